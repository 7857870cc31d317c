"""What a killed worker or a forgotten visit leaves behind is put in order."""

from importlib import import_module

from django.conf import settings
from procrastinate import JobContext
from procrastinate.contrib.django import app


@app.periodic(cron="*/5 * * * *")
@app.task(name="rescue_stalled_jobs", queueing_lock="rescue_stalled_jobs", pass_context=True)
async def rescue_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """Take up again what a worker began that has not been heard of since.

    Every job is written to bear that.
    """
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        await manager.retry_job(job)


@app.periodic(cron="17 3 * * *")
@app.task(name="forget_sessions", queueing_lock="forget_sessions", pass_context=False)
def forget_sessions(*, timestamp: int) -> None:
    """Delete the sessions that have run out; nobody can go on with them any more."""
    del timestamp
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
