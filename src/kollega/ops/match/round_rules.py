"""Rules and weights of a round: as the settings state them, the rest as the people suggest."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kollega.ops.match.people import People
from kollega.ops.match.settings import NamedPair, Settings
from kollega.ops.match.sheets import OFFERING, SEEKING
from kollega.ops.match.words import MatchError
from kollega.ops.match.words import gettext as _
from kollega.pure.matching.people import Mentee, Mentor, PairOfKeys
from kollega.pure.matching.rules import LEVELS, Rules, Weights


def rules_for(settings: Settings, mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> Rules:
    """The rules that the settings state, and for the rest those that the people suggest: another
    organisation (or site, or department) where there are several, a mentor who is not below the
    mentee where both say a grade, a way to meet where both say how. Pairs are not in it."""
    level = next((name for name in LEVELS[1:] if _several(name, mentees, mentors)), None)
    grades = _both([m.grade for m in mentees], [m.grade for m in mentors])
    guessed = Rules(
        different_organisation_level=level,
        minimum_grade_distance=0 if grades else None,
        way_to_meet=_both([m.meets_by for m in mentees], [m.meets_by for m in mentors]),
    )
    return replace(guessed, **settings.rules)


def weights_for(
    settings: Settings, mentees: Sequence[Mentee], mentors: Sequence[Mentor]
) -> Weights:
    """The weights that the settings state; the rest as usual where both sides have said something
    about a wish, and 0 where only one has, because it would only lower every fit."""
    in_use = {
        "needs": _both([m.needs for m in mentees], [m.offers for m in mentors]),
        "specialty": _both([m.specialty for m in mentees], [m.specialty for m in mentors]),
        "grade_distance": _both([m.grade for m in mentees], [m.grade for m in mentors]),
        "place": _both([m.places for m in mentees], [m.places for m in mentors])
        or _both([m.meets_by for m in mentees], [m.meets_by for m in mentors]),
        "experience": _both([m.experiences for m in mentees], [m.experiences for m in mentors]),
        "languages": _both([m.languages for m in mentees], [m.languages for m in mentors]),
        "identity": _both([m.identities for m in mentees], [m.identities for m in mentors]),
    }
    unused = {wish: 0.0 for wish, both in in_use.items() if not both}
    return replace(Weights(), **(unused | settings.weights))


def _both(left: Sequence[object], right: Sequence[object]) -> bool:
    return any(_said(value) for value in left) and any(_said(value) for value in right)


def _said(value: object) -> bool:
    return value is not None and value not in ("", (), frozenset())


def _several(level: str, mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> bool:
    """Whether both sides name units of this level, and there is more than one of them."""
    mine, theirs = (_units(people, LEVELS.index(level)) for people in (mentees, mentors))
    return bool(mine) and len(theirs) > 1


def _units(people: Sequence[Mentee] | Sequence[Mentor], depth: int) -> set[str]:
    return {unit for person in people for unit in person.organisations[depth : depth + 1] if unit}


def with_pairs(rules: Rules, settings: Settings, people: People) -> Rules:
    """The rules with everything that lies between two people: what the files say and what the
    settings fix or forbid. Raises MatchError for a name that cannot be placed."""
    forbidden = {
        (mentee, mentor)
        for named in settings.forbidden
        for mentee in _meant(named[0], SEEKING, people)
        for mentor in _meant(named[1], OFFERING, people)
    }
    locked = set(_each_one_person(settings.locked, people))
    return replace(rules, forbidden=people.apart | forbidden, locked=frozenset(locked))


def _each_one_person(pairs: Iterable[NamedPair], people: People) -> Iterable[PairOfKeys]:
    for named in pairs:
        mentees, mentors = _meant(named[0], SEEKING, people), _meant(named[1], OFFERING, people)
        if len(mentees) > 1 or len(mentors) > 1:
            sentence = _("The fixed pair {0} and {1} fits several people; use their addresses.")
            raise MatchError(sentence.format(*named))
        yield mentees[0], mentors[0]


def _meant(name: str, side: str, people: People) -> tuple[str, ...]:
    found = people.found[side].find(name)
    if not found:
        raise MatchError(_("Nobody in the files is called “{name}”.").format(name=name))
    return found
