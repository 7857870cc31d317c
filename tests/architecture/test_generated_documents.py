"""The documents made from the code say what the code says."""

import pytest

from kollega.ops.docs import GENERATED, lifecycles, register


@pytest.mark.parametrize("document", GENERATED, ids=lambda document: document.path.name)
def test_a_generated_document_is_up_to_date(document):
    written = document.path.read_text(encoding="utf-8")

    assert written == document.text(), "run: kollega manage write_docs"


@pytest.mark.parametrize("model", list(register.models()), ids=lambda model: model._meta.label)
def test_every_model_says_what_it_holds_why_who_sees_it_and_how_long(model):
    label = model.privacy

    assert all([label.what, label.why, label.seen_by, label.kept])


@pytest.mark.parametrize(("domain", "ways"), list(lifecycles.tables()))
def test_a_lifecycle_names_every_stage_and_leads_only_to_stages(domain, ways):
    stages = type(next(iter(ways)))

    assert set(ways) == set(stages)
    assert {to for targets in ways.values() for to in targets} <= set(stages)
