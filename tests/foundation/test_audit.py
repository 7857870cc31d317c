"""The record of who did what stands and falls with the deed it tells of."""

import pytest
from django.db import transaction

from kollega.foundation import audit, clock
from kollega.foundation.models import AuditEntry


def test_an_entry_says_who_did_what_to_which_record_and_when(mentee, coordinator):
    clock.move_forward(days=40)
    before = clock.now()

    audit.record("person_changed", by_id=coordinator.pk, on=mentee, programme_id=5)

    entry = AuditEntry.objects.get()
    assert (entry.deed, entry.actor_id, entry.programme_id) == ("person_changed", coordinator.pk, 5)
    assert (entry.subject, entry.subject_id) == ("people.person", mentee.pk)
    assert before <= entry.at <= clock.now()


def test_a_timed_job_is_nobody_and_belongs_to_no_programme(mentee):
    audit.record("person_forgotten", by_id=None, on=mentee)

    entry = AuditEntry.objects.get()
    assert (entry.actor_id, entry.programme_id) == (None, None)


def test_a_deed_that_was_undone_was_never_done(mentee):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        audit.record("person_changed", by_id=None, on=mentee)
        raise ZeroDivisionError

    assert not AuditEntry.objects.exists()


def test_an_entry_outlives_the_record_it_tells_of(mentee):
    audit.record("person_removed", by_id=mentee.pk, on=mentee)
    key = mentee.pk

    mentee.delete()

    assert AuditEntry.objects.get().subject_id == key
