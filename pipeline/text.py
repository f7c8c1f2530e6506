"""How characters are folded so that look-ups see through script variants, marks and tricks.

Everything here keeps a way back: a fold knows which original character each folded one came from, because
every quote that we show must be an exact span of the post.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
"""Soft hyphens, zero-width and bidi controls, variation selectors: they change what is seen, not what is said."""

_CONTROL = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{INVISIBLE}\ud800-\udfff]")
_UNSEEN = re.compile(f"{_CONTROL.pattern}(?<!\u200d)|\u200d(?![\u2600-\u27bf\U0001f000-\U0001faff])")
"""The same but for joiners before an emoji, where they make one picture of several."""
_PRINTED_MARK = re.compile("[\u034f\ufe00-\ufe0f]")
"""Those of them that Python counts as printable."""
_SHORT = 100
"""Characters of a text that is looked at as quickly as it is turned into bytes."""
_PRINTED_ASCII = bytes(range(0x20, 0x7F)) + b"\n"
_USUAL = re.compile("[\u00a1-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f\u060c\u0620-\u064a\u2010-\u2027]*")
"""Characters that are printed, and that neither composes with a neighbour nor comes apart."""
_SPACE = re.compile(r"[^\S\n ][^\S\n]*| [^\S\n]+")
"""Runs of blanks that are not one plain blank already."""
_EMPTY_LINES = re.compile(r"\n{3,}")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")

_VARIANTS = {
    # Arabic letters that writers interchange, after the "light" normalisation of Larkey et al. (SIGIR 2002)
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ی": "ي", "ؤ": "و", "ة": "ه", "ک": "ك", "ـ": "",
    # Cyrillic ё is optional in print
    "ё": "е",
    # quotes and dashes
    "‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
}  # fmt: skip


class Folded(NamedTuple):
    """A text made comparable, with the original offset of each of its characters."""

    text: str
    offsets: tuple[int, ...] | None
    """None: the fold moved nothing, offset i is i."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Turn a span of the folded text into the span of the original that it came from."""
        if self.offsets is None:
            return start, end
        if start >= end:
            at = self.offsets[start] if start < len(self.offsets) else (self.offsets[-1] + 1 if self.offsets else 0)
            return at, at
        return self.offsets[start], self.offsets[end - 1] + 1


@lru_cache(maxsize=8192)
def _fold_char(char: str) -> str:
    """One character, lower-cased and stripped of marks; empty for one that is not seen."""
    if _CONTROL.match(char):
        return ""
    if char in _VARIANTS:
        return _VARIANTS[char]
    if char in "\n\t":
        return char
    if char.isspace():
        return " "
    if char in "йї":  # letters of their own, not marked и and і
        return char
    out = []
    for part in unicodedata.normalize("NFKD", char).lower():
        if unicodedata.combining(part) and part not in "\u0306\u0308":
            continue
        if part in "\u0306\u0308":  # breve and diaeresis: marks on Latin letters, part of Cyrillic й and ї
            continue
        if _CONTROL.match(part):
            continue
        digit = unicodedata.digit(part, None)
        out.append(str(digit) if digit is not None else _VARIANTS.get(part, part))
    if char in "ЙЇ":
        return char.lower()
    return "".join(out)


class _Folding(dict[int, str]):
    """Code of a character → what it folds to, worked out when it is first met; a million characters at most."""

    def __init__(self) -> None:
        super().__init__()
        self.odd: set[str] = set()
        """Characters that fold to none or to several."""

    def __missing__(self, code: int) -> str:
        piece = self[code] = _fold_char(chr(code))
        if len(piece) != 1:
            self.odd.add(chr(code))
        return piece


_folding = _Folding()


def fold(text: str) -> Folded:
    """Fold `text` for look-ups: lower case, no marks, one form of each letter, digits 0–9, nothing invisible."""
    return _fold_name(text) if len(text) <= _NAME else _fold(text)


_NAME = 48
"""Characters of a text that is likely a word or a name, and folded again and again."""


def _fold(text: str) -> Folded:
    folded = text.translate(_folding)
    odd = _folding.odd
    if (text.isascii() and text.isprintable()) or odd.isdisjoint(text):
        return Folded(folded, None)
    offsets: list[int] = []
    settled = 0
    for index, char in enumerate(text):
        if char in odd:
            offsets += range(settled, index)
            offsets += [index] * len(_folding[ord(char)])
            settled = index + 1
    offsets += range(settled, len(text))
    return Folded(folded, tuple(offsets))


_fold_name = lru_cache(maxsize=32768)(_fold)


def is_usual(text: str) -> bool:
    """Whether `text` is made of line breaks, plain blanks and the letters and signs that most texts are made of only.

    In bytes what is not ASCII is found ten times as fast as by a look at each character.
    """
    if len(text) < _SHORT and text.isascii() and text.isprintable():
        return True
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PRINTED_ASCII)
    return not rest or _USUAL.fullmatch(rest.decode("utf-8", "surrogatepass")) is not None


def is_plain(text: str) -> bool:
    """Whether `text` holds nothing to take out or to compose, as most texts do."""
    if is_usual(text):
        return True
    if not text.replace("\n", "").isprintable():
        return False
    said = text.encode()  # printable text has no half pairs; in bytes the marks are found in a tenth of the time
    marked = (b"\xcd\x8f" in said or b"\xef\xb8" in said) and _PRINTED_MARK.search(text) is not None
    return not marked and unicodedata.is_normalized("NFC", text)


def clean(text: str) -> str:
    """Make `text` safe to show and to store: NFC, no control, bidirectional or invisible characters, single spaces."""
    if not is_plain(text):
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
        text = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
        text = _SPACE.sub(" ", text)  # before the lines: the other way round, long runs cost quadratic time
    elif "  " in text:
        text = _SPACE.sub(" ", text)
    if "\n" not in text:
        return text.strip()
    lines = "\n".join([line.strip() for line in text.split("\n")]).strip()
    return _EMPTY_LINES.sub("\n\n", lines) if "\n\n\n" in lines else lines


def one_line(text: str) -> str:
    """`text` cleaned, on one line: fit for a terminal, a log or a heading."""
    return " ".join(clean(text).split())


def words(text: str) -> list[str]:
    """The folded words of `text`, in order, without punctuation."""
    return _WORD.findall(fold(text).text)


def as_spoken(phrase: str) -> set[str]:
    """A folded phrase without the silent alif of its first Arabic plural verb, of its last, and of each: خطفو."""
    bare = _PLURAL.sub("و", phrase)
    return {bare, _PLURAL.sub("و", phrase, count=1), _LAST_PLURAL.sub("و", phrase)} - {phrase}


_PLURAL, _LAST_PLURAL = re.compile(r"(?<=\w{2})وا(?!\w)"), re.compile(r"(?<=\w{2})وا$")
