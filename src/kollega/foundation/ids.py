"""Names for things in addresses: random, so that nobody can count or guess them."""

import hashlib
import secrets

# No vowels and no look-alikes: an address can be read over the telephone and spells no word.
ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
LENGTH = 14


def public_id() -> str:
    """A random name of 14 characters, about 66 bits."""
    # One number for all letters: a file of people wants a hundred thousand of these.
    number = secrets.randbelow(len(ALPHABET) ** LENGTH)
    letters = []
    for _ in range(LENGTH):
        number, letter = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[letter])
    return "".join(letters)


def secret() -> str:
    """A secret for an address that is its own key: 43 characters, 256 bits."""
    return secrets.token_urlsafe(32)


def fingerprint(secret: str) -> str:
    """What is kept of a secret to know it again: 64 hexadecimal digits, which lead nowhere.

    Plain SHA-256, because a secret of 256 bits cannot be guessed however fast one tries.
    """
    return hashlib.sha256(secret.encode()).hexdigest()
