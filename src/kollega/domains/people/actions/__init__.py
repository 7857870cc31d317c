"""What happens to people: they come, are affiliated, name who judges them and whom they avoid."""

from kollega.domains.people.actions.addresses import (
    ask_for_address,
    forget_unanswered_addresses,
    take_back_address,
    use_address,
)
from kollega.domains.people.actions.characteristics import (
    confirm_characteristic,
    name_characteristic,
    remove_characteristic,
)
from kollega.domains.people.actions.conflicts import (
    avoid,
    record_reporting_line,
    take_back_line,
    take_back_veto,
)
from kollega.domains.people.actions.persons import (
    account_of,
    add_person,
    change_person,
    choose_password,
    let_open_programmes,
    open_account,
)
from kollega.domains.people.actions.places import (
    add_organisation,
    affiliate,
    remove_affiliation,
)
from kollega.domains.people.actions.retention import forget, forget_lines, forget_unconfirmed

__all__ = [
    "account_of",
    "add_organisation",
    "add_person",
    "affiliate",
    "ask_for_address",
    "avoid",
    "change_person",
    "choose_password",
    "confirm_characteristic",
    "forget",
    "forget_lines",
    "forget_unanswered_addresses",
    "forget_unconfirmed",
    "let_open_programmes",
    "name_characteristic",
    "open_account",
    "record_reporting_line",
    "remove_affiliation",
    "remove_characteristic",
    "take_back_address",
    "take_back_line",
    "take_back_veto",
    "use_address",
]
