"""Proposes headlines for a round-up, in words that its items hold."""

from __future__ import annotations

import re

from pipeline.types import Item, Roundup, Status

LONGEST = 90
"""Characters after which a headline is cut at a word: about what a front page and a phone show on two lines."""

PROPOSED = 3
"""Headlines to choose from: one a place, so that they are three stories and not one told three times."""

_NOTES = re.compile(r"\s\((?:in |as of |undated|original: |graphic: |doubted by |\d)[^()]*\)|; [^;“”]{1,120}?: “.*$")
"""What stands beside an item's words: places, dates, the other side."""

_TAGS = {Status.CONFIRMED: "", Status.CORROBORATED: "Reported: ", Status.UNCONFIRMED: "Unconfirmed: "}
"""What a headline says of the trust in it: nothing but where it is confirmed."""


def headline(roundup: Roundup) -> str:
    """The first of `headlines`."""
    return headlines(roundup)[0]


def headlines(roundup: Roundup) -> tuple[str, ...]:
    """Up to three headlines, best first: the first item at each place, behind the beat's name and its trust.

    What is disputed or taken back makes no headline; where nothing else is there, the first item does.
    """
    if not roundup.items:
        return (f"{roundup.beat}: no reports",)
    fit = [item for item in roundup.items if item.status in _TAGS]
    first: dict[str, Item] = {}
    for item in fit or roundup.items[:1]:
        if item.lang.partition("-")[0] == (fit or roundup.items)[0].lang.partition("-")[0]:
            first.setdefault(item.place, item)
    return tuple(f"{roundup.beat}: {_words(item)}" for item in list(first.values())[:PROPOSED])


def _words(item: Item) -> str:
    """The words of `item` as far as they fit, cut at a word; those of an editor where he wrote others."""
    text = _TAGS.get(item.status, "") + " ".join(_NOTES.sub("", item.text).split())
    if len(text) > LONGEST:
        text = text[: LONGEST + 1].rsplit(" ", 1)[0].rstrip(" ,;:-(") + " …"
    return text
