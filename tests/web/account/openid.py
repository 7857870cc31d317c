"""A small OpenID provider on loopback: it signs, counts codes once, and can be told to misbehave."""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

import jwt
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from django.urls import reverse

from kollega.config.providers import name_of

CLIENT, SECRET = "kollega", "between the two of them"
PASSWORD = "a quiet evening by the fire"


class Provider:
    """Who signs in there, and what is said of them.

    Attributes:
        claims: what the signed word and the profile say of whoever signs in.
        signed: what the signed word says otherwise.
        asked: the parameters of every visit to the sign-in page.
        away: whether it answers nothing but errors.
    """

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.claims: dict[str, Any] = {}
        self.signed: dict[str, Any] = {}
        self.asked: list[dict[str, str]] = []
        self.away = False
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._codes: dict[str, dict[str, str]] = {}
        self._tokens: set[str] = set()

    def configuration(self) -> dict[str, Any]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "jwks_uri": f"{self.url}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser goes back to."""
        assert asked["client_id"] == CLIENT
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert {"openid", "email"} <= set(asked["scope"].split())
        self.asked.append(asked)
        code = secrets.token_urlsafe()
        self._codes[code] = asked
        return asked["redirect_uri"] + "?" + urlencode({"code": code, "state": asked["state"]})

    def token(self, posted: dict[str, str], authorization: str) -> dict[str, str] | None:
        """The signed word for a code; None for a wrong code, secret or verifier."""
        known = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        asked = self._codes.pop(posted.get("code", ""), None)
        digest = hashlib.sha256(posted.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if (
            authorization != f"Basic {known}"
            or asked is None
            or challenge != asked["code_challenge"]
            or posted["redirect_uri"] != asked["redirect_uri"]
        ):
            return None
        access = secrets.token_urlsafe()
        self._tokens.add(access)
        now = int(time.time())
        said = {"iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 60}
        said |= {"nonce": asked["nonce"], **self.claims, **self.signed}
        signed = jwt.encode(said, self._key, algorithm="ES256", headers={"kid": "one"})
        return {"access_token": access, "token_type": "Bearer", "id_token": signed}

    def userinfo(self, authorization: str) -> dict[str, Any] | None:
        """What is said of whoever an access token is for."""
        return self.claims if authorization.removeprefix("Bearer ") in self._tokens else None


class Handler(BaseHTTPRequestHandler):
    """HTTP for the provider that ``server.provider`` is."""

    def do_GET(self) -> None:
        provider: Provider = self.server.provider  # type: ignore[attr-defined]
        there = urlsplit(self.path)
        if there.path == "/authorize":
            self.send_response(302)
            self.send_header("Location", provider.authorize(dict(parse_qsl(there.query))))
            self.end_headers()
        elif there.path == "/userinfo":
            self._say(provider.userinfo(self.headers.get("Authorization", "")))
        else:
            self._say(provider.configuration())

    def do_POST(self) -> None:
        provider: Provider = self.server.provider  # type: ignore[attr-defined]
        posted = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._say(provider.token(dict(parse_qsl(posted)), self.headers.get("Authorization", "")))

    def _say(self, what: dict[str, Any] | None) -> None:
        away = self.server.provider.away  # type: ignore[attr-defined]
        self.send_response(503 if away else 200 if what is not None else 400)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(what or {"error": "invalid_grant"}).encode())

    def log_message(self, *_: Any) -> None:
        """Say nothing between the tests' lines."""


@contextmanager
def running() -> Iterator[Provider]:
    """A provider for as long as the block lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.provider = Provider(server.server_port)  # type: ignore[attr-defined]
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.provider  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


def follow(url: str) -> str:
    """Sign in at the provider as a browser would: the path it sends the browser back to."""

    try:
        build_opener(_Stay).open(url)
    except HTTPError as answer:
        back = urlsplit(answer.headers["Location"])
        return f"{back.path}?{back.query}"
    raise AssertionError("the provider sent nobody back")


def asked_for(url: str) -> dict[str, list[str]]:
    """The parameters of an address."""
    return parse_qs(urlsplit(url).query)


def is_said(provider, email, *, verified=True, sub="1001"):
    provider.claims = {"sub": sub, "email": email, "email_verified": verified, "name": "A. Osei"}


def start_of(provider):
    return reverse("openid_connect_login", args=[name_of(provider.url)])


def sign_in(provider, client=None, **query):
    """From our button over the provider and back; what the last page says."""
    client = client or Client()
    there = client.get(start_of(provider), query).headers["Location"]
    return client.get(follow(there))


def is_in(client):
    return client.session.get("_auth_user_id")


def nothing_came_of(answer, status):
    return (answer.status_code, SocialAccount.objects.exists()) == (status, False)
