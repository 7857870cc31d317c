"""One fresh checkout for all tests that need one: set up with hindrances, then started often."""

import os
import signal
import time

import pytest
from tests.ops.checkouts import STEPS, Checkout, Run, stop

NOWHERE = "http://127.0.0.1:9/"
OFFLINE = {
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_INDEX_URL": NOWHERE,
    "PIP_FIND_LINKS": "",
    "UV_DEFAULT_INDEX": NOWHERE,
    "UV_NO_CACHE": "1",
    "PIP_NO_CACHE_DIR": "1",
    "npm_config_registry": NOWHERE,
}
# A page that never ends and a job that lasts, for what must be stopped in the middle of something.
STREAM = """
from asyncio import sleep

_pages = application


async def application(scope, receive, send):
    if scope["type"] != "http" or scope["path"] != "/test-stream":
        return await _pages(scope, receive, send)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    while True:
        await send({"type": "http.response.body", "body": b"data: x\\n\\n", "more_body": True})
        await sleep(0.1)
"""
JOB = """

from procrastinate.contrib.django import app as _app


@_app.task(name="test.sleep")
def _sleep() -> None:
    import time
    from pathlib import Path

    Path("{begun}").write_text("begun")
    time.sleep(60)
"""


@pytest.fixture(autouse=True, scope="session")
def _a_terminal_that_can_hang_up():
    """Under nohup a hang-up is ignored, here and in every process begun here."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


@pytest.fixture(scope="session")
def fresh(tmp_path_factory) -> Checkout:
    """A fresh clone under a private parent, in a long path with blanks."""
    folder = tmp_path_factory.mktemp("private")
    folder.chmod(0o700)
    deep = folder / "a long folder name with blanks" / ("x" * 100) / ("y" * 100) / "kollega"
    checkout = Checkout(deep)
    with (deep / "src/kollega/config/asgi.py").open("a") as asgi:
        asgi.write(STREAM)
    with (deep / "src/kollega/jobs/tasks.py").open("a") as tasks:
        tasks.write(JOB.format(begun=checkout.job_begun))
    yield checkout
    for run in checkout.runs:
        if run.process.poll() is None:
            run.kill()


@pytest.fixture(scope="session")
def story(fresh) -> dict[str, str]:
    """Set it up, once without a network, and killed in the middle of every step; what was said."""
    said = {"without a network": fresh.fails(**OFFLINE)}
    for step in STEPS:
        run = fresh.make()
        assert run.prints(step), run.printed
        time.sleep(0.7)
        run.kill()
        said[step] = run.printed
        if step == STEPS[0]:
            said["interrupted"] = interrupted(fresh)
    return said


def interrupted(checkout: Checkout) -> str:
    """What is said if the set-up is stopped by hand."""
    run = checkout.make()
    assert run.prints(STEPS[0])
    time.sleep(0.5)
    os.killpg(run.process.pid, signal.SIGINT)
    begin = time.monotonic()
    run.ends()
    assert time.monotonic() - begin < 3
    return run.printed


@pytest.fixture(scope="session")
def checkout(fresh, story) -> Checkout:
    """A checkout that is set up."""
    run = fresh.make()
    run.is_up()
    stop(run)
    return fresh


@pytest.fixture
def up(checkout) -> Run:
    """An instance that runs."""
    run = checkout.make()
    run.is_up()
    run.took = time.monotonic() - run.began
    yield run
    if run.process.poll() is None:
        stop(run)
