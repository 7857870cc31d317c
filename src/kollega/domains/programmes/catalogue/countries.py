"""What differs by country: the clock, and the draft of the promise and its limits."""

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
        promise: draft of what stays between two people.
        limits: draft of the limits of confidentiality there; paragraphs parted by blank lines.

    The drafts are a beginning, not legal advice: a named person signs a programme's text off.
    """

    time_zone: str
    promise: Promise
    limits: Promise


_PROMISE = _("x")

COUNTRIES: Final[dict[Country, CountryFacts]] = {
    country: CountryFacts(time_zone=zone, promise=_PROMISE, limits=_PROMISE)
    for country, zone in {
        Country.ENGLAND: "Europe/London",
        Country.SCOTLAND: "Europe/London",
        Country.SWEDEN: "Europe/Stockholm",
        Country.NORWAY: "Europe/Oslo",
        Country.NETHERLANDS: "Europe/Amsterdam",
    }.items()
}
