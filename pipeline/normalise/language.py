"""Tells which language a text is in, by its script and its letters.

Of the languages we read only Russian and Ukrainian share a script, and each has letters that the other lacks; so
counting letters is enough. A statistical model was measured against this and is not better:
`docs/decisions/0004-telling-languages.md`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

LANGUAGES = ("en", "ar", "ru", "uk")
"""What we tell apart."""
_ENOUGH = 1_000
"""Characters looked at: letters are as telling there as in the whole text."""
_NOT_PROSE = re.compile(r"https?://\S+|[@#]\w+|\b\w+\.(?:com|org|net|me|ru|ua)\b")
_SIGNS = ("http", "@", "#", ".com", ".org", ".net", ".me", ".ru", ".ua")
"""What is no prose holds one of these."""
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_ARABIC = re.compile(r"[\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_UKRAINIAN = re.compile(
    r"[іїєґІЇЄҐ]|\b(?:та|що|це|від|із|з|й|під|але|після|які|який|його|вже|ще|був|було|щодо|коли)\b|ння\b|[бпвмфр]['’ʼ][яюєї]"
)
_RUSSIAN = re.compile(
    r"[ыэъёЫЭЪЁ]|\b(?:и|что|это|от|из|с|к|под|но|после|как|его|был|со|или|они|также|если|когда|нет)\b|(?:ние|ния|ость)\b"
)
"""Letters, little words and endings that the other language does not have."""
_SCRIPTS = {"ar": _ARABIC, "en": _LATIN}


def detect_language(text: str, allowed: Sequence[str] = LANGUAGES) -> str:
    """The language of `text`, one of `allowed`; `en` where nothing tells (no letters, or a script we cannot read).

    The script that writes most of the prose decides; addresses, handles and hashtags are no prose.
    """
    sample = text[:_ENOUGH]
    if sample.isascii():
        return "en"
    prose = _NOT_PROSE.sub(" ", sample) if any(sign in sample for sign in _SIGNS) else sample
    sample = prose if prose.strip() else sample
    counts = {lang: len(script.findall(sample)) for lang, script in _SCRIPTS.items() if lang in allowed}
    slavic = tuple(lang for lang in ("ru", "uk") if lang in allowed)
    if slavic and (letters := len(_CYRILLIC.findall(sample))):
        counts[_slavic(sample, slavic)] = letters
    best = max(counts, key=lambda lang: counts[lang], default="en")
    return best if counts.get(best) else "en"


def _slavic(sample: str, allowed: Sequence[str]) -> str:
    """Russian or Ukrainian: whose letters and little words are more; Russian where neither tells."""
    if len(allowed) == 1:
        return allowed[0]
    return "uk" if len(_UKRAINIAN.findall(sample)) > len(_RUSSIAN.findall(sample)) else "ru"


def contradicts(lang: str, text: str) -> bool:
    """Whether `text` cannot be in `lang`, because it is written in another script.

    Sites declare the language of their template ("en-US" on an Arabic page), not of their words.
    """
    found = detect_language(text)
    if lang not in LANGUAGES:
        return False
    scripts = {"ru": "Cyrillic", "uk": "Cyrillic", "ar": "Arabic", "en": "Latin"}
    return scripts[found] != scripts[lang] and any(char.isalpha() for char in text[:_ENOUGH])
