"""People out of spreadsheets: CSV or XLSX of any shape in, rows with a meaning out.

    table = open_table(Path("mentors.csv"))
    columns = recognise(table)
    for row in read_rows(table, columns):
        ...

Knows no database and no words for people: problems and errors are codes.
"""

from .addresses import mailbox
from .cells import LARGEST_NUMBER
from .dates import DateOrder
from .directory import Directory
from .errors import ErrorCode, SpreadsheetError
from .fields import (
    REPEATABLE,
    Column,
    Field,
    Medium,
    Problem,
    ProblemCode,
    Role,
    Row,
    SupervisorKind,
    Value,
    Why,
)
from .headings import heading_key
from .keys import email_key, find_duplicates, name_key
from .names import split_name, title_of
from .recognition import recognise
from .rows import read_rows
from .tables import Table, open_table
from .writing import Cell, write_rows

__all__ = [
    "LARGEST_NUMBER",
    "REPEATABLE",
    "Cell",
    "Column",
    "DateOrder",
    "Directory",
    "ErrorCode",
    "Field",
    "Medium",
    "Problem",
    "ProblemCode",
    "Role",
    "Row",
    "SpreadsheetError",
    "SupervisorKind",
    "Table",
    "Value",
    "Why",
    "email_key",
    "find_duplicates",
    "heading_key",
    "mailbox",
    "name_key",
    "open_table",
    "read_rows",
    "recognise",
    "split_name",
    "title_of",
    "write_rows",
]
