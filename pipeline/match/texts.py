"""A whole text, ready to be compared word by word: stems, runs of letters, numbers, names, denials."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from pipeline.text import fold, words

RUN = 3
"""Letters in a run: three forgive endings and spellings, and still tell words apart (Kondrak 2005)."""
STEM = 6
"""Letters of a word that are compared once its endings are off."""
ENDED = 4
"""Longest word that keeps its ending."""
REMEMBERED = 8_192
"""Texts kept ready: a few days of a front."""

_LINKS = re.compile(r"https?://\S*|pic\.twitter\S+|\S*(?:\.\.\.|…)$")
_TAG = re.compile(r"#(\w+)")
_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_")
"""Where the words of a tag meet: "#CeasefireNow"."""
_LOST = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])")
"""An apostrophe that a wrong encoding lost: "it?s"."""
_BYLINE = re.compile(r"[—–] ?[^—–\n]{1,60}\(@\w{1,20}\)(?: [A-Z][a-z]+ \d\d?, \d{4})?\s*$")
"""Who posted what was embedded, and when: "— A Name (@name) January 5, 2015" at the end of it."""
_ENDINGS = re.compile(r"(?:'s|ies|ing|ed|es|s|ly|er|ers|ions?|ment|al|ian|ans?|i|e|y)$")
"""English endings that a reporter changes from one line to the next; a crude relative of Porter's (1980)."""
_PREFIXES = re.compile(r"^(?:[وفبلك]{1,2})?ال|^[وفبل](?=\w{4})")
"""Arabic article and one-letter particles, after the light stemmer of Larkey et al. (2002)."""
_NAMES = re.compile(r"\b[A-ZА-ЯЁЄІЇҐ][\w’'-]{2,}")


_DENIALS = frozenset(
    "not no never without none didn't isn't wasn't don't won't لا لم ليس ينفي نفي не нет ні без".split()  # noqa: SIM905
)
"""Single words that deny, in all languages: enough to tell that one of two texts does and the other does not."""


class Words(NamedTuple):
    """What a text says, as far as words tell."""

    said: tuple[str, ...]
    """The stems in order."""
    stems: Counter[str]
    runs: Counter[str]
    bare: str
    """The text without links, tags taken apart."""
    plain: str
    """The folded words, single blanks between them."""
    numbers: frozenset[str]
    names: frozenset[str]
    """Stems of capitalised words."""
    denies: bool


def stem(word: str) -> str:
    """What of a folded word is compared: without article, particles and endings, its first letters."""
    if word[0].isdigit():
        return word
    bare = _PREFIXES.sub("", word) or word
    if bare.isascii():
        for _ in range(2):
            shorter = _ENDINGS.sub("", bare)
            bare = shorter if len(bare) > ENDED and len(shorter) >= 3 else bare
    return bare[:STEM]


def bare_text(text: str) -> str:
    """`text` without what is no word of its writer's; lost apostrophes are put back."""
    tagged = _TAG.sub(lambda tag: f" {_HUMPS.sub(' ', tag[1])} ", _BYLINE.sub(" ", text))
    return _LINKS.sub(" ", _LOST.sub("'", tagged).replace("#", " ").replace("_", " "))


@lru_cache(maxsize=REMEMBERED)
def words_of(text: str) -> Words:
    """`text`, ready to be compared; links, cut-off last words and bylines are left out, and tags taken apart."""
    bare = bare_text(text)
    folded = words(bare)
    said = tuple(stem(word) for word in folded)
    plain = " ".join(folded)
    padded = f" {plain} "
    return Words(
        said=said,
        stems=Counter(said),
        runs=Counter(padded[at : at + RUN] for at in range(len(padded) - RUN + 1)) if plain else Counter(),
        bare=bare,
        plain=plain,
        numbers=frozenset(word for word in folded if word[0].isdigit()),
        names=frozenset(stem(fold(name).text) for name in _NAMES.findall(bare)),
        denies=not _DENIALS.isdisjoint(folded),
    )
