"""The child process that parses feeds and pages: it can be killed, holds no secrets, and has limits on time and memory.

Run as `python -m pipeline.collect.worker`. On standard input and output go frames: four bytes of length, then JSON;
the frame of a list of requests is followed by the frames of their bodies. A request names the module of this package
(`read_…`) that reads its body, in a function of the same name.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import resource
import signal
import struct
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any, BinaryIO

from pipeline.collect.entry import FeedContent
from pipeline.errors import ParseError

CPU_SECONDS = 10.0
"""Processor time for one feed: 20,000 entries take 5, the largest real feed 1."""
ENOUGH = 0.05
"""Processor time for documents that came together, after which those left are given back: most take 1 ms each."""
MEMORY = 400 * 1024 * 1024
"""Bytes of address space beyond those of the empty process."""
STATUS = "/proc/self/status"
"""What Linux says of this process."""
RETIRE_AT = 200 * 1024
"""KiB of memory ever used above which the process makes way for a fresh one."""
_FEW_CYCLES = 50_000
"""Objects made before garbage is looked for: a tree of a document holds no cycles, and goes when it was read."""
_LENGTH = struct.Struct(">I")

Reader = Callable[..., FeedContent]
"""Body, content type, address, options by name → what it holds; raises ParseError."""


def write_frame(stream: BinaryIO, data: bytes) -> None:
    """Write one frame."""
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def read_frame(stream: BinaryIO) -> bytes | None:
    """Read one frame; None at the end of the stream."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    return stream.read(_LENGTH.unpack(head)[0])


def answer(request: dict[str, Any], body: bytes) -> dict[str, Any]:
    """What `body` holds, or `error` with the sentence that says why it cannot be read."""
    try:
        read, options = reader(request["reader"]), request.get("options", {})
        return read(body, request.get("content_type"), str(request["url"]), **options).to_json()
    except ParseError as error:
        return {"error": str(error)}
    except (MemoryError, RecursionError):
        return {"error": f"{request['url']} is built to need more memory than a feed needs; it is not read"}


def reader(name: str) -> Reader:
    """The function `name` of the module of that name in this package."""
    found: Reader = getattr(importlib.import_module(f"pipeline.collect.{name}"), name)
    return found


def limit_memory() -> None:
    """Hold this process to `MEMORY` more than it has now, and let it write neither files nor core dumps."""
    with open("/proc/self/statm", encoding="ascii") as status:  # noqa: PTH123 (pathlib would be one more import)
        now = int(status.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (now + MEMORY, now + MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def most_held() -> int:
    """KiB of memory that this process ever held; where the system does not say, those of its parent may count too.

    `ru_maxrss` alone is no measure: Linux hands on what the parent held when it started us.
    """
    try:
        status = os.open(STATUS, os.O_RDONLY)
        try:
            return int(os.read(status, 8192).partition(b"VmHWM:")[2].split(None, 1)[0])
        finally:
            os.close(status)
    except (OSError, IndexError, ValueError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def answers(asked: Iterable[tuple[dict[str, Any], bytes]]) -> list[dict[str, Any] | None]:
    """What each body that was asked for holds; None for those that are left when the others took `ENOUGH` time."""
    began, replies = time.process_time(), list[dict[str, Any] | None]()
    for request, body in asked:
        if replies and time.process_time() - began > ENOUGH:
            replies.append(None)
            continue
        signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)  # its signal ends the process
        replies.append(answer(request, body))
    signal.setitimer(signal.ITIMER_PROF, 0)
    return replies


def serve(source: BinaryIO, target: BinaryIO) -> None:
    """Answer the requests in `source` until it ends or this process has grown too large."""
    while (head := read_frame(source)) is not None:
        requests = json.loads(head)
        bodies = [body for _ in requests if (body := read_frame(source)) is not None]
        if len(bodies) < len(requests):
            return
        replies = answers(zip(requests, bodies, strict=True))
        last = most_held() > RETIRE_AT
        write_frame(target, json.dumps({"replies": replies, "last": last}).encode())
        if last:
            return


def main() -> None:
    """Guard the frames against what libraries print, take the limits, and serve."""
    gc.freeze()
    gc.set_threshold(_FEW_CYCLES)
    target = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    if sys.platform == "linux":
        limit_memory()
    serve(sys.stdin.buffer, target)


if __name__ == "__main__":
    main()
