"""Person x deed, in the domain itself: whoever comes past the pages is stopped as well."""

from datetime import timedelta

import pytest

from kollega.domains.people import actions as people
from kollega.domains.people.vocabulary import LineKind
from kollega.domains.programmes import actions, permissions, queries
from kollega.domains.programmes.lifecycle import ParticipationStage as At
from kollega.foundation import clock
from kollega.foundation.errors import NotAllowed, NotFound
from kollega.foundation.permissions import Audience

CAST = ["mentee", "mentor", "coordinator", "supervisor", "evaluator", "stranger"]
OWN = {
    "save_answers": At.ACTIVE,
    "confirm_portrait": At.ACTIVE,
    "accept_text": At.ACTIVE,
    "submit": At.SIGNING_UP,
    "decline": At.INVITED,
    "pause": At.ACTIVE,
    "resume": At.PAUSED,
    "leave": At.ACTIVE,
}
COORDINATORS = {
    "approve": At.APPLIED,
    "refuse": At.APPLIED,
    "invite_again": At.INVITED,
    "remind": At.SIGNING_UP,
}


@pytest.fixture
def part(mentee, mentor, supervisor, evaluator, maker, scheme, takes_part):
    people.record_reporting_line(senior=supervisor, junior=mentee, kind=LineKind.TRAINER, by=mentee)
    takes_part(supervisor, scheme, "mentor")
    actions.appoint(programme=scheme, person=evaluator, duty="evaluator", by=maker)
    return takes_part(mentor, scheme, "mentor", portrait="Hello.")


@pytest.fixture
def others(request):
    """Everybody but one."""
    return lambda one: [request.getfixturevalue(who) for who in CAST if who != one]


@pytest.mark.parametrize("deed", OWN)
def test_only_oneself_does_what_concerns_oneself(others, part, deed):
    part.stage = OWN[deed]
    part.save()
    for other in others("mentor"):
        with pytest.raises(NotAllowed):
            getattr(actions, deed)(participation=part, by=other)


def test_only_oneself_changes_how_long_a_pause_lasts(others, part, mentor):
    until = clock.today() + timedelta(days=10)
    part = actions.pause(participation=part, by=mentor, until=until)

    for other in others("mentor"):
        with pytest.raises(NotAllowed):
            actions.pause(participation=part, by=other)

    part.refresh_from_db()
    assert part.paused_until == until


@pytest.mark.parametrize("deed", COORDINATORS)
def test_only_a_coordinator_decides(others, part, deed):
    part.stage = COORDINATORS[deed]
    part.save()
    for other in others("coordinator"):
        with pytest.raises(NotAllowed):
            getattr(actions, deed)(participation=part, by=other)


@pytest.mark.parametrize("deed", COORDINATORS)
def test_no_coordinator_decides_about_whom_they_judge(part, maker, deed):
    people.record_reporting_line(
        senior=maker, junior=part.person, kind=LineKind.LINE_MANAGER, by=None
    )
    part.stage = COORDINATORS[deed]
    part.save()

    with pytest.raises(NotAllowed, match="nobody here"):
        getattr(actions, deed)(participation=part, by=maker)


def test_no_coordinator_decides_about_themselves(maker, takes_part, scheme):
    own = takes_part(maker, scheme, "mentor", stage=At.APPLIED)

    with pytest.raises(NotAllowed, match="Another coordinator"):
        actions.approve(participation=own, by=maker)


@pytest.mark.parametrize("deed", ["approve_many", "invite_many_again", "remind_many"])
def test_only_coordinators_decide_about_many(part, stranger, scheme, deed):
    with pytest.raises(NotAllowed):
        getattr(actions, deed)(
            programme=scheme, by=stranger, among=queries.active_in(scheme, "mentor")
        )


def test_many_never_holds_somebody_the_coordinator_judges(part, maker, scheme):
    people.record_reporting_line(
        senior=maker, junior=part.person, kind=LineKind.LINE_MANAGER, by=None
    )
    part.stage = At.APPLIED
    part.save()

    approved = actions.approve_many(
        programme=scheme, by=maker, among=type(part).objects.filter(programme=scheme)
    )

    part.refresh_from_db()
    assert (approved, part.stage) == (0, At.APPLIED)


def test_a_part_is_found_by_oneself_and_the_coordinator(part, mentor, maker):
    assert queries.participation(part.public_id, mentor) == part
    assert queries.participation(part.public_id, maker) == part


@pytest.mark.parametrize("who", ["mentee", "supervisor", "evaluator", "stranger"])
def test_to_everybody_else_a_part_does_not_exist(request, part, who):
    with pytest.raises(NotFound):
        queries.participation(part.public_id, request.getfixturevalue(who))


def test_a_coordinators_rows_hold_no_answers(part, maker, scheme):
    row = queries.people_of(scheme, viewer=maker).get(pk=part.pk)

    deferred = row.get_deferred_fields()
    assert {"portrait", "topics", "experiences", "words_for_mentor", "own_columns"} <= deferred
    assert {"meets_by", "places", "other_specialty", "may_share_roof"} <= deferred


def test_words_of_a_participant_never_say_a_coordinator_reads_them():
    for field in ("portrait", "offers", "needs", "words_for_mentor", "shared_experiences"):
        assert Audience.COORDINATOR not in permissions.SEES[field]


def test_what_happened_to_a_part_is_read_by_its_person_and_who_coordinates_it(
    part, mentor, maker, supervisor, evaluator, stranger
):
    actions.pause(participation=part, by=mentor)

    for viewer in (mentor, maker):
        deeds = [entry.deed for entry in queries.history_of(part, viewer=viewer)]
        assert deeds == ["participation_paused"]
    for other in (supervisor, evaluator, stranger):
        with pytest.raises(NotFound):
            queries.history_of(part, viewer=other)


def test_what_happened_to_somebody_one_judges_is_not_read(part, mentor, maker):
    people.record_reporting_line(senior=maker, junior=mentor, kind=LineKind.TRAINER, by=mentor)

    with pytest.raises(NotFound):
        queries.history_of(part, viewer=maker)
