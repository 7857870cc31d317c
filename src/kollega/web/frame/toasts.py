import json
from typing import Literal

from django.http import HttpResponse


def with_toast(
    response: HttpResponse, text: str, *, kind: Literal["good", "warm", "plain"] = "good"
) -> HttpResponse:
    """Have an HTMX answer say something in passing; whole pages use Django's messages instead."""
    response.headers["HX-Trigger"] = json.dumps({"toast": {"text": str(text), "kind": kind}})
    return response
