"""Keys that earlier rules of folding left behind are written anew by a migration."""

from importlib import import_module

from django.apps import apps

from kollega.domains.people.models import Organisation, Person

sort_anew = import_module("kollega.domains.people.migrations.0006_names_sorted_alike").sort_anew


def test_an_old_key_is_written_as_today(person, mentor):
    bjork = person("Dr", "Åsa", "Bj\u00f6rk-Łuk")
    Person.objects.filter(pk=bjork.pk).update(sort_key="björk-łuk åsa")

    sort_anew(apps, None)

    found = dict(Person.objects.values_list("pk", "sort_key"))
    assert found == {bjork.pk: "bjork luk asa", mentor.pk: "ross janet"}


def test_a_place_is_found_under_its_name_again(organisation):
    Organisation.objects.filter(pk=organisation.pk).update(sort_key="Eastshire  DEANERY")

    sort_anew(apps, None)

    organisation.refresh_from_db()
    assert organisation.sort_key == "eastshire deanery"


def test_two_places_that_read_alike_today_stay_two(organisation):
    twin = Organisation.objects.create(
        parent=organisation.parent,
        kind=organisation.kind,
        name="Eastshire, Deanery",
        sort_key="eastshire, deanery",
        path="/twin/",
    )

    sort_anew(apps, None)

    twin.refresh_from_db()
    assert twin.sort_key == "eastshire, deanery"
