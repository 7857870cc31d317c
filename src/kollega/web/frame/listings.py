"""A list of many rows: filtered, sorted, paged and selected by its address alone.

Everything works as plain links and forms; HTMX and the keyboard only make it quicker.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, QueryDict

Kind = Literal["plain", "main", "warm"]


@dataclass(frozen=True, slots=True)
class Column:
    """A heading. `key` is what the address says; `order` are the fields it sorts by, if it can."""

    key: str
    label: str
    order: Sequence[str] = ()
    numeric: bool = False
    hidden: bool = False  # the label is for screen readers only


@dataclass(frozen=True, slots=True)
class Bulk:
    """Something to do with the selected rows: posted as `do=<deed>` with `selected=<id>...`."""

    deed: str
    label: str
    kind: Kind = "plain"


@dataclass(frozen=True, slots=True)
class Selection:
    """What was ticked: these ids, or `everything` that the address's filters let through."""

    ids: tuple[str, ...]
    everything: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A column as this page shows it: how it is sorted now and where its link leads."""

    column: Column
    sorted: Literal["", "ascending", "descending"]
    url: str


@dataclass
class Listing:
    """Columns, order, page and selection of one list, read from the request's address.

    `sort` is a column's key, with a minus for descending; unknown ones are ignored. `keys` are the
    letters of the rows' own buttons (`data-key`), each with what it does.
    """

    request: HttpRequest
    columns: Sequence[Column]
    sort: str
    bulk: Sequence[Bulk] = ()
    keys: Sequence[tuple[str, str]] = ()
    per_page: int = 50
    id: str = "listing"
    page: Page[Any] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        asked = self.request.GET.get("sort", "")
        if any(column.key == asked.removeprefix("-") and column.order for column in self.columns):
            self.sort = asked

    @property
    def descending(self) -> bool:
        return self.sort.startswith("-")

    def ordering(self) -> list[str]:
        """Arguments for a query's `order_by`."""
        key = self.sort.removeprefix("-")
        column = next(column for column in self.columns if column.key == key)
        return [_turned(name) if self.descending else name for name in column.order]

    def show(self, rows: Any, *, as_: Callable[[Any], list[Any]] | None = None) -> "Listing":
        """Take the page the address asks for out of ordered rows; returns itself.

        Args:
            as_: makes what the template draws out of the rows of this page, where that is more.
        """
        self.page = Paginator(rows, self.per_page).get_page(self.request.GET.get("page"))
        if as_:
            self.page.object_list = as_(self.page.object_list)
        return self

    def __iter__(self) -> Iterator[Any]:
        """The rows of this page."""
        return iter(self.page or ())

    @property
    def headings(self) -> list[Heading]:
        return [self._heading(column) for column in self.columns]

    def url(self, **changes: object) -> str:
        """This list's address with some of its parameters changed; None takes one away."""
        query: QueryDict = self.request.GET.copy()
        for name, value in changes.items():
            query.pop(name, None)
            if value is not None:
                query[name] = str(value)
        return f"?{query.urlencode()}"

    @property
    def all_url(self) -> str:
        """Where the selection is posted: the filters stay in the address."""
        return self.url(page=None)

    @staticmethod
    def selection(request: HttpRequest) -> Selection:
        """What the bulk form sent."""
        everything = request.POST.get("everything") == "yes"
        return Selection(ids=tuple(request.POST.getlist("selected")), everything=everything)

    def _heading(self, column: Column) -> Heading:
        if not column.order:
            return Heading(column=column, sorted="", url="")
        if self.sort.removeprefix("-") != column.key:
            return Heading(column=column, sorted="", url=self.url(sort=column.key, page=None))
        turned = column.key if self.descending else f"-{column.key}"
        direction: Literal["ascending", "descending"] = (
            "descending" if self.descending else "ascending"
        )
        return Heading(column=column, sorted=direction, url=self.url(sort=turned, page=None))


def _turned(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"
