"""What words of a text mean, as far as hand-written groups of synonyms say: "car" and "automobile", "u" and "you".

The groups are the files of `lexicon/<language>/synonyms`, read when two whole posts are first compared and never by a
pass: `README.md` there tells their form. Words are brought to their plain form by rule, after the lemmas that the list
itself knows (Porter's 1980 endings, checked against a dictionary as Krovetz did in 1993), and phrases are one word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.lexicon import FOLDER
from pipeline.match.texts import stem
from pipeline.text import fold, words

FILES = "*/synonyms/*.txt"
IRREGULAR = "irregular"
"""The file of forms that no rule finds, the plain form first."""
IDLE = "idle"
"""The file of words that hold a sentence together and tell of nothing."""
NEAR_FROM = "~"
"""What divides words of one meaning from those that are only near it."""
PHRASE = "_"
REMEMBERED = 8_192
"""Texts and words kept ready, as many as `texts.words_of` keeps."""
NONE: frozenset[int] = frozenset()

_COUNTRY = re.compile(r"\bUS\b")
"""In capitals the country, which folding would make "us"."""

_RULES = (
    ("'s", ("",)),
    ("s'", ("s", "")),
    ("ies", ("y", "ie")),
    ("es", ("e", "")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("e", "")),
    ("ing", ("", "e")),
    ("in'", ("", "e")),
    ("in", ("", "e")),
    ("er", ("", "e")),
    ("est", ("", "e")),
    ("ly", ("",)),
)
"""Endings, and what may have stood in their place; a doubled letter before them may have been single."""


class Unit(NamedTuple):
    """A word or phrase of a text."""

    key: str
    """Its plain form where a group has it, else its stem."""
    stems: tuple[str, ...]
    """The stems that it is made of, by which its rarity is known."""
    same: frozenset[int]
    """Groups of which it has the meaning."""
    near: frozenset[int]
    """Groups that it has to do with, those of its meaning included."""
    idle: bool
    """Whether it holds the sentence together only."""


class Groups(NamedTuple):
    """All groups, by their words."""

    same: Mapping[str, frozenset[int]]
    near: Mapping[str, frozenset[int]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    """First word → the phrases that it begins, the longest first."""
    forms: Mapping[str, str]
    """Irregular form → plain form."""
    idle: frozenset[str]

    def knows(self, word: str) -> bool:
        """Whether a word stands in any group, or is a form of one that no rule finds."""
        return word in self.near or word in self.forms


def read_groups(folder: Path) -> Groups:
    """The groups of all languages below `folder`; raises `OSError` where a file cannot be read."""
    same, near = defaultdict[str, set[int]](set), defaultdict[str, set[int]](set)
    phrases, forms, idle = defaultdict[str, set[tuple[str, ...]]](set), dict[str, str](), set[str]()
    for number, (path, line) in enumerate(_lines(folder)):
        if path.stem == IRREGULAR:
            plain, *others = line.split()
            forms.update({other: forms.get(other, plain) for other in (*others, plain)})
            continue
        if path.stem == IDLE:
            idle.update(line.split())
            continue
        meant, _, around = line.partition(NEAR_FROM)
        for word in meant.split():
            same[word].add(number)
        for word in (*meant.split(), *around.split()):
            near[word].add(number)
            if PHRASE in word:
                phrases[word.split(PHRASE)[0]].add(tuple(word.split(PHRASE)))
    return Groups(
        {word: frozenset(groups) for word, groups in same.items()},
        {word: frozenset(groups) for word, groups in near.items()},
        {first: tuple(sorted(begun, key=lambda one: (-len(one), one))) for first, begun in phrases.items()},
        forms,
        frozenset(idle),
    )


def _lines(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every line that is no comment, folded, with its file."""
    for path in sorted(folder.glob(FILES)):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield path, fold(line).text


@lru_cache(maxsize=1)
def groups() -> Groups:
    """The shipped groups, read when they are first asked for."""
    return read_groups(FOLDER)


@lru_cache(maxsize=REMEMBERED)
def plain_form(word: str) -> str | None:
    """The plain form of a folded word, None where no group has it."""
    known = groups()
    return next((known.forms.get(one, one) for one in (word, *_bare(word)) if known.knows(one)), None)


def _bare(word: str) -> Iterator[str]:
    """What a word may be without its ending."""
    for ending, instead in _RULES:
        if word.endswith(ending):
            rest = word[: -len(ending)]
            yield from (rest + one for one in instead if len(rest + one) > 1)
            if len(rest) > 3 and rest[-1] == rest[-2]:
                yield rest[:-1]


@lru_cache(maxsize=REMEMBERED)
def units(text: str) -> tuple[Unit, ...]:
    """The words and phrases of a text without links, in order; compounds with a hyphen are taken apart."""
    said = tuple(_apart(_COUNTRY.sub("USA", text)))
    found: list[Unit] = []
    at = 0
    while at < len(said):
        phrase = _phrase(said, at)
        took = len(phrase) or 1
        found.append(_unit(PHRASE.join(phrase) or said[at], said[at : at + took]))
        at += took
    return tuple(found)


def _apart(text: str) -> Iterator[str]:
    for word in words(text):
        if "-" in word and not groups().knows(word):
            yield from (part for part in word.split("-") if part)
        else:
            yield word


def _phrase(said: tuple[str, ...], at: int) -> tuple[str, ...]:
    """The longest phrase of any group that begins at a place; empty where none does."""
    begun = groups().phrases
    for first in dict.fromkeys((said[at], plain_form(said[at]) or said[at])):
        for phrase in begun.get(first, ()):
            rest = said[at + 1 : at + len(phrase)]
            if len(rest) == len(phrase) - 1 and all(
                want in (word, plain_form(word)) for want, word in zip(phrase[1:], rest, strict=True)
            ):
                return phrase
    return ()


def _unit(name: str, made_of: tuple[str, ...]) -> Unit:
    known = groups()
    plain = name if PHRASE in name else plain_form(name)
    if plain is None:
        return Unit(stem(name), (stem(name),), NONE, NONE, name in known.idle)
    return Unit(
        plain,
        tuple(map(stem, made_of)),
        known.same.get(plain, NONE) | known.same.get(name, NONE),
        known.near.get(plain, NONE) | known.near.get(name, NONE),
        name in known.idle,
    )
