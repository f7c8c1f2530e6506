"""Editions on their way to channels: noted before anything leaves and after it arrived."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from pipeline.types import Sending, SendState
from storage.rows import put_rows
from storage.scrub import storable
from storage.sourcelog import Writing
from storage.tables_desk import SENDING

OPEN = (SendState.DUE, SendState.STARTED, SendState.FAILED)
"""States in which the program still has something to do."""

_UNSENT = (SendState.DUE, SendState.FAILED, SendState.REFUSED, SendState.UNSURE, SendState.WAITING)
"""States of a revision that its channel does not have yet, or may not have."""

_COLUMNS = [SENDING.c[name] for name in Sending.model_fields]


def queue(work: Writing, due: Sequence[Sending]) -> None:
    """Note what is to be sent; what is noted already stays as it is.

    Earlier revisions that did not reach the channel are overtaken: what comes now says all that still holds.
    """
    there = {
        (one.edition, one.channel, one.revision): one
        for uid in dict.fromkeys(one.edition for one in due)
        for one in of_edition(work.connection, uid)
    }
    for new in due:
        if (new.edition, new.channel, new.revision) in there:
            continue
        for old in there.values():
            same = (old.edition, old.channel) == (new.edition, new.channel)
            if same and old.revision < new.revision and old.state in _UNSENT:
                put(work, old.model_copy(update={"state": SendState.OVERTAKEN, "changed": new.changed}))
        put(work, new)


def put(work: Writing, sending: Sending) -> None:
    """Keep how far a sending is."""
    kept = storable(sending)
    put_rows(work.connection, SENDING, [dict(kept.__dict__)])
    work.log(
        "sending",
        edition=kept.edition,
        revision=kept.revision,
        channel=kept.channel,
        state=kept.state.value,
        error=kept.error,
        digest=kept.digest,
    )


def waiting(connection: Connection, now: datetime | None) -> list[Sending]:
    """What is to be sent by `now` (None: whenever), oldest first."""
    query = select(*_COLUMNS).where(SENDING.c.state.in_(OPEN))
    if now is not None:
        query = query.where(SENDING.c.due <= now)
    query = query.order_by(SENDING.c.due, SENDING.c.edition, SENDING.c.revision, SENDING.c.channel)
    return [Sending.model_validate(dict(row)) for row in connection.execute(query).mappings()]


def of_edition(connection: Connection, edition: str) -> list[Sending]:
    """Every sending of an edition, in order of revision and channel."""
    query = select(*_COLUMNS).where(SENDING.c.edition == edition)
    rows = connection.execute(query.order_by(SENDING.c.revision, SENDING.c.channel)).mappings()
    return [Sending.model_validate(dict(row)) for row in rows]


def troubled(connection: Connection) -> list[Sending]:
    """What a person should look at: failed, refused, broken off, or waiting to be posted by hand."""
    states = (SendState.FAILED, SendState.REFUSED, SendState.UNSURE, SendState.WAITING)
    query = select(*_COLUMNS).where(SENDING.c.state.in_(states)).order_by(SENDING.c.changed.desc())
    return [Sending.model_validate(dict(row)) for row in connection.execute(query).mappings()]
