"""How a line of the log looks: for a person or as JSON, with nothing in it that a terminal would obey."""

from __future__ import annotations

import logging
import sys

import structlog

from pipeline import journal
from pipeline.text import one_line


def configure(level: str, style: str) -> None:
    """Send structured log lines to standard error: `style` is `console` or `json`; `level` a name of `logging`."""
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=True)
        if style == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            _marked,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _harmless,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


def _marked(_logger: object, _name: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """Put in what the program marks all its lines with."""
    return {**journal.marks, **event}


def _harmless(_logger: object, _name: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """Take control characters out of every text that is logged, since posts and servers write them."""
    return {key: one_line(value) if isinstance(value, str) else value for key, value in event.items()}
