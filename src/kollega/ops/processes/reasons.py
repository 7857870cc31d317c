"""Turn what a failed program printed into what happened, and what to do about it."""

import errno
import re
import shutil
from pathlib import Path

KNOWN = (
    (
        r"no space left on device|enospc|disk quota exceeded|not enough (disk )?space",
        "the disk is full; make room and run make again",
    ),
    (
        r"read-only file system|erofs",
        "the folder is on a read-only file system; put Kollega where it can write",
    ),
    (
        r"hash(es)? (mismatch|do not match)|do not match the hashes|EINTEGRITY",
        "a downloaded file is not the one that was locked, so it was refused; "
        "run make again, and if it happens again ask whoever runs your package mirror",
    ),
    (
        r"could not resolve|name resolution|name or service not known|nodename nor servname"
        r"|enotfound|eai_again|dns error|network is unreachable|connection (refused|reset|aborted)"
        r"|econnrefused|econnreset|etimedout|timed out|failed to (fetch|connect)|proxyerror"
        r"|newconnectionerror|error sending request|no route to host|tunnel connection failed",
        "the network or the package index cannot be reached; "
        "check the connection (and the proxy, if there is one) and run make again",
    ),
    (
        r"permission denied|eacces|eperm|operation not permitted",
        "a file may not be written; run make as the user who owns this folder",
    ),
    (
        r"cannot allocate memory|out of memory|enomem|\bkilled\b",
        "there is not enough memory; close other programs and run make again",
    ),
)

FULL = 4_000_000
BY_NUMBER = {
    errno.ENOSPC: "no space left on device",
    errno.EDQUOT: "disk quota exceeded",
    errno.EROFS: "read-only file system",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.ENOMEM: "cannot allocate memory",
}


def reason(printed: str, *, near: Path | None = None) -> str | None:
    """What happened and what to do, if what was printed says so; None if it is something else.

    On a full disk nothing may have been printed, for the log is on it too: `near` is a folder
    there.
    """
    if near and shutil.disk_usage(near).free < FULL:
        printed = BY_NUMBER[errno.ENOSPC]
    return next((told for said, told in KNOWN if re.search(said, printed, re.IGNORECASE)), None)


def reason_for(error: OSError) -> str:
    """What happened and what to do, for an error of the operating system."""
    known = reason(BY_NUMBER.get(error.errno or 0, ""))
    return known or f"{error.strerror or error} ({error.filename})"
