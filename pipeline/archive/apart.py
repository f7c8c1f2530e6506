"""Pairs that tell of other villages for sure, many at once: the first look of `match.sight`, in columns.

Nine pairs in ten that share keys come to nothing, most of them because no sound of one village's name answers the
other's. Here that is looked at for thousands of pairs together. Of what is left out `match.link` would have kept
nothing, which a test holds; whatever is not sure is left to it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.match.events import is_act
from pipeline.match.sight import FAR_IS_HOPELESS
from pipeline.match.told import Told
from pipeline.match.whereabouts import OTHER_PLACE
from pipeline.phones import SOUNDS, beside_costs, weighed
from pipeline.spelling import COVERED, ROUNDING, Heard, glance

VILLAGES = 4
"""Most villages of a statement that is looked at here; one with more is left to `match.link`."""
WORDS = 3
"""Most words of a village's name, likewise."""

_LEAST = OTHER_PLACE - ROUNDING
_HOPELESS = np.array(FAR_IS_HOPELESS)
_NONE = -1

Rows = NDArray[np.int64]
Truths = NDArray[np.bool_]
Shares = NDArray[np.float64]


class Sights:
    """What some statements tell at first sight, in columns: a statement in each row."""

    def __init__(self, many: int) -> None:
        """Have room for so many statements, of which nothing is known yet: no pair of those is apart."""
        self._tells = np.zeros(many, dtype=np.int64)
        self._where = np.full((many, VILLAGES), _NONE, dtype=np.int64)
        self._villages = _Villages()

    def see(self, row: int, one: Told) -> None:
        """Put down what the statement in `row` tells, if nothing but its villages decides at first sight."""
        villages = one.where.villages
        if not one.placed or one.loose or not one.claims or len(villages) > VILLAGES:
            return
        if not (one.count.cumulative or one.own_act or is_act(one.event or "")):
            self._tells[row] = one.tells
            self._where[row, : len(villages)] = [self._villages.number(place.name, place.key) for place in villages]

    def apart(self, ones: Rows, others: Rows) -> Truths:
        """Which pairs of rows tell of other villages for sure, so that nothing would come of comparing them."""
        found: Truths = (self._where[ones, 0] >= 0) & (self._where[others, 0] >= 0)
        found &= _HOPELESS[self._tells[ones] & self._tells[others]]
        for at, beside in _FIRST_WITH_ALL:
            open_ = np.flatnonzero(found)
            one, other = self._where[ones[open_], at], self._where[others[open_], beside]
            both = (one >= 0) & (other >= 0)
            found[open_[both]] = self._villages.surely_other(one[both], other[both])
        return found


_FIRST_WITH_ALL = ((0, 0), *((at, 0) for at in range(1, VILLAGES)), *((0, at) for at in range(1, VILLAGES)))
"""The villages of two that are looked at: the first of either with all, as `match.whereabouts` does."""


class _Column:
    """Rows of numbers, of which more are added."""

    def __init__(self, width: int, fill: float, kind: type[np.generic]) -> None:
        self.rows = np.full((256, width), fill, dtype=kind)
        self._fill, self._many = fill, 0

    def add(self, *values: float) -> int:
        """Add a row that begins with `values`; returns its number."""
        if self._many == len(self.rows):
            self.rows = np.concatenate([self.rows, np.full_like(self.rows, self._fill)])
        self.rows[self._many, : len(values)] = values
        self._many += 1
        return self._many - 1


class _Villages:
    """Names of villages, one in a row: column 0 is all words of a name as one, then each word."""

    def __init__(self) -> None:
        self._number: dict[tuple[str, str], int] = {}
        self._keys: dict[str, int] = {}
        self._sounds: dict[Heard, int] = {}
        self._key = _Column(1, _NONE, np.int64)
        self._heard, self._weight = _Column(WORDS + 1, _NONE, np.int64), _Column(WORDS + 1, 0.0, np.float64)
        self._counts, self._costs = _Column(len(SOUNDS), 0.0, np.float64), _Column(len(SOUNDS), 1.0, np.float64)
        self._length = _Column(1, 0.0, np.float64)

    def number(self, name: str, key: str) -> int:
        """The row of a village."""
        known = self._number.get((name, key))
        if known is not None:
            return known
        seen = glance(name)
        fits = seen is not None and len(seen.weights) <= WORDS
        heard = [self._sound(one) for one in seen.heard] if seen is not None and fits else []
        self._heard.add(*heard)
        self._weight.add(0.0, *(seen.weights if seen is not None and fits else ()))
        row = self._number[name, key] = self._key.add(self._keys.setdefault(key, len(self._keys)))
        return row

    def _sound(self, one: Heard) -> int:
        known = self._sounds.get(one)
        if known is None:
            beside = beside_costs(*one)
            known = self._sounds[one] = self._counts.add(*map(one[0].count, SOUNDS))
            self._costs.add(*(beside[sound] for sound in SOUNDS))
            self._length.add(weighed(one[0]))
        return known

    def surely_other(self, a: Rows, b: Rows) -> Truths:
        """Which pairs of rows are other places for sure, as `spelling.surely_other` finds it; it may say no."""
        pairs, back = np.unique(a * len(self._key.rows) + b, return_inverse=True)
        a, b = pairs // len(self._key.rows), pairs % len(self._key.rows)
        heard, others = self._heard.rows[a], self._heard.rows[b]
        far: Truths = (heard[:, 0] >= 0) & (others[:, 0] >= 0) & (self._key.rows[a, 0] != self._key.rows[b, 0])
        far &= self._at_most(heard[:, 0], others[:, 0]) < _LEAST
        longer = np.flatnonzero(far & ((heard[:, 2] >= 0) | (others[:, 2] >= 0)))
        first, second = self._covered(a[longer], b[longer]), self._covered(b[longer], a[longer])
        more, less = COVERED
        far[longer] = more * np.maximum(first, second) + less * np.minimum(first, second) < _LEAST
        return far[back]

    def _covered(self, a: Rows, b: Rows) -> Shares:
        """A bound of how much of each name is found in its partner, by weight: `spelling._most_covered`."""
        heard, others, weight = self._heard.rows[a], self._heard.rows[b], self._weight.rows[a]
        found = np.zeros(len(a))
        for word in range(1, WORDS + 1):
            best = np.zeros(len(a))
            for other in range(1, WORDS + 1):
                both = np.flatnonzero((heard[:, word] >= 0) & (others[:, other] >= 0))
                best[both] = np.maximum(best[both], self._at_most(heard[both, word], others[both, other]))
            found += weight[:, word] * best
        share: Shares = found / np.maximum(weight.sum(axis=1), ROUNDING)
        return share

    def _at_most(self, a: Rows, b: Rows) -> Shares:
        """`phones.at_most` of many soundings: what of either is unanswered beside the other, by its length."""
        counts, costs, length = self._counts.rows, self._costs.rows, self._length.rows[:, 0]
        one, other = (np.einsum("ij,ij->i", counts[x], costs[y]) for x, y in ((a, b), (b, a)))
        bound: Shares = 1.0 - np.maximum(one, other) / np.maximum(np.maximum(length[a], length[b]), ROUNDING)
        return bound
