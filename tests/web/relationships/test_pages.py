from datetime import timedelta

import pytest
from tests.fixtures_meetings import in_days
from tests.fixtures_relationships import queries_of, words_of

from kollega.domains.meetings import actions as meetings
from kollega.domains.people import actions as people
from kollega.domains.relationships import actions, queries
from kollega.foundation import clock


@pytest.fixture
def page(pair, sign_in):
    """What somebody reads on the pair's page."""

    def read(person):
        return words_of(sign_in(person).get(f"/relationships/{pair.public_id}/"))

    return read


def post(sign_in, person, pair, rest, **data):
    return sign_in(person).post(f"/relationships/{pair.public_id}/{rest}", data)


def test_the_page_says_who_the_other_is(page, pair, mentor, mentee, organisation):
    people.affiliate(
        person=mentor, by=mentor, organisation=organisation, specialty="General practice"
    )

    assert "You and Dr Ross" in page(mentee)
    assert "Your mentor. General practice, Eastshire Deanery." in page(mentee)
    assert "You and Dr Osei" in page(mentor)
    assert "Your mentee" in page(mentor)


def test_first_of_all_a_session_is_planned(page, mentee):
    assert "Plan your first session" in page(mentee)
    assert "0 of 4 sessions held" in page(mentee)


def test_times_on_offer_are_taken_with_one_touch(page, proposed, mentor, mentee):
    words = page(mentee)

    assert "Dr Ross proposes to meet" in words
    assert words.count('name="option"') == 2
    assert "Dr Osei is asked to take a time" in page(mentor)


def test_the_next_session_stands_on_top_with_its_video_room(page, agreed, mentee):
    words = page(mentee)

    assert "Next session with Dr Ross" in words
    assert "Session 1 of 4." in words
    assert agreed.place in words
    assert 'rel="noopener noreferrer"' in words


def test_a_session_that_is_over_is_noted_with_one_touch(page, agreed, pair, sign_in, mentee):
    clock.move_forward(days=11)
    words = page(mentee)

    sign_in(mentee).post(f"/sessions/{agreed.public_id}/held/", {"as_planned": ""})

    assert "We met, 60 minutes" in words
    assert "1 of 4 sessions held" in page(mentee)


def test_when_every_session_was_held_it_can_be_closed(page, pair, sign_in, mentor, mentee):
    pair.sessions_held = 4
    pair.save()

    assert "All your sessions were held" in page(mentee)
    post(sign_in, mentee, pair, "complete/")
    assert "You two have closed it" in page(mentor)


def test_a_pausing_pair_goes_on_with_one_touch(page, pair, sign_in, mentor, mentee):
    post(sign_in, mentee, pair, "pause/")
    paused = page(mentor)
    post(sign_in, mentor, pair, "resume/")

    assert "You two are pausing" in paused
    assert "You two are pausing" not in page(mentee)


def test_an_end_needs_no_reason_and_has_no_field_for_one(pair, sign_in, mentee, page):
    question = sign_in(mentee).get(f"/relationships/{pair.public_id}/end/").content.decode()
    post(sign_in, mentee, pair, "end/")

    assert "<textarea" not in question
    assert 'type="text"' not in question
    assert "This has come to its end" in page(mentee)


def test_another_mentor_is_looked_for_with_one_touch(page, pair, sign_in, mentee, mentor):
    post(sign_in, mentee, pair, "another-mentor/")

    assert "Another mentor is being looked for" in page(mentee)
    assert "Another mentor" not in page(mentor)


def test_after_an_end_the_mentee_can_still_ask_for_another_mentor(page, pair, sign_in, mentee):
    post(sign_in, mentee, pair, "end/")
    offered = page(mentee)
    post(sign_in, mentee, pair, "another-mentor/")

    assert "Look for another mentor" in offered
    assert "Another mentor is being looked for" in page(mentee)


def test_a_parting_pair_reads_a_neutral_sentence(page, pair, mentor, mentee):
    pair.broken_on = clock.today()
    pair.save()

    sentence = "You two can't go on as mentor and mentee"
    assert sentence in page(mentee)
    assert sentence in page(mentor)
    assert "Look for another mentor" in page(mentee)
    assert "Look for another mentor" not in page(mentor)
    assert "Propose times" not in page(mentee)


def test_a_number_is_shown_to_the_other_and_taken_back(page, pair, sign_in, mentor, mentee):
    post(sign_in, mentee, pair, "contact/", telephone="01592 000000", email="")
    shown = page(mentor)
    post(sign_in, mentee, pair, "contact/", hide="yes")

    assert "01592 000000" in shown
    assert "01592 000000" not in page(mentor)


def test_nobody_s_address_is_shown_before_they_show_it(page, mentor, mentee):
    assert mentee.email not in page(mentor)
    assert mentor.email not in page(mentee)


def test_an_agreement_is_written_and_agreed_to(page, pair, sign_in, mentor, mentee):
    post(sign_in, mentee, pair, "agreement/", agreement="Every six weeks")
    waits = page(mentor)
    post(sign_in, mentor, pair, "agreement/yes/")

    assert "Every six weeks" in waits
    assert "Waiting for your yes" in waits
    assert "You both agreed" in page(mentee)


def test_what_is_written_is_shown_as_text_never_as_markup(page, pair, sign_in, mentor, mentee):
    post(sign_in, mentee, pair, "agreement/", agreement="<b>bold</b><script>x</script>")

    words = sign_in(mentor).get(f"/relationships/{pair.public_id}/").content.decode()
    assert "&lt;script&gt;" in words
    assert "<script>x" not in words


def test_goals_are_there_only_for_those_who_want_them(page, pair, sign_in, mentee):
    without = page(mentee)
    post(sign_in, mentee, pair, "goals/", goal="Say no to a third shift")
    with_one = page(mentee)
    goal = queries.goals_of(pair).get()
    post(sign_in, mentee, pair, f"goals/{goal.pk}/", do="reached")
    reached = page(mentee)
    post(sign_in, mentee, pair, f"goals/{goal.pk}/", do="remove")

    assert ">Goals<" not in without
    assert "Say no to a third shift" in with_one
    assert "(reached)" in reached
    assert ">Goals<" not in page(mentee)


def test_a_goal_keeps_what_was_typed_when_it_is_too_long(pair, sign_in, mentee):
    answer = post(sign_in, mentee, pair, "goals/", goal="a" * 301)

    assert answer.status_code == 422
    assert "a" * 301 in answer.content.decode()


def test_we_are_fine_is_said_and_taken_back(page, pair, sign_in, mentee, mentor):
    post(sign_in, mentee, pair, "fine/")
    quiet = page(mentor)
    post(sign_in, mentor, pair, "fine/", ask="again")

    assert "nobody asks how it goes" in quiet
    assert "We are fine, no need to ask" in page(mentee)


def test_open_ended_schemes_do_not_speak_of_asking(begin, scheme, sign_in, mentor, mentee):
    pair = begin(scheme, mentor, mentee)

    words = sign_in(mentee).get(f"/relationships/{pair.public_id}/").content.decode()

    assert "no need to ask" not in words
    assert "sessions held" not in words


def test_who_can_see_it_stands_beside_every_field(pair, sign_in, mentee):
    for form in ("contact/", "agreement/", "goals/"):
        words = sign_in(mentee).get(f"/relationships/{pair.public_id}/{form}").content.decode()
        assert "Seen by you and the person you are matched with." in words


def test_good_to_know_holds_the_promise_and_its_limits(pair, sign_in, mentee):
    words = sign_in(mentee).get(f"/relationships/{pair.public_id}/resources/").content.decode()

    assert "What stays between you" in words
    assert "Where that ends" in words
    assert "/help-now/" in words


def test_all_of_one_s_people_stand_on_one_page(begin, pair, scheme, sign_in, mentor, mentee):
    actions.end(relationship=pair, by=mentee)
    begin(scheme, mentee, mentor_of := people.add_person(given_name="Ada", family_name="Berg"))

    words = sign_in(mentee).get("/relationships/").content.decode()

    assert mentor_of.name in words
    assert mentor.name in words
    assert "Past" in words


def test_whoever_has_nobody_yet_reads_what_will_be_here(sign_in, stranger):
    words = sign_in(stranger).get("/relationships/").content.decode()

    assert "Nobody yet" in words


def test_the_page_takes_the_same_number_of_queries_for_any_number_of_sessions(
    agree_on, pair, sign_in, mentee, still_clock
):
    browser = sign_in(mentee)
    counted = []
    for days in range(3):
        agree_on(in_days(5 + days))
        clock.move_forward(days=1)
        meetings.record_held(relationship=pair, by=mentee, on=clock.today(), minutes=60)
        actions.add_goal(relationship=pair, by=mentee, text="A goal")
        clock.now()
        counted.append(queries_of(lambda: browser.get(f"/relationships/{pair.public_id}/")))

    assert counted[0] == counted[2]


def test_the_list_of_people_takes_the_same_number_of_queries_for_any_number(
    begin, transition, sign_in, mentor, person, still_clock
):
    browser = sign_in(mentor)
    counted = []
    for number in range(3):
        begin(transition, mentor, person("Dr", f"N{number}", "Two"))
        counted.append(queries_of(lambda: browser.get("/relationships/")))

    assert counted[0] == counted[2]


def test_an_old_agreed_session_never_hides_behind_a_coming_one(page, agree_on, mentee):
    agree_on(clock.now() + timedelta(hours=2))
    agree_on(in_days(30))
    clock.move_forward(days=1)

    assert "One tap, and it is recorded" in page(mentee)
