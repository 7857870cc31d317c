"""A mentee chooses: the short list, a request, and taking it back."""

from datetime import timedelta

import pytest

from kollega.domains.matching import actions, queries
from kollega.domains.matching.lifecycle import OfferStage
from kollega.domains.matching.models import Offer, ShortList
from kollega.domains.people import actions as people
from kollega.domains.programmes import actions as programmes
from kollega.domains.programmes.models import Acceptance
from kollega.domains.relationships import actions as relationships
from kollega.foundation import clock
from kollega.foundation.errors import NotAllowed, NotPossible


@pytest.fixture
def part(joins, scheme, mentee):
    return joins(mentee, scheme, "mentee", topics=["exams"])


@pytest.fixture
def janet(joins, scheme, mentor):
    return joins(
        mentor,
        scheme,
        "mentor",
        topics=["exams"],
        portrait="I like walking.",
        portrait_confirmed=True,
    )


@pytest.fixture
def marek(joins, scheme, other_mentor):
    return joins(other_mentor, scheme, "mentor", topics=["team"])


@pytest.fixture
def several(joins, scheme, person):
    """Five more mentors, so that a short list is short."""
    return [
        joins(person("Dr", f"Mentor{n}", "Example"), scheme, "mentor", topics=["team"])
        for n in range(5)
    ]


def names(part):
    return [one.name for one in queries.short_list(part)]


def test_the_short_list_holds_as_many_as_the_programme_says_the_best_first(
    part, janet, several, scheme
):
    found = queries.short_list(part)

    assert len(found) == scheme.short_list == 3
    assert found[0].name == "Dr Janet Ross"


def test_a_portrait_is_shown_only_once_the_mentor_has_confirmed_it(part, janet, mentor):
    assert queries.short_list(part)[0].portrait == "I like walking."

    programmes.save_answers(participation=janet, by=mentor, portrait="I like boats.")

    assert queries.short_list(part)[0].portrait == ""


def test_a_mentor_who_is_free_soon_is_shown_with_the_date_and_one_free_late_is_not(
    part, janet, marek
):
    soon = clock.today() + timedelta(days=30)
    for mentor, day in ((janet, soon), (marek, clock.today() + timedelta(days=200))):
        mentor.free_from = day
        mentor.save()

    assert [(one.name, one.free_from) for one in queries.short_list(part)] == [
        ("Dr Janet Ross", soon)
    ]


@pytest.mark.parametrize(
    "stage", ["invited", "declined", "signing_up", "applied", "paused", "left"]
)
def test_nobody_is_shown_who_does_not_take_part(part, janet, stage):
    janet.stage = stage
    janet.save()

    assert names(part) == []


def test_nobody_is_shown_who_has_not_agreed_to_the_promise(part, janet):
    Acceptance.objects.filter(participation=janet).delete()

    assert names(part) == []


def test_a_mentor_whose_places_are_asked_for_is_not_shown(
    part, janet, joins, scheme, person, mentee
):
    other = person("Dr", "Bilal", "Ahmad")
    actions.ask_mentor(mentee=joins(other, scheme, "mentee"), mentor=janet, by=other)

    assert names(part) == []


def test_the_list_stays_the_same_from_visit_to_visit(part, several, mentee):
    actions.refresh_short_list(mentee=part)
    first = names(part)

    actions.refresh_short_list(mentee=part)

    assert names(part) == first
    assert ShortList.objects.count() == 1


def test_the_list_is_made_anew_when_the_mentee_answers_differently(part, janet, marek, mentee):
    actions.refresh_short_list(mentee=part)
    assert names(part)[0] == "Dr Janet Ross"

    part = programmes.save_answers(participation=part, by=mentee, topics=["team"])
    actions.refresh_short_list(mentee=part)

    assert names(part)[0] == "Dr Marek Kowalski"
    assert len(ShortList.objects.get().entries) == 2


def test_the_list_is_made_anew_the_next_day(part, janet, joins, scheme, other_mentor):
    actions.refresh_short_list(mentee=part)
    joins(other_mentor, scheme, "mentor", topics=["exams"])
    assert len(queries.short_list(part)) == 1

    clock.move_forward(days=1)
    actions.refresh_short_list(mentee=part)

    assert len(queries.short_list(part)) == 2


def test_whoever_becomes_impossible_is_gone_from_a_kept_list_at_once(part, janet, mentee, mentor):
    actions.refresh_short_list(mentee=part)
    people.avoid(person=mentor, by=mentee)

    assert names(part) == []


def test_show_someone_else_leaves_a_mentor_out_and_can_be_undone(part, several, mentee):
    actions.refresh_short_list(mentee=part)
    first = queries.short_list(part)[0]

    actions.show_someone_else(mentee=part, mentor=queries.mentor_of(first, part), by=mentee)

    assert first.name not in names(part)
    assert len(names(part)) == 3
    actions.show_everyone_again(mentee=part, by=mentee)
    assert names(part)[0] == first.name


def test_asking_makes_one_request_with_a_date_by_which_to_answer(
    part, janet, mentee, mentor, letters
):
    offer = actions.ask_mentor(mentee=part, mentor=janet, by=mentee)

    assert offer.stage == OfferStage.ASKED
    assert offer.answer_by - offer.asked_at == timedelta(days=part.programme.answer_days)
    assert "Dr Amara Osei would like to have you as a mentor" in letters(mentor)[0]
    assert letters(mentee) == []


def test_a_double_click_asks_once(part, janet, mentee, mentor, letters):
    one = actions.ask_mentor(mentee=part, mentor=janet, by=mentee)
    other = actions.ask_mentor(mentee=part, mentor=janet, by=mentee)

    assert one == other
    assert len(letters(mentor)) == 1


def test_one_mentor_is_asked_at_a_time(part, janet, marek, mentee):
    actions.ask_mentor(mentee=part, mentor=janet, by=mentee)

    with pytest.raises(NotPossible, match="You have already asked somebody"):
        actions.ask_mentor(mentee=part, mentor=marek, by=mentee)


def test_a_request_taken_back_frees_the_way(part, janet, marek, mentee):
    offer = actions.ask_mentor(mentee=part, mentor=janet, by=mentee)

    actions.withdraw_offer(offer=offer, by=mentee)
    actions.withdraw_offer(offer=offer, by=mentee)
    actions.ask_mentor(mentee=part, mentor=marek, by=mentee)

    assert [queries.reads_as(one) for one in queries.of_mentee(part)] == ["waiting", "taken_back"]


def test_a_mentor_without_a_place_is_not_free(part, janet, mentee, mentor):
    programmes.save_answers(participation=janet, by=mentor, capacity=0)

    with pytest.raises(NotPossible) as refusal:
        actions.ask_mentor(mentee=part, mentor=janet, by=mentee)

    assert str(refusal.value) == "Dr Janet Ross is not free just now."


def test_the_same_mentor_is_not_asked_again_at_once_whatever_the_answer_was(
    part, janet, mentee, mentor
):
    offer = actions.ask_mentor(mentee=part, mentor=janet, by=mentee)
    actions.decline_offer(offer=offer, by=mentor)
    Offer.objects.update(told_at=clock.now())

    assert names(part) == []
    with pytest.raises(NotPossible) as refusal:
        actions.ask_mentor(mentee=part, mentor=janet, by=mentee)
    assert str(refusal.value) == "Dr Janet Ross is not free just now."
    clock.move_forward(days=91)
    assert names(part) == ["Dr Janet Ross"]


def test_whoever_has_a_mentor_asks_nobody(part, janet, marek, mentee, other_mentor, scheme):
    relationships.begin_relationship(programme=scheme, mentor=other_mentor, mentee=mentee, by=None)

    with pytest.raises(NotPossible, match="You already have a mentor in this programme"):
        actions.ask_mentor(mentee=part, mentor=janet, by=mentee)


def test_whoever_had_a_mentor_can_choose_another_when_it_is_over(
    part, janet, marek, mentee, other_mentor, scheme
):
    relationship = relationships.begin_relationship(
        programme=scheme, mentor=other_mentor, mentee=mentee, by=None
    )
    relationships.end(relationship=relationship, by=mentee)

    assert actions.ask_mentor(mentee=part, mentor=janet, by=mentee).mentor == janet


@pytest.mark.parametrize("who", ["mentor", "coordinator", "supervisor", "stranger"])
def test_nobody_else_asks_or_takes_back_for_the_mentee(part, janet, mentee, who, request):
    somebody = request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        actions.ask_mentor(mentee=part, mentor=janet, by=somebody)

    offer = actions.ask_mentor(mentee=part, mentor=janet, by=mentee)
    with pytest.raises(NotAllowed):
        actions.withdraw_offer(offer=offer, by=somebody)


def test_nobody_asks_before_agreeing_to_the_promise(part, janet, mentee):
    Acceptance.objects.filter(participation=part).delete()

    with pytest.raises(NotAllowed, match="accept the promise"):
        actions.ask_mentor(mentee=part, mentor=janet, by=mentee)


def test_nobody_chooses_where_the_coordinators_suggest(joins, transition, mentee, mentor):
    part = joins(mentee, transition, "mentee")
    janet = joins(mentor, transition, "mentor")

    with pytest.raises(NotAllowed, match="coordinators suggest"):
        actions.ask_mentor(mentee=part, mentor=janet, by=mentee)


def test_nobody_asks_in_a_closed_programme(part, janet, mentee, scheme, maker):
    programmes.close_programme(programme=scheme, by=maker)

    with pytest.raises(NotAllowed):
        actions.ask_mentor(mentee=part, mentor=janet, by=mentee)


def test_somebody_who_is_both_never_meets_themselves(part, joins, scheme, mentee):
    as_mentor = joins(mentee, scheme, "mentor", topics=["exams"])

    assert names(part) == []
    with pytest.raises(NotPossible):
        actions.ask_mentor(mentee=part, mentor=as_mentor, by=mentee)
