"""Sources: cursors, visits, captures and dated grades."""

from __future__ import annotations

import hashlib

import pytest

from pipeline.errors import StorageError
from pipeline.types import Capture, Cursor, FetchOutcome, Post, RejectedPost, Reliability, Saved
from storage import Store
from tests.builders import a_source
from tests.storage.build import NOON, a_post, minutes


def a_capture(body: bytes = b"<rss/>", source: str = "Stork", **fields) -> Capture:
    fields.setdefault("fetched", NOON)
    digest = hashlib.sha256(body).hexdigest()
    return Capture(sha256=digest, source=source, url="https://example.org/feed", status=200, body=body, **fields)


def an_outcome(*posts: Post, source: str = "Stork", at=NOON, **fields) -> FetchOutcome:
    fields.setdefault("cursor", Cursor(source=source, etag='"1"', state={"files": ["a", 1]}, last_attempt=at))
    return FetchOutcome(source=source, at=at, posts=posts, **fields)


def test_a_visit_keeps_bytes_posts_cursor_and_itself(store: Store) -> None:
    capture = a_capture(headers={"ETag": '"1"'})
    refused = RejectedPost(where="Stork, entry 2", reason="no text", raw="<item/>")
    post = a_post(source="Stork")
    saved = store.save_fetch(an_outcome(post, captures=(capture,), rejected=(refused,)))
    assert saved == Saved(new=1, rejected=1)
    assert store.pending(9) == [post]
    assert store.captures(capture.sha256) == [capture]
    cursor = store.cursor("Stork")
    assert cursor is not None
    assert (cursor.etag, cursor.state, cursor.last_new) == ('"1"', {"files": ["a", 1]}, NOON)
    assert store.cursors() == {"Stork": cursor}
    (visit,) = store.fetches()
    assert (visit.source, visit.status, visit.new, visit.rejected, visit.error) == ("Stork", 200, 1, 1, None)
    assert store.check() == []


def test_bytes_are_kept_once_however_often_they_are_fetched(store: Store) -> None:
    for minute in range(3):
        store.save_fetch(an_outcome(captures=(a_capture(fetched=minutes(minute)),), at=minutes(minute)))
    found = store.captures(a_capture().sha256)
    assert [capture.fetched for capture in found] == [minutes(0), minutes(1), minutes(2)]
    assert store.counts().captures == 3


def test_a_visit_that_failed_leaves_its_reason_and_no_new_posts(store: Store) -> None:
    cursor = Cursor(source="Stork", failures=3, error="no answer", not_before=minutes(60))
    store.save_fetch(an_outcome(cursor=cursor, error="no answer \x00\ud800"))
    assert store.cursor("Stork") == cursor
    assert store.fetches("Stork")[0].error == "no answer \ufffd\ufffd"
    assert store.fetches("Heron") == []


def test_a_visit_that_cannot_be_kept_whole_leaves_nothing(store: Store) -> None:
    store.save_fetch(an_outcome())
    before = store.counts()
    broken = an_outcome(a_post(source="Stork"), cursor=Cursor.model_construct(source=None, state={}))
    with pytest.raises(StorageError):
        store.save_fetch(broken)
    assert store.counts() == before.model_copy(update={"bytes": store.counts().bytes})
    assert store.check() == []


def test_last_new_is_when_something_new_came_last(store: Store) -> None:
    post = a_post(source="Stork")
    store.save_fetch(an_outcome(post))
    cursor = store.cursor("Stork")
    assert cursor is not None
    store.save_fetch(an_outcome(post, at=minutes(9), cursor=cursor.model_copy(update={"last_attempt": minutes(9)})))
    again = store.cursor("Stork")
    assert again is not None
    assert (again.last_new, again.last_attempt) == (NOON, minutes(9))


def test_a_changed_grade_is_told_until_it_was_applied(store: Store) -> None:
    stork, heron = a_source("Stork", "B"), a_source("Heron", "C")
    assert store.save_roster([stork, heron], NOON) == {"Stork", "Heron"}
    store.roster_applied(["Stork", "Heron"])
    assert store.save_roster([stork, heron], minutes(1)) == set()
    better = stork.model_copy(update={"reliability": Reliability.A})
    assert store.save_roster([better, heron], minutes(2)) == {"Stork"}
    assert store.save_roster([better, heron], minutes(3)) == {"Stork"}
    store.roster_applied(["Stork"])
    assert store.save_roster([better, heron], minutes(4)) == set()


def test_what_does_not_bear_on_trust_changes_no_grade(store: Store) -> None:
    stork = a_source("Stork")
    store.save_roster([stork], NOON)
    store.roster_applied(["Stork"])
    assert (
        store.save_roster([stork.model_copy(update={"url": "https://example.org/", "enabled": False})], NOON) == set()
    )


@pytest.mark.parametrize("field", ["owner", "side"])
def test_owner_and_side_are_part_of_the_grade(store: Store, field: str) -> None:
    stork = a_source("Stork")
    store.save_roster([stork], NOON)
    store.roster_applied(["Stork"])
    assert store.save_roster([stork.model_copy(update={field: "x"})], minutes(1)) == {"Stork"}


def test_a_source_taken_out_of_the_settings_is_told_and_can_come_back(store: Store) -> None:
    stork = a_source("Stork", aliases=("The Stork",))
    store.save_roster([stork], NOON)
    store.roster_applied(["Stork"])
    assert store.save_roster([], minutes(1)) == {"Stork"}
    store.roster_applied(["Stork"])
    assert store.save_roster([], minutes(2)) == set()
    assert store.save_roster([stork], minutes(3)) == {"Stork"}
