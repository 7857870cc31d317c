"""PostgreSQL for a try-out and for tests: our own server, from the binaries in a wheel."""

from kollega.ops.postgres.server import Server

__all__ = ["Server"]
