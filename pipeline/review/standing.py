"""Whether a claim stands worse than it did: what publishing must not overlook, and what drafts a correction."""

from __future__ import annotations

from pipeline.types import Status

STANDING = {
    Status.CONFIRMED: 3,
    Status.CORROBORATED: 2,
    Status.UNCONFIRMED: 1,
    Status.DISPUTED: 0,
    Status.RETRACTED: -1,
    Status.REJECTED: -2,
}
"""How well a claim of each status stands. "Unconfirmed" is no fault of an item that was printed as such; what is
disputed, taken back or rejected stands below it."""


def fell(before: Status, now: Status) -> bool:
    """Whether a claim that was `before` stands worse `now`."""
    return STANDING[now] < STANDING[before]
