"""Every component in every state, on pages that answer like real ones."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kollega.web.frame.listings import Bulk, Column, Listing
from kollega.web.frame.toasts import with_toast
from kollega.web.gallery.forms import Pause, SignUp
from kollega.web.gallery.people import Pair, invented_pairs
from kollega.web.gallery.samples import samples

REFUSALS = {"400": 400, "403": 403, "404": 404, "500": 500, "503": 503, "csrf": 403, "offline": 503}
STEP = 7


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    return render(request, "gallery/components.html", samples())


@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest) -> HttpResponse:
    """A form with every kind of field; nothing is kept."""
    form = SignUp(
        request.POST or None,
        request.FILES or None,
        audiences={
            "email": _("Only the coordinator of this programme"),
            "needs": _("The mentor you ask. Your coordinator does not see it."),
            "words": _("The mentor you ask, and nobody else"),
        },
    )
    if form.is_valid():
        messages.success(request, _("This is where it would be saved."))
        return redirect("gallery-forms")
    status = 422 if form.is_bound else 200
    return render(request, "gallery/forms.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def pairs(request: HttpRequest) -> HttpResponse:
    """Two thousand rows: filtered, sorted, paged and selected."""
    if request.method == "POST":
        chosen = Listing.selection(request)
        number = len(_found(request)) if chosen.everything else len(chosen.ids)
        messages.success(request, _("%(number)d rows would be reminded now.") % {"number": number})
        return redirect(request.get_full_path())
    listing = Listing(
        request,
        id="pairs",
        sort="-fit",
        columns=[
            Column("mentee", _("Mentee"), order=["mentee", "number"]),
            Column("grade", _("Grade"), order=["grade", "mentee"]),
            Column("place", _("Place"), order=["place", "mentee"]),
            Column("mentor", _("Mentor"), order=["mentor", "mentee"]),
            Column("fit", _("Fit"), order=["fit", "number"]),
            Column("state", _("State")),
            Column("more", _("More"), hidden=True),
        ],
        bulk=[Bulk("remind", _("Send a reminder")), Bulk("lock", _("Lock"))],
    )
    listing.show(_ordered(_found(request), listing))
    return render(request, "gallery/tables.html", {"listing": listing, "asked": request.GET})


@require_http_methods(["GET", "HEAD", "POST"])
def pause(request: HttpRequest) -> HttpResponse:
    """A small question: a page, or the same page in a dialogue."""
    form = Pause(request.POST or None)
    if form.is_valid():
        messages.success(request, _("You have paused. Nobody was told why."))
        return redirect("gallery")
    return render(request, "gallery/dialogue.html", {"form": form})


@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """A piece of long work that is further each time it is asked."""
    done = min(100, int(request.GET.get("done", "0")) + STEP)
    next_url = f"{request.path}?done={done}"
    return render(request, "gallery/progress.html", {"done": done, "next_url": next_url})


@require_POST
def toast(request: HttpRequest) -> HttpResponse:
    return with_toast(HttpResponse(status=204), _("Saved. Nothing else changed on this page."))


@require_safe
def refusal(request: HttpRequest, which: str) -> HttpResponse:
    """The pages nobody wants to see, to be looked at in peace."""
    if which not in REFUSALS:
        raise Http404
    return render(request, f"errors/{which}.html", status=REFUSALS[which])


def _found(request: HttpRequest) -> list[Pair]:
    words = request.GET.get("q", "").casefold().split()
    waiting = request.GET.get("state") == "waiting"
    return [
        pair
        for pair in invented_pairs()
        if all(word in f"{pair.mentee} {pair.mentor}".casefold() for word in words)
        and not (waiting and pair.mentor)
    ]


def _ordered(found: list[Pair], listing: Listing) -> list[Pair]:
    names = [name.lstrip("-") for name in listing.ordering()]
    return sorted(
        found, key=lambda pair: [getattr(pair, name) for name in names], reverse=listing.descending
    )
