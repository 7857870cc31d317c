"""The virtual environment, with exactly the packages that the lock files name."""

import importlib.util
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from kollega.ops.checkout.places import Places
from kollega.ops.processes import children
from kollega.ops.processes.errors import StartError
from kollega.ops.setup import mirrors, stamps
from kollega.ops.setup.tools import ToolError, Tools

RUN_LOCK, TEST_LOCK, UV_LOCK = "requirements.lock", "requirements-dev.lock", "requirements-uv.lock"
PROJECT = ("--no-deps", "--no-build-isolation", "-e", ".")
STAMP = "kollega-packages.json"
PROMPT = "kollega"
NO_PIP = (
    "This Python has neither pip nor ensurepip; "
    "install pip (on Debian and Ubuntu: apt-get install python3-pip) and run make again."
)
NO_VENV = (
    "This Python cannot make virtual environments; "
    "install its venv module (on Debian and Ubuntu: apt-get install python3-venv) "
    "and run make again."
)


@dataclass(frozen=True)
class Packages:
    """The packages of one checkout; `lock` names the file that lists what is wanted."""

    places: Places
    lock: str

    def complete(self) -> bool:
        """Whether everything is installed. What the other lock added does no harm."""
        noted = stamps.read(self._stamp)
        return self._wanted().items() <= noted.items() and self._usable(noted)

    def install(self, tools: Tools) -> None:
        """Install what the lock names, into a fresh virtual environment if need be.

        One whose making was killed is made anew: no tool can tell which of its packages are whole.
        """
        noted = stamps.read(self._stamp)
        self._stamp.unlink(missing_ok=True)
        if not self._usable(noted):
            noted = {}
            self._make_venv(tools)
        try:
            self._install_by_uv(tools, has_uv=noted.get(UV_LOCK) == self._wanted()[UV_LOCK])
        except ToolError:
            # pip is slower, but knows all of the machine's own settings for mirrors and passwords.
            self._pip(tools, "--require-hashes", "-r", self.lock)
            self._pip(tools, *PROJECT)
        python = self._python_version() or ""
        stamps.write(self._stamp, noted | self._wanted() | {"python": python})

    @property
    def _stamp(self) -> Path:
        return self.places.venv / STAMP

    def _wanted(self) -> dict[str, str]:
        """What must be noted for nothing to be left to do.

        The place is part of it, because a virtual environment does not survive being moved.
        """
        files = (UV_LOCK, self.lock, "pyproject.toml")
        digests = {
            name: stamps.digest([self.places.root / name], root=self.places.root) for name in files
        }
        return {"place": str(self.places.root)} | digests

    def _usable(self, noted: dict[str, str]) -> bool:
        """Whether the environment is still where it was made, and its Python still the same."""
        here = noted.get("place") == str(self.places.root)
        return here and noted.get("python") == self._python_version()

    def _python_version(self) -> str | None:
        version = "import sys; print(*sys.version_info[:2])"
        return children.ask([self.places.python, "-IS", "-c", version])

    def _make_venv(self, tools: Tools) -> None:
        if importlib.util.find_spec("venv") is None:
            raise StartError(NO_VENV)
        self._clear_away()
        make = [sys.executable, "-m", "venv", "--without-pip", "--prompt", PROMPT]
        tools.run("Making the virtual environment .venv", [*make, self.places.venv])
        if importlib.util.find_spec("pip") is None:
            if importlib.util.find_spec("ensurepip") is None:
                raise StartError(NO_PIP)
            tools.run("Bringing pip into .venv", [self.places.python, "-m", "ensurepip"])

    def _clear_away(self) -> None:
        """Remove an environment of ours; move one that somebody else made out of the way."""
        venv = self.places.venv
        config = venv / "pyvenv.cfg"
        ours = not config.exists() or f"prompt = '{PROMPT}'" in config.read_text(errors="replace")
        if venv.exists() and not ours:
            aside = self.places.data / "venv-before-kollega"
            shutil.rmtree(aside, ignore_errors=True)
            venv.rename(aside)
        elif venv.exists():
            shutil.rmtree(venv)

    def _install_by_uv(self, tools: Tools, *, has_uv: bool) -> None:
        if not has_uv:
            self._pip(tools, "--require-hashes", "-r", UV_LOCK)
        install = ["pip", "install", "--python"]
        uv = [str(self.places.venv / "bin" / "uv"), *install]
        env = mirrors.for_uv(tools.environment(), self._pip_command())
        for what in (["--require-hashes", "-r", self.lock], PROJECT):
            tools.run("Installing the Python packages", [*uv, self.places.python, *what], env=env)

    def _pip(self, tools: Tools, *what: str) -> None:
        quiet = ["--disable-pip-version-check", "--no-input", "--retries", "1"]
        command = [*self._pip_command(), "install", *quiet, *what]
        tools.run("Installing the Python packages", command)

    def _pip_command(self) -> list[str | Path]:
        """The pip of the Python that runs us; if it has none, the environment's own."""
        if importlib.util.find_spec("pip"):
            return [sys.executable, "-m", "pip", "--python", self.places.python]
        return [self.places.python, "-m", "pip"]
