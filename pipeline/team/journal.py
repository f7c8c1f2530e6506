"""Lets the libraries that a worker stands on warn in our log, each warning one line."""

from __future__ import annotations

import logging

import structlog

_LIBRARIES = {"procrastinate": logging.WARNING, "psycopg": logging.ERROR, "asyncio": logging.WARNING}
"""Whose lines are told as ours, from which level on: psycopg warns of every try while the server is away, as we do."""


class _ToStructlog(logging.Handler):
    """Passes a line of Python's own log on."""

    def emit(self, record: logging.LogRecord) -> None:
        """Tell it in one line: the traces of a library say nothing to an operator."""
        why = str(record.exc_info[1]) if record.exc_info and record.exc_info[1] else ""
        facts = {"library": record.name, **({"why": why} if why else {})}
        structlog.get_logger().log(record.levelno, record.getMessage(), **facts)


def tell_libraries() -> None:
    """Let the warnings of the libraries that a worker stands on be told with ours."""
    handler = _ToStructlog(logging.WARNING)
    for name, level in _LIBRARIES.items():
        library = logging.getLogger(name)
        library.handlers, library.propagate = [handler], False
        library.setLevel(level)
