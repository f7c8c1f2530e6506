"""A web site on loopback whose feeds grow with every look at them, and which knows what it has wholly served."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

GROWTH = 3
"""New entries of a feed at each look."""


class GrowingSite:
    """Feeds `/0`, `/1` …; entry 7 of feed 1 holds the mark `[1#7]`."""

    def __init__(self) -> None:
        self.port = 0
        self.frozen = False
        self.served: set[str] = set()
        """Marks of all entries that some reader was sent to the end."""
        self._sizes: dict[str, int] = {}
        self._lock = threading.Lock()

    def urls(self, number: int) -> list[str]:
        """The addresses of the first `number` feeds."""
        return [f"http://127.0.0.1:{self.port}/{feed}" for feed in range(number)]

    def marks(self, feed: str) -> list[str]:
        """The marks of all entries of `feed` now, which grows unless frozen."""
        with self._lock:
            if not self.frozen:
                self._sizes[feed] = self._sizes.get(feed, 0) + GROWTH
            return [f"[{feed}#{number}]" for number in range(self._sizes.get(feed, 0))]

    def sent(self, marks: list[str]) -> None:
        """Note that all of `marks` went out."""
        with self._lock:
            self.served.update(marks)


def village(mark: str) -> str:
    """A village of its own for each entry: what is tested is what is kept, not what is joined."""
    number = sum(map(ord, mark)) * 7919 + int(re.sub(r"\D", "", mark))
    return "".join(
        "bdfgklmnrstz"[number // 12**place % 12] + "aeiou"[number // 5**place % 5] for place in range(4)
    ).title()


def _feed(marks: list[str]) -> bytes:
    items = "".join(
        f"<item><guid>{mark}</guid><description>{mark} Shelling hit {village(mark)} village.</description></item>"
        for mark in marks
    )
    return f"<rss version='2.0'><channel><title>Growing</title>{items}</channel></rss>".encode()


@contextmanager
def growing_site() -> Iterator[GrowingSite]:
    """A site that is up inside the `with`."""
    site = GrowingSite()

    class Handler(BaseHTTPRequestHandler):
        timeout = 10  # seconds: a killed client frees its turn at once, a hung one after this

        def do_GET(self) -> None:
            marks = site.marks(self.path.strip("/"))
            body = _feed(marks)
            try:
                self.send_response(200)
                self.send_header("Content-Type", "application/rss+xml")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body[: len(body) // 2])
                self.wfile.flush()
                self.wfile.write(body[len(body) // 2 :])
                self.wfile.flush()
            except OSError:
                return
            site.sent(marks)

        def log_message(self, *arguments: object) -> None:
            """Keep quiet."""

    # One thread for all: hundreds of threads begun while other tests' threads begin make tracing for coverage fail
    # now and then (CPython 3.11: "another trace function is being installed").
    server = HTTPServer(("127.0.0.1", 0), Handler)
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
