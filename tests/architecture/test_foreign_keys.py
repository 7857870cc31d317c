"""import-linter can't see ForeignKey("people.Person"); these tests can."""

import configparser
from pathlib import Path

import django
import pytest
from django.apps import apps

django.setup()


def floors():
    parser = configparser.ConfigParser()
    parser.read(Path(__file__).parents[2] / ".importlinter")
    rows = parser["importlinter:contract:domain-order"]["layers"].strip().splitlines()
    return {
        name.strip(" ()"): -height for height, row in enumerate(rows) for name in row.split("|")
    }


def relations():
    return [
        pytest.param(model, field, id=f"{model.__name__}.{field.name}")
        for model in apps.get_models()
        if model.__module__.startswith("kollega.")
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model
    ]


@pytest.mark.parametrize(("model", "field"), relations())
def test_a_foreign_key_points_down(model, field):
    floor = floors()
    here, there = model._meta.app_label, field.related_model._meta.app_label

    if here != there and {here, there} <= floor.keys():
        assert floor[there] < floor[here]


@pytest.mark.parametrize(("model", "field"), relations())
def test_a_foreign_key_leaves_no_way_back(model, field):
    if model._meta.app_label != field.related_model._meta.app_label:
        assert field.remote_field.hidden, 'set related_name="+"'


def test_the_foundation_points_to_nobody():
    models = apps.get_app_config("foundation").get_models()
    related = {
        field.related_model
        for model in models
        for field in model._meta.get_fields()
        if field.is_relation
    }

    assert {model._meta.app_label for model in related} <= {"foundation"}
