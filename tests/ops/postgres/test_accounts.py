"""PostgreSQL refuses root; so as root it runs as somebody else, who reaches no more than it must."""

import os
import stat
import subprocess
from pathlib import Path

import pytest
from tests.ops.postgres.conftest import ask

from kollega.ops.postgres import Server
from kollega.ops.postgres.accounts import CAP_DAC_READ_SEARCH, Account, account_for
from kollega.ops.processes import children

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


def status(pid: int, field: str) -> list[str]:
    """What the kernel says of a process."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(line.split()[1:] for line in lines if line.startswith(f"{field}:"))


@pytest.fixture
def open_folder(tmp_path) -> Path:
    """A folder that everybody may enter; those that tests get are private."""
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.geteuid():
            folder.chmod(folder.stat().st_mode | stat.S_IXOTH)
    return tmp_path


@as_root
def test_it_runs_as_the_owner_of_its_data_and_not_as_root(standing):
    owner = standing.data.stat().st_uid

    assert owner != 0
    assert status(standing.process.pid, "Uid") == [str(owner)] * 4
    assert status(standing.process.pid, "Groups") == []


@as_root
def test_in_an_open_folder_it_keeps_no_capability(copy_of, open_folder, tmp_path):
    data = copy_of("postgres")

    assert account_for(data, reads=[]).capability is None


@as_root
def test_in_a_private_folder_it_keeps_the_way_through_and_nothing_else(copy_of, tmp_path):
    data = copy_of("private/deep/postgres")
    private = tmp_path / "private"
    private.chmod(0o700)
    server = Server(data, log=tmp_path / "log", throwaway=True)

    server.start()

    only = f"{1 << CAP_DAC_READ_SEARCH:016x}"
    assert ask(server, "SELECT 1") == 1
    for kind in ("CapPrm", "CapEff", "CapInh", "CapAmb"):
        assert status(server.process.pid, kind) == [only]
    assert stat.S_IMODE(private.stat().st_mode) == 0o700
    server.stop()


@as_root
def test_the_account_cannot_write_where_it_passes_through(tmp_path):
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    account = Account(65534, 65534, CAP_DAC_READ_SEARCH)

    with (tmp_path / "said").open("wb+") as said:
        command = ["sh", "-c", f"id -u; ls -d {private}/.; touch {private}/x"]
        code = children.finish(
            children.start(command, become=account.become, output=said), lambda: None
        )

    assert code != 0
    assert "65534" in (tmp_path / "said").read_text()
    assert list(private.iterdir()) == []


@as_root
def test_a_strict_umask_at_the_installation_is_no_hindrance(copy_of, open_folder, tmp_path):
    from kollega.ops.postgres import programs

    folder = next(iter(programs.installed().values())).parent
    copied = tmp_path / "private programs"
    subprocess.run(["/bin/cp", "-r", folder, copied], check=True)
    subprocess.run(["/bin/chmod", "-R", "go-rwx", copied], check=True)

    programs._let_read(copied / "bin")

    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in copied.rglob("*")}
    assert modes[copied / "bin" / "postgres"] & 0o005 == 0o005
    assert all(mode & 0o004 for mode in modes.values())
    assert not any(mode & 0o022 for mode in modes.values())


@as_root
def test_an_existing_folder_is_served_as_its_owner(tmp_path):
    data = tmp_path / "postgres"
    data.mkdir()
    os.chown(data, 12345, 23456)

    account = account_for(data, reads=[])

    assert (account.uid, account.gid) == (12345, 23456)


def test_an_ordinary_user_stays_who_they_are(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    assert account_for(tmp_path / "postgres", reads=[]) is None
