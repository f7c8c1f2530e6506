"""What goes out after an act: the editions that are due are sent once the answer is with who asked."""

from __future__ import annotations

from fastapi import BackgroundTasks

from pipeline.sending import send_due
from pipeline.web.visit import Visit


def send_after(visit: Visit, after: BackgroundTasks) -> None:
    """Send what is due when the answer is out: a slow server elsewhere holds up nobody's page."""
    after.add_task(_send, visit)


def _send(visit: Visit) -> None:
    send_due(visit.store, visit.settings, visit.office.environment.secret, visit.office.clock())
