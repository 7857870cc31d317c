"""Keys of the cache's table: rate limits count addresses there without keeping one."""

from django.utils.crypto import salted_hmac


def discreet_key(key: str, prefix: str, version: int) -> str:
    """A keyed fingerprint, so that a thief of the table finds neither addresses nor accounts."""
    digest = salted_hmac("kollega.cache", f"{prefix}:{version}:{key}", algorithm="sha256")
    return digest.hexdigest()
