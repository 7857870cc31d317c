"""Days as people write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.pure.spreadsheets.dates import (
    DateOrder,
    OrderVotes,
    Reading,
    depends_on_order,
    is_date,
    is_serial,
    read_date,
)

MONTH_FIRST = Reading(order=DateOrder.month_first)
FIRST_OF_MARCH = date(2024, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-01",
        "2024-3-1",
        "2024/03/01",
        "2024.03.01",
        "2024-03-01 14:30:00",
        "2024-03-01T14:30:00Z",
        "20240301",
        "01/03/2024",
        "1/3/2024",
        "1/3/24",
        "01-03-2024",
        "01.03.2024",
        "1.3.24",
        "1. 3. 2024",
        "01/03/2024 00:00",
        "1 March 2024",
        "1st March 2024",
        "1st of March 2024",
        "1 Mar 2024",
        "01-Mar-24",
        "1-mar-2024",
        "1 mar. 2024",
        "March 1, 2024",
        "Mar 1st 2024",
        "Friday 1 March 2024",
        "Fri, 1 Mar 2024",
        "1. mars 2024",
        "fredag 1. mars 2024",
        "1 mars 2024",
        "1 maart 2024",
        "2024年3月1日",
        "45352",
        "45352.5",
    ],
)
def test_one_day_is_written_in_many_ways(text):
    assert read_date(text) == FIRST_OF_MARCH


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2024",
        "31/02/2024",
        "2023-02-29",
        "2024-13-01",
        "13/13/2024",
        "1/2",
        "1 Smarch 2024",
        "99999",
        "12345",
        "0001-01-01",
        "2024-03-01-05",
        "ST3",
        "00/00/0000",
        "1900-00-00",
        "32 March 2024",
        "9999-12-31",
    ],
)
def test_what_is_no_day_is_none(text):
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("03/01/2024", date(2024, 3, 1)),
        ("12-31-2024", date(2024, 12, 31)),
        ("31/12/2024", None),
        ("1.3.2024", FIRST_OF_MARCH),
        ("2024-03-01", FIRST_OF_MARCH),
    ],
)
def test_in_a_column_with_the_month_first_only_slashes_and_dashes_change(text, day):
    assert read_date(text, MONTH_FIRST) == day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("August 2024", date(2024, 8, 1), date(2024, 8, 31)),
        ("Aug-24", date(2024, 8, 1), date(2024, 8, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("12/2024", date(2024, 12, 1), date(2024, 12, 31)),
        ("augusti 2024", date(2024, 8, 1), date(2024, 8, 31)),
        ("2024年8月", date(2024, 8, 1), date(2024, 8, 31)),
    ],
)
def test_a_month_begins_with_its_first_day_and_ends_with_its_last(text, first, last):
    assert read_date(text) == first
    assert read_date(text, Reading(end=True)) == last


@pytest.mark.parametrize(
    "text",
    [
        *("2024-03-15", "15/03/2024", "15.3.24", "20240315", "15 mars 2024", "March 15, 2024"),
        *("2024年3月15日", "2024年03月15号", "45366"),
    ],
)
def test_the_day_of_the_month_counts(text):
    assert read_date(text) == date(2024, 3, 15)


@pytest.mark.parametrize("text", ["13/2024", "Smarch 2024", "2024-00", "2024年13月", "00/2024"])
def test_what_is_no_month_is_none(text):
    assert read_date(text) is None
    assert read_date(text, Reading(end=True)) is None


@pytest.mark.parametrize(("text", "year"), [("1/1/69", 2069), ("1/1/70", 1970), ("1/1/00", 2000)])
def test_two_digits_of_a_year_are_near_to_now(text, year):
    assert read_date(text) == date(year, 1, 1)


def test_excels_numbers_count_from_the_year_the_workbook_says():
    assert read_date("43890", Reading(epoch_1904=True)) == FIRST_OF_MARCH


@given(st.dates(date(1954, 12, 1), date(2118, 12, 31)))
def test_every_day_comes_back_from_each_way_of_writing_it(day):
    serial = (day - date(1899, 12, 30)).days

    assert read_date(day.isoformat()) == day
    assert read_date(f"{day:%d/%m/%Y}") == day
    assert read_date(f"{day:%m/%d/%Y}", MONTH_FIRST) == day
    assert read_date(f"{day:%d.%m.%Y}", MONTH_FIRST) == day
    assert read_date(str(serial)) == day


@given(st.integers(1900, 2190), st.integers(1, 12))
def test_the_last_day_of_a_month_is_the_day_before_the_next_month(year, month):
    last = read_date(f"{year}-{month:02}", Reading(end=True))

    assert last is not None
    assert last.month == month
    assert (last + timedelta(days=1)).day == 1


@given(st.text(max_size=30))
def test_no_text_is_too_odd_to_be_asked_for_a_day(text):
    assert read_date(text) is None or isinstance(read_date(text), date)
    is_date(text)


@pytest.mark.parametrize(
    "text", ["2024-03-01", "31/12/2024", "12/31/2024", "1 March 2024", "Mar-24"]
)
def test_a_day_is_seen_in_either_order(text):
    assert is_date(text)


@pytest.mark.parametrize("text", ["45352", "Ann", "", "12", "2024", "32/32/2024"])
def test_other_cells_are_not_seen_as_days(text):
    assert not is_date(text)


@pytest.mark.parametrize(("text", "seen"), [("45352", True), ("12345", False), ("45352.25", True)])
def test_a_number_may_be_excels_for_a_day(text, seen):
    assert is_serial(text) is seen


@pytest.mark.parametrize(
    ("text", "depends"),
    [("3/4/2024", True), ("3/3/2024", False), ("03/3/2024", False), ("3.4.2024", False)],
)
def test_some_days_depend_on_the_order(text, depends):
    assert depends_on_order(text) is depends


def votes(*texts):
    count = OrderVotes()
    for text in texts:
        count.add(text)
    return count


def test_one_cell_decides_for_the_column():
    assert votes("3/4/2024", "13/4/2024").decided() == (DateOrder.day_first, True)
    assert votes("3/4/2024", "4/13/2024").decided() == (DateOrder.month_first, True)


def test_where_no_cell_decides_the_day_comes_first_but_not_for_certain():
    assert votes("3/4/2024", "5/6/2024").decided() == (DateOrder.day_first, False)


def test_where_the_order_does_not_matter_it_is_certain():
    assert votes("3/3/2024", "2024-04-03", "3.4.2024", "").decided() == (DateOrder.day_first, True)


def test_where_cells_disagree_most_of_them_decide():
    mixed = votes("4/13/2024", "4/14/2024", "13/4/2024")

    assert mixed.decided() == (DateOrder.month_first, True)
    assert not mixed.clear(1)


def test_enough_cells_that_agree_need_no_more():
    assert votes("13/4/2024", "14/4/2024").clear(2)
    assert not votes("13/4/2024").clear(2)
    assert not votes().clear(1)


def test_votes_of_several_columns_add_up():
    both = votes("3/4/2024") + votes("4/13/2024")

    assert both == OrderVotes(day_first=0, month_first=1, undecided=1)
