"""Make a data folder: whole, or not at all."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from kollega.ops.postgres.programs import Programs
from kollega.ops.processes import children
from kollega.ops.processes.errors import StartError
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
    data: Path, *, programs: Programs, durable: bool = True, check: Callable[[], None]
) -> None:
    """Make a data folder with the role and the database `kollega`.

    It is made beside its place and renamed when complete, so that a folder that exists is usable.
    Nobody but that role can connect, and only through the socket: not even a superuser.
    `check` is called again and again meanwhile; what it raises ends the making.
    """
    unfinished = data.with_name(data.name + ".unfinished")
    if len(bytes(unfinished)) > LONGEST:
        raise StartError(
            f"The path {data} is too long for PostgreSQL; "
            f"put this folder where its path has fewer than {LONGEST - 100} characters."
        )
    if unfinished.exists():
        shutil.rmtree(unfinished)
    unfinished.mkdir(mode=0o700, parents=True)
    if programs.account:
        programs.account.own(unfinished)
    sync = [] if durable else ["--no-sync"]
    initdb = ["initdb", "-D", str(unfinished), f"--username={SUPERUSER}", "--auth=reject"]
    _finish(programs, [*initdb, *LOCALE, *sync], check)
    _finish(
        programs, ["postgres", "--single", "-D", str(unfinished), *STRICT, SUPERUSER], check, BIRTH
    )
    (unfinished / "pg_hba.conf").write_text(ACCESS)
    unfinished.rename(data)


def _finish(
    programs: Programs, command: list[str], check: Callable[[], None], sql: str = ""
) -> None:
    """Run one of the programs to its end, with sentences of SQL as its input."""
    with tempfile.TemporaryFile() as spoken, tempfile.TemporaryFile() as heard:
        spoken.write(sql.encode())
        spoken.seek(0)
        child = programs.start(*command, stdin=spoken, output=heard)
        try:
            while not children.wait([child], 0.1):
                check()
        finally:
            children.stop([child], patience=0)
        if child.returncode != 0:
            heard.seek(0)
            raise StartError(_failure(heard.read().decode(errors="replace"), child.returncode))


def _failure(printed: str, code: int) -> str:
    lines = [line for line in printed.splitlines() if line.strip()]
    last = lines[-1].strip() if lines else children.ending(code)
    return f"The database could not be made: {reason(printed) or last}."
