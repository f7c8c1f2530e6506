"""The village that a post names once, in another line than the one that tells what happened there."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.particulars.clauses import family
from pipeline.particulars.context import HEAD
from pipeline.particulars.events import main_event
from pipeline.particulars.gazetteer import find_town
from pipeline.particulars.known import bare_towns
from pipeline.particulars.naming import canonical_key
from pipeline.particulars.places import WIDE, places
from pipeline.particulars.provinces import province_of
from pipeline.particulars.reading import Reading
from pipeline.types import Particulars, Place, Post, Statement

_ITEMS = re.compile(r"(?:^|\n)\W*ITEMS? *[(:]")
"""What opens the items of a round-up."""
LONGEST = 1500
"""Letters of the longest post of which one village is all it is about."""


def elsewhere(statement: Statement, said: Particulars, post: Post) -> Particulars:
    """`said` with the only village that the whole post names, where the statement tells an event and no village.

    A heading, a hashtag at the end or a line that goes on below says where. A village of another province than the
    statement's own, and a city where agencies sit, are left.
    """
    if any(not place.region for place in said.places) or family(said.event or "") not in HEAD:
        return said
    if len(post.text) > LONGEST or statement.end - statement.start >= len(post.text):
        return said
    if _ITEMS.search(post.text):
        return said  # each item of a round-up is of its own village
    found = _only_place(post.text)
    if found is None:
        return said
    own = {place.key for place in said.places if place.region and len(place.key) > 2}
    province = province_of(found.name, found.key)
    if own and province and canonical_key(province) not in own:
        return said
    return said.model_copy(update={"places": (found, *said.places)})


@lru_cache(maxsize=64)
def _only_place(text: str) -> Place | None:
    """The one village that `text` names, None where it names none, several, or a city that stands in datelines."""
    reading = Reading(text)
    exact = [place for place in places(reading, main_event(reading), bare_towns(reading)) if not place.region]
    if len(exact) != 1:
        return None
    town = find_town(exact[0].name)
    return None if town and town.people >= WIDE else exact[0]
