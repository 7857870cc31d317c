"""How far long work has come is seen by others before it commits, and forgotten when it ends."""

import pytest
from django.db import connection, transaction

from kollega.foundation import progress
from kollega.foundation.models import Progress


@pytest.fixture
def elsewhere(transactional_db):
    """What another process reads: ``elsewhere("import 12")``."""
    line = connection.copy()

    def read(work):
        with line.cursor() as cursor:
            cursor.execute("SELECT done, total FROM foundation_progress WHERE work = %s", [work])
            return cursor.fetchone()

    yield read
    line.close()


@pytest.fixture
def at_once(monkeypatch):
    """Every figure is told, however soon after the last."""
    monkeypatch.setattr(progress, "TOLD_EVERY", 0)


def test_others_see_it_before_the_work_is_committed(elsewhere, at_once):
    with transaction.atomic(), progress.telling("import", 12, total=10) as teller:
        assert elsewhere("import 12") is None
        teller.tell(3)
        assert elsewhere("import 12") == (3, 10)
        teller.tell(7)
        assert elsewhere("import 12") == (7, 10)


def test_it_is_forgotten_when_the_work_ends_well_or_not(elsewhere, at_once):
    with progress.telling("import", 12, total=10) as teller:
        teller.tell(10)
    assert elsewhere("import 12") is None

    with (
        pytest.raises(ZeroDivisionError),
        transaction.atomic(),
        progress.telling("import", 12, total=10) as teller,
    ):
        teller.tell(5)
        raise ZeroDivisionError
    assert elsewhere("import 12") is None


def test_two_pieces_of_work_do_not_mix(elsewhere, at_once):
    with (
        progress.telling("import", 12, total=10) as one,
        progress.telling("round", 12, total=20) as other,
    ):
        one.tell(1)
        other.tell(2)
        assert (elsewhere("import 12"), elsewhere("round 12")) == ((1, 10), (2, 20))


def test_it_is_told_at_most_twice_a_second(elsewhere):
    with progress.telling("import", 12, total=1000) as teller:
        for done in range(1, 1000):
            teller.tell(done)
        assert elsewhere("import 12") == (1, 1000)


def test_work_begun_again_after_a_crash_goes_on_with_its_own_figures(elsewhere, at_once):
    Progress.objects.create(work="import 12", done=9, total=9)

    with progress.telling("import", 12, total=20) as teller:
        teller.tell(1)
        assert elsewhere("import 12") == (1, 20)


def test_what_has_not_begun_or_has_ended_has_no_figures(db):
    assert progress.of("import 12") == (0, 0)

    Progress.objects.create(work="import 12", done=3, total=9)

    assert progress.of("import 12") == (3, 9)
    assert progress.of("import 1") == (0, 0)
