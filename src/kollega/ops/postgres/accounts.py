"""Whom the server runs as: PostgreSQL refuses to run as root, for good reasons.

As an ordinary user it runs as that user. As root it runs as an unprivileged account that owns
the data folder. If that folder lies where the account could not go (a checkout under a private
home folder, say), nothing is opened to others: that one process keeps the single capability to
pass through folders.
"""

import ctypes
import os
import pwd
import stat
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kollega.ops.processes.errors import StartError

PREFERRED = ("postgres", "nobody")
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2
PR_SET_SECUREBITS, PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE = 28, 47, 2
# Without it access(2), by which PostgreSQL finds its own programs, would not count the capability.
SECBIT_NO_SETUID_FIXUP = 1 << 2
CAPABILITY_VERSION_3 = 0x20080522
WAY_OUT = (
    "run make as an ordinary user, or set DATABASE_URL to a PostgreSQL 15 or newer, "
    "because PostgreSQL refuses to run as root"
)

_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class Account:
    """An unprivileged account, and the one capability it keeps (or None)."""

    uid: int
    gid: int
    capability: int | None = None

    def own(self, path: Path) -> None:
        """Give a file or folder to this account."""
        try:
            os.chown(path, self.uid, self.gid)
        except OSError as error:
            raise StartError(f"Cannot give {path} to user {self.uid}; {WAY_OUT}.") from error

    def become(self) -> None:
        """Turn this process (a child, before its command) into that account for good."""
        if self.capability is not None:
            _call("prctl", PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP, 0, 0, 0)
        os.setgroups([])
        os.setgid(self.gid)
        os.setuid(self.uid)
        if self.capability is not None:
            only = 1 << self.capability
            header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
            sets = (ctypes.c_uint32 * 6)(only, only, only, 0, 0, 0)
            _call("capset", header, sets)
            _call("prctl", PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, self.capability, 0, 0)


def account_for(data: Path, reads: Iterable[Path]) -> Account | None:
    """The account for a server on `data` that also reads the given folders.

    None if we are no root, and the server can be what we are.
    """
    if os.geteuid() != 0:
        return None
    uid, gid = _owner(data) or _named()
    passes = all(_open_to_all(path.absolute().parent) for path in (data, *reads))
    return Account(uid, gid, None if passes else _way_through())


def _owner(data: Path) -> tuple[int, int] | None:
    """Who made the data folder, unless that was root or it is not there yet."""
    try:
        made = data.stat()
    except FileNotFoundError:
        return None
    return (made.st_uid, made.st_gid) if made.st_uid else None


def _named() -> tuple[int, int]:
    for name in PREFERRED:
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return found.pw_uid, found.pw_gid
    raise StartError(f"This machine has neither a user postgres nor nobody; {WAY_OUT}.")


def _open_to_all(folder: Path) -> bool:
    return all(part.stat().st_mode & stat.S_IXOTH for part in (folder, *folder.parents))


def _way_through() -> int:
    """The smallest capability we have that lets a process pass through private folders."""
    if sys.platform == "linux":
        status = Path("/proc/self/status").read_text()
        ours = int(status.partition("CapEff:")[2].split()[0], 16)
        for capability in (CAP_DAC_READ_SEARCH, CAP_DAC_OVERRIDE):
            if ours >> capability & 1:
                return capability
    raise StartError(
        f"PostgreSQL cannot reach this folder, which is private to root; {WAY_OUT}, "
        "or move the folder."
    )


def _call(function: str, *arguments: object) -> None:
    if getattr(_libc, function)(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
