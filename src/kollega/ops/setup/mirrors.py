"""Let uv fetch packages from where this machine's pip is told to fetch them."""

import ast
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from kollega.ops.processes import children

SETTINGS = {"index-url": "UV_DEFAULT_INDEX", "cert": "SSL_CERT_FILE"}
CHOSEN = ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_INDEX", "UV_CONFIG_FILE", "UV_OFFLINE")
# Later sections win over earlier ones, and the environment over all, as in pip itself.
SECTIONS = ("global", "install", ":env:")


def for_uv(environment: Mapping[str, str], pip: Sequence[str | Path]) -> dict[str, str]:
    """uv's settings that say what pip's say; none where uv has been told something itself."""
    if any(environment.get(name) for name in CHOSEN):
        return {}
    listed = children.ask([*pip, "config", "list"], env=environment) or ""
    found = {}
    for section in SECTIONS:
        for name, value in _settings(listed, section):
            if name in SETTINGS and not environment.get(SETTINGS[name]):
                found[SETTINGS[name]] = value
    return found


def _settings(listed: str, section: str) -> list[tuple[str, str]]:
    """The names and values in one section of what `pip config list` printed."""
    lines = re.findall(rf"^{re.escape(section)}\.([a-z-]+)=(.*)$", listed, re.MULTILINE)
    return [(name, str(ast.literal_eval(value))) for name, value in lines]
