"""Builders of records with sane defaults: a test names only what it is about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

from pipeline.types import (
    Actor,
    Appearance,
    Claim,
    Decision,
    Figure,
    Particulars,
    Place,
    Post,
    Precision,
    Reliability,
    Role,
    Source,
    Stance,
    Statement,
    When,
    claim_uid,
    post_uid,
    statement_uid,
)

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
"""The time that builders take as now."""

_ids = count(1)


def minutes(number: float) -> datetime:
    """`number` minutes after NOON."""
    return NOON + timedelta(minutes=number)


def a_source(name="Observer", grade="B", **fields) -> Source:
    """A source graded B that nobody knows the side of."""
    fields.setdefault("role", Role.ANALYST)
    return Source(name=name, reliability=Reliability(grade), **fields)


def a_post(text="Rebels storm Khalsa village.", source="Observer", id=None, at=NOON, **fields) -> Post:
    """A dated post; without `id` it gets a new one."""
    fields.setdefault("fetched", at + timedelta(minutes=1))
    fields.setdefault("published", at)
    return Post(source=source, id=id or f"post-{next(_ids)}", text=text, **fields)


def a_place(name="Khalsa", key=None, **fields) -> Place:
    """A village; its spelling family is its own name unless told."""
    return Place(name=name, key=key or name.lower(), **fields)


def a_region(name="Aleppo", **fields) -> Place:
    """A province, country or front."""
    return a_place(name, region=True, **fields)


def an_actor(name="rebels", key=None, side="opposition", part="by") -> Actor:
    """A group that acts."""
    return Actor(key=key or name.lower().replace(" ", "-"), name=name, side=side, part=part)


def a_figure(low=5, high=-1, what="killed", **fields) -> Figure:
    """Five killed, exactly, unless told; `high=None` is open above."""
    return Figure(what=what, low=low, high=low if high == -1 else high, **fields)


def a_when(start=NOON, hours=1.0, precision=Precision.HOUR, stated=True) -> When:
    """One stated hour."""
    return When(start=start, end=start + timedelta(hours=hours), precision=precision, stated=stated)


def particulars(places=("Khalsa",), event="assault", actors=("rebels",), figures=(), **fields) -> Particulars:
    """Rebels assault Khalsa; names stand for villages and acting rebels, records for themselves."""
    return Particulars(
        places=tuple(a_place(place) if isinstance(place, str) else place for place in places),
        event=event,
        actors=tuple(an_actor(actor) if isinstance(actor, str) else actor for actor in actors),
        figures=tuple(a_figure(figure) if isinstance(figure, int) else figure for figure in figures),
        **fields,
    )


def a_statement(
    quote="Rebels storm Khalsa village.", source="Observer", at=NOON, post=None, start=0, **fields
) -> Statement:
    """An own-voice assertion that rebels assault Khalsa."""
    post = post or post_uid(source, f"post-{next(_ids)}")
    fields.setdefault("particulars", particulars())
    fields.setdefault("lang", "en")
    fields.setdefault("at", at)
    return Statement(
        uid=statement_uid(post, start, start + len(quote), quote),
        post=post,
        source=source,
        start=start,
        end=start + len(quote),
        quote=quote,
        first_seen=at,
        **fields,
    )


def an_appearance(quote="Rebels storm Khalsa village.", source=None, at=NOON, post=None, **fields) -> Appearance:
    """A statement with its post and source; `source` is a Source or a name; `post` holds fields for the post."""
    source = a_source() if source is None else a_source(source) if isinstance(source, str) else source
    message = post if isinstance(post, Post) else a_post(quote, source.name, at=at, **(post or {}))
    start = message.text.find(quote)
    statement = a_statement(quote, source.name, message.at, message.uid, max(start, 0), **fields)
    return Appearance(statement=statement, post=message, source=source)


def a_denial(quote="That is not true.", source=None, at=NOON, **fields) -> Appearance:
    """An own-voice denial."""
    return an_appearance(quote, source, at, stance=Stance.DENIES, **fields)


def a_decision(act="join", subject="", other=None, *, at=NOON, who="Ed", reason="checked", **fields) -> Decision:
    """What an editor decided."""
    return Decision(at=at, who=who, act=act, subject=subject, other=other, reason=reason, **fields)


def a_claim(text="Rebels storm Khalsa village.", appearances=(), **fields) -> Claim:
    """An unconfirmed claim; without appearances it stands on one."""
    appearances = tuple(appearances) or (an_appearance(text),)
    first = min((appearance.statement for appearance in appearances), key=lambda statement: statement.order)
    fields.setdefault("uid", claim_uid(first.uid))
    fields.setdefault("places", first.particulars.places)
    fields.setdefault("event", first.particulars.event)
    fields.setdefault("first_reported", first.first_seen)
    fields.setdefault("last_reported", max(appearance.statement.first_seen for appearance in appearances))
    return Claim(text=text, appearances=appearances, **fields)
