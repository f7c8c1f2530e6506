"""Keeps the items drafted last, so that a draft refreshed after one new post words only what that post touches.

An item is given again only where its claim is equal (but for what the desk is asked about it) and every place it asked
for is spelt as before: what comes out is what `draft_item` would make, whatever was drafted in between.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import NamedTuple

from pipeline.draft.item import Line, draft_item
from pipeline.types import Claim, Item, Place

MOST = 2_000
"""Items kept: as many as an open draft holds at most before it is no longer kept ready."""


class _Kept(NamedTuple):
    claim: Claim
    asked: tuple[tuple[Place, str], ...]
    """Each place that the item asked the round-up to spell, and the answer."""
    item: Item


_kept: OrderedDict[tuple[str, str, str, str, str, int], _Kept] = OrderedDict()


def remembered_item(claim: Claim, line: Line, section: str, place: str) -> Item:
    """The item of `claim` as `draft_item` makes it, made anew only where something it rests on is another."""
    key = (claim.uid, section, place, line.language, str(line.zone), line.year)
    kept = _kept.get(key)
    if kept is not None and _holds(kept, claim, line):
        return kept.item
    asked: list[tuple[Place, str]] = []

    def spelt(wanted: Place) -> str:
        told = line.spelt(wanted)
        asked.append((wanted, told))
        return told

    item = draft_item(claim, line._replace(spelt=spelt), section, place)
    _kept[key] = _Kept(claim, tuple(asked), item)
    _kept.move_to_end(key)
    while len(_kept) > MOST:
        _kept.popitem(last=False)
    return item


def _holds(kept: _Kept, claim: Claim, line: Line) -> bool:
    """Whether what was kept is what would be drafted now."""
    if any(line.spelt(asked) != told for asked, told in kept.asked):
        return False
    if kept.claim is claim:
        return True
    asked_as_before = claim.model_copy(update={"suggestions": kept.claim.suggestions})  # nothing of them is printed
    return kept.claim == asked_as_before


def forget() -> None:
    """Keep nothing: for measurements of what drafting costs from the beginning."""
    _kept.clear()
