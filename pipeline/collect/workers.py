"""Keeps a few parsing processes at hand and kills those that take too long."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pipeline.collect.entry import FeedContent
from pipeline.errors import ParseError

WALL_SECONDS = 25.0
"""For one feed, as the clock on the wall goes; the child's own limit is in processor time."""
MOST = 2
"""Processes; parsing is a small part of a pass, and each takes 25 MB."""
SOON = 0.05
"""Seconds to wait for a process that is busy before a further one is started: most documents take 1 ms, a start 70."""
_MAX_REPLY = 256 * 1024 * 1024
"""Bytes; a reply is about as long as the feed, and the feed is limited."""
_ROOT = Path(__file__).resolve().parents[2]


@dataclass
class _Worker:
    process: Process
    broken: bool = False


@dataclass
class Workers:
    """Parses feeds and pages in child processes, started when needed; an async context manager that ends them."""

    most: int = field(default_factory=lambda: min(MOST, os.cpu_count() or 1))
    wall_seconds: float = WALL_SECONDS
    _idle: asyncio.LifoQueue[_Worker] = field(default_factory=asyncio.LifoQueue)
    _alive: int = 0
    _slots: asyncio.Semaphore | None = None

    async def __aenter__(self) -> Self:
        """Be ready; nothing is started yet."""
        self._slots = asyncio.Semaphore(self.most)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all processes."""
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
        async with self._slots:
            worker = await self._free()
            worker.broken = True  # until it has answered
            try:
                async with asyncio.timeout(min(seconds, self.wall_seconds)):
                    reply = await _ask(
                        worker.process,
                        {"reader": reader, "content_type": content_type, "url": url, "options": options or {}},
                        body,
                    )
                worker.broken = bool(reply.get("last"))
                return _content(reply)
            except (TimeoutError, OSError, asyncio.IncompleteReadError, ValueError, KeyError, TypeError) as error:
                worker.broken = True
                raise ParseError(f"{url} takes too long or too much memory to read; it is left alone") from error
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


async def _ask(process: Process, request: dict[str, Any], body: bytes) -> dict[str, Any]:
    """Send one request and wait for its reply."""
    if process.stdin is None or process.stdout is None:
        raise OSError("the parsing process has no pipes")
    asked = json.dumps(request).encode()
    process.stdin.write(b"".join((len(asked).to_bytes(4, "big"), asked, len(body).to_bytes(4, "big"), body)))
    await process.stdin.drain()
    length = int.from_bytes(await process.stdout.readexactly(4), "big")
    if length > _MAX_REPLY:
        raise ValueError("the reply is too long")
    reply = json.loads(await process.stdout.readexactly(length))
    if not isinstance(reply, dict):
        raise ValueError("the reply is no object")
    return reply


def _content(reply: dict[str, Any]) -> FeedContent:
    if "error" in reply:
        raise ParseError(str(reply["error"]))
    return FeedContent.from_json(reply)
