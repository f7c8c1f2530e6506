"""Whether an export can go on where one that was interrupted stopped: the same question, to the same state."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import JsonValue

from pipeline.cli.terminal import hint
from pipeline.export.resuming import Left, Point, left_behind
from pipeline.export.target import STDOUT
from storage import Store

HARMLESS = ("export", "anchor", "stamp")
"""Kinds of entries that change nothing that is exported, but the log itself, which only grows at its end."""


def point_of(store: Store, until: int | None, asked: dict[str, JsonValue]) -> Point:
    """Where an export begins that `asked` describes, with all its options."""
    head = store.log_at(until)
    return Point(json.dumps({**asked, "until": until}, sort_keys=True), head.seq, head.hash)


def left_of(store: Store, target: str, point: Point) -> Left | None:
    """What an interrupted export of the same things left; None, and the person is told why, where there is none."""
    if target == STDOUT:
        hint("standard output cannot be gone on with; name a file with -o")
        return None
    left = next((one for one in left_behind(Path(target)) if one.point.asked == point.asked), None)
    if left is None:
        hint(f"nothing to go on with: no interrupted export of the same kind to {target} was found")
        return None
    if store.log_at(left.point.entry).hash != left.point.hash:
        hint("what was interrupted was of another database; the export begins anew")
        return None
    changed = store.first_change_beside(HARMLESS, left.point.entry)
    if changed is not None and '"until": null' in point.asked:
        hint(
            f"entry {changed.seq} ({changed.kind}) changed what is exported; the export begins anew "
            f"(with --until-entry {left.point.entry} it could have gone on)"
        )
        return None
    hint(f"going on behind {left.point.rows} rows")
    return left
