"""The people one can be, as the demonstration's first page shows them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kollega.domains.programmes.queries import showcase


@dataclass(frozen=True)
class Part:
    """One invented person to be."""

    public_id: str
    name: str
    detail: str


@dataclass(frozen=True)
class Scene:
    """A programme and who is in it."""

    name: str
    about: str
    parts: tuple[Part, ...]


def scenes() -> list[Scene]:
    """Every programme of the demonstration with some people of each kind."""
    return [
        Scene(
            name=shown.programme.name,
            about=shown.programme.organisation.name,
            parts=tuple(_part(face) for face in shown.faces),
        )
        for shown in showcase.showcases()
    ]


def _part(face: showcase.Face) -> Part:
    detail = face.role
    if face.state:
        detail = _("{role}, {state}").format(role=face.role, state=face.state)
    return Part(public_id=face.person.public_id, name=face.person.name, detail=detail)
