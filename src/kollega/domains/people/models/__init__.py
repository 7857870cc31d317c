from kollega.domains.people.models.accounts import Account, NewAddress
from kollega.domains.people.models.conflicts import ReportingLine, Veto
from kollega.domains.people.models.organisations import Affiliation, Organisation
from kollega.domains.people.models.persons import Characteristic, Person

__all__ = [
    "Account",
    "Affiliation",
    "Characteristic",
    "NewAddress",
    "Organisation",
    "Person",
    "ReportingLine",
    "Veto",
]
