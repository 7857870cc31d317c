"""A grade's own words say how far along a career it is; what they do not say is not guessed."""

import pytest

from kollega.domains.people.vocabulary import Step, step_of


@pytest.mark.parametrize(
    ("step", "grades"),
    [
        (
            Step.STUDENT,
            ["Medical student", "Final year medical student, year 5", "Year 3", "Läkarstudent"],
        ),
        (
            Step.FOUNDATION,
            [
                *["F1", "FY2", "Foundation Year 1", "Foundation year 2 doctor", "Intern"],
                *["Senior house officer", "AT-läkare", "Underläkare", "Turnuslege", "LIS1"],
            ],
        ),
        (
            Step.TRAINEE,
            [
                *["ST1", "ST 3", "CT2", "IMT 2", "GPST2", "GP trainee", "Resident", "AIOS", "LIS2"],
                *["Specialty trainee year 3", "Internal medicine trainee", "Lege i spesialisering"],
            ],
        ),
        (
            Step.SENIOR_TRAINEE,
            ["ST4", "ST 7", "Specialist registrar", "Clinical fellow", "ST-läkare", "ST läkare"],
        ),
        (
            Step.SPECIALIST,
            [
                *["Consultant", "GP", "GP partner", "Specialistläkare", "Overarzt specialist"],
                *["Consultant in internal medicine", "Internist", "Long-term locum consultant"],
                *["International consultant", "Consultant, 5 years", "Fastlege"],
            ],
        ),
        (
            Step.SENIOR,
            [
                *["Senior consultant", "Clinical lead", "Consultant (lead for education)"],
                *["Överläkare", "Postgraduate dean", "Head of department", "Training director"],
            ],
        ),
        (None, ["", "  ", "SCS1", "HEO", "Doctor", "Royal College tutor", "Long-term leave"]),
    ],
    ids=lambda value: getattr(value, "name", "") if isinstance(value, Step) else "",
)
def test_a_grade_tells_the_step(step, grades):
    told = {grade: step_of(grade) for grade in grades}

    assert told == dict.fromkeys(grades, step)


def test_capital_letters_do_not_matter():
    for grade in ("consultant", "st5", "överläkare", "foundation year 1"):
        assert step_of(grade.upper()) == step_of(grade)
