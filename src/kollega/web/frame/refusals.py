"""The one place where a refusal of a domain becomes a page or a toast."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from kollega.foundation.errors import DomainError, NotAllowed, NotFound, NotPossible
from kollega.web.frame.bodies import is_too_large
from kollega.web.frame.toasts import with_toast

STATUS = {NotFound: 404, NotAllowed: 403, NotPossible: 409}


class RefusalMiddleware:
    """Answers a refused deed: a toast over the page it came from, else a calm page of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_too_large(request):
            return render(request, "errors/413.html", {"back": came_from(request)}, status=413)
        answer = self.get_response(request)
        if answer.status_code == 405 and not answer.content:
            # Typed by hand, or kept by the browser from a form that was sent long ago.
            page = render(request, "errors/405.html", status=405)
            page["Allow"] = answer["Allow"]
            return page
        return answer

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Translate expected failures; anything else is an error of ours and goes on."""
        if not isinstance(problem, DomainError):
            return None
        status = next((code for kind, code in STATUS.items() if isinstance(problem, kind)), 409)
        if request.headers.get("HX-Request"):
            answer = HttpResponse(status=204, headers={"HX-Reswap": "none"})
            return with_toast(answer, str(problem), kind="warm")
        if request.method == "POST" and status == 409 and (back := came_from(request)):
            messages.warning(request, str(problem))
            return HttpResponseRedirect(back)
        page = "errors/404.html" if status == 404 else "errors/refused.html"
        return render(request, page, {"reason": str(problem)}, status=status)


def came_from(request: HttpRequest) -> str:
    """The page of ours on which a form stood; empty if that is not known."""
    back = request.headers.get("Referer", "")
    return back if url_has_allowed_host_and_scheme(back, {request.get_host()}) else ""
