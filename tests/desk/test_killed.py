"""Killed with -9 at any moment of publishing and sending, and run again: nobody gets an edition twice, none is lost."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from pipeline import desk
from pipeline.sending import send_due
from pipeline.types import CorrectionGrade, PublicationState, SendState
from storage import open_store
from tests.desk.room import CHANNELS, a_room
from tests.flow.newsroom import HILLTOP, NOW, SOURCES, said

KILLS = 30
LONGEST_LIFE = 2.0
"""Seconds after which a newsroom is killed: it publishes and corrects several times a second."""
PATIENCE = 60.0
"""Seconds that the first edition of a newsroom may take."""

SPAWNER = """
import os, sys
from contextlib import redirect_stdout
from pathlib import Path
from tests.desk.test_killed import live

url, folder, port = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
with redirect_stdout(sys.stderr):
    live(f"sqlite:///{folder / 'first.db'}", folder, 1, 0, 1)  # loads all that is loaded when it is needed
print("ready", flush=True)
for line in sys.stdin:  # each newsroom is at work at once
    child = os.fork()
    if not child:
        sys.stdin.close()
        sys.stdout = sys.stderr
        live(url, folder, port, int(line))
    print(child, flush=True)
    os.waitpid(child, 0)
"""
SECRETS = {"HOOK": "a shared secret"}


def sources_of(port: object) -> str:
    hook = f'  - {{name: feeds, kind: webhook, url: "http://127.0.0.1:{port}/", secret_env: HOOK}}\n'
    return SOURCES + CHANNELS.replace("  - {name: feeds, kind: feed, path: feeds}\n", hook)


def live(url, folder, port, first, rounds=1000) -> None:
    """Correct the last edition, take in a report, publish it; and so on until the end."""
    with open_store(url) as store:
        own = folder / str(os.getpid())
        own.mkdir()
        store.upgrade(NOW)
        room = a_room(store, own, sources_of(port))
        room.now += timedelta(hours=first)
        room.secrets = SECRETS
        for number in range(first, first + rounds):
            for edition in store.editions(limit=1):
                claim, wrong = edition.roundup.items[0].claim, f"We erred {number} times."
                refiled = CorrectionGrade.REFILED
                desk.correct(store, room.settings, edition.uid, claim, refiled, wrong, "Mended.", "ann", room.tick())
                room.send()
            if not room.page().items:
                text = f"Shelling of the village of Deir Salwa wounded {number + 2} people."
                room.take(said(f"k{number}", HILLTOP, "08:00", text, late=2000 + number))
            room.review_all()
            if room.page().open.state is not PublicationState.APPROVED:  # by the one that was killed
                room.approve()
            room.publish()
            room.send()


class Receiver(BaseHTTPRequestHandler):
    """A receiver of webhooks: notes with which keys, and how often, each revision came."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        told = json.loads(body)
        self.server.came[told["edition"], told["revision"]].append((self.headers["Idempotency-Key"], body))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def receiver() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    server.came = defaultdict(list)  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def told(came) -> int:
    """How many editions the receiver was told of."""
    return len({edition for edition, _ in list(came)})


def kill_them(url, folder, port, store, came) -> int:
    """Let newsrooms begin and kill them; returns how many died while something was on its way to a channel."""
    chance, hit = random.Random(7), 0
    command = [sys.executable, "-c", SPAWNER, url, str(folder), str(port)]
    spawner = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert spawner.stdin is not None
    assert spawner.stdout is not None
    assert spawner.stdout.readline() == "ready\n"
    for number in range(KILLS):
        spawner.stdin.write(f"{number * 100}\n")
        spawner.stdin.flush()
        child, before = int(spawner.stdout.readline()), told(came)
        if number % 5 == 0:  # some are let live until they have told of an edition, however slow the machine is
            until = time.monotonic() + PATIENCE
            while told(came) == before and time.monotonic() < until:
                time.sleep(0.01)
        time.sleep(chance.uniform(0.0, LONGEST_LIFE / 2))
        os.kill(child, signal.SIGKILL)
        time.sleep(0.02)
        hit += any(one.state is SendState.STARTED for one in store.sendings_due(None))
    spawner.communicate()
    return hit


@pytest.mark.slow
def test_whoever_is_killed_while_publishing_publishes_and_sends_each_edition_once(store, url, tmp_path, receiver):
    port = receiver.server_address[1]
    room = a_room(store, tmp_path, sources_of(port))
    hit = kill_them(url, tmp_path, port, store, receiver.came)
    assert store.check() == []
    send_due(store, room.settings, SECRETS.get, room.now + timedelta(days=900))
    editions = store.editions(limit=10_000)
    assert len(editions) > 1, f"a busy machine: {hit} kills hit a sending, {len(editions)} editions"
    assert len({one.number for one in editions}) == len(editions)
    assert {one.state for one in editions} <= {PublicationState.PUBLISHED, PublicationState.CORRECTED}
    for edition in editions:
        sendings = store.sendings_of(edition.uid)
        last = {one.channel: one.state for one in sendings if one.revision == edition.revision}
        assert last == {"folder": SendState.SENT, "feeds": SendState.SENT}
        assert {one.state for one in sendings} <= {SendState.SENT, SendState.OVERTAKEN}
        assert receiver.came[edition.uid, edition.revision]
    for came in receiver.came.values():
        assert len(set(came)) == 1  # where it came again, then as the very same, under the very same key
