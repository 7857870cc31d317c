"""What a page asks twice is answered once; a deed is judged anew each time."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from kollega.foundation import once
from kollega.web.frame.viewers import PersonMiddleware


@pytest.mark.parametrize(("method", "times"), [("GET", 1), ("HEAD", 1), ("POST", 2), ("PUT", 2)])
def test_only_requests_that_change_nothing_remember_what_they_asked(method, times):
    asked = []

    def view(request):
        for _ in range(2):
            once.answer("who", lambda: asked.append("who"))
        return HttpResponse()

    PersonMiddleware(view)(RequestFactory().generic(method, "/"))

    assert len(asked) == times
