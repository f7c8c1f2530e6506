"""Passes for ever: one tick a minute; what each source is due for, our own table (the cursors) says.

APScheduler only ticks. Its job stores are not used: they drop jobs that come late and run everything twice where two
processes share one. Passes run in the main thread, where a signal can stop one at once; a tick that comes while a
pass is at work starts the next one when it is done, and ticks that pile up are one.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

from pipeline.errors import ItemwireError

TICK_SECONDS = 60
"""Between two looks at what is due: the shortest cadence that a source may have."""

WORK_SECONDS = 30
"""For posts that wait, after the first batch of a pass; then due sources come first, so that of a cadence of 15 minutes
none is late by a tenth. The rest of a heap waits for the next tick."""

log = structlog.get_logger()


def run_for_ever(one_pass: Callable[[], None], seconds: float = TICK_SECONDS) -> None:
    """Run `one_pass` now and then at every tick until a signal ends it; one that fails is logged, the next one runs."""
    due = threading.Event()
    scheduler = BackgroundScheduler(timezone=UTC)
    scheduler.add_job(
        due.set, "interval", seconds=seconds, next_run_time=datetime.now(UTC), coalesce=True, misfire_grace_time=None
    )
    scheduler.start()
    try:
        while True:
            due.wait()
            due.clear()
            try:
                one_pass()
            except ItemwireError as error:
                log.error("pass failed", why=str(error))
    finally:
        scheduler.shutdown(wait=False)
