"""Cyrillic names that their own letters keep apart, though other scripts could not: Грачівка and Грушівка.

A spelling family holds what writers of three scripts confuse, ч with ш and г with к among it. Who writes Cyrillic does
not; Latin letters do in Slavic names too (Zhovti Vody, Zovti Vody; Hrushivka, Hrouchivka), so there nothing is said.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.name_keys import heard_as, keyed_words
from pipeline.phones import VOWELS

_KEPT = frozenset(frozenset(pair) for pair in ("SC", "SZ", "CZ", "Zz", "Sz", "Ss", "Cz", "bp", "Hk", "gk", "kx", "td"))
"""Sounds that a Slavic writer never takes for one another: ш ч, ш ж, ж з, с ш, б п, г к, к х, т д. Left out are those
that Russian and Ukrainian, or two ears, write otherwise: г and х (Хама, Гама), з and с, ذ as д or з."""
_SAME = ((re.compile(r"[szSC]C|zS|sS"), "S"), (re.compile(r"[ZzSsCc]s?k$"), "sk"), (re.compile(r"(.)\1+"), r"\1"))
"""What both languages write otherwise: Щастя, Счастье; Острогожск, Острогозьк."""
_LEAST = 2
"""Fewest consonants of a name that is judged."""


@lru_cache(maxsize=65536)
def written_apart(a: str, b: str) -> bool:
    """Whether two names in Cyrillic letters are other places by a consonant that their writers keep apart."""
    first, second = keyed_words(a), keyed_words(b)
    if not first or len(first) != len(second) or first == second:
        return False
    cyrillic = all("\u0400" <= word[0] <= "\u04ff" for word in (*first, *second))
    return cyrillic and any(_apart(_frame(x), _frame(y)) for x, y in zip(first, second, strict=True))


@lru_cache(maxsize=65536)
def _frame(word: str) -> str:
    """The consonants of a word as its writer tells them apart, without case endings."""
    sounds = "".join(
        char for char in heard_as(word, slavic=True, last=True) if char not in VOWELS and char not in "yw'"
    )
    for pattern, instead in _SAME:
        sounds = pattern.sub(instead, sounds)
    return sounds.removeprefix("v")


def _apart(one: str, other: str) -> bool:
    """Whether two words of as many consonants differ by such a pair; a case may soften the last (Прага, Празі)."""
    if len(one) != len(other) or len(one) < _LEAST:
        return False
    return any(frozenset((x, y)) in _KEPT for x, y in zip(one[:-1], other[:-1], strict=True) if x != y)
