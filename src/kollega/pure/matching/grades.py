"""The order of grades, from their names: how many steps lie between two people.

Ladders known: the British civil service; doctors in Britain, Norway, Sweden and the Netherlands;
numbered bands, levels and years. Steps of different ladders are never compared.
"""

import re
from collections.abc import Iterable, Sequence

Ladder = dict[str, int]

_CIVIL_SERVICE = (
    "aa|administrative assistant",
    "ao|administrative officer",
    "eo|executive officer",
    "heo|hso|higher executive officer",
    "seo|sso|senior executive officer",
    "grade 7|g7",
    "grade 6|g6",
    "scs1|scs 1|scs pay band 1|deputy director",
    "scs2|scs 2|scs pay band 2|director",
    "scs3|scs 3|scs pay band 3|director general",
    "scs4|scs 4|scs pay band 4|permanent secretary",
)
_DOCTORS = (
    "medical student|student|medisinstudent|läkarstudent|coassistent|co assistent",
    "f1|fy1|foundation year 1|house officer|lis1|turnuslege|at läkare|bt läkare|anios|basisarts",
    "f2|fy2|foundation year 2|senior house officer|sho",
    "st1|ct1|gpst1|imt1|gp registrar 1|lis2|aios 1",
    "st2|ct2|gpst2|imt2|gp registrar 2|aios 2",
    "st3|ct3|gpst3|imt3|gp registrar 3|lis3|lis|st läkare|aios 3|aios|registrar|spr|clinical fellow",
    "st4|aios 4",
    "st5|aios 5",
    "st6|aios 6",
    "st7",
    "st8",
    "specialty doctor|staff grade|sas doctor|sas|specialist|spesialist|specialistläkare"
    "|associate specialist",
    "consultant|gp|general practitioner|gp partner|overlege|fastlege|överläkare|distriktsläkare"
    "|medisch specialist|huisarts|professor",
)
_NUMBERED = re.compile(r"^(band|level|grade|year|step|trinn|nivå|schaal|steg)? ?(\d{1,2})$")


def ladder(names: Iterable[str], order: Sequence[str] = ()) -> Ladder:
    """For each name that can be placed, its step; higher is more senior.

    `order` is a scheme's own ladder, lowest first, and goes before all others. Without it the
    known ladder that places most of the distinct names is taken; the rest stay out.
    """
    distinct = list(dict.fromkeys(names))
    if order:
        own = {_plain(name): step for step, name in enumerate(order)}
        return {name: own[_plain(name)] for name in distinct if _plain(name) in own}
    candidates = [
        _on_steps(distinct, _CIVIL_SERVICE),
        _on_steps(distinct, _DOCTORS),
        *_numbered(distinct),
    ]
    return max(candidates, key=len)


def _on_steps(names: Sequence[str], steps: Sequence[str]) -> Ladder:
    known = {word: step for step, words in enumerate(steps) for word in words.split("|")}
    return {name: known[plain] for name in names if (plain := _plain(name)) in known}


def _numbered(names: Sequence[str]) -> list[Ladder]:
    """One ladder for each word that stands before a number, so that bands and years stay apart."""
    ladders: dict[str, Ladder] = {}
    for name in names:
        if found := _NUMBERED.match(_plain(name)):
            ladders.setdefault(found[1] or "", {})[name] = int(found[2])
    return list(ladders.values())


def _plain(name: str) -> str:
    return re.sub(r"[\s\-_.,/]+", " ", name.casefold()).strip()
