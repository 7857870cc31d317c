"""The two sides of a matching: who looks for a mentor, and who offers places."""

from dataclasses import dataclass

Key = str
PairOfKeys = tuple[Key, Key]

VIDEO, TELEPHONE, IN_PERSON = "video", "telephone", "in_person"

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mentee:
    """Someone who looks for a mentor. Words are compared exactly: give codes, not free text.

    key            unique among the mentees; a mentor with the same key is the same person
    needs          codes in order of importance, the most important first
    languages      in which this person can be mentored; empty: not said
    grade          position on a ladder, higher is more senior; None: not said
    places         where this person can meet in person
    meets_by       VIDEO, TELEPHONE, IN_PERSON; empty: not said
    organisations  region, organisation, site, department, outermost first; "" or shorter: not said
    experiences    that this person would like the mentor to share; may be shown as a reason
    wishes         keys of mentors asked for, the dearest first
    identities     protected characteristics that this person *asked* to share with the mentor:
                   they count in the choice of a mentor and are in no reason and no shown figure
    """

    key: Key
    needs: tuple[str, ...] = ()
    languages: frozenset[str] = NOTHING
    specialty: str = ""
    grade: int | None = None
    places: frozenset[str] = NOTHING
    meets_by: frozenset[str] = NOTHING
    organisations: tuple[str, ...] = ()
    experiences: frozenset[str] = NOTHING
    wishes: tuple[Key, ...] = ()
    identities: frozenset[str] = NOTHING


@dataclass(frozen=True, slots=True)
class Mentor:
    """Someone who offers places. Fields as in `Mentee`, and:

    offers    codes of needs that this mentor can help with
    capacity  free places now; 0 while pausing or full
    ranks     keys of mentees asked for, the dearest first
    """

    key: Key
    offers: frozenset[str] = NOTHING
    languages: frozenset[str] = NOTHING
    specialty: str = ""
    grade: int | None = None
    places: frozenset[str] = NOTHING
    meets_by: frozenset[str] = NOTHING
    organisations: tuple[str, ...] = ()
    experiences: frozenset[str] = NOTHING
    capacity: int = 1
    ranks: tuple[Key, ...] = ()
    identities: frozenset[str] = NOTHING
