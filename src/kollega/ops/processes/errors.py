"""What stops a start."""


class StartError(Exception):
    """One sentence for the operator: what happened, and what to do about it."""


class Stopped(Exception):
    """The operator asked to stop; `signum` is the signal that said so."""

    def __init__(self, signum: int) -> None:
        super().__init__(f"stopped by signal {signum}")
        self.signum = signum

    @property
    def exit_code(self) -> int:
        """The exit code by which shells report an end by signal."""
        return 128 + self.signum
