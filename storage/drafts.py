"""Draft round-ups: each as it was kept, none overwritten, and of each only the lines that are new.

A line is kept once, under the SHA-256 of its JSON; a round-up holds the digests of its lines in their order. So a
draft of hundreds of lines that is refreshed after one post costs a few of them, on the disk and in time. One that was
kept before there were lines holds its items itself.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Text, func, insert, literal, select, type_coerce

from pipeline.types import Item, Roundup
from storage.rows import keep_rows, remove_where, rows_where
from storage.scrub import storable
from storage.sourcelog import Writing
from storage.tables_out import DRAFT_LINE, ROUNDUP

NO_LINES = "[[],[]]"
"""What a round-up without items has in the place of its lines."""


class Kept(NamedTuple):
    """A round-up as it was kept; as it never changes, it can be held and told again."""

    number: int
    """Of its row."""
    roundup: Roundup
    lines: Mapping[str, Item]
    """Digest → line."""


class _Line(NamedTuple):
    digest: str
    item: Item
    text: str | None
    """Its JSON; None: the round-up before had it, so that it is kept already."""


def save(work: Writing, roundup: Roundup, before: Kept | None) -> Kept | None:
    """Keep a round-up where it differs from the last of its beat, else None is returned and nothing written.

    `before` is what the caller knows to be that last one, if anything: lines that are the very same need not be told
    anew to be known again.
    """
    last = _last_row(work.connection, roundup.beat)
    held = before.lines if before is not None and last is not None and last[0] == before.number else {}
    known = {id(item): digest for digest, item in held.items()}
    items, also = ([_line(item, known) for item in some] for some in (roundup.items, roundup.also))
    head = storable(roundup.model_copy(update={"items": (), "also": ()}))
    lines = json.dumps([[one.digest for one in some] for some in (items, also)], separators=(",", ":"))
    text = head.model_dump_json()
    if last is not None and last[1:] == (text, lines):
        return None
    new = {one.digest: one.text for one in (*items, *also) if one.text is not None}
    keep_rows(work.connection, DRAFT_LINE, [{"digest": digest, "content": told} for digest, told in new.items()])
    row = {"beat": head.beat, "saved": work.now, "since": head.since, "until": head.until, "state": head.state}
    added = insert(ROUNDUP).values(**row, content=literal(text, Text), lines=lines).returning(ROUNDUP.c.seq)
    number = int(work.connection.execute(added).scalar_one())
    digest = hashlib.sha256(f"{text}\n{lines}".encode()).hexdigest()
    work.log("roundup", beat=head.beat, state=head.state.value, items=len(items), digest=digest)
    whole = head.model_copy(update={"items": tuple(one.item for one in items), "also": tuple(one.item for one in also)})
    return Kept(number, whole, {one.digest: one.item for one in (*items, *also)})


def _line(item: Item, known: Mapping[int, str]) -> _Line:
    """The line as a database can keep it."""
    digest = known.get(id(item))
    if digest is not None:
        return _Line(digest, item, None)
    try:
        text = item.model_dump_json()
    except ValueError:  # a lone surrogate has no UTF-8
        text = None
    if text is None or "\\u0000" in text:
        item = storable(item)
        text = item.model_dump_json()
    return _Line(hashlib.sha256(text.encode()).hexdigest(), item, text)


def _last_row(connection: Connection, beat: str) -> tuple[int, str, str] | None:
    """Number, text and lines of the round-up of `beat` that was kept last."""
    query = select(ROUNDUP.c.seq, type_coerce(ROUNDUP.c.content, Text), ROUNDUP.c.lines).where(ROUNDUP.c.beat == beat)
    row = connection.execute(query.order_by(ROUNDUP.c.seq.desc()).limit(1)).first()
    return None if row is None else (row[0], row[1], row[2])


def last(connection: Connection, beat: str, known: Kept | None = None) -> Kept | None:
    """The round-up of `beat` that was kept last; of what `known` holds nothing is read again."""
    number = connection.execute(select(func.max(ROUNDUP.c.seq)).where(ROUNDUP.c.beat == beat)).scalar()
    if number is None or (known is not None and known.number == number):
        return known if number is not None else None
    return _read(connection, [number], known)[0]


def last_of_all(connection: Connection) -> list[Roundup]:
    """The last round-up of each beat, by name of the beat."""
    query = select(func.max(ROUNDUP.c.seq)).group_by(ROUNDUP.c.beat).order_by(ROUNDUP.c.beat)
    return [kept.roundup for kept in _read(connection, list(connection.execute(query).scalars()))]


def _read(connection: Connection, numbers: Sequence[int], known: Kept | None = None) -> list[Kept]:
    """The round-ups with these numbers, in that order."""
    rows = {row.seq: row for row in rows_where(connection, select(ROUNDUP), ROUNDUP.c.seq, numbers)}
    found = []
    for number in numbers:
        items, also = named = json.loads(rows[number].lines or NO_LINES)
        lines = dict(known.lines) if known is not None else {}
        wanted = [digest for some in named for digest in some]
        lines |= _lines(connection, [digest for digest in wanted if digest not in lines])
        if rows[number].lines is None:
            found.append(Kept(number, rows[number].content, {}))
            continue
        parts = {"items": tuple(lines[one] for one in items), "also": tuple(lines[one] for one in also)}
        whole = rows[number].content.model_copy(update=parts)
        found.append(Kept(number, whole, {digest: lines[digest] for digest in wanted}))
    return found


def _lines(connection: Connection, digests: Iterable[str]) -> dict[str, Item]:
    query = select(DRAFT_LINE.c.digest, DRAFT_LINE.c.content)
    rows = rows_where(connection, query, DRAFT_LINE.c.digest, digests)
    return {row.digest: Item.model_validate_json(row.content) for row in rows}


def drop_with(connection: Connection, words: Iterable[str]) -> None:
    """Take out every draft in which one of `words` stands, and the lines that only such a draft had."""
    words = tuple(words)
    rows = connection.execute(select(DRAFT_LINE.c.digest, DRAFT_LINE.c.content))
    said = {row.digest for row in rows if any(word in row.content for word in words)}
    drafts = connection.execute(select(ROUNDUP.c.seq, type_coerce(ROUNDUP.c.content, Text), ROUNDUP.c.lines)).all()
    gone = [
        seq
        for seq, content, lines in drafts
        if any(word in content for word in words) or not said.isdisjoint(_named(lines))
    ]
    remove_where(connection, ROUNDUP, ROUNDUP.c.seq, gone)
    drop_unused(connection)
    remove_where(connection, DRAFT_LINE, DRAFT_LINE.c.digest, said)


def drop_unused(connection: Connection) -> None:
    """Take out the lines that no draft holds."""
    used: set[str] = set()
    for lines in connection.execute(select(ROUNDUP.c.lines)).scalars():
        used.update(_named(lines))
    there = connection.execute(select(DRAFT_LINE.c.digest)).scalars()
    remove_where(connection, DRAFT_LINE, DRAFT_LINE.c.digest, [digest for digest in there if digest not in used])


def _named(lines: str | None) -> list[str]:
    """The digests of a draft's lines."""
    return [digest for some in json.loads(lines or NO_LINES) for digest in some]
