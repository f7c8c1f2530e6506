"""What all the claims of one post tell together: its villages, provinces, events, actors, figures and words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.match.events import kind_of
from pipeline.match.texts import Words, words_of
from pipeline.match.told import Told, told
from pipeline.types import Place, Statement


class Telling(NamedTuple):
    """A whole post, ready to be compared with another."""

    said: tuple[Told, ...]
    """Its statements; never empty."""
    words: Words
    villages: tuple[Place, ...]
    """Each once, in the order of the post."""
    regions: frozenset[str]
    """Keys of provinces and fronts."""
    events: frozenset[str]
    families: frozenset[str]
    actors: frozenset[str]
    sides: frozenset[str]
    """Sides, or where none is known the keys of the actors."""
    doers: frozenset[str]
    """Sides of those who act."""
    means: frozenset[str]


def telling(statements: Sequence[Statement], text: str) -> Telling:
    """What `statements`, all of one post that reads `text`, tell together; there must be one at least."""
    said = tuple(map(told, statements))
    who = [actor for one in said for actor in one.who.actors]
    happened = frozenset(one.event for one in said if one.event)
    return Telling(
        said=said,
        words=words_of(text),
        villages=tuple({place.key: place for one in said for place in one.where.villages}.values()),
        regions=frozenset(place.key for one in said for place in one.where.regions),
        events=happened,
        families=frozenset(kind_of(event).family for event in happened),
        actors=frozenset(actor.key for actor in who),
        sides=frozenset(actor.side or actor.key for actor in who),
        doers=frozenset(actor.side for one in said for actor in one.who.by if actor.side),
        means=frozenset[str]().union(*(one.means for one in said)),
    )
