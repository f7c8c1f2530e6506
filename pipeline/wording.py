"""How alike two wordings are: near-identical words are evidence that one text was taken from the other.

A copy says nothing about whether a thing is true; it says that two posts are one voice. Telling the same event in
other words is a different relation, and is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.text import words

COPY = 0.88
"""Least likeness (0–1) of a copy: one word in eight changed. Paraphrases of one event that two people wrote lie
well below (on labelled Syrian posts only 19 normalised texts are shared by two sources at all)."""

COPY_WORDS = 6
"""Fewest words of a copy: shorter sentences ("The army enters the town") are written alike by chance."""

REWORKED, REWORKED_WORDS = 0.85, 12
"""Least likeness of the sets of words of a longer text and its copy that was cut, tagged, mistyped or turned about, and
fewest words of either: on made-up posts the 1st hundredth of such copies lies at 0.85, the likest strangers at 0.66."""

EXCERPT_WORDS = 8
"""Fewest words of a text that stands whole inside a longer one for the longer one to count as built on it."""

_OPENERS = re.compile(
    r"^(?:(?:rt|mt|breaking|urgent|update|new|watch|عاجل|срочно|молния|терміново)\b[\s:!|.-]*)+", re.I
)
_HANDLES = re.compile(r"https?://\S+|[@#]\w+:?|[\U0001f000-\U0001faff\u2600-\u27bf]")
_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=8192)
def wording(text: str) -> tuple[str, ...]:
    """The folded words of `text` without what reposters add (links, handles, `RT`, `BREAKING`)."""
    bare = text
    if not text.isascii() or "@" in text or "#" in text or "http" in text.lower():
        bare = _HANDLES.sub(lambda found: found[0][1:] if found[0].startswith("#") else " ", text)
    plain = bare.strip()
    for _ in range(2):
        if opener := _OPENERS.match(plain):
            plain = plain[opener.end() :].strip()
    return tuple(words(plain))


def likeness(a: str, b: str) -> float:
    """How alike the words of two texts are: 0 (nothing shared) to 1 (the same words in the same order)."""
    first, second = wording(a), wording(b)
    if not first or not second:
        return 0.0
    return fuzz.ratio(" ".join(first), " ".join(second)) / 100


def is_copy(a: str, b: str) -> bool:
    """Whether one of two texts was taken from the other: near-identical wording, or one whole inside the other.

    Texts whose numbers differ are no copies, and shorter ones than `COPY_WORDS` must be left to other evidence.
    """
    first, second = _ready(a), _ready(b)
    known = settled(first, second)
    if known is not None:
        return known
    fewest = min(first.number, second.number)
    return any(
        fewest >= measure.words and measure.scorer(measure.of(first), measure.of(second), score_cutoff=measure.least)
        for measure in MEASURES
    )


class Wording(NamedTuple):
    """A wording, ready to be compared."""

    number: int
    """Of its words."""
    whole: str
    ordered: str
    """Its words in alphabetical order."""
    digits: list[str]


def ready(whole: str) -> Wording:
    """The wording whose words, joined by single blanks, are `whole`."""
    said = whole.split()
    return Wording(len(said), whole, " ".join(sorted(said)), _DIGITS.findall(whole))


def settled(a: Wording, b: Wording) -> bool | None:
    """Whether one is a copy of the other, where that needs no measuring; None: the `MEASURES` tell."""
    short, long = (b, a) if a.number > b.number else (a, b)
    if short.number < COPY_WORDS:
        return False
    if short.number >= EXCERPT_WORDS and f" {short.whole} " in f" {long.whole} ":
        return True
    return False if long.number > 2 * short.number or long.digits != short.digits else None


class Measure(NamedTuple):
    """One way in which two wordings may be alike enough for a copy."""

    scorer: Callable[..., float]
    """Of rapidfuzz: 0 to 100, the same whichever text comes first."""
    of: Callable[[Wording], str]
    least: float
    words: int
    """Fewest words of either."""


MEASURES = (
    Measure(fuzz.ratio, attrgetter("whole"), 100 * COPY, 0),
    # `token_sort_ratio`, its sorting done once for all comparisons of a text
    Measure(fuzz.ratio, attrgetter("ordered"), 100 * COPY, 0),
    Measure(fuzz.token_set_ratio, attrgetter("whole"), 100 * REWORKED, REWORKED_WORDS),
)
"""Any one of them makes a copy; the cheap ones come first."""


@lru_cache(maxsize=8192)
def _ready(text: str) -> Wording:
    return ready(" ".join(wording(text)))
