"""Files of people, for the coordinators of their programme."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import BinaryField, Count, QuerySet
from django.db.models.functions import Substr
from django.utils.translation import gettext as _

from kollega.domains.people.models import Person
from kollega.domains.programmes.models import Import, ImportRow, Programme
from kollega.domains.programmes.queries.programmes import is_coordinator
from kollega.domains.programmes.vocabulary import Outcome
from kollega.foundation.errors import NotFound

PORTION = 4 * 1024 * 1024  # bytes


@dataclass(frozen=True)
class Counts:
    """How many rows are new, changed, left, refused."""

    created: int = 0
    changed: int = 0
    left: int = 0
    refused: int = 0

    @property
    def moving(self) -> int:
        """Rows that would change anything."""
        return self.created + self.changed


def source(public_id: str, *, viewer: Person) -> Import:
    """A file on its way in, for the coordinator who brought it; without its content.

    Another coordinator may stand in a reporting line with somebody in it.

    Raises:
        NotFound: there is none, or it is none of the viewer's business.
    """
    found = (
        Import.objects.filter(public_id=public_id)
        .select_related("programme__organisation", "by")
        .defer("content")
        .first()
    )
    if found is None or found.by_id != viewer.pk or not is_coordinator(viewer, found.programme):
        raise NotFound(_("There is no such file."))
    return found


def files_of(programme: Programme) -> QuerySet[Import]:
    """Files of people of a programme, the newest first, without their contents."""
    return (
        Import.objects.filter(programme=programme)
        .select_related("by")
        .defer("content", "columns")
        .order_by("-created_at", "-pk")
    )


def content_of(found: Import) -> Iterator[bytes]:
    """The file itself, some megabytes at a time; for the jobs, never for a page."""
    start = 1
    while portion := _portion(found, start):
        yield portion
        start += len(portion)


def _portion(found: Import, start: int) -> bytes:
    part = Substr("content", start, PORTION, output_field=BinaryField())
    return bytes(Import.objects.filter(pk=found.pk).values_list(part, flat=True).get())


def counts(found: Import) -> Counts:
    """What became, or would become, of the rows."""
    rows = ImportRow.objects.filter(source=found).values_list("outcome").annotate(Count("pk"))
    return Counts(**{str(Outcome(outcome).value): number for outcome, number in rows})


def rows_of(found: Import, *, outcome: str = "") -> QuerySet[ImportRow]:
    """The rows with what becomes of them, those refused first."""
    rows = ImportRow.objects.filter(source=found).defer("cells")
    if outcome in Outcome.values:
        rows = rows.filter(outcome=outcome)
    return rows.order_by("number", "pk")


def refused_cells(found: Import) -> QuerySet[ImportRow]:
    """The refused rows with their cells, to be mended and brought again."""
    return ImportRow.objects.filter(source=found, outcome=Outcome.REFUSED).order_by("number")
