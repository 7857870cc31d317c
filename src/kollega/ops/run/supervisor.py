"""Starts the parts of an instance in order, watches over them, stops them in reverse."""

import time
from collections import deque
from collections.abc import Mapping
from pathlib import Path

from kollega.ops.postgres import Server
from kollega.ops.processes import children
from kollega.ops.processes.errors import StartError
from kollega.ops.processes.signals import Signals
from kollega.ops.run.services import REFUSED, Service

# A part that ends by itself is started again, unless that has happened too often of late.
OFTEN, LATELY = 5, 60.0
# Three seconds for everything: the services first, then the database.
SERVICES_STOP, ALL_STOP = 1.5, 2.7


class Supervisor:
    """Looks after a database (None: it is somebody else's) and the services that use it."""

    def __init__(self, database: Server | None, signals: Signals) -> None:
        self.database = database
        self.signals = signals
        self.environment: Mapping[str, str] = {}
        self._running: dict[Service, children.Child] = {}
        self._restarts: deque[float] = deque(maxlen=OFTEN)

    def start(self, services: list[Service], environment: Mapping[str, str]) -> None:
        """Start the services, in an environment that restarts see too."""
        self.environment = environment
        for service in services:
            self._running[service] = service.start(environment)

    def watch(self) -> None:
        """Look after all parts until the operator asks to stop, which raises `Stopped`."""
        while True:
            self.signals.check()
            self.tend()
            self.signals.wait(1.0)

    def tend(self) -> None:
        """Start again what has ended by itself.

        If that is the database, the services start again with it: they would hold on to
        connections that are dead.
        """
        if self.database and self.database.process and children.ended(self.database.process):
            self._note("PostgreSQL", self.database.process, self.database.log)
            self._stop_services()
            self.database.run(self.signals.check)
            self.start(list(self._running), self.environment)
            return
        for service, child in self._running.items():
            if children.ended(child):
                self._note(f"The {service.name}", child, service.log)
                self._running[service] = service.start(self.environment)

    def stop(self) -> None:
        """Stop everything within three seconds, the database last."""
        begin = time.monotonic()
        self._stop_services()
        if self.database:
            self.database.stop(gently=max(0.5, ALL_STOP - (time.monotonic() - begin)))

    def _stop_services(self) -> None:
        children.stop(self._running.values(), patience=SERVICES_STOP)

    def _note(self, name: str, child: children.Child, log: Path) -> None:
        """Say that a part has ended; give up if it says so, or ends again and again."""
        children.stop([child], patience=0)
        if child.returncode == REFUSED:
            raise SystemExit(1)
        how = children.ending(child.returncode)
        now = time.monotonic()
        if len(self._restarts) == OFTEN and now - self._restarts[0] < LATELY:
            raise StartError(
                f"{name} ended again ({how}), too often within a minute; Kollega stops. "
                f"What it had to say is in {log}."
            )
        self._restarts.append(now)
        print(f"{name} ended unexpectedly ({how}); starting it again.", flush=True)
