"""A domain's tables are touched by its own modules alone; a door touches none."""

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "kollega"
MANAGERS = {"objects", "_base_manager", "_default_manager"}
DOORS = ["web", "jobs"]


def names_from_other_domains(tree, home):
    """Names a module imports from a domain that is not its own."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("kollega.domains.")
        and node.module.split(".")[2] != home
        for alias in node.names
    }


def root_name(node):
    """The first name of ``a.b.c``."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def foreign_manager_uses(path):
    tree = ast.parse(path.read_text())
    home = path.relative_to(SOURCE).parts[1]
    foreign = names_from_other_domains(tree, home)
    return [
        f"{path.relative_to(SOURCE)}:{node.lineno}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in MANAGERS
        and root_name(node.value) in foreign
    ]


def test_no_domain_touches_another_domains_tables():
    uses = [use for path in SOURCE.glob("domains/*/**/*.py") for use in foreign_manager_uses(path)]

    assert uses == []


def test_no_door_touches_a_table():
    uses = [
        f"{path.relative_to(SOURCE)}:{node.lineno}"
        for door in DOORS
        for path in SOURCE.glob(f"{door}/**/*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS
    ]

    assert uses == []


def test_the_test_sees_a_foreign_table(tmp_path, monkeypatch):
    module = tmp_path / "domains" / "meetings" / "actions.py"
    module.parent.mkdir(parents=True)
    module.write_text("from kollega.domains.people.models import Person\nPerson.objects.all()\n")
    monkeypatch.setitem(globals(), "SOURCE", tmp_path)

    assert foreign_manager_uses(module) == ["domains/meetings/actions.py:2"]
