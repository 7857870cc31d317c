"""Where things are in a checkout."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Places:
    """The folders and files of one checkout."""

    root: Path

    @property
    def venv(self) -> Path:
        """The virtual environment."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The virtual environment's Python."""
        return self.venv / "bin" / "python"

    @property
    def data(self) -> Path:
        """What Kollega keeps: databases and logs."""
        return self.root / ".data"

    @property
    def logs(self) -> Path:
        """What the programs have to say."""
        return self.data / "log"

    def in_venv(self, pattern: str) -> Path | None:
        """The first path below the virtual environment's packages that fits a pattern."""
        return next(iter(sorted(self.venv.glob(f"lib/python3*/site-packages/{pattern}"))), None)


def here() -> Places:
    """The checkout that this file belongs to."""
    return Places(Path(__file__).resolve().parents[4])
