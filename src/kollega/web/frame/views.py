import sys

from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import loader
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from kollega.web.frame import appearance, brand
from kollega.web.help.views import without_database


def broken(request: HttpRequest) -> HttpResponse:
    """Something went wrong that nobody foresaw; without the database there is no page of ours.

    Neither page asks the database, a session or a setting that might be what is broken.
    """
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        if request.path == reverse("help-now"):
            return without_database(request)
        page = loader.render_to_string("errors/503.html")
        return HttpResponse(page, status=503, headers={"Retry-After": "120"})
    return HttpResponse(loader.render_to_string("errors/500.html"), status=500)


@require_safe
@cache_control(public=True, max_age=365 * 24 * 60 * 60, immutable=True)
def brand_stylesheet(request: HttpRequest) -> HttpResponse:
    """The organisation's colour; its address changes with it, so that it can be kept for ever."""
    return HttpResponse(brand.current().stylesheet, content_type="text/css; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=365 * 24 * 60 * 60, immutable=True)
def brand_logo(request: HttpRequest) -> HttpResponse:
    """The organisation's logo. Opened by itself, nothing inside it runs or is fetched."""
    found = brand.current()
    if brand.picture_problem(found.logo):
        raise Http404
    return HttpResponse(
        found.picture,
        content_type=found.picture_type,
        headers={
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"
        },
    )


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Switch this browser between light, dark and the device's own, and go back to the page."""
    back = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = redirect(back)
    appearance.remember(response, request.POST.get("theme", ""))
    return response
