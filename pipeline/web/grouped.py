"""Puts the items of a round-up under their sections and places, as its page shows them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from pipeline.draft.sections import title_of
from pipeline.review import DeskItem


class Place(NamedTuple):
    """The items under one place."""

    name: str
    items: list[DeskItem]


class Section(NamedTuple):
    """A section of the round-up."""

    title: str
    places: list[Place]


def sections_of(items: Iterable[DeskItem]) -> list[Section]:
    """The items, in their order, under their headings."""
    made = []
    for key, section in groupby(items, key=lambda one: one.item.section):
        places = [Place(name, list(group)) for name, group in groupby(section, key=lambda one: one.item.place)]
        made.append(Section(title_of(key), places))
    return made
