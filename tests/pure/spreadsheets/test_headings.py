"""What a heading alone may mean."""

import pytest

from kollega.pure.spreadsheets import Field, SupervisorKind, Why, heading_key
from kollega.pure.spreadsheets.folding import words
from kollega.pure.spreadsheets.headings import is_known, meanings
from kollega.pure.spreadsheets.vocabulary import load


def first(heading):
    found = meanings(heading)
    return found[0].field if found else None


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        # English
        ("First name", Field.given_name),
        ("Surname", Field.family_name),
        ("Full name", Field.name),
        ("E-mail", Field.email),
        ("Work Email", Field.email),
        ("Mobile", Field.telephone),
        ("Job title", Field.job_title),
        ("Training grade", Field.grade),
        ("Specialty", Field.specialty),
        ("Profession", Field.specialty),
        ("NHS Trust", Field.organisation),
        ("Health board", Field.organisation),
        ("GP practice", Field.site),
        ("Ward", Field.department),
        ("Deanery", Field.region),
        ("Languages spoken", Field.languages),
        ("Development needs", Field.needs),
        ("I can help with", Field.offers),
        ("Number of mentees", Field.capacity),
        ("Pen portrait", Field.biography),
        ("Meeting places", Field.places),
        ("Meeting format", Field.meets_by),
        ("Supervisor", Field.supervisor),
        ("Type of supervisor", Field.supervisor_kind),
        ("Start date", Field.starts_on),
        ("Until", Field.ends_on),
        ("GMC number", Field.registration),
        ("Second choice", Field.wishes),
        ("Preferred mentor", Field.wishes),
        ("Do not match with", Field.not_with),
        ("Came from another country", Field.experiences),
        ("Characteristics", Field.characteristics),
        ("Match with similar identity", Field.match_similar),
        ("Identity to match", Field.identity_to_match),
        ("Both mentor and mentee", Field.both_roles),
        ("Mentor or mentee", Field.role),
        ("Date of birth", Field.own),
        # Norwegian
        ("Fornavn", Field.given_name),
        ("Etternavn", Field.family_name),
        ("E-postadresse", Field.email),
        ("Mobilnummer", Field.telephone),
        ("Stilling", Field.job_title),
        ("Spesialitet", Field.specialty),
        ("Helseforetak", Field.organisation),
        ("Avdeling", Field.department),
        ("Fylke", Field.region),
        ("Språk", Field.languages),
        ("Behov", Field.needs),
        ("Kapasitet", Field.capacity),
        ("Om meg", Field.biography),
        ("Startdato", Field.starts_on),
        ("HPR-nummer", Field.registration),
        # Swedish
        ("Förnamn", Field.given_name),
        ("Efternamn", Field.family_name),
        ("E-postadress", Field.email),
        ("Befattning", Field.job_title),
        ("Specialitet", Field.specialty),
        ("Sjukhus", Field.organisation),
        ("Vårdcentral", Field.site),
        ("Län", Field.region),
        ("Modersmål", Field.languages),
        ("Slutdatum", Field.ends_on),
        ("Legitimationskod", Field.registration),
        # Dutch
        ("Voornaam", Field.given_name),
        ("Achternaam", Field.family_name),
        ("E-mailadres", Field.email),
        ("Functie", Field.job_title),
        ("Vakgebied", Field.specialty),
        ("Ziekenhuis", Field.organisation),
        ("Afdeling", Field.department),
        ("Talen", Field.languages),
        ("Einddatum", Field.ends_on),
        ("BIG-registratie", Field.registration),
        # Chinese
        ("姓名", Field.name),
        ("姓", Field.family_name),
        ("电子邮箱", Field.email),
        ("手机号码", Field.telephone),
        ("专科", Field.specialty),
        ("科室", Field.department),
        ("开始日期", Field.starts_on),
        ("自我介绍", Field.biography),
    ],
)
def test_headings_are_known_in_five_languages(heading, field):
    assert first(heading) == field


@pytest.mark.parametrize(
    "heading",
    [
        "first name",
        "FIRST NAME",
        "First_Name",
        "firstName",
        "first-name",
        " First  name: ",
        "First name *",
        "First name (as registered)",
        "Your first name",
        "Please enter your first name",
        "First name (required)",
        "First name 1",
    ],
)
def test_how_a_heading_is_written_makes_no_difference(heading):
    assert first(heading) == Field.given_name
    assert meanings(heading)[0].why == Why.heading


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("What is your work email address?", Field.email),
        ("Which grade are you in at the moment?", Field.grade),
        ("Which hospital do you work in?", Field.organisation),
        ("How many mentees would you like to take on?", Field.capacity),
        ("Tell us about yourself in a few lines", Field.biography),
        ("Is there anyone you should not be matched with?", Field.not_with),
        ("Are you an international medical graduate?", Field.experiences),
        ("Would you like to be a mentor or mentee?", Field.role),
        ("Hvilken spesialitet har du?", Field.specialty),
        ("Mentor email", Field.email),
        ("Email of mentee", Field.email),
        ("您的邮箱地址", Field.email),
        ("导师邮箱", Field.email),
    ],
)
def test_a_question_is_understood_by_the_phrase_in_it(heading, field):
    found = meanings(heading)[0]

    assert found.field == field
    assert found.certainty >= 0.5


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Organistion", Field.organisation),
        ("Speciallty", Field.specialty),
        ("Emial address", Field.email),
        ("Fornavnn", Field.given_name),
    ],
)
def test_a_misspelt_heading_is_understood_with_less_certainty(heading, field):
    found = meanings(heading)[0]

    assert found.field == field
    assert found.why == Why.heading_like
    assert 0.5 <= found.certainty < 0.8


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Educational supervisor", SupervisorKind.educational_supervisor),
        ("Name of Educational Supervisor", SupervisorKind.educational_supervisor),
        ("ES", SupervisorKind.educational_supervisor),
        ("ES email", SupervisorKind.educational_supervisor),
        ("Name of ES", SupervisorKind.educational_supervisor),
        ("Line manager's email", SupervisorKind.line_manager),
        ("Clinical supervisor", SupervisorKind.clinical_supervisor),
        ("GP trainer", SupervisorKind.trainer),
        ("Course examiner", SupervisorKind.examiner),
        ("TPD", SupervisorKind.training_director),
        ("Appraiser", SupervisorKind.appraiser),
        ("Nærmeste leder", SupervisorKind.line_manager),
        ("Huvudhandledare", SupervisorKind.educational_supervisor),
        ("Leidinggevende", SupervisorKind.line_manager),
        ("带教老师", SupervisorKind.clinical_supervisor),
    ],
)
def test_a_heading_names_the_kind_of_supervisor(heading, kind):
    found = meanings(heading)[0]

    assert (found.field, found.kind) == (Field.supervisor, kind)


def test_a_supervisor_has_no_kind_where_the_heading_does_not_say():
    assert meanings("Supervisor")[0].kind is None


@pytest.mark.parametrize(
    "heading", ["", "   ", "???", "xyzzy", "Favourite colour", "no end in sight"]
)
def test_of_some_headings_nothing_is_known(heading):
    assert meanings(heading) == () or meanings(heading)[0].field == Field.own


def test_short_words_mean_nothing_inside_longer_headings():
    assert meanings("Trip to nowhere") == ()


def test_a_heading_may_mean_several_things_best_first():
    assert [m.field for m in meanings("Role")] == [Field.role, Field.job_title]
    assert [m.field for m in meanings("Name")] == [
        *(Field.name, Field.given_name, Field.family_name)
    ]


def test_headings_are_remembered_in_one_form():
    assert heading_key("E-Mail *") == heading_key("e_mail") == heading_key("e mail")
    assert heading_key("firstName") == "first name"
    assert heading_key("Åpen tekst") == "apen tekst"


def test_only_whole_headings_are_known_word_for_word():
    assert is_known("E-mail:")
    assert not is_known("Ann's e-mail was here")


def headings_by_meaning():
    for name, languages in load("headings.toml").items():
        tables = languages.items() if name == "supervisor_kinds" else [(name, languages)]
        if name == "several":
            yield name, list(languages)
        else:
            for meaning, by_language in tables:
                yield meaning, [text for texts in by_language.values() for text in texts]


def test_no_heading_is_listed_under_two_meanings():
    listed = {}
    for meaning, texts in headings_by_meaning():
        for text in texts:
            listed.setdefault(words(text), set()).add(meaning)

    assert {text: names for text, names in listed.items() if len(names) > 1} == {}


@pytest.mark.parametrize("field", [f for f in Field if f is not Field.ignored])
def test_every_field_has_headings_in_five_languages(field):
    assert set(load("headings.toml")[field]) == {"en", "nb", "sv", "nl", "zh"}


@pytest.mark.parametrize("kind", list(SupervisorKind))
def test_every_kind_of_supervisor_has_headings_in_five_languages(kind):
    assert set(load("headings.toml")["supervisor_kinds"][kind]) == {"en", "nb", "sv", "nl", "zh"}


def test_every_listed_heading_is_found_with_its_meaning():
    table = load("headings.toml")
    for field in Field:
        for texts in table.get(field, {}).values():
            assert [first(text) for text in texts] == [field] * len(texts)
