"""The data register: what is held, why, who sees it, how long; from the models' own labels."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Model

from kollega.foundation.privacy import Label

HEAD = """# Data register

Made from the privacy label of every model by `manage write_docs`; a test compares, and refuses a
model without a label.

| Record | What | Why | Seen by | Kept | What ends it |
|---|---|---|---|---|---|
"""


def models() -> Iterator[type[Model]]:
    """Kollega's own models, in the order of their names."""
    ours = (model for model in apps.get_models() if model.__module__.startswith("kollega."))
    yield from sorted(ours, key=lambda model: model._meta.label)


def text() -> str:
    """The whole document in Markdown."""
    return HEAD + "".join(_row(model) for model in models())


def _row(model: type[Model]) -> str:
    label: Label = model.privacy  # type: ignore[attr-defined]  # a test demands it
    ends = "; ".join(str(end) for end in label.ends)
    cells = [model._meta.label, label.what, label.why, label.seen_by, label.kept, ends]
    return f"| {' | '.join(cells)} |\n"
