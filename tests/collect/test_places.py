"""Places are shared fairly: many sources of one slow host leave the others to everybody else."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from pipeline import visiting
from pipeline.errors import StorageError
from pipeline.settings import Environment, load_settings
from pipeline.types import Cursor, FetchOutcome
from pipeline.visiting import SAME_HOST, TOGETHER, host_of, visit_all
from tests.builders import a_source

NOW = datetime(2016, 6, 9, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "host"),
    [
        ({"kind": "feed", "url": "https://Stork.test:8443/feed"}, "stork.test"),
        ({"kind": "feed", "url": "https://stork.test./other"}, "stork.test"),
        ({"kind": "feed", "url": "https://[broken/feed"}, "https://[broken/feed"),
        ({"kind": "telegram", "account": "stork_news"}, "telegram"),
        ({"kind": "mastodon", "account": "@stork@birds.test"}, "birds.test"),
        ({"kind": "folder", "path": "in"}, "folder"),
    ],
)
def test_sources_have_a_host_or_a_service_in_common(given, host):
    assert host_of(a_source("Stork", **given)) == host


def test_a_slow_host_with_many_sources_keeps_few_places_and_delays_nobody_else(tmp_path, monkeypatch):
    path = tmp_path / "sources.yaml"
    slow = [f"{{name: slow {number}, url: 'https://slow.test/{number}'}}" for number in range(2 * TOGETHER)]
    path.write_text(
        "sources:\n" + "".join(f"  - {one}\n" for one in [*slow, "{name: quick, url: 'https://quick.test/'}"])
    )
    settings = load_settings(path)
    answered = asyncio.Event()
    at_once = [0, 0]

    async def collect(source, cursor, *_):
        """The slow host answers nothing before the quick one was read."""
        at_once[0] += 1
        at_once[1] = max(at_once)
        if source.name == "quick":
            answered.set()
        await asyncio.wait_for(answered.wait(), 60)
        at_once[0] -= 1
        return FetchOutcome(source=source.name, at=NOW, cursor=cursor or Cursor(source=source.name))

    monkeypatch.setattr(visiting, "collect", collect)
    done = visit_all(settings.sources, None, {}, settings, Environment(), NOW, lambda *_, **__: None)
    assert len(done) == 2 * TOGETHER + 1
    assert at_once[1] <= SAME_HOST + 1


@pytest.mark.parametrize(("little_room", "asked"), [(True, 1), (False, 3)])
def test_on_a_disk_that_is_nearly_full_nobody_is_asked_for_what_could_not_be_kept(
    tmp_path, monkeypatch, little_room, asked
):
    class Full:
        """A store whose disk is full."""

        has_little_room = little_room

        def save_fetches(self, outcomes, _now):
            raise StorageError("the disk is full")

    visited = []

    async def collect(source, cursor, *_):
        visited.append(source.name)
        return FetchOutcome(source=source.name, at=NOW, cursor=cursor or Cursor(source=source.name))

    path = tmp_path / "sources.yaml"
    path.write_text("sources:\n" + "".join(f"  - {{name: {one}, url: 'https://{one}.test/'}}\n" for one in "abc"))
    monkeypatch.setattr(visiting, "collect", collect)
    with pytest.raises(StorageError, match="full"):
        visit_all(load_settings(path).sources, Full(), {}, load_settings(path), Environment(), NOW, lambda *_, **__: 0)
    assert len(visited) == asked
