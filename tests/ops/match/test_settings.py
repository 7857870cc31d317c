"""Rules and weights: what a TOML file states, and what is guessed from the people without it."""

import pytest

from kollega.ops.match.round_rules import rules_for, weights_for
from kollega.ops.match.settings import Settings, as_toml, read_settings
from kollega.pure.matching import VIDEO, Mentee, Mentor, Objective, Rules, Weights

EN = frozenset({"en"})


def settings(folder, text):
    path = folder / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return read_settings(path)


def test_without_a_file_most_people_are_wanted_and_nothing_else_is_said():
    assert read_settings(None) == Settings(
        objective=Objective.MOST, seed=0, capacity=1, grades=(), rules={}, weights={}
    )


def test_everything_a_file_can_say_is_read(tmp_path):
    stated = settings(
        tmp_path,
        """
objective = "fairest"
seed = 7
capacity = 2
grades = ["Junior", "Senior"]
forbidden = [["Cy Doe", "Ann Ek"]]
locked = [["Di Roe", "bo@example.org"]]

[rules]
common_language = false
different_organisation_level = "site"
different_specialty = true
minimum_grade_distance = 1
maximum_grade_distance = 5
way_to_meet = false

[weights]
needs = 3
choice = 0.5
best_grade_distance = 3
""",
    )

    assert stated.objective is Objective.FAIREST
    assert (stated.seed, stated.capacity) == (7, 2)
    assert stated.grades == ("Junior", "Senior")
    assert stated.forbidden == (("Cy Doe", "Ann Ek"),)
    assert stated.locked == (("Di Roe", "bo@example.org"),)
    assert rules_for(stated, [], []) == Rules(
        common_language=False,
        different_organisation_level="site",
        different_specialty=True,
        minimum_grade_distance=1,
        maximum_grade_distance=5,
        way_to_meet=False,
    )
    assert weights_for(stated, [], []).needs == 3
    assert weights_for(stated, [], []).choice == 0.5
    assert weights_for(stated, [], []).best_grade_distance == 3


def test_an_empty_file_says_nothing(tmp_path):
    assert settings(tmp_path, "") == read_settings(None)


def test_a_byte_order_mark_does_not_matter(tmp_path):
    assert settings(tmp_path, "\ufeffseed = 4").seed == 4


def people(**said):
    """One mentee and two mentors who have all said the same."""
    both = {key: value for key, value in said.items() if key not in ("needs", "offers")}
    mentee = Mentee("mentee", needs=said.get("needs", ()), **both)
    mentors = [Mentor(f"m{n}", offers=said.get("offers", frozenset()), **both) for n in range(2)]
    return [mentee], mentors


def test_who_says_nothing_is_ruled_by_a_common_language_alone():
    assert rules_for(Settings(), *people()) == Rules()


@pytest.mark.parametrize(
    ("units", "level"),
    [
        ((("", "royal", "", ""), ("", "general", "", "")), "organisation"),
        ((("", "royal", "main", ""), ("", "royal", "annex", "")), "site"),
        ((("", "royal", "main", "a"), ("", "royal", "main", "b")), "department"),
        ((("", "royal", "", ""), ("", "royal", "", "")), None),
        ((("north", "", "", ""), ("south", "", "", "")), None),
        ((("", "", "", ""), ("", "", "", "")), None),
    ],
)
def test_another_unit_is_asked_for_where_mentors_come_from_several(units, level):
    mentees = [Mentee("mentee", organisations=units[0])]
    mentors = [Mentor(f"m{n}", organisations=unit) for n, unit in enumerate(units)]

    assert rules_for(Settings(), mentees, mentors).different_organisation_level == level


def test_a_mentor_is_not_below_where_both_sides_say_a_grade():
    mentees, mentors = people(grade=3)

    assert rules_for(Settings(), mentees, mentors).minimum_grade_distance == 0
    assert rules_for(Settings(), mentees, [Mentor("silent")]).minimum_grade_distance is None


def test_grade_nought_is_a_grade():
    assert rules_for(Settings(), *people(grade=0)).minimum_grade_distance == 0


def test_a_way_to_meet_is_asked_for_where_both_sides_say_how():
    mentees, mentors = people(meets_by=frozenset({VIDEO}))

    assert rules_for(Settings(), mentees, mentors).way_to_meet
    assert not rules_for(Settings(), mentees, [Mentor("silent")]).way_to_meet


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ("different_organisation_level", None),
        ("minimum_grade_distance", None),
        ("minimum_grade_distance", 2),
        ("common_language", False),
    ],
)
def test_what_is_stated_goes_before_what_is_guessed(rule, value):
    mentees = [Mentee("mentee", grade=1, organisations=("", "royal", "", ""))]
    mentors = [
        Mentor(unit, grade=3, organisations=("", unit, "", "")) for unit in ("royal", "general")
    ]

    found = rules_for(Settings(rules={rule: value}), mentees, mentors)

    assert getattr(found, rule) == value


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("needs", {"needs": ("exams",), "offers": frozenset({"exams"})}),
        ("specialty", {"specialty": "surgery"}),
        ("grade_distance", {"grade": 0}),
        ("place", {"places": frozenset({"Perth"})}),
        ("place", {"meets_by": frozenset({VIDEO})}),
        ("experience", {"experiences": frozenset({"abroad"})}),
        ("languages", {"languages": EN}),
        ("identity", {"identities": frozenset({"first"})}),
    ],
)
def test_a_wish_counts_where_both_sides_have_spoken_of_it(wish, said):
    mentees, mentors = people(**said)

    assert getattr(weights_for(Settings(), mentees, mentors), wish) == getattr(Weights(), wish)
    assert getattr(weights_for(Settings(), mentees, [Mentor("silent")]), wish) == 0


def test_a_weight_that_is_stated_holds_even_if_only_one_side_has_spoken():
    stated = Settings(weights={"needs": 2.5})

    assert weights_for(stated, [Mentee("a", needs=("exams",))], [Mentor("b")]).needs == 2.5


@pytest.mark.parametrize(
    "rules",
    [
        Rules(),
        Rules(
            common_language=False,
            different_organisation_level="department",
            different_specialty=True,
            minimum_grade_distance=-1,
            maximum_grade_distance=0,
            way_to_meet=True,
        ),
    ],
)
def test_the_settings_in_use_are_read_back_as_they_were(tmp_path, rules):
    stated = Settings(objective=Objective.STABLE, seed=5, capacity=3, grades=('Jun"ior', "Ås"))
    weights = Weights(needs=0.25, identity=0)

    again = settings(tmp_path, as_toml(stated, rules, weights))

    crowd = [Mentee("a", grade=1, organisations=("", "x", "", ""))], [Mentor("b", grade=2)]
    assert (again.objective, again.seed, again.capacity) == (Objective.STABLE, 5, 3)
    assert again.grades == ('Jun"ior', "Ås")
    assert rules_for(again, *crowd) == rules
    assert weights_for(again, *crowd) == weights
