"""Codes of `pure.matching` as words: reasons, obstacles, changes, rules, objectives."""

from collections.abc import Mapping

from kollega.ops.match.words import gettext as _
from kollega.ops.match.words import ngettext
from kollega.pure.matching import rules as codes
from kollega.pure.matching.errors import MatchingError
from kollega.pure.matching.people import IN_PERSON, TELEPHONE, VIDEO
from kollega.pure.matching.rules import Objective, Rules
from kollega.pure.matching.solution import Change, Fit, Obstacle, Reason

Spelling = Mapping[str, str]


def fit_phrase(fit: Fit) -> str:
    return {Fit.STRONG: _("strong"), Fit.GOOD: _("good"), Fit.POSSIBLE: _("possible")}[fit]


def objective_phrase(objective: Objective) -> str:
    return {
        Objective.TOTAL: _("best overall fit"),
        Objective.MOST: _("most people, then best fit"),
        Objective.FAIREST: _("nobody left far behind"),
        Objective.STABLE: _("no two who would rather have each other"),
    }[objective]


def reason_phrase(reason: Reason, spelling: Spelling) -> str:
    """ "needs 40 % (exams, career)": a wish, its share of the fit, and what the two share."""
    wish = {
        "needs": _("needs"),
        "specialty": _("specialty"),
        "grade_distance": _("grade"),
        "place": _("meeting"),
        "experience": _("experience"),
        "languages": _("languages"),
        "choice": _("asked for by the mentee"),
        "mentor_choice": _("asked for by the mentor"),
    }[reason.wish]
    ways = {VIDEO: _("video"), TELEPHONE: _("telephone"), IN_PERSON: _("in person")}
    details = ", ".join(ways.get(code) or spelling.get(code, code) for code in reason.detail)
    return f"{wish} {reason.share:.0%}" + (f" ({details})" if details else "")


def rule_phrases(rules: Rules) -> list[str]:
    """The rules in force, without any pair."""
    levels = {
        "region": _("another region"),
        "organisation": _("another organisation"),
        "site": _("another site"),
        "department": _("another department"),
    }
    level = rules.different_organisation_level
    phrases = [
        _("a common language") if rules.common_language else "",
        levels[level] if level is not None else "",
        _("another specialty") if rules.different_specialty else "",
        _at_least(rules.minimum_grade_distance),
        _at_most(rules.maximum_grade_distance),
        _("a way to meet") if rules.way_to_meet else "",
    ]
    return [phrase for phrase in phrases if phrase]


def _at_least(count: int | None) -> str:
    if count is None:
        return ""
    if count == 0:
        return _("mentor not below in grade")
    return ngettext(
        "mentor at least {count} grade above", "mentor at least {count} grades above", count
    ).format(count=count)


def _at_most(count: int | None) -> str:
    if count is None:
        return ""
    return ngettext(
        "mentor at most {count} grade above", "mentor at most {count} grades above", count
    ).format(count=count)


def obstacle_phrase(obstacle: Obstacle) -> str:
    count = obstacle.mentors_blocked
    mentors = ngettext("{count} mentor", "{count} mentors", count).format(count=count)
    why = {
        codes.NOT_POSSIBLE: _("not possible"),
        codes.COMMON_LANGUAGE: _("no common language"),
        codes.DIFFERENT_ORGANISATION: _("same organisation"),
        codes.DIFFERENT_SPECIALTY: _("same specialty"),
        codes.GRADE_DISTANCE: _("grade too near or too far"),
        codes.WAY_TO_MEET: _("no way to meet"),
        codes.CAPACITY: _("no place free"),
    }[obstacle.code]
    return f"{why}: {mentors}"


def change_phrase(change: Change | None, names: Spelling, spelling: Spelling) -> str:
    """What would help, or that no single change would."""
    if change is None:
        return _("No single change would help.")
    if change.code == codes.CAPACITY:
        mentors = ", ".join(names.get(key, key) for key in change.detail)
        return _("One more place would help, for instance with {mentors}.").format(mentors=mentors)
    rule = {
        codes.COMMON_LANGUAGE: _("a common language"),
        codes.DIFFERENT_ORGANISATION: _("different organisations"),
        codes.DIFFERENT_SPECIALTY: _("different specialties"),
        codes.GRADE_DISTANCE: _("the grade distance"),
        codes.WAY_TO_MEET: _("a way to meet"),
    }[change.code]
    sentence = ngettext(
        "Without the rule about {rule}, {count} mentor would be free.",
        "Without the rule about {rule}, {count} mentors would be free.",
        change.mentors,
    ).format(rule=rule, count=change.mentors)
    if not change.detail:
        return sentence
    spoken = ", ".join(spelling.get(code, code) for code in change.detail)
    return sentence + " " + _("They speak: {languages}.").format(languages=spoken)


def contradiction_phrase(error: MatchingError, names: Spelling) -> str:
    """A MatchingError as a sentence with people's names."""
    sentence = {
        "grade_distances_cross": _("The least grade distance {0} is above the greatest, {1}."),
        "bad_weight": _("The weight of {0} is {1}: it must be from 0 to 1,000,000."),
        "locked_twice": _("The mentee {0} is in two fixed pairs."),
        "locked_not_allowed": _("The fixed pair {0} and {1} is not possible under the rules."),
        "locked_over_capacity": _("The mentor {0} has more fixed pairs than free places."),
    }.get(error.code)
    if sentence is None:
        return str(error)
    return sentence.format(*(names.get(subject, subject) for subject in error.subjects))
