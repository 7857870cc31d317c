"""Names of grades as steps of a ladder."""

import itertools

import pytest

from kollega.pure.matching.grades import ladder

CIVIL_SERVICE = [
    "AA",
    "AO",
    "EO",
    "HEO",
    "SEO",
    "Grade 7",
    "Grade 6",
    "SCS1",
    "SCS2",
    "SCS3",
    "SCS4",
]
BRITISH_DOCTORS = [
    "Medical student",
    "F1",
    "F2",
    "GPST1",
    "GPST2",
    "GPST3",
    "ST4",
    "ST5",
    "ST6",
    "ST7",
    "ST8",
    "Specialty doctor",
    "Consultant",
]


@pytest.mark.parametrize("grades", [CIVIL_SERVICE, BRITISH_DOCTORS])
def test_a_known_ladder_rises_by_one_step_a_grade(grades):
    steps = ladder(grades)

    assert [steps[grade] for grade in grades] == list(
        range(steps[grades[0]], steps[grades[0]] + len(grades))
    )


@pytest.mark.parametrize(
    "names",
    [
        ("F1", "FY1", "f1", "Foundation Year 1", "foundation-year 1"),
        ("CT1", "ST1", "GPST1", "IMT1"),
        ("Consultant", "GP", "consultant", "Overlege", "Överläkare", "Huisarts"),
        ("LIS1", "AT-läkare", "F1", "Anios"),
    ],
)
def test_the_same_step_has_several_names(names):
    steps = ladder([*names, "ST3", "ST4"])

    assert len({steps[name] for name in names}) == 1


@pytest.mark.parametrize(
    "rising",
    [
        ("LIS1", "LIS2", "LIS3", "Overlege"),
        ("AT-läkare", "ST-läkare", "Specialist", "Överläkare"),
        ("Coassistent", "Anios", "Aios", "Huisarts"),
    ],
)
def test_norwegian_swedish_and_dutch_grades_rise(rising):
    steps = ladder(rising)

    assert all(steps[low] < steps[high] for low, high in itertools.pairwise(rising))


def test_numbers_are_their_own_ladder():
    assert ladder(["Band 5", "band 7", "Band 8"]) == {"Band 5": 5, "band 7": 7, "Band 8": 8}
    assert ladder(["1", "2", "3"]) == {"1": 1, "2": 2, "3": 3}
    assert ladder(["Year 3", "Year 4"]) == {"Year 3": 3, "Year 4": 4}


def test_grades_of_different_ladders_are_never_compared():
    assert ladder(["ST1", "ST2", "Band 7"]) == {"ST1": 3, "ST2": 4}
    assert ladder(["Band 5", "Band 6", "Year 3"]) == {"Band 5": 5, "Band 6": 6}


def test_what_is_no_known_grade_stays_out():
    assert ladder(["ST1", "Wizard"]) == {"ST1": 3}
    assert ladder(["Wizard"]) == {}
    assert ladder([]) == {}


def test_a_schemes_own_order_goes_before_all_others():
    steps = ladder(["Senior", "junior", "ST1"], order=["Junior", "Senior"])

    assert steps == {"Senior": 1, "junior": 0}
