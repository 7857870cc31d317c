"""A programme's answers, kept for the next one."""

from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext as _

from kollega.domains.people.models import Person
from kollega.domains.programmes import permissions, queries
from kollega.domains.programmes.models import OwnTemplate, Programme
from kollega.foundation import audit
from kollega.foundation.errors import NotPossible
from kollega.foundation.permissions import require


@transaction.atomic
def save_as_template(*, programme: Programme, by: Person, name: str) -> OwnTemplate:
    """Keep how a programme runs under a name of one's own; people and texts stay behind.

    Raises:
        NotPossible: no name is given.
    """
    programme = queries.locked(programme)
    require(permissions.may_coordinate(by, programme))
    if not name.strip():
        raise NotPossible(_("A template needs a name."))
    own = OwnTemplate.objects.create(
        name=name.strip(),
        organisation=programme.organisation,
        answers={"template": programme.template, **asdict(queries.answers_of(programme))},
    )
    audit.record("template_saved", by_id=by.pk, on=own, programme_id=programme.pk)
    return own


@transaction.atomic
def delete_template(*, template: OwnTemplate, by: Person) -> None:
    """Throw a saved template away; programmes made from it stay as they are."""
    require(permissions.may_use_template(by, template))
    audit.record("template_deleted", by_id=by.pk, on=template)
    template.delete()
