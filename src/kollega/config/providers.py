"""The one provider of OpenID Connect that an operator may name."""

import re
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from kollega.config import env


def providers(*, may_be_plain: bool) -> dict[str, Any]:
    """What allauth is told of the one provider; of none where nothing is set.

    Args:
        may_be_plain: whether ``http://`` will do, as in a demonstration.

    Raises:
        ImproperlyConfigured: a part of it is missing, or the server is not asked by HTTPS.
    """
    server = env.text("OIDC_SERVER_URL", "").rstrip("/")
    if not server:
        return {"openid_connect": {"APPS": []}}
    parts = urlsplit(server)
    if parts.scheme != "https" and not (may_be_plain and parts.scheme == "http"):
        raise ImproperlyConfigured("OIDC_SERVER_URL must begin with https://.")
    return {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": name_of(server),
                    "name": env.text("OIDC_NAME"),
                    "client_id": env.text("OIDC_CLIENT_ID"),
                    "secret": env.text("OIDC_CLIENT_SECRET"),
                    "settings": {
                        "server_url": server,
                        "oauth_pkce_enabled": True,
                        # Some providers never say that an address is verified.
                        "verified_email": env.words("OIDC_VERIFIED_DOMAINS"),
                    },
                }
            ]
        }
    }


def name_of(server: str) -> str:
    """The server's part of our addresses, and of what its numbers for people belong to.

    Another server counts people anew: a number of this one must never open an account of that one.
    """
    parts = urlsplit(server)
    return re.sub(r"[^a-z0-9]+", "-", f"{parts.netloc}{parts.path}".lower()).strip("-")
