"""Signed pushes: who is believed, and that none is lost or taken twice."""

from __future__ import annotations

import json
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect import push
from pipeline.collect.push import SIGNATURE, TIMESTAMP, Receipt, broken_seal, receive, seal
from pipeline.types import Cursor, FetchOutcome
from storage.versions import merge
from tests.collect.feeds import NOW, source, visit

SECRET = "a secret of some length"
HOOK = source(kind="webhook", path="spool/stork", options={"secret_env": "HOOK"})


def stamp(seconds: float = 0) -> str:
    return str(int((NOW + timedelta(seconds=seconds)).timestamp()))


def signed(body: bytes, *, at: str = "", secret: str = SECRET) -> dict[str, str]:
    at = at or stamp()
    return {TIMESTAMP: at, SIGNATURE: seal(secret, at, body)}


def said(number: int = 1, **values: object) -> dict[str, object]:
    text = f"Rebels storm village {number}"
    return {"id": f"p{number}", "published": "2016-06-09T12:00:00Z", "text": text, **values}


def send(base: Path, what: object, seconds: float = 0, **changes: object) -> Receipt:
    body = what if isinstance(what, bytes) else json.dumps(what).encode()
    headers = changes.get("headers", signed(body, at=stamp(seconds)))
    return receive(HOOK, SECRET, headers, body, NOW + timedelta(seconds=seconds), base)  # type: ignore[arg-type]


def collected(base: Path, before: Cursor | None = None) -> FetchOutcome:
    return visit(HOOK, before, base=base)


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_a_seal_fits_its_body_only(body, other):
    headers = signed(body)
    assert broken_seal(SECRET, headers, body, NOW) == ""
    assert (broken_seal(SECRET, headers, other, NOW) == "") == (body == other)


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({}, "are needed"),
        ({TIMESTAMP: stamp()}, "are needed"),
        (signed(b"x", secret="another secret, just as long"), "does not fit"),
        ({**signed(b"x"), TIMESTAMP: stamp(1)}, "does not fit"),
        ({TIMESTAMP: stamp(), SIGNATURE: "sha256=ü\udcff"}, "does not fit"),
        (signed(b"x", at=stamp(-301)), "signed more than 5 minutes"),
        (signed(b"x", at=stamp(301)), "signed more than 5 minutes"),
        (signed(b"x", at="9" * 40), "no number of seconds"),
        (signed(b"x", at="²"), "no number of seconds"),
        (signed(b"x", at="99999999999"), "signed more than"),
    ],
)
def test_who_cannot_sign_or_signs_too_early_or_late_is_not_believed(headers, reason):
    assert reason in broken_seal(SECRET, headers, b"x", NOW)


def test_the_names_of_headers_are_the_same_in_every_case():
    assert broken_seal(SECRET, {name.lower(): value for name, value in signed(b"x").items()}, b"x", NOW) == ""


def test_a_short_secret_believes_nobody():
    assert "make a longer one" in broken_seal("short", signed(b"x", secret="short"), b"x", NOW)


def test_a_push_becomes_posts_of_its_source(tmp_path):
    receipt = send(tmp_path, [said(1), said(2, source="Stork", edited="2016-06-09T13:00:00Z")])
    assert (receipt.status, receipt.accepted, receipt.refused) == (HTTPStatus.ACCEPTED, 2, ())
    outcome = collected(tmp_path)
    assert [(post.source, post.id, post.text) for post in outcome.posts] == [
        ("Stork", "p1", "Rebels storm village 1"), ("Stork", "p2", "Rebels storm village 2"),
    ]  # fmt: skip
    assert outcome.captures[0].body


def test_one_post_may_come_without_a_list(tmp_path):
    assert send(tmp_path, said()).accepted == 1
    assert [post.id for post in collected(tmp_path).posts] == ["p1"]


def test_a_push_that_was_not_believed_leaves_nothing(tmp_path):
    assert send(tmp_path, said(), headers={}).status == HTTPStatus.UNAUTHORIZED
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff", b"[]", b"[1]", b'{"id": NaN}', b"[" * 99_999, b'{"id": "x"}', b'{"text": "x"}']
)
def test_what_is_no_post_is_refused_at_once(tmp_path, body):
    assert send(tmp_path, body).status == HTTPStatus.BAD_REQUEST
    assert list(tmp_path.iterdir()) == []


def test_a_bad_post_costs_only_itself_and_both_sides_are_told(tmp_path):
    receipt = send(tmp_path, [said(1), {"id": "p2"}, said(3, source="Crane"), said(4, published="soon")])
    assert receipt.accepted == 1
    assert [reason.partition(":")[0] for reason in receipt.refused] == ["post 2", "post 3", "post 4"]
    outcome = collected(tmp_path)
    assert (len(outcome.posts), len(outcome.rejected)) == (1, 3)
    assert "belongs to Crane" in outcome.rejected[1].reason


def test_too_long_a_push_is_refused(tmp_path):
    assert send(tmp_path, b" " * (push.MAX_PUSH + 1)).status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert send(tmp_path, [said(n) for n in range(push.MAX_POSTS + 1)]).status == HTTPStatus.BAD_REQUEST


def test_a_full_spool_takes_no_more_but_repeats_are_welcome(tmp_path, monkeypatch):
    monkeypatch.setattr(push, "MAX_WAITING", 1)
    assert send(tmp_path, said(1)).status == HTTPStatus.ACCEPTED
    assert send(tmp_path, said(2)).status == HTTPStatus.SERVICE_UNAVAILABLE
    assert send(tmp_path, said(1), 1).status == HTTPStatus.ACCEPTED


def test_a_push_sent_twice_changes_nothing(tmp_path):
    send(tmp_path, said(1))
    send(tmp_path, said(1), seconds=2)
    first = collected(tmp_path)
    assert len(first.posts) == 1
    send(tmp_path, said(1), seconds=3)
    again = collected(tmp_path, first.cursor)
    assert merge(merge((), first.posts), again.posts) == merge((), first.posts)


def test_a_push_stays_until_what_it_brought_is_stored(tmp_path):
    send(tmp_path, said(1))
    first = collected(tmp_path)  # killed before it was stored: the cursor is lost
    assert collected(tmp_path).posts == first.posts
    send(tmp_path, said(2), seconds=1)
    second = collected(tmp_path, first.cursor)
    assert [post.id for post in second.posts] == ["p2"]
    third = collected(tmp_path, second.cursor)
    assert third.unchanged
    assert list((tmp_path / "spool/stork").iterdir()) == []


def test_pushes_are_read_in_the_order_of_their_arrival(tmp_path):
    for second in (3, 1, 2):
        send(tmp_path, said(1, text=f"Version {second}"), seconds=second)
    assert [post.text for post in collected(tmp_path).posts] == ["Version 1", "Version 2", "Version 3"]


def test_a_file_that_somebody_else_put_there_is_refused_with_its_reason(tmp_path):
    folder = tmp_path / "spool/stork"
    folder.mkdir(parents=True)
    (folder / "1-x.json").write_bytes(b"{")
    (folder / ".2-x.json.half").write_bytes(b"{")
    outcome = collected(tmp_path)
    assert (outcome.posts, [each.where for each in outcome.rejected]) == ((), ["Stork, 1-x.json"])


def test_a_source_without_a_spool_says_so(tmp_path):
    assert "has no path" in (visit(source(kind="webhook", account="x"), base=tmp_path).error or "")
    assert collected(tmp_path).unchanged
