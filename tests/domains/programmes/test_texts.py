"""The promise and its limits: versions, signatures, and what never changes."""

import pytest
from django.db import IntegrityError, connection, transaction

from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.models import ConsentText
from kollega.foundation import clock
from kollega.foundation.errors import NotPossible
from kollega.foundation.models import AuditEntry


@pytest.fixture
def programme(make_programme):
    return make_programme(country="gb-sct")


@pytest.fixture
def signed(programme, maker):
    return actions.sign_off(text=queries.latest_text(programme), by=maker, name="Dr Ingrid Berg")


def test_a_draft_is_rewritten_without_a_new_version(programme, maker):
    text = actions.write_consent_text(
        programme=programme, by=maker, promise=" Ours ", limits=" Few "
    )

    assert (text.version, text.promise, text.limits) == (1, "Ours", "Few")
    assert queries.texts_of(programme).count() == 1


@pytest.mark.parametrize(("promise", "limits"), [("", "Few"), ("Ours", "  ")])
def test_a_text_has_both_its_parts(programme, maker, promise, limits):
    with pytest.raises(NotPossible):
        actions.write_consent_text(programme=programme, by=maker, promise=promise, limits=limits)


def test_a_signature_has_a_name_and_a_moment(programme, maker):
    before = clock.now()

    text = actions.sign_off(
        text=queries.latest_text(programme), by=maker, name=" Dr Ingrid Berg, lawyer "
    )

    assert text.signed_off_by == "Dr Ingrid Berg, lawyer"
    assert before <= text.signed_off_at <= clock.now()


def test_a_signature_without_a_name_is_none(programme, maker):
    with pytest.raises(NotPossible, match="name"):
        actions.sign_off(text=queries.latest_text(programme), by=maker, name=" ")


def test_what_is_signed_is_not_signed_again(signed, maker):
    with pytest.raises(NotPossible, match="already"):
        actions.sign_off(text=signed, by=maker, name="Somebody else")


def test_nobody_signs_what_they_did_not_read(programme, maker):
    read = queries.latest_text(programme)
    actions.write_consent_text(programme=programme, by=maker, promise="Other", limits="Words")

    with pytest.raises(NotPossible, match="meanwhile"):
        actions.sign_off(text=read, by=maker, name="Dr Ingrid Berg")

    assert queries.current_text(programme) is None


def test_before_the_first_signature_no_text_holds(programme):
    assert queries.current_text(programme) is None


def test_the_signed_text_holds(programme, signed):
    assert queries.current_text(programme) == signed


def test_a_changed_text_is_a_new_version_and_the_signed_one_stays(programme, signed, maker):
    draft = actions.write_consent_text(
        programme=programme, by=maker, promise="New", limits="New limits"
    )

    assert draft.version == 2
    assert queries.current_text(programme) == signed
    assert queries.latest_text(programme) == draft


def test_the_new_version_holds_once_it_is_signed(programme, signed, maker):
    draft = actions.write_consent_text(
        programme=programme, by=maker, promise="New", limits="New limits"
    )

    actions.sign_off(text=draft, by=maker, name="Dr Ingrid Berg")

    assert queries.current_text(programme).version == 2
    assert [text.version for text in queries.texts_of(programme)] == [2, 1]


def test_the_database_keeps_a_signed_text_as_it_is(signed):
    with (
        pytest.raises(IntegrityError, match="never changes"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE programmes_consenttext SET limits = '' WHERE id = %s", [signed.pk])


def test_the_database_knows_a_version_once(programme):
    with pytest.raises(IntegrityError, match="a_text_version_once"), transaction.atomic():
        ConsentText.objects.create(programme=programme, version=1, promise="p", limits="l")


def test_the_database_refuses_a_signature_without_a_name(programme):
    with pytest.raises(IntegrityError, match="a_signature_has_a_name"), transaction.atomic():
        ConsentText.objects.create(
            programme=programme, version=7, promise="p", limits="l", signed_off_at=clock.now()
        )


def test_writing_and_signing_are_written_down_without_the_words(programme, maker):
    text = actions.write_consent_text(programme=programme, by=maker, promise="Ours", limits="Few")
    actions.sign_off(text=text, by=maker, name="Dr Ingrid Berg")

    entries = AuditEntry.objects.filter(subject="programmes.consenttext").order_by("pk")
    assert [entry.deed for entry in entries] == ["text_written", "text_signed_off"]
    assert {entry.actor_id for entry in entries} == {maker.pk}
    assert {entry.programme_id for entry in entries} == {programme.pk}
