"""Remembers where a feed has moved for good, once its server has said so often enough (301, 308)."""

from __future__ import annotations

from http import HTTPStatus

from pydantic import JsonValue

from pipeline.collect.fetch import Answer
from pipeline.types import Cursor

TIMES = 3
"""Visits in a row that must be sent to the same place: a hotel's login page sends us away once or twice."""
_STATE = "moved"
_GOOD = frozenset([HTTPStatus.OK, HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED])


def address_now(cursor: Cursor, url: str) -> str:
    """Where to ask for what is listed under `url`: its new address where that is certain, else `url`."""
    kept = cursor.state.get(_STATE)
    if isinstance(kept, list) and len(kept) == 2 and isinstance(kept[1], int) and kept[1] >= TIMES:
        return str(kept[0])
    return url


def note_move(cursor: Cursor, asked: str, url: str, answer: Answer | None) -> Cursor:
    """`cursor` after `asked` gave `answer` (None: it gave none) for the source listed under `url`.

    A new address that fails is forgotten: the next visit asks the listed one again.
    """
    good = answer is not None and answer.status in _GOOD
    if asked != url:
        return cursor if good else _with(cursor, None)
    if answer is None or not good or answer.moved is None:
        return _with(cursor, None)
    kept = cursor.state.get(_STATE)
    before = kept[1] if isinstance(kept, list) and len(kept) == 2 and kept[0] == answer.moved else 0
    return _with(cursor, [answer.moved, before + 1 if isinstance(before, int) else 1])


def _with(cursor: Cursor, moved: list[JsonValue] | None) -> Cursor:
    """`cursor` with `moved` in its state, or without such a note."""
    if moved is None and _STATE not in cursor.state:
        return cursor
    state: dict[str, JsonValue] = {name: value for name, value in cursor.state.items() if name != _STATE}
    if moved is not None:
        state[_STATE] = moved
    return cursor.model_copy(update={"state": state})
