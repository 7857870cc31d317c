"""What a coordinator changes in a round by hand, with the effect shown before it is done."""

import pytest

from kollega.domains.matching import actions, queries
from kollega.domains.matching.models import ForbiddenPair, Proposal
from kollega.domains.matching.queries import swaps
from kollega.domains.people import actions as people
from kollega.domains.people.vocabulary import LineKind
from kollega.foundation.errors import NotAllowed, NotPossible
from kollega.foundation.models import AuditEntry


@pytest.fixture
def bilal(person):
    return person("Dr", "Bilal", "Ahmad")


@pytest.fixture
def parts(joins, transition, mentee, bilal, mentor, other_mentor):
    """Amara fits Janet, Bilal fits Marek, who has two places."""
    return {
        "Amara": joins(mentee, transition, "mentee", topics=["exams"]),
        "Bilal": joins(bilal, transition, "mentee", topics=["team"]),
        "Janet": joins(mentor, transition, "mentor", topics=["exams"]),
        "Marek": joins(other_mentor, transition, "mentor", topics=["team"], capacity=2),
    }


@pytest.fixture
def round(parts, transition, computed):
    return computed(transition)


@pytest.fixture
def amara(round, line, mentee):
    return line(round, mentee)


@pytest.fixture
def other(round, line, bilal):
    return line(round, bilal)


def described(effect):
    return [
        (
            move.proposal.mentee.person.given_name,
            move.mentor.person.given_name if move.mentor else None,
            queries.word_for(move.judged.fit).value if move.judged else None,
        )
        for move in effect.moves
    ]


def test_the_effect_of_a_move_to_a_free_place_is_shown_before_it_is_done(amara, parts):
    effect = queries.swap_of(amara, parts["Marek"])

    assert described(effect) == [("Amara", "Marek", "possible")]
    assert queries.word_for(amara.fit).value == "strong"
    amara.refresh_from_db()
    assert amara.mentor == parts["Janet"]


def test_the_effect_of_an_exchange_names_both(amara, other, parts):
    effect = queries.swap_of(other, parts["Janet"], partner=amara)

    assert described(effect) == [("Bilal", "Janet", "possible"), ("Amara", "Marek", "possible")]


def test_a_swap_does_what_was_shown_and_locks_it(amara, parts, maker):
    proposal = actions.swap(proposal=amara, mentor=parts["Marek"], by=maker)

    assert proposal.mentor == parts["Marek"]
    assert proposal.locked
    assert proposal.set_by_hand
    assert proposal.locked_by == maker
    assert proposal.fit == pytest.approx(
        queries.fits_of(amara, [parts["Marek"]])[parts["Marek"].pk].fit
    )


def test_an_exchange_changes_both_lines(amara, other, parts, maker):
    actions.swap(proposal=other, mentor=parts["Janet"], partner=amara, by=maker)

    for proposal, mentor in ((amara, "Marek"), (other, "Janet")):
        proposal.refresh_from_db()
        assert proposal.mentor == parts[mentor]
        assert proposal.locked


def test_whoever_gives_their_mentor_to_somebody_without_one_waits(
    parts, amara, round, joins, transition, person, computed, line, maker
):
    third = person("Dr", "Cem", "Third")
    part = joins(third, transition, "mentee", topics=["exams"])
    for mentor in ("Marek", "Janet"):
        parts[mentor].capacity = 1
        parts[mentor].save()
    again = computed(transition)
    left = queries.proposals(again, viewer=maker).get(mentor=None)
    holder = queries.proposals(again, viewer=maker).get(mentor=parts["Janet"])

    actions.swap(proposal=left, mentor=parts["Janet"], partner=holder, by=maker)

    holder.refresh_from_db()
    left.refresh_from_db()
    assert part
    assert left.mentor == parts["Janet"]
    assert (holder.mentor, holder.fit, holder.locked) == (None, None, False)
    assert holder.obstacle == "ruled_out"


def test_a_mentor_without_a_place_is_given_only_in_exchange(other, parts, maker):
    with pytest.raises(NotPossible) as refusal:
        actions.swap(proposal=other, mentor=parts["Janet"], by=maker)

    assert str(refusal.value) == "Dr Janet Ross has no place left in this round."


def test_an_impossible_pair_is_refused_in_an_exchange_as_well(
    amara, other, parts, maker, bilal, mentor
):
    people.avoid(person=bilal, by=mentor)

    with pytest.raises(NotPossible) as refusal:
        actions.swap(proposal=other, mentor=parts["Janet"], partner=amara, by=maker)

    assert str(refusal.value) == "This pair is not possible."
    amara.refresh_from_db()
    assert amara.mentor == parts["Janet"]


def test_an_exchange_with_somebody_who_has_another_mentor_by_now_is_refused(
    amara, other, parts, maker
):
    actions.swap(proposal=amara, mentor=parts["Marek"], by=maker)
    actions.unlock_pairs(round=amara.round, proposals=[amara], by=maker)
    amara.refresh_from_db()

    with pytest.raises(NotPossible, match="has changed meanwhile"):
        actions.swap(proposal=other, mentor=parts["Janet"], partner=amara, by=maker)


@pytest.mark.parametrize("locked", ["the pair itself", "the one in exchange"])
def test_a_locked_pair_is_unlocked_first(amara, other, parts, maker, locked):
    proposal = other if locked == "the pair itself" else amara
    actions.lock_pairs(round=amara.round, proposals=[proposal], by=maker)

    with pytest.raises(NotAllowed, match="Unlock it first"):
        actions.swap(proposal=other, mentor=parts["Janet"], partner=amara, by=maker)


def test_a_mentor_who_left_meanwhile_is_not_possible(amara, parts, maker):
    parts["Marek"].stage = "left"
    parts["Marek"].save()

    assert queries.swap_of(amara, parts["Marek"]) == queries.Swap(possible=False)
    with pytest.raises(NotPossible):
        actions.swap(proposal=amara, mentor=parts["Marek"], by=maker)


def test_a_mentee_who_left_meanwhile_is_not_possible(amara, parts):
    parts["Amara"].stage = "left"
    parts["Amara"].save()

    assert queries.fits_of(amara, [parts["Marek"]]) == {parts["Marek"].pk: None}


def test_locking_changes_what_is_not_locked_and_says_how_many(round, amara, other, maker):
    assert actions.lock_pairs(round=round, proposals=[amara, other], by=maker) == 2
    assert actions.lock_pairs(round=round, proposals=[amara, other], by=maker) == 0
    assert actions.unlock_pairs(round=round, proposals=[amara], by=maker) == 1
    assert list(Proposal.objects.filter(locked=True)) == [other]


def test_a_line_without_a_pair_is_not_locked(round, amara, maker):
    actions.forbid_pair(proposal=amara, by=maker)

    assert actions.lock_pairs(round=round, proposals=[amara], by=maker) == 0


def test_a_pair_ruled_out_is_gone_now_and_not_proposed_again(
    amara, parts, maker, transition, computed, line, mentee
):
    actions.forbid_pair(proposal=amara, by=maker)

    amara.refresh_from_db()
    assert amara.mentor is None
    assert line(computed(transition), mentee).mentor == parts["Marek"]


def test_a_pair_ruled_out_can_be_allowed_again(amara, maker, transition, computed, line, mentee):
    actions.forbid_pair(proposal=amara, by=maker)
    pair = queries.ruled_out(transition, viewer=maker).get()

    actions.allow_pair(pair=pair, by=maker)

    assert line(computed(transition), mentee).mentor.person.given_name == "Janet"
    assert not ForbiddenPair.objects.exists()


def test_ruling_out_twice_is_refused_because_there_is_no_pair_any_more(amara, maker):
    actions.forbid_pair(proposal=amara, by=maker)

    with pytest.raises(NotPossible):
        actions.forbid_pair(proposal=amara, by=maker)


def test_nothing_is_changed_once_introductions_are_sent(round, amara, parts, maker):
    actions.send_introductions(round=round, by=maker)

    for deed in (
        lambda: actions.swap(proposal=amara, mentor=parts["Marek"], by=maker),
        lambda: actions.forbid_pair(proposal=amara, by=maker),
        lambda: actions.lock_pairs(round=round, proposals=[amara], by=maker),
        lambda: actions.unlock_pairs(round=round, proposals=[amara], by=maker),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_the_caution_of_an_uneven_load_follows_a_swap(
    joins, transition, person, parts, computed, maker, line, mentee
):
    parts["Marek"].capacity = 5
    parts["Marek"].save()
    for name in ("Cem", "Dan"):
        joins(person("Dr", name, "Example"), transition, "mentee", topics=["team"])
    round = computed(transition)
    assert (
        "carries_most"
        in queries.proposals(round, viewer=maker).filter(mentor=parts["Marek"]).first().cautions
    )

    actions.swap(proposal=line(round, mentee), mentor=parts["Marek"], by=maker)

    left = queries.proposals(round, viewer=maker).filter(mentor=parts["Marek"])
    assert all("carries_most" not in one.cautions for one in left)


def test_every_change_by_hand_is_recorded_with_who_did_it(round, amara, other, parts, maker):
    actions.lock_pairs(round=round, proposals=[amara], by=maker)
    actions.unlock_pairs(round=round, proposals=[amara], by=maker)
    actions.swap(proposal=amara, mentor=parts["Marek"], by=maker)
    actions.forbid_pair(proposal=other, by=maker)
    pair = ForbiddenPair.objects.get()
    actions.allow_pair(pair=pair, by=maker)

    entries = AuditEntry.objects.filter(deed__startswith="pair").order_by("pk")
    assert list(entries.values_list("deed", flat=True)) == [
        "pairs_locked",
        "pairs_unlocked",
        "pair_set_by_hand",
        "pair_ruled_out",
        "pair_allowed",
    ]
    assert set(entries.values_list("actor_id", flat=True)) == {maker.pk}


def test_the_mentors_to_swap_to_are_those_with_a_place(amara, parts, transition, maker):
    parts["Janet"].capacity = 0
    parts["Janet"].save()

    found = queries.offering(amara.round, viewer=maker)

    assert found == [parts["Marek"]]
    assert queries.offering(amara.round, viewer=maker, words="jan") == []
    assert queries.offering(amara.round, viewer=maker, words="kow") == [parts["Marek"]]


def test_of_too_many_mentors_those_stay_who_can_help_with_most(
    amara, parts, maker, monkeypatch, joins, transition, person
):
    monkeypatch.setattr(swaps, "MOST_OFFERED", 1)
    amara.mentee.topics = ["exams", "career"]
    amara.mentee.save()
    best = joins(person("Dr", "Zoe", "Zuma"), transition, "mentor", topics=["career", "exams"])

    assert queries.offering(amara.round, viewer=maker, to=amara.mentee) == [best]
    assert queries.offering(amara.round, viewer=maker, to=amara.mentee, words="kow") == [
        parts["Marek"]
    ]


def test_one_mentor_is_offered_only_with_a_place(amara, parts, maker):
    marek = parts["Marek"]

    assert queries.offered(amara.round, viewer=maker, public_id=marek.public_id) == marek

    marek.capacity = 0
    marek.save()
    assert queries.offered(amara.round, viewer=maker, public_id=marek.public_id) is None
    assert queries.offered(amara.round, viewer=maker, public_id="23456789bcdfgh") is None


def test_room_is_what_neither_a_pair_nor_a_request_nor_this_round_takes(amara, parts, round):
    assert queries.room(round, [parts["Janet"], parts["Marek"]]) == {
        parts["Janet"].pk: 0,
        parts["Marek"].pk: 1,
    }


def test_a_mentor_out_of_sight_is_not_offered(amara, parts, maker, other_mentor):
    people.record_reporting_line(
        senior=other_mentor, junior=maker, kind=LineKind.LINE_MANAGER, by=maker
    )

    assert parts["Marek"] not in queries.offering(amara.round, viewer=maker)
    with pytest.raises(NotAllowed):
        actions.swap(proposal=amara, mentor=parts["Marek"], by=maker)
