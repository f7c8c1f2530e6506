"""Pages of a list: a cursor says after which row the next one begins, and holds while rows come and go."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from typing import Annotated, TypedDict, TypeVar

from fastapi import Query

from pipeline.errors import InputError
from pipeline.export.rows import Row

T = TypeVar("T")
Key = tuple[str, str]
"""What a list is ordered by: two texts, the second unique."""

MOST, USUAL = 200, 50
"""Rows on a page: at most, and where nothing is said."""

Limit = Annotated[int, Query(ge=1, le=MOST, description="Rows on a page.")]
After = Annotated[str | None, Query(max_length=400, description="`next` of the page before; left out: the first page.")]


class Page(TypedDict):
    """Some rows, and the cursor of the page after them."""

    items: list[Row]
    next: str | None


class BadCursor(InputError):
    """The cursor is none that this API gave out; take `next` of the page before as it is."""


def cursor_of(key: Key) -> str:
    """The cursor that stands behind the row with this key."""
    return base64.urlsafe_b64encode(json.dumps(key, ensure_ascii=False).encode()).decode().rstrip("=")


def key_of(cursor: str | None) -> Key | None:
    """The key of a cursor; raises BadCursor."""
    if cursor is None:
        return None
    try:
        first, second = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True))
    except (ValueError, TypeError):
        first, second = None, None
    if not isinstance(first, str) or not isinstance(second, str):
        raise BadCursor("`after` is no cursor of this API; take `next` of the page before as it is")
    return first, second


def page_of(
    found: Sequence[T], key: Callable[[T], Key], row: Callable[[T], Row], after: str | None, limit: int, *,
    falling: bool = False,
) -> Page:  # fmt: skip
    """A page of a list that is in memory, ordered by `key` (`falling`: the greatest first)."""
    start = key_of(after)
    ordered = sorted(found, key=key, reverse=falling)
    rest = [one for one in ordered if start is None or (key(one) < start if falling else key(one) > start)]
    shown = rest[:limit]
    last = cursor_of(key(shown[-1])) if len(rest) > limit else None
    return Page(items=[row(one) for one in shown], next=last)
