"""The gazetteer: where known places lie. Compiled from GeoNames when itemwire is built; all works without it.

Villages of a front are mostly in no gazetteer: not being found here says nothing against a place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.spelling import exact_key, place_key

FILE = Path(__file__).with_name("gazetteer.tsv")

OTHER_NAME_LEAST, FOREIGN_NAME_LEAST = 5000, 50_000
"""A hamlet's old name is some other village's name elsewhere: other names count for towns of so many people, and more
in countries that are not at the centre of a war we follow."""


class Town(NamedTuple):
    """A place of the gazetteer."""

    name: str
    lat: float
    lon: float
    country: str
    """ISO 3166 code."""
    people: int
    province: str = ""
    """The province of a front that it lies in, as reports call it; empty elsewhere."""


class _Gazetteer:
    """The file's lines by look-up key; a line is parsed when asked for."""

    def __init__(self, text: str) -> None:
        self._lines: dict[str, str] = {}
        self._shared: set[str] = set()
        """Keys of towns of one country that lie in several provinces: which of them is meant is not known."""
        for line in reversed(text.splitlines()):  # largest first in the file: the largest keeps a shared name
            if line[:1] != "#":
                head, _, keys = line.rpartition("\t")
                for key in keys.split("|"):
                    earlier = self._lines.get(key)
                    if earlier is not None and _elsewhere(earlier, head):
                        self._shared.add(key)
                    self._lines[key] = head
        self._sorted = sorted(self._lines)

    def find(self, key: str) -> Town | None:
        line = self._lines.get(key)
        if line is None:
            return None
        name, lat, lon, country, people, *province = line.split("\t")  # one compiled before had no provinces
        if key in self._shared:
            province = []
        return Town(name, float(lat), float(lon), country, int(people), *province)

    def opens(self, key: str) -> bool:
        """Whether some place's key begins with `key`."""
        at = bisect_left(self._sorted, key)
        return at < len(self._sorted) and self._sorted[at].startswith(key)

    def __len__(self) -> int:
        return len(self._lines)


def _elsewhere(smaller: str, larger: str) -> bool:
    """Whether two towns of a name lie in two provinces of one country, and the larger one is not much larger."""
    one, other = smaller.split("\t"), larger.split("\t")
    apart = len(one) > _PROVINCE < len(other) and one[_PROVINCE] and other[_PROVINCE]
    differ = apart and one[_COUNTRY] == other[_COUNTRY] and one[_PROVINCE] != other[_PROVINCE]
    return bool(differ) and int(other[_PEOPLE]) < MUCH_LARGER * max(int(one[_PEOPLE]), 1)


_COUNTRY, _PEOPLE, _PROVINCE = 3, 4, 5
"""Columns of the file."""
MUCH_LARGER = 20
"""Times as many people as its namesake by which a town is the one that is meant."""


@lru_cache(maxsize=1)
def _load() -> _Gazetteer:
    """Read the file on first use; empty where it was not built."""
    return _Gazetteer(FILE.read_text(encoding="utf-8") if FILE.exists() else "")


def gazetteer_loaded() -> bool:
    """Whether the gazetteer was built with this program; without it, places have no coordinates."""
    return len(_load()) > 0


@lru_cache(maxsize=32768)
def find_town(name: str) -> Town | None:
    """The place that `name` (any script, any case ending, with or without an article) exactly spells, the largest
    of several; None where the gazetteer knows none.
    """
    town = _by_key(exact_key(name))
    if (possessive := _OF_POSSESSIVE.search(name)) and (
        (
            other := _by_key(
                exact_key(name[: possessive.start()] + possessive[1].replace("о", "і").replace("є", "ї") + "в")
            )
        )
        and (town is None or other.people > town.people)
        and place_key(other.name) == place_key(name)
    ):
        town = other
    return town if town and (town.people >= _least(town) or place_key(town.name) == place_key(name)) else None


def _by_key(key: str) -> Town | None:
    return _load().find(key) if len(key) > 2 else None


_OF_POSSESSIVE = re.compile(r"([оє])в(?:а|і|у|ом|ові)$")
"""How Ukrainian declines a town in -ів or -їв: до Оріхова, в Оріхові. Villages in -ове have the same cases."""


@lru_cache(maxsize=32768)
def opens_town(word: str) -> bool:
    """Whether a name of several words that the gazetteer knows may begin with `word`: most words open none."""
    return _load().opens(exact_key(word))


def _least(town: Town) -> int:
    """Fewest people for which a name that sounds quite unlike the town's own counts as its other name."""
    return OTHER_NAME_LEAST if town.country in ("SY", "UA") else FOREIGN_NAME_LEAST


@lru_cache(maxsize=32768)
def find_family(name: str) -> Town | None:
    """The larger place whose spelling family `name` belongs to: for names already known to be a place's."""
    return find_town(name) or _load().find("~" + place_key(name))
