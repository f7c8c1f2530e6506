"""Proposes a headline for a round-up, in words that its items hold."""

from __future__ import annotations

from pipeline.types import Roundup

LONGEST = 90
"""Characters after which a headline is cut at a word: about what a front page and a phone show on two lines."""


def headline(roundup: Roundup) -> str:
    """The first item's words, as far as they fit, behind the beat's name; the beat and the day where there is none."""
    if not roundup.items:
        return f"{roundup.beat}: no reports"
    text = roundup.items[0].text
    if len(text) > LONGEST:
        text = text[: LONGEST + 1].rsplit(" ", 1)[0].rstrip(" ,;:-") + " …"
    return f"{roundup.beat}: {text}"
