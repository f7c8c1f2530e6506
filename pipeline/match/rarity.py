"""How rare a word is, learnt from the posts at hand: what few posts say ties two of them more than what all say.

No list of frequencies is shipped: a front's day has its own common words ("airstrike", "Aleppo"), which no general
list knows. Where there are no posts to learn from, long words count as rarer than short ones (Zipf's law of
abbreviation: the more frequent a word, the shorter).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import log

from pipeline.match.texts import Words, words_of

LEAST = 30
"""Fewest posts to learn from: in fewer, a word's count is chance."""
LONGEST = 9
"""Letters from which on a word counts as rarest, where there is nothing to learn from."""


class Rarity:
    """In how many of some posts each stem and each run of letters occurs; 0 (in all) to 1 (in none)."""

    __slots__ = ("_most", "_number", "_runs", "_stems")

    def __init__(self, number: int, stems: Counter[str], runs: Counter[str]) -> None:
        """Keep what was counted in `number` posts."""
        self._number, self._stems, self._runs = number, stems, runs
        self._most = log(2 * number + 2)

    def of(self, stem: str) -> float:
        """How rare a stem is."""
        if self._number < LEAST:
            return min(len(stem), LONGEST) / LONGEST
        return self._share(self._stems.get(stem, 0))

    def of_run(self, run: str) -> float:
        """How rare a run of letters is."""
        return self._share(self._runs.get(run, 0)) if self._number >= LEAST else 1.0

    def _share(self, count: int) -> float:
        """Inverse document frequency (Spärck Jones 1972), smoothed, on a scale from 0 to 1."""
        return max(0.0, log((self._number + 1) / (count + 0.5)) / self._most)


UNLEARNT = Rarity(0, Counter(), Counter())
"""What is known of words before any post was read."""


def learn(texts: Iterable[str]) -> Rarity:
    """What `texts` tell of how rare words are; each text is one post, and the same text twice is one."""
    stems, runs, number = Counter[str](), Counter[str](), 0
    for text in dict.fromkeys(texts):
        read: Words = words_of(text)
        stems.update(read.stems.keys())
        runs.update(read.runs.keys())
        number += 1
    return Rarity(number, stems, runs)


@lru_cache(maxsize=4)
def learnt(texts: frozenset[str]) -> Rarity:
    """`learn`, remembered for the last sets of texts."""
    return learn(sorted(texts))
