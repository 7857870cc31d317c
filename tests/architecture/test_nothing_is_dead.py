"""What only tests call is no part of the product: every public function of the house has a caller."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from kollega.ops.docs import register

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src"
HOUSE = ("kollega.domains", "kollega.foundation")

Definition = tuple[str, str]  # the module, and the name in it


def modules():
    return [path for path in SRC.rglob("*.py") if "migrations" not in path.parts]


def name_of(path):
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def defined(path) -> Iterator[Definition]:
    """The public functions and classes of a module; a decorated class registers itself."""
    for node in ast.parse(path.read_text()).body:
        public = isinstance(node, ast.FunctionDef) or (
            isinstance(node, ast.ClassDef) and not node.decorator_list
        )
        if public and not node.name.startswith("_"):
            yield name_of(path), node.name


def imports(tree) -> Iterator[tuple[str, str, str]]:
    """(name here, module it came from, name there) of everything a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield alias.asname or alias.name, node.module, alias.name


def walk(tree) -> Iterator[ast.AST]:
    """Every node of a module but those of its ``__all__``."""
    for node in tree.body:
        if not (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"):
            yield from ast.walk(node)


class House:
    """Every module, its names, and where each of them comes from through the doors of packages."""

    def __init__(self):
        self.trees = {name_of(path): ast.parse(path.read_text()) for path in modules()}
        self.doors = {
            module: {here: (source, there) for here, source, there in imports(tree)}
            for module, tree in self.trees.items()
        }

    def origin(self, module: str, name: str) -> Definition:
        """Where a name of a module was written, behind the packages that hand it on."""
        seen = set()
        while name in self.doors.get(module, {}) and (module, name) not in seen:
            seen.add((module, name))
            source, there = self.doors[module][name]
            if f"{source}.{there}" in self.trees:
                break  # the name is a module
            module, name = source, there
        return module, name

    def used(self) -> set[Definition]:
        """What any module calls, reads or inherits; to be handed on by a package is no use."""
        found = set()
        for module, tree in self.trees.items():
            doors = self.doors[module]
            for node in walk(tree):
                if isinstance(node, ast.Name):
                    found.add(self.origin(module, node.id))
                elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                    source, there = doors.get(node.value.id, (module, node.value.id))
                    found.add(self.origin(f"{source}.{there}", node.attr))
                elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.update(self._said(module, node.value))
        return found

    def _said(self, module, text):
        """Names in a string: a type in quotes, or a dotted path as settings name it."""
        if re.fullmatch(r"[\w.\[\], |]+", text):
            for word in re.findall(r"[A-Za-z_][\w.]*", text):
                owner, _, name = word.rpartition(".")
                yield self.origin(owner or module, name)


def test_every_public_function_of_the_house_has_a_caller_outside_the_tests():
    used = House().used()
    house = [one for path in modules() for one in defined(path) if one[0].startswith(HOUSE)]

    idle = [f"{module}.{name}" for module, name in house if (module, name) not in used]

    assert [name for name in idle if not name.endswith(".apps.Config")] == []


def test_the_test_sees_through_packages_and_passes_by_their_lists():
    house = House()

    assert house.origin("kollega.domains.people.actions", "avoid") == (
        "kollega.domains.people.actions.conflicts",
        "avoid",
    )
    assert ("kollega.domains.people.actions.conflicts", "avoid") in house.used()
    assert list(walk(ast.parse('__all__ = ["spoken_of"]'))) == []


def test_every_column_is_named_somewhere_beside_its_model():
    models = {model._meta.label: model for model in register.models()}
    homes = {model.__module__ for model in models.values()}
    text = "\n".join(path.read_text() for path in modules() if name_of(path) not in homes)
    words = set(re.findall(r"\w+", text))
    for path in SRC.rglob("*.html"):
        words |= set(re.findall(r"\w+", path.read_text()))
    looked_up = {part for word in words for part in word.split("__")}

    idle = [
        f"{label}.{field.name}"
        for label, model in models.items()
        for field in model._meta.concrete_fields
        if not {field.name, field.attname} & looked_up
    ]

    assert idle == []
