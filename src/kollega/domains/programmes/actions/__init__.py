"""What happens to programmes and to people's parts in them."""

from kollega.domains.programmes.actions.cohorts import add_cohort, change_cohort, remove_cohort
from kollega.domains.programmes.actions.contacts import tell_contacts
from kollega.domains.programmes.actions.duties import (
    answer_duty_by_mail,
    appoint,
    decline_duty,
    offer_duty,
    relieve,
    take_back_offer,
    take_duty,
)
from kollega.domains.programmes.actions.invitations import (
    begin_by_mail,
    decline_by_mail,
    invite,
    invite_again,
    remind,
    send_invitations,
)
from kollega.domains.programmes.actions.many import (
    approve_many,
    invite_many_again,
    remind_many,
    write_approval,
    write_reminder,
)
from kollega.domains.programmes.actions.participations import (
    accept_text,
    approve,
    begin_sign_up,
    confirm_portrait,
    decline,
    end_pauses,
    leave,
    pause,
    refuse,
    resume,
    save_answers,
    submit,
)
from kollega.domains.programmes.actions.programmes import (
    change_programme,
    close_programme,
    create_programme,
    move_programme,
    open_programme,
)
from kollega.domains.programmes.actions.retention import (
    forget_gone_parts,
    forget_old_lines,
    forget_old_offers,
)
from kollega.domains.programmes.actions.templates import delete_template, save_as_template
from kollega.domains.programmes.actions.texts import (
    ask_to_agree_anew,
    sign_off,
    write_consent_text,
)

__all__ = [
    "accept_text",
    "add_cohort",
    "answer_duty_by_mail",
    "appoint",
    "approve",
    "approve_many",
    "ask_to_agree_anew",
    "begin_by_mail",
    "begin_sign_up",
    "change_cohort",
    "change_programme",
    "close_programme",
    "confirm_portrait",
    "create_programme",
    "decline",
    "decline_by_mail",
    "decline_duty",
    "delete_template",
    "end_pauses",
    "forget_gone_parts",
    "forget_old_lines",
    "forget_old_offers",
    "invite",
    "invite_again",
    "invite_many_again",
    "leave",
    "move_programme",
    "offer_duty",
    "open_programme",
    "pause",
    "refuse",
    "relieve",
    "remind",
    "remind_many",
    "remove_cohort",
    "resume",
    "save_answers",
    "save_as_template",
    "send_invitations",
    "sign_off",
    "submit",
    "take_back_offer",
    "take_duty",
    "tell_contacts",
    "write_approval",
    "write_consent_text",
    "write_reminder",
]
