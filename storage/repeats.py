"""Takes erased words out of what repeats them: reasons of verdicts, decisions, edits and corrections that nobody read.

What readers were given, editions and the corrections issued on them, is the desk's own text and is not touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from pydantic import BaseModel
from sqlalchemy import ColumnElement, Connection, Table, Text, select, type_coerce, update

from storage.tables_desk import CORRECTION, ITEM_EDIT
from storage.tables_out import DECISION
from storage.tables_through import CLAIM, STATUS_CHANGE

GAP = "[erased]"
"""What stands where a text stood."""
BEGINNING = 40
"""Characters of a quote by which it is known again where it was cut short: less than the shortest cut (90) leaves."""
_SHORTEST = 6
"""Characters of a quote from which on it is looked for: less is found in anything."""

R = TypeVar("R", bound=BaseModel)


def beginnings(quotes: Iterable[str]) -> set[str]:
    """The beginning of each quote on one line, as reasons repeat it."""
    lines = (" ".join(quote.split())[:BEGINNING].rstrip() for quote in quotes)
    return {line for line in lines if len(line) >= _SHORTEST}


def blank(connection: Connection, words: set[str]) -> None:
    """Put a gap for each reason, edit and waiting correction in which one of `words` stands."""
    if not words:
        return
    for table in (STATUS_CHANGE, CLAIM, DECISION):
        _blank_reasons(connection, table, words)
    _blank_records(connection, ITEM_EDIT, words, _edit)
    _blank_records(connection, CORRECTION, words, _correction, CORRECTION.c.issued.is_(None))


def _holds(text: str, words: set[str]) -> bool:
    line = " ".join(text.split())
    return any(word in line for word in words)


def _blank_reasons(connection: Connection, table: Table, words: set[str]) -> None:
    keys = list(table.primary_key.columns)
    rows = connection.execute(select(*keys, table.c.reason)).all()
    for row in (one for one in rows if _holds(one.reason, words)):
        this = [key == row._mapping[key.name] for key in keys]
        connection.execute(update(table).where(*this).values(reason=GAP))


def _blank_records(
    connection: Connection,
    table: Table,
    words: set[str],
    blanked: Callable[[Any], BaseModel],
    *only: ColumnElement[bool],
) -> None:
    keys = list(table.primary_key.columns)
    texts = select(*keys, type_coerce(table.c.content, Text).label("said")).where(*only)
    for row in [one for one in connection.execute(texts) if _holds(one.said, words)]:
        this = [key == row._mapping[key.name] for key in keys]
        kept = connection.execute(select(table.c.content).where(*this)).scalar_one()
        connection.execute(update(table).where(*this).values(content=blanked(kept)))


def _edit(kept: R) -> R:
    """An edit keeps what the editor wrote, without the draft that it was written over."""
    return kept.model_copy(update={"base": GAP, "kept": None})


def _correction(kept: R) -> R:
    return kept.model_copy(update={"wrong": GAP, "right": GAP, "reason": GAP, "replaced": None, "item": None})
