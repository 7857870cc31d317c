"""A line or a veto that comes up while two people meet: marked, told quietly, parted in time."""

from datetime import timedelta

import pytest

from kollega.domains.people import actions as people
from kollega.domains.people.models import ReportingLine
from kollega.domains.relationships import actions, permissions, queries
from kollega.foundation import clock, happenings
from kollega.foundation.models import AuditEntry, Happening, MailLink, OutgoingMail
from kollega.jobs.happenings import HEARERS


def hand_on_everything():
    for key in Happening.objects.order_by("pk").values_list("pk", flat=True):
        happenings.hand_on(key, hearers=HEARERS)


def line(senior, junior, **dates):
    recorded = people.record_reporting_line(
        senior=senior, junior=junior, kind="educational_supervisor", by=junior, **dates
    )
    hand_on_everything()
    return recorded


def in_days(days):
    return clock.today() + timedelta(days=days)


def mails_to(person):
    return list(OutgoingMail.objects.filter(to=person.email).order_by("pk"))


def without_secrets(text, relationship):
    """A letter's words, without the names, buttons and addresses that differ for every pair."""
    kept = [line for line in text.splitlines() if not line.startswith("http")]
    for person in (relationship.mentor, relationship.mentee):
        kept = [line.replace(person.name, "X").replace(person.calling_name, "X") for line in kept]
    return kept


def test_a_coming_rotation_finds_the_pair_it_will_break(pair, mentor, mentee):
    line(mentor, mentee, starts_on=in_days(40))

    pair.refresh_from_db()
    assert pair.broken_on == in_days(40)
    assert pair.stage == "active"


@pytest.mark.parametrize("starts", [None, -100])
def test_a_line_in_force_breaks_from_today(pair, mentor, mentee, starts):
    line(mentor, mentee, starts_on=in_days(starts) if starts else None)

    pair.refresh_from_db()
    assert pair.broken_on == clock.today()


def test_a_line_in_the_other_direction_breaks_as_well(pair, mentor, mentee):
    line(mentee, mentor)

    pair.refresh_from_db()
    assert pair.broken_on == clock.today()


def test_a_line_that_no_longer_counts_breaks_nothing(pair, mentor, mentee, transition):
    line(mentor, mentee, ends_on=in_days(-31 * transition.past_months - 1))

    pair.refresh_from_db()
    assert pair.broken_on is None
    assert mails_to(mentee) == mails_to(mentor) == []


def test_other_pairs_are_left_alone(begin, pair, transition, mentor, mentee, stranger):
    other = begin(transition, mentor, stranger)

    line(mentor, mentee)

    other.refresh_from_db()
    assert other.broken_on is None
    assert mails_to(stranger) == []


def test_all_pairs_of_the_two_are_found_in_every_programme(
    begin, pair, scheme, mentor, mentee, stranger
):
    elsewhere = begin(scheme, mentee, mentor)  # the other way round

    line(mentor, mentee)

    elsewhere.refresh_from_db()
    assert elsewhere.broken_on == clock.today()


def test_the_mentee_is_offered_another_mentor_by_one_touch(pair, mentor, mentee):
    line(mentor, mentee)

    (letter,) = mails_to(mentee)
    assert "another mentor is looked for" in letter.text
    assert MailLink.objects.get(deed="rematch").person_id == mentee.pk


def test_the_senior_learns_a_neutral_sentence_and_nothing_else(pair, mentor, mentee):
    line(mentor, mentee)

    (letter,) = mails_to(mentor)
    assert letter.subject == "There is something new for you"
    assert "Nobody is at fault, and nobody is told a reason." in letter.text
    words = letter.text.lower()
    assert not any(word in words for word in ("supervis", "report", "judge", "rotation", "line"))


def test_nobody_but_the_two_is_told(pair, mentor, mentee, coordinator, supervisor):
    OutgoingMail.objects.all().delete()

    line(mentor, mentee)

    assert {letter.to for letter in OutgoingMail.objects.all()} == {mentor.email, mentee.email}


def test_both_are_told_once_however_many_lines_there_are(pair, mentor, mentee):
    line(mentor, mentee)
    people.record_reporting_line(senior=mentor, junior=mentee, kind="examiner", by=mentee)
    hand_on_everything()

    assert len(mails_to(mentee)) == len(mails_to(mentor)) == 1


def test_a_veto_reads_exactly_like_a_line(begin, pair, transition, mentor, mentee, stranger):
    other = begin(transition, mentor, stranger)
    OutgoingMail.objects.all().delete()

    line(mentor, mentee)
    people.avoid(person=mentor, by=stranger)
    hand_on_everything()

    by_line = [without_secrets(m.text, pair) for m in OutgoingMail.objects.order_by("pk")[:2]]
    by_veto = [without_secrets(m.text, other) for m in OutgoingMail.objects.order_by("pk")[2:]]
    assert by_line == by_veto
    pair.refresh_from_db()
    other.refresh_from_db()
    assert pair.broken_on == other.broken_on


def test_whoever_is_avoided_by_their_mentor_reads_the_same_as_well(pair, mentor, mentee):
    people.avoid(person=mentee, by=mentor)
    hand_on_everything()
    by_veto = [without_secrets(letter.text, pair) for letter in mails_to(mentee)]
    OutgoingMail.objects.all().delete()
    pair.broken_on = None
    pair.save()

    line(mentor, mentee)

    assert [without_secrets(letter.text, pair) for letter in mails_to(mentee)] == by_veto


def test_nothing_is_written_into_the_audit_when_a_pair_breaks(pair, mentor, mentee):
    before = AuditEntry.objects.count()

    line(mentor, mentee)

    assert AuditEntry.objects.count() == before


def test_an_earlier_day_replaces_a_later_one_without_another_letter(pair, mentor, mentee):
    line(mentor, mentee, starts_on=in_days(60))
    people.record_reporting_line(
        senior=mentor, junior=mentee, kind="examiner", by=mentee, starts_on=in_days(20)
    )
    hand_on_everything()

    pair.refresh_from_db()
    assert pair.broken_on == in_days(20)
    assert len(mails_to(mentee)) == 1


def test_until_the_line_begins_the_two_can_still_meet(pair, mentor, mentee):
    line(mentor, mentee, starts_on=in_days(40))

    pair.refresh_from_db()
    assert permissions.may_plan(mentee, pair)


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_from_that_day_nothing_new_is_planned(pair, mentor, mentee, side):
    line(mentor, mentee)

    pair.refresh_from_db()
    assert not permissions.may_plan(getattr(pair, side), pair)


def test_the_sweep_parts_two_who_let_the_time_go_by(pair, mentor, mentee):
    line(mentor, mentee, starts_on=in_days(10))
    OutgoingMail.objects.all().delete()

    clock.move_forward(days=23)
    actions.part_broken()
    pair.refresh_from_db()
    still = pair.stage
    clock.move_forward(days=1)
    actions.part_broken()

    pair.refresh_from_db()
    assert (still, pair.stage) == ("active", "ended")
    assert pair.rematch_asked_at is not None
    assert {letter.to for letter in OutgoingMail.objects.all()} == {mentor.email, mentee.email}


def test_a_line_taken_back_lifts_the_mark(pair, mentor, mentee):
    line(mentor, mentee, starts_on=in_days(10))
    ReportingLine.objects.all().delete()

    actions.part_broken()

    pair.refresh_from_db()
    assert pair.broken_on is None
    assert pair.stage == "active"


def test_a_veto_taken_back_lifts_the_mark(pair, mentor, mentee):
    veto = people.avoid(person=mentor, by=mentee)
    hand_on_everything()
    people.take_back_veto(veto=veto, by=mentee)

    actions.part_broken()

    pair.refresh_from_db()
    assert pair.broken_on is None


def test_the_sweep_finds_a_line_of_which_nobody_told(pair, mentor, mentee):
    ReportingLine.objects.create(senior=mentor, junior=mentee, kind="trainer")

    actions.part_broken()

    pair.refresh_from_db()
    assert pair.broken_on == clock.today()
    assert len(mails_to(mentee)) == 1


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_sweep_looks_with_one_query_when_there_is_nothing_to_do(
    begin, transition, person, how_many, django_assert_num_queries
):
    for number in range(how_many):
        begin(transition, person("Dr", f"M{number}", "One"), person("Dr", f"N{number}", "Two"))

    with django_assert_num_queries(1):
        list(queries.to_look_at())


def test_a_taken_back_happening_is_nothing(pair):
    actions.part_for_line(0)
    actions.part_for_veto(0)

    pair.refresh_from_db()
    assert pair.broken_on is None
