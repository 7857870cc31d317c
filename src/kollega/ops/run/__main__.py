"""Run an instance: `python -m kollega.ops.run`."""

import sys

from kollega.ops.run.main import main

if __name__ == "__main__":
    sys.exit(main())
