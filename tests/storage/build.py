"""Builds what only storage tests need: versions of one post, statements of real spans, claims of both."""

from __future__ import annotations

from pipeline.types import Claim, Comparison, Post, Statement, statement_uid
from tests.builders import NOON, a_claim, a_post, an_appearance, minutes, particulars

__all__ = ["NOON", "a_post", "claim_of", "link_of", "minutes", "statement_of", "version"]


def version(id="1", text="Rebels storm Khalsa.", source="Stork", **fields) -> Post:
    """One version of the post `id`; it was published at noon."""
    return a_post(text, source, id, **fields)


def statement_of(post: Post, start=0, end=None, **fields) -> Statement:
    """The statement that is the span `start`–`end` of `post`."""
    end = len(post.text) if end is None else end
    quote = post.text[start:end]
    fields.setdefault("at", post.at)
    fields.setdefault("particulars", particulars())
    return Statement(
        uid=statement_uid(post.uid, start, end, quote),
        post=post.uid,
        source=post.source,
        lang="en",
        start=start,
        end=end,
        quote=quote,
        first_seen=post.at,
        **fields,
    )


def claim_of(*made: tuple[Statement, Post], **fields) -> Claim:
    """The claim that these statements make."""
    looks = [
        an_appearance(post.text, post.source).model_copy(update={"statement": said, "post": post})
        for said, post in made
    ]
    return a_claim(looks[0].statement.quote, sorted(looks, key=lambda look: look.statement.order), **fields)


def link_of(a: Statement, b: Statement, score=0.9, **fields) -> Comparison:
    """A comparison that found them alike."""
    return Comparison(a=a.uid, b=b.uid, score=score, why="same place, same event", **fields)
