"""Longer texts as people wrote them: paragraphs parted by blank lines, lists of lines with "- "."""

import hashlib
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Block:
    """A paragraph, or a list where ``items`` is not empty."""

    text: str = ""
    items: tuple[str, ...] = ()


def blocks(text: str) -> list[Block]:
    """The paragraphs and lists of a text, for the template ``programmes/prose.html``."""
    found = []
    for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
        lines = [line.strip() for line in part.split("\n") if line.strip()]
        if lines and all(line.startswith("- ") for line in lines):
            found.append(Block(items=tuple(line[2:].strip() for line in lines)))
        elif lines:
            found.append(Block(text=" ".join(lines)))
    return found


def fingerprint(*parts: str) -> str:
    """A short mark of a text as it was read, to notice that somebody changed it meanwhile."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:20]
