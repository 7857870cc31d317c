"""Whatever people say, a round keeps the rules, and a swap does what was shown."""

import random

import pytest

from kollega.domains.matching import actions, queries
from kollega.domains.matching.models import Offer, Proposal
from kollega.domains.matching.queries.rules import impossible
from kollega.domains.people import actions as people
from kollega.domains.people.vocabulary import LineKind
from kollega.foundation import clock

TOPICS = ["exams", "team", "career", "confidence", "workload"]
SEEDS = range(6)


@pytest.fixture(params=SEEDS)
def chance(request):
    return random.Random(request.param)  # noqa: S311 - the same cases every time


@pytest.fixture
def programme(chance, joins, works, transition, person):
    """Nine mentees and five mentors who say this and that, with vetoes and reporting lines."""
    everybody = {"mentee": [], "mentor": []}
    for role, number in (("mentee", 9), ("mentor", 5)):
        for each in range(number):
            somebody = person(
                "Dr",
                f"{role}{each}",
                "Example",
                languages=chance.sample(["en", "sv", "pl"], chance.randint(1, 2)),
            )
            works(somebody, step=chance.randint(1, 6), specialty=chance.choice(["GP", "Surgery"]))
            more = {"capacity": chance.randint(0, 3)} if role == "mentor" else {}
            joins(
                somebody,
                transition,
                role,
                topics=chance.sample(TOPICS, 3),
                meets_by=chance.sample(["video", "telephone"], chance.randint(0, 2)),
                **more,
            )
            everybody[role].append(somebody)
    for _time in range(4):
        one, other = chance.choice(everybody["mentee"]), chance.choice(everybody["mentor"])
        people.avoid(person=other, by=one)
        one, other = chance.choice(everybody["mentee"]), chance.choice(everybody["mentor"])
        people.record_reporting_line(senior=other, junior=one, kind=LineKind.TRAINER, by=one)
    return transition


def pairs(round):
    return list(
        Proposal.objects.filter(round=round, mentor__isnull=False).select_related(
            "mentee__person", "mentor__person"
        )
    )


def broken(programme, lines):
    """What is wrong with a set of lines, found without the matching."""
    wrong = []
    mentees, mentors = [one.mentee for one in lines], [one.mentor for one in lines]
    forbidden = impossible(programme, mentees=mentees, mentors=mentors, on=clock.today())
    for one in lines:
        here, there = one.mentee.person, one.mentor.person
        ways = set(one.mentee.meets_by), set(one.mentor.meets_by)
        if (here.pk, there.pk) in forbidden:
            wrong.append("not possible")
        if not set(here.languages) & set(there.languages):
            wrong.append("no language in common")
        if all(ways) and not ways[0] & ways[1]:
            wrong.append("no way to meet")
    for mentor in mentors:
        if mentors.count(mentor) > mentor.capacity:
            wrong.append("overfull")
    return wrong


@pytest.mark.parametrize("objective", ["total", "most", "fairest", "stable"])
def test_a_round_breaks_no_rule_whatever_it_strives_for(programme, computed, objective):
    round = computed(programme, objective=objective)

    assert broken(programme, pairs(round)) == []
    assert round.checks["valid"] is True
    assert Proposal.objects.filter(round=round).count() == 9


def test_whoever_has_no_mentor_has_a_reason(programme, computed):
    for line in Proposal.objects.filter(round=computed(programme), mentor=None):
        assert line.obstacle
        assert (line.fit, line.reasons, line.locked) == (None, [], False)


def test_what_a_swap_shows_is_what_it_does_and_no_rule_is_broken(
    programme, computed, maker, chance
):
    round = computed(programme)
    lines = list(queries.proposals(round, viewer=maker).order_by("pk"))
    chance.shuffle(lines)
    done = 0
    for line in lines:
        for mentor in queries.offering(round, viewer=maker):
            if queries.room(round, [mentor])[mentor.pk] <= 0 or line.locked:
                continue
            effect = queries.swap_of(line, mentor)
            if effect.possible and not done:
                moved = actions.swap(proposal=line, mentor=mentor, by=maker)
                assert moved.fit == pytest.approx(effect.moves[0].judged.fit)
                done += 1

    assert broken(programme, pairs(round)) == []


def test_everything_sent_could_begin(programme, computed, maker):
    round = computed(programme)
    expected = len(pairs(round))

    sent = actions.send_introductions(round=round, by=maker)

    assert (sent.sent, sent.dropped) == (expected, 0)
    for offer in Offer.objects.select_related("mentee__person", "mentor__person"):
        actions.agree_as_mentee(offer=offer, by=offer.mentee.person)
        assert actions.accept_offer(offer=offer, by=offer.mentor.person)


def test_a_short_list_holds_only_who_could_be_asked(programme, maker):
    programme.choosing = "mentee"
    programme.save()
    for mentee in queries.looking(programme):
        for suggestion in queries.short_list(mentee):
            mentor = queries.mentor_of(suggestion, mentee)
            offer = actions.ask_mentor(mentee=mentee, mentor=mentor, by=mentee.person)
            actions.withdraw_offer(offer=offer, by=mentee.person)
