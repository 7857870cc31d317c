"""A refusal of the database is known by the rule's name, not by the words around it."""

import pytest
from django.db import IntegrityError, transaction

from kollega.domains.people.models import Person
from kollega.foundation import clock, constraints


def test_a_refusal_names_its_rule(mentee):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        Person.objects.create(
            family_name="Osei", email=mentee.email.upper(), created_at=clock.now()
        )

    assert constraints.broken_by(refused.value) == "one_person_for_an_address"


def test_a_refusal_of_no_rule_has_no_name():
    assert constraints.broken_by(IntegrityError("one_person_for_an_address")) == ""
