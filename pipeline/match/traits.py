"""What two posts have in common, trait by trait, as numbers from 0 to 1 that `posts.toml` weighs."""

from __future__ import annotations

from itertools import product

from pipeline.match import events, evidence, whereabouts
from pipeline.match.compare import Weighed, weigh
from pipeline.match.evidence import HOUR
from pipeline.match.lexical import MEASURES, measures
from pipeline.match.rarity import UNLEARNT, Rarity
from pipeline.match.telling import Telling
from pipeline.match.vetoes import DAY
from pipeline.match.whereabouts import OTHER_PLACE, SAME_PLACE

VETOED = 0.5
"""What a comparison of statements counts for where something stands against it: alike, and yet not one claim."""
ODD = 3
"""Smallest figure whose sharing is no chance."""
RARE = 0.55
"""How rare a shared word must be to tie two posts: about one in a hundred and fifty of two thousand posts has it."""
LATE = 96 * HOUR
"""Gaps between two posts' events count for no more than this."""

PARTICULARS = (
    "statements",
    "unvetoed",
    "all-vetoed",
    "place-same",
    "place-first",
    "place-other",
    "place-in-one",
    "places-shared",
    "places-two",
    "region-same",
    "region-other",
    "event-same",
    "event-near",
    "event-other",
    "family-same",
    "actor-same",
    "side-same",
    "side-other",
    "doer-other",
    "figure-odd",
    "figure-same",
    "figure-other",
    "means-same",
    "means-other",
    "day-same",
    "day-other",
    "gap",
    "place-same*rare",
    "place-same*event-other",
    "place-other*rare",
    "place-in-one*rare",
)
"""Traits that particulars show, in the order of `posts.toml`; `a*b`: both at once."""
TRAITS = ("bias", *PARTICULARS, *MEASURES)
"""All traits."""


def best_of(a: Telling, b: Telling) -> Weighed:
    """The comparison of two of their statements that says most: the best that nothing stands against, else the best."""
    return max((weigh(x, y) for x, y in product(a.said, b.said)), key=worth)


def worth(compared: Weighed) -> float:
    """How surely two statements tell one event, 0 to 1: a later count of one event does, a veto halves."""
    return compared.score if compared.veto is None or compared.updates else compared.score * VETOED


def traits(a: Telling, b: Telling, best: Weighed, rarity: Rarity = UNLEARNT) -> dict[str, float]:
    """Every trait of two posts, named as in TRAITS."""
    words = measures(a.words, b.words, rarity)
    found = {
        "bias": 1.0,
        "statements": worth(best),
        "unvetoed": best.score if best.veto is None else 0.0,
        "all-vetoed": float(best.veto is not None),
        **_places(a, b),
        **_kinds(a, b),
        **_sides(a, b),
        **_figures(a, b),
        **_times(a, b),
        **words,
    }
    rare = max(0.0, words["rarest"] - RARE) / (1 - RARE)
    for name in ("place-same", "place-other", "place-in-one"):
        found[f"{name}*rare"] = found[name] * rare
    found["place-same*event-other"] = found["place-same"] * found["event-other"]
    return found


def _places(a: Telling, b: Telling) -> dict[str, float]:
    alike = [[whereabouts.alike(x, y) for y in b.villages] for x in a.villages]
    best = max((max(row) for row in alike), default=0.0) if b.villages else 0.0
    shared = sum(max(row) >= SAME_PLACE for row in alike) if b.villages else 0
    both = bool(a.villages and b.villages)
    common = bool(a.regions & b.regions)
    return {
        "place-same": float(best >= SAME_PLACE),
        "place-first": float(both and alike[0][0] >= SAME_PLACE),
        "place-other": float(both and best < OTHER_PLACE),
        "place-in-one": float(bool(a.villages) != bool(b.villages)),
        "places-shared": shared / min(len(a.villages), len(b.villages)) if both else 0.0,
        "places-two": float(shared > 1),
        "region-same": float(common),
        "region-other": float(bool(a.regions and b.regions) and not common),
    }


def _kinds(a: Telling, b: Telling) -> dict[str, float]:
    alike = max((events.likeness(x, y) for x, y in product(a.events, b.events)), default=None)
    return {
        "event-same": float(alike == events.SAME),
        "event-near": float(alike is not None and events.NEAR <= alike < events.SAME),
        "event-other": float(alike is not None and alike < events.FAMILY),
        "family-same": float(bool(a.families & b.families)),
        "means-same": float(bool(a.means & b.means)),
        "means-other": float(bool(a.means and b.means) and not a.means & b.means),
    }


def _sides(a: Telling, b: Telling) -> dict[str, float]:
    return {
        "actor-same": float(bool(a.actors & b.actors)),
        "side-same": float(bool(a.sides & b.sides)),
        "side-other": float(bool(a.sides and b.sides) and not a.sides & b.sides),
        "doer-other": float(bool(a.doers and b.doers) and not a.doers & b.doers),
    }


def _figures(a: Telling, b: Telling) -> dict[str, float]:
    pairs = [pair for x, y in product(a.said, b.said) for pair in evidence.figure_pairs(x, y)]
    same = [x for x, y in pairs if (x.low, x.high) == (y.low, y.high)]
    return {
        "figure-odd": float(any(figure.low >= ODD for figure in same)),
        "figure-same": float(bool(same)),
        "figure-other": float(bool(pairs) and not any(evidence.meet(x, y) for x, y in pairs)),
    }


def _times(a: Telling, b: Telling) -> dict[str, float]:
    dated = [evidence.gap(x, y) for x, y in product(a.said, b.said) if x.dated and y.dated]
    return {
        "day-same": float(bool(dated) and min(dated) <= DAY),
        "day-other": float(bool(dated) and min(dated) > DAY),
        "gap": min(*(evidence.gap(x, y) for x, y in product(a.said, b.said)), LATE) / LATE,
    }
