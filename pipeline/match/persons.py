"""The people that a statement names in full: two names of one person, in any script, found without a list.

In Latin and Cyrillic letters they are words with capitals side by side; Arabic has none, so there any two words side by
side that no word list knows may be a name. Which of them are is decided by the other statement, which spells it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.match.sketches import bones
from pipeline.spelling import same_place
from pipeline.text import fold

ONE_NAME = 0.85
"""Least likeness (`spelling.same_place`) of each of two names of one person, spelt in two scripts."""
SHORTEST = 3
"""Letters of the shortest name; of the shortest in Arabic, which leaves vowels out, one less."""
MOST = 24
"""Words of a statement that are looked at for names."""
CLITICS = 3
"""Letters that Arabic may write before a word: conjunction, preposition, article."""
KEYED = 2
"""People of a statement that get a key."""

Names = tuple[str, str]
"""Two names of one person, folded, as written."""

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_PARTICLES = frozenset("al el bin ibn abu von van de аль эль бин ибн абу بن ابن ال".split())  # noqa: SIM905
"""Words between two names of one person."""
_GAP = re.compile(r"[ -]|- ?")
_TITLES = frozenset(
    fold(
        """القائد القيادي الشهيد العقيد العميد اللواء النقيب الرائد المقدم الملازم الشيخ الوزير الرئيس المسؤول قائد وزير
        الامير امير المدعو الصحفي الصحفية الناشط الناشطة الدكتور الطبيب المهندس المواطن الشاب الاعلامي الجنرال السفير
        النائب الركن الطيار المجرم الارهابي البطل المتقاعد"""
    ).text.split()
)
"""Words right before a person's name in Arabic."""
_TOPONYMS = frozenset(("towns", "regions", "provinces", "countries", "aliases", "toponyms"))


@lru_cache(maxsize=4096)
def full_names(quote: str) -> dict[str, tuple[Names, ...]]:
    """The sketches of two names → the names: those that may be a person's in `quote`, in order."""
    found: dict[str, list[Names]] = {}
    for names in _pairs(quote):
        found.setdefault(_sketch(names), []).append(names)
    return {sketch: tuple(dict.fromkeys(names)) for sketch, names in found.items()}


def keys(quote: str) -> tuple[str, ...]:
    """The sketches of the first people told: behind a title in Arabic, where any two words may be a name."""
    told = [_sketch(names) for names in _pairs(quote, titled=True)]
    return tuple(dict.fromkeys(told))[:KEYED]


@lru_cache(maxsize=4096)
def titled(quote: str) -> frozenset[Names]:
    """The two names of each person whom an Arabic quote names behind his title."""
    return frozenset(_pairs(quote, titled=True))


def shared(a: dict[str, tuple[Names, ...]], b: dict[str, tuple[Names, ...]]) -> str:
    """The person that two statements name in full, as `a` writes it; empty where there is none."""
    for sketch in sorted(a.keys() & b.keys()):
        for first, last in a[sketch]:
            if any(_one(first, other) and _one(last, another) for other, another in b[sketch]):
                return f"{first} {last}"
    return ""


def _one(name: str, other: str) -> bool:
    return name == other or same_place(name, other) >= ONE_NAME


def _sketch(names: Names) -> str:
    return f"{bones(names[0])}.{bones(names[1])}"


def _pairs(quote: str, *, titled: bool = False) -> Iterator[Names]:
    """Two names side by side, or with a third between them."""
    for run in _runs(quote, titled=titled):
        for at in range(len(run) - 1):
            yield run[at], run[at + 1]
            if at + 2 < len(run):
                yield run[at], run[at + 2]


def _runs(quote: str, *, titled: bool) -> Iterator[list[str]]:
    """Words side by side that may all be names."""
    run: list[str] = []
    end = 0
    before = ""
    for match in list(_WORD.finditer(quote))[:MOST]:
        word = fold(match.group()).text
        if not word:
            continue  # a mere lengthening or marks of vowels
        apart = _GAP.fullmatch(quote[end : match.start()]) is None
        if run and (apart or not _may_be(match.group(), word)) and not (word in _PARTICLES and not apart):
            yield run
            run = []
        opens = run or not titled or before in _TITLES or not "\u0600" <= word[0] <= "\u06ff"
        if opens and word not in _PARTICLES and _may_be(match.group(), word):
            run.append(word)
        before, end = word, match.end()
    if run:
        yield run


def _may_be(written: str, word: str) -> bool:
    """Whether a word may be a person's name."""
    if "\u0600" <= word[0] <= "\u06ff":
        return len(word) >= SHORTEST - 1 and word not in _TITLES and not _known(word)
    return len(word) >= SHORTEST and written[0].isupper() and not written.isupper() and not _known(word)


@lru_cache(maxsize=32768)
def _known(word: str) -> bool:
    """Whether the word lists know the whole folded word, but for names of places."""
    found = shipped().scan(word)
    return any(hit.kind not in _TOPONYMS and hit.end == len(word) and hit.start <= CLITICS for hit in found)
