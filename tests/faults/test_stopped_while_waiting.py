"""SIGTERM is answered while a program waits for its turn to write, which another program holds."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.settings.environment import variables
from storage import engine, open_store

NOW = datetime(2016, 6, 9, 12, tzinfo=UTC)

PROGRAM = """
import signal, sys
from datetime import UTC, datetime
from storage import engine, open_store
engine.BUSY_SECONDS = 3600
def stop(*_):
    raise SystemExit(143)
signal.signal(signal.SIGTERM, stop)
with open_store(sys.argv[1]) as store:
    print("waits", flush=True)
    store.set_memo("a", "b", datetime.now(UTC))
"""


@pytest.fixture
def held(tmp_path):
    """The address of a database whose turn to write another connection has, and that connection."""
    url = f"sqlite:///{tmp_path / 'held.db'}"
    with open_store(url) as store:
        store.upgrade(NOW)
    other = sqlite3.connect(tmp_path / "held.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    yield url, other
    other.close()


def test_who_waits_for_a_turn_to_write_ends_at_once_when_told_to(held):
    url, _ = held
    environment = {name: value for name, value in os.environ.items() if name not in variables()}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, url], stdout=subprocess.PIPE, env=environment, cwd=Path(__file__).parents[2]
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"waits\n"
        time.sleep(0.5)  # into the wait; where the machine is slower, the signal comes before it, which is as good
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=300) == 143


def test_who_waits_for_a_turn_to_write_gets_it_when_it_is_free(held, monkeypatch):
    url, other = held
    monkeypatch.setattr(engine, "BUSY_STEP", 10)
    freeing = threading.Timer(0.2, lambda: other.execute("ROLLBACK"))
    freeing.start()
    with open_store(url) as store:
        store.set_memo("a", "b", NOW)
        assert store.memo("a") == "b"
    freeing.join()
