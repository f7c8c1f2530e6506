"""What people say of places, from the settings' list and from the desk, and what is read again when they say otherwise.

Heavy modules are imported where something was said: every pass asks whether anything was.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from pipeline.settings import Settings
from pipeline.types.places import OTHER_PLACE, SAME_PLACE, OwnPlace, SaidPlaces
from storage import SearchFilter, Store

if TYPE_CHECKING:
    from pipeline.particulars.own_places import OwnPlaces

PLACES_MEMO = "places"
"""Under which the store remembers what was said of places when posts were last read."""

READ_AGAIN = 1_000
"""Newest posts for each name that are read again when something else is said of it: older ones meet no new post."""


def said_places(store: Store) -> tuple[SaidPlaces, ...]:
    """What editors said of two names and nobody took back, in the order in which they said it."""
    made = store.decisions_of((SAME_PLACE, OTHER_PLACE))
    if not made:
        return ()
    from pipeline.review.undoing import UNDO, in_force

    standing = in_force(sorted([*made, *store.decisions_of((UNDO,))], key=lambda one: one.at))
    # decisions of an earlier version name no places: they hold for the claims that they joined or parted
    named = [(one, one.before, one.after) for one in standing]
    return tuple(SaidPlaces(a=a, b=b, same=one.act == SAME_PLACE) for one, a, b in named if a and b)


def own_places(store: Store, settings: Settings) -> OwnPlaces:
    """The places as the team knows them: its list, and on top of it what editors said."""
    from pipeline.particulars.own_places import OwnPlaces

    return OwnPlaces(settings.places, said_places(store))


def are_told_otherwise(store: Store, settings: Settings) -> bool:
    """Whether people say something else of places than when posts were last read."""
    return (store.memo(PLACES_MEMO) or "") != _written(settings.places, said_places(store))


def read_again(store: Store, settings: Settings, now: datetime) -> OwnPlaces:
    """Queue the posts whose places are read otherwise now; returns the places as the team knows them.

    What was said is remembered after the posts are queued, so that a kill in between leaves them to the next pass.
    """
    from pipeline.particulars.own_places import OwnPlaces

    said = said_places(store)
    new, written, before = OwnPlaces(settings.places, said), _written(settings.places, said), store.memo(PLACES_MEMO)
    if written == (before or ""):
        return new
    old = OwnPlaces(*_read(before or ""))
    was, is_now = old.table(), new.table()
    names = sorted(name for name in was.keys() | is_now.keys() if was.get(name) != is_now.get(name))
    store.requeue(_naming(store, names, (old, new)))
    store.note_settings(PLACES_MEMO, written, now)
    return new


def _naming(store: Store, names: Iterable[str], tables: Iterable[OwnPlaces]) -> list[str]:
    """The uids of the newest posts that name one of `names`, in any spelling."""
    found: set[str] = set()
    for name in names:
        same = {key: keys for one in tables if (keys := one.keys(name)) for key in keys}
        for wanted in (SearchFilter(words=name, kind="post"), SearchFilter(place=name, kind="post")):
            found.update(hit.ref for hit in store.search(wanted, same, READ_AGAIN).hits)
    return sorted(found)


def _written(listed: Iterable[OwnPlace], said: Iterable[SaidPlaces]) -> str:
    """All that was said as one text; empty where nothing was."""
    rows = [[one.model_dump(mode="json", exclude_defaults=True) for one in told] for told in (listed, said)]
    return json.dumps(rows, ensure_ascii=False, sort_keys=True) if any(rows) else ""


def _read(written: str) -> tuple[list[OwnPlace], list[SaidPlaces]]:
    listed, said = json.loads(written) if written else ([], [])
    return [OwnPlace.model_validate(one) for one in listed], [SaidPlaces.model_validate(one) for one in said]
