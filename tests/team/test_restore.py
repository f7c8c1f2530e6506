"""The way back to any moment that the operator's guide tells, gone on a real PostgreSQL."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from ruamel.yaml import YAML

import run_pipeline
from storage import open_store
from tests.flow.newsroom import NOW, POSTS
from tests.postgres import NoPostgres, Server, server_user

pytestmark = [pytest.mark.postgres, pytest.mark.slow]

ROOT = Path(run_pipeline.__file__).parent


class Archiving(Server):
    """A PostgreSQL that archives what it writes, as `deploy/compose.yaml` has it."""

    def start(self) -> None:
        """Start it, and wait until it answers."""
        compose = YAML(typ="safe").load(ROOT / "deploy" / "compose.yaml")
        settings = [word for word in compose["services"]["database"]["command"] if "=" in word]
        told = [setting.replace("/archive", str(self.folder / "archive")) for setting in settings]
        words = ["-k", str(self.folder), *(word for setting in told for word in ("-c", setting)), "-c", "fsync=off"]
        options = shlex.join([*words, "-c", "listen_addresses="])
        self._run("pg_ctl", "-D", str(self.data), "-w", "-s", "-l", str(self.folder / "log"), "-o", options, "start")

    def base_backup(self) -> None:
        """Make a base backup, by the command of the guide."""
        told = guide(r"^(pg_basebackup .*?)\s+#")
        words = shlex.split(told.replace("db.example", str(self.folder)).replace("/backup", str(self.folder)))
        self._run(*words)

    def give(self, path: Path) -> None:
        """Let the server's user own a file or folder."""
        if os.geteuid() == 0:
            shutil.chown(path, server_user())


def guide(pattern: str) -> str:
    """What the operator's guide says under “To any moment”."""
    text = (ROOT / "docs" / "operator.md").read_text(encoding="utf-8")
    found = re.search(pattern, text[text.index("**To any moment") :], re.MULTILINE)
    assert found is not None, pattern
    return found[1]


@pytest.fixture
def server():
    folder = Path(tempfile.mkdtemp(prefix="iw-pitr-"))
    try:
        try:
            made = Archiving(folder)
            (folder / "archive").mkdir()
            for path in (folder, folder / "archive"):
                made.give(path)
            made.create()
        except NoPostgres as why:
            pytest.skip(f"no PostgreSQL: {why}")
        try:
            yield made
        finally:
            made.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def asked(server: Server, question: str) -> object:
    with psycopg.connect(server.url(), autocommit=True) as connection:
        found = connection.execute(question)
        row = found.fetchone() if found.description else None
        return row[0] if row else None


def test_an_accident_is_undone_up_to_the_moment_before_it(server):
    with open_store(server.url()) as store:
        store.upgrade(NOW)
        store.save_posts(POSTS[:20], NOW)
        server.base_backup()
        store.save_posts(POSTS[20:], NOW)
        before, told = store.counts().posts, list(store.log_entries())
    moment = asked(server, "SELECT clock_timestamp()")
    assert isinstance(moment, datetime)
    asked(server, "DROP TABLE post CASCADE")
    asked(server, "SELECT pg_switch_wal()")
    server.stop("fast")

    server.data.rename(server.folder / "broken")
    (server.folder / "base").rename(server.data)
    lines = [
        guide(rf"^#   ({name} = .*)$") for name in ("restore_command", "recovery_target_time", "recovery_target_action")
    ]
    lines[0] = lines[0].replace("/archive", str(server.folder / "archive"))
    lines[1] = re.sub(r"'.*'", f"'{moment.astimezone(UTC).isoformat(' ')}'", lines[1])
    with (server.data / "postgresql.auto.conf").open("a", encoding="utf-8") as settings:
        settings.write("\n".join([*lines, ""]))
    (server.data / "recovery.signal").touch()
    server.give(server.data / "recovery.signal")
    server.start()
    while asked(server, "SELECT pg_is_in_recovery()"):
        time.sleep(0.2)

    with open_store(server.url()) as store:
        assert (store.counts().posts, list(store.log_entries())) == (before, told)
        assert store.check() == []
