"""Keeps a few parsing processes at hand and kills those that take too long.

Documents that come within a moment go to a process together and come back together: both sides then do the same for
each of them in turn, which takes a tenth less than a word about each. One that is slow or does harm is read alone.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from pydantic_core import from_json

from pipeline.collect.entry import FeedContent
from pipeline.errors import ParseError
from pipeline.together import Together

WALL_SECONDS = 25.0
"""For one feed, as the clock on the wall goes; the child's own limit is in processor time."""
MOST = 2
"""Processes; parsing is a small part of a pass, and each takes 25 MB."""
SOON = 0.05
"""Seconds to wait for a process that is busy before a further one is started: most documents take 1 ms, a start 70."""
MOMENT = 0.01
"""Seconds that a document waits for others that come."""
GROUP = 40
"""Documents that go to a process together at most."""
GROUP_SECONDS = 5.0
"""For all of these, as the clock on the wall goes: they take 40 ms; else one does harm, and each is read alone."""
SMALL = 200_000
"""Bytes of a document that goes with others."""
_HARMED = (TimeoutError, OSError, asyncio.IncompleteReadError, ValueError, KeyError, TypeError, AttributeError)
"""What is raised where a process does not answer, or not as it should."""
_MAX_REPLY = 256 * 1024 * 1024
"""Bytes; a reply is about as long as the feed, and the feed is limited."""
_ROOT = Path(__file__).resolve().parents[2]


@dataclass
class _Worker:
    process: Process
    broken: bool = False


class _Asked(NamedTuple):
    """A document to be read."""

    request: dict[str, Any]
    body: bytes


Reply = dict[str, Any]
"""What a document holds, or `error`."""


@dataclass
class Workers:
    """Parses feeds and pages in child processes, started when needed; an async context manager that ends them."""

    most: int = field(default_factory=lambda: min(MOST, os.cpu_count() or 1))
    wall_seconds: float = WALL_SECONDS
    _idle: asyncio.LifoQueue[_Worker] = field(default_factory=asyncio.LifoQueue)
    _alive: int = 0
    _slots: asyncio.Semaphore | None = None
    _soon: Together[_Asked, Reply | None] = field(init=False)

    async def __aenter__(self) -> Self:
        """Be ready; nothing is started yet."""
        self._slots = asyncio.Semaphore(self.most)
        self._soon = Together(self._read_together, MOMENT, GROUP)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all processes."""
        await self._soon.close()
        while not self._idle.empty():
            await self._end(self._idle.get_nowait())

    async def read_feed(self, body: bytes, content_type: str | None, url: str) -> FeedContent:
        """What the feed in `body` holds; raises `ParseError` where it is none or reading it takes too much."""
        return await self.read("read_feed", body, content_type, url)

    async def read(
        self,
        reader: str,
        body: bytes,
        content_type: str | None,
        url: str,
        options: dict[str, str] | None = None,
        seconds: float = WALL_SECONDS,
    ) -> FeedContent:
        """What `body` holds by the function `reader` of the module of that name; raises `ParseError` as above.

        `options` are given to it by name; it may take `seconds` once it has begun.
        """
        if self._slots is None:
            raise RuntimeError("Workers are not ready; use them in an `async with`")
        request = {"reader": reader, "content_type": content_type, "url": url, "options": options or {}}
        asked = _Asked(request, body)
        reply = await self._soon.ask(asked) if len(body) <= SMALL else None
        try:
            if reply is None:
                (reply,) = await self._read([asked], min(seconds, self.wall_seconds))
            if reply is not None and "error" not in reply:
                return FeedContent.from_json(reply)
        except _HARMED as error:
            raise ParseError(f"{url} takes too long or too much memory to read; it is left alone") from error
        raise ParseError(str(reply and reply["error"]))

    async def _read_together(self, asked: Sequence[_Asked]) -> Sequence[Reply | None]:
        """What each document holds; None for those that are to be read alone."""
        try:
            return await self._read(asked, GROUP_SECONDS)
        except _HARMED:
            return [None] * len(asked)

    async def _read(self, asked: Sequence[_Asked], seconds: float) -> Sequence[Reply | None]:
        """What each document holds, in `seconds`; raises one of `_HARMED` where the process does not answer."""
        assert self._slots is not None
        async with self._slots:
            worker = await self._free()
            worker.broken = True  # until it has answered
            try:
                async with asyncio.timeout(seconds):
                    replies, worker.broken = await _ask(worker.process, asked)
                return replies
            finally:
                if worker.broken:
                    await self._end(worker)
                else:
                    self._idle.put_nowait(worker)

    async def _free(self) -> _Worker:
        """A process that is idle, or soon will be; else a fresh one."""
        try:
            if self._alive:
                async with asyncio.timeout(SOON):
                    return await self._idle.get()
        except TimeoutError:
            pass
        self._alive += 1
        try:
            return await _start()
        except BaseException:
            self._alive -= 1
            raise

    async def _end(self, worker: _Worker) -> None:
        """Kill the process, and wait until it is gone."""
        self._alive -= 1
        await _end(worker)


async def _start() -> _Worker:
    """A fresh process; where we are cancelled while it starts, it is ended before that goes on."""
    starting = asyncio.ensure_future(_spawn())
    try:
        return await asyncio.shield(starting)
    except asyncio.CancelledError:
        await _end(await starting)
        raise


async def _spawn() -> _Worker:
    """A process without our environment: it may hold secrets."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "pipeline.collect.worker",
        stdin=PIPE, stdout=PIPE, stderr=DEVNULL,
        env={"PYTHONPATH": str(_ROOT), "PYTHONWARNINGS": "ignore", "PATH": os.environ.get("PATH", "")},
    )  # fmt: skip
    return _Worker(process)


async def _end(worker: _Worker) -> None:
    """Kill the process and wait until it is gone."""
    process = worker.process
    if process.stdin is not None:
        process.stdin.close()
    if process.returncode is None:
        process.kill()
    if process.stdout is not None:
        # first what it still had to say: asyncio takes a process for ended when its pipes are at their end, and does
        # not read on in one of which more has come than anybody took
        await process.stdout.read()
    await process.wait()


async def _ask(process: Process, asked: Sequence[_Asked]) -> tuple[Sequence[Reply | None], bool]:
    """Send requests and wait for the replies to them; and whether the process ends with that."""
    if process.stdin is None or process.stdout is None:
        raise OSError("the parsing process has no pipes")
    frames = [json.dumps([one.request for one in asked]).encode(), *(one.body for one in asked)]
    process.stdin.write(b"".join(part for frame in frames for part in (len(frame).to_bytes(4, "big"), frame)))
    await process.stdin.drain()
    length = int.from_bytes(await process.stdout.readexactly(4), "big")
    if length > _MAX_REPLY:
        raise ValueError("the reply is too long")
    told = _loaded(await process.stdout.readexactly(length))
    replies = told["replies"]
    if len(replies) != len(asked) or not all(reply is None or isinstance(reply, dict) for reply in replies):
        raise ValueError("the reply is none to what was asked")
    return replies, bool(told["last"])


def _loaded(written: bytes) -> Any:  # noqa: ANN401 - whatever it says
    """The value of some JSON; raises ValueError for what is none."""
    try:
        return from_json(written)
    except ValueError:  # it refuses halves of surrogate pairs, and takes half the time
        return json.loads(written)
