"""Set up, then run or test: `PYTHONPATH=src python3 -m kollega.ops.setup run|test`.

This file alone is written for any Python 3, so that an old one can say that it is old.
"""

import sys

OLDEST = (3, 11)


def _too_old() -> str:
    return (
        f"Kollega needs Python {OLDEST[0]}.{OLDEST[1]} or newer, and {sys.executable} is "
        f"{sys.version_info[0]}.{sys.version_info[1]}; install a newer one, or name it: "
        "make run PYTHON=/path/to/python3."
    )


if __name__ == "__main__":
    if sys.version_info[:2] < OLDEST:
        sys.exit(_too_old())
    from kollega.ops.setup.main import main

    sys.exit(main(sys.argv[1:]))
