"""The pass lock: one at a time, and free as soon as its holder is dead."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime

import pytest

from pipeline.errors import StorageBusy
from storage import Store, open_store
from tests.storage.build import NOON

HOLDER = """
import sys, time
from datetime import UTC, datetime
from storage import open_store
with open_store(sys.argv[1]) as store, store.pass_lock(datetime.now(UTC)):
    print("held", flush=True)
    time.sleep(60)
"""


def start_holder(url: str) -> subprocess.Popen[str]:
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, url], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def test_a_second_pass_is_told_who_is_at_work(store: Store, url: str) -> None:
    holder = start_holder(url)
    try:
        with pytest.raises(StorageBusy, match=rf"process {holder.pid} on "), store.pass_lock(NOON):
            pass
    finally:
        holder.kill()
        holder.communicate()


def test_the_lock_of_a_killed_pass_is_taken_over_at_once(store: Store, url: str) -> None:
    holder = start_holder(url)
    os.kill(holder.pid, signal.SIGKILL)
    holder.communicate()
    with store.pass_lock(NOON, wait=5):
        pass


def test_two_stores_of_one_process_are_kept_apart(store: Store, url: str) -> None:
    with open_store(url) as other, store.pass_lock(NOON), pytest.raises(StorageBusy), other.pass_lock(NOON):
        pass


def test_a_pass_that_failed_frees_the_lock(store: Store) -> None:
    with pytest.raises(ValueError, match="broken"), store.pass_lock(NOON):
        raise ValueError("broken")
    with store.pass_lock(NOON):
        pass


def test_a_lock_can_be_waited_for(store: Store, url: str) -> None:
    holder = start_holder(url)
    started = time.monotonic()
    with pytest.raises(StorageBusy), store.pass_lock(NOON, wait=0.3):
        pass
    assert time.monotonic() - started >= 0.3
    holder.kill()
    holder.communicate()


def test_skipped_passes_are_counted_until_one_runs(store: Store) -> None:
    assert [store.count_skipped(), store.count_skipped(), store.count_skipped()] == [1, 2, 3]
    with store.pass_lock(datetime.now(UTC)):
        pass
    assert store.count_skipped() == 1
