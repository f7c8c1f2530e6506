"""How a name sounds, in one alphabet for Latin, Arabic and Cyrillic letters, and how far two soundings lie apart.

One letter stands for one sound that transliterators agree on: `x` kh, `G` gh, `S` sh, `C` ch, `T` th, `D` dh, `c` ts,
`'` ayn or hamza. Arabic writes no short vowels, so vowels that one side lacks cost next to nothing there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

VOWELS = frozenset("aeiou")
_ARABIC = {
    "ا": "a", "ء": "'", "ب": "b", "ت": "t", "ث": "T", "ج": "j", "ح": "h", "خ": "x", "د": "d", "ذ": "D", "ر": "r",
    "ز": "z", "س": "s", "ش": "S", "ص": "s", "ض": "d", "ط": "t", "ظ": "Z", "ع": "'", "غ": "G", "ف": "f", "ق": "q",
    "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "پ": "p", "چ": "C", "ڤ": "v", "گ": "g",
    "ژ": "z", "ۆ": "o", "ێ": "e", "ە": "a", "ڕ": "r", "ڵ": "l", "ھ": "h", "ہ": "h",
}  # fmt: skip
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "H", "ґ": "g", "д": "d", "е": "e", "є": "ye", "ж": "Z", "з": "z", "и": "i",
    "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "x", "ц": "c", "ч": "C", "ш": "S", "щ": "S", "ъ": "", "ы": "i",
    "ь": "", "э": "e", "ю": "yu", "я": "ya", "'": "",
}  # fmt: skip
_DIGRAPHS = {
    "shch": "S", "sch": "S", "tch": "C", "kh": "x", "gh": "G", "sh": "S", "ch": "C", "th": "T", "dh": "D", "zh": "Z",
    "ts": "c", "tz": "c", "dj": "j", "dzh": "j", "dz": "z", "ph": "f", "ck": "k", "qu": "qu", "ou": "u", "oo": "u",
    "ee": "i", "ow": "aw", "ie": "ye",
}  # fmt: skip
_LATIN_UNIT = re.compile("|".join(sorted(_DIGRAPHS, key=len, reverse=True)) + "|.")
_DOUBLE = re.compile(r"(.)\1+")
_CYRILLIC_ENDING = re.compile(
    r"(?<=..)(?:ого|его|ому|ему|ими|ыми|ами|ями|(?<=..)(?:ой|ою|ею|ей|ий|ый|ая|яя|ое|ее|ом|ем|єм|ам|ям|ах|ях|им|ым|их|ых|ія|ія|ию|ії|ие|ия|ье)|[аяоеєёиіїыуюьй])$"
)


_SLAVIC = re.compile(
    r"v|zh|shch|(?:sk|ck)(?:e|[yi]i?|a|oho|ogo|oye|oe|aya|yy)?$|ts[iy]$|[oi]y[ei]$|[^aeiou]y[iy]$|..[nvkt]aya$|(?:hrad|grad|pil|pole?)$"
    r"|^(?:hr|gr|hl|gl|hn)(?=[aeiouy])|(?<=[^aeiou'])(?:ne|no|lya)$|(?<=..)k[iy]$|(?<=..[^aeiouq])ka$"
    r"|[ln][iy]a[iy]p"
)
"""How names of Ukraine and Russia look in Latin letters, and names from Arabic do not."""
_SLAVIC_ENDING = re.compile(r"(?<=..)(?:[oe]h?o|(?:[oeaiy])?y[aeiyo]|i[aeiy]|[aeiouy])$")


def is_slavic(word: str) -> bool:
    """Whether a folded Latin word looks Ukrainian or Russian (Bilohirne, Greblya); Arabic villages never do."""
    return word.isascii() and bool(_SLAVIC.search(word))


def slavic_sound(word: str) -> str:
    """The sounds of a Latin word of a Slavic name, without its ending; `H` for the letter that is h here, g there."""
    bare = _SLAVIC_ENDING.sub("", word).replace("hh", "hg")  # Vyshhorod, Uzhhorod
    silent = "h" if bare[-1:] == "h" and bare[-2:-1] in VOWELS else ""  # Suhi: the h was no mute end of the word
    return (sound_of(bare) + silent).replace("h", "H")


@lru_cache(maxsize=32768)
def sound_of(word: str) -> str:
    """The sounds of one folded word (no blanks), doubled letters once."""
    first = word[:1]
    if "\u0600" <= first <= "\u06ff":
        sounds = _arabic(word)
    elif "\u0400" <= first <= "\u04ff":
        sounds = "".join(_CYRILLIC.get(char, "") for char in word).replace("dZ", "j")
    else:
        plain = word if word.isascii() else anyascii(word).lower()
        sounds = _latin(plain)
    return _DOUBLE.sub(r"\1", sounds)


def _arabic(word: str) -> str:
    sounds = [_ARABIC.get(char, "") for char in word]
    if len(word) > 2 and word[-1] == "ه":  # final ة, folded: -a
        sounds[-1] = "a"
    for index in range(1, len(sounds) - 1):  # between consonants, waw and ya are long vowels
        if sounds[index] in "wy" and sounds[index + 1] not in "awy":
            sounds[index] = "u" if sounds[index] == "w" else "i"
    if len(sounds) > 2 and sounds[-1] in "wy":
        sounds[-1] = "u" if sounds[-1] == "w" else "i"
    return "".join(sounds)


def _latin(word: str) -> str:
    word = re.sub(r"[^a-z']", "", word)
    word = re.sub(r"(?<=[aeiou])h$|(?<=[^aeiou'])'", "", word)
    word = _DOUBLE.sub(lambda match: match.group(0) if match.group(1) in "oe" else match.group(1), word)
    word = re.sub(r"([a-z]h)\1+", r"\1", word)
    out = []
    for match in _LATIN_UNIT.finditer(word):
        unit = match.group(0)
        if unit == "c":
            after = word[match.end() : match.end() + 1]
            out.append("s" if after in tuple("ei") else "k")
        else:
            out.append(_DIGRAPHS.get(unit, unit))
    sounds = "".join(out)
    sounds = re.sub(r"(?<=[^aeiou])y(?![aeiou])", "i", sounds)
    return re.sub(r"(?<=[^aeiou])w(?![aeiou])", "u", sounds)


def without_case(word: str) -> str:
    """A folded Cyrillic word without its case ending (Роботино, Роботиному, Роботине: one word); others unchanged."""
    if not "\u0400" <= word[:1] <= "\u04ff":
        return word
    bare = _CYRILLIC_ENDING.sub("", word)
    if bare[-1:] in _CYRILLIC_VOWELS and word[-1] in "мх":  # Хиям, Каим: behind a vowel no case ends so
        return word
    if bare != word and _SOFTENED.search(word):  # Авдіївка, в Авдіївці
        bare = bare[:-1] + "к"
    return bare


_CYRILLIC_VOWELS = frozenset("аеєёиіїоуыэюя")
_SOFTENED = re.compile(r"[влнйркст]ці$")
"""How the dative of a name in -ка ends in Ukrainian; Липці is a plural."""


def is_abjad(word: str) -> bool:
    """Whether `word` lacks vowels: Arabic letters, a letter-for-letter copy (`zwytt`), Cyrillic without its ending."""
    return "\u0600" <= word[:1] <= "\u06ff" or not any(char in VOWELS for char in word[1:])


_SUBSTITUTE: dict[str, float] = {}
for _pair, _cost in {
    "qk": 0.1, "qg": 0.3, "kg": 0.45, "jg": 0.3, "Gg": 0.1, "Gq": 0.35, "Gk": 0.6, "xk": 0.3, "xh": 0.3, "hg": 0.3,
    "Dd": 0.1, "Dz": 0.15, "DZ": 0.1, "dZ": 0.2, "TZ": 0.3, "Zz": 0.15, "Tt": 0.15, "Ts": 0.2, "sz": 0.45, "Ss": 0.4,
    "SC": 0.2, "Cj": 0.35, "CT": 0.5, "Ck": 0.5, "cs": 0.7, "ct": 0.45, "cz": 0.4, "cC": 0.3, "td": 0.5, "bp": 0.25,
    "vw": 0.1, "vf": 0.45, "vb": 0.5, "vu": 0.2, "jZ": 0.2, "jS": 0.6, "jz": 0.5, "jy": 0.6, "mn": 0.6, "TD": 0.3,
    "Tz": 0.3,
    "ae": 0.08, "ei": 0.08, "iy": 0.05, "ey": 0.1, "ay": 0.2, "ou": 0.05, "uw": 0.05, "ow": 0.1, "aw": 0.25, "ao": 0.15,
    "ai": 0.2, "au": 0.2, "iu": 0.25, "io": 0.3, "eo": 0.25, "eu": 0.3, "'a": 0.1, "'e": 0.15, "'i": 0.2, "'h": 0.5,
    "'o": 0.2, "'u": 0.2, "'y": 0.3, "Hg": 0.05, "Hx": 0.15, "HG": 0.05, "Hh": 0.05, "Hk": 0.4,
}.items():  # fmt: skip
    _SUBSTITUTE[_pair] = _SUBSTITUTE[_pair[::-1]] = _cost
_LEAVE_OUT = {"a": 0.3, "e": 0.25, "i": 0.3, "o": 0.3, "u": 0.3, "y": 0.3, "w": 0.35, "'": 0.12, "h": 0.5}
_UNWRITTEN = {"a": 0.06, "e": 0.04, "i": 0.06, "o": 0.08, "u": 0.08, "y": 0.25, "w": 0.25, "'": 0.12, "h": 0.4}
"""What it costs that one name has a sound the other lacks (1: a consonant; see the tests for names it must join)."""


def closeness(a: str, b: str, abjad_a: bool, abjad_b: bool) -> float:
    """How alike two soundings are: 1 the same, 0 nothing in common (a weighted edit distance, scaled by length).

    It is the same either way round.
    """
    if a == b:
        return 1.0
    return _closeness(a, b, abjad_a, abjad_b) if a < b else _closeness(b, a, abjad_b, abjad_a)


@lru_cache(maxsize=65536)
def _closeness(a: str, b: str, abjad_a: bool, abjad_b: bool) -> float:
    drop_a = _UNWRITTEN if abjad_b else _LEAVE_OUT  # a's sound that b lacks
    drop_b = _UNWRITTEN if abjad_a else _LEAVE_OUT
    costs = [drop_b.get(char, 1.0) for char in b]
    row = [0.0]
    for cost in costs:
        row.append(row[-1] + cost)
    substitute = _SUBSTITUTE.get
    for char_a in a:
        cost_a = drop_a.get(char_a, 1.0)
        diagonal, left = row[0], row[0] + cost_a
        new = [left]
        for index, char_b in enumerate(b):
            # the innermost loop of matching: `min` would cost as much as all the rest of it
            best = diagonal if char_a == char_b else diagonal + substitute(char_a + char_b, 1.0)
            diagonal = row[index + 1]
            if diagonal + cost_a < best:  # noqa: PLR1730 - as above
                best = diagonal + cost_a
            left += costs[index]
            if left < best:  # noqa: PLR1730 - as above
                best = left
            left = best
            new.append(best)
        row = new
    longest = max(_length(a), _length(b))
    return max(0.0, 1.0 - row[-1] / longest) if longest else 0.0


@lru_cache(maxsize=65536)
def _length(sounds: str) -> float:
    """The length of a sounding by the weight of its sounds."""
    return sum([_LEAVE_OUT.get(char, 1.0) for char in sounds], 0.0)


_KIN: dict[str, dict[str, float]] = {}
for _pair, _cost in _SUBSTITUTE.items():
    _KIN.setdefault(_pair[0], {})[_pair[1]] = _cost


def at_most(a: str, b: str, abjad_a: bool, abjad_b: bool) -> float:
    """A bound that `closeness` never exceeds, for a fiftieth of its cost: each sound finds its best answer anywhere."""
    if a == b:
        return 1.0
    least = max(sum(map(_answers(b, abjad_b).__getitem__, a)), sum(map(_answers(a, abjad_a).__getitem__, b)))
    longest = max(_length(a), _length(b))
    return max(0.0, 1.0 - least / longest) if longest else 0.0


class _Answers(dict[str, float]):
    """Sound → cost; of what is not there, that of a consonant."""

    def __missing__(self, sound: str) -> float:
        return 1.0


@lru_cache(maxsize=65536)
def _answers(sounds: str, abjad: bool) -> _Answers:
    """Sound → what it costs at least beside `sounds`: left out, or for one of its kin there; 1 where it is missing."""
    costs = _Answers(_UNWRITTEN if abjad else _LEAVE_OUT)
    for char in sounds:
        for kin, cost in _KIN.get(char, {}).items():
            costs[kin] = min(costs[kin], cost)
    costs.update(dict.fromkeys(sounds, 0.0))
    return costs


SOUNDS = "".join(sorted({*"abcdefghijklmnopqrstuvwxyz'", *_LEAVE_OUT, *"".join(_SUBSTITUTE)}))
"""The sounds that a sounding may have."""


def beside_costs(sounds: str, abjad: bool) -> Mapping[str, float]:
    """Sound → what it costs at least beside `sounds`: for those who bound many at once, as `at_most` does one."""
    return _answers(sounds, abjad)


def weighed(sounds: str) -> float:
    """The length of a sounding by the weight of its sounds."""
    return _length(sounds)


class Outline(NamedTuple):
    """Which sounds a sounding has, as bits."""

    firm: int
    """Those that cost a whole consonant where they are left out."""
    answered: int
    """Those that it has an answer to: its own, and their kin."""
    length: float


_BITS: dict[str, int] = {}
"""Sound → its bit, in the order in which sounds came up."""


@lru_cache(maxsize=65536)
def outline(sounds: str) -> Outline:
    """What a sounding is at sight, for `at_most_at_sight`."""
    firm = answered = 0
    for char in set(sounds):
        if char not in _LEAVE_OUT:
            firm |= _bit(char)
        for kin in (char, *_KIN.get(char, {})):
            answered |= _bit(kin)
    return Outline(firm, answered, _length(sounds))


def _bit(sound: str) -> int:
    return 1 << _BITS.setdefault(sound, len(_BITS))


def at_most_at_sight(a: Outline, b: Outline) -> float:
    """A bound that `at_most` never exceeds, for a tenth of its cost: consonants that the other has no answer to."""
    firm_a, answered_a, longest = a
    firm_b, answered_b, length = b
    longest = max(longest, length)
    missing, others = (firm_a & ~answered_b).bit_count(), (firm_b & ~answered_a).bit_count()
    missing = max(missing, others)
    return 1.0 - missing / longest if missing else 1.0
