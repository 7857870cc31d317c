"""Files as sheets of rows, and the sides on which their people stand."""

from dataclasses import dataclass
from pathlib import Path

from kollega.ops.match.words import MatchError
from kollega.ops.match.words import gettext as _
from kollega.pure.spreadsheets import (
    ErrorCode,
    Field,
    Role,
    Row,
    SpreadsheetError,
    open_table,
    read_rows,
    recognise,
)

OFFERING, SEEKING = "offering", "seeking"

_OFFERS = (Field.offers, Field.capacity)
_SEEKS = (Field.needs, Field.match_similar, Field.identity_to_match)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one file; `side` is the one on which all of them stand, None: each row says.

    `left_alone` are the headings of the columns that were not recognised.
    """

    path: Path
    fields: frozenset[Field]
    rows: tuple[Row, ...]
    side: str | None
    left_alone: tuple[str, ...] = ()

    def sides(self, row: Row) -> tuple[str, ...]:
        """On which sides this row's person stands: none, one or both."""
        if self.side is not None:
            return (self.side,)
        role = row.text(Field.role)
        if role == Role.both or row.yes(Field.both_roles):
            return OFFERING, SEEKING
        if role:
            named = {str(Role.mentor): OFFERING, str(Role.mentee): SEEKING}
            return (named[role],) if role in named else ()
        offers = any(field in row.values for field in _OFFERS)
        seeks = any(field in row.values for field in _SEEKS)
        return (OFFERING,) * offers + (SEEKING,) * seeks


def read_sheets(paths: list[Path]) -> list[Sheet]:
    """One file with both sides, or the mentors' file and then the mentees'.

    Two files whose names say so may come the other way round. Raises MatchError.
    """
    if len(paths) == 1:
        sheet = _read(paths[0], None)
        if sheet.fields.isdisjoint((Field.role, Field.both_roles, *_OFFERS, *_SEEKS)):
            sentence = _(
                "{file} does not say who is mentor and who is mentee: add a column “role”."
            )
            raise MatchError(sentence.format(file=paths[0].name))
        return [sheet]
    first, second = paths
    if "mentee" in first.stem.casefold() and "mentor" in second.stem.casefold():
        first, second = second, first
    return [_read(first, OFFERING), _read(second, SEEKING)]


def _read(path: Path, side: str | None) -> Sheet:
    try:
        table = open_table(path)
        columns = recognise(table)
        rows = tuple(read_rows(table, columns))
    except SpreadsheetError as error:
        raise MatchError(f"{path.name}: {sentence_for(error.code)}") from error
    except OSError as error:
        sentence = _("{file} cannot be read: {reason}.")
        raise MatchError(sentence.format(file=path, reason=error.strerror)) from error
    fields = frozenset(column.field for column in columns)
    if fields.isdisjoint((Field.email, Field.name, Field.given_name, Field.family_name)):
        sentence = _("{file} has no column with names or email addresses.")
        raise MatchError(sentence.format(file=path.name))
    left_alone = tuple(
        column.heading for column in columns if column.field == Field.own and column.heading
    )
    return Sheet(path, fields, rows, side, left_alone)


def sentence_for(code: ErrorCode) -> str:
    """Why a file as a whole cannot be read; follows the file's name."""
    return {
        ErrorCode.empty: _("the file is empty."),
        ErrorCode.not_a_table: _("this is not a table; save it as CSV or XLSX."),
        ErrorCode.legacy_excel: _("this is an old Excel file; save it as XLSX or CSV."),
        ErrorCode.encrypted: _("the file has a password; save it without one."),
        ErrorCode.open_document: _("this is an OpenDocument file; save it as XLSX or CSV."),
        ErrorCode.damaged: _("the file is damaged."),
        ErrorCode.too_large: _("the file is too large."),
        ErrorCode.too_wide: _("the file has too many columns."),
        ErrorCode.unclosed_quote: _("a quotation mark is opened and never closed."),
    }[code]
