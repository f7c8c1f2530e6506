"""One village, many spellings: how alike two place names are; the keys of their families are `name_keys`'s."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.declined import loan, loaned, stems
from pipeline.kinds_of_place import ARTICLES
from pipeline.name_keys import (
    COMMON_WEIGHT,
    Word,
    bare_word,
    consonants,
    exact_key,
    first_bones,
    heard_as,
    keyed_words,
    of_kin,
    place_key,
    skeleton,
    spelt,
    split_camel,
)
from pipeline.phones import Outline, at_most, at_most_at_sight, closeness, is_abjad, is_slavic, outline, sound_of
from pipeline.written_apart import written_apart

__all__ = [
    "ARTICLES",
    "consonants",
    "exact_key",
    "first_bones",
    "place_key",
    "same_place",
    "skeleton",
    "split_camel",
    "surely_other",
]


def same_place(a: str, b: str) -> float:
    """How likely two names, in any script, spell one place: 0 (no) … 1 (the same)."""
    words_a, words_b = spelt(a), spelt(b)
    if not words_a or not words_b:
        return 0.0
    if words_a == words_b:
        return 1.0
    if written_apart(a, b):
        return WRITTEN_APART
    alike = _aligned(words_a, words_b)
    if alike < FORM and (("х" in a.lower()) is not ("х" in b.lower())):
        alike = max(alike, _aligned(_breathed(words_a), _breathed(words_b)))
    if not _of_one_head(words_a, words_b):
        alike = max(alike, _joined(words_a, words_b))
    alike = min(alike, _most_of_kin(a, b), _most_inside(a, b))
    built_apart = _built_apart(a, b)
    if built_apart:
        glides = alike >= GLIDED and _frame(a).replace("y", "") == _frame(b).replace("y", "")
        alike = alike if glides else min(alike, BUILT_APART)
    elif built_apart is False and alike >= BUILT_ALIKE and _frame(a) == _frame(b):
        alike = max(alike, FORM)
    return alike if alike >= FORM else max(alike, _formed(a, b), _formed(b, a))


WRITTEN_APART = 0.0
"""What two names count that their own letters keep apart: they are two places (Грачівка, Грушівка)."""


def _most_of_kin(a: str, b: str) -> float:
    """`KIN_ALONE` where one name is a father's or mother's and the other is not, else 1: Umm Mayadin and Mayadin."""
    one, other = of_kin(a), of_kin(b)
    return KIN_ALONE if {one, other} == {True, False} else 1.0


KIN_ALONE = 0.86
"""Most that a name with Abu or Umm and one without score, as where one of two words of a name has no counterpart:
what is left is often another name, and often the reader lost an "أم" before it, so it stays above `SAME_PLACE`."""


def _most_inside(a: str, b: str) -> float:
    """How alike two names are behind the town that both begin with (Raqqah: Jumaili, Raqqah: Rumaila), else 1."""
    inside = a.partition(": ")[2], b.partition(": ")[2]
    return same_place(*inside) if all(map(spelt, inside)) else 1.0


BUILT_APART = 0.84
"""Most that two Slavic names score of which one has a consonant more: Красногоровка, Красногорка."""


GLIDED = 0.93
"""Least likeness of two such names that a glide alone parts, which Latin letters leave out: Дунаївка, Dunaivka."""
BUILT_ALIKE = 0.8
"""Least likeness of two Slavic names with the same consonants (Острогожск, Острогозьк) that are one."""


def _built_apart(a: str, b: str) -> bool | None:
    """Whether two Slavic names of one word have not the same number of consonants; None of other names."""
    if not (_is_slavic_word(_one_word(a)) and _is_slavic_word(_one_word(b))):
        return None
    return len(_frame(a)) != len(_frame(b))


def _is_slavic_word(word: str) -> bool:
    return bool(word) and ("\u0400" <= word[0] <= "\u04ff" or is_slavic(word))


def _frame(name: str) -> str:
    """The consonants of a Slavic name that every language of it has: no v before its first vowel, -жск as -зьк."""
    return _MELTED.sub("k", place_key(name).strip("a").removeprefix("v"))


_MELTED = re.compile(r"(?<=[zSc])sk$|(?<=[zSc])s$")


FORM = 0.88
"""What it counts that one name is a form of the other, or its copy in letters that lack its sounds."""
FORMED = 0.93
"""Least likeness of such a form's stem to the other name."""


def _formed(name: str, other: str) -> float:
    """`FORM` where `name` is a form that a sentence makes of `other`, or how Arabic writes it; else 0."""
    one, two = _last_words(name, other)
    if not one or not two:
        return 0.0
    arabic = "\u0600" <= one[0] <= "\u06ff"
    if not (arabic or stems(one)):  # as most names: a Latin one has no forms
        return 0.0
    foreign = "\u0400" <= two[0] <= "\u04ff" or is_slavic(two)
    sounds = heard_as(two, foreign, last=True)
    if arabic:
        heard = _as_loan(one) if foreign or loan(one) else []
    else:
        heard = [sound_of(stem) for stem in stems(one)]
        heard += [sounds.replace("x", "h") for sounds in heard if "x" in sounds]
    alike = [closeness(stem, sounds, one[0] >= "\u0600", is_abjad(bare_word(two))) for stem in heard]
    return FORM if max(alike, default=0.0) >= FORMED else 0.0


def _breathed(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Names with one sound for kh and h, which Russian writes with one letter: Хама, Hama."""
    return tuple(word._replace(sounds=word.sounds.replace("x", "h")) for word in words)


def _as_loan(word: str) -> list[str]:
    """How a word in Arabic letters may sound as a foreign name: with its last vowel, and as the stem before it."""
    sounds = loaned(heard_as(word, False, last=True))
    return [sounds, sounds.rstrip("aiuy")]


def _last_words(name: str, other: str) -> tuple[str, str]:
    """The last words of two names whose words before agree: Великому Бурлуці, Великий Бурлук. Else empty ones."""
    first, second = keyed_words(name), keyed_words(other)
    if not first or len(first) != len(second):
        return "", ""
    if len(first) > 1 and place_key(" ".join(first[:-1])) != place_key(" ".join(second[:-1])):
        return "", ""
    return first[-1], second[-1]


def _one_word(name: str) -> str:
    """The one word that makes the name; empty where several do."""
    words = keyed_words(name)
    return words[0] if len(words) == 1 else ""


def _of_one_head(words_a: tuple[Word, ...], words_b: tuple[Word, ...]) -> bool:
    """Whether both are a common first element with a name of its own behind it: Tell Marjan and Tell Marwan."""
    return len(words_a) == len(words_b) == 2 and words_a[0].weight == words_b[0].weight == COMMON_WEIGHT


def surely_other(a: str, b: str, least: float) -> bool:
    """Whether `same_place` of two names is less than `least` for sure; a look that costs little, and may say no."""
    one_a, one_b = _at_sight(a), _at_sight(b)
    words_a, words_b = one_a.spelt, one_b.spelt
    if not words_a or not words_b or words_a == words_b:
        return False
    if (one_a.declined and _formed(a, b)) or (one_b.declined and _formed(b, a)):
        return False
    slavic = one_a.slavic and one_b.slavic
    bound = (min(least, BUILT_ALIKE) if slavic and _built_apart(a, b) is False else least) - ROUNDING
    far = at_most_at_sight(one_a.outline, one_b.outline) < bound
    if not far and at_most(one_a.sounds, one_b.sounds, words_a[-1].abjad, words_b[-1].abjad) >= bound:
        return False
    if len(words_a) == len(words_b) == 1:
        return True
    if _combined(_seen_covered(one_a, one_b), _seen_covered(one_b, one_a)) < bound:
        return True
    return _combined(_most_covered(words_a, words_b), _most_covered(words_b, words_a)) < bound


ROUNDING = 1e-6
"""What sums in another order may differ by."""


Heard = tuple[str, bool]
"""Sounds, and whether they lack vowels."""


class Glance(NamedTuple):
    """What a name sounds like, for those who look at many at once (`archive.apart`)."""

    heard: tuple[Heard, ...]
    """All its words as one, then each word."""
    weights: tuple[float, ...]
    """Of each word."""


@lru_cache(maxsize=65536)
def glance(name: str) -> Glance | None:
    """The sounds of `name`; None where it has none, or may be a form of another name (`_formed`)."""
    seen = _at_sight(name)
    if not seen.spelt or seen.declined:
        return None
    words = [(word.sounds, word.abjad) for word in seen.spelt]
    return Glance(((seen.sounds, seen.spelt[-1].abjad), *words), tuple(word.weight for word in seen.spelt))


class _One(NamedTuple):
    """A name at sight."""

    sounds: str
    """Of all its words, as one."""
    outline: Outline
    words: tuple[tuple[Outline, float], ...]
    """Each word with its weight."""
    weight: float
    spelt: tuple[Word, ...]
    declined: bool
    """It may be a form of another name: else `_formed` need not be asked, as of most Latin names."""
    slavic: bool
    """It is one word, and Slavic: of others `_built_apart` says nothing."""


@lru_cache(maxsize=65536)
def _at_sight(name: str) -> _One:
    words = spelt(name)
    sounds = "".join([word.sounds for word in words])
    parts = tuple([(outline(word.sounds), word.weight) for word in words])
    last = next(iter(keyed_words(name)[-1:]), "")
    declined = bool(last) and ("\u0600" <= last[0] <= "\u06ff" or bool(stems(last)))
    weight = sum([word.weight for word in words])
    return _One(sounds, outline(sounds), parts, weight, words, declined, _is_slavic_word(_one_word(name)))


def _combined(side_a: float, side_b: float) -> float:
    """As `_aligned` combines what is covered."""
    more, less = COVERED
    return more * max(side_a, side_b) + less * min(side_a, side_b)


COVERED = 0.55, 0.45
"""What the better and the worse covered of two names count."""


def _seen_covered(one: _One, other: _One) -> float:
    """A bound that `_most_covered` never exceeds."""
    found = 0.0
    for word, weight in one.words:
        found += weight * max([at_most_at_sight(word, another) for another, _ in other.words])
    return found / one.weight


def _most_covered(words: tuple[Word, ...], others: tuple[Word, ...]) -> float:
    """A bound that `_covered` never exceeds."""
    found = total = 0.0
    for word in words:
        total += word.weight
        found += word.weight * max([at_most(word.sounds, other.sounds, word.abjad, other.abjad) for other in others])
    return found / total


def _joined(words_a: tuple[Word, ...], words_b: tuple[Word, ...]) -> float:
    """Kafrnabl = Kafr Nabl: both names as one word."""
    joined_a, joined_b = "".join(word.sounds for word in words_a), "".join(word.sounds for word in words_b)
    return closeness(joined_a, joined_b, words_a[-1].abjad, words_b[-1].abjad)


def _aligned(words_a: tuple[Word, ...], words_b: tuple[Word, ...]) -> float:
    """Word by word, each with its best partner; a name inside a longer one counts for most of it."""
    side_a, side_b = _covered(words_a, words_b), _covered(words_b, words_a)
    low, high = min(side_a, side_b), max(side_a, side_b)
    return 0.55 * high + 0.45 * low


def _covered(words: tuple[Word, ...], others: tuple[Word, ...]) -> float:
    """How much of `words` is found in `others`, by weight."""
    total = sum(word.weight for word in words)
    found = 0.0
    for word in words:
        best = max(closeness(word.sounds, other.sounds, word.abjad, other.abjad) for other in others)
        found += word.weight * best
    return found / total
