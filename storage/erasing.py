"""Erases posts on request: their words go, what proves that they were there stays.

Gone are text, title, HTML, author, address, links, pictures and extra fields, in every version; the quotes of its
statements; claims' texts, drafts, reasons and edits that repeat them; the bytes fetched that hold them; refused lines
that name the post. Staying are ids, digests, times, offsets and what was concluded, so that the chain of the source
log holds and a claim still shows how many origins it had. A published edition is the desk's own text and is not
touched: its ids are told, for the desk to withdraw or correct it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Table, Text, or_, select, type_coerce, update

from pipeline.types import Post, Record, Statement
from storage import drafts, keeping, repeats, searching
from storage.posts import latest, load_versions
from storage.repeats import GAP
from storage.rows import keep_rows, put_rows, remove_where, rows_where
from storage.sourcelog import Writing
from storage.statements import of_posts
from storage.tables_desk import EDITION
from storage.tables_in import BLOB, CAPTURE, POST, POST_QUEUE, POST_VERSION, REJECTED
from storage.tables_out import ERASED
from storage.tables_through import APPEARANCE, CLAIM, LINK, STATEMENT

_SHORT = 40
"""Characters of a text by which it is known again in bytes that were fetched."""
_MARKS = " \t\n.,:;!?…–—-\"'“”‘’«»()[]"
_NO_WORDS: dict[str, object] = {
    "text": "", "title": None, "html": None, "url": None, "author": None, "links": (), "media": (), "extra": {},
    "repost_of": None, "quote_of": None, "reply_to": None, "relayed_by": None, "credited": None,
}  # fmt: skip
"""What is left of the words of a post."""


class Erased(Record):
    """What an erasure came to."""

    posts: int = 0
    statements: int = 0
    captures: int = 0
    editions: tuple[str, ...] = ()
    """Published editions that repeat a quote: they are left as they are."""


def erase(work: Writing, uids: Sequence[str], reason: str, who: str) -> Erased:
    """Erase the words of these posts, and log it."""
    connection = work.connection
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")  # the pages let go are written over with zeros
    posts = latest(connection, uids)
    said = [one for found in of_posts(connection, posts).values() for one in found]
    quotes = _stems(one.quote for one in said)
    versions = [post for known in load_versions(connection, posts).values() for post in (one.post for one in known)]
    captures = _captures_of(connection, versions)
    remove_where(connection, POST_QUEUE, POST_QUEUE.c.post, posts)
    _blank_posts(connection, posts)
    _blank_statements(connection, said)
    _blank_claims(connection, said)
    _drop_repeats(connection, versions, quotes)
    repeats.blank(connection, repeats.beginnings(one.quote for one in said))
    keep_rows(connection, ERASED, [{"post": uid, "at": work.now, "reason": reason} for uid in posts])
    searching.erase(connection, posts, [one.uid for one in said])
    keeping.prune_all(work, captures, "erased")
    work.log("erased", posts=[*sorted(posts)], reason=reason, who=who)
    editions = _editions_with(connection, quotes)
    return Erased(posts=len(posts), statements=len(said), captures=len(captures), editions=editions)


def _stems(quotes: Iterable[str]) -> set[str]:
    """The quotes as other lines repeat them: without the marks around them, and as JSON writes them."""
    bare = {quote.strip(_MARKS) for quote in quotes}
    return {stem for quote in bare if len(quote) > 5 for stem in (quote, json.dumps(quote, ensure_ascii=False)[1:-1])}


def _blank_posts(connection: Connection, posts: dict[str, Post]) -> None:
    connection.execute(
        update(POST).where(POST.c.uid.in_(posts)).values(**_NO_WORDS, url_ref=None, reply_ref=None)
    )  # fmt: skip
    rows = []
    for row in rows_where(connection, select(POST_VERSION), POST_VERSION.c.post, posts):
        rows.append({**row._mapping, "content": row.content.model_copy(update=_NO_WORDS)})
    put_rows(connection, POST_VERSION, rows)


def _blank_statements(connection: Connection, said: Iterable[Statement]) -> None:
    uids = [one.uid for one in said]
    blank: dict[str, object] = {"quote": "", "credit": (), "hedge": None, "own_act": None}
    _set(connection, STATEMENT, STATEMENT.c.uid, uids, blank)
    _set(connection, APPEARANCE, APPEARANCE.c.statement, uids, {"why": GAP})
    for side in (LINK.c.a, LINK.c.b):
        _set(connection, LINK, side, uids, {"why": GAP})


def _set(connection: Connection, table: Table, key: object, values: Sequence[str], news: dict[str, object]) -> None:
    for start in range(0, len(values), 500):
        some = values[start : start + 500]
        connection.execute(update(table).where(key.in_(some)).values(**news))  # type: ignore[attr-defined]


def _blank_claims(connection: Connection, said: Sequence[Statement]) -> None:
    """Take the text out of claims that print one of these quotes."""
    query = select(CLAIM.c.uid, CLAIM.c.text).join(APPEARANCE, APPEARANCE.c.claim == CLAIM.c.uid)
    texts = _stems(one.quote for one in said)
    found = rows_where(connection, query, APPEARANCE.c.statement, [one.uid for one in said])
    printed = sorted({row.uid for row in found if any(text in row.text for text in texts)})
    _set(connection, CLAIM, CLAIM.c.uid, printed, {"text": GAP})


def _drop_repeats(connection: Connection, posts: Iterable[Post], quotes: set[str]) -> None:
    """Take out drafts that print a quote, and refused lines that hold the post."""
    drafts.drop_with(connection, quotes)
    for post in posts:
        named = or_(*(REJECTED.c.raw.contains(word, autoescape=True) for word in _known_by(post)))
        found = connection.execute(select(REJECTED.c.uid).where(named)).scalars().all()
        remove_where(connection, REJECTED, REJECTED.c.uid, found)


def _known_by(post: Post) -> list[str]:
    """The words by which a post is known again in a file: its id, its address, the beginning of its text."""
    return [word for word in (post.id, post.url, post.text[:_SHORT]) if word and len(word) > 5]


def _captures_of(connection: Connection, posts: Iterable[Post]) -> list[str]:
    """Digests of the bytes fetched from the posts' sources in which one of them is found, and of their pictures."""
    words: dict[str, set[bytes]] = {}
    posts = list(posts)
    for post in posts:
        words.setdefault(post.source, set()).update(word.encode() for word in _known_by(post))
    found: list[str] = []
    for post in posts:  # by the address asked: a post's own word for a digest may name anybody's bytes
        shown = CAPTURE.c.source == post.source, CAPTURE.c.url.in_([media.url for media in post.media])
        found += connection.execute(select(CAPTURE.c.sha256).where(*shown)).scalars()
    for source, known in words.items():
        query = select(BLOB.c.sha256, BLOB.c.body).join(CAPTURE, CAPTURE.c.sha256 == BLOB.c.sha256).distinct()
        for row in connection.execute(query.where(CAPTURE.c.source == source), execution_options={"yield_per": 20}):
            body = zlib.decompress(row.body) if row.body else b""
            if any(word in body for word in known):
                found.append(row.sha256)
    return sorted(set(found))


def _editions_with(connection: Connection, quotes: set[str]) -> tuple[str, ...]:
    rows = connection.execute(select(EDITION.c.uid, type_coerce(EDITION.c.content, Text).label("content")))
    return tuple(sorted({row.uid for row in rows if any(quote in row.content for quote in quotes)}))
