"""The demonstration's days pass: each with everything that falls due on it."""

from procrastinate.contrib.django import app

from kollega.foundation import clock
from kollega.jobs import sweeps


@app.task(name="pass_days")
def pass_days(*, days: int) -> None:
    """Move the clock forward day by day, running every sweep after each."""
    for _day in range(days):
        clock.move_forward(days=1)
        sweeps.run_all()
