"""The sketch of a name: its first consonants, those that writers and scripts mix up as one. Names are looked up by it.

Arabic's three h and its ghayn are all х or г in Cyrillic letters, г is h, g or gh in Latin ones: they count for nothing
here, as vowels and glides do. What one script writes in two ways gives a second sketch: ج is j and g, ق is k and g,
and a Latin g is ك where Arabic has no letter for it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.declined import stems
from pipeline.name_keys import GENERIC_WEIGHT, consonants, spelt, split_camel
from pipeline.phones import sound_of
from pipeline.text import fold

COARSE = 4
"""Consonants of a sketch: where a name ends, writers differ most."""
_SHORT = 2
"""Consonants of the sketch of a name that has hardly any (Hit, Khiam): its glides and its h count there."""
_DIGRAPHS = (("tS", "S"), ("ts", "s"), ("dj", "j"), ("dZ", "j"))
"""Sounds that a script writes with two letters."""
_FIRM = str.maketrans("qSzZjcCDtTpv", "kssssssdddbf", "hxHgG'ywaeiou")
_ONE_H = str.maketrans("xHgGq", "XXXXk")
_WEAK = str.maketrans("SzZjcCDtTpvwX", "ssssssdddbfyh", "'a")
_SLAVIC = re.compile(r"(?:в[кц]\w{0,3}|в[оеы]|[сц]ь?к\w{0,3}|[оеєиії]в)$")
"""Endings of names whose в no other script writes as a w."""
_TOKEN = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=65536)
def coarse(name: str) -> str:
    """The sketch of a place name: wider than a spelling family. Empty for a name of one consonant.

    Of names that the gazetteer gives one town in two scripts, 94 % share it (Arabic beside Latin), 88 % (Arabic beside
    Latin, of Ukraine), 85 % (Cyrillic of an Arab town) and 96 % (Cyrillic of a Ukrainian one).
    """
    return _sketch(_sounds(name))


@lru_cache(maxsize=65536)
def sketches(name: str) -> tuple[str, ...]:
    """`coarse` of a name and, behind it, what another script may make of it."""
    sounds = _sounds(name)
    found = [_sketch(sounds)]
    if "ج" in name:
        found.append(_sketch(sounds.replace("j", "g")))
    if "ق" in name:
        found.append(_sketch(sounds.replace("q", "g")))
    if "g" in sounds:
        found.append(_sketch(sounds.replace("g", "k")))
    if "v" in sounds and any("в" in word and not _SLAVIC.search(word) for word in _words(name)):
        found.append(_sketch(sounds.replace("v", "w") + "a"))
    found += [_sketch(sounds) for sounds in _stems(name)]
    return tuple(dict.fromkeys(filter(None, found)))


@lru_cache(maxsize=65536)
def bones(word: str) -> str:
    """The first consonants of one word however few it has: of a person's name, Ali and Zein too."""
    return _sounds(word).translate(_FIRM)[:_SHORT]


def _words(name: str) -> list[str]:
    return _TOKEN.findall(name.lower()) if name.lower() > "\u0400" else []


def _stems(name: str) -> list[str]:
    """The sounds of a Cyrillic name whose last word is a form of another: Кисуфим, which is no case of Кисуф."""
    *first, last = fold(name).text.split() or [""]
    before = _sounds(" ".join(first)) if first else ""
    return [before + _single(sound_of(stem)) for stem in stems(last)]


def _sounds(name: str) -> str:
    words = spelt(split_camel(name))
    own = [word.sounds for word in words if word.weight > GENERIC_WEIGHT] or [word.sounds for word in words]
    return "".join([_single(sounds) for sounds in own])


def _single(sounds: str) -> str:
    for written, sound in _DIGRAPHS:
        sounds = sounds.replace(written, sound)
    return sounds


def _sketch(sounds: str) -> str:
    kept = sounds.translate(_FIRM)[:COARSE]
    if len(kept) < _SHORT:
        kept = consonants(sounds.translate(_ONE_H)).translate(_WEAK)[:_SHORT]
    return kept if len(kept) >= _SHORT else ""
