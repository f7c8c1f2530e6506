"""Who speaks in a post, when, and whether it was he at all."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from pipeline.roster import name_key
from pipeline.types import Appearance, Post, Source


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
