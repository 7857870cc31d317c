"""Email addresses as people paste them."""

import re
import unicodedata

from .text import clean

_LONGEST, _LONGEST_LOCAL = 254, 64  # RFC 5321
_ODD = r"\s@<>()\[\]\\,;:\""
_EMAIL = re.compile(rf"[^{_ODD}]+@[^{_ODD}_]+\.[^{_ODD}_.\d]{{2,}}")
_MAILBOX = re.compile(r"^(?P<name>[^<>]*)<(?P<email>[^<>]+@[^<>]+)>$")


def email(text: str) -> str | None:
    """The address in its one form (small letters, no blanks), or None if it is none.

    Takes "Ann Lee <Ann.Lee@Example.org>", "mailto:", a full-width at sign and stray blanks.
    """
    text = unicodedata.normalize("NFKC", text)
    found = _MAILBOX.match(text.strip())
    bare = "".join((found["email"] if found else text).split()).casefold()
    bare = bare.removeprefix("mailto:").lstrip("'\"<").rstrip("'\">;,.")
    local, _, domain = bare.rpartition("@")
    sound = len(bare) <= _LONGEST and len(local) <= _LONGEST_LOCAL and ".." not in bare
    sound = sound and not local.startswith(".") and not local.endswith(".")
    sound = sound and not domain.startswith(("-", "."))
    return bare if sound and _EMAIL.fullmatch(bare) else None


def mailbox(text: str) -> tuple[str, str | None]:
    """Name and address out of "Ann Lee <ann@example.org>", a bare address or a bare name."""
    found = _MAILBOX.match(text.strip())
    if found:
        return clean(found["name"]).strip("\"' "), email(found["email"])
    address = email(text) if "@" in text or "＠" in text else None
    return ("", address) if address else (clean(text), None)
