"""`make run`, once everything is installed: one instance, in the foreground."""

import os
import socket
import sys

from kollega.ops.checkout import instance
from kollega.ops.checkout.places import Places, here
from kollega.ops.postgres import Server
from kollega.ops.processes.errors import StartError, Stopped
from kollega.ops.processes.reasons import reason_for
from kollega.ops.processes.signals import Signals
from kollega.ops.run import address, services
from kollega.ops.run.probe import Probe
from kollega.ops.run.supervisor import Supervisor


def main() -> int:
    """Run until told to stop; return the exit code: 0 if it was told to."""
    places = here()
    os.chdir(places.root)
    try:
        with Signals() as signals, instance.claim(places) as lock:
            opened, where = address.listen(address.chosen(os.environ))
            lock.write(where.url)
            own = None if database_given() else database(places)
            supervisor = Supervisor(own, signals)
            try:
                start(supervisor, opened, where, places)
                print(f"Kollega is running at {where.url} (Ctrl-C stops it).", flush=True)
                supervisor.watch()
            finally:
                supervisor.stop()
    except Stopped:
        return 0
    except StartError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"Kollega cannot run: {reason_for(error)}.", file=sys.stderr)
    return 1


def start(
    supervisor: Supervisor, opened: socket.socket, where: address.Address, places: Places
) -> None:
    """Return when everything is up and the address answers."""
    facts = {"HOST": where.host, "PORT": str(where.port)}
    if supervisor.database:
        supervisor.database.start(supervisor.signals.check)
        facts["DATABASE_URL"] = supervisor.database.url
    environment = services.environment(facts, where.settings())
    supervisor.start([services.web(opened.fileno(), places.logs)], environment)
    probe = Probe(opened)
    while not probe.answered():
        supervisor.signals.check()
        supervisor.tend()
        supervisor.signals.wait(0.05)
    supervisor.start([services.worker(places.logs)], environment)


def database_given() -> bool:
    """Whether the operator names a database, so that none need be started."""
    return bool(os.environ.get("DATABASE_URL") or os.environ.get("DATABASE_URL_FILE"))


def database(places: Places) -> Server:
    """The instance's own database server."""
    return Server(places.data / "postgres", log=places.logs / "postgres.log")
