"""Settings from the environment: ``NAME``, or ``NAME_FILE`` naming a file that holds the secret."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str | None = None) -> str:
    """The value of ``name``, the content of the file ``name_FILE`` names, or the default.

    Raises:
        ImproperlyConfigured: neither is set and there is no default.
    """
    if value := os.environ.get(name):
        return value
    if file := os.environ.get(f"{name}_FILE"):
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except OSError as problem:
            raise ImproperlyConfigured(
                f"{name}_FILE names {file}, which cannot be read: {problem.strerror}."
            ) from problem
    if default is None:
        raise ImproperlyConfigured(f"Please set {name}, or {name}_FILE to a file that holds it.")
    return default


def number(name: str, default: int) -> int:
    """A whole number."""
    value = text(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.") from None


def words(name: str, default: str = "") -> list[str]:
    """A list, its parts separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def switch(name: str, *, default: bool) -> bool:
    """``yes`` or ``no``; any other word is refused, so that a slip never turns safety off."""
    value = text(name, "yes" if default else "no").strip().lower()
    if value not in ("yes", "no"):
        raise ImproperlyConfigured(f"{name} must be yes or no, not {value!r}.")
    return value == "yes"
