"""The terms by which a text is found: its words without their endings, the families of its places, and its marks.

One function makes them for the index and for what somebody types, so that the two agree: in every language, with or
without article, case ending or vowel marks, and with a place in any spelling (`pipeline.spelling.place_key`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.spelling import place_key, split_camel
from pipeline.text import fold
from pipeline.types import short_hash

LONGEST = 40
"""Letters of a term; longer ones are no words."""
MOST = 3_000
"""Terms of one text: a live page of a day has about so many."""
ASKED = 10
"""Words of a question that are looked for; more narrow nothing any more."""
GRAM = 3
"""Words of a place name at most, as `draft.naming` looks for them."""
BEGINS = 4
"""Letters from which a term also finds what begins with it."""
SHORT = 1_000
"""Characters of a text whose terms are remembered, lately asked for first."""
KEPT = 3
"""Letters that stay of a word whose ending goes."""

_LINK = re.compile(r"https?://\S+")
_PART = re.compile(r"[^\W_]+")
"""Words without what joins them: whoever looks for `anti-tank` finds both, and so does who looks for one."""
_ARABIC = re.compile(r"^(?:[وف]?[بلك]?ال|وال|لل|[وف](?=\w{4}))(?=\w{3})")
"""Article and one-letter particles, after the light stemmer of Larkey et al. (2002)."""
_ARABIC_END = re.compile(r"(?<=\w{3})(?:هما|تها|ات|ون|ين|ان|وا|ها|هم|ية|يه|ه|ي)$")
_ENGLISH = re.compile(r"(?:'s|ies|ing|ed|es|s|ly|ers?|ions?|e|y)$")
"""As in `match.texts`: a crude relative of Porter's (1980)."""
_SLAVIC = re.compile(
    r"(?:ами|ями|ого|ему|ому|ыми|ими|ах|ях|ов|ев|ів|їв|ам|ям|ом|ем|єм|ою|ею|ой|ей|ая|яя|ое|ее|ый|ий|ій|их|ых|ую|юю|"
    r"али|или|или|ати|ити|ать|ить|ли|ла|ло|ть|а|я|о|е|є|и|і|ы|у|ю|ь|й|ї)$"
)
"""Endings of nouns, adjectives and verbs, Russian and Ukrainian, longest first."""


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """What stays of a folded word without article, particles and ending."""
    if word[0].isdigit():
        return word[:LONGEST]
    if "\u0600" <= word[0] <= "\u06ff":
        bare = _ARABIC.sub("", word)
        bare = _ARABIC_END.sub("", bare)
    elif "\u0400" <= word[0] <= "\u04ff":
        bare = _shorter(_SLAVIC, word)
    else:
        bare = _shorter(_ENGLISH, word)
    return bare[:LONGEST]


def _shorter(ending: re.Pattern[str], word: str) -> str:
    bare = ending.sub("", word)
    return bare if len(bare) >= KEPT else word


def said(text: str) -> list[str]:
    """The folded words of `text`, in order, without links; joined ones in their parts as well (`DeirEzzor`)."""
    bare = _LINK.sub(" ", text)
    found: list[str] = _PART.findall(fold(bare).text)
    if "#" in bare:
        tags = " ".join(word for word in bare.split() if "#" in word).replace("#", " ")
        found += _PART.findall(fold(split_camel(tags)).text)
    return found


# ---- marks: terms that no text holds, so that to narrow is to look for one word more


@lru_cache(maxsize=16_384)
def _mark(what: str, value: str) -> str:
    return f"zq{what}{short_hash(value)[-12:]}"


def place_mark(key: str) -> str:
    """The term of the places with this key."""
    return _mark("p", key)


def kind_mark(kind: str) -> str:
    """The term of what is a `post`, a `claim` or an `item`."""
    return _mark("k", kind)


def status_mark(status: str) -> str:
    """The term of what has this status."""
    return _mark("t", status)


def lang_mark(lang: str) -> str:
    """The term of what is in this language, whatever its region."""
    return _mark("l", lang.casefold().partition("-")[0])


def source_mark(name: str) -> str:
    """The term of what this source said."""
    return _mark("s", name)


def indexed(texts: Iterable[str | None], marks: Iterable[str] = ()) -> str:
    """The terms of `texts` and the `marks`, each once, with blanks between them: what the index keeps."""
    found = dict.fromkeys(marks)
    for text in texts:
        if text:
            found |= _terms(text) if len(text) <= SHORT else dict.fromkeys(map(stem, said(text)))
    return " ".join(list(found)[:MOST])


@lru_cache(maxsize=4_096)
def _terms(text: str) -> dict[str, None]:
    """The terms of a text: what a post says is said again by its statement, its claim and its copies."""
    return dict.fromkeys(map(stem, said(text)))


# ---- what somebody asks for

Alternative = tuple[str, ...]
"""Terms that must all be there; `*` at the end of one: what begins with it."""

Part = tuple[Alternative, ...]
"""Alternatives of which one must be there."""


class Asked(NamedTuple):
    """A question, taken apart."""

    parts: tuple[Part, ...]
    """All of which must be found."""
    families: tuple[str, ...]
    """Place keys that were looked for."""


Families = Callable[[Sequence[str]], dict[str, frozenset[str]]]
"""Tells for names the keys of the places that they may mean: those that are stored, in any spelling."""


def asked(text: str, families: Families) -> Asked:
    """What `text` asks for: every word of it, or in the stead of up to three of them the place that they name."""
    told = said(text)[:ASKED]
    grams = [
        " ".join(told[at : at + length])
        for at in range(len(told))
        for length in range(1, min(GRAM, len(told) - at) + 1)
    ]
    known = families(list(dict.fromkeys(grams))) if grams else {}
    parts: list[Part] = []
    keys: dict[str, None] = {}
    at = 0
    while at < len(told):
        length = next((n for n in range(min(GRAM, len(told) - at), 1, -1) if known.get(" ".join(told[at : at + n]))), 1)
        gram = " ".join(told[at : at + length])
        found = sorted({*known.get(gram, ()), place_key(gram)} - {""})
        keys |= dict.fromkeys(known.get(gram, ()))
        parts.append(
            (tuple(_beginning(stem(word)) for word in told[at : at + length]), *((place_mark(k),) for k in found))
        )
        at += length
    return Asked(tuple(parts), tuple(keys))


def _beginning(term: str) -> str:
    return f"{term}*" if len(term) >= BEGINS and not term[0].isdigit() else term
