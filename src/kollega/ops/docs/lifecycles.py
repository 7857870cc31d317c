"""Every lifecycle as a diagram, from its ``Stage`` and ``NEXT`` tables."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from typing import Any

from kollega import domains

HEAD = """# Lifecycles

Made from each domain's `lifecycle.py` by `manage write_docs`; a test compares. An arrow is a way
that an action may take; what has no arrow can't happen.
"""


def tables() -> Iterator[tuple[str, Mapping[Any, set[Any]]]]:
    """Each domain's name with a table of its ways, in the order of their names."""
    for module in sorted(pkgutil.iter_modules(domains.__path__), key=lambda found: found.name):
        try:
            lifecycle = importlib.import_module(f"kollega.domains.{module.name}.lifecycle")
        except ModuleNotFoundError:
            continue
        for name in sorted(vars(lifecycle)):
            if name.startswith("NEXT"):
                yield module.name, vars(lifecycle)[name]


def text() -> str:
    """The whole document in Markdown, with a Mermaid diagram for each lifecycle."""
    return HEAD + "".join(_diagram(domain, ways) for domain, ways in tables())


def _diagram(domain: str, ways: Mapping[Any, set[Any]]) -> str:
    stages = type(next(iter(ways)))
    lines = [f"\n## {domain}: {stages.__name__}\n\n{(stages.__doc__ or '').strip()}\n"]
    lines.append("\n```mermaid\nstateDiagram-v2\n")
    for stage in stages:
        lines.append(f"    {stage.value}: {stage.label!s}\n")
    for stage in stages:
        lines += [f"    {stage.value} --> {to.value}\n" for to in stages if to in ways[stage]]
        if not ways[stage]:
            lines.append(f"    {stage.value} --> [*]\n")
    return "".join([*lines, "```\n"])
