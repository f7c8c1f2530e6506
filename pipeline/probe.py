"""A small server, on loopback unless told otherwise, that says whether a process is alive and ready, and its figures.

/healthz   200: the process answers             /readyz   200: it can work; 503 and why: it cannot
/metrics   the figures (`pipeline/metrics.py`)
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

from pipeline.errors import ItemwireError, StorageError
from pipeline.text import one_line
from storage.team_store import TeamStore

TIMEOUT = 10
"""Seconds that a connection may keep silent."""


class Answer(NamedTuple):
    """What is answered."""

    status: int
    content_type: str
    body: bytes


def healthz() -> Answer:
    """The process is alive: it answers."""
    return Answer(200, "text/plain; charset=utf-8", b"alive\n")


def readyz(team: TeamStore) -> Answer:
    """Whether the database can be used and its tables are those of this program; else 503, and why in words."""
    try:
        team.require_current()
    except StorageError as fault:
        return Answer(503, "text/plain; charset=utf-8", f"{one_line(str(fault))}\n".encode())
    return Answer(200, "text/plain; charset=utf-8", b"ready\n")


@contextmanager
def serving(host: str, port: int, answers: dict[str, Callable[[], Answer]]) -> Iterator[int]:
    """Answer GET for the paths of `answers` while the body runs; yields the port; raises ItemwireError."""

    class Handler(BaseHTTPRequestHandler):
        timeout = TIMEOUT
        server_version, sys_version = "itemwire", ""

        def do_GET(self) -> None:
            """Answer one question."""
            ask = answers.get(self.path.partition("?")[0])
            found = ask() if ask else Answer(404, "text/plain; charset=utf-8", b"there is nothing here\n")
            self.send_response(found.status)
            self.send_header("Content-Type", found.content_type)
            self.send_header("Content-Length", str(len(found.body)))
            self.end_headers()
            self.wfile.write(found.body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: it is asked every few seconds."""

    try:
        server = ThreadingHTTPServer((host, port), Handler)
    except OSError as fault:
        raise ItemwireError(f"{host}:{port} cannot be listened on: {fault.strerror}; give another port.") from fault
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, name="probe", daemon=True).start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
