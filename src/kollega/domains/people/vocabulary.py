"""The kinds of organisations, reporting lines and grades, in the field's own terms."""

import re

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    """A level of the organisation tree, from the widest to the narrowest."""

    REGION = "region", _("region")
    ORGANISATION = "organisation", _("organisation")
    SITE = "site", _("site")
    DEPARTMENT = "department", _("department")


class LineKind(TextChoices):
    """How one person judges another: the kinds that make a pair impossible."""

    LINE_MANAGER = "line_manager", _("line manager")
    EDUCATIONAL_SUPERVISOR = "educational_supervisor", _("educational supervisor")
    CLINICAL_SUPERVISOR = "clinical_supervisor", _("clinical supervisor")
    TRAINER = "trainer", _("trainer")
    EXAMINER = "examiner", _("examiner or assessor")
    TRAINING_DIRECTOR = "training_director", _("training director")
    APPRAISER = "appraiser", _("appraiser")


class Step(IntegerChoices):
    """How far along a medical career a grade is; grades themselves differ by country."""

    STUDENT = 1, _("medical student")
    FOUNDATION = 2, _("first years after qualifying")
    TRAINEE = 3, _("specialty trainee or resident")
    SENIOR_TRAINEE = 4, _("senior trainee")
    SPECIALIST = 5, _("specialist, GP or consultant")
    SENIOR = 6, _("senior consultant or lead")


class Language(TextChoices):
    """Languages people can be mentored in (ISO 639-1 and 639-3 codes)."""

    ENGLISH = "en", _("English")
    ARABIC = "ar", _("Arabic")
    BENGALI = "bn", _("Bengali")
    CHINESE = "zh", _("Chinese")
    DANISH = "da", _("Danish")
    DUTCH = "nl", _("Dutch")
    FINNISH = "fi", _("Finnish")
    FRENCH = "fr", _("French")
    GAELIC = "gd", _("Gaelic")
    GERMAN = "de", _("German")
    GREEK = "el", _("Greek")
    HAUSA = "ha", _("Hausa")
    HINDI = "hi", _("Hindi")
    IGBO = "ig", _("Igbo")
    ITALIAN = "it", _("Italian")
    MALAYALAM = "ml", _("Malayalam")
    NORWEGIAN = "no", _("Norwegian")
    PASHTO = "ps", _("Pashto")
    PERSIAN = "fa", _("Persian")
    POLISH = "pl", _("Polish")
    PORTUGUESE = "pt", _("Portuguese")
    PUNJABI = "pa", _("Punjabi")
    ROMANIAN = "ro", _("Romanian")
    RUSSIAN = "ru", _("Russian")
    SINHALA = "si", _("Sinhala")
    SOMALI = "so", _("Somali")
    SPANISH = "es", _("Spanish")
    SWEDISH = "sv", _("Swedish")
    TAMIL = "ta", _("Tamil")
    TELUGU = "te", _("Telugu")
    TIGRINYA = "ti", _("Tigrinya")
    TURKISH = "tr", _("Turkish")
    TWI = "tw", _("Twi")
    UKRAINIAN = "uk", _("Ukrainian")
    URDU = "ur", _("Urdu")
    WELSH = "cy", _("Welsh")
    YORUBA = "yo", _("Yoruba")


# Words that tell how far along a grade is, the first that fits; grades differ by country.
_STEPS: tuple[tuple[str, Step], ...] = (
    (r"student", Step.STUDENT),
    (
        r"\bf[yd]?[12]\b|foundation|\bintern(ship)?\b|\bat[- ]l|house officer|turnus|basisarts"
        r"|\blis ?1\b|underläkare",
        Step.FOUNDATION,
    ),
    (
        r"director|\bdean\b|\blead\b|head of|senior consultant|överläkare|overlege|professor|hoofd",
        Step.SENIOR,
    ),
    (
        r"\bst ?[4-9]\b|registrar|senior trainee|specialty doctor|fellow|\bst[- ]läkare",
        Step.SENIOR_TRAINEE,
    ),
    (
        r"\bgpst|\bst ?[1-3]\b|\b[ci]m?t ?[1-4]\b|\bst\b|resident|trainee|\blis|aios|anios"
        r"|i spesialisering|assistentlege",
        Step.TRAINEE,
    ),
    (
        r"consultant|specialist|\bgp\b|partner|physician|internist|distriktsl|(?<!col)lege\b|läkare",
        Step.SPECIALIST,
    ),
    (r"(?<!long[- ])\bterm\b|\byear [1-6]\b", Step.STUDENT),
)


def step_of(grade: str) -> Step | None:
    """How far along a career a grade's own words say somebody is; None if they do not tell."""
    said = grade.casefold()
    return next((step for words, step in _STEPS if re.search(words, said)), None)


# What the buttons in emails about an address do.
USE_ADDRESS, STOP_ADDRESS = "use-address", "stop-address"
