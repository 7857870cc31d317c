"""One checkout of Kollega on this machine: its places, and the instance that runs from it."""
