"""Every stage of somebody's part x every deed: what it leads to, and that nothing else moves it."""

from contextlib import suppress
from datetime import timedelta

import pytest

from kollega.domains.programmes import actions
from kollega.domains.programmes.lifecycle import NEXT_PARTICIPATION, Stage
from kollega.domains.programmes.lifecycle import ParticipationStage as At
from kollega.domains.programmes.models import Acceptance, Participation
from kollega.foundation import clock
from kollega.foundation.errors import DomainError
from kollega.foundation.models import AuditEntry, Happening, OutgoingMail

# Where a deed leads from each stage; from all others it is refused.
OWN = {
    "begin": {
        **{stage: stage for stage in (At.SIGNING_UP, At.APPLIED, At.ACTIVE, At.PAUSED, At.REFUSED)},
        **dict.fromkeys((At.INVITED, At.DECLINED, At.LEFT), At.SIGNING_UP),
    },
    "submit": {
        At.SIGNING_UP: At.ACTIVE,
        At.REFUSED: At.APPLIED,
        At.APPLIED: At.APPLIED,
        At.ACTIVE: At.ACTIVE,
    },
    "decline": dict.fromkeys((At.INVITED, At.SIGNING_UP, At.APPLIED, At.DECLINED), At.DECLINED),
    "pause": dict.fromkeys((At.ACTIVE, At.PAUSED), At.PAUSED),
    "resume": dict.fromkeys((At.ACTIVE, At.PAUSED), At.ACTIVE),
    "leave": dict.fromkeys((At.ACTIVE, At.PAUSED, At.LEFT), At.LEFT),
}
COORDINATORS = {
    "approve": dict.fromkeys((At.APPLIED, At.ACTIVE), At.ACTIVE),
    "refuse": dict.fromkeys((At.APPLIED, At.REFUSED), At.REFUSED),
    "invite_again": {At.INVITED: At.INVITED},
    "remind": {At.SIGNING_UP: At.SIGNING_UP},
}


def written() -> tuple[object, ...]:
    """Everything a deed leaves behind."""
    parts = Participation.objects.order_by("pk").values_list()
    books = (AuditEntry, OutgoingMail, Happening)
    return (*parts, *(book.objects.count() for book in books))


@pytest.fixture
def part(mentee, answered, scheme):
    """A mentee who answered everything, where no approval is needed."""
    scheme.approval_needed = False
    scheme.save()
    return answered(mentee, scheme, "mentee")


@pytest.fixture
def do(part, undone):
    """Do a deed from a stage, undone afterwards: the stage it led to, or None if it was refused."""

    def act(deed, stage, by, *, times=1):
        with undone():
            Participation.objects.filter(pk=part.pk).update(stage=stage)
            before = written()
            try:
                for _time in range(times):
                    part.refresh_from_db()
                    _act(deed, part, by)
            except DomainError:
                assert written() == before, f"{deed} from {stage} was refused and left something"
                return None
            part.refresh_from_db()
            return part.stage

    return act


def _act(deed, part, by):
    if deed == "begin":
        return actions.begin_sign_up(programme=part.programme, person=by, role=part.role)
    return getattr(actions, deed)(participation=part, by=by)


def test_what_one_does_oneself_leads_where_it_should(do, mentee):
    for deed, ways in OWN.items():
        led = {stage: do(deed, stage, mentee) for stage in At}
        assert {stage: to for stage, to in led.items() if to} == ways, deed


def test_what_a_coordinator_does_leads_where_it_should(do, maker):
    for deed, ways in COORDINATORS.items():
        led = {stage: do(deed, stage, maker) for stage in At}
        assert {stage: to for stage, to in led.items() if to} == ways, deed


def test_the_deeds_take_all_the_ways_of_the_lifecycle_and_no_other(do, mentee, scheme):
    deeds = (*OWN.values(), *COORDINATORS.values())
    taken = {(stage, to) for ways in deeds for stage, to in ways.items() if stage != to}
    scheme.approval_needed = True
    scheme.save()
    taken.add((At.SIGNING_UP, do("submit", At.SIGNING_UP, mentee)))

    assert taken == {(stage, to) for stage, ways in NEXT_PARTICIPATION.items() for to in ways}


def test_nobody_else_moves_or_changes_a_part_from_any_stage(part, mentor, undone):
    tomorrow = clock.today() + timedelta(days=1)
    for deed in OWN:
        for stage in At:
            with undone():
                Participation.objects.filter(pk=part.pk).update(stage=stage, paused_until=tomorrow)
                part.refresh_from_db()
                before = Participation.objects.filter(pk=part.pk).values().get()
                with suppress(DomainError):
                    _act(deed, part, mentor)
                after = Participation.objects.filter(pk=part.pk).values().get()
                assert after == before, (deed, stage)


def test_done_twice_it_is_done_once(part, mentee, maker, undone):
    deeds = [
        (deed, At(stage), mentee) for deed, stage in (("submit", "signing_up"), ("leave", "active"))
    ]
    deeds += [("decline", At.INVITED, mentee), ("begin", At.INVITED, mentee)]
    deeds += [
        ("resume", At.PAUSED, mentee),
        ("approve", At.APPLIED, maker),
        ("refuse", At.APPLIED, maker),
    ]
    for deed, stage, by in deeds:
        with undone():
            Participation.objects.filter(pk=part.pk).update(stage=stage)
            part.refresh_from_db()
            _act(deed, part, by)
            once = written()
            _act(deed, part, by)
            assert written() == once, deed


def test_where_the_programme_is_closed_nobody_comes_in_and_everybody_can_go(
    do, mentee, maker, scheme
):
    scheme.stage = Stage.CLOSED
    scheme.save()

    for deed, stage, by in (
        ("begin", At.INVITED, mentee),
        ("begin", At.LEFT, mentee),
        ("submit", At.SIGNING_UP, mentee),
        ("submit", At.REFUSED, mentee),
        ("approve", At.APPLIED, maker),
        ("invite_again", At.INVITED, maker),
        ("remind", At.SIGNING_UP, maker),
    ):
        assert do(deed, stage, by) is None, (deed, stage)
    for deed, stage, to in (
        ("decline", At.INVITED, At.DECLINED),
        ("decline", At.APPLIED, At.DECLINED),
        ("pause", At.ACTIVE, At.PAUSED),
        ("resume", At.PAUSED, At.ACTIVE),
        ("leave", At.PAUSED, At.LEFT),
    ):
        assert do(deed, stage, mentee) == to, (deed, stage)


@pytest.mark.parametrize("deed", ["approve_many", "remind_many"])
def test_where_the_programme_is_closed_many_do_not_come_in_either(part, maker, scheme, deed):
    scheme.stage = Stage.CLOSED
    scheme.save()

    with pytest.raises(DomainError, match="not open at the moment"):
        getattr(actions, deed)(programme=scheme, by=maker, among=Participation.objects.all())


def test_a_way_out_and_back_forgets_the_pause_and_keeps_the_answers(part, mentee):
    actions.submit(participation=part, by=mentee)
    said = Participation.objects.filter(pk=part.pk).values("topics", "words_for_mentor").get()
    tomorrow = clock.today() + timedelta(days=1)
    actions.pause(participation=part, by=mentee, until=tomorrow)
    actions.leave(participation=part, by=mentee)

    _act("begin", part, mentee)
    back = actions.submit(participation=part, by=mentee)

    assert (back.stage, back.paused_until) == (At.ACTIVE, None)
    assert Participation.objects.filter(pk=part.pk).values(*said).get() == said
    assert Acceptance.objects.filter(participation=part).count() == 1
