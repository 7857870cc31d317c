"""What the command says in the terminal: a summary, a small plot, who is left and why."""

from collections import Counter
from collections.abc import Iterator

from kollega.ops.match.people import People
from kollega.ops.match.phrases import (
    change_phrase,
    fit_phrase,
    objective_phrase,
    obstacle_phrase,
    rule_phrases,
)
from kollega.ops.match.words import gettext as _
from kollega.ops.match.words import ngettext
from kollega.pure.matching.rules import Rules
from kollega.pure.matching.solution import Solution, fit_word

BAR = 40
LISTED = 8
TENTHS = 10


def summary(solution: Solution, people: People, rules: Rules) -> str:
    """Lines of plain text, at most about 100 columns wide."""
    return "\n".join(_lines(solution, people, rules))


def _lines(solution: Solution, people: People, rules: Rules) -> Iterator[str]:
    places = sum(mentor.capacity for mentor in people.mentors)
    mentees, mentors = len(people.mentees), len(people.mentors)
    yield _("{mentees} mentees, {mentors} mentors with {places} places.").format(
        mentees=mentees, mentors=mentors, places=places
    )
    yield _("Wanted: {objective}.").format(objective=objective_phrase(solution.objective))
    yield _("Rules: {rules}.").format(rules=", ".join(rule_phrases(rules)) or _("none"))
    yield ""
    yield _("Matched: {matched} of {mentees}.").format(matched=len(solution.pairs), mentees=mentees)
    checks = solution.checks
    if checks.first_needs_stated:
        yield _("Their first need is met: {met} of {stated}.").format(
            met=checks.first_needs_met, stated=checks.first_needs_stated
        )
    if solution.pairs:
        yield ""
        yield from _plot(solution)
    yield ""
    yield _check_line(solution)
    yield from _left(solution, people)
    yield from (_("Note: {note}").format(note=note) for note in people.notes[:LISTED])
    if len(people.notes) > LISTED:
        yield _more(len(people.notes) - LISTED)


def _plot(solution: Solution) -> Iterator[str]:
    """A bar for each tenth of fit, from the lowest that occurs."""
    counts = Counter(min(int(pair.fit * TENTHS + 1e-9), TENTHS - 1) for pair in solution.pairs)
    longest = max(counts.values())
    words = Counter(fit_word(pair.fit) for pair in solution.pairs)
    told = ", ".join(f"{fit_phrase(word)} {words[word]}" for word in words)
    yield _("Fit: {words}").format(words=told)
    for tenth in range(min(counts), TENTHS):
        length = -(-counts[tenth] * BAR // longest)
        bar = "█" * length + " " * bool(length)
        yield f"  {tenth / TENTHS:.1f}-{(tenth + 1) / TENTHS:.1f} {bar}{counts[tenth]}"


def _check_line(solution: Solution) -> str:
    checks = solution.checks
    kept = _("yes") if checks.valid else _("NO")
    told = _("Checked: places and rules kept, nobody twice: {kept}.").format(kept=kept)
    if checks.stable:
        return told + " " + _("No two would rather have each other.")
    count = checks.blocking_count
    return (
        told
        + " "
        + ngettext(
            "{count} pair would rather have each other.",
            "{count} pairs would rather have each other.",
            count,
        ).format(count=count)
        # Which ones is not said: a rank may rest on a characteristic that no output shows.
        + " "
        + _("That is the price of the most fit or the most people; objective stable leaves none.")
    )


def _left(solution: Solution, people: People) -> Iterator[str]:
    if not solution.unmatched:
        return
    yield ""
    yield _("Without a mentor:")
    for one in solution.unmatched[:LISTED]:
        why = "; ".join(obstacle_phrase(obstacle) for obstacle in one.obstacles)
        helps = change_phrase(one.single_change, people.names, people.spelling)
        yield f"  {people.names[one.mentee]}: {why}. {helps}"
    if len(solution.unmatched) > LISTED:
        yield "  " + _more(len(solution.unmatched) - LISTED)


def _more(count: int) -> str:
    return ngettext("and {count} more.", "and {count} more.", count).format(count=count)
