"""Thousands of rows at once, by PostgreSQL's COPY and without an object for each row.

Everything the database says no to is refused as by any other statement; the caller holds the
transaction. `benchmarks/imports.py` measures what it is good for.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import Field, JSONField, Model
from django.db.models.fields import NOT_PROVIDED
from psycopg import sql
from psycopg.types.json import Jsonb

AT_A_TIME = 5000

Values = Sequence[object]

MAKE = "CREATE TEMPORARY TABLE changing AS SELECT {columns} FROM {table} LIMIT 0"
TAKE_OVER = "UPDATE {table} SET {changes} FROM changing WHERE {table}.{key} = changing.{key}"


def add(model: type[Model], fields: Sequence[str], rows: Iterable[Values]) -> list[int]:
    """Write new rows; returns their primary keys in the same order.

    Args:
        fields: names of the fields that each row gives, as ``person_id`` for a foreign key; all
            others take their default.
    """
    given = [_field(model, name) for name in fields]
    key = model._meta.pk
    rest = [
        field
        for field in model._meta.concrete_fields
        if field not in (*given, key) and field.db_default is NOT_PROVIDED
    ]
    makers = [_default(field) for field in rest]
    prepare = _prepared(given)
    statement = _copy(model._meta.db_table, [key, *given, *rest])
    keys: list[int] = []
    with connection.wrap_database_errors, connection.cursor() as cursor:
        for some in _portions(rows):
            drawn = _keys(cursor, model, len(some))
            keys += drawn
            with cursor.copy(statement) as copy:
                for number, row in zip(drawn, some, strict=True):
                    copy.write_row((number, *prepare(row), *[make() for make in makers]))
    return keys


def change(model: type[Model], fields: Sequence[str], rows: Iterable[Values]) -> None:
    """Change rows that are there: each gives its primary key, then the value of each field."""
    key, given = model._meta.pk, [_field(model, name) for name in fields]
    prepare = _prepared([key, *given])
    names = {
        "table": sql.Identifier(model._meta.db_table),
        "key": sql.Identifier(str(key.column)),
        "columns": _columns([key, *given]),
        "changes": sql.SQL(", ").join(
            sql.SQL("{0} = changing.{0}").format(sql.Identifier(str(field.column)))
            for field in given
        ),
    }
    with connection.wrap_database_errors, connection.cursor() as cursor:
        for some in _portions(rows):
            cursor.execute(sql.SQL(MAKE).format(**names))
            with cursor.copy(_copy("changing", [key, *given])) as copy:
                for row in some:
                    copy.write_row(prepare(row))
            cursor.execute(sql.SQL(TAKE_OVER).format(**names))
            cursor.execute("DROP TABLE changing")


def _field(model: type[Model], name: str) -> "Field[Any, Any]":
    return next(
        field for field in model._meta.concrete_fields if name in (field.attname, field.name)
    )


def _columns(fields: Iterable["Field[Any, Any]"]) -> sql.Composed:
    return sql.SQL(", ").join(sql.Identifier(str(field.column)) for field in fields)


def _copy(table: str, fields: Iterable["Field[Any, Any]"]) -> sql.Composed:
    return sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), _columns(fields))


def _default(field: "Field[Any, Any]") -> Callable[[], object]:
    """What makes the value of a field that no row gives."""
    if field.has_default() and callable(field.default) and field.default not in (list, dict):
        make: Callable[[], object] = field.default
        return make
    value = field.get_default()
    fixed = Jsonb(value) if isinstance(field, JSONField) else value
    return lambda: fixed


def _prepared(fields: Sequence["Field[Any, Any]"]) -> Callable[[Values], Values]:
    """Rows as the database driver wants them: only JSON is not what it looks like."""
    json = [at for at, field in enumerate(fields) if isinstance(field, JSONField)]
    if not json:
        return lambda row: row

    def prepare(row: Values) -> Values:
        cells = list(row)
        for at in json:
            cells[at] = Jsonb(cells[at])
        return cells

    return prepare


def _keys(cursor: Any, model: type[Model], number: int) -> list[int]:
    """So many fresh primary keys."""
    cursor.execute(
        "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
        [model._meta.db_table, model._meta.pk.column, number],
    )
    return [key for (key,) in cursor.fetchall()]


def _portions(rows: Iterable[Values]) -> Iterator[list[Values]]:
    left = iter(rows)
    while some := list(islice(left, AT_A_TIME)):
        yield some
