from django.db import migrations

from kollega.domains.people.queries.persons import LONGEST_KEY, fold

AT_A_TIME = 2000


def sort_anew(apps, schema_editor):
    """Every sort key as the rules of today make it; earlier ones kept some accents and commas."""
    people = apps.get_model("people", "Person").objects
    changed = []
    for person in people.only("given_name", "family_name", "sort_key").iterator(AT_A_TIME):
        key = fold(f"{person.family_name} {person.given_name}")[:LONGEST_KEY]
        if person.sort_key != key:
            person.sort_key = key
            changed.append(person)
    people.bulk_update(changed, ["sort_key"], batch_size=AT_A_TIME)
    places = apps.get_model("people", "Organisation").objects
    for place in places.only("parent", "kind", "name", "sort_key").iterator(AT_A_TIME):
        key = fold(place.name)
        beside = places.filter(parent=place.parent_id, kind=place.kind, sort_key=key)
        # Two places that are one by the rules of today stay two: people work at both.
        if place.sort_key != key and not beside.exists():
            places.filter(pk=place.pk).update(sort_key=key)


class Migration(migrations.Migration):
    """Keys of names that were written by earlier rules are written anew."""

    dependencies = [("people", "0005_what_ends")]

    operations = [migrations.RunPython(sort_anew, migrations.RunPython.noop)]
