import csv
from io import StringIO

import pytest
from tests.fixtures_relationships import queries_of, words_of

from kollega.domains.people import actions as people
from kollega.domains.relationships import actions
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation import clock
from kollega.foundation.models import OutgoingMail


@pytest.fixture
def three(begin, transition, person):
    """Three pairs: one waits, one is on track, one pauses."""
    names = [("Ada", "Berg"), ("Bo", "Öhlund"), ("Cy", "Zhang")]
    pairs = [
        begin(transition, person("Dr", f"M{n}", "Mentor"), person("Dr", *names[n]))
        for n in range(3)
    ]
    MentoringRelationship.objects.filter(pk=pairs[1].pk).update(sessions_held=1)
    actions.pause(relationship=pairs[2], by=pairs[2].mentee)
    OutgoingMail.objects.all().delete()
    return pairs


@pytest.fixture
def browse(transition, coordinator, sign_in):
    """The coordinator's page, with a query."""
    browser = sign_in(coordinator)
    return lambda query="": browser.get(f"/relationships/programme/{transition.public_id}/{query}")


def names_in(answer):
    """The mentees of the table, from top to bottom."""
    return [row.mentee.family_name for row in answer.context["listing"]]


def test_the_table_shows_every_pair_with_its_state(three, browse):
    words = browse().content.decode()

    for pair in three:
        assert pair.mentee.name in words
        assert pair.mentor.name in words
    for state in ("waiting for its first session", "on track", "pausing", "1 of 4"):
        assert state in words


def test_key_figures_lead_to_their_rows(three, browse):
    assert '"?state=waiting"' in browse().content.decode()
    assert names_in(browse("?state=waiting")) == ["Berg"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Berg", "Öhlund", "Zhang"]),
        ("?state=paused", ["Zhang"]),
        ("?state=complete", []),
        ("?state=nonsense", ["Berg", "Öhlund", "Zhang"]),
        ("?q=ohl", ["Öhlund"]),
        ("?q=mentor", ["Berg", "Öhlund", "Zhang"]),
        ("?q=nobody", []),
        ("?sort=-mentee", ["Zhang", "Öhlund", "Berg"]),
        ("?sort=-held", ["Öhlund", "Zhang", "Berg"]),
        ("?sort=public_id", ["Berg", "Öhlund", "Zhang"]),
    ],
)
def test_rows_are_filtered_found_and_sorted_by_the_address(three, browse, query, names):
    found = names_in(browse(query))

    assert sorted(found) == sorted(names) if query == "?sort=-held" else found == names


def test_the_row_with_most_sessions_can_come_first(three, browse):
    assert names_in(browse("?sort=-held"))[0] == "Öhlund"


def test_ticked_pairs_are_reminded_together(three, browse, sign_in, coordinator, transition):
    answer = sign_in(coordinator).post(
        f"/relationships/programme/{transition.public_id}/",
        {"do": "nudge", "selected": [pair.public_id for pair in three]},
        follow=True,
    )

    assert OutgoingMail.objects.count() == 4  # two pairs; one pauses
    assert "2 pairs are reminded." in answer.content.decode()


def test_all_rows_that_the_filters_let_through_are_reminded(
    three, sign_in, coordinator, transition
):
    sign_in(coordinator).post(
        f"/relationships/programme/{transition.public_id}/?state=on_track",
        {"do": "nudge", "everything": "yes"},
    )

    assert set(OutgoingMail.objects.values_list("to", flat=True)) == {
        three[1].mentee.email,
        three[1].mentor.email,
    }


def test_the_file_holds_the_same_rows_as_the_page(three, browse):
    answer = browse("pairs.csv?state=on_track")
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert rows == [
        {
            "Mentee": "Dr Bo Öhlund",
            "Mentor": "Dr M1 Mentor",
            "State": "on track",
            "Held": "1",
            "Planned": "4",
            "Began on": clock.today().isoformat(),
        }
    ]


def test_no_name_becomes_a_formula_in_a_spreadsheet(begin, transition, browse, person):
    begin(
        transition,
        person("", "=HYPERLINK(1)", "", email="x@example.org"),
        person("Dr", "A", "B"),
    )

    assert "'=HYPERLINK(1)" in browse("pairs.csv").content.decode()


@pytest.mark.parametrize("page", ["", "pairs.csv"])
def test_nothing_of_what_the_two_write_plan_or_show_is_on_the_page(
    pair, agreed, mentee, mentor, browse, page
):
    secrets = ["OUR WORDS", "OUR GOAL", "01592 000000", agreed.place]
    actions.write_agreement(relationship=pair, by=mentee, text=secrets[0])
    actions.add_goal(relationship=pair, by=mentee, text=secrets[1])
    actions.show_contact(relationship=pair, by=mentee, telephone=secrets[2])

    words = browse(page).content.decode()

    assert mentee.name in words
    for secret in [*secrets, mentee.email, mentor.email, agreed.public_id]:
        assert secret not in words


@pytest.mark.parametrize("page", ["", "pairs.csv"])
def test_where_dates_are_not_shown_there_is_none(pair, transition, browse, page):
    shown = browse(page).content.decode()
    transition.dates_shown = False
    transition.save()
    hidden = browse(page).content.decode()

    year = str(clock.today().year)
    assert year in shown
    assert year not in hidden
    assert "Month by month" not in hidden


@pytest.mark.parametrize("side", ["mentor", "mentee"])
@pytest.mark.parametrize("direction", ["judges", "is judged by"])
def test_a_coordinator_in_a_reporting_line_finds_no_trace_of_the_pair(
    pair, three, browse, coordinator, side, direction
):
    them = getattr(pair, side)
    senior, junior = (coordinator, them) if direction == "judges" else (them, coordinator)
    people.record_reporting_line(senior=senior, junior=junior, kind="line_manager", by=junior)

    for page in ("", "?q=osei", "?q=ross", "?sort=mentee", "pairs.csv", "?state=waiting"):
        words = browse(page).content.decode()
        assert pair.mentee.family_name not in words
        assert pair.mentor.family_name not in words
    assert browse().context["total"] == 3


def test_a_coordinator_in_a_line_cannot_remind_the_pair_either(
    pair, sign_in, coordinator, transition, mentee
):
    people.record_reporting_line(senior=coordinator, junior=mentee, kind="line_manager", by=mentee)
    OutgoingMail.objects.all().delete()

    sign_in(coordinator).post(
        f"/relationships/programme/{transition.public_id}/",
        {"do": "nudge", "selected": [pair.public_id]},
    )

    assert OutgoingMail.objects.count() == 0


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", ["mentor", "mentee", "supervisor", "evaluator", "stranger"])
def test_only_coordinators_find_the_page(request, pair, transition, sign_in, who, method):
    browser = sign_in(request.getfixturevalue(who))
    address = f"/relationships/programme/{transition.public_id}/"

    assert getattr(browser, method)(address).status_code == 404
    assert browser.get(f"{address}pairs.csv").status_code == 404


def test_a_coordinator_of_another_programme_finds_nothing(
    pair, transition, sign_in, stranger, scheme
):
    address = f"/relationships/programme/{transition.public_id}/"

    there, nowhere = (
        sign_in(stranger).get(one) for one in (address, "/relationships/programme/bcdfg/")
    )
    assert there.status_code == nowhere.status_code == 404
    assert words_of(there) == words_of(nowhere)


def test_before_the_first_pair_the_page_says_what_will_be_here(browse):
    assert "No pairs yet" in browse().content.decode()


@pytest.mark.parametrize("page", ["", "pairs.csv", "?q=ment"])
def test_the_page_takes_the_same_number_of_queries_for_any_number_of_pairs(
    begin, transition, person, browse, still_clock, page
):
    counted = []
    for number in range(3):
        begin(transition, person("Dr", f"M{number}", "Mentor"), person("Dr", f"N{number}", "Me"))
        counted.append(queries_of(lambda: browse(page)))

    assert counted[0] == counted[2]
