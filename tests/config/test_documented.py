"""Every setting that the environment gives is in docs/settings.md, and none is that is not."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def read_by_settings():
    sources = [ROOT / "src/kollega/config" / name for name in ("settings.py", "providers.py")]
    text = "".join(source.read_text(encoding="utf-8") for source in sources)
    return set(re.findall(r"env\.\w+\(\s*\"([A-Z_]+)\"", text))


def documented():
    text = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`([A-Z_]+)`", row)}


def test_every_setting_is_documented():
    assert read_by_settings() - documented() == set()


def test_nothing_is_documented_that_does_not_exist():
    assert documented() - read_by_settings() - {"HOST"} == set()
