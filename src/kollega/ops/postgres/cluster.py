"""Make a data folder: whole, or not at all."""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from kollega.ops.postgres.programs import Programs
from kollega.ops.processes import children
from kollega.ops.processes.errors import StartError
from kollega.ops.processes.logs import said_since
from kollega.ops.processes.reasons import reason

ROLE = DATABASE = "kollega"
SUPERUSER = "postgres"
LONGEST = 900

# The same on every machine, whatever its language: text is UTF-8, sorted by code point, and
# upper and lower case are known for all letters. The server brings these rules itself.
LOCALE = ("--encoding=UTF8", "--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
STRICT = ("-c", "exit_on_error=on", "-c", "log_checkpoints=off")
ACCESS = f"local all {ROLE} trust\n"
BIRTH = f"""\
CREATE ROLE {ROLE} LOGIN NOSUPERUSER NOCREATEROLE CREATEDB
CREATE DATABASE {DATABASE} OWNER {ROLE}
"""


def make(
    data: Path, *, programs: Programs, durable: bool, log: BinaryIO, check: Callable[[], None]
) -> None:
    """Make a data folder with the role and the database `kollega`.

    It is made beside its place and renamed when complete, so that a folder that exists is usable.
    Nobody but that role can connect, and only through the socket: not even a superuser.
    `check` is called again and again meanwhile; what it raises ends the making.
    """
    if len(bytes(data)) > LONGEST:
        raise StartError(
            f"The path {data} is too long for PostgreSQL; "
            f"put this folder where its path has fewer than {LONGEST - 100} characters."
        )
    prefix = f"{data.name}.unfinished-"
    for left in data.parent.glob(f"{prefix}*"):
        # A part of initdb that was not killed with it may still be at work there: next time then.
        shutil.rmtree(left, ignore_errors=True)
    unfinished = Path(tempfile.mkdtemp(prefix=prefix, dir=data.parent))
    if programs.account:
        programs.account.own(unfinished)
    sync = [] if durable else ["--no-sync"]
    initdb = ["initdb", "-D", str(unfinished), f"--username={SUPERUSER}", "--auth=reject"]
    single = ["postgres", "--single", "-D", str(unfinished), *STRICT, SUPERUSER]
    _finish(programs, [*initdb, *LOCALE, *sync], log, check)
    _finish(programs, single, log, check, BIRTH)
    (unfinished / "pg_hba.conf").write_text(ACCESS)
    unfinished.rename(data)


def _finish(
    programs: Programs,
    command: list[str],
    log: BinaryIO,
    check: Callable[[], None],
    sql: str = "",
) -> None:
    """Run one of the programs to its end, with sentences of SQL as its input."""
    begin = log.seek(0, os.SEEK_END)
    with tempfile.TemporaryFile() as sentences:
        sentences.write(sql.encode())
        sentences.seek(0)
        child = programs.start(*command, stdin=sentences, output=log)
        code = children.finish(child, check, patience=0)
    if code != 0:
        near = Path(log.name).parent
        why = reason(said_since(log, begin), near=near) or children.ending(code)
        raise StartError(f"The database could not be made: {why}; its own words are in {log.name}.")
