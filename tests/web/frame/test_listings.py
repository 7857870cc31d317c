import pytest
from django.test import RequestFactory

from kollega.web.frame.listings import Bulk, Column, Listing, Selection

COLUMNS = [
    Column("name", "Name", order=["name_key", "id"]),
    Column("fit", "Fit", order=["-fit", "id"], numeric=True),
    Column("state", "State"),
]


def listing_at(address, **more):
    request = RequestFactory().get(address)
    return Listing(request, columns=COLUMNS, sort="name", **more)


def test_a_list_begins_in_its_own_order():
    listing = listing_at("/pairs/")

    assert listing.ordering() == ["name_key", "id"]
    assert not listing.descending


def test_the_address_says_the_order():
    assert listing_at("/pairs/?sort=fit").ordering() == ["-fit", "id"]


def test_a_minus_turns_every_part_of_the_order_round():
    assert listing_at("/pairs/?sort=-fit").ordering() == ["fit", "-id"]


@pytest.mark.parametrize("asked", ["password", "state", "-state", "name_key", "--name", ""])
def test_an_order_that_is_not_offered_is_ignored(asked):
    assert listing_at(f"/pairs/?sort={asked}").ordering() == ["name_key", "id"]


def test_a_heading_sorts_by_its_column_from_the_first_page():
    fit = listing_at("/pairs/?q=osei&page=3").headings[1]

    assert fit.sorted == ""
    assert fit.url == "?q=osei&sort=fit"


def test_the_heading_in_use_says_so_and_turns_round():
    name = listing_at("/pairs/?sort=name").headings[0]

    assert name.sorted == "ascending"
    assert name.url == "?sort=-name"


def test_a_turned_heading_turns_back():
    name = listing_at("/pairs/?sort=-name").headings[0]

    assert name.sorted == "descending"
    assert name.url == "?sort=name"


def test_a_column_without_order_has_no_link():
    state = listing_at("/pairs/").headings[2]

    assert (state.sorted, state.url) == ("", "")


@pytest.mark.parametrize(
    ("page", "rows"),
    [("1", [1, 2]), ("2", [3, 4]), ("3", [5]), ("99", [5]), ("soup", [1, 2]), ("", [1, 2])],
)
def test_any_page_number_leads_to_a_page(page, rows):
    listing = listing_at(f"/pairs/?page={page}", per_page=2).show([1, 2, 3, 4, 5])

    assert list(listing) == rows


def test_nothing_is_shown_before_it_was_given():
    assert list(listing_at("/pairs/")) == []


def test_a_selection_is_posted_with_the_filters_but_not_the_page():
    listing = listing_at("/pairs/?q=osei&state=waiting&page=2", bulk=[Bulk("nudge", "Nudge")])

    assert listing.all_url == "?q=osei&state=waiting"


def test_ticked_rows_are_the_selection():
    request = RequestFactory().post("/pairs/", {"do": "nudge", "selected": ["3", "5"]})

    assert Listing.selection(request) == Selection(ids=("3", "5"), everything=False)


def test_everything_is_only_selected_on_purpose():
    asked = RequestFactory().post("/pairs/", {"selected": ["3"], "everything": "yes"})
    odd = RequestFactory().post("/pairs/", {"everything": "perhaps"})

    assert Listing.selection(asked).everything
    assert Listing.selection(odd) == Selection(ids=(), everything=False)
