"""The jobs by name, as Procrastinate finds them: each is one function in a module beside this."""

from kollega.jobs import (
    demonstration,
    happenings,
    imports,
    invitations,
    mail,
    matching,
    sweeps,
    upkeep,
)

__all__ = [
    "demonstration",
    "happenings",
    "imports",
    "invitations",
    "mail",
    "matching",
    "sweeps",
    "upkeep",
]
