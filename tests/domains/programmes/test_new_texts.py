"""A promise written anew is read anew: a neutral mail, a next step, and no new pair before."""

import pytest

from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.lifecycle import ParticipationStage
from kollega.domains.relationships.actions import begin_relationship
from kollega.foundation.errors import NotPossible
from kollega.foundation.models import OutgoingMail


@pytest.fixture
def parts(takes_part, transition, mentor, mentee):
    """A mentor and a mentee who agreed to the promise."""
    return {
        "mentor": takes_part(mentor, transition, "mentor"),
        "mentee": takes_part(mentee, transition, "mentee"),
    }


@pytest.fixture
def sign_anew(transition, maker, run_jobs):
    """The promise is written anew and signed off; the jobs are done."""

    def sign():
        text = actions.write_consent_text(
            programme=transition, by=maker, promise="Ours, anew", limits="Few"
        )
        OutgoingMail.objects.all().delete()
        text = actions.sign_off(text=text, by=maker, name="Dr Ingrid Berg")
        run_jobs()
        return text

    return sign


def addressees():
    return sorted(OutgoingMail.objects.values_list("to", flat=True))


def test_everybody_who_agreed_before_is_asked_once_in_neutral_words(
    parts, sign_anew, takes_part, transition, person, mentee, mentor
):
    takes_part(person("Dr", "Lena", "Falk"), transition, "mentee", agreed=False)
    takes_part(person("Dr", "Gone", "Away"), transition, "mentee", stage=ParticipationStage.LEFT)

    sign_anew()

    assert addressees() == sorted([mentee.email, mentor.email])
    letter = OutgoingMail.objects.get(to=mentee.email)
    assert letter.subject == "Something to read before your next appointment"
    assert f"/part/{parts['mentee'].public_id}/promise/" in letter.text
    assert mentor.family_name not in letter.text


def test_who_has_agreed_to_the_new_text_is_not_asked(parts, sign_anew, mentee, mentor):
    text = sign_anew()
    actions.accept_text(participation=parts["mentee"], by=mentee)
    OutgoingMail.objects.all().delete()

    actions.ask_to_agree_anew(text.pk)

    assert addressees() == [mentor.email]
    assert list(queries.to_agree_anew(mentee)) == []


def test_a_first_text_asks_nobody(make_programme, maker, run_jobs, takes_part, mentee):
    programme = make_programme()
    takes_part(mentee, programme, "mentee")

    actions.sign_off(text=queries.latest_text(programme), by=maker, name="Dr Ingrid Berg")
    run_jobs()

    assert addressees() == []


@pytest.mark.parametrize("late", ["mentor", "mentee"])
def test_nobody_begins_before_both_have_agreed_anew(
    late, parts, sign_anew, transition, mentor, mentee
):
    sign_anew()
    early = {"mentor": "mentee", "mentee": "mentor"}[late]
    actions.accept_text(participation=parts[early], by=parts[early].person)

    def begin():
        return begin_relationship(programme=transition, mentor=mentor, mentee=mentee, by=mentee)

    with pytest.raises(NotPossible, match="has not yet agreed to the promise"):
        begin()
    actions.accept_text(participation=parts[late], by=parts[late].person)
    assert begin().pk


def test_home_asks_for_it_and_then_no_more(parts, sign_anew, mentee, sign_in):
    client = sign_in(mentee)
    before = client.get("/").content.decode()

    sign_anew()
    asked = client.get("/").content.decode()
    actions.accept_text(participation=parts["mentee"], by=mentee)
    after = client.get("/").content.decode()

    words = "Please read what stays between you"
    assert [words in page for page in (before, asked, after)] == [False, True, False]
    address = f"/part/{parts['mentee'].public_id}/promise/"
    assert address in asked


def test_the_page_it_leads_to_takes_the_yes_of_somebody_who_takes_part_already(
    parts, sign_anew, mentee, sign_in
):
    sign_anew()
    client = sign_in(mentee)
    [waiting] = queries.to_agree_anew(mentee)
    page = f"/programmes/part/{waiting.public_id}/promise/"
    assert "Ours, anew" in client.get(page).content.decode()

    answer = client.post(page, {"accept": "on"})

    assert answer.status_code == 302
    assert list(queries.to_agree_anew(mentee)) == []
