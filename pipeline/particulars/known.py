"""Names of places that are known before a statement is read: those of the settings' beats, the desk's, a thread's.

A village of a front stands in no gazetteer; once its name is known, it is found without any mark beside it, in every
script and case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from pipeline.lexicon import shipped
from pipeline.particulars.gazetteer import find_town
from pipeline.particulars.naming import canonical_key
from pipeline.particulars.own_places import NO_OWN, OwnPlaces
from pipeline.particulars.reading import Reading
from pipeline.spelling import ARTICLES, first_bones, place_key, same_place
from pipeline.text import fold
from pipeline.types import Particulars

PLAIN_LEAST = 5000
"""Fewest people of a gazetteer's town that is found without being known: knowing its name adds nothing."""
ALIKE = 0.88
"""Least likeness (`spelling.same_place`) of a name in a text to the known one whose family it shares."""
FEW = 3
"""A one-word name of so few consonants (Marea) is also another Arabic word: there it needs a mark before it."""
TRIED = 32_768
"""Words of which is remembered what a name that starts in them may sound like."""
_CLITIC = re.compile("[وف]?[بلك]?")
"""Conjunction and preposition that Arabic writes with the word behind them."""


class Known(NamedTuple):
    """A known name found in a text."""

    start: int
    end: int
    key: str


class KnownPlaces:
    """A set of place names by spelling family; its names never change once it is made."""

    def __init__(self, names: Iterable[str] = (), own: OwnPlaces = NO_OWN) -> None:
        """Take `names`, in any script; countries, regions and towns that are found anyway are left out.

        The names of the team's `own` places are known too, and what they say of a place wins.
        """
        self.own = own
        self._names: dict[str, str] = {}
        self._firsts: dict[str, int] = {}
        for name in (*names, *own.names):
            key = place_key(name)
            if key and not _found_anyway(name):
                self._names.setdefault(key, name)
                size = len(name.split()) + name.count("-") + 1
                for bone in first_bones(name):
                    self._firsts[bone] = max(size, self._firsts.get(bone, 0))

    def __len__(self) -> int:
        return len(self._names)

    def settled(self, said: Particulars) -> Particulars:
        """`said` with the team's own places under their own keys."""
        return said.model_copy(update={"places": self.own.settle(said.places)}) if self.own else said

    def find(self, reading: Reading) -> list[Known]:
        """The known names in a text, in order, the longest where several start at one word."""
        found: list[Known] = []
        if not self._names:
            return found
        taken = 0
        for index, (start, end) in enumerate(reading.words):
            if start < taken:
                continue
            if not self._may_start(reading.folded[start:end]):
                continue
            for skip in _skips(reading, start, end):
                hit = self._at(reading, index, start + skip)
                if hit:
                    found.append(hit)
                    taken = hit.end
                    break
        return found

    def _may_start(self, token: str) -> bool:
        """Whether a name may start in this word: a look-up that most words end at."""
        return not self._firsts.keys().isdisjoint(_bones_in(token))

    def _at(self, reading: Reading, index: int, start: int) -> Known | None:
        token = reading.folded[start : reading.words[index][1]]
        size = max((self._firsts.get(bone, 0) for bone in first_bones(token)), default=0)
        if not size or token in ARTICLES:
            return None
        for more in range(min(size, len(reading.words) - index) - 1, -1, -1):
            end = reading.words[index + more][1]
            name = reading.folded[start:end]
            known = self._names.get(place_key(name))
            if (
                more
                and known
                and place_key(reading.folded[start : reading.words[index + more - 1][1]]) == place_key(known)
            ):
                continue  # the last word only says what kind of place it is, or where the sentence goes on
            if known and "\n" not in name and same_place(name, known) >= ALIKE:
                key = place_key(known)
                marked = index > 0 and reading.words[index - 1][1] in reading.marked
                if more or len(key.rstrip("aiu'")) > FEW or not _arabic(token) or marked:
                    return Known(start, end, key)
        return None


def bare_towns(reading: Reading) -> list[Known]:
    """The towns of the word lists in a text: names that are no other word, and so need no mark beside them."""
    groups = reading.of("actors")
    return [
        Known(hit.start, hit.end, canonical_key(reading.folded[hit.start : hit.end]))
        for hit in reading.of("towns")
        if not any(one.start <= hit.start and hit.end <= one.end for one in groups)
    ]


NONE_KNOWN = KnownPlaces()
"""Nothing is known."""


@lru_cache(maxsize=512)
def known_places(names: tuple[str, ...]) -> KnownPlaces:
    """The set of these names, made once for the same names."""
    return KnownPlaces(names) if names else NONE_KNOWN


def _found_anyway(name: str) -> bool:
    town = find_town(name)
    folded = fold(name).text
    named = any(hit.end - hit.start >= len(folded) for hit in shipped("regions").scan(folded))
    return named or (town is not None and town.people >= PLAIN_LEAST)


@lru_cache(maxsize=TRIED)
def _bones_in(token: str) -> frozenset[str]:
    """What a name that starts in the word `token` may sound like: behind what Arabic writes with a word, too."""
    starts = range(4 if _arabic(token) else 1)
    return frozenset(bone for skip in starts for bone in first_bones(token[skip:]))


def _arabic(token: str) -> bool:
    return "\u0600" <= token[:1] <= "\u06ff"


def _skips(reading: Reading, start: int, end: int) -> tuple[int, ...]:
    """How many letters before a name its word may begin with; none where a name can't stand."""
    if _arabic(reading.folded[start:end]):
        match = _CLITIC.match(reading.folded, start, end)
        return tuple(range((match.end() if match else start) - start + 1))
    if reading.is_capital(start) or reading.folded[start - 1 : start] == "#":
        return (0,)
    return (0,) if end - start >= SMALL and _behind_a_mark(reading, start) else ()


SMALL = 5
"""Letters of the shortest Cyrillic name that is known again in small letters."""


def _behind_a_mark(reading: Reading, start: int) -> bool:
    """Whether a Cyrillic word in small letters stands behind a preposition of place ("у липцах")."""
    return reading.folded[start] >= "\u0400" and start - 1 in reading.marked
