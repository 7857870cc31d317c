from kollega.domains.programmes.models.consent import Acceptance, ConsentText
from kollega.domains.programmes.models.imports import Import, ImportRow, RememberedColumn
from kollega.domains.programmes.models.participations import Participation
from kollega.domains.programmes.models.programmes import (
    Appointment,
    Cohort,
    DutyOffer,
    OwnTemplate,
    Programme,
)

__all__ = [
    "Acceptance",
    "Appointment",
    "Cohort",
    "ConsentText",
    "DutyOffer",
    "Import",
    "ImportRow",
    "OwnTemplate",
    "Participation",
    "Programme",
    "RememberedColumn",
]
