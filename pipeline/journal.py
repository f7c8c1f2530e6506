"""The log of the program, loaded only where there is something to tell: most passes of a quiet night say nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable

_waiting: list[Callable[[], None]] = []
"""What sets the log up, until it is first needed."""


def set_up(configure: Callable[[], None]) -> None:
    """Let `configure` set the log up: at once where structlog is loaded already, else before the first line."""
    _waiting[:] = [configure]
    if "structlog" in sys.modules:
        _apply()


def _apply() -> None:
    while _waiting:
        _waiting.pop()()


marks: dict[str, object] = {}
"""What every line of the log carries, such as the pass that it was written in."""


def mark(**facts: object) -> None:
    """Let every line from now on carry `facts`."""
    marks.update(facts)


def warn(event: str, **facts: object) -> None:
    """Log a warning with its facts."""
    import structlog

    _apply()
    structlog.get_logger().warning(event, **facts)
