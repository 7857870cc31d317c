"""A table as a file to keep: no name in it is ever run as a formula."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Literal

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from kollega.pure.spreadsheets import write_rows

Kind = Literal["csv", "xlsx"]
TYPES: dict[str, str] = {"csv": "text/csv; charset=utf-8", "xlsx": "application/octet-stream"}


def kind_of(extension: str) -> Kind:
    """The kind of file an address ends with.

    Raises:
        Http404: we make no such files.
    """
    if extension == "csv" or extension == "xlsx":
        return extension
    raise Http404


def table(
    name: str, kind: Kind, header: Sequence[str], rows: Iterable[Sequence[object]]
) -> HttpResponse:
    """A file that a browser saves.

    Args:
        name: of the file, without its ending.
    """
    stream = BytesIO()
    write_rows(stream, kind, header, rows)
    disposition = content_disposition_header(as_attachment=True, filename=f"{name}.{kind}")
    return HttpResponse(
        stream.getvalue(),
        content_type=TYPES[kind],
        headers={"Content-Disposition": str(disposition)},
    )
