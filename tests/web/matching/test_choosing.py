"""The mentee's page, from the first card to "you have a mentor"."""

import re

import pytest
from django.urls import reverse

from kollega.domains.matching import actions, queries
from kollega.domains.matching.models import Offer, ShortList
from kollega.domains.people import actions as people
from kollega.domains.programmes import actions as programmes
from kollega.domains.relationships import actions as relationships
from kollega.foundation import clock


@pytest.fixture
def browser(sign_in, mentee):
    return sign_in(mentee)


@pytest.fixture
def page(asking):
    return reverse("matching-choose", args=[asking[0].public_id])


def text(answer):
    return answer.content.decode()


def plain(answer):
    return " ".join(re.sub(r"<[^>]*>", " ", text(answer)).split())


def of(name, asking, *more):
    return reverse(name, args=[asking[0].public_id, *more])


def test_a_card_shows_portrait_place_ways_and_why_but_no_score(
    asking, works, browser, page, mentor
):
    works(mentor, specialty="General practice")

    answer = plain(browser.get(page))

    assert "Dr Janet Ross Free now General practice, Eastshire. Video or telephone." in answer
    assert "“I like walking.”" in answer
    assert "Why suggested: Can help with after a mistake or a complaint." in answer
    assert "Ask Dr Janet Ross" in answer
    assert "Show someone else" in answer
    assert not re.search(r"\d+ ?%|score|<meter", text(browser.get(page)))


def test_the_page_says_who_sees_what(page, browser):
    answer = plain(browser.get(page))

    assert "The mentor you ask sees what you would like help with." in answer
    assert "Your coordinators see whom you asked, not why." in answer


def test_every_card_leads_to_saying_that_this_is_ones_supervisor(page, browser, mentee):
    link = re.search(
        r'href="(/people/shown/[^"]+/supervisor/)\?next=([^"]+)"', text(browser.get(page))
    )

    assert link
    assert link[2] == page
    assert browser.get(link[1]).status_code == 200


def test_the_page_leads_to_people_one_would_rather_not_meet(page, browser):
    assert f"{reverse('rather-not-meet')}?next={page}" in text(browser.get(page))


def test_a_mentor_free_later_is_shown_with_the_month(asking, page, browser):
    from datetime import timedelta

    day = clock.today() + timedelta(days=40)
    asking[1].free_from = day
    asking[1].save()

    assert f"Free in {day:%B}" in plain(browser.get(page))


def test_asking_shows_first_what_the_mentor_will_read(asking, browser):
    answer = plain(browser.get(of("matching-ask", asking, asking[1].public_id)))

    assert "Dr Janet Ross reads your name, your grade and specialty, and this:" in answer
    assert "“A night in March.”" in answer
    assert "After a mistake or a complaint, exams and assessments" in answer
    assert "Seen by you and a mentor you ask." in answer
    assert not Offer.objects.exists()


@pytest.mark.parametrize(("ticked", "goes_on"), [({"goes_on": "on"}, True), ({}, False)])
def test_asking_says_what_happens_now(asking, browser, page, ticked, goes_on):
    answer = browser.post(of("matching-ask", asking, asking[1].public_id), ticked, follow=True)

    assert "Dr Janet Ross has been asked. You will hear by email." in text(answer)
    assert "You asked Dr Janet Ross" in text(answer)
    assert "Take it back" in text(answer)
    assert Offer.objects.get().goes_on is goes_on


def test_a_request_is_taken_back_with_one_touch(asking, offer, browser, page):
    answer = browser.post(of("matching-back", asking, offer.public_id), follow=True)

    assert "You took your request back. Nobody asks why." in text(answer)
    assert "taken back" in plain(answer)
    assert "Ask Dr Janet Ross" in text(answer)


def test_show_someone_else_brings_the_next_and_back_again(
    asking, joins, scheme, person, browser, page
):
    for number in range(3):
        joins(person("Dr", f"Mentor{number}", "Example"), scheme, "mentor", topics=["team"])
    assert "Dr Janet Ross" in text(browser.get(page))

    answer = browser.post(of("matching-pass", asking, asking[1].public_id), follow=True)

    assert "Dr Janet Ross" not in text(answer)
    assert text(answer).count("Show someone else") == 3
    assert "Dr Janet Ross" in text(browser.post(of("matching-again", asking), follow=True))


def test_passing_over_the_last_one_leaves_a_way_back(asking, browser):
    answer = browser.post(of("matching-pass", asking, asking[1].public_id), follow=True)

    assert "Nobody suitable is free just now" in text(answer)
    assert "Show the ones I passed over again" in text(answer)


def test_a_visit_keeps_the_list_and_a_reload_keeps_it_the_same(asking, browser, page):
    browser.get(page)
    kept = ShortList.objects.get().made_at

    browser.get(page)

    assert ShortList.objects.get().made_at == kept


def test_who_wants_to_talk_first_is_shown_with_how_to_reach_them(
    asking, offer, browser, page, mentor
):
    actions.talk_first(offer=offer, by=mentor, contact="01592 000000")

    answer = plain(browser.get(page))

    assert "Dr Janet Ross would like to talk with you first." in answer
    assert "01592 000000" in answer


ENDS = ["declined", "expired", "full"]


def end(offer, how, mentor, scheme, told=True):
    if how == "declined":
        actions.decline_offer(offer=offer, by=mentor)
    elif how == "expired":
        clock.move_forward(days=scheme.answer_days)
        actions.expire_offers()
    else:
        Offer.objects.filter(pk=offer.pk).update(stage="full", answered_at=clock.now())
    if told:
        clock.move_forward(days=1)
        actions.tell_of_offers()


def page_of(browser, page, offer):
    """The page without what differs between any two visits: addresses, tokens, dates."""
    answer = re.sub(r'(value=|CSRFToken": )"[\w-]{30,}"', "", text(browser.get(page)))
    answer = re.sub(r"/people/shown/[^/]+/", "/people/shown/X/", answer)
    answer = answer.replace(offer.public_id, "OFFER").replace(offer.mentee.public_id, "ME")
    return re.sub(r"csrf[^>]*>|nonce=\S+", "", answer)


def test_declined_not_answered_and_full_give_the_same_page(
    asking, browser, page, mentor, mentee, scheme, settings
):
    pages = []
    for how in ENDS:
        offer = actions.ask_mentor(mentee=asking[0], mentor=asking[1], by=mentee, goes_on=False)
        end(offer, how, mentor, scheme)
        pages.append(page_of(browser, page, offer))
        Offer.objects.all().delete()

    assert "not free just now" in pages[0]
    assert pages[0] == pages[1] == pages[2]


def test_until_it_is_told_declined_and_full_give_the_page_of_a_request_that_waits(
    asking, browser, page, mentor, mentee, scheme
):
    offer = actions.ask_mentor(mentee=asking[0], mentor=asking[1], by=mentee)
    waiting = page_of(browser, page, offer)

    end(offer, "declined", mentor, scheme, told=False)
    declined = page_of(browser, page, offer)
    Offer.objects.update(stage="full")
    full = page_of(browser, page, offer)

    assert waiting == declined == full
    assert "You asked Dr Janet Ross" in waiting


def test_an_introduction_is_shown_with_its_reasons_and_answered_here(
    two, transition, computed, maker, browser, mentor
):
    actions.send_introductions(round=computed(transition), by=maker)
    offer = Offer.objects.get()
    there = of("matching-choose", two)

    shown = plain(browser.get(there))
    answer = browser.post(of("matching-answer", two, offer.public_id), {"do": "agree"}, follow=True)

    assert "Your coordinators suggest this mentor." in shown
    assert "Why suggested: Can help with after a mistake or a complaint." in shown
    assert "Now it is your mentor's turn to answer." in answer.content.decode().replace(
        "&#x27;", "'"
    )
    assert "You asked Dr Janet Ross" not in text(answer)
    actions.accept_offer(offer=offer, by=mentor)
    assert "You have a mentor" in text(browser.get(there))


def test_agreeing_last_leads_to_the_pairs_own_page(
    two, transition, computed, maker, browser, mentor
):
    actions.send_introductions(round=computed(transition), by=maker)
    offer = Offer.objects.get()
    actions.accept_offer(offer=offer, by=mentor)

    answer = browser.post(of("matching-answer", two, offer.public_id), {"do": "agree"})

    assert answer["Location"] == reverse(
        "relationship", args=[queries.mentored_by(two[0]).public_id]
    )


def test_an_introduction_is_declined_without_a_reason(two, transition, computed, maker, browser):
    actions.send_introductions(round=computed(transition), by=maker)
    offer = Offer.objects.get()

    answer = browser.post(
        of("matching-answer", two, offer.public_id), {"do": "decline"}, follow=True
    )

    offer.refresh_from_db()
    assert offer.stage == "declined"
    assert "Nobody asks why; you stay on the list." in text(answer)


def test_where_coordinators_suggest_and_nobody_is_suggested_yet_the_page_says_so(two, browser):
    answer = plain(browser.get(of("matching-choose", two)))

    assert "In this programme the coordinators suggest a mentor to you." in answer


def test_whoever_does_not_take_part_yet_reads_so(asking, browser, page, mentee):
    programmes.pause(participation=asking[0], by=mentee)

    assert "You can choose a mentor once you take part." in plain(browser.get(page))


def test_whoever_has_a_mentor_finds_the_way_to_their_page(
    asking, browser, page, mentor, mentee, scheme
):
    begun = relationships.begin_relationship(
        programme=scheme, mentor=mentor, mentee=mentee, by=None
    )

    answer = text(browser.get(page))

    assert "You have a mentor" in answer
    assert reverse("relationship", args=[begun.public_id]) in answer


def test_nobody_free_says_what_to_expect(joins, scheme, mentee, browser):
    part = joins(mentee, scheme, "mentee")

    answer = text(browser.get(reverse("matching-choose", args=[part.public_id])))

    assert "Nobody suitable is free just now" in answer
    assert "nobody loses their place" in answer


def test_a_request_refused_meanwhile_sends_one_back_with_the_reason(
    asking, browser, page, mentee, mentor
):
    people.avoid(person=mentee, by=mentor)

    answer = browser.post(of("matching-ask", asking, asking[1].public_id))

    assert answer.status_code == 404


def test_cards_take_as_many_queries_for_three_mentors_as_for_one(
    asking, works, joins, scheme, person, browser, page, count_queries
):
    works(asking[1].person)
    one = count_queries(lambda: browser.get(page))
    for number in range(2):
        mentor = person("Dr", f"Mentor{number}", "Example")
        joins(mentor, scheme, "mentor", topics=["exams"])
        works(mentor)
    ShortList.objects.all().delete()

    assert count_queries(lambda: browser.get(page)) == one
    assert text(browser.get(page)).count("Show someone else") == 3
