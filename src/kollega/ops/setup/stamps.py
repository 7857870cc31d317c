"""Notes that a step is complete, and of what it was made, so that it is not done twice.

A stamp is removed before its step begins and written after it ends: a step that was killed half
way has none, and is done again.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path


def read(stamp: Path) -> dict[str, str]:
    """What was noted; empty if nothing was, or nothing readable."""
    try:
        noted = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}


def write(stamp: Path, facts: Mapping[str, str]) -> None:
    """Note that a step is complete. A reader sees all of it or nothing."""
    half = stamp.with_name(stamp.name + ".half")
    half.write_text(json.dumps(facts, indent=1, sort_keys=True), encoding="utf-8")
    half.replace(stamp)


def digest(files: Iterable[Path], *, root: Path) -> str:
    """A fingerprint of files: of their places below `root` and of what is in them."""
    found = hashlib.sha256()
    for file in sorted(files):
        found.update(f"{file.relative_to(root)}\0{file.stat().st_size}\0".encode())
        found.update(file.read_bytes())
    return found.hexdigest()
