from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kollega.ops.docs import lifecycles, permissions, register

ROOT = Path(__file__).resolve().parents[4]


@dataclass(frozen=True)
class Document:
    """A file in ``docs/generated`` and the function that writes its text."""

    path: Path
    text: Callable[[], str]


GENERATED = [
    Document(ROOT / "docs/generated/lifecycles.md", lifecycles.text),
    Document(ROOT / "docs/generated/permissions.md", permissions.text),
    Document(ROOT / "docs/generated/data-register.md", register.text),
]
