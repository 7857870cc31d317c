"""One array instead of thousands of parameters: ``filter(pk__any_of=keys)``.

Django writes each value of ``__in`` into the statement; for some thousands that takes longer than
the database needs to find them. Registered for every field when the foundation is loaded.
"""

from typing import Any

from django.db.models import Field, Lookup
from django.db.models.fields.related import ForeignObject


@Field.register_lookup
@ForeignObject.register_lookup
class AnyOf(Lookup):
    """``column = ANY(array)``."""

    lookup_name = "any_of"

    def get_prep_lookup(self) -> list[Any]:
        return list(self.rhs)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, parameters = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", (*parameters, self.rhs)
