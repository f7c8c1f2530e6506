"""The due table of a real store: what a pass takes, and how it learns how often passes come."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.due_table import take_due
from pipeline.types import Cursor
from storage import Store, open_store
from tests.builders import NOON, a_source, minutes

SOURCES = [a_source(f"Source {number}", kind="feed", every=timedelta(minutes=15)) for number in range(200)]
CURSORS = {source.name: Cursor(source=source.name, last_attempt=NOON) for source in SOURCES}


@pytest.fixture
def store(tmp_path: Path):
    with open_store(f"sqlite:///{tmp_path / 'a.db'}") as opened:
        opened.upgrade(NOON)
        yield opened


def taken(store: Store, minute: float, *, everything: bool = False) -> int:
    return len(take_due(store, SOURCES, CURSORS, minutes(minute), everything=everything))


def test_a_first_pass_takes_all_that_is_due(store):
    assert taken(store, 500) == 200


def test_after_an_outage_a_pass_takes_what_passes_usually_take(store):
    for minute in (-15, -10, -5, 0):
        taken(store, minute)
    assert taken(store, 360) == 67  # a third of 200: five minutes of fifteen
    assert taken(store, 365) == 67


def test_an_hourly_cron_job_takes_everything_every_hour(store):
    for minute in (-120, -60, 0):
        taken(store, minute)
    assert taken(store, 60) == 200


def test_all_takes_everything_but_what_asked_for_patience(store):
    patient = CURSORS | {"Source 3": Cursor(source="Source 3", last_attempt=NOON, not_before=minutes(99))}
    found = take_due(store, SOURCES, patient, minutes(1), everything=True)
    assert len(found) == 199


def test_a_clock_that_was_set_back_is_a_new_beginning(store):
    for minute in (5000, 5005, 5010):
        taken(store, minute)
    assert taken(store, 360) == 200
