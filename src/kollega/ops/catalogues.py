"""Every sentence of the product in one catalogue template (``locale/django.pot``), by Babel.

Babel is a library, so no gettext programs are needed on the machine. Templates are turned into
Python-like text by Django's own ``templatize``.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import write_po

SOURCE = Path(__file__).resolve().parents[1]
TEMPLATE = SOURCE / "locale" / "django.pot"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "gettext_noop": None,
}


def collected() -> Catalog:
    """Every translatable sentence of the product, sorted, with the files that say it."""
    catalogue = Catalog(project="Kollega", header_comment="# Every sentence of Kollega.")
    for path in sorted([*SOURCE.rglob("*.py"), *SOURCE.glob("web/templates/**/*.*")]):
        if "migrations" in path.parts:
            continue
        for _line, message, comments, context in _sentences(path):
            place = (path.relative_to(SOURCE).as_posix(), None)
            catalogue.add(message, locations=[place], auto_comments=comments, context=context)
    return catalogue


def as_text(catalogue: Catalog) -> str:
    """The catalogue as a .pot file without dates, so that two runs agree."""
    stream = BytesIO()
    write_po(stream, catalogue, omit_header=True, sort_output=True, include_lineno=False)
    return stream.getvalue().decode()


def _sentences(path: Path) -> Iterator[tuple[int, Any, list[str], str | None]]:
    if path.suffix == ".py":
        with path.open("rb") as file:
            yield from _extracted(file)
    else:
        # Imported here: Django's translation must not be a condition for reading this module.
        from django.utils.translation.template import templatize

        text = templatize(path.read_text(encoding="utf-8"), origin=path.name)
        # What is not a sentence was blanked out; its indentation would confuse a Python reader.
        flat = "\n".join(line.strip() for line in text.splitlines())
        yield from _extracted(BytesIO(flat.encode()))


def _extracted(file: BinaryIO) -> Iterator[tuple[int, Any, list[str], str | None]]:
    options = {"encoding": "utf-8"}
    yield from extract("python", file, KEYWORDS, comment_tags=("Translators",), options=options)
