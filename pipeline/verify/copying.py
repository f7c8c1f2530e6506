"""Words that were taken over: verbatim, cut, turned about, one word put in; a statement, or the whole post it is in.

Beside `pipeline.wording.is_copy`, which also tells posts apart for matching and must not be wrong either way, this asks
only whether two voices may count beside one another: folding one too many costs a corroboration, one too few could
confirm what one person said.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from operator import ne

from rapidfuzz.distance import LCSseq

from pipeline.types import Appearance
from pipeline.verify.translation import own_reporting
from pipeline.wording import is_copy, wording

VERBATIM = 3
"""Words from which the same words in the same order are one text, "Rebels take Khalsa" as well as a story."""
SHORT, ADDED = 4, 1
"""Words from which a short text is another's with up to so many words put in ("Rebels have captured …")."""
CUT_WORDS, CUT = 8, 0.9
"""Fewest words of a text that was cut out of a longer one, word for word in its order, and how many of them must be
the other's: of the labelled days' pairs of independent reports none comes near (at most 0.7)."""
TIMES = 3
"""How much longer the other may be: a long text holds the words of any short one somewhere in this order."""
RETOLD_WORDS, RETOLD = 7, 0.6
"""Fewest stems of two texts of one language that tell one thing in one choice of words, and more than what share of all
they have in common: of 157 pairs of independent reports of one claim on the labelled days none is above 0.54."""
STEM = 4
"""Letters by which forms of a word are one."""
LONGEST = 400
"""Words up to which whole posts are compared: live pages and round-ups hold many reports."""


def taken(later: Appearance, earlier: Appearance) -> bool:
    """Whether the words of one statement were made from the other's, or those of its whole post.

    The whole post shows nothing where it says that its source's own people were there, or were told.
    """
    if is_copy(later.statement.quote, earlier.statement.quote) or reworked(
        later.statement.quote, earlier.statement.quote
    ):
        return True
    first, second = later.post.text, earlier.post.text
    if first == later.statement.quote and second == earlier.statement.quote:
        return False
    if own_reporting(first) or max(len(wording(first)), len(wording(second))) > LONGEST:
        return False
    return is_copy(first, second) or reworked(first, second)


@lru_cache(maxsize=16384)
def reworked(a: str, b: str) -> bool:
    """Whether one of two texts is the other one said again, with a word put in, or cut out of it."""
    short, long = wording(a), wording(b)
    if len(short) > len(long):
        short, long = long, short
    if len(short) < VERBATIM or short == long:
        return len(short) >= VERBATIM
    if _one_replaced(short, long) or _retold(a, b):
        return True
    if len(short) < CUT_WORDS:
        needed, most = len(short), len(long) <= len(short) + ADDED and len(short) >= SHORT
    else:
        needed, most = ceil(CUT * len(short)), len(long) <= min(LONGEST, TIMES * len(short))
    if not most or LCSseq.similarity(short, long, score_cutoff=needed) < needed:
        return False
    first, second = _numbers(short), _numbers(long)
    return first == second if len(short) < CUT_WORDS else first <= second


def _one_replaced(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether two texts are alike but for one word that is no number: "Rebels seized (took, captured) Khalsa"."""
    if not SHORT <= len(short) == len(long):
        return False
    return sum(map(ne, short, long)) == 1 and _numbers(short) == _numbers(long)


def _retold(a: str, b: str) -> bool:
    """Whether two texts use the same words in other forms and in another order: a wire report written anew."""
    first, second = _stems(a), _stems(b)
    if min(len(first), len(second)) < RETOLD_WORDS:
        return False
    shared = len(first & second)
    alike = shared > RETOLD * (len(first) + len(second) - shared)
    return alike and _numbers(wording(a)) == _numbers(wording(b))


@lru_cache(maxsize=8192)
def _stems(text: str) -> frozenset[str]:
    return frozenset(_bare(word)[:STEM] for word in wording(text) if len(word) > 2 or word.isdigit())


def _bare(word: str) -> str:
    """An Arabic word without the "and" that is written onto it."""
    return word[1:] if word[0] == "و" and len(word) > STEM else word


def _numbers(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset([word for word in words if not word.isalpha() and any(map(str.isdigit, word))])
