"""The jobs by name, as Procrastinate finds them: each is one function in a module beside this."""

from kollega.jobs import happenings, invitations, mail, matching, sweeps

__all__ = ["happenings", "invitations", "mail", "matching", "sweeps"]
