"""The real program: `itemwire worker` does what a pass does, tells how it fares, and ends when it is told."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import run_pipeline
from storage import open_store
from storage.team_store import open_team
from tests.flow.feeds import write_feeds

pytestmark = [pytest.mark.postgres, pytest.mark.slow]

PROGRAM = Path(run_pipeline.__file__)


def run(folder: Path, address: str, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "ITEMWIRE_DATABASE": address, "COLUMNS": "200"}
    command = [sys.executable, str(PROGRAM), *words]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=240
    )


@contextmanager
def a_worker(folder: Path, address: str, *options: str):
    environment = {**os.environ, "ITEMWIRE_DATABASE": address, "PYTHONPATH": str(PROGRAM.parent)}
    command = [sys.executable, str(PROGRAM), "worker", *options]
    with (folder / "worker.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def wait_until(true, seconds: float = 200.0) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it did not come to be in time"
        time.sleep(0.3)


def test_a_worker_visits_processes_tells_and_ends_when_it_is_told(address, team, tmp_path):
    write_feeds(tmp_path)
    port = a_port()
    with a_worker(tmp_path, address, "--probe", f"127.0.0.1:{port}") as process, open_store(address) as store:
        wait_until(lambda: team.workers() and store.counts().claims and not store.number_pending(), 240)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz") as answer:
            assert answer.read() == b"ready\n"
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
            assert b"itemwire_workers 1.0" in answer.read()
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/etc/passwd")
        passed = run(tmp_path, address, "run")
        assert (passed.returncode, "Workers are at work" in passed.stderr) == (0, True)
        told = json.loads(run(tmp_path, address, "team", "status", "--json").stdout)
        assert (len(told["workers"]), told["stuck"], told["pending"]) == (1, [], 0)
        process.send_signal(signal.SIGTERM)
        assert process.wait(90) == 0
        assert team.workers() == []
        assert store.check() == []
    assert run(tmp_path, address, "run").returncode == 0


def test_a_worker_needs_a_database_that_machines_can_share(tmp_path):
    write_feeds(tmp_path)
    found = run(tmp_path, f"sqlite:///{tmp_path}/a.db", "worker")
    assert found.returncode == 1
    assert "needs a PostgreSQL" in found.stderr


def test_a_worker_leaves_in_words_when_the_tables_are_newer(address, tmp_path):
    write_feeds(tmp_path)
    with a_worker(tmp_path, address) as process:
        wait_until(lambda: "at work" in (tmp_path / "worker.log").read_text())
        time.sleep(3)
        set_revision(address, "9999")
        assert process.wait(150) == 1
    assert "made by a newer itemwire" in (tmp_path / "worker.log").read_text()
    found = run(tmp_path, address, "worker")
    assert (found.returncode, "newer itemwire" in found.stderr) == (1, True)


def set_revision(address: str, revision: str) -> None:
    from sqlalchemy import create_engine, text

    engine = create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
    engine.dispose()


def test_team_status_says_where_there_is_no_team(tmp_path):
    write_feeds(tmp_path)
    url = f"sqlite:///{tmp_path}/a.db"
    run(tmp_path, url, "run")
    found = run(tmp_path, url, "team", "status", "--json")
    assert json.loads(found.stdout)["workers"] == []


def test_a_queue_is_made_once_and_a_newer_one_is_refused(address):
    from datetime import UTC, datetime

    from sqlalchemy import create_engine, text

    from pipeline.errors import StorageOutdated

    with open_store(address) as store:
        assert store.upgrade(datetime.now(UTC)) is False
        engine = create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
        with engine.begin() as connection:
            connection.execute(text("UPDATE jobs.applied SET version = '9999' WHERE part = 'itemwire'"))
        engine.dispose()
        with pytest.raises(StorageOutdated, match="newer itemwire"):
            store.upgrade(datetime.now(UTC))
    opened = open_team(address)
    assert opened.lanes() == []
    opened.close()


def test_the_commands_of_the_compose_file_work_when_they_are_run_by_hand(address, tmp_path):
    services = YAML(typ="safe").load(PROGRAM.parent / "deploy" / "compose.yaml")["services"]
    write_feeds(tmp_path)
    upgraded = run(tmp_path, address, *services["upgrade"]["command"])
    assert upgraded.returncode == 0, upgraded.stderr
    port = a_port()
    words = [word.replace("9464", str(port)) for word in services["worker"]["command"]]
    kind, program, *rest = (word.replace("9464", str(port)) for word in services["worker"]["healthcheck"]["test"])
    assert (kind, program) == ("CMD", "python")

    def is_ready() -> bool:
        return subprocess.run([sys.executable, *rest], stderr=subprocess.DEVNULL, check=False).returncode == 0

    assert not is_ready()
    with a_worker(tmp_path, address, *words[1:]) as process:
        wait_until(is_ready, 240)
        process.send_signal(signal.SIGTERM)
        assert process.wait(90) == 0


def a_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
