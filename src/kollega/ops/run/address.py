"""The address that an instance listens on: HOST and PORT."""

import errno
import ipaddress
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass

from kollega.ops.processes.errors import StartError

HOST, PORT = "127.0.0.1", "8000"
BACKLOG = 1024
GRACE = 2.0


@dataclass(frozen=True)
class Address:
    """A host and a port to listen on; port 0 stands for any that is free."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """Where a browser finds it: at `localhost` if it can, for passkeys refuse bare numbers."""
        here = self.only_this_machine or self.all_networks
        name = "localhost" if here else self.host
        return f"http://{f'[{name}]' if ':' in name else name}:{self.port}"

    @property
    def only_this_machine(self) -> bool:
        """Whether nobody else can reach it."""
        return self.host == "localhost" or _number(self.host).is_loopback

    @property
    def all_networks(self) -> bool:
        """Whether it listens on every network that the machine is part of."""
        return _number(self.host).is_unspecified

    def settings(self) -> dict[str, str]:
        """The settings that follow from it, where the operator has not chosen others."""
        if self.only_this_machine:
            return {"SITE_URL": self.url}
        hosts = "*" if self.all_networks else f"localhost,{self.host}"
        return {"SITE_URL": self.url, "ALLOWED_HOSTS": hosts}


def chosen(environment: Mapping[str, str]) -> Address:
    """The address that HOST and PORT name."""
    port = environment.get("PORT") or PORT
    if not (port.isdecimal() and int(port) < 65536):
        raise StartError(f"PORT must be a number from 1 to 65535, not {port!r}.")
    return Address(environment.get("HOST") or HOST, int(port))


def listen(address: Address) -> tuple[socket.socket, Address]:
    """A socket that listens there, and the address with its actual port.

    The instance keeps it while it lives: should the web server have to start anew, those who
    call meanwhile wait a moment instead of being turned away. A web server that was killed
    together with its instance may hold the port for a moment longer; that is waited for.
    """
    deadline = time.monotonic() + GRACE
    while True:
        try:
            opened = _open(address)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or time.monotonic() > deadline:
                raise StartError(_refusal(address, error)) from error
            time.sleep(0.1)
        else:
            return opened, Address(address.host, opened.getsockname()[1])


def _open(address: Address) -> socket.socket:
    found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    family, kind, protocol, _, where = min(found, key=lambda each: each[0] != socket.AF_INET)
    opened = socket.socket(family, kind, protocol)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(where)
        opened.listen(BACKLOG)
    except OSError:
        opened.close()
        raise
    return opened


def _refusal(address: Address, error: OSError) -> str:
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return f"HOST={address.host} is not an address of this machine; 127.0.0.1 always is."
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {address.port} is taken by another program; "
            f"stop that one, or choose another port: make run PORT={address.port + 1}"
        )
    if error.errno == errno.EACCES:
        return f"Port {address.port} is for root only; choose one from 1024 on: make run PORT=8000"
    return f"Cannot listen on {address.host}, port {address.port}: {error.strerror}."


def _number(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """The number that a host is given by; of a name, one that is nothing special."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return ipaddress.ip_address("192.0.2.1")
