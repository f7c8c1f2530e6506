"""Who speaks in a post, when, and whether it was he at all."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from pipeline.roster import name_key
from pipeline.sides import NEUTRAL, side_of
from pipeline.types import Appearance, Post, Role, Source, Stance

SPOKESMEN = frozenset({Role.OFFICIAL, Role.AGENCY})
"""Roles of sources that speak for the side they stand on; an analyst or activist of a side speaks for himself."""


@lru_cache(maxsize=16384)
def key_of(name: str) -> str:
    """The comparable form of a name, remembered."""
    return name_key(name)


def voice(source: Source) -> str:
    """The key of the voice that a source speaks with: its owner's, so that two feeds of one owner are one."""
    return key_of(source.owner or source.name)


def spoken_at(post: Post) -> datetime:
    """When a source said what the latest version of its post says."""
    return max(post.edited, post.at) if post.edited else post.at


def forged(one: Appearance) -> bool:
    """Whether others wrote this in the source's name: it was posted, or changed, while the account was hacked."""
    return any(stretch.holds(one.post.at) or stretch.holds(spoken_at(one.post)) for stretch in one.source.hacked)


def own_answer(one: Appearance) -> bool:
    """Whether a statement that looks passed on can only be its source's own: it takes its words back, or speaks for it.

    An agency of a side that denies through "a military source" denies for its side. An answer never raises a status.
    """
    if one.statement.stance is Stance.CORRECTS:
        return True
    speaks = one.source.role in SPOKESMEN and bool(one.source.side) and side_of(one.source.side) != NEUTRAL
    return speaks and one.statement.stance is Stance.DENIES
