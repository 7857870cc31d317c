"""At most one instance runs from a checkout."""

from kollega.ops.checkout.places import Places
from kollega.ops.processes.errors import StartError
from kollega.ops.processes.locks import Lock


def claim(places: Places) -> Lock:
    """Become the running instance, until the lock is released or this process ends.

    Write the instance's address into the lock, for whoever finds it taken.
    """
    lock = Lock(places.data / "instance.lock")
    if not lock.take():
        where = f" at {note}" if (note := lock.read()) else ""
        raise StartError(
            f"Kollega is already running from this folder{where}; "
            "stop that one first (Ctrl-C where it was started)."
        )
    lock.write("")
    return lock
