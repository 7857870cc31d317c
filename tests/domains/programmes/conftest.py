"""A file of people on its way in, without the pages."""

import pytest

from kollega.domains.programmes.actions import imports
from kollega.domains.programmes.lifecycle import ImportStage


@pytest.fixture
def bring(transition, coordinator):
    """Bring a file in, all the way or up to the dry run: ``bring("Ann,Lee,...", to="checked")``."""

    def run(text, *, to="done", role="", filename="people.csv"):
        content = text if isinstance(text, bytes) else text.encode()
        source = imports.upload(
            programme=transition, by=coordinator, filename=filename, content=content, role=role
        )
        imports.read(source.pk)
        source.refresh_from_db()
        if source.stage == ImportStage.FAILED:
            return source
        imports.confirm_columns(source=source, by=coordinator, fields={}, role=role)
        imports.check(source.pk)
        if to == "done":
            imports.bring_in(source=source, by=coordinator)
            imports.apply(source.pk)
        source.refresh_from_db()
        return source

    return run
