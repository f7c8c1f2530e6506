"""Forms in which a sentence tells a place's name: genitive plurals, adjectives, and letters of neighbours' alphabets.

"Песков" is said of Пески, "Худаферинский мост" stands at Худаферин, Arabic writes Авдіївка with an f for its v, and
Azeri and Turkish spell with ş, ç and ə what others write sh, ch and a.
"""

from __future__ import annotations

import re
from functools import lru_cache

LEAST = 3
"""Letters of the shortest stem that a form is read back to."""
_OF_SEVERAL = re.compile(r"(?:[оеєії]в)$")
"""Ending of the genitive of names in the plural: Песков, Тернів."""
_OF_A_PLACE = re.compile(
    r"(?:ь?ск|ь?цьк|[цс]ьк)(?:ий|ого|ому|ом|им|ая|ую|ой|ою|ие|их|ими|а|у|ої|ій|і)$",
)
"""Ending of an adjective made of a name: Худаферинским, Херсонской, Каховської; never that of a name in -ское."""
_SOFTENED = {"зі": "г", "сі": "х", "ці": "к"}
"""How Ukrainian datives end, and the consonant of the name: Печенізі of Печеніга."""
_NO_CASE = re.compile(r"(?:[иы]м|[ая]м|[еоё]м|ах|ей|ой)$")
"""How a foreign name may end as it stands, and a case of another name too: Авивим, Кисуфим."""
_TURKIC = str.maketrans({"ş": "sh", "ç": "ch", "ğ": "gh", "ı": "i", "ə": "a", "c": "j", "x": "kh", "j": "zh"})
_TURKIC_LETTERS = frozenset("şçğıə")
_SURELY_TURKIC = frozenset("ğıə")
_SCHOLARS = re.compile(r"[āīūḩţḑẕ‘`'w]|[gkstd]h|ah\b|\baş |ay")
"""What Azeri and Turkish never write, and maps that write ş for the ص of Arabic do."""
_OF_THE = re.compile(r"(?<=[а-я]{3}[аеэ])т(?=-[эа][лнсшздтр]-)")
"""The t that a Russian writer hears where Arabic ties ة to the article behind it: Маарет-эн-Нуман."""
_LOANED = (("tS", "C"), ("ts", "c"), ("f", "v"), ("dj", "j"), ("h", "H"), ("G", "H"))
"""How Arabic letters write the sounds of Slavic names that Arabic lacks."""
_GLIDES = re.compile("[iy]{2,}")


@lru_cache(maxsize=65536)
def stems(word: str) -> tuple[str, ...]:
    """What the folded Cyrillic `word` may be a form of, without endings; empty where it is no such form."""
    if not "\u0400" <= word[:1] <= "\u04ff":
        return ()
    if several := _OF_SEVERAL.search(word):
        found = [word[: several.start()]]
    elif made := _OF_A_PLACE.search(word):
        found = [word[: made.start()], word[: made.start()] + "к"]
        if found[0].endswith(("ин", "ін")) and len(found[0]) > LEAST + 2:
            found.append(found[0][:-2])  # Туапсинский, of Туапсе
    elif softened := _SOFTENED.get(word[-2:]):
        found = [word[:-2] + softened, word[:-1]]
    elif _NO_CASE.search(word):
        found = [word]
    else:
        return ()
    return tuple([stem for stem in found if len(stem) >= LEAST])


def plain_letters(name: str) -> str:
    """`name` in the letters that others spell it with: Azeri or Turkish ones (Laçın: lachin), a tied t."""
    if name.isascii():
        return name
    small = name.lower()
    if not _TURKIC_LETTERS.isdisjoint(small):
        others = _SURELY_TURKIC.isdisjoint(small) and _SCHOLARS.search(small)
        return name if others else small.translate(_TURKIC)
    return _OF_THE.sub("", small) if "-" in small else name


def loaned(sounds: str) -> str:
    """The sounds of a name in Arabic letters, should it be a Slavic one."""
    for written, sound in _LOANED:
        sounds = sounds.replace(written, sound)
    return _GLIDES.sub("i", sounds)


def loan(word: str) -> bool:
    """Whether the folded Arabic `word` writes a sound that its own names lack: كيرتش, سودجا."""
    return "تش" in word or "دج" in word or "تس" in word
