"""The key of a place name's spelling family, and the words of a name by sound.

Khalsa, Khalasah and خلصة share a key; Homs and Hama do not. Nothing here knows where a place lies.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.declined import plain_letters
from pipeline.kinds_of_place import ARTICLES, COMMON, GENERIC, KIN
from pipeline.phones import VOWELS, is_abjad, is_slavic, slavic_sound, sound_of, without_case
from pipeline.text import fold

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?|\d+")
_ARTICLE_JOINED = re.compile(r"^(?:al|el)(?=[bcdfghjkmnpqrstwxyz]\w{3})")
GENERIC_WEIGHT, NUMBER_WEIGHT, COMMON_WEIGHT = 0.15, 0.6, 0.44
"""What a kind-of-place word, a number and a first element such as Kafr or Tell weigh beside a name of its own (1)."""


class Word(NamedTuple):
    """A word of a name by sound."""

    sounds: str
    abjad: bool
    weight: float


@lru_cache(maxsize=65536)
def spelt(name: str) -> tuple[Word, ...]:
    """The words of a name by sound, without articles, each with its weight."""
    words: list[Word] = []
    tokens = _TOKEN.findall(fold(plain_letters(name)).text)
    slavic = any(is_slavic(token) for token in tokens)
    city = len(_TOKEN.findall(fold(name.partition(": ")[0]).text)) if ": " in name else 0
    for index, token in enumerate(tokens):
        if token in ARTICLES and index + 1 < len(tokens):
            continue
        if token.isdigit():
            words.append(Word(token, False, NUMBER_WEIGHT))
            continue
        weight = GENERIC_WEIGHT if token in GENERIC or index < city else 1.0
        sounds = heard_as(token, slavic, last=index + 1 == len(tokens))
        if not sounds:
            continue
        if weight == 1.0 and consonants(sounds) in COMMON:
            weight = COMMON_WEIGHT
        words.append(Word(sounds, is_abjad(bare_word(token)), weight))
    return tuple(words)


@lru_cache(maxsize=65536)
def of_kin(name: str) -> bool | None:
    """Whether a name calls a place somebody's father or mother (Abu, Umm); None where it may, written as one word."""
    tokens = [bare_word(token) for token in _TOKEN.findall(fold(name).text)]
    if not KIN.isdisjoint(tokens):
        return True
    return None if any(map(_LIKE_KIN.match, tokens)) else False


_LIKE_KIN = re.compile(r"[aeiou][bm]|b[ou]|ا[بم]|بو|[аоу][бм]")
"""How a word begins that may hold Abu or Umm: Abuhardub, Immatin, Yemen's article in Am Shatt."""


def bare_word(token: str) -> str:
    """`token` without a joined article."""
    if token.startswith("ال") and len(token) > 4:
        return token[2:]
    if token.startswith("لل") and len(token) > 4:
        return token[2:]
    return _ARTICLE_JOINED.sub("", token) if token.startswith(("al", "el")) else token


def heard_as(token: str, slavic: bool, last: bool) -> str:
    """How `token` sounds without what its writer or its sentence added: an article, a case, a construct's t."""
    bare = without_case(bare_word(token))
    if slavic and bare.isascii():
        return slavic_sound(bare)
    return sound_of(bare if last else _CONSTRUCT.sub("", bare))


_CONSTRUCT = re.compile(r"(?<=[a-z']{3}[ae])(?<!^[qk]irya)t$")
"""The t of Khirbet and Maarrat, which Arabic writes as the ة that ends Khirba; that of Kiryat stays there too."""

_CLASSES = str.maketrans({"q": "k", "g": "k", "H": "k", "G": "g", "D": "d", "T": "t", "Z": "z", "C": "S", "p": "b"})
_GLIDES = re.compile(r"iy(?=i)|(?<=i)y(?=i)|iyi")
SHORT = 3
"""A name of up to so many consonants (Hama, Homs, Marea, Mara) keeps its last vowel in its key."""


def consonants(sounds: str, slavic: bool = False) -> str:
    """The consonants of a sounding, sounds that writers interchange as one letter, a first vowel as `a`.

    In a `slavic` name a glide behind a consonant only softens it (Greblya, Hreblia).
    """
    out = []
    last = len(sounds) - 1
    for index, char in enumerate(sounds):
        soft = slavic and index > 0 and sounds[index - 1] not in VOWELS
        if char in VOWELS or char == "'":
            if index == 0:
                out.append("a")
            elif char == "i" and not soft and index < last and sounds[index + 1] in "aou":  # Daria, Darayya
                out.append("y")
        elif char in "yw":
            if index == 0 or (not (soft and char == "y") and index < last and sounds[index + 1] in VOWELS):
                out.append(char)
        elif char != "h" or index < last or index < 2:
            out.append(char)
    return "".join(out).translate(_CLASSES)


def skeleton(name: str) -> str:
    """The consonants of a whole name, in order, without articles and words such as "village"."""
    return "".join(_bones(name))


@lru_cache(maxsize=32768)
def place_key(name: str) -> str:
    """The key of the spelling family of `name`: one key, one place, until an editor says otherwise.

    It is the skeleton; a short one also keeps how the name ends, since Hama and Homs, Marea and Mara differ in little
    else. Empty for a name without letters.
    """
    bones = _bones(name)
    key = "".join(bones)
    if len(key.lstrip("a")) > SHORT or not bones or key[:1].isdigit():
        return key
    last = keyed_words(name)[-1]
    if "\u0400" <= last[:1] <= "\u04ff" or any(map(is_slavic, keyed_words(name))):
        return key
    return key + _ending(sound_of(bare_word(last)))


def _ending(sounds: str) -> str:
    """How a sounding ends: `a`, `i`, `u`, `'` (ayn, as in Marea) or empty."""
    if re.search(r"e'?a$|[^aeiou]'$|[ei]'$", sounds):
        return "'"
    return {"a": "a", "i": "i", "y": "i", "u": "u", "o": "u", "w": "u"}.get(sounds.rstrip("'")[-1:], "")


@lru_cache(maxsize=65536)
def keyed_words(name: str) -> tuple[str, ...]:
    """The folded words of a name that make its key: no articles; no kind-of-place words where others remain."""
    tokens = _TOKEN.findall(fold(plain_letters(split_camel(name))).text)
    words = [token for index, token in enumerate(tokens) if token not in ARTICLES or index + 1 == len(tokens)]
    return tuple([word for word in words if word not in GENERIC] or words)


def _bones(name: str) -> list[str]:
    bones = []
    words = keyed_words(name)
    slavic = any(is_slavic(word) or "\u0400" <= word[:1] <= "\u04ff" for word in words)
    for index, word in enumerate(words):
        sounds = heard_as(word, slavic, last=index + 1 == len(words))
        bone = word if word.isdigit() else consonants(_GLIDES.sub("i", sounds), slavic)
        bones.append(bone[1:] if index and bone[:1] == "a" and len(bone) > 1 else bone)
    return bones


@lru_cache(maxsize=65536)
def first_bones(name: str) -> tuple[str, ...]:
    """What the first word of `name` may sound like, in any of its languages: a cheap key to look names up by."""
    word = next(iter(keyed_words(name)), "")
    tongues = (False, True) if word.isascii() else (False,)  # other letters sound alike in every language
    sounds = {heard_as(word, slavic, last=last) for slavic in tongues for last in tongues}
    return tuple(sorted({bone for one in sounds for s in (False, True) if (bone := consonants(one, s))}))


_CAMEL = re.compile(r"(?<=[a-zа-яіїєґ])(?=[A-ZА-ЯІЇЄҐ])")


def split_camel(name: str) -> str:
    """`DeirEzzor` as `Deir Ezzor`, and `deir_ezzor` too: how hashtags write names."""
    plain = name.replace("_", " ").lstrip("#")
    return plain if plain == plain.lower() else _CAMEL.sub(" ", plain)


def exact_key(name: str) -> str:
    """The letters of `name`, without articles, case endings, blanks and marks: what a gazetteer is looked up by."""
    tokens = _TOKEN.findall(fold(split_camel(name)).text)
    kept = [token for index, token in enumerate(tokens) if token not in ARTICLES or index + 1 == len(tokens)]
    return "".join(without_case(bare_word(token)).replace("'", "") for token in kept)
