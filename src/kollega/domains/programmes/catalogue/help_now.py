"""Whom to call now, in each country: national lines only, each with its source and date."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kollega.domains.programmes.vocabulary import Country

CHECKED_ON: Final = date(2026, 11, 22)
ALWAYS: Final = _("day and night")


@dataclass(frozen=True)
class Line:
    """A telephone line.

    Attributes:
        name: what it is called where it is.
        number: as people write it; dialled without its blanks.
        what: for whom or for what it is, in one phrase.
        source: the service's own page, or a public one that names the number.
        hours: when somebody answers.
        emergency: whether it is the number for danger to life.
        checked_on: when the number was last compared with a copy of its source.
    """

    name: Promise | str
    number: str
    what: Promise
    source: str
    hours: Promise = ALWAYS
    emergency: bool = False
    checked_on: date = CHECKED_ON

    @property
    def dialled(self) -> str:
        """The number for a telephone: digits only."""
        return "".join(sign for sign in self.number if sign.isdigit())


def _emergency(number: str, source: str) -> Line:
    return Line(_("Emergency"), number, _("when a life is in danger"), source, emergency=True)


_SAMARITANS = Line(
    "Samaritans",
    "116 123",
    _("somebody who listens, free of charge"),
    "https://www.samaritans.org",
)
_BMA = Line(
    "BMA Counselling",
    "0330 123 1245",
    _("for every doctor and medical student, member or not"),
    "https://www.bma.org.uk/advice-and-support/your-wellbeing",
)

HELP_NOW: Final[dict[Country, tuple[Line, ...]]] = {
    Country.ENGLAND: (
        _emergency("999", "https://www.nhs.uk"),
        Line(
            "NHS 111",
            "111",
            _("urgent care; choose the mental health option"),
            "https://111.nhs.uk",
        ),
        _SAMARITANS,
        _BMA,
        Line(
            "NHS Practitioner Health",
            "0300 0303 300",
            _("confidential treatment for doctors"),
            "https://www.practitionerhealth.nhs.uk/healthcare-staff-in-england",
            hours=_("Monday to Friday 8am to 8pm, Saturday 8am to 2pm"),
        ),
    ),
    Country.SCOTLAND: (
        _emergency("999", "https://www.nhsinform.scot"),
        Line("NHS 24", "111", _("urgent care, with a mental health hub"), "https://www.nhs24.scot"),
        _SAMARITANS,
        Line(
            "Breathing Space",
            "0800 83 85 87",
            _("for low mood, anxiety and distress, free of charge"),
            "https://breathingspace.scot",
            hours=_("Monday to Thursday 6pm to 2am, and Friday 6pm to Monday 6am"),
        ),
        _BMA,
    ),
    Country.WALES: (
        _emergency("999", "https://111.wales.nhs.uk"),
        Line(
            "NHS 111 Wales",
            "111",
            _("urgent care; press 2 for somebody who knows about mental health"),
            "https://111.wales.nhs.uk",
        ),
        _SAMARITANS,
        _BMA,
    ),
    Country.NORTHERN_IRELAND: (
        _emergency("999", "https://www.nidirect.gov.uk"),
        Line(
            "Lifeline",
            "0808 808 8000",
            _("for distress and despair, free of charge"),
            "https://www.lifelinehelpline.info/page/about.html",
        ),
        _SAMARITANS,
        _BMA,
    ),
    Country.SWEDEN: (
        _emergency("112", "https://www.sosalarm.se"),
        Line(
            "1177",
            "1177",
            _("advice on care, and where the nearest emergency department is"),
            "https://www.1177.se",
        ),
        Line(
            "Mind Självmordslinjen",
            "90101",
            _("for thoughts of suicide, free of charge and anonymous"),
            "https://mind.se/hitta-hjalp/sjalvmordslinjen",
        ),
    ),
    Country.NORWAY: (
        _emergency("113", "https://www.helsenorge.no/psykisk-helse"),
        Line(
            "Legevakt",
            "116 117",
            _("the doctor on duty where you are"),
            "https://www.helsenorge.no/psykisk-helse",
        ),
        Line(
            "Mental Helse",
            "116 123",
            _("somebody who listens, free of charge"),
            "https://mentalhelse.no",
        ),
    ),
    Country.NETHERLANDS: (
        _emergency("112", "https://www.112.nl"),
        Line(
            "113 Zelfmoordpreventie",
            "113",
            _("for thoughts of suicide, free of charge and anonymous"),
            "https://www.113.nl",
        ),
        Line(
            "113 Zelfmoordpreventie",
            "0800-0113",
            _("the same line by another number"),
            "https://www.113.nl",
        ),
    ),
}
