"""Whatever changes something asks a verdict first, or says why it asks none."""

import ast
import inspect
from importlib import import_module
from itertools import chain

import pytest

from kollega.jobs.happenings import CONCERNED, HEARERS
from kollega.jobs.sweeps import SWEEPS
from kollega.ops.docs import permissions

# The clock and what happened below ask nobody: they are no person's deeds.
NOBODYS = {*SWEEPS, *chain.from_iterable((*HEARERS.values(), *CONCERNED.values()))}
DOMAINS = dict(permissions.modules())


def deeds(domain):
    """The actions of a domain, by name, but for those of the clock and of happenings."""
    actions = import_module(f"kollega.domains.{domain}.actions")
    found = {name: getattr(actions, name) for name in actions.__all__}
    functions = {name: deed for name, deed in found.items() if inspect.isfunction(deed)}
    return {name: deed for name, deed in functions.items() if deed not in NOBODYS}


def asks(function, seen=()):
    """Whether a function, or one of the same domain that it calls, requires a verdict."""
    function = inspect.unwrap(function)
    module = import_module(function.__module__)
    home = ".".join(function.__module__.split(".")[:3])
    for node in ast.walk(ast.parse(inspect.getsource(function))):
        if not isinstance(node, ast.Call):
            continue
        called = _named(node.func, module)
        if getattr(called, "__name__", "") == "require":
            return True
        if (
            inspect.isfunction(called)
            and called.__module__.startswith(home)
            and called not in seen
            and called is not function
            and asks(called, (*seen, called))
        ):
            return True
    return False


def _named(node, module):
    """What a name of a module stands for, such as ``participations.require_open``."""
    if isinstance(node, ast.Name):
        return getattr(module, node.id, None)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return getattr(getattr(module, node.value.id, None), node.attr, None)
    return None


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_deed_asks_a_verdict_or_says_why_not(domain):
    without = DOMAINS[domain].WITHOUT

    silent = {name for name, deed in deeds(domain).items() if not asks(deed)}

    assert silent == set(without)
    assert all(why.endswith(".") for why in without.values())


def test_the_test_sees_through_helpers_and_packages():
    people = import_module("kollega.domains.people.actions")
    relationships = import_module("kollega.domains.relationships.actions")

    assert asks(people.affiliate)
    assert asks(relationships.stop_nudges)
    assert not asks(people.add_organisation)
