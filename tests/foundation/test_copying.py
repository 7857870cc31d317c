"""Many rows at once are the same rows as one at a time, and refused for the same reasons."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from kollega.domains.people.models import Person
from kollega.foundation import copying
from kollega.foundation.models import MailLink, OutgoingMail

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
FIELDS = ("given_name", "family_name", "languages", "created_at")


def add(*names):
    return copying.add(Person, FIELDS, ((name, "Lee", ["en", "nb"], NOW) for name in names))


def test_rows_come_in_with_their_keys_in_order():
    keys = add("Ann", "Bo", "Cy")

    assert [Person.objects.get(pk=key).given_name for key in keys] == ["Ann", "Bo", "Cy"]


def test_more_rows_than_are_written_at_a_time_all_come_in(monkeypatch):
    monkeypatch.setattr(copying, "AT_A_TIME", 2)

    assert len(set(add("Ann", "Bo", "Cy", "Di", "Ed"))) == 5


def test_fields_that_are_not_given_take_their_default():
    one, other = Person.objects.filter(pk__in=add("Ann", "Bo")).order_by("pk")

    assert (one.title, one.email, one.telephone, one.invented) == ("", None, "", False)
    assert one.languages == ["en", "nb"]
    assert one.public_id
    assert one.public_id != other.public_id


@pytest.mark.parametrize(
    "name", ["tab\tand\nline", "back\\slash", "\\N", 'O\'Brien "Åse"', "{a,b}"]
)
def test_any_text_comes_in_as_it_is(name):
    [key] = add(name)

    assert Person.objects.get(pk=key).given_name == name


def test_what_a_constraint_forbids_is_refused():
    with pytest.raises(IntegrityError, match="a_person_has_a_name"), transaction.atomic():
        copying.add(Person, FIELDS, [("", "", [], NOW)])


def test_no_rows_are_no_statement(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert copying.add(Person, FIELDS, []) == []
        copying.change(Person, ("given_name",), [])


def test_rows_are_changed_in_the_fields_named_and_no_others():
    ann, bo, cy = add("Ann", "Bo", "Cy")

    copying.change(Person, ("given_name", "languages"), [(ann, "Anna", []), (cy, "Cyril", ["sv"])])

    rows = Person.objects.order_by("pk").values_list("pk", "given_name", "family_name", "languages")
    assert list(rows) == [
        (ann, "Anna", "Lee", []),
        (bo, "Bo", "Lee", ["en", "nb"]),
        (cy, "Cyril", "Lee", ["sv"]),
    ]


def test_a_row_added_afterwards_has_a_key_of_its_own():
    keys = copying.add(OutgoingMail, ("to", "subject", "created_at"), [("a@e.org", "x", NOW)])

    assert OutgoingMail.objects.create(to="b@e.org", subject="y", created_at=NOW).pk not in keys


def test_rows_are_found_by_many_values_at_once(django_assert_num_queries):
    ann, _bo, cy = add("Ann", "Bo", "Cy")

    with django_assert_num_queries(1):
        found = Person.objects.filter(pk__any_of=[ann, cy]).values_list("given_name", flat=True)
        assert sorted(found) == ["Ann", "Cy"]
    assert not MailLink.objects.filter(digest__any_of=[]).exists()
