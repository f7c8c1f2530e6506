"""What kind of thing two statements tell of: a market, a bridge, a bus. It ties them in any language.

Where the place is one, a shared thing is what a witness in another language tells too; two strikes on one town are told
apart by theirs. Looked up only for pairs that everything else leaves in the balance.
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.match import events
from pipeline.match.told import Told
from pipeline.text import fold

SHARED = 0.9
"""Log odds for one kind of thing in both: as much as a front in common."""
OTHER = 0.7
"""Log odds against, where both tell of things and of no kind in common: most reports name but one of several."""
SURE = frozenset(("strike", "harm"))
"""Families of events that befall things."""


@lru_cache(maxsize=8192)
def things(quote: str) -> frozenset[str]:
    """The kinds of things that a text names (`lexicon/*/targets.toml`)."""
    return frozenset(hit.value for hit in shipped("targets").scan(fold(quote).text))


def weighed(a: Told, b: Told) -> float:
    """Log odds that the things of two statements of one place add."""
    first, second = things(a.statement.quote), things(b.statement.quote)
    if not first or not second:
        return 0.0
    if first & second:
        return SHARED
    if any(frozenset((x, y)) in _TAKEN_FOR for x in first for y in second):
        return 0.0
    befall = {events.kind_of(one.event or "").family for one in (a, b)} <= SURE
    return -OTHER if befall else 0.0


_TAKEN_FOR = frozenset(
    frozenset(pair.split())
    for pair in ("depot fuel", "depot factory", "depot dwelling", "headquarters school", "headquarters dwelling")
)
"""Kinds that reporters take for one another: the fuel store burns as a depot, the staff sat in a school."""
SINGLE = frozenset(
    (
        "factory",
        "airfield",
        "prison",
        "museum",
        "fortress",
        "power",
        "grain",
        "port",
        "rail",
        "dam",
        "tower",
        "water",
        "fuel",
    )
)
"""Kinds of which a front has few: whoever takes one there took the one that others tell of."""


def one_landmark(a: Told, b: Told) -> bool:
    """Whether two statements tell that the same kind of landmark of one front changed hands."""
    if {events.kind_of(one.event or "").family for one in (a, b)} != {"ground"}:
        return False
    return bool(things(a.statement.quote) & things(b.statement.quote) & SINGLE)


def in_words(a: Told, b: Told) -> str:
    """The things that both tell of."""
    shared = sorted(things(a.statement.quote) & things(b.statement.quote))
    return f"the same thing ({', '.join(shared)})" if shared else ""
