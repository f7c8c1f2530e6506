"""Carries the warnings of posts over: who says that what he shows is hard to look at."""

from __future__ import annotations

import re

from pipeline.draft.choice import joined
from pipeline.draft.credit import in_print
from pipeline.types import Claim, Stance

_SHOWN = "content|image|images|photo|photos|picture|pictures|video|videos|footage|scenes|material"
WARNING = re.compile(
    rf"\bgraphic (?:{_SHOWN}|warning)\b|\bwarning\W{{1,3}}graphic\b|[(\[⚠❗]\W{{0,3}}(?:very |extremely )?graphic\b"
    rf"|(?-i:\bGRAPHIC\b)|(?:^|\n)graphic\W|\bNSFW\b|\bviewer discretion\b|\b(?:disturbing|distressing) (?:{_SHOWN})\b"
    r"|(?<!\w)(?:18\+|\+18)(?!\w)"
    r"|\b(?:ж[её]стк|тяж[её]л|шокирующ)\w* (?:кадры|видео|фото)|\b(?:жорстк|важк|шокуюч)\w* (?:кадри|відео|фото)"
    r"|\b(?:чутливий|чувствительный) контент\b"
    r"|(?:ال)?(?:مشاهد|صور|لقطات) (?:ال)?(?:صعبة|قاسية|مؤلمة|مروعة)",
    re.I,
)
"""How posts in the languages that are read warn of what they show."""


_STEMS = (
    "graphic", "nsfw", "viewer", "disturbing", "distressing", "18", "жестк", "жёстк", "тяжел", "тяжёл", "шок", "жорст",
    "важк", "чутлив", "чувствит", "مشاهد", "صور", "لقطات",
)  # fmt: skip
"""One of these stands in every warning: most posts are told from it by them alone."""


def warns(text: str) -> bool:
    """Whether `text` warns of what it shows."""
    folded = text.lower()
    return any(stem in folded for stem in _STEMS) and WARNING.search(text) is not None


def warnings(claim: Claim) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sources whose posts in `claim` warn of what they show, and the uids of their statements."""
    found = [
        a
        for a in joined(claim)
        if a.statement.stance is Stance.ASSERTS and warns(f"{a.post.title or ''}\n{a.post.text}")
    ]
    names = tuple(dict.fromkeys(in_print(a.source.name) for a in found))
    return names, tuple(a.statement.uid for a in found)
