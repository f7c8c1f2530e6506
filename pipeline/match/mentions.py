"""Finds one statement's village among the plain words of another: a name that nobody knew there for a place.

A village of a front stands in no list, and loose writers set no mark beside it ("Bouslim under fire since dawn"). Where
another report of the day names the place with a mark, its name is known; nothing has to be learnt or stored for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Protocol

from pipeline.lexicon import shipped
from pipeline.match.sketches import coarse, sketches
from pipeline.spelling import place_key, same_place
from pipeline.text import fold
from pipeline.types import Place

NAMED = 0.9
"""Least likeness (`spelling.same_place`) of a word to a village's name: nothing but its spelling speaks for it."""
TELLING = 4
"""Consonants of a name that is hardly another word by chance; one of fewer counts as if named in passing."""
LONG, LONG_ABJAD = 6, 5
"""Letters of a name that is as telling, with vowels and without."""
LEAST = 3
"""Fewest consonants, and letters, of a name that is looked for among plain words: two fit too many words."""
MOST = 40
"""Words of a statement that are looked at, the first ones: the lead says where."""
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_CLITIC = re.compile(r"^(?:[وف]?(?:[بلكع]?ال|لل|[بلك]|ع(?=ا))|[وف])(?=\w{3})")
"""Conjunctions, prepositions and the article, which Arabic writes with the word behind them."""
_FIRSTS = frozenset(
    """ابو بو ام تل كفر خان دير عين بيت جبل وادي معره معرة راس باب بني شيخ الشيخ بئر بير خربه خربة قصر ود
    abu umm tel tell tal kafr kfar khan deir der dayr ain ayn bayt beit jabal wadi maarat ras bab bani sheikh wad al el
    new old nova novo
    абу аль эль тель тал хан кафр дейр верхня нижня велика мала новая старая большая малая нова стара
    верхний нижний""".split()  # noqa: SIM905
)
"""First words of names of two words."""
_MARKS = frozenset(
    """in at near on to around inside into of from over outside
    в во на под у из около возле близ к за над до біля під поблизу від
    في علي من الي قرب عند نحو داخل حي معسكر مدينه بلده قريه منطقه جبهه معبر قباله فوق شمال جنوب شرق غرب""".split()  # noqa: SIM905
)
"""Words before which a name mostly is one of a place."""
_NOUNS = frozenset(["village", "town", "село", "селом", "селе", "حي", "معسكر", "مدينه", "بلده", "قريه", "معبر"])
"""Those of them that are put to names of places."""
_TOPONYMS = frozenset(("towns", "regions", "provinces", "countries", "aliases", "toponyms"))
"""Word lists that hold names of places."""


class Words(Protocol):
    """What of a statement is looked at."""

    @property
    def mentions(self) -> dict[str, tuple[str, ...]]:
        """Coarse sketch → the words that may be names of that sketch."""


@lru_cache(maxsize=4096)
def mentions(quote: str) -> tuple[str, ...]:
    """The words of `quote` that may be names of places, the likeliest first.

    Those behind a noun that names are put to ("village"), then those that no word list knows for another word, of
    both those behind a preposition first.
    """
    found = list(_WORD.finditer(quote))[:MOST]
    folded = [fold(match.group()).text for match in found]
    sloppy = not any(match.group()[:1].isupper() for match in found)
    ranked: list[tuple[tuple[bool, bool, bool, int], str]] = []
    for at, match in enumerate(found):
        before = folded[at - 1] if at else ""
        if not _may_name(match, quote, sloppy=sloppy and before in _MARKS):
            continue
        noun, known = before in _NOUNS, _known(folded[at])
        for name in _forms(folded, at, quote[match.end() : match.end() + 1] == " "):
            marked = before in _MARKS or name != folded[at]
            ranked.append(((not noun, known, not marked, 0 if marked else -len(name)), name))
    return tuple(dict.fromkeys(name for _, name in sorted(ranked, key=lambda one: one[0])))


@lru_cache(maxsize=32768)
def _known(word: str) -> bool:
    """Whether the word lists know a folded word, but for names of places."""
    return any(hit.kind not in _TOPONYMS for hit in shipped().scan(word))


def _may_name(match: re.Match[str], quote: str, *, sloppy: bool) -> bool:
    word = match.group()
    if len(word) < LEAST:
        return False
    arabic = "\u0600" <= word[0] <= "\u06ff"
    return arabic or word[0].isupper() or sloppy or quote[match.start() - 1 : match.start()] == "#"


def _forms(folded: list[str], at: int, joined: bool) -> Iterator[str]:
    """A word as a name: as it stands, without what Arabic writes before it, and with the word behind it."""
    word = folded[at]
    bare = _CLITIC.sub("", word)
    for name in dict.fromkeys((word, bare)):
        if name in _FIRSTS:
            if joined and at + 1 < len(folded):
                yield f"{name} {folded[at + 1]}"
        elif len(name) >= LEAST:
            yield name


def sketched(quote: str) -> dict[str, tuple[str, ...]]:
    """The mentions of `quote` by their coarse sketches."""
    found: dict[str, list[str]] = {}
    for name in mentions(quote):
        for sketch in sketches(name):
            found.setdefault(sketch, []).append(name)
    return {sketch: tuple(names) for sketch, names in found.items()}


def shared(a: Words, b: Words, known: frozenset[str]) -> tuple[str, ...]:
    """The words of two statements of different languages that spell one name, as `a` writes them, surest first.

    `known` are sketches of what has a part of its own: places and actors. Short names are left out.
    """
    found: dict[str, str] = {}
    for sketch in sorted((a.mentions.keys() & b.mentions.keys()) - known, key=lambda one: (-len(one), one)):
        if len(sketch) < LEAST:
            continue
        for name in a.mentions[sketch]:
            if any(_one_name(name, other) for other in b.mentions[sketch]):
                found.setdefault(coarse(name), name)
    return tuple(found.values())


def _one_name(name: str, other: str) -> bool:
    """Whether two words are one name: spelt in two scripts, or left in Latin letters in both languages."""
    if _script(name) != _script(other):
        return same_place(name, other) >= NAMED
    return name == other and name.isascii() and len(name) > LEAST


def _script(name: str) -> int:
    """Latin, Cyrillic or Arabic, as a number."""
    return 2 if "\u0600" <= name[0] <= "\u06ff" else int("\u0400" <= name[0] <= "\u04ff")


def _one_family(name: str, village: str) -> bool:
    """Whether two spellings, each in its own script, have all their many consonants in common."""
    key = place_key(name)
    return len(key) >= TELLING and key == place_key(village) and _script(name) != _script(fold(village).text)


def named(
    villages: tuple[Place, ...], among: dict[str, tuple[str, ...]], but: frozenset[str]
) -> tuple[int, str, bool] | None:
    """Which of `villages` a statement names: its place in the list, the word, and whether that is hardly chance.

    `but` are sketches of what it names for a province.
    """
    for at, village in enumerate(villages):
        told = [sketch for sketch in sketches(village.name) if sketch not in but]
        for name in chain.from_iterable(among.get(sketch, ()) for sketch in told):
            if same_place(name, village.name) >= NAMED or _one_family(name, village.name):
                bones = len(place_key(village.name).strip("aiu'"))
                same = name == fold(village.name).text
                if bones >= LEAST or same:
                    arabic = "\u0600" <= name[0] <= "\u06ff"
                    long = len(name) >= (LONG_ABJAD if arabic else LONG)
                    return at, name, bones >= TELLING or long or (same and len(name) > LEAST)
    return None
