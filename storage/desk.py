"""What people did: decisions and round-ups, of which none is ever overwritten; and small things to remember."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Text, func, insert, literal, select, type_coerce

from pipeline.types import Decision, Roundup
from storage.rows import add_rows, put_rows
from storage.scrub import storable, storable_text
from storage.sourcelog import Writing
from storage.tables_out import DECISION, MEMO, ROUNDUP


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
    work.log("decision", **kept.model_dump(mode="json"))


def save_roundup(work: Writing, roundup: Roundup) -> bool:
    """Keep a round-up; returns whether it differs from the last of its beat, else nothing is written.

    One of hundreds of items is a megabyte: its text is made once, and the one that was kept is compared as text.
    """
    kept, text = _as_text(roundup)
    query = select(type_coerce(ROUNDUP.c.content, Text)).where(ROUNDUP.c.beat == kept.beat)
    if work.connection.execute(query.order_by(ROUNDUP.c.seq.desc()).limit(1)).scalar() == text:
        return False
    period = {"since": kept.since, "until": kept.until}
    row = {"beat": kept.beat, "saved": work.now, **period, "state": kept.state, "content": literal(text, Text)}
    work.connection.execute(insert(ROUNDUP).values(**row))
    digest = hashlib.sha256(text.encode()).hexdigest()
    work.log("roundup", beat=kept.beat, state=kept.state.value, items=len(kept.items), digest=digest)
    return True


def _as_text(roundup: Roundup) -> tuple[Roundup, str]:
    """The round-up as a database can keep it, and its JSON."""
    try:
        text = roundup.model_dump_json()
    except ValueError:  # a lone surrogate has no UTF-8
        text = None
    if text is None or "\\u0000" in text:
        kept = storable(roundup)
        return kept, kept.model_dump_json()
    return roundup, text


Numbered = tuple[int, Roundup]
"""A round-up, and the number of its row."""


def last_roundup(connection: Connection, beat: str, known: Numbered | None = None) -> Numbered | None:
    """The round-up of `beat` that was kept last; where that is `known` it is not read again, for it never changes."""
    last = select(func.max(ROUNDUP.c.seq)).where(ROUNDUP.c.beat == beat)
    number = connection.execute(last).scalar()
    if number is None or (known is not None and known[0] == number):
        return known if number is not None else None
    return number, connection.execute(select(ROUNDUP.c.content).where(ROUNDUP.c.seq == number)).scalar_one()


def last_roundups(connection: Connection) -> list[Roundup]:
    """The last round-up of each beat, by name of the beat."""
    last = select(func.max(ROUNDUP.c.seq)).group_by(ROUNDUP.c.beat)
    query = select(ROUNDUP.c.content).where(ROUNDUP.c.seq.in_(last)).order_by(ROUNDUP.c.beat)
    return list(connection.execute(query).scalars())


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
