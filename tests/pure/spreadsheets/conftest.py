"""Tables out of a few lines of text. All people in these tests are invented."""

import io
from collections.abc import Callable

import pytest

from kollega.pure.spreadsheets import Field, Row, Table, open_table, read_rows, recognise


@pytest.fixture
def table() -> Callable[..., Table]:
    """Open a text as the file it would be: ``table("Name;Mail", encoding="cp1252")``."""

    def make(text: str, encoding: str = "utf-8", **more: object) -> Table:
        return open_table(io.BytesIO(text.encode(encoding)), **more)

    return make


@pytest.fixture
def rows(table: Callable[..., Table]) -> Callable[..., list[Row]]:
    """Read a text's people, its columns recognised without help."""

    def read(text: str, **more: object) -> list[Row]:
        opened = table(text, **more)
        return list(read_rows(opened, recognise(opened)))

    return read


@pytest.fixture
def fields(table: Callable[..., Table]) -> Callable[..., dict[str, Field]]:
    """What the columns of a text are taken for, by heading."""

    def recognised(text: str, **more: object) -> dict[str, Field]:
        return {column.heading: column.field for column in recognise(table(text), **more)}

    return recognised
