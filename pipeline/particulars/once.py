"""The places of a statement, each told once."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.types import Place


def each_once(ranked: Sequence[Place]) -> list[Place]:
    """Each place once, in order: of a region's mentions the one with a direction; no region that is a village too."""
    exact = {place.key for place in ranked if not place.region}
    ordered: dict[str, Place] = {}
    for place in ranked:
        if place.key and not (place.region and place.key in exact):
            earlier = ordered.get(place.key)
            if earlier is None or (earlier.direction is None and place.direction and place.region):
                ordered[place.key] = place
    return list(ordered.values())
