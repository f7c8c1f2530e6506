"""Proposes headlines for a round-up: whole clauses, in words that its items hold."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.draft.leaning import opens_leaning
from pipeline.draft.voice import speaks_of_itself
from pipeline.emphasis import said
from pipeline.text import words
from pipeline.types import Item, Roundup, Status

LONGEST = 90
"""Most characters of a headline: about what a front page and a phone show on two lines."""

SHORTEST = 3
"""Fewest words of a headline."""

PROPOSED = 3
"""Headlines to choose from: one a place, so that they are three stories and not one told three times."""

_NOTES = re.compile(r"\s\((?:in |as of |undated|original: |graphic: |doubted by |\d)[^()]*\)|; [^;“”]{1,120}?: “.*$")
"""What stands beside an item's words: places, dates, the other side."""

_PLACE_BESIDE = re.compile(r" \(in [^()]+\)")
"""A place that stands beside the words, which do not name it: a headline of them would happen nowhere."""

_ENDS = re.compile(
    r"\s*(?:;\s|\s[-–—]\s|:\s"
    r"|,\s(?=(?:according to|as|after|because|before|but|which|who|where|while|when|with|including|\w+ing|\w+ed"
    r"|said|says?|told|and (?:a|he|it|one|said|she|they|two|was|were))\b)"
    r"|,?\s(?=(?:according to|because|after|while|since)\b))",
    re.I,
)
"""Where a sentence can end and stay whole: before what is added to it."""

_NAMED = re.compile(r"^[^:;“”]{1,60}:\s")
"""What a text begins with that is put into somebody's mouth, or under a label."""

_TAGS = {Status.CONFIRMED: "", Status.CORROBORATED: "Reported: ", Status.UNCONFIRMED: "Unconfirmed: "}
"""What a headline says of the trust in it: nothing but where it is confirmed."""


def headline(roundup: Roundup) -> str:
    """The first of `headlines`."""
    return headlines(roundup)[0]


def headlines(roundup: Roundup) -> tuple[str, ...]:
    """Up to three headlines, best first: the first fit item at each place, behind the beat's name and its trust.

    Fit is an item whose first clause is whole within `LONGEST` characters, which stands in nobody's mouth and speaks of
    no "we"; where any names its place itself, only such ones are. What is disputed or taken back makes no headline.
    Where nothing is fit the places of the first items are named, and where they have none it is a round-up.
    """
    if not roundup.items:
        return (f"{roundup.beat}: no reports",)
    language = next((item.lang for item in roundup.items if item.status in _TAGS), "").partition("-")[0]
    fit = [item for item in roundup.items if item.status in _TAGS and item.lang.partition("-")[0] == language]
    located = [item for item in fit if _PLACE_BESIDE.search(item.text) is None]
    told = _by_place(located) or _by_place(fit)[:1] or [_places(roundup)]
    return tuple(f"{roundup.beat}: {one}" for one in told[:PROPOSED])


def _by_place(items: Iterable[Item]) -> list[str]:
    """The headline of the first item at each place that has one."""
    first: dict[str, str] = {}
    for item in items:
        clause = None if item.place in first else _clause(item)
        if clause is not None:
            first[item.place] = _TAGS[item.status] + clause
    return list(first.values())


def _clause(item: Item) -> str | None:
    """The longest whole beginning of the item's words that fits; those of an editor where he wrote others."""
    text = " ".join(_NOTES.sub("", said(item)).split())
    if _NAMED.match(text) or opens_leaning(text) or speaks_of_itself(text, item.lang):
        return None
    room = LONGEST - len(_TAGS[item.status])
    ends = [len(text), *sorted((found.start() for found in _ENDS.finditer(text)), reverse=True)]
    clause = next((text[:end] for end in ends if end <= room and _is_whole(text[:end])), None)
    return None if clause is None else clause.rstrip(" .,;:")


def _is_whole(clause: str) -> bool:
    """Whether a beginning is long enough, and closes what it opens."""
    pairs = (("(", ")"), ("“", "”"), ("«", "»"))
    return len(words(clause)) >= SHORTEST and all(clause.count(a) == clause.count(b) for a, b in pairs)


def _places(roundup: Roundup) -> str:
    """The places of the first items, as many as fit; without any "round-up"."""
    places = dict.fromkeys(spelt.name for item in roundup.items for spelt in item.places[:1])
    named: list[str] = []
    for place in list(places)[:PROPOSED]:
        if len(", ".join([*named, place])) <= LONGEST:
            named.append(place)
    return f"reports from {', '.join(named)}" if named else "round-up"
