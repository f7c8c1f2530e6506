"""The desk's own words in other languages: catalogues of messages (gettext), and which of them somebody reads.

Words in templates stand in `{% trans %}` or `_()`; words in Python that a template translates are marked with `N_`.
`make messages` collects them into `locale/desk.pot` and brings every translation up to date. What a source or an
editor says is data and is shown as it was said; what rules and errors say is told again (`retelling/`).
"""

from __future__ import annotations

import gettext
from functools import lru_cache
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "desk"
ENGLISH = "en"
"""The language that the words are written in."""

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
"""Languages whose script runs from right to left."""

OWN_NAMES = {"en": "English", "ar": "العربية", "de": "Deutsch", "fr": "français", "ru": "русский", "uk": "українська"}
"""What a language calls itself; a translation into another one is listed by its code until it stands here."""

MOST_ASKED = 20
"""Languages of a browser's wishes that are looked at."""


def N_(text: str) -> str:
    """`text`, marked to be collected; it is translated where it is shown."""
    return text


def NN_(one: str, many: str) -> tuple[str, str]:
    """A number with its noun, one and many, marked to be collected."""
    return one, many


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The codes of the languages that there are words in, English first."""
    found = sorted(one.parent.parent.name for one in LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return (ENGLISH, *found)


@lru_cache(maxsize=16)
def words_of(language: str) -> gettext.NullTranslations:
    """The catalogue of a language; what it lacks is shown in English."""
    return gettext.translation(DOMAIN, LOCALE, [language], fallback=True)


def reads(own: str | None, asked: str) -> str:
    """The language to show: an account's `own`, else what its browser asked for (`Accept-Language`), else English."""
    there = languages()
    if own in there:
        return own
    wishes = sorted(enumerate(asked[:500].split(",")[:MOST_ASKED]), key=lambda one: (-_weight(one[1]), one[0]))
    for _, wish in wishes:
        code = wish.partition(";")[0].strip().casefold()
        if _weight(wish) > 0 and (found := code if code in there else code.partition("-")[0]) in there:
            return found
    return ENGLISH


def _weight(wish: str) -> float:
    """How much a language is wished for (RFC 9110, 12.5.4): `;q=0.8`; 1 where nothing is said."""
    _, mark, value = wish.partition(";q=")
    try:
        return float(value) if mark else 1.0
    except ValueError:
        return 0.0


def counted(language: str, one: str, many: str, number: int) -> str:
    """A number with its noun, in a language: both have `%(num)s` where the number stands."""
    return words_of(language).ngettext(one, many, number) % {"num": number}
