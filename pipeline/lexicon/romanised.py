"""Names of groups in Latin letters: whoever writes Jaysh al-Fateh means Jaish al-Fath.

Arabic has one spelling, and writers in Latin letters have each their own; `romanised.toml` lists word by word how the
same one is put. What is listed in one spelling is looked for in all.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("romanised.toml")
_ARTICLES = ("al", "el", "ul")
_SUN = "dnrstz"
"""Letters before which the article may take their sound: Ahrar ash-Sham, as-Sham."""


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    """Each spelling of a word → all of them."""
    with FILE.open("rb") as file:
        groups = [tuple(table["spellings"]) for table in tomllib.load(file).values()]
    return {word: group for group in groups for word in group}


def romanised(name: str) -> str:
    """`name` with `{a|b}` for each word that is spelt in several ways, and for its articles; else as it is."""
    words, known = name.split(" "), _spellings()
    if known.keys().isdisjoint(words):
        return name
    return " ".join(_either(_article(words, at) or known.get(word, ()), word) for at, word in enumerate(words))


def _article(words: list[str], at: int) -> tuple[str, ...]:
    """How the article at `at` may be put before the word behind it; nothing where there is none."""
    if words[at] not in _ARTICLES or at + 1 == len(words):
        return ()
    behind = words[at + 1]
    if behind[0] not in _SUN:
        return _ARTICLES
    sounds = [f"a{behind[0]}", f"e{behind[0]}", *([f"a{behind[:2]}", f"e{behind[:2]}"] if behind[1] == "h" else [])]
    return (*_ARTICLES, *sounds)


def _either(ways: tuple[str, ...], word: str) -> str:
    return "{" + "|".join(ways) + "}" if ways else word
