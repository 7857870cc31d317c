"""``DATABASE_URL`` to Django's setting: postgresql://user:password@host:port/name?option=value."""

import os
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def from_url(url: str) -> dict[str, Any]:
    """Django's ``DATABASES`` entry for a PostgreSQL address; sockets by ``?host=/folder``.

    Raises:
        ImproperlyConfigured: the address is not one of PostgreSQL, or cannot be read.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        # Not the error's own words: they may hold a part of the password.
        raise ImproperlyConfigured(
            "DATABASE_URL cannot be read. In a password, # / ? @ : [ ] and % are written as "
            "%23 %2F %3F %40 %3A %5B %5D and %25."
        ) from None
    if parts.scheme not in ("postgresql", "postgres"):
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql://.")
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": options.pop("port", None) or (port or ""),
        # Compiling a query of a page takes PostgreSQL several times as long as answering it.
        # Nobody who asks for help waits longer than this for a database that is away.
        "OPTIONS": {
            "pool": {"min_size": 1, "max_size": 8, "timeout": 5},
            # Said here, it would silence PostgreSQL's own variable: that comes behind, and wins.
            "options": f"-c jit=off {os.environ.get('PGOPTIONS', '')}".strip(),
            **options,
        },
    }
