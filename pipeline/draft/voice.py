"""Says who speaks where words speak of themselves: "we have matched two clips" is nobody's in a round-up of many."""

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


def speaks_of_itself(text: str, lang: str) -> bool:
    """Whether `text`, outside of what it quotes, says "we", "our" or "I" in its language `lang`."""
    pattern = _FIRST_PERSON.get(lang.partition("-")[0])
    return pattern is not None and pattern.search(_QUOTED.sub(" ", text)) is not None


def lead(text: str, lang: str, who: str) -> str:
    """What stands before `text` so that readers know who "we" are: "UN Field Relief Office: "; empty where none is."""
    if not who or text.startswith(f"{who}:") or not speaks_of_itself(text, lang):
        return ""
    return f"{who}: "
