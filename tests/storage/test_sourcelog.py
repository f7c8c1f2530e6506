"""The source log: written with the thing itself, and broken by whoever touches it."""

from __future__ import annotations

import hashlib
import json

import pytest
from sqlalchemy import text

from pipeline.types import PublicationState, Roundup, Status, StatusChange
from storage import Change, Store, Work
from storage.engine import open_engine, parse_url, writing
from tests.builders import a_decision, a_source
from tests.storage.build import NOON, a_post, claim_of, minutes, statement_of


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with an entry of most kinds."""
    store.save_roster([a_source("Stork")], NOON)
    posts = [a_post("Взятие «Халсы»", source="Stork", id="1"), a_post(source="Heron", id="2", at=minutes(3))]
    store.save_posts(posts, NOON)
    said = [statement_of(post) for post in posts]
    claim = claim_of(*zip(said, posts, strict=True))
    step = StatusChange(at=NOON, before=None, after=Status.UNCONFIRMED, by="rule:unconfirmed", reason="one origin")
    change = Change(claim=claim.uid, step=step)
    store.commit_work(Work(posts=tuple(posts), statements=tuple(said), claims=(claim,), changes=(change,)), minutes(1))
    store.add_decision(a_decision("status", claim.uid, at=minutes(2)))
    return store


def test_every_entry_follows_from_the_one_before(filled: Store) -> None:
    prev = "0" * 64
    for number, entry in enumerate(filled.log_entries(), start=1):
        canonical = {"at": f"{entry.at:%Y-%m-%dT%H:%M:%S.%fZ}", "body": entry.body, "kind": entry.kind, "seq": number}
        line = json.dumps(canonical, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert entry.seq == number
        assert entry.prev == prev
        assert entry.hash == hashlib.sha256(f"{prev}\n{line}".encode()).hexdigest()
        prev = entry.hash
    assert filled.check() == []


def test_the_log_tells_what_was_done_in_order(filled: Store) -> None:
    kinds = [entry.kind for entry in filled.log_entries()]
    said = ["statements", "statements", "join", "claims", "verdict"]
    assert kinds == ["upgrade", "grade", "post", "post", *said, "decision"]
    assert [entry.kind for entry in filled.log_entries(since_seq=9)] == ["decision"]


def test_the_log_holds_no_text_of_a_post(filled: Store) -> None:
    assert not any("Халсы" in str(entry.body) or "storm" in str(entry.body) for entry in filled.log_entries())


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE source_log SET body = '{}' WHERE seq = 4",
        "UPDATE source_log SET kind = 'upgrade' WHERE seq = 4",
        "UPDATE source_log SET at = (SELECT at FROM source_log WHERE seq = 9) WHERE seq = 4",
        "UPDATE source_log SET hash = prev WHERE seq = 4",
        "DELETE FROM source_log WHERE seq = 4",
        "DELETE FROM source_log WHERE seq = 10",
        "UPDATE source_log_head SET seq = 8",
        "DELETE FROM source_log",
    ],
)
def test_who_touches_the_log_is_found_out(filled: Store, url: str, tampering: str) -> None:
    engine = open_engine(parse_url(url))
    with writing(engine) as connection:
        connection.execute(text(tampering))
    engine.dispose()
    assert any("source log" in fault for fault in filled.check())


def test_decisions_come_back_in_the_order_in_which_they_were_made(store: Store) -> None:
    made = [a_decision("join", "s-1", "s-2", at=minutes(9)), a_decision("split", "s-1", "s-2", at=minutes(3))]
    for decision in made:
        store.add_decision(decision)
    assert store.decisions() == made


def test_a_round_up_is_kept_where_it_differs_from_the_last(store: Store) -> None:
    first = Roundup(beat="Syria", zone="UTC", since=None, until=NOON, items=())
    assert store.save_roundup(first, NOON)
    assert not store.save_roundup(first, minutes(1))
    later = first.model_copy(update={"state": PublicationState.SUBMITTED})
    assert store.save_roundup(later, minutes(2))
    other = first.model_copy(update={"beat": "Ukraine"})
    store.save_roundup(other, NOON)
    assert store.roundup("Syria") == later
    assert store.roundup("Atlantis") is None
    assert store.roundups() == [later, other]


def test_a_memo_is_remembered_until_it_is_replaced(store: Store) -> None:
    assert store.memo("policy") is None
    store.set_memo("policy", "abc", NOON)
    store.set_memo("policy", "def", minutes(1))
    assert store.memo("policy") == "def"
