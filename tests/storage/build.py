"""Builds records for the storage tests: each with what matters said and the rest filled in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from pipeline.types import (
    Appearance,
    Claim,
    Comparison,
    Particulars,
    Place,
    Post,
    Source,
    Statement,
    claim_uid,
    statement_uid,
)

NOON = datetime(2016, 6, 9, 12, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def post(
    id_: str = "1", text: str = "Rebels storm Khalsa.", *, source: str = "Stork", minute: float = 0, **more: Any
) -> Post:
    more.setdefault("published", at(minute))
    more.setdefault("fetched", at(minute + 5))
    return Post(source=source, id=id_, text=text, **more)


def statement(of: Post, start: int = 0, end: int | None = None, **more: Any) -> Statement:
    end = len(of.text) if end is None else end
    quote = of.text[start:end]
    fixed = {"post": of.uid, "source": of.source, "lang": of.lang or "en", "start": start, "end": end, "quote": quote}
    more.setdefault("at", of.at)
    more.setdefault("particulars", Particulars(places=(Place(name="Khalsa", key="khls"),), event="assault"))
    return Statement(uid=statement_uid(of.uid, start, end, quote), first_seen=of.at, **fixed, **more)


def claim(*made: tuple[Statement, Post], **more: Any) -> Claim:
    ordered = sorted(made, key=lambda pair: pair[0].order)
    first = ordered[0][0]
    looks = tuple(Appearance(statement=s, post=p, source=Source(name=p.source)) for s, p in ordered)
    fixed = {"uid": claim_uid(first.uid), "text": first.quote, "places": first.particulars.places}
    times = {"first_reported": first.first_seen, "last_reported": ordered[-1][0].first_seen}
    return Claim(**{**fixed, **times, "event": first.particulars.event, "appearances": looks, **more})


def link(a: Statement, b: Statement, score: float = 0.9, **more: Any) -> Comparison:
    return Comparison(a=a.uid, b=b.uid, score=score, why="same place, same event", **more)
