"""One village, many spellings: the key of a place name's spelling family, and how alike two place names are.

Khalsa, Khalasah and خلصة share a key; Homs and Hama do not. Nothing here knows where a place lies.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.phones import (
    VOWELS,
    Outline,
    at_most,
    at_most_at_sight,
    closeness,
    is_abjad,
    is_slavic,
    outline,
    slavic_sound,
    sound_of,
    without_case,
)
from pipeline.text import fold

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?|\d+")
ARTICLES = frozenset("al el ar as ash ad adh an at ath az aş ul ur ud il l as' es en er ed et esh ez eş".split())  # noqa: SIM905 - a word list reads best as words
_ARTICLE_JOINED = re.compile(r"^(?:al|el)(?=[bcdfghjkmnpqrstwxyz]\w{3})")
_GENERIC = frozenset(
    """village villages town city district area neighborhood neighbourhood province governorate countryside rif reef
    near street road square market farm farms camp hospital mosque school roundabout bridge airport airbase base front
    axis outskirts suburb suburbs vicinity intersection junction highway university north south east west northern
    southern eastern western of the in at and to between from upper lower old new prison church bakery river oblast
    field oil gas cemetery graveyard police station checkpoint garage court factory stadium garden park building
    headquarters complex site hills hill mountain valley plain island multiple several many locations location home
    house houses km leading waterway canal behind beside industrial residential central popular
    raion settlement crossing gate qaryat madinat hayy muhafazat mintaqat nahiyat
    قريه بلده مدينه حي ريف محيط منطقه ناحيه محافظه شارع طريق سوق مشفي مستشفي مسجد جامع مدرسه مخيم مزرعه مزارع دوار جسر
    مطار قاعده جبهه محور اطراف غرب شرق شمال جنوب غربي شرقي شمالي جنوبي الغربي الشرقي الشمالي الجنوبي بين في من الي علي
    قرب جانب عند معبر ساحه مفرق نهر تقاطع حقل نفط نفطي غاز مقبره مركز شرطه مخفر حاجز كراج محكمه معمل مصنع ملعب
    حديقه مبني بناء مقر مجمع موقع مفرزه كليه مدخل مشافي مستوصف منزل منازل عده عدد متعدده سكني وسط خلف
    محطه مخبز فرن مدجنه مغسله
    село села селі селе город города городе місто міста місті поселок поселка посёлок селище селища район района районе
    район району районі область области області улица вулиця аэропорт аеропорт мост міст
    н п нп смт пгт под возле біля коло""".split()  # noqa: SIM905
)
"""Words that say what kind of place it is: they weigh little when two names are compared."""
_COMMON = frozenset(
    "kfr tl dr 'in xn bab jsr am ab b'd Sx bt br jbl xrb hmam mzra wd rs 'ra m'rt ms mdin abu um".split()  # noqa: SIM905
)
GENERIC_WEIGHT, NUMBER_WEIGHT, COMMON_WEIGHT = 0.15, 0.6, 0.5
"""What a kind-of-place word, a number and a first element such as Kafr or Tell weigh beside a name of its own (1)."""


class _Word(NamedTuple):
    sounds: str
    abjad: bool
    weight: float


@lru_cache(maxsize=65536)
def _spelt(name: str) -> tuple[_Word, ...]:
    """The words of a name by sound, without articles, each with its weight."""
    words: list[_Word] = []
    tokens = _TOKEN.findall(fold(name).text)
    slavic = any(is_slavic(token) for token in tokens)
    for index, token in enumerate(tokens):
        if token in ARTICLES and index + 1 < len(tokens):
            continue
        if token.isdigit():
            words.append(_Word(token, False, NUMBER_WEIGHT))
            continue
        weight = GENERIC_WEIGHT if token in _GENERIC else 1.0
        sounds = _sounds(token, slavic, last=index + 1 == len(tokens))
        if not sounds:
            continue
        if weight == 1.0 and consonants(sounds) in _COMMON:
            weight = COMMON_WEIGHT
        words.append(_Word(sounds, is_abjad(_bare(token)), weight))
    return tuple(words)


def _bare(token: str) -> str:
    """`token` without a joined article."""
    if token.startswith("ال") and len(token) > 4:
        return token[2:]
    if token.startswith("لل") and len(token) > 4:
        return token[2:]
    return _ARTICLE_JOINED.sub("", token)


def _sounds(token: str, slavic: bool, last: bool) -> str:
    """How `token` sounds without what its writer or its sentence added: an article, a case, a construct's t."""
    bare = without_case(_bare(token))
    if slavic and bare.isascii():
        return slavic_sound(bare)
    return sound_of(bare if last else _CONSTRUCT.sub("", bare))


_CONSTRUCT = re.compile(r"(?<=[a-z]{3}[ae])t$")
"""The t of Khirbet and Maarrat, which Arabic writes as the ة that ends Khirba."""

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
    last = _keyed_words(name)[-1]
    if "\u0400" <= last[:1] <= "\u04ff" or any(map(is_slavic, _keyed_words(name))):
        return key
    return key + _ending(sound_of(_bare(last)))


def _ending(sounds: str) -> str:
    """How a sounding ends: `a`, `i`, `u`, `'` (ayn, as in Marea) or empty."""
    if re.search(r"e'?a$|[^aeiou]'$|[ei]'$", sounds):
        return "'"
    return {"a": "a", "i": "i", "y": "i", "u": "u", "o": "u", "w": "u"}.get(sounds.rstrip("'")[-1:], "")


@lru_cache(maxsize=65536)
def _keyed_words(name: str) -> tuple[str, ...]:
    """The folded words of a name that make its key: no articles; no kind-of-place words where others remain."""
    tokens = _TOKEN.findall(fold(split_camel(name)).text)
    words = [token for index, token in enumerate(tokens) if token not in ARTICLES or index + 1 == len(tokens)]
    return tuple([word for word in words if word not in _GENERIC] or words)


def _bones(name: str) -> list[str]:
    bones = []
    words = _keyed_words(name)
    slavic = any(is_slavic(word) or "\u0400" <= word[:1] <= "\u04ff" for word in words)
    for index, word in enumerate(words):
        sounds = _sounds(word, slavic, last=index + 1 == len(words))
        bone = word if word.isdigit() else consonants(_GLIDES.sub("i", sounds), slavic)
        bones.append(bone[1:] if index and bone[:1] == "a" and len(bone) > 1 else bone)
    return bones


@lru_cache(maxsize=65536)
def first_bones(name: str) -> tuple[str, ...]:
    """What the first word of `name` may sound like, in any of its languages: a cheap key to look names up by."""
    word = next(iter(_keyed_words(name)), "")
    sounds = [_sounds(word, slavic, last=last) for slavic in (False, True) for last in (False, True)]
    return tuple(sorted({bone for one in sounds for s in (False, True) if (bone := consonants(one, s))}))


_CAMEL = re.compile(r"(?<=[a-zа-яіїєґ])(?=[A-ZА-ЯІЇЄҐ])")


def split_camel(name: str) -> str:
    """`DeirEzzor` as `Deir Ezzor`, and `deir_ezzor` too: how hashtags write names."""
    return _CAMEL.sub(" ", name.replace("_", " ").lstrip("#"))


def exact_key(name: str) -> str:
    """The letters of `name`, without articles, case endings, blanks and marks: what a gazetteer is looked up by."""
    tokens = _TOKEN.findall(fold(split_camel(name)).text)
    kept = [token for index, token in enumerate(tokens) if token not in ARTICLES or index + 1 == len(tokens)]
    return "".join(without_case(_bare(token)).replace("'", "") for token in kept)


def same_place(a: str, b: str) -> float:
    """How likely two names, in any script, spell one place: 0 (no) … 1 (the same)."""
    words_a, words_b = _spelt(a), _spelt(b)
    if not words_a or not words_b:
        return 0.0
    if words_a == words_b:
        return 1.0
    return max(_aligned(words_a, words_b), _joined(words_a, words_b))


def surely_other(a: str, b: str, least: float) -> bool:
    """Whether `same_place` of two names is less than `least` for sure; a look that costs little, and may say no."""
    one_a, one_b = _at_sight(a), _at_sight(b)
    words_a, words_b = one_a.spelt, one_b.spelt
    if not words_a or not words_b or words_a == words_b:
        return False
    bound = least - _ROUNDING
    far = at_most_at_sight(one_a.outline, one_b.outline) < bound
    if not far and at_most(one_a.sounds, one_b.sounds, words_a[-1].abjad, words_b[-1].abjad) >= bound:
        return False
    if len(words_a) == len(words_b) == 1:
        return True
    if _combined(_seen_covered(one_a, one_b), _seen_covered(one_b, one_a)) < bound:
        return True
    return _combined(_most_covered(words_a, words_b), _most_covered(words_b, words_a)) < bound


_ROUNDING = 1e-6
"""What sums in another order may differ by."""


class _One(NamedTuple):
    """A name at sight."""

    sounds: str
    """Of all its words, as one."""
    outline: Outline
    words: tuple[tuple[Outline, float], ...]
    """Each word with its weight."""
    weight: float
    spelt: tuple[_Word, ...]


@lru_cache(maxsize=65536)
def _at_sight(name: str) -> _One:
    words = _spelt(name)
    sounds = "".join([word.sounds for word in words])
    parts = tuple([(outline(word.sounds), word.weight) for word in words])
    return _One(sounds, outline(sounds), parts, sum([word.weight for word in words]), words)


def _combined(side_a: float, side_b: float) -> float:
    """As `_aligned` combines what is covered."""
    return 0.55 * max(side_a, side_b) + 0.45 * min(side_a, side_b)


def _seen_covered(one: _One, other: _One) -> float:
    """A bound that `_most_covered` never exceeds."""
    found = 0.0
    for word, weight in one.words:
        found += weight * max([at_most_at_sight(word, another) for another, _ in other.words])
    return found / one.weight


def _most_covered(words: tuple[_Word, ...], others: tuple[_Word, ...]) -> float:
    """A bound that `_covered` never exceeds."""
    found = total = 0.0
    for word in words:
        total += word.weight
        found += word.weight * max([at_most(word.sounds, other.sounds, word.abjad, other.abjad) for other in others])
    return found / total


def _joined(words_a: tuple[_Word, ...], words_b: tuple[_Word, ...]) -> float:
    """Kafrnabl = Kafr Nabl: both names as one word."""
    joined_a, joined_b = "".join(word.sounds for word in words_a), "".join(word.sounds for word in words_b)
    return closeness(joined_a, joined_b, words_a[-1].abjad, words_b[-1].abjad)


def _aligned(words_a: tuple[_Word, ...], words_b: tuple[_Word, ...]) -> float:
    """Word by word, each with its best partner; a name inside a longer one counts for most of it."""
    side_a, side_b = _covered(words_a, words_b), _covered(words_b, words_a)
    low, high = min(side_a, side_b), max(side_a, side_b)
    return 0.55 * high + 0.45 * low


def _covered(words: tuple[_Word, ...], others: tuple[_Word, ...]) -> float:
    """How much of `words` is found in `others`, by weight."""
    total = sum(word.weight for word in words)
    found = 0.0
    for word in words:
        best = max(closeness(word.sounds, other.sounds, word.abjad, other.abjad) for other in others)
        found += word.weight * best
    return found / total
