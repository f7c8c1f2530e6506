"""What work waits: asked first in every pass, so it loads nothing of what the work itself needs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from pipeline.places_said import are_told_otherwise
from pipeline.settings import Settings
from pipeline.types import Post
from pipeline.types.dependence import DEPENDS_ACT
from storage import Store

POLICY_MEMO = "policy"
"""Under which the store remembers the policy that all claims were judged by."""

DATED_MEMO = "dated-grades"
"""Under which the store remembers the dated grades and hacked times that claims were judged by."""


def is_any(store: Store, settings: Settings, now: datetime) -> bool:
    """Whether posts are to be read, or claims to be judged again because a grade or the policy changed."""
    regraded = store.save_roster(settings.sources, now)
    return (
        bool(regraded or redated(store, settings))
        or store.memo(POLICY_MEMO) != fingerprint(settings)
        or are_told_otherwise(store, settings)
        or bool(store.pending(1))
    )


def batches(store: Store, size: int) -> Iterator[tuple[list[Post], list[Post]]]:
    """The posts that wait, `size` at a time with those that come after them, until none waits any more.

    Whoever takes a batch takes it out of the queue before the next one is asked for.
    """
    while waiting := store.pending(2 * size):
        yield waiting[:size], waiting[size:]


def fingerprint(settings: Settings) -> str:
    """All that decides by which policy a claim is judged, as one text: another text means that all are judged again."""
    own = [beat.model_dump_json() for beat in settings.beats if beat.policy is not None]
    return "\n".join([settings.policy.model_dump_json(), *own])


def dated(settings: Settings) -> dict[str, str]:
    """Name of a source → what of it holds from a day on: its later grades, the times when its account was hacked."""
    return {
        source.name: "\n".join(one.model_dump_json() for one in (*source.regrades, *source.hacked))
        for source in settings.sources
        if source.regrades or source.hacked
    }


def redated(store: Store, settings: Settings) -> set[str]:
    """The sources of which what holds from a day on, or whom they copy, has changed since claims were last judged."""
    before: dict[str, str] = json.loads(store.memo(DATED_MEMO) or "{}")
    today = _known(store, settings)
    return {name for name in before.keys() | today.keys() if before.get(name) != today.get(name)}


def _known(store: Store, settings: Settings) -> dict[str, str]:
    """`dated`, and for each source whom the desk accepted that it copies."""
    found = dated(settings)
    made = [one for one in store.decisions() if one.act == DEPENDS_ACT and one.other]
    for one in sorted(made, key=lambda one: (one.subject, one.other or "", one.at)):
        found[one.subject] = f"{found.get(one.subject, '')}\n{one.after} {one.other}"
    return found


def note_dated(store: Store, settings: Settings, now: datetime) -> None:
    """Note that all claims were judged by the dated grades and hacked times of `settings`."""
    store.note_settings(DATED_MEMO, json.dumps(_known(store, settings)), now)
