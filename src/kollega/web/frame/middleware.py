from collections.abc import Awaitable, Callable

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, HttpResponseRedirectBase

PRIVATE = "no-store, private"
DIALOGUE = "dialogue-body"


class DialogueRedirects:
    """A form sent from a dialogue moves the whole page on when it succeeds.

    The browser follows a redirect before HTMX can see it and the next page would land in the
    dialogue; HX-Redirect tells HTMX to go there instead.
    """

    sync_capable = True
    async_capable = True

    def __init__(
        self, get_response: Callable[[HttpRequest], HttpResponseBase | Awaitable[HttpResponseBase]]
    ) -> None:
        self.get_response = get_response
        if iscoroutinefunction(get_response):
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> HttpResponseBase | Awaitable[HttpResponseBase]:
        if iscoroutinefunction(self):
            return self._answer_later(request)
        response = self.get_response(request)
        assert isinstance(response, HttpResponseBase)
        return _redirected(request, response)

    async def _answer_later(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        assert not isinstance(answer, HttpResponseBase)
        return _redirected(request, await answer)


def _redirected(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    if request.headers.get("HX-Target") != DIALOGUE:
        return response
    if not isinstance(response, HttpResponseRedirectBase):
        return response
    onward = HttpResponse(headers={"HX-Redirect": response.url})
    onward.cookies = response.cookies
    return onward


class PrivatePages:
    """Pages stay in no cache: on a shared machine nobody finds them there after signing out."""

    sync_capable = True
    async_capable = False

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.setdefault("Cache-Control", PRIVATE)
        return response
