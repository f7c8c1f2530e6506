"""Starts software of others on loopback for a test, and ends what it started."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
CACHE = Path(os.environ.get("ITEMWIRE_REAL_CACHE", HERE.parents[1] / "var" / "real"))
"""Where what was downloaded stays for the next time."""


def wanted() -> bool:
    """Whether the long tests were asked for (`make test-real`)."""
    return os.environ.get("ITEMWIRE_REAL") == "1"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    command: list[str], url: str, log: Path, seconds: float, environment: dict[str, str] | None = None
) -> Iterator[None]:
    """A program, with all its children, that answers at `url` inside the `with`."""
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, stdout=said, stderr=said, start_new_session=True, env={**os.environ, **(environment or {})}
        )
        try:
            end = time.monotonic() + seconds
            while not answers(url):
                if process.poll() is not None or time.monotonic() > end:
                    pytest.skip(
                        f"{command[0]} {command[1]} does not come up: {log.read_text('utf-8', 'replace')[-400:]}"
                    )
                time.sleep(0.1)
            yield
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def answers(url: str) -> bool:
    """Whether something speaks HTTP there."""
    try:
        with urllib.request.urlopen(url, timeout=20):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def call(url: str, what: object = None, method: str = "", **headers: str) -> Any:
    """One request with a JSON body, and its JSON answer; underscores in the names of headers are hyphens."""
    data = None if what is None else json.dumps(what).encode()
    asked = {"Content-Type": "application/json", **{name.replace("_", "-"): value for name, value in headers.items()}}
    request = urllib.request.Request(url, data, asked, method=method or ("GET" if data is None else "POST"))
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)
