"""The mentor's page of a request, and the buttons of the letters."""

import re

import pytest
from django.urls import reverse

from kollega.domains.matching import actions
from kollega.domains.matching.models import Offer
from kollega.domains.relationships.models import MentoringRelationship


@pytest.fixture
def browser(sign_in, mentor):
    return sign_in(mentor)


@pytest.fixture
def page(offer):
    return reverse("matching-offer", args=[offer.public_id])


@pytest.fixture
def introduced(two, transition, computed, maker):
    round = computed(transition)
    actions.send_introductions(round=round, by=maker)
    actions.write_introductions(round.pk)
    return Offer.objects.get()


def text(answer):
    return answer.content.decode().replace("&#x27;", "'")


def plain(answer):
    return " ".join(re.sub(r"<[^>]*>", " ", text(answer)).split())


def button(letter, words):
    """The address below a button's words in a letter."""
    return re.search(rf"{re.escape(words)}[^\n]*\n(\S+)", letter)[1].split("8000", 1)[1]


def test_the_mentor_reads_who_asks_and_what_they_wrote(works, page, browser, mentee):
    works(mentee, grade="GPST1", specialty="General practice")

    answer = plain(browser.get(page))

    assert "Dr Amara Osei GPST1, General practice, Eastshire" in answer
    assert "After a mistake or a complaint, exams and assessments." in answer
    assert "“A night in March.”" in answer
    assert "They wrote this for the mentor they ask. The coordinators do not see it." in answer
    assert "nobody asks why, and they read only that you are not free just now" in answer


def test_yes_leads_to_the_pairs_page(page, browser, offer):
    answer = browser.post(page, {"do": "accept"})

    begun = MentoringRelationship.objects.get()
    assert answer["Location"] == reverse("relationship", args=[begun.public_id])
    assert "You said yes" in text(browser.get(page))


def test_no_is_one_touch_and_leaves_nothing_on_the_page(page, browser, offer):
    answer = browser.post(page, {"do": "decline"}, follow=True)

    assert "Nobody asks why." in text(answer)
    assert "This request is closed" in text(answer)
    for word in ("Amara", "Osei", "mistake", "A night in March"):
        assert word not in text(answer)


def test_talking_first_asks_how_to_be_reached_with_the_own_address_filled_in(
    offer, browser, mentor
):
    there = reverse("matching-talk", args=[offer.public_id])

    asked = text(browser.get(there))
    answer = browser.post(there, {"contact": "01592 000000"}, follow=True)

    assert f'value="{mentor.email}"' in asked
    assert "Seen by you and Dr Amara Osei." in asked
    assert "Dr Amara Osei can reach you now." in text(answer)
    offer.refresh_from_db()
    assert offer.contact == "01592 000000"


def test_talking_first_needs_an_answer(offer, browser):
    there = reverse("matching-talk", args=[offer.public_id])

    answer = browser.post(there, {"contact": ""})

    assert answer.status_code == 422
    assert 'aria-invalid="true"' in text(answer)
    offer.refresh_from_db()
    assert offer.stage == "asked"


def test_the_mentor_can_say_that_one_judges_the_other(page, browser):
    links = re.findall(r'href="(/people/shown/[^"]+)"', text(browser.get(page)))

    assert len(links) == 2
    assert all(browser.get(link).status_code == 200 for link in links)


def test_an_introduction_shows_the_mentor_no_needs_before_the_mentee_agreed(
    introduced, browser, mentee
):
    there = reverse("matching-offer", args=[introduced.public_id])

    before = text(browser.get(there))
    actions.agree_as_mentee(offer=introduced, by=mentee)
    after = text(browser.get(there))

    assert "A night in March" not in before
    assert "mistake" not in before
    assert "What they would like help with is shown once they have agreed, too." in before
    assert "A night in March" in after


def test_a_mentor_who_said_yes_first_reads_that_the_other_is_asked(introduced, browser):
    there = reverse("matching-offer", args=[introduced.public_id])

    answer = browser.post(there, {"do": "accept"}, follow=True)

    assert "You said yes. The other side is being asked as well." in text(answer)


def test_no_place_left_reads_so(page, browser, offer):
    offer.mentor.capacity = 0
    offer.mentor.save()

    answer = browser.post(page, {"do": "accept"}, headers={"Referer": "http://testserver/"})

    assert answer.status_code == 302
    assert not MentoringRelationship.objects.exists()


BUTTONS = {
    "Yes, I would like to": ("Would you like to meet Dr Amara Osei as a mentor?", "accepted"),
    "I would like to talk first": (
        "Would you like to talk with Dr Amara Osei first?",
        "talk_first",
    ),
    "Not just now": ("Not just now?", "declined"),
}


@pytest.mark.parametrize("words", BUTTONS)
def test_a_button_asks_first_and_acts_once_without_signing_in(
    offer, letters, mentor, client, words
):
    question, stage = BUTTONS[words]
    there = button(letters(mentor)[0], words)

    asked = client.get(there)
    offer.refresh_from_db()
    untouched = offer.stage
    done = client.post(there)
    again = client.post(there)

    offer.refresh_from_db()
    assert question in text(asked)
    assert untouched == "asked"
    assert done.status_code == 200
    assert offer.stage == stage
    assert again.status_code == 410


def test_the_button_for_talking_says_which_address_is_shown(offer, letters, mentor, client):
    asked = client.get(button(letters(mentor)[0], "I would like to talk first"))

    assert f"They are shown your address {mentor.email}" in text(asked)


@pytest.mark.parametrize("words", BUTTONS)
def test_a_button_says_so_when_the_request_is_closed(offer, letters, mentor, mentee, client, words):
    there = button(letters(mentor)[0], words)
    actions.withdraw_offer(offer=offer, by=mentee)

    answer = client.get(there)

    assert answer.status_code == 410
    assert "This request is closed" in text(answer)
    assert "Amara" not in text(answer)


def test_the_mentees_buttons_of_an_introduction(introduced, letters, mentee, mentor, client):
    letter = letters(mentee)[-1]
    agree = button(letter, "Yes, I would like to")

    asked = client.get(agree)
    done = client.post(agree)

    introduced.refresh_from_db()
    assert "Would you like Dr Janet Ross as your mentor?" in text(asked)
    assert "If you say yes, they can read what you would like help with." in text(asked)
    assert "Now it is your mentor's turn to answer." in text(done)
    assert introduced.mentee_agreed
    accepted = client.post(button(letters(mentor)[-1], "Yes, I would like to"))
    assert "You can meet now." in text(accepted)
    assert MentoringRelationship.objects.exists()


def test_the_mentee_would_rather_have_somebody_else_by_mail(introduced, letters, mentee, client):
    there = button(letters(mentee)[-1], "I would rather have somebody else")

    asked = client.get(there)
    client.post(there)

    introduced.refresh_from_db()
    assert "Nobody asks why, and you keep your place in the queue." in text(asked)
    assert introduced.stage == "declined"


@pytest.mark.parametrize("way", ["offer", "introduced"])
def test_no_letter_says_what_the_mentee_needs(request, letters, mentor, mentee, way):
    request.getfixturevalue(way)
    assert letters(mentor)
    for letter in letters(mentor) + letters(mentee):
        assert "mistake" not in letter
        assert "A night in March" not in letter
