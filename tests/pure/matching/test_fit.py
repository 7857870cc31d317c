"""The fit of one pair: each wish by itself, the weighted mean of all, and the reasons."""

import pytest
from hypothesis import given
from tests.pure.matching.instances import rounds

from kollega.pure.matching import (
    IN_PERSON,
    TELEPHONE,
    VIDEO,
    Fit,
    MatchingError,
    Mentee,
    Mentor,
    Reason,
    Weights,
    fit_word,
)
from kollega.pure.matching.wishes import pair_of, score


def only(wish):
    """Weights under which a single wish counts."""
    names = ("needs", "specialty", "grade_distance", "place", "experience", "languages")
    stated = ("choice", "mentor_choice", "identity")
    return Weights(**{name: float(name == wish) for name in (*names, *stated)})


def fit(wish, mentee, mentor):
    return pair_of(mentee, mentor, only(wish)).fit


@pytest.mark.parametrize(
    ("needs", "offers", "expected"),
    [
        (("exams",), {"exams"}, 1),
        (("exams",), {"career"}, 0),
        (("exams", "career"), {"exams", "career"}, 1),
        (("exams", "career"), {"exams"}, 2 / 3),
        (("exams", "career"), {"career"}, 1 / 3),
        (("exams", "career", "settling"), {"exams", "settling"}, (1 + 1 / 3) / (11 / 6)),
    ],
)
def test_needs_count_by_their_importance(needs, offers, expected):
    assert fit("needs", Mentee("a", needs=needs), Mentor("b", offers=frozenset(offers))) == (
        pytest.approx(expected)
    )


@pytest.mark.parametrize(
    ("mentee", "mentor", "best", "expected"),
    [
        (1, 3, 2, 1),
        (1, 2, 2, 1 / 2),
        (1, 4, 2, 1 / 2),
        (1, 5, 2, 1 / 3),
        (1, 1, 2, 0),
        (3, 1, 2, 0),
        (1, None, 2, 0),
        (1, 1, 0, 1),
        (2, 1, 0, 1 / 2),
        (2, 1, -1, 1),
    ],
)
def test_the_grade_fits_best_at_the_best_distance(mentee, mentor, best, expected):
    weights = Weights(best_grade_distance=best)

    pair = pair_of(Mentee("a", grade=mentee), Mentor("b", grade=mentor), weights)

    assert pair.fit == pytest.approx(expected)


PERTH, DUNDEE = frozenset({"Perth"}), frozenset({"Dundee"})


@pytest.mark.parametrize(
    ("wanted", "wanted_places", "offered", "offered_places", "expected"),
    [
        ({IN_PERSON}, PERTH, {IN_PERSON}, PERTH, 1),
        ({IN_PERSON, VIDEO}, PERTH, {IN_PERSON, VIDEO}, DUNDEE, 1 / 2),
        ({IN_PERSON}, PERTH, {IN_PERSON, VIDEO}, DUNDEE, 0),
        ({VIDEO}, PERTH, {VIDEO}, DUNDEE, 1),
        ({VIDEO}, frozenset(), {VIDEO, TELEPHONE}, frozenset(), 1),
        ({VIDEO}, frozenset(), {TELEPHONE}, frozenset(), 0),
        ({IN_PERSON}, frozenset(), {IN_PERSON}, PERTH, 1),
        ({IN_PERSON}, PERTH, {IN_PERSON}, frozenset(), 0),
        (set(), PERTH, set(), PERTH, 1),
        (set(), PERTH, {VIDEO}, DUNDEE, 0),
    ],
)
def test_meeting_fits_as_the_mentee_would_like_to_meet(
    wanted, wanted_places, offered, offered_places, expected
):
    mentee = Mentee("a", meets_by=frozenset(wanted), places=wanted_places)
    mentor = Mentor("b", meets_by=frozenset(offered), places=offered_places)

    assert fit("place", mentee, mentor) == expected


def test_experience_and_languages_fit_by_the_part_that_is_shared():
    mentee = Mentee(
        "a", experiences=frozenset({"abroad", "part-time"}), languages=frozenset({"en", "pl"})
    )
    mentor = Mentor("b", experiences=frozenset({"abroad"}), languages=frozenset({"pl", "nb"}))

    assert fit("experience", mentee, mentor) == 1 / 2
    assert fit("languages", mentee, mentor) == 1 / 2


def test_the_same_specialty_is_a_wish_too():
    mentee = Mentee("a", specialty="gp")

    assert fit("specialty", mentee, Mentor("b", specialty="gp")) == 1
    assert fit("specialty", mentee, Mentor("b", specialty="surgery")) == 0
    assert fit("specialty", mentee, Mentor("b")) == 0


def test_choices_count_by_their_rank_for_either_side():
    mentee = Mentee("a", wishes=("first", "second"))
    ranked = Mentor("third", ranks=("x", "y", "z", "a"))

    assert fit("choice", mentee, Mentor("first")) == 1
    assert fit("choice", mentee, Mentor("second")) == 1 / 2
    assert fit("choice", mentee, Mentor("other")) == 0
    assert fit("mentor_choice", mentee, ranked) == 1 / 4


def test_the_fit_is_the_weighted_mean_of_the_wishes_that_apply():
    weights = Weights(needs=4, specialty=1, grade_distance=1)
    mentee = Mentee("a", needs=("exams",), specialty="gp", grade=1)
    mentor = Mentor("b", offers=frozenset({"exams"}), specialty="surgery", grade=4)

    pair = pair_of(mentee, mentor, weights)

    assert pair.fit == pytest.approx((4 * 1 + 1 * 0 + 1 * 1 / 2) / 6)
    assert pair.reasons == (
        Reason("needs", pytest.approx(4 / 6), ("exams",)),
        Reason("grade_distance", pytest.approx(0.5 / 6)),
    )


def test_what_the_mentee_has_not_said_does_not_lower_the_fit():
    mentor = Mentor("b", offers=frozenset({"exams"}), specialty="gp", grade=4)

    assert pair_of(Mentee("a", needs=("exams",)), mentor, Weights()).fit == 1


def test_who_wishes_for_nothing_fits_with_nobody_in_particular():
    pair = pair_of(Mentee("a"), Mentor("b", offers=frozenset({"exams"})), Weights())

    assert pair.fit == 0
    assert pair.reasons == ()
    assert not pair.first_need_met


def test_a_wish_of_weight_nothing_is_no_reason():
    mentee = Mentee("a", needs=("exams",), specialty="gp")
    mentor = Mentor("b", offers=frozenset({"exams"}), specialty="gp")

    pair = pair_of(mentee, mentor, Weights(specialty=0))

    assert [reason.wish for reason in pair.reasons] == ["needs"]


def test_reasons_name_what_the_two_share():
    mentee = Mentee(
        "a",
        needs=("exams", "career", "settling"),
        languages=frozenset({"pl", "en"}),
        specialty="gp",
        places=PERTH,
        meets_by=frozenset({IN_PERSON, VIDEO}),
        experiences=frozenset({"abroad"}),
    )
    mentor = Mentor(
        "b",
        offers=frozenset({"settling", "exams"}),
        languages=frozenset({"en"}),
        specialty="gp",
        places=PERTH | DUNDEE,
        meets_by=frozenset({IN_PERSON, VIDEO, TELEPHONE}),
        experiences=frozenset({"abroad"}),
    )

    told = {reason.wish: reason.detail for reason in pair_of(mentee, mentor, Weights()).reasons}

    assert told == {
        "needs": ("exams", "settling"),
        "languages": ("en",),
        "specialty": ("gp",),
        "place": ("Perth", "in_person", "video"),
        "experience": ("abroad",),
    }


def test_the_first_need_is_met_only_by_who_offers_it():
    mentee = Mentee("a", needs=("exams", "career"))

    assert pair_of(mentee, Mentor("b", offers=frozenset({"exams"})), Weights()).first_need_met
    assert not pair_of(mentee, Mentor("b", offers=frozenset({"career"})), Weights()).first_need_met


@given(rounds(most_mentees=2, most_mentors=2))
def test_shares_add_up_to_a_fit_between_nothing_and_all(instance):
    seeking, offering, _, weights = instance
    for mentee in seeking:
        for mentor in offering:
            pair = pair_of(mentee, mentor, weights)

            assert pair.fit == pytest.approx(sum(reason.share for reason in pair.reasons))
            assert -1e-9 <= pair.fit <= 1 + 1e-9
            assert -1e-9 <= score(mentee, mentor, weights) <= 1 + 1e-9
            shares = [reason.share for reason in pair.reasons]
            assert shares == sorted(shares, reverse=True)
            assert all(share > 0 for share in shares)


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (1.0, Fit.STRONG),
        (0.7, Fit.STRONG),
        (0.69, Fit.GOOD),
        (0.4, Fit.GOOD),
        (0.39, Fit.POSSIBLE),
        (0.0, Fit.POSSIBLE),
    ],
)
def test_a_fit_is_told_in_a_word(value, word):
    assert fit_word(value) is word


@pytest.mark.parametrize("value", [-1, float("nan"), float("inf"), 1_000_001])
def test_a_weight_that_is_no_sensible_number_is_refused(value):
    with pytest.raises(MatchingError, match="weight of needs"):
        Weights(needs=value)


def test_the_best_grade_distance_may_be_negative_but_not_endless():
    assert Weights(best_grade_distance=-2).best_grade_distance == -2
    with pytest.raises(MatchingError, match="weight of best_grade_distance"):
        Weights(best_grade_distance=float("inf"))
