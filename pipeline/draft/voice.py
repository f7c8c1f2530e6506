"""Says who speaks where words speak of themselves, or as one side does: "we have matched two clips" is nobody's in a
round-up of many, and "four soldiers were martyred" is not the desk's.
"""

from __future__ import annotations

import re

_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"")

_FIRST_PERSON = {
    "en": re.compile(r"\b(?:[Ww]e|us|[Oo]urs?|my|My|me)\b|\bI(?= [a-z]|[’'][a-z])"),
    "ru": re.compile(r"\b(?:мы|нас|нам|нами|наш\w{0,3}|мой|моя|мои|моего|меня|мне)\b", re.I),
    "uk": re.compile(r"\b(?:ми|нас|нам|нами|наш\w{0,3}|мій|моя|мої|мого|мене|мені)\b", re.I),
    "ar": re.compile(r"(?<!\w)(?:نحن|لنا|لدينا|مراسلنا|مراسلونا|مراسلتنا|قواتنا|لقواتنا|جيشنا|عدستنا|مصادرنا)(?!\w)"),
}
"""First persons by language; case counts in English, where "US" is a country."""


_TAKES_SIDES = {
    "en": re.compile(
        r"\b(?:martyr(?:s|ed|dom)?|(?:the|an?) enemy|enemy (?!fire\b)\w+|terrorists|occupiers|heroes|heroic"
        r"|liberat(?:ed|es|ing|ion))\b",
        re.I,
    ),
    "ru": re.compile(
        r"\b(?:освобо(?:ди|жд)\w*|противник\w*|враг\w{0,3}|враж\w+|оккупант\w*|боевик\w*|геро[ий]\w*)\b", re.I
    ),
    "uk": re.compile(r"\b(?:захисник\w*|ворог\w{0,3}|ворож\w+|окупант\w*|противник\w*|визвол\w+|геро[їй]\w*)\b", re.I),
    "ar": re.compile(
        r"(?<!\w)(?:استشهد\w*|استشهاد|(?:ال)?شهداء|(?:ال)?شهيد\w*|للعدو|العدو|(?:ال)?إرهابي(?:ين|ون)|المحتل|الاحتلال"
        r"|تحرير)(?!\w)"
    ),
}
"""Words that only one side uses: they are printed as its own, never as the desk's."""


def speaks_of_itself(text: str, lang: str) -> bool:
    """Whether `text`, outside of what it quotes, says "we", "our" or "I" in its language `lang`."""
    pattern = _FIRST_PERSON.get(lang.partition("-")[0])
    return pattern is not None and pattern.search(_QUOTED.sub(" ", text)) is not None


def takes_sides(text: str, lang: str) -> bool:
    """Whether `text`, outside of what it quotes, calls somebody a martyr, the enemy or a liberator."""
    pattern = _TAKES_SIDES.get(lang.partition("-")[0])
    return pattern is not None and pattern.search(_QUOTED.sub(" ", text)) is not None


def lead(text: str, lang: str, who: str) -> str:
    """What stands before `text` so that readers know who "we" are, or whose enemy is meant; empty where neither is."""
    if not who or text.startswith(f"{who}:"):
        return ""
    return f"{who}: " if speaks_of_itself(text, lang) or takes_sides(text, lang) else ""
