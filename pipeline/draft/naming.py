"""Whether a text names a place or a body already, and how a place is called in print."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.spelling import place_key, same_place
from pipeline.text import fold, words
from pipeline.types import Claim, Place, Statement

_SHORT = 5
"""Letters: a shorter name is looked for as whole words only, a longer one also inside `DeirEzzor`."""

SAME = 0.9
"""Likeness (0–1) from which two place names are one place to a round-up. Spellings of one village in Latin, Arabic
and Cyrillic letters mostly reach it; neighbours with like names (Ivanivka and Ivanivske, 0.82) do not."""

_WORDS = 3
"""Most words of a place name that is looked for in another spelling."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ARTICLE = re.compile(r"^(?:al|el|ash|ad|an|ar|as|at|az|the)[ -]+|^ال")


def names(text: str, name: str) -> bool:
    """Whether `text` names `name`, in this spelling but for case, marks, blanks and a leading article."""
    wanted = _wanted(name)
    if not wanted:
        return False
    told = _told(text)
    whole = " ".join(wanted)
    if f" {whole} " in f" {' '.join(told)} ":
        return True
    solid = "".join(wanted)
    return len(solid) >= _SHORT and any(solid in word for word in told)


@lru_cache(maxsize=4096)
def _wanted(name: str) -> tuple[str, ...]:
    return tuple(words(_ARTICLE.sub("", fold(name).text.strip()).replace("-", " ")))


@lru_cache(maxsize=256)  # one claim's texts are looked through for name after name
def _told(text: str) -> tuple[str, ...]:
    return tuple(words(fold(text).text.replace("-", " ").replace("_", " ")))


def names_place(text: str, place: Place, claim: Claim) -> bool:
    """Whether `text` names `place`, in a spelling that `claim` has for it or in another one of its family."""
    if any(names(text, spelling) for spelling in (place.name, *claim.spellings.get(place.key, ()))):
        return True
    told = _WORD.findall(text)
    runs = {" ".join(told[at : at + length]) for length in range(1, _WORDS + 1) for at in range(len(told) - length + 1)}
    return any(place_key(run) == place.key or same_place(run, place.name) >= SAME for run in runs)


def called(place: Place, name: str | None = None) -> str:
    """What print calls `place`, under `name` where given: "Khalsa", "south Aleppo", "Deir Ezzor"."""
    said = " ".join((name or place.name).split())
    if place.direction is None or not place.region or fold(said).text.startswith(fold(place.direction).text):
        return said
    return f"{place.direction} {said}"


def unnamed_place(text: str, statement: Statement, claim: Claim) -> Place | None:
    """The place that `text` leaves unsaid although its post says it; None: nothing is missing."""
    places = statement.particulars.places
    exact = [place for place in places if not place.region]
    if any(names_place(text, place, claim) for place in places):
        return None  # it says where; a more exact place may be that of another sentence
    wanted = (exact or list(places))[:1]
    return wanted[0] if wanted else None
