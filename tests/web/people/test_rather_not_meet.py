"""People I would rather not meet: they are never told, and nobody can find out."""

import pytest

from kollega.domains.people import actions as people
from kollega.domains.people import queries
from kollega.domains.people.models import Veto
from kollega.domains.programmes import actions
from kollega.foundation import mail
from kollega.foundation.models import AuditEntry

PAGE = "/people/me/rather-not-meet/"


@pytest.fixture
def browser(mentee, together, sign_in):
    return sign_in(mentee)


def named(browser):
    return [(one.name, one.detail) for one in browser.get(PAGE).context["named"]]


def test_somebody_shown_is_named_with_one_button(browser, mentee, mentor, token):
    browser.post(f"/people/shown/{token(mentor, mentee)}/rather-not-meet/")

    assert named(browser) == [("Dr Janet Ross", "")]


def test_nobody_is_told_and_nothing_is_audited(browser, mentee, mentor, token, run_jobs):
    entries = AuditEntry.objects.count()

    browser.post(f"/people/shown/{token(mentor, mentee)}/rather-not-meet/")
    run_jobs()

    assert not mail.outbox()
    assert AuditEntry.objects.count() == entries


def test_the_named_person_sees_the_same_as_before(browser, mentee, mentor, token, sign_in):
    theirs = sign_in(mentor)
    pages = ["/people/me/", PAGE, "/people/me/supervisors/", f"{PAGE}?q=osei", "/people/told-me/"]

    def seen():
        return [_without_tokens(theirs.get(page)) for page in pages]

    before = seen()
    browser.post(f"/people/shown/{token(mentor, mentee)}/rather-not-meet/")

    assert seen() == before


def test_the_coordinator_sees_the_same_as_before(
    browser, mentee, mentor, token, sign_in, maker, together
):
    page = f"/programmes/{together.public_id}/people/"
    rows = [part.public_id for part, _work in sign_in(maker).get(page).context["rows"]]

    browser.post(f"/people/shown/{token(mentor, mentee)}/rather-not-meet/")

    after = [part.public_id for part, _work in sign_in(maker).get(page).context["rows"]]
    assert after == rows


def test_a_typed_name_works_for_everybody_and_looks_alike(browser, mentee, stranger):
    typed = {"given_name": "simon", "family_name": "strange", "email": ""}

    browser.post(f"{PAGE}add/", typed | {"email": stranger.email})
    known = named(browser)
    browser.post(f"{PAGE}remove/", {"keys": str(queries.vetoes_of(mentee).get().pk)})
    browser.post(f"{PAGE}add/", typed | {"email": "nobody@example.org"})

    assert known == named(browser) == [("simon strange", "")]


def test_a_veto_by_address_holds_when_the_person_comes(browser, mentee):
    browser.post(
        f"{PAGE}add/",
        {"given_name": "New", "family_name": "Comer", "email": "new.comer@example.org"},
    )

    comer = queries.by_email("new.comer@example.org")

    assert Veto.objects.get().named == comer


def test_one_can_take_it_back(browser, mentee, mentor):
    veto = people.avoid(person=mentor, by=mentee)

    browser.post(f"{PAGE}remove/", {"keys": str(veto.pk)})

    assert named(browser) == []


def test_nobody_takes_back_anothers(browser, mentor, stranger):
    veto = people.avoid(person=mentor, by=stranger)

    browser.post(f"{PAGE}remove/", {"keys": str(veto.pk)})

    assert Veto.objects.filter(pk=veto.pk).exists()


def test_one_cannot_avoid_oneself(browser, mentee):
    response = browser.post(
        f"{PAGE}add/", {"given_name": "A", "family_name": "O", "email": mentee.email}
    )

    assert response.status_code == 409
    assert not Veto.objects.exists()


def test_the_contact_is_told_only_where_one_wishes(
    browser, mentee, mentor, token, maker, stranger, together, sign_in
):
    page = f"/people/shown/{token(mentor, mentee)}/rather-not-meet/"
    assert "named contact" not in browser.get(page).content.decode()
    actions.appoint(programme=together, person=stranger, duty="named_contact", by=maker)
    assert "named contact" in browser.get(page).content.decode()

    browser.post(page)
    assert "Janet Ross" not in sign_in(stranger).get("/people/told-me/").content.decode()
    browser.post(page, {"tell_contact": "on"})

    told = sign_in(stranger).get("/people/told-me/").content.decode()
    assert "Dr Amara Osei" in told
    assert "Dr Janet Ross" in told
    assert named(browser) == [("Dr Janet Ross", "your named contact can see this")]


@pytest.mark.parametrize("who", ["mentor", "supervisor", "evaluator", "mentee", "coordinator"])
def test_nobody_but_the_contact_is_told(
    request, browser, mentee, mentor, maker, stranger, together, sign_in, who
):
    actions.appoint(programme=together, person=stranger, duty="named_contact", by=maker)
    people.avoid(person=mentor, by=mentee, tell_contact=True)

    page = sign_in(request.getfixturevalue(who)).get("/people/told-me/").content.decode()

    assert "Nobody has told you anything" in page


def _without_tokens(response):
    assert response.status_code == 200
    context = response.context
    return [(one.name, getattr(one, "detail", "")) for one in context.get("named", [])] + [
        (one.name, one.organisation) for one in context.get("found", [])
    ]
