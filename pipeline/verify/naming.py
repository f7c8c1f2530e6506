"""Whose name a loosely written credit is: "the UN's relief office", "وكالة ميريديان", "وزارة الدفاع".

A source list cannot hold every form of a name. A loose reading only ever takes voices away: it makes two names one
voice, or folds a credit into a source that speaks in the claim itself. It never lends a grade to a name that the list
does not hold, for that could raise a status.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.lexicon import shipped
from pipeline.roster import Roster, name_key
from pipeline.spelling import skeleton
from pipeline.text import fold
from pipeline.types import Source

LEAST_BONES = 3
"""Consonants of a lone word by which a source is known: "Meridian" has five, "Line" too few to tell."""

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’ʼ`]s\b", re.IGNORECASE)
_SMALL = frozenset({"the", "of", "for", "and", "in", "a", "an", "s", "ال", "и", "і", "та"})


class Office(NamedTuple):
    """A state body by what it is, and whose, where the name says so."""

    kind: str
    nation: str | None


@lru_cache(maxsize=8192)
def office(name: str) -> Office | None:
    """The state body that `name` stands for ("Минобороны", "Syrian defence ministry"); None where it is none."""
    text = fold(_POSSESSIVE.sub("", name)).text
    hits = shipped().scan(text)
    kinds = [hit.value for hit in hits if hit.kind == "offices"]
    if len(kinds) != 1:
        return None
    return Office(kinds[0], next((hit.value for hit in hits if hit.kind == "nations"), None))


def one_office(a: Office, b: Office) -> bool:
    """Whether two names may stand for one body: of one kind, and of one country where both say which."""
    return a.kind == b.kind and (a.nation == b.nation or None in (a.nation, b.nation))


@lru_cache(maxsize=8192)
def _bones(word: str) -> str:
    """The consonants of a word as they sound in any script: no glides, and one letter for g, j and k."""
    bones = skeleton(word)
    return bones[:1] + bones[1:].replace("y", "").replace("j", "k")


@lru_cache(maxsize=8192)
def _parts(name: str) -> frozenset[str]:
    """The words of a name by sound, whatever its script, without articles, genitives and small words."""
    plain = _POSSESSIVE.sub("", fold(name).text)
    return frozenset(bones for word in _WORD.findall(plain) if word not in _SMALL and (bones := _bones(word)))


@lru_cache(maxsize=8192)
def _telling(name: str) -> frozenset[str]:
    """Those of `_parts` that are not too common to stand for one outlet, and name no country."""
    text = fold(_POSSESSIVE.sub("", name)).text
    common = [
        (hit.start, hit.end)
        for hit in shipped().scan(text)
        if (hit.kind == "outlets" and hit.value == "plain") or hit.kind == "nations"
    ]
    kept = [
        match.group()
        for match in _WORD.finditer(text)
        if match.group() not in _SMALL and not any(a <= match.start() < b for a, b in common)
    ]
    return frozenset(bones for word in kept if (bones := _bones(word)))


@lru_cache(maxsize=8)
def _forms(roster: Roster) -> tuple[tuple[Source, tuple[frozenset[str], ...]], ...]:
    """Each source with the words of each of its names."""
    return tuple(
        (source, tuple({_parts(name) for name in (source.name, *source.aliases)} - {frozenset()})) for source in roster
    )


@lru_cache(maxsize=8192)
def loosely(name: str, roster: Roster) -> Source | None:
    """The one source that `name` is a short or another-script form of; None where there is none, or more than one.

    "UN office" is part of "UN Field Relief Office"; "وكالة ميريديان" tells only "Meridian" and sounds like it. A name
    that is all common words or a country's name stands for nobody.
    """
    said, telling = _parts(name), _telling(name)
    if not said:
        return None
    lone = len(said) > 1 or all(len(bones) >= LEAST_BONES for bones in telling)
    found = {
        source.name: source
        for source, forms in _forms(roster)
        if any(
            (said <= form and lone and (telling or len(said) > 1) and not _only_a_country(name))
            or (telling and telling <= form and all(len(bones) >= LEAST_BONES for bones in telling))
            for form in forms
        )
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _only_a_country(name: str) -> bool:
    text = fold(_POSSESSIVE.sub("", name)).text
    nations = [hit for hit in shipped().scan(text) if hit.kind == "nations"]
    rest = text
    for hit in reversed(nations):
        rest = rest[: hit.start] + rest[hit.end :]
    return bool(nations) and not [word for word in _WORD.findall(rest) if word not in _SMALL]


def stands_for(name: str, source: Source, roster: Roster) -> bool:
    """Whether `name`, which is none of the source's own, may still be `source`."""
    one = loosely(name, roster)
    if one is not None:
        return one.name == source.name
    said = office(name)
    own = [found for other in (source.name, *source.aliases) if (found := office(other))]
    return said is not None and any(one_office(said, other) for other in own)


def same_body(a: str, b: str, roster: Roster) -> bool:
    """Whether two names that no list holds may stand for one body."""
    if name_key(a) == name_key(b):
        return True
    first, second = office(a), office(b)
    if first and second:
        return one_office(first, second)
    one, other = loosely(a, roster), loosely(b, roster)
    return one is not None and other is not None and one.name == other.name
