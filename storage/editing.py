"""Round-ups that are being worked on: what editors made of them, of which no version is ever overwritten."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.exc import IntegrityError

from pipeline.errors import EditConflict
from pipeline.types import Decision, ItemEdit, Lock, OpenRoundup
from storage import searching
from storage.desk import add_decision
from storage.rows import add_rows, keep_rows
from storage.scrub import storable
from storage.sourcelog import Writing
from storage.tables_desk import ITEM_EDIT, ITEM_LOCK, OPEN_ROUNDUP


def open_roundup(connection: Connection, beat: str) -> OpenRoundup | None:
    """The round-up of `beat` that is being worked on."""
    query = select(OPEN_ROUNDUP.c.content).where(OPEN_ROUNDUP.c.beat == beat, OPEN_ROUNDUP.c.closed.is_(False))
    return connection.execute(query.order_by(OPEN_ROUNDUP.c.number.desc()).limit(1)).scalar()


def last_number(connection: Connection, beat: str) -> int:
    """The number of the beat's last round-up, open or closed; 0: there was none."""
    query = select(func.max(OPEN_ROUNDUP.c.number)).where(OPEN_ROUNDUP.c.beat == beat)
    return int(connection.execute(query).scalar() or 0)


def start(work: Writing, opened: OpenRoundup) -> None:
    """Keep a new open round-up; raises EditConflict where another program was quicker."""
    kept = storable(opened)
    row = {"uid": kept.uid, "beat": kept.beat, "number": kept.number, "version": kept.version}
    try:
        add_rows(work.connection, OPEN_ROUNDUP, [{**row, "closed": False, "content": kept}])
    except IntegrityError as error:
        raise EditConflict([f"round-up {kept.number} of {kept.beat} was opened a moment ago; look again"]) from error
    work.log("roundup-opened", edition=kept.uid, beat=kept.beat, number=kept.number)


def step(
    work: Writing,
    opened: OpenRoundup,
    decisions: Sequence[Decision],
    seen: Mapping[str, int] | None = None,
    *,
    closed: bool = False,
) -> None:
    """Keep the next version of an open round-up; raises EditConflict where somebody stored one meanwhile.

    `seen` says which version of each item's edit the act was made on: another one there is a conflict too.
    """
    kept = storable(opened)
    if seen is not None:
        _check_edits(work.connection, kept, seen)
    changed = work.connection.execute(
        update(OPEN_ROUNDUP)
        .where(OPEN_ROUNDUP.c.uid == kept.uid, OPEN_ROUNDUP.c.version == kept.version - 1)
        .where(OPEN_ROUNDUP.c.closed.is_(False))
        .values(version=kept.version, closed=closed, content=kept)
    )
    if changed.rowcount != 1:
        raise EditConflict([f"round-up {kept.number} of {kept.beat} was changed meanwhile; look again"])
    for decision in decisions:
        add_decision(work, decision)


def _check_edits(connection: Connection, opened: OpenRoundup, seen: Mapping[str, int]) -> None:
    query = select(ITEM_EDIT.c.claim, func.max(ITEM_EDIT.c.version)).where(ITEM_EDIT.c.edition == opened.uid)
    there = {claim: int(version) for claim, version in connection.execute(query.group_by(ITEM_EDIT.c.claim))}
    if there != dict(seen):
        raise EditConflict([f"an item of round-up {opened.number} of {opened.beat} was changed meanwhile; look again"])


def edits(connection: Connection, edition: str) -> list[ItemEdit]:
    """The last version of each item's edit in one round-up."""
    last = (
        select(ITEM_EDIT.c.claim, func.max(ITEM_EDIT.c.version).label("version"))
        .where(ITEM_EDIT.c.edition == edition)
        .group_by(ITEM_EDIT.c.claim)
        .subquery()
    )
    query = select(ITEM_EDIT.c.content).join(
        last, (ITEM_EDIT.c.claim == last.c.claim) & (ITEM_EDIT.c.version == last.c.version)
    )
    return list(connection.execute(query.where(ITEM_EDIT.c.edition == edition)).scalars())


def edit_versions(connection: Connection, edition: str, claim: str) -> list[ItemEdit]:
    """Every version of what editors made of an item, earliest first."""
    query = select(ITEM_EDIT.c.content).where(ITEM_EDIT.c.edition == edition, ITEM_EDIT.c.claim == claim)
    return list(connection.execute(query.order_by(ITEM_EDIT.c.version)).scalars())


def add_edit(work: Writing, edit: ItemEdit, decisions: Sequence[Decision], after: OpenRoundup | None = None) -> None:
    """Keep the next version of an item's edit and, where it makes one, `after`: the next version of its round-up.

    Raises EditConflict where that version is there already, or the round-up was published meanwhile.
    """
    closed = select(OPEN_ROUNDUP.c.closed).where(OPEN_ROUNDUP.c.uid == edit.edition)
    if work.connection.execute(closed).scalar():
        raise EditConflict(["the round-up was published meanwhile; your words are not in it, look at the next one"])
    put_edit(work, edit)
    for decision in decisions:
        add_decision(work, decision)
    if after is not None:
        step(work, after, ())


def put_edit(work: Writing, edit: ItemEdit) -> None:
    """Keep a version of an item's edit; raises EditConflict where it is there already."""
    kept = storable(edit)
    row = {"edition": kept.edition, "claim": kept.claim, "version": kept.version, "at": kept.at, "who": kept.who}
    try:
        add_rows(work.connection, ITEM_EDIT, [{**row, "content": kept}])
    except IntegrityError as error:
        raise EditConflict(["somebody changed this item a moment ago; look at it and send yours again"]) from error
    searching.note_edit(work.connection, kept)
    digest = hashlib.sha256(kept.model_dump_json().encode()).hexdigest()
    work.log("edit", edition=kept.edition, claim=kept.claim, version=kept.version, who=kept.who, digest=digest)


def locks(connection: Connection, edition: str, now: datetime) -> list[Lock]:
    """Who is at which item of a round-up."""
    columns = [ITEM_LOCK.c[name] for name in Lock.model_fields]
    query = select(*columns).where(ITEM_LOCK.c.edition == edition, ITEM_LOCK.c.until > now)
    return [Lock.model_validate(dict(row)) for row in connection.execute(query).mappings()]


def take_lock(connection: Connection, lock: Lock) -> Lock:
    """Let somebody be at an item; returns the lock that holds: another's, where it has not run out."""
    here = (ITEM_LOCK.c.edition == lock.edition) & (ITEM_LOCK.c.claim == lock.claim)
    mine = (ITEM_LOCK.c.who == lock.who) | (ITEM_LOCK.c.until <= lock.since)
    connection.execute(delete(ITEM_LOCK).where(here, mine))
    keep_rows(connection, ITEM_LOCK, [dict(lock.__dict__)])  # of two at once one finds the other's row, and waits
    columns = [ITEM_LOCK.c[name] for name in Lock.model_fields]
    return Lock.model_validate(dict(connection.execute(select(*columns).where(here)).mappings().one()))


def free_lock(connection: Connection, edition: str, claim: str, who: str) -> None:
    """Somebody leaves an item."""
    mine = (ITEM_LOCK.c.edition == edition) & (ITEM_LOCK.c.claim == claim) & (ITEM_LOCK.c.who == who)
    connection.execute(delete(ITEM_LOCK).where(mine))
