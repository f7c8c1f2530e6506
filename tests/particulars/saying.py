"""Builds described statements from bare sentences."""

from datetime import UTC, datetime

from pipeline.particulars import describe
from pipeline.types import Particulars, Post, Stance, Statement, statement_uid

NOW = datetime(2023, 8, 16, 14, 30, tzinfo=UTC)
"""A Wednesday afternoon: the time of every post here."""


def statement(text, source="Rami", post_id="1", stance=Stance.ASSERTS, lang="en", **fields):
    post = Post(source=source, id=post_id, text=text, published=NOW, fetched=NOW)
    return Statement(
        uid=statement_uid(post.uid, 0, len(text), text),
        post=post.uid,
        source=source,
        lang=lang,
        start=0,
        end=len(text),
        quote=text,
        stance=stance,
        at=NOW,
        first_seen=NOW,
        **fields,
    )


def describing(text, context=(), title=None, reply_to=None, **fields):
    one = statement(text, **fields)
    post = Post(
        source=one.source,
        id=fields.get("post_id", "1"),
        text=text,
        title=title,
        reply_to=reply_to,
        published=NOW,
        fetched=NOW,
    )
    return describe(one, post, context)


def said(text, **fields) -> Particulars:
    return describing(text, **fields).particulars


def exact(text):
    """Keys of the places that are no regions."""
    return [place.key for place in said(text).places if not place.region]


def regions(text):
    return [(place.key, place.direction) for place in said(text).places if place.region]
