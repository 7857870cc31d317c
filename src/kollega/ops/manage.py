"""Django's management commands: ``python -m kollega.ops.manage <command>``."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main(arguments: list[str] | None = None) -> None:
    """Run one management command with the project's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kollega.config.settings")
    try:
        execute_from_command_line(
            ["kollega manage", *(sys.argv[1:] if arguments is None else arguments)]
        )
    except ImproperlyConfigured as error:
        raise SystemExit(f"kollega manage: {error} See docs/settings.md.") from error


if __name__ == "__main__":
    main()
