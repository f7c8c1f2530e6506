"""How event types stand to one another: the same, near, of one family, at another stage of a fight."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from pipeline.lexicon import shipped
from pipeline.match.weights import weights

SAME, BROADER, CAUSED, NEAR, FAMILY, OTHER = 1.0, 0.97, 0.85, 0.65, 0.35, 0.0
"""How far two event types agree: a broader word means the same, near types may tell one event in other words (or two
claims of one event: a strike and its toll), a family alone hardly. A broader word costs next to nothing: on labelled
posts all of 19 pairs that a broader word told of one village and day were one event."""

TOLLS = frozenset(("kill", "wound"))
"""Events that only count what others left behind."""


class EventKind(NamedTuple):
    """What `lexicon/events.toml` says of an event type."""

    label: str
    family: str
    near: frozenset[str]
    against: frozenset[str] = frozenset()
    """Types that a later report of this one denies."""


@lru_cache(maxsize=1)
def _kinds() -> dict[str, EventKind]:
    table = shipped().tables.get("events", {})
    return {
        name: EventKind(
            str(entry.get("label", name)),
            str(entry.get("family", name)),
            frozenset(entry.get("near", ())),
            frozenset(entry.get("against", ())),
        )
        for name, entry in table.items()
    }


def kind_of(event: str) -> EventKind:
    """What is known of `event`; a type in no list is a family of its own."""
    return _kinds().get(event) or EventKind(event, event, frozenset())


def apart(a: str, b: str) -> bool:
    """Whether two event types are different stages of a fight, and so never one claim."""
    stages = weights().stages
    return a in stages and b in stages and stages[a] != stages[b]


def caused(a: str, b: str) -> bool:
    """Whether one of two event types is what the other leaves behind, or both are what a third left."""
    causes, effects = weights().causes, weights().effects
    return (a in effects and (b in causes or b in effects)) or (b in effects and a in causes)


def is_act(event: str) -> bool:
    """Whether an event is a body's decision, which is taken nowhere: the places it names are its subject's."""
    return event in weights().acts


@lru_cache(maxsize=4096)
def likeness(a: str, b: str) -> float:
    """How far two event types may tell one event: SAME, BROADER, NEAR, FAMILY or OTHER."""
    if a == b:
        return SAME
    if apart(a, b):
        return OTHER
    if (a, b) in weights().broader or (b, a) in weights().broader:
        return BROADER
    if caused(a, b):
        return CAUSED
    kindred = weights().kindred
    if b in kind_of(a).near or a in kind_of(b).near or (a, b) in kindred or (b, a) in kindred:
        return NEAR
    if kind_of(a).family == kind_of(b).family:
        return FAMILY
    return OTHER
