"""What people decided, of which nothing is ever overwritten; and small things to remember."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from pipeline.types import Decision
from storage.rows import add_rows, put_rows
from storage.scrub import storable, storable_text
from storage.sourcelog import Writing, digest_of
from storage.tables_out import DECISION, MEMO


def decisions(connection: Connection) -> list[Decision]:
    """All decisions, in the order in which they were made."""
    columns = [DECISION.c[name] for name in Decision.model_fields]
    rows = connection.execute(select(*columns).order_by(DECISION.c.seq)).mappings()
    return [Decision.model_validate(dict(row)) for row in rows]


def decisions_of(connection: Connection, acts: tuple[str, ...]) -> list[Decision]:
    """The decisions with one of these acts, in the order in which they were made."""
    columns = [DECISION.c[name] for name in Decision.model_fields]
    rows = connection.execute(select(*columns).where(DECISION.c.act.in_(acts)).order_by(DECISION.c.seq)).mappings()
    return [Decision.model_validate(dict(row)) for row in rows]


def decisions_about(connection: Connection, names: Sequence[str], always: str) -> list[Decision]:
    """The decisions that name one of `names`, and all with the act `always`, in the order in which they were made."""
    columns = [DECISION.c[name] for name in Decision.model_fields]
    named = DECISION.c.subject.in_(names) | DECISION.c.other.in_(names) | (DECISION.c.act == always)
    rows = connection.execute(select(*columns).where(named).order_by(DECISION.c.seq)).mappings()
    return [Decision.model_validate(dict(row)) for row in rows]


def add_decision(work: Writing, decision: Decision) -> None:
    """Keep what a person decided."""
    kept = storable(decision)
    add_rows(work.connection, DECISION, [dict(kept.__dict__)])
    told = kept.model_dump(mode="json", exclude={"reason"})  # of a review the reason is the line itself, others' words
    work.log("decision", **told, digest=digest_of(kept.reason))


def note_settings(work: Writing, name: str, value: str) -> None:
    """Remember the settings that were judged by under `name`, and log that they changed, with what they are now."""
    before = memo(work.connection, name)
    if before == value:
        return
    digests = [None if text is None else hashlib.sha256(text.encode()).hexdigest() for text in (before, value)]
    work.log("settings", name=name, before=digests[0], after=digests[1], value=storable_text(value))
    set_memo(work.connection, name, value, work.now)


def memo(connection: Connection, name: str) -> str | None:
    """What was remembered under `name`."""
    return connection.execute(select(MEMO.c.value).where(MEMO.c.name == name)).scalar()


def set_memo(connection: Connection, name: str, value: str, now: datetime) -> None:
    """Remember `value` under `name`."""
    put_rows(connection, MEMO, [{"name": name, "value": storable_text(value), "at": now}])
