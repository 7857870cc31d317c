"""What differs by country: the clock, and the draft of the promise and its limits.

The drafts name what Kollega's reviewers must see settled: serious danger to oneself or to others, a
child or patients at risk, the order of a court. They say what the law of a country adds in one
sentence, and they are a beginning, not legal advice: a named person reads and signs each
programme's text before anybody comes in.
"""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kollega.domains.programmes.vocabulary import Country


@dataclass(frozen=True)
class CountryFacts:
    """One country.

    Attributes:
        time_zone: IANA name of the zone sessions are planned in.
        law: what the law there adds to the limits, as one paragraph of the draft.
    """

    time_zone: str
    law: Promise

    @property
    def promise(self) -> str:
        """The draft of what stays between two people; paragraphs parted by a blank line."""
        return "\n\n".join(str(paragraph) for paragraph in _PROMISE)

    @property
    def limits(self) -> str:
        """The draft of the limits of confidentiality; lines of a list begin with "- "."""
        reasons = "\n".join(f"- {reason}" for reason in _REASONS)
        return "\n\n".join([str(_FEW), reasons, str(self.law), *map(str, _AND_THEN)])


_PROMISE: Final = (
    _(
        "What you and the person you meet say to each other stays between the two of you. It is "
        "not passed on to your employer, your supervisors, your school or the people who run this "
        "programme."
    ),
    _(
        "The coordinators see that you take part and whether you meet, never what you talk about. "
        "Nobody who supervises, trains, examines or appraises you is told that you take part."
    ),
    _("You can stop at any time, and nobody will ask you why."),
)
_FEW: Final = _("There are limits, and they are few. Somebody may have to be told")
_REASONS: Final = (
    _("if you or somebody else is in serious danger;"),
    _("if a child, or an adult who cannot protect themselves, is at risk of harm;"),
    _("if patients are at risk;"),
    _("if a court or the law orders it."),
)
_AND_THEN: Final = (
    _(
        "You are told first wherever that is safe, and you can say how you would like it to be done."
    ),
    _("Only what is necessary is told, and only to those who have to know it."),
)

COUNTRIES: Final[dict[Country, CountryFacts]] = {
    Country.ENGLAND: CountryFacts(
        time_zone="Europe/London",
        law=_(
            "Doctors in England must act when patients may be at risk, as the General Medical "
            "Council's guidance on raising concerns asks of them, and they follow the local "
            "safeguarding procedures for children and adults at risk."
        ),
    ),
    Country.SCOTLAND: CountryFacts(
        time_zone="Europe/London",
        law=_(
            "Doctors in Scotland must act when patients may be at risk, as the General Medical "
            "Council's guidance on raising concerns asks of them, and they follow the child "
            "protection and adult support and protection procedures of their health board."
        ),
    ),
    Country.WALES: CountryFacts(
        time_zone="Europe/London",
        law=_(
            "Doctors in Wales must act when patients may be at risk, as the General Medical "
            "Council's guidance on raising concerns asks of them, and they follow the Wales "
            "Safeguarding Procedures for children and adults at risk."
        ),
    ),
    Country.NORTHERN_IRELAND: CountryFacts(
        time_zone="Europe/London",
        law=_(
            "Doctors in Northern Ireland must act when patients may be at risk, as the General "
            "Medical Council's guidance on raising concerns asks of them, and they follow the "
            "safeguarding procedures of their health and social care trust for children and adults "
            "at risk. Anybody there who knows of a serious crime must tell the police, unless "
            "there is a reasonable excuse."
        ),
    ),
    Country.SWEDEN: CountryFacts(
        time_zone="Europe/Stockholm",
        law=_(
            "Doctors in Sweden must tell the social services when they learn in their work that a "
            "child may be harmed, and their care provider when patients may be at risk."
        ),
    ),
    Country.NORWAY: CountryFacts(
        time_zone="Europe/Oslo",
        law=_(
            "Doctors in Norway must tell the child welfare services when a child may be seriously "
            "harmed, the emergency services when that is needed to avert serious harm, and the "
            "supervisory authority when patients may be at risk."
        ),
    ),
    Country.NETHERLANDS: CountryFacts(
        time_zone="Europe/Amsterdam",
        law=_(
            "Doctors in the Netherlands follow the reporting code for domestic violence and child "
            "abuse (meldcode), and act when patients may be at risk."
        ),
    ),
}
