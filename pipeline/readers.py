"""Reads posts ahead in other processes, while the pass is at work on those before them.

A post that answers no other is read alike whoever reads it and whenever, so the statements are the same as without
this. Where the machine has one processor, where forking is not safe, or where a reader dies, posts are read as ever.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from types import TracebackType
from typing import NamedTuple, Self

from pydantic import TypeAdapter

from pipeline.types import Post, Statement
from pipeline.types.record import forget_given

MOST = 4
"""Processes at most, the pass itself among them: more would wait for it."""

LEAST = 200
"""Posts that are worth starting processes for: about as long as it takes to read so many."""

Read = Callable[[Post], list[Statement]]
"""Splits and describes one post that leans on no other."""

_POSTS = TypeAdapter(list[Post])
_STATEMENTS = TypeAdapter(list[list[Statement]])
"""How both cross between processes: JSON is read four times as fast as a pickle of records."""


class _Reader(NamedTuple):
    pid: int
    line: Connection
    asked: list[Post]
    """What it is reading now."""


class Readers:
    """Processes that read posts ahead; a context manager that ends them. They end by themselves if we are killed."""

    def __init__(self, read: Read, most: int | None = None) -> None:
        """Be ready to let up to `most` processes `read`; none is started before there is enough to do."""
        self._read = read
        self._most = min(MOST, os.cpu_count() or 1) - 1 if most is None else most
        self._readers: list[_Reader] = []
        self._found: dict[str, tuple[Post, list[Statement]]] = {}
        self._asked: set[str] = set()
        """uids of the posts that readers are at."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for reader in self._readers:
            _end(reader)
        self._readers.clear()

    def begin(self, posts: Sequence[Post], *, beside: bool = False) -> None:
        """Let the posts be read that answer no other; what was begun before and not taken is forgotten.

        Where we read `beside` the readers, the first share of the posts stays with us, and its first post is read at
        once: the word lists that it needs are then there before there are readers, and not loaded by each of them.
        """
        self._collect()
        self._found.clear()
        alone = [post for post in posts if not post.reply_to]
        if len(alone) < LEAST:
            return
        if beside:
            self._found[alone[0].uid] = (alone[0], self._read(alone[0]))
        if not self._readers and not self._start():
            return
        share = -(-len(alone) // (len(self._readers) + beside))
        for index, reader in enumerate(list(self._readers), start=int(beside)):
            asked = alone[index * share : (index + 1) * share]
            if asked:
                self._ask(reader, asked)

    def take(self, post: Post) -> list[Statement] | None:
        """The statements of `post` if exactly it was read ahead, else None; waits for those who are still at it."""
        if post.uid in self._asked:
            self._collect()
        found = self._found.pop(post.uid, None)
        return found[1] if found is not None and found[0] == post else None

    def _start(self) -> bool:
        """Fork the readers; returns whether there are any."""
        if sys.platform != "linux" or threading.active_count() > 1:
            return False  # a fork copies the locks that other threads hold, and nobody to free them
        for _ in range(self._most):
            self._readers.append(_fork(self._read, [reader.line for reader in self._readers]))
        return bool(self._readers)

    def _ask(self, reader: _Reader, posts: list[Post]) -> None:
        try:
            reader.line.send_bytes(_POSTS.dump_json(posts))
        except OSError:
            self._lose(reader)
        else:
            reader.asked.extend(posts)
            self._asked.update(post.uid for post in posts)

    def _collect(self) -> None:
        """Take over what the readers were asked for."""
        for reader in [one for one in self._readers if one.asked]:
            try:
                answer = _STATEMENTS.validate_json(reader.line.recv_bytes())
            except (EOFError, OSError):
                self._lose(reader)
                continue
            for post, statements in zip(reader.asked, answer, strict=True):
                for one in statements:
                    forget_given(one)
                self._found[post.uid] = (post, statements)
            reader.asked.clear()
        self._asked.clear()

    def _lose(self, reader: _Reader) -> None:
        """Go on without a reader that died: what it had is read as ever, and fails there if it must."""
        self._readers.remove(reader)
        _end(reader)


def _fork(read: Read, others: Sequence[Connection]) -> _Reader:
    """Start one reader; `others` are our ends of the lines to those before it, which it must not hold open."""
    ours, theirs = Pipe()
    pid = os.fork()
    if pid:
        theirs.close()
        return _Reader(pid, ours, [])
    code = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the pass, which then ends us
        for line in (ours, *others):
            line.close()
        _serve(read, theirs)
        code = 0
    finally:
        os._exit(code)  # nothing of the pass is ours to clean up: no database, no terminal


def _serve(read: Read, line: Connection) -> None:
    """Read what is asked until nobody asks any more."""
    while True:
        try:
            asked = _POSTS.validate_json(line.recv_bytes())
        except EOFError:
            return
        line.send_bytes(_STATEMENTS.dump_json([read(post) for post in asked]))


def _end(reader: _Reader) -> None:
    reader.line.close()
    with suppress(ProcessLookupError):
        os.kill(reader.pid, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(reader.pid, 0)
