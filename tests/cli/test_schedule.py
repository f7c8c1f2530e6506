"""`schedule` as a process: ends with 0 in time whenever it is told to, and shows a board on a terminal."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta

import pytest
from rich.console import Console

from pipeline.cli.board import Board, Row
from pipeline.cli.schedule import after
from pipeline.health import judge
from pipeline.types import Cursor
from tests.builders import NOON, a_source, minutes
from tests.cli.conftest import PROGRAM
from tests.collect.site import open_site

FEED = b"""<rss version="2.0"><channel><title>S</title><item><guid>1</guid>
<description>Shelling hit the village of Umm Zahra.</description></item></channel></rss>"""


@pytest.fixture
def held(folder, monkeypatch):
    """A list with one feed whose server holds its answer; the event says that it was asked."""
    asked, over = threading.Event(), threading.Event()

    def hold(request):
        asked.set()
        over.wait(120)

    with open_site() as site:
        monkeypatch.setenv("ITEMWIRE_ALLOW_HOSTS", f"127.0.0.1:{site.port}")
        url = site.raw("/feed", hold)
        (folder / "sources.yaml").write_text(f"sources:\n  - {{name: Slow, url: '{url}'}}\n")
        yield asked
        over.set()


def ended_after(number: int, wait) -> tuple[int, float, str]:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a background shell has it ignored, also by children
    running = subprocess.Popen(
        [sys.executable, "-W", "error", PROGRAM, "schedule"], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    wait()
    began = time.monotonic()
    running.send_signal(number)
    _, err = running.communicate(timeout=100)
    return running.returncode, time.monotonic() - began, err


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_with_0_while_a_source_keeps_it_waiting(held, number):
    code, seconds, err = ended_after(number, lambda: held.wait(100))
    assert (code, "Traceback" in err, "Warning" in err) == (0, False, False), err
    assert seconds < 60


@pytest.mark.parametrize("delay", [0.4, 0.8, 1.6])
def test_it_ends_with_0_while_it_starts(held, delay):
    code, seconds, err = ended_after(signal.SIGTERM, lambda: time.sleep(delay))
    assert (code, "Traceback" in err) == (0, False), err
    assert seconds < 60


def test_it_ends_with_0_between_two_passes_and_has_said_what_they_did(folder, monkeypatch):
    with open_site() as site:
        monkeypatch.setenv("ITEMWIRE_ALLOW_HOSTS", f"127.0.0.1:{site.port}")
        url = site.page("/feed", FEED, Content_Type="application/rss+xml")
        (folder / "sources.yaml").write_text(f"sources:\n  - {{name: Stork, url: '{url}'}}\n")
        running = subprocess.Popen([sys.executable, PROGRAM, "schedule"], stderr=subprocess.PIPE, text=True)
        assert running.stderr is not None
        lines = [running.stderr.readline() for _ in range(2)]
        running.send_signal(signal.SIGTERM)
        rest = running.communicate(timeout=100)[1]
    assert running.returncode == 0
    assert "1 of 1 sources visited: 1 new posts" in lines[0]
    assert "stopped" in rest


def test_on_a_terminal_it_draws_a_board_and_leaves_with_0(held):
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120", "LINES": "30"}
    running = subprocess.Popen([sys.executable, PROGRAM, "schedule"], stderr=theirs, stdout=theirs, env=environment)
    os.close(theirs)
    assert held.wait(100)
    time.sleep(1.2)
    running.send_signal(signal.SIGTERM)
    assert running.wait(100) == 0
    seen = b""
    while chunk := read(ours):
        seen += chunk
    os.close(ours)
    assert "itemwire schedule" in seen.decode("utf-8", "replace")


def read(handle: int) -> bytes:
    try:
        return os.read(handle, 65536)
    except OSError:  # the other end is closed
        return b""


def test_the_board_shows_trouble_first_and_counts_down():
    board = Board()
    cursor = Cursor(source="Owl", last_attempt=NOON, last_success=NOON, last_new=minutes(-60))
    ill = Cursor(source="Stork", last_attempt=NOON, failures=9, error="no answer\x1b[31m")
    pairs = [(a_source("Stork", kind="feed"), ill), (a_source("Owl", kind="feed"), cursor)]
    rows = [Row(source, judge(source, state, None, NOON), NOON + timedelta(minutes=10)) for source, state in pairs]
    board.passed(rows, "done")
    console = Console(width=140, record=True, file=open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
    console.print(board.table(minutes(5), 30))
    text = console.export_text()
    console.file.close()
    assert "in 5 minutes" in text
    assert "has not been read" in text
    assert "65 minutes ago" in text
    assert "\x1b" not in text


def test_the_time_for_what_waits_begins_when_it_is_asked_for_first():
    enough = after(30, iter([100.0, 129.0, 130.0, 500.0]).__next__)
    assert [enough() for _ in range(4)] == [False, False, True, True]
