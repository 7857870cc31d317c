import asyncio

import pytest
from django.http import HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from kollega.web.frame.middleware import DialogueRedirects

FROM_A_DIALOGUE = {"HX-Request": "true", "HX-Target": "dialogue-body"}


def answered(answer, headers):
    request = RequestFactory().post("/pause/", headers=headers)
    return DialogueRedirects(lambda request: answer)(request)


def test_a_form_that_succeeds_in_a_dialogue_moves_the_page_on():
    response = answered(HttpResponseRedirect("/home/?saved=1"), FROM_A_DIALOGUE)

    assert response.status_code == 200
    assert response["HX-Redirect"] == "/home/?saved=1"
    assert response.content == b""


def test_what_the_answer_remembers_is_not_lost():
    redirect = HttpResponseRedirect("/home/")
    redirect.set_cookie("messages", "saved")

    response = answered(redirect, FROM_A_DIALOGUE)

    assert response.cookies["messages"].value == "saved"


def test_a_form_with_faults_comes_back_into_the_dialogue():
    page = HttpResponse("<p>Until when?</p>")

    assert answered(page, FROM_A_DIALOGUE) is page


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true", "HX-Target": "pairs"}])
def test_other_redirects_stay_redirects(headers):
    redirect = HttpResponseRedirect("/home/")

    assert answered(redirect, headers) is redirect


def test_it_works_for_asynchronous_answers_too():
    async def view(request):
        return HttpResponseRedirect("/home/")

    request = RequestFactory().post("/pause/", headers=FROM_A_DIALOGUE)

    response = asyncio.run(DialogueRedirects(view)(request))

    assert response["HX-Redirect"] == "/home/"
