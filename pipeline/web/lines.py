"""Items as the page of a round-up shows them: a part of them at a time, and each drawn once until it changes.

A round-up of hundreds of items is megabytes of forms, and drawing them took most of the time of that page. What an item
shows hangs on the item, on who is at it, and on the reader's role and language; so that is what a drawn one is kept by.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from pipeline.review import DeskItem
from pipeline.settings import Beat
from pipeline.types import Lock

if TYPE_CHECKING:
    from pipeline.web.visit import Visit

AT_ONCE = 200
"""Items on one page: more than an editor reads at a sitting, and what a browser lays out in an eyeblink."""
KEPT = 4_000
"""Drawn items that are kept, of some 7 KB each."""


class Part(NamedTuple):
    """The items that one page shows, and which part of all they are."""

    items: Sequence[DeskItem]
    number: int
    """Counted from 1."""
    of: int


def part_of(items: Sequence[DeskItem], number: int, claim: str = "") -> Part:
    """Part `number` of the items, or the one that holds the item of `claim`; beyond the last there is none."""
    parts = max(1, -(-len(items) // AT_ONCE))
    there = next((at for at, one in enumerate(items) if one.item.claim == claim), None) if claim else None
    wanted = min(max(1, number), parts) if there is None else there // AT_ONCE + 1
    return Part(items[(wanted - 1) * AT_ONCE : wanted * AT_ONCE], wanted, parts)


class _Drawn(NamedTuple):
    one: DeskItem
    lock: Lock | None
    html: str


class Lines:
    """Drawn items, by whose page they are on."""

    def __init__(self) -> None:
        """Begin with none."""
        self._drawn: dict[tuple[str, ...], _Drawn] = {}
        self._token = f"token-{secrets.token_hex(16)}"
        """Stands in kept items for the reader's own form token; nobody can know it, so no text holds it."""

    def draw(self, visit: Visit, one: DeskItem, beat: Beat, base: str, lock: Lock | None) -> Markup:
        """The item for this reader."""
        rank = visit.account.rank.value if visit.account else ""
        key = (base, beat.zone, one.item.claim, rank, visit.language)
        kept = self._drawn.get(key)
        if kept is None or kept.lock != lock or kept.one != one:
            kept = self._drawn[key] = _Drawn(one, lock, self._made(visit, one, beat, base, lock))
            while len(self._drawn) > KEPT:
                del self._drawn[next(iter(self._drawn))]
        token = visit.session.token if visit.session else ""
        return Markup(kept.html.replace(self._token, token))  # noqa: S704 - a template made it, which escapes

    def _made(self, visit: Visit, one: DeskItem, beat: Beat, base: str, lock: Lock | None) -> str:
        locks = {one.item.claim: lock} if lock else {}
        return visit.office.render(
            "_item_alone.html",
            visit.language,
            visit=visit,
            csrf=self._token,
            one=one,
            base=base,
            beat=beat,
            locks=locks,
        )
