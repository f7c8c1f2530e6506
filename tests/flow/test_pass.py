"""A pass: what is due is read, what is new is worked on, and nothing else is touched."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import event

from pipeline import flow, judging
from pipeline.normalise import normalise
from pipeline.settings import Environment, load_settings
from storage import open_store
from tests.flow.feeds import WATCHED, write_feeds
from tests.flow.newsroom import NOW, POSTS, Newsroom, a_newsroom, silent, told


@contextmanager
def statements_sent(store):
    """The SQL that the store sends inside the `with`."""
    sent = []

    def note(connection, cursor, statement, *rest):
        sent.append(statement)

    event.listen(store._engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(store._engine, "before_cursor_execute", note)


@pytest.fixture
def room(tmp_path):
    listed = write_feeds(tmp_path)
    with open_store(f"sqlite:///{tmp_path / 'itemwire.db'}") as store:
        store.upgrade(NOW)
        yield Newsroom(store, load_settings(listed), tmp_path)


def one_pass(room, now=NOW, everything=False):
    environment = Environment(room.folder / "no.env")
    return flow.run_pass(room.store, room.settings, environment, now, everything=everything, tick=silent)


def test_a_first_pass_reads_every_source_and_leaves_nothing_waiting(room):
    report = one_pass(room)
    assert (report.enabled, report.visited, report.failed) == (len(WATCHED), len(WATCHED), ())
    assert report.new == room.store.counts().posts > 10
    assert report.pending == 0
    assert report.claims == len(room.claims()) > 5
    assert [roundup.beat for roundup in room.store.roundups()] == ["Everything"]


def test_a_pass_before_the_cadence_visits_nobody_unless_told_to(room):
    one_pass(room)
    assert one_pass(room, NOW + timedelta(minutes=5)).visited == 0
    assert one_pass(room, NOW + timedelta(minutes=5), everything=True).visited == len(WATCHED)
    assert one_pass(room, NOW + timedelta(minutes=30)).visited == len(WATCHED)


def test_a_pass_with_nothing_new_judges_nothing_and_writes_no_post_or_claim(room):
    one_pass(room)
    before = (room.claims(), room.store.roundups(), room.store.counts().posts)
    with statements_sent(room.store) as sent:
        report = one_pass(room, NOW + timedelta(hours=1))
    assert (report.visited, report.new, report.changed, report.statements, report.claims) == (len(WATCHED), 0, 0, 0, 0)
    assert (room.claims(), room.store.roundups(), room.store.counts().posts) == before
    written = {line.split()[2] for line in sent if line.startswith(("INSERT", "UPDATE", "DELETE"))}
    assert not written & {"post", "post_version", "statement", "claim", "appearance", "status_change", "roundup"}


def test_work_with_nothing_waiting_asks_little_and_writes_nothing(tmp_path):
    with a_newsroom(tmp_path, POSTS) as room, statements_sent(room.store) as sent:
        assert room.work(NOW + timedelta(hours=1)) == flow.WorkReport()
        asked = [line for line in sent if line.startswith("SELECT")]
        assert len(asked) < 10
        assert [line for line in sent if line.startswith(("INSERT", "UPDATE", "DELETE"))] == []


def test_the_cost_of_one_more_post_does_not_grow_with_the_day(tmp_path):
    with a_newsroom(tmp_path, POSTS[:5]) as room, statements_sent(room.store) as few:
        room.take(POSTS[10:11])
    with a_newsroom(tmp_path / "more", POSTS[:10] + POSTS[11:]) as room, statements_sent(room.store) as many:
        room.take(POSTS[10:11])
    assert len(many) <= 3 * len(few)


def test_a_source_that_cannot_be_read_stops_no_other(room):
    (room.folder / "feeds" / "valley-voices" / "2026-04-02T2000.xml").write_text("no feed at all")
    report = one_pass(room)
    assert report.visited == len(WATCHED)
    assert report.new > 10
    cursors = room.store.cursors()
    assert cursors["Hilltop Watch"].error is None


def test_drafts_that_a_killed_pass_did_not_refresh_are_refreshed_by_the_next(room, monkeypatch):
    def killed(*arguments):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(flow, "draft_roundups", killed)
        with pytest.raises(KeyboardInterrupt):
            one_pass(room)
    assert room.store.roundups() == []
    report = one_pass(room, NOW + timedelta(minutes=1))
    assert (report.visited, report.claims) == (0, 0)
    assert [len(roundup.items) > 3 for roundup in room.store.roundups()] == [True]


def test_posts_that_a_killed_pass_left_waiting_are_worked_on_by_the_next(room, monkeypatch, tmp_path):
    def killed(*arguments):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(judging, "weigh", killed)
        with pytest.raises(KeyboardInterrupt):
            one_pass(room)
    waiting = room.store.counts()
    assert waiting.pending == waiting.posts > 10
    assert waiting.claims == 0
    report = one_pass(room, NOW + timedelta(minutes=1))
    assert (report.visited, report.pending) == (0, 0)
    write_feeds(tmp_path / "calm")
    with open_store(f"sqlite:///{tmp_path / 'calm' / 'itemwire.db'}") as store:
        store.upgrade(NOW)
        calm = Newsroom(store, load_settings(tmp_path / "calm" / "sources.yaml"), tmp_path / "calm")
        one_pass(calm)
        assert told(calm.claims()) == told(room.claims())


def test_sources_can_be_tried_without_keeping_anything(room):
    environment = Environment(room.folder / "no.env")
    outcomes = flow.try_sources(room.settings.sources, room.settings, environment, NOW, tick=silent)
    assert sum(len(outcome.posts) for outcome in outcomes) > 10
    assert room.store.counts().posts == 0
    assert room.store.cursors() == {}


def test_work_that_has_had_enough_leaves_the_rest_to_the_next_pass_and_comes_to_the_same(tmp_path):
    with a_newsroom(tmp_path / "whole", POSTS) as whole, a_newsroom(tmp_path / "parts", ()) as parts:
        parts.store.save_posts([normalise(post) for post in POSTS], NOW)
        waiting = parts.store.number_pending()
        first = flow.work(parts.store, parts.settings, NOW, silent, 5, enough=lambda: True)
        assert (first.posts, parts.store.number_pending()) == (5, waiting - 5)
        while flow.work(parts.store, parts.settings, NOW, silent, 5, enough=lambda: True).posts:
            pass
        assert parts.store.number_pending() == 0
        assert told(parts.claims()) == told(whole.claims())
