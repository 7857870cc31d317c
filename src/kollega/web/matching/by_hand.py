"""One pair by hand: what is known of it, ruling it out, and a swap with its effect shown first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kollega.domains.matching import actions, catalogue, permissions, queries
from kollega.domains.programmes import queries as programmes
from kollega.foundation.permissions import require
from kollega.web.frame.listings import Column, Listing
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.matching.nav import frame
from kollega.web.matching.rows import pair_row

if TYPE_CHECKING:
    from kollega.domains.matching.models import Proposal
    from kollega.domains.matching.queries import Swap
    from kollega.domains.programmes.models import Participation, Programme


@dataclass(frozen=True, slots=True)
class MentorRow:
    """A mentor somebody could be given by hand."""

    public_id: str
    name: str
    place: str
    grade: str
    room: int
    possible: bool
    percent: float
    word: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What a swap does to one mentee: the mentor and the fit in words, before and after."""

    mentee: str
    before: str
    word_before: str
    percent_before: float
    after: str
    word_after: str
    percent_after: float

    @property
    def change(self) -> float:
        """Above 0 where it fits better than before; no mentor is below any fit."""
        after = self.percent_after if self.after else -1.0
        return after - (self.percent_before if self.before else -1.0)


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to swap: straight to a free place, or in exchange with somebody."""

    partner: str
    name: str
    possible: bool
    effects: list[Effect]

    @property
    def gain(self) -> float:
        """What it brings over all; what is not possible comes last."""
        return sum(effect.change for effect in self.effects) if self.possible else -1000.0


@signed_in
@require_safe
def pair(request: PersonRequest, public_id: str, pair: str) -> HttpResponse:
    """A line of the round: who, how well they fit, what would help; never what anybody needs."""
    programme, proposal = _line(request, public_id, pair)
    help_ = ""
    if proposal.mentor is None:
        names = queries.helpers(proposal, viewer=request.person)
        help_ = catalogue.what_would_help(proposal.single_change, names)
    context = {
        **frame(programme),
        "row": pair_row(proposal, request.person),
        "what_would_help": help_,
    }
    return render(request, "matching/pair.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def forbid(request: PersonRequest, public_id: str, pair: str) -> HttpResponse:
    """Ask once more, then rule the pair out for good."""
    programme, proposal = _line(request, public_id, pair)
    if request.method == "POST":
        actions.forbid_pair(proposal=proposal, by=request.person)
        messages.success(request, _("This pair will not be proposed again. Neither was told."))
        return redirect("matching", public_id)
    context = frame(programme) | {"row": pair_row(proposal, request.person)}
    return render(request, "matching/forbid.html", context)


@signed_in
@require_safe
def mentors(request: PersonRequest, public_id: str, pair: str) -> HttpResponse:
    """The mentors of the round, those who fit best first; each leads to what a swap would do."""
    programme, proposal = _line(request, public_id, pair)
    require(permissions.may_swap(request.person, proposal))
    listing = Listing(
        request,
        id="mentors",
        sort="-fit",
        columns=[
            Column("mentor", _("Mentor"), order=["name"]),
            Column("grade", _("Grade")),
            Column("place", _("Place")),
            Column("fit", _("Fit"), order=["percent"]),
            Column("room", _("Places left"), order=["room"], numeric=True),
            Column("more", _("More"), hidden=True),
        ],
        per_page=25,
    )
    rows = _mentor_rows(request, proposal)
    key, turned = listing.ordering()[0].lstrip("-"), listing.descending
    listing.show(sorted(rows, key=lambda row: getattr(row, key), reverse=turned))
    context = {
        **frame(programme),
        "row": pair_row(proposal, request.person),
        "listing": listing,
        "asked": request.GET,
    }
    return render(request, "matching/mentors.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def swap(request: PersonRequest, public_id: str, pair: str, mentor: str) -> HttpResponse:
    """What giving a mentee this mentor would do, person by person; then do it."""
    programme, proposal = _line(request, public_id, pair)
    require(permissions.may_swap(request.person, proposal))
    chosen = _mentor(request, proposal, mentor)
    if request.method == "POST":
        partner = request.POST.get("with", "")
        actions.swap(
            proposal=proposal,
            mentor=chosen,
            by=request.person,
            partner=queries.proposal(partner, viewer=request.person, programme=programme)
            if partner
            else None,
        )
        messages.success(
            request,
            _("{mentee} has {mentor} now; the pair is locked.").format(
                mentee=proposal.mentee.person.name, mentor=chosen.person.name
            ),
        )
        return redirect("matching", public_id)
    context = {
        **frame(programme),
        "row": pair_row(proposal, request.person),
        "mentor": chosen.person.name,
        "choices": _choices(request, proposal, chosen),
    }
    return render(request, "matching/swap.html", context)


def _line(request: PersonRequest, public_id: str, pair: str) -> tuple[Programme, Proposal]:
    programme = programmes.coordinated(public_id, request.person)
    return programme, queries.proposal(pair, viewer=request.person, programme=programme)


def _mentor(request: PersonRequest, proposal: Proposal, public_id: str) -> Participation:
    found = queries.offered(proposal.round, viewer=request.person, public_id=public_id)
    if found is None:
        raise Http404
    return found


def _mentor_rows(request: PersonRequest, proposal: Proposal) -> list[MentorRow]:
    words = request.GET.get("q", "")
    offering = [
        mentor
        for mentor in queries.offering(
            proposal.round, viewer=request.person, words=words, to=proposal.mentee
        )
        if mentor.pk != proposal.mentor_id
    ]
    fits = queries.fits_of(proposal, offering)
    room = queries.room(proposal.round, offering)
    seen = queries.room(proposal.round, offering, seen_by=request.person)
    rows = []
    for mentor in offering:
        fit, here = fits[mentor.pk], queries.position_now(mentor.person)
        if seen[mentor.pk] > 0 >= room[mentor.pk]:
            fit = None
        word = queries.word_for(fit.fit) if fit else None
        rows.append(
            MentorRow(
                public_id=mentor.public_id,
                name=mentor.person.name,
                place=here.place,
                grade=here.grade,
                room=max(0, seen[mentor.pk]),
                possible=fit is not None,
                percent=fit.fit * 100 if fit else -1.0,
                word=str(word.label) if word else "",
            )
        )
    return rows


def _choices(request: PersonRequest, proposal: Proposal, mentor: Participation) -> list[Choice]:
    if queries.room(proposal.round, [mentor], seen_by=request.person)[mentor.pk] > 0:
        there_is = queries.room(proposal.round, [mentor])[mentor.pk] > 0
        effect = queries.swap_of(proposal, mentor) if there_is else queries.NOT_POSSIBLE
        return [_choice(effect, partner=None)]
    choices = [
        _choice(queries.swap_of(proposal, mentor, partner=partner), partner=partner)
        for partner in queries.partners(proposal.round, mentor, viewer=request.person)
    ]
    return sorted(choices, key=lambda choice: -choice.gain)


def _choice(effect: Swap, *, partner: Proposal | None) -> Choice:
    return Choice(
        partner=partner.public_id if partner else "",
        name=partner.mentee.person.name if partner else "",
        possible=effect.possible,
        effects=[
            Effect(
                mentee=move.proposal.mentee.person.name,
                before=_name(move.proposal.mentor),
                word_before=_word(move.proposal.fit),
                percent_before=(move.proposal.fit or 0.0) * 100,
                after=_name(move.mentor),
                word_after=_word(move.judged.fit if move.judged else None),
                percent_after=(move.judged.fit if move.judged else 0.0) * 100,
            )
            for move in effect.moves
        ],
    )


def _name(mentor: Participation | None) -> str:
    return mentor.person.name if mentor else ""


def _word(fit: float | None) -> str:
    word = queries.word_for(fit)
    return str(word.label) if word else ""
