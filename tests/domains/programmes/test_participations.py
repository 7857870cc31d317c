"""Somebody's way through a programme."""

from datetime import timedelta

import pytest

from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.lifecycle import ParticipationStage as At
from kollega.domains.programmes.models import Acceptance, Participation
from kollega.foundation import clock
from kollega.foundation.errors import NotAllowed, NotPossible
from kollega.foundation.models import Happening


def test_anyone_can_apply_where_people_apply(mentee, scheme):
    scheme.way_in = "apply"
    scheme.save()

    part = actions.begin_sign_up(programme=scheme, person=mentee, role="mentee")

    assert (part.stage, part.role, part.capacity) == (At.SIGNING_UP, "mentee", 0)


def test_nobody_applies_where_people_are_invited(mentee, transition):
    transition.way_in = "invited"
    transition.save()

    with pytest.raises(NotPossible, match="invited"):
        actions.begin_sign_up(programme=transition, person=mentee, role="mentee")

    assert not Participation.objects.exists()


def test_nobody_begins_before_the_programme_opens(mentee, make_programme):
    with pytest.raises(NotPossible, match="not open"):
        actions.begin_sign_up(
            programme=make_programme(way_in="apply"), person=mentee, role="mentee"
        )


def test_beginning_twice_goes_on_with_the_first(mentee, signing_up, scheme):
    part = signing_up(mentee, scheme, "mentee")
    actions.save_answers(participation=part, by=mentee, step=3, places=["Fife"])

    again = actions.begin_sign_up(programme=scheme, person=mentee, role="mentee")

    assert (again.pk, again.step, again.places) == (part.pk, 3, ["Fife"])


def test_a_mentor_begins_with_the_programmes_usual_places(mentor, signing_up, scheme):
    part = signing_up(mentor, scheme, "mentor")

    assert part.capacity == scheme.default_capacity


def test_handing_in_waits_for_approval_where_the_programme_wants_it(mentor, answered, scheme):
    scheme.approval_needed = True
    scheme.save()
    part = answered(mentor, scheme, "mentor")

    part = actions.submit(participation=part, by=mentor)

    assert (part.stage, part.portrait_confirmed) == (At.APPLIED, True)


def test_handing_in_is_enough_where_no_approval_is_wanted(mentee, answered, scheme):
    scheme.approval_needed = False
    scheme.save()

    part = actions.submit(participation=answered(mentee, scheme, "mentee"), by=mentee)

    assert part.stage == At.ACTIVE
    assert list(queries.active_in(scheme, "mentee")) == [part]


def test_nobody_takes_part_before_accepting_the_limits(mentee, answered, scheme):
    part = answered(mentee, scheme, "mentee")
    Acceptance.objects.all().delete()

    with pytest.raises(NotPossible, match="promise"):
        actions.submit(participation=part, by=mentee)


def test_a_newer_text_is_accepted_anew(mentee, maker, answered, scheme):
    part = answered(mentee, scheme, "mentee")
    assert queries.has_accepted(part)
    newer = actions.write_consent_text(programme=scheme, by=maker, promise="New.", limits="Law.")
    actions.sign_off(text=newer, by=maker, name="Dr Ingrid Berg")

    assert not queries.has_accepted(part)
    actions.accept_text(participation=part, by=mentee)
    actions.accept_text(participation=part, by=mentee)

    assert queries.has_accepted(part)
    assert Acceptance.objects.filter(participation=part).count() == 2


@pytest.mark.parametrize(
    ("role", "gap", "sentence"),
    [
        ("mentor", {"portrait": ""}, "about yourself"),
        ("mentor", {"topics": []}, "can help with"),
        ("mentee", {"topics": []}, "like help with"),
    ],
)
def test_what_is_missing_is_named(person, answered, scheme, role, gap, sentence):
    somebody = person("Dr", "Nia", "Evans")
    part = answered(somebody, scheme, role, **gap)

    with pytest.raises(NotPossible, match=sentence):
        actions.submit(participation=part, by=somebody)


def test_whoever_is_too_far_in_training_is_told_the_day(mentee, answered, transition):
    part = answered(
        mentee, transition, "mentee", training_began_on=clock.today() - timedelta(days=400)
    )
    last = queries.eligible_until(part)

    with pytest.raises(NotPossible, match=str(last.year)):
        actions.submit(participation=part, by=mentee)


def test_a_training_that_began_today_is_early_enough(mentee, answered, transition):
    part = answered(mentee, transition, "mentee", training_began_on=clock.today())

    assert actions.submit(participation=part, by=mentee).stage in (At.APPLIED, At.ACTIVE)


def test_the_coordinator_approves(mentee, maker, answered, scheme):
    scheme.approval_needed = True
    scheme.save()
    part = actions.submit(participation=answered(mentee, scheme, "mentee"), by=mentee)

    part = actions.approve(participation=part, by=maker)

    assert part.stage == At.ACTIVE
    assert part.approved_at


def test_whoever_was_not_approved_can_ask_again(mentee, maker, answered, scheme):
    scheme.approval_needed = True
    scheme.save()
    part = actions.submit(participation=answered(mentee, scheme, "mentee"), by=mentee)
    part = actions.refuse(participation=part, by=maker)

    part = actions.submit(participation=part, by=mentee)

    assert part.stage == At.APPLIED


def test_whoever_comes_back_need_not_be_approved_twice(mentee, maker, answered, scheme):
    scheme.approval_needed = True
    scheme.save()
    part = actions.submit(participation=answered(mentee, scheme, "mentee"), by=mentee)
    actions.approve(participation=part, by=maker)
    actions.leave(participation=part, by=mentee)
    part = actions.begin_sign_up(programme=scheme, person=mentee, role="mentee")

    assert (part.stage, part.words_for_mentor) == (At.SIGNING_UP, "The rota.")
    assert actions.submit(participation=part, by=mentee).stage == At.ACTIVE


def test_a_pause_needs_no_reason_and_ends_by_itself(mentor, takes_part, scheme):
    part = takes_part(mentor, scheme, "mentor", capacity=2)
    part = actions.pause(participation=part, by=mentor, until=clock.today() + timedelta(days=10))
    actions.end_pauses()
    assert not queries.active_in(scheme, "mentor")

    clock.move_forward(days=10)

    actions.end_pauses()
    assert queries.active_in(scheme, "mentor").get() == part


def test_a_pause_ends_when_one_says_so(mentor, takes_part, scheme):
    part = actions.pause(participation=takes_part(mentor, scheme, "mentor"), by=mentor)

    part = actions.resume(participation=part, by=mentor)

    assert (part.stage, part.paused_until) == (At.ACTIVE, None)


def test_a_pause_can_be_made_longer(mentor, takes_part, scheme):
    first, later = (clock.today() + timedelta(days=days) for days in (10, 20))
    part = actions.pause(participation=takes_part(mentor, scheme, "mentor"), by=mentor, until=first)

    part = actions.pause(participation=part, by=mentor, until=later)

    assert (part.stage, part.paused_until) == (At.PAUSED, later)


def test_a_pause_does_not_end_in_the_past(mentor, takes_part, scheme):
    with pytest.raises(NotPossible, match="still to come"):
        actions.pause(
            participation=takes_part(mentor, scheme, "mentor"), by=mentor, until=clock.today()
        )


def test_leaving_is_told_to_what_stands_above(mentee, takes_part, scheme):
    part = actions.leave(participation=takes_part(mentee, scheme, "mentee"), by=mentee)
    actions.leave(participation=part, by=mentee)

    told = Happening.objects.filter(kind="participation_left", subject_id=part.pk)
    assert (part.stage, told.count()) == (At.LEFT, 1)


def test_a_changed_portrait_is_confirmed_anew(mentor, takes_part, scheme):
    part = takes_part(mentor, scheme, "mentor", portrait="Old.", portrait_confirmed=True)

    part = actions.save_answers(participation=part, by=mentor, portrait=" New. ")
    assert (part.portrait, part.portrait_confirmed) == ("New.", False)

    assert actions.confirm_portrait(participation=part, by=mentor).portrait_confirmed


def test_capacity_can_be_nothing_and_not_less(mentor, takes_part, scheme):
    part = takes_part(mentor, scheme, "mentor")

    assert actions.save_answers(participation=part, by=mentor, capacity=0).capacity == 0
    with pytest.raises(NotPossible):
        actions.save_answers(participation=part, by=mentor, capacity=-1)


@pytest.mark.parametrize(
    "answer",
    [
        {"topics": ["surfing"]},
        {"meets_by": ["telepathy"]},
        {"experiences": ["the moon"]},
        {"places": [f"Place {n}" for n in range(13)]},
        {"words_for_mentor": "a" * 1201},
    ],
)
def test_only_what_is_offered_can_be_answered(mentee, signing_up, scheme, answer):
    part = signing_up(mentee, scheme, "mentee")

    with pytest.raises(NotPossible):
        actions.save_answers(participation=part, by=mentee, **answer)


def test_a_mentee_has_no_places(mentee, signing_up, scheme):
    with pytest.raises(TypeError, match="capacity"):
        actions.save_answers(
            participation=signing_up(mentee, scheme, "mentee"), by=mentee, capacity=3
        )


def test_needs_keep_their_order_and_lose_doubles(mentee, signing_up, scheme):
    first, second = scheme.topics[1], scheme.topics[0]

    part = actions.save_answers(
        participation=signing_up(mentee, scheme, "mentee"),
        by=mentee,
        topics=[first, second, first],
    )

    assert part.topics == [first, second]


def test_nothing_is_answered_before_saying_yes(mentee, maker, scheme):
    part = actions.invite(programme=scheme, person=mentee, role="mentee", by=maker)

    with pytest.raises(NotAllowed):
        actions.save_answers(participation=part, by=mentee, places=["Fife"])
