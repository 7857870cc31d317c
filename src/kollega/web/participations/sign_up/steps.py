"""The pages of the sign-up in their order, for either side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kollega.domains.people import queries as people
from kollega.domains.programmes.lifecycle import ParticipationStage
from kollega.domains.programmes.vocabulary import Role
from kollega.foundation.errors import NotFound
from kollega.web.participations.sign_up import forms, mentee, mentor

if TYPE_CHECKING:
    from kollega.domains.programmes.models import Participation


@dataclass(frozen=True)
class Page:
    """A page of the sign-up.

    Attributes:
        slug: its name in the address.
        label: two words for the list of pages.
        title: the page's heading.
        lead: a sentence below it.
        form: what it asks; None: the page has a view of its own.
    """

    slug: str
    label: Promise
    title: Promise
    lead: Promise | str = ""
    form: type[forms.Question] | None = None


YOU = Page(
    "you",
    _("You"),
    _("Who are you?"),
    _("As far as we know it. Please correct what is wrong."),
    forms.You,
)
WORK = Page("work", _("Work"), _("Where are you?"), form=forms.Work)
CHARACTERISTICS = Page("about-me", _("About me"), _("Is this true, and may it be used?"))
APART = Page(
    "not-this-person", _("Not this person"), _("Is there somebody you would rather not meet?")
)
PROMISE = Page("promise", _("Promise"), _("What stays between you, and its limits"))
REVIEW = Page("review", _("Look over"), _("This is what others see"))

PAGES: dict[str, list[Page]] = {
    Role.MENTOR: [
        YOU,
        WORK,
        Page("offers", _("Help"), _("What can you offer?"), form=mentor.Offers),
        Page(
            "portrait",
            _("Portrait"),
            _("What are you like to talk to?"),
            _("People who look for a mentor read this and choose."),
            mentor.Portrait,
        ),
        Page("meeting", _("Meeting"), _("How can people meet you?"), form=forms.Meeting),
        Page("places", _("Places"), _("How much room do you have?"), form=mentor.Capacity),
        CHARACTERISTICS,
        APART,
        PROMISE,
        REVIEW,
    ],
    Role.MENTEE: [
        YOU,
        WORK,
        Page("needs", _("Needs"), _("What is it about?"), form=mentee.Needs),
        Page("more-needs", _("More"), _("Anything else?"), form=mentee.MoreNeeds),
        Page("words", _("My words"), _("In your own words"), form=mentee.Words),
        Page("wishes", _("Wishes"), _("What matters in a mentor?"), form=mentee.Wishes),
        Page("meeting", _("Meeting"), _("How would you like to meet?"), form=forms.Meeting),
        CHARACTERISTICS,
        Page("supervisors", _("Supervisors"), _("Who judges your work?")),
        APART,
        PROMISE,
        REVIEW,
    ],
}


def pages_of(part: Participation) -> list[Page]:
    """This person's pages; the one on characteristics only where a file told of some."""
    told = any(one.confirmed_at is None for one in people.characteristics_of(part.person))
    return [page for page in PAGES[part.role] if page is not CHARACTERISTICS or told]


@dataclass(frozen=True)
class Place:
    """Where somebody is among their pages, for the view and its template."""

    part: Participation
    page: Page
    pages: list[Page]

    @property
    def number(self) -> int:
        """Which page this is, from 1."""
        return self.pages.index(self.page) + 1

    @property
    def labels(self) -> list[Promise]:
        return [page.label for page in self.pages]

    @property
    def urls(self) -> list[str]:
        return [page_url(self.part, page) for page in self.pages]

    @property
    def onward(self) -> str:
        """The next page while signing up; afterwards, back to the person's own page."""
        if not self.signing_up:
            return reverse("my-part", args=[self.part.public_id])
        return page_url(self.part, self.pages[min(self.number, len(self.pages) - 1)])

    @property
    def back(self) -> str:
        """The page before; from the first, the person's own page."""
        if not self.signing_up or self.number == 1:
            return reverse("my-part", args=[self.part.public_id])
        return page_url(self.part, self.pages[self.number - 2])

    @property
    def signing_up(self) -> bool:
        return self.part.stage in (ParticipationStage.SIGNING_UP, ParticipationStage.REFUSED)

    @property
    def step(self) -> int | None:
        """What is kept when this page is done: how many are; nothing after the sign-up."""
        return self.number if self.signing_up else None


def page_url(part: Participation, page: Page) -> str:
    """The address of a page."""
    return reverse("sign-up-page", args=[part.public_id, page.slug])


def place(part: Participation, slug: str) -> Place:
    """Where somebody is.

    Raises:
        NotFound: there is no such page for them.
    """
    pages = pages_of(part)
    page = next((page for page in pages if page.slug == slug), None)
    if page is None:
        raise NotFound
    return Place(part, page, pages)


def where_left_off(part: Participation) -> str:
    """The address of the first page that is not done."""
    pages = pages_of(part)
    return page_url(part, pages[min(part.step, len(pages) - 1)])
