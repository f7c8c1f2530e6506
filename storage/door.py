"""How a question reaches the database: in a read, in a write, or in a write that the source log tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine

from storage.drafts import Kept
from storage.engine import reading, writing
from storage.faults import told_in_words
from storage.sourcelog import Writing, logged

P = ParamSpec("P")
R = TypeVar("R")


class Door:
    """Holds an open database; every fault of it comes out as a StorageError in words."""

    def __init__(self, engine: Engine) -> None:
        """Hold `engine`."""
        self._engine = engine
        self._pinned: Connection | None = None
        self._drafts: dict[str, Kept] = {}

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Let all reading inside the body see one and the same state, whatever others write meanwhile."""
        with self._told(), reading(self._engine) as connection:
            self._pinned = connection
            try:
                yield
            finally:
                self._pinned = None

    def _reading(self) -> AbstractContextManager[Connection]:
        return reading(self._engine) if self._pinned is None else nullcontext(self._pinned)

    def _told(self) -> AbstractContextManager[None]:
        return told_in_words(self._engine.url)

    def _read(self, question: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        with self._told(), self._reading() as connection:
            return question(connection, *args, **kwargs)

    def _write(self, act: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        with self._told(), writing(self._engine) as connection:
            return act(connection, *args, **kwargs)

    def _log(self, now: datetime, act: Callable[Concatenate[Writing, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        with self._told(), logged(self._engine, now) as work:
            return act(work, *args, **kwargs)

    def _stream(
        self, question: Callable[Concatenate[Connection, P], Iterator[R]], *args: P.args, **kwargs: P.kwargs
    ) -> Iterator[R]:
        with self._told(), self._reading() as connection:
            yield from question(connection, *args, **kwargs)
