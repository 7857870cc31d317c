"""Who looks at a page: the person behind the signed-in account, as ``request.person``."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar
from urllib.parse import urlsplit, urlunsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from kollega.foundation import once
from kollega.web.frame.refusals import came_from

if TYPE_CHECKING:
    from kollega.domains.people.models import Person

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponse)


class PersonRequest(HttpRequest):
    """A request of somebody signed in."""

    person: Person


class PersonMiddleware:
    """Puts the person on the request; ``None`` for a stranger. Costs a query only when asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.person = SimpleLazyObject(lambda: _person_of(request))  # type: ignore[attr-defined]  # PersonRequest
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with once.reading():
            return self.get_response(request)


def signed_in(
    view: Callable[Concatenate[PersonRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Only for people who signed in; others are sent to the sign-in page and come back."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        person = _person_of(request)
        if person is None:
            return redirect_to_login(_to_return_to(request))
        request.person = person  # type: ignore[attr-defined]  # PersonRequest
        return view(request, *args, **kwargs)  # type: ignore[arg-type]  # it has its person now

    return guarded


def _to_return_to(request: HttpRequest) -> str:
    """The page itself; after a form that was sent too late, the page on which it stands."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    there = urlsplit(came_from(request))
    return urlunsplit(("", "", there.path, there.query, "")) or "/"


def _person_of(request: HttpRequest) -> Person | None:
    if not request.user.is_authenticated:
        return None
    return request.user.person
