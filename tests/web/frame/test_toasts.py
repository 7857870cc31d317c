import json

from django.http import HttpResponse
from django.utils.translation import gettext_lazy

from kollega.web.frame.toasts import with_toast


def test_an_answer_can_say_something_in_passing():
    response = with_toast(HttpResponse(status=204), gettext_lazy("Saved"))

    assert json.loads(response["HX-Trigger"]) == {"toast": {"text": "Saved", "kind": "good"}}


def test_letters_beyond_ascii_survive_the_header():
    response = with_toast(HttpResponse(), "Åsa Sjöberg svarade", kind="plain")

    assert response["HX-Trigger"].isascii()
    assert json.loads(response["HX-Trigger"])["toast"]["text"] == "Åsa Sjöberg svarade"
