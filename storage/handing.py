"""Keeps what is handed in at the desk until its editor has looked at it, and then for good."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection, delete, select

from pipeline.types import Saved
from pipeline.types.handed import HandedIn
from storage import posts, sources
from storage.rows import add_rows
from storage.scrub import storable
from storage.sourcelog import Writing
from storage.tables_handed import HANDED_IN

A_DAY = timedelta(days=1)
"""After which what nobody kept is forgotten."""


def put(connection: Connection, given: HandedIn) -> None:
    """Keep it for a look; what is a day old goes."""
    connection.execute(delete(HANDED_IN).where(HANDED_IN.c.at < given.at - A_DAY))
    body = given.capture.body if given.capture else b""
    bare = given.capture.model_copy(update={"body": b""}) if given.capture else None
    kept = storable(given.model_copy(update={"capture": bare}))
    row = {"uid": kept.uid, "who": kept.who, "at": kept.at, "content": kept, "body": body}
    add_rows(connection, HANDED_IN, [row])


def get(connection: Connection, uid: str, who: str) -> HandedIn | None:
    """What `who` handed in under `uid`."""
    query = select(HANDED_IN.c.content, HANDED_IN.c.body).where(HANDED_IN.c.uid == uid, HANDED_IN.c.who == who)
    row = connection.execute(query).first()
    if row is None:
        return None
    found: HandedIn = row.content
    if found.capture is None:
        return found
    return found.model_copy(update={"capture": found.capture.model_copy(update={"body": bytes(row.body)})})


def drop(connection: Connection, uid: str) -> None:
    """Forget it."""
    connection.execute(delete(HANDED_IN).where(HANDED_IN.c.uid == uid))


def keep(work: Writing, given: HandedIn) -> Saved:
    """Keep the post and the bytes it was read from, log who added it, and queue it like any other; one transaction."""
    if given.capture is not None:
        sources.keep_captures(work, [given.capture])
    saved = posts.save(work, [given.post])
    work.log("added-by-hand", post=given.post.uid, who=given.who, source=given.post.source, url=given.post.url)
    drop(work.connection, given.uid)
    return saved
