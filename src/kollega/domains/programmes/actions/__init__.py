"""What happens to programmes."""

from kollega.domains.programmes.actions.cohorts import add_cohort, change_cohort
from kollega.domains.programmes.actions.duties import appoint, relieve
from kollega.domains.programmes.actions.programmes import (
    change_programme,
    close_programme,
    create_programme,
    open_programme,
)
from kollega.domains.programmes.actions.templates import save_as_template
from kollega.domains.programmes.actions.texts import sign_off, write_consent_text

__all__ = [
    "add_cohort",
    "appoint",
    "change_cohort",
    "change_programme",
    "close_programme",
    "create_programme",
    "open_programme",
    "relieve",
    "save_as_template",
    "sign_off",
    "write_consent_text",
]
