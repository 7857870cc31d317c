"""The list of programmes and one of them at a glance."""

import re

import pytest

from kollega.domains.people import actions as people
from kollega.domains.people.vocabulary import LineKind
from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.lifecycle import ParticipationStage, Stage
from kollega.domains.programmes.models import Participation
from kollega.domains.programmes.vocabulary import Duty, Role
from kollega.domains.relationships import actions as relationships
from kollega.foundation import clock


def take_part(programme, person, role=Role.MENTEE, stage=ParticipationStage.ACTIVE, **more):
    return Participation.objects.create(
        programme=programme,
        person=person,
        role=role,
        stage=stage,
        created_at=clock.now(),
        **more,
    )


@pytest.fixture
def seen(at_desk, page):
    """The overview as the coordinator reads it."""
    return lambda programme: at_desk.get(page(programme)).content.decode()


@pytest.fixture
def pair(transition, mentor, mentee):
    for part in (
        take_part(transition, mentor, Role.MENTOR, capacity=2),
        take_part(transition, mentee),
    ):
        actions.accept_text(participation=part, by=part.person)
    return relationships.begin_relationship(
        programme=transition, mentor=mentor, mentee=mentee, by=None
    )


def test_the_list_names_each_programme_with_its_state_and_plan(at_desk, draft, transition):
    text = at_desk.get("/programmes/").content.decode()

    assert draft.name in text
    assert "being set up" in text
    assert transition.name in text
    assert "4 sessions of 60 minutes, within 6 months, video" in text


def test_an_empty_list_says_what_to_do_first(at_desk):
    text = at_desk.get("/programmes/").content.decode()

    assert "Make the first one" in text
    assert "/programmes/new/" in text


def test_an_empty_list_of_somebody_who_makes_none_says_what_will_be_here(sign_in, mentor):
    text = sign_in(mentor).get("/programmes/").content.decode()

    assert "When somebody asks you to coordinate a programme" in text
    assert "/programmes/new/" not in text


def test_the_list_costs_as_many_queries_for_three_programmes_as_for_one(
    at_desk, make_programme, settings, count_queries
):
    settings.DEMONSTRATION = False
    make_programme(name="One")
    with_one = count_queries(at_desk, "/programmes/")

    make_programme("student", name="Two")
    make_programme("transition", name="Three")

    assert count_queries(at_desk, "/programmes/") == with_one


def test_a_draft_says_what_is_next(seen, draft, page):
    text = seen(draft)

    assert "Get the promise signed off" in text
    assert page(draft, "promise/") in text
    assert "Open the programme" not in text


def test_a_draft_with_everything_done_can_open(seen, at_desk, draft, maker, page):
    actions.sign_off(text=queries.latest_text(draft), by=maker, name="Dr Ingrid Berg")

    assert "The programme can open" in seen(draft)
    answer = at_desk.post(page(draft, "open/"))

    draft.refresh_from_db()
    assert draft.stage == Stage.OPEN
    assert answer["Location"] == page(draft)


def test_opening_too_early_is_refused_in_a_sentence(at_desk, draft, page):
    answer = at_desk.post(page(draft, "open/"))

    assert answer.status_code == 409
    assert "sign off the text" in answer.content.decode()


def test_closing_asks_once(at_desk, transition, page):
    assert "Close the programme?" in at_desk.get(page(transition, "close/")).content.decode()

    at_desk.post(page(transition, "close/"))

    transition.refresh_from_db()
    assert transition.stage == Stage.CLOSED


def test_a_closed_programme_says_so_and_opens_again(seen, at_desk, transition, maker, page):
    actions.close_programme(programme=transition, by=maker)
    assert "This programme is closed" in seen(transition)

    at_desk.post(page(transition, "open/"))

    transition.refresh_from_db()
    assert transition.stage == Stage.OPEN


def test_a_programme_with_only_one_coordinator_says_so(seen, transition, maker, mentor):
    assert "Ask a second coordinator" in seen(transition)

    actions.appoint(programme=transition, person=mentor, duty=Duty.COORDINATOR, by=maker)

    assert "Ask a second coordinator" not in seen(transition)


def test_nobody_is_said_to_look_after_the_unseen_where_there_is_one_coordinator(
    seen, transition, maker, mentor
):
    assert "another coordinator looks after them" not in seen(transition)

    actions.appoint(programme=transition, person=mentor, duty=Duty.COORDINATOR, by=maker)

    assert "another coordinator looks after them" in seen(transition)


def test_without_anybody_the_next_thing_is_to_bring_people_in(seen, transition):
    assert "Bring people in" in seen(transition)


def test_people_who_wait_for_an_answer_come_first(seen, scheme, mentee, mentor, page):
    take_part(scheme, mentee, stage=ParticipationStage.APPLIED)
    take_part(scheme, mentor, Role.MENTOR)

    text = seen(scheme)

    assert "1 person is waiting for your answer" in text
    assert page(scheme, "people/?state=applied") in text


def test_mentors_and_mentees_without_a_pair_are_matched_next(seen, transition, mentor, mentee):
    take_part(transition, mentor, Role.MENTOR, capacity=1)
    take_part(transition, mentee)

    assert "There are mentors and mentees, and no pair yet." in seen(transition)


def test_when_nothing_waits_nothing_is_asked(at_desk, transition, pair, page):
    answer = at_desk.get(page(transition))

    assert answer.context["steps"] == []
    assert answer.context["pairs"] == 1


def test_silent_pairs_are_the_next_thing(at_desk, transition, pair, page):
    clock.move_forward(days=30)
    relationships.nudge_silent()
    clock.move_forward(days=10)

    step = at_desk.get(page(transition)).context["steps"][0]

    assert step.title == "1 pair is silent"
    assert step.url.endswith("?state=silent")


def test_the_figures_count_who_is_there(at_desk, transition, mentor, mentee, stranger, page):
    take_part(transition, mentor, Role.MENTOR, capacity=3)
    take_part(transition, mentee)
    take_part(transition, stranger, stage=ParticipationStage.INVITED)

    figures = at_desk.get(page(transition)).context["figures"]

    assert (figures.mentors, figures.places, figures.mentees, figures.invited) == (1, 3, 1, 1)


def test_a_supervisor_who_coordinates_learns_nothing_from_the_overview(
    at_desk, seen, transition, maker, mentee
):
    """The whole page is the same with a junior in the programme and without."""
    alone = seen(transition)
    part = take_part(transition, mentee, stage=ParticipationStage.APPLIED)
    assert "waiting for your answer" in seen(transition)

    people.record_reporting_line(senior=maker, junior=mentee, kind=LineKind.APPRAISER, by=mentee)

    assert part.pk
    assert _same(seen(transition)) == _same(alone)
    assert mentee.family_name not in seen(transition)


def test_a_pair_of_a_junior_is_counted_for_no_supervisor(at_desk, transition, pair, maker, page):
    people.record_reporting_line(
        senior=maker, junior=pair.mentee, kind=LineKind.APPRAISER, by=pair.mentee
    )

    context = at_desk.get(page(transition)).context

    assert context["pairs"] == 0
    assert context["states"] == []


def test_the_overview_says_whom_one_does_not_see_in_general(seen, transition):
    assert "People you supervise, or who supervise you, are not shown to you at all" in seen(
        transition
    )


def test_the_overview_costs_as_many_queries_for_three_people_as_for_one(
    at_desk, transition, person, maker, page, settings, count_queries
):
    settings.DEMONSTRATION = False
    take_part(transition, person("Dr", "One", "Example"))
    with_one = count_queries(at_desk, page(transition))

    for number in range(2):
        someone = person("Dr", f"More{number}", "Example")
        take_part(transition, someone)
        actions.appoint(programme=transition, person=someone, duty=Duty.EVALUATOR, by=maker)

    assert count_queries(at_desk, page(transition)) == with_one


def _same(text):
    """A page without the token that changes with every request."""
    return re.sub(r'(csrfmiddlewaretoken" value=|X-CSRFToken": )"[^"]+"', "", text)
