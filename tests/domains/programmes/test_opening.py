import pytest

from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.lifecycle import Stage
from kollega.foundation.errors import NotAllowed, NotPossible


def test_the_three_one_to_one_kinds_open(scheme, transition, student_mentoring):
    assert {p.stage for p in (scheme, transition, student_mentoring)} == {Stage.OPEN}
