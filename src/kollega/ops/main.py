"""The command ``kollega``: one word says what to do; only that part of the program is loaded."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True, slots=True)
class Command:
    """A subcommand: its function takes the arguments after its name and returns an exit code."""

    module: str
    summary: str
    function: str = "main"


COMMANDS = {
    "match": Command("kollega.ops.match.main", "match mentees with mentors from spreadsheets"),
    "manage": Command("kollega.ops.manage", "run a management command of the installation"),
}


def main(arguments: list[str] | None = None) -> int:
    """Run the subcommand that the first argument names; 2 if there is none of that name."""
    words = sys.argv[1:] if arguments is None else arguments
    if not words or words[0] in ("-h", "--help", "help"):
        print(_usage())
        return 0 if words else 2
    if words[0] == "--version":
        from importlib.metadata import version  # a tenth of a second that only this needs

        print(f"kollega {version('kollega')}")
        return 0
    command = COMMANDS.get(words[0])
    if command is None:
        print(f"kollega: there is no command '{words[0]}'.\n\n{_usage()}", file=sys.stderr)
        return 2
    run: Callable[[list[str]], int | None] = getattr(
        import_module(command.module), command.function
    )
    return run(words[1:]) or 0


def _usage() -> str:
    width = max(len(name) for name in COMMANDS)
    lines = [f"  {name:<{width}}  {command.summary}" for name, command in COMMANDS.items()]
    return "\n".join(["usage: kollega <command> [...]", "", *lines])


if __name__ == "__main__":
    sys.exit(main())
