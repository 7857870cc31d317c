"""Who may what, and who sees which field: from the permission code itself."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType

from kollega import domains

HEAD = """# Who may what, who sees what

Made from each domain's `permissions` by `manage write_docs`; a test compares. The tests next to
each domain hold the full tables of persons and deeds.
"""


def modules() -> Iterator[tuple[str, ModuleType]]:
    """Each domain that has permissions, by name."""
    for module in sorted(pkgutil.iter_modules(domains.__path__), key=lambda found: found.name):
        try:
            yield module.name, importlib.import_module(f"kollega.domains.{module.name}.permissions")
        except ModuleNotFoundError:
            continue


def text() -> str:
    """The whole document in Markdown."""
    return HEAD + "".join(_domain(name, module) for name, module in modules())


def _domain(name: str, module: ModuleType) -> str:
    lines = [f"\n## {name}\n"]
    deeds = sorted(
        (deed, inspect.getdoc(function) or "")
        for deed, function in inspect.getmembers(module, inspect.isfunction)
        if deed.startswith("may_") and function.__module__.startswith(f"kollega.domains.{name}")
    )
    if deeds:
        lines.append("\n| Deed | Who |\n|---|---|\n")
        lines += [
            f"| {deed.removeprefix('may_').replace('_', ' ')} | {_line(doc)} |\n"
            for deed, doc in deeds
        ]
    if sees := getattr(module, "SEES", None):
        lines.append("\n| Field | Seen by |\n|---|---|\n")
        lines += [
            f"| {field} | {', '.join(str(audience.label) for audience in audiences)} |\n"
            for field, audiences in sees.items()
        ]
    if without := getattr(module, "WITHOUT", None):
        lines.append("\n| Deed without a verdict | Why |\n|---|---|\n")
        lines += [f"| {deed.replace('_', ' ')} | {why} |\n" for deed, why in without.items()]
    return "".join(lines)


def _line(doc: str) -> str:
    return " ".join(doc.split("\n\n")[0].split())
