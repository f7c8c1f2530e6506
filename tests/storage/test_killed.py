"""Killed at any moment and run again: nothing is lost, nothing is there twice, nothing is half-written."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from storage import Store
from storage.versions import content_digest

WRITER = """
import sys
from datetime import UTC, datetime
from pipeline.types import Cursor, FetchOutcome
from storage import Work, open_store
from tests.storage.build import NOON, claim_of, minutes, statement_of, version

with open_store(sys.argv[1]) as store:
    print("ready", flush=True)
    for number in range(int(sys.argv[2]), 10_000):
        names = [(f"{number}-{part}", minutes(number)) for part in range(20)]
        posts = [version(id=name, text=f"Post {name}.", at=at) for name, at in names]
        edits = [post.model_copy(update={"text": post.text + "!", "edited": minutes(number + 1)}) for post in posts[:5]]
        cursor = Cursor(source="Stork", state={"number": number})
        store.save_fetch(FetchOutcome(source="Stork", at=NOON, posts=(*posts, *edits), cursor=cursor))
        read = store.pending(1000)
        said = [statement_of(post) for post in read]
        claims = [claim_of(pair) for pair in zip(said, read)]
        keys = {one.uid: ("place:khls",) for one in said}
        store.commit_work(Work(posts=tuple(read), statements=tuple(said), keys=keys, claims=tuple(claims)), NOON)
"""

KILLS = 10
PATIENCE = 60
"""Kills after which a machine that got nothing done between them must explain itself."""


@pytest.mark.slow
def test_a_writer_killed_at_random_leaves_a_whole_database(store: Store, url: str) -> None:
    chance = random.Random(9)
    done = kills = 0
    while kills < KILLS or (done <= KILLS and kills < PATIENCE):  # a busy machine gets little done between two kills
        kills += 1
        writer = subprocess.Popen([sys.executable, "-c", WRITER, url, str(done)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.0, 0.4))
        os.kill(writer.pid, signal.SIGKILL)
        writer.communicate()
        assert store.check() == []
        done = whole_up_to(store)
    assert done > KILLS


def whole_up_to(store: Store) -> int:
    """Check that what the cursor promises is there, all of it and once; returns the number to go on with."""
    cursor = store.cursor("Stork")
    number = -1 if cursor is None else int(str(cursor.state["number"]))
    found = list(store.iter_posts())
    assert len(found) == 20 * (number + 1)
    assert sum(len(earlier) for _, earlier in found) == 5 * (number + 1)
    assert len(store.fetches(limit=10_000)) == number + 1
    waiting = {post.uid for post in store.pending(10_000)}
    said = store.statements_of(post.uid for post, _ in found)
    for post, _ in found:
        assert (post.uid in waiting) != bool(said[post.uid]), content_digest(post)
    return number + 1
