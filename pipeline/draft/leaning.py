"""Tells words that say nothing without the sentence they stood beside: "which the army denied", "seized three posts".

Such words never speak for a claim that others tell in full, and where nobody does, they are printed below the sections
(`Roundup.also`) instead of as a line of their own. Only what is seen for sure counts: a line that is short is no
fragment for that.
"""

from __future__ import annotations

import re

from pipeline.draft.naming import names_place
from pipeline.text import words
from pipeline.types import Claim, Statement

_OPENS = re.compile(
    r"^(?:which|who|whom|whose|it|they|he|she|these|everything|nothing|none|others|the same|both (?:of|ends|were|are)"
    r"|yes|да|так|ні|нет|который|которая|которое|которые|которых|что|який|яка|яке|які|яких"
    r"|он|она|оно|они|он|вона|воно|вони|він|نعم|الذي|التي|الذين|وهو|وهي|وهم|وذلك)(?![\w’'-])(?!\s*\()",
    re.I,
)
"""Pronouns and answers at the head of a text, but for one that is followed by whom it means ("They (the army)")."""

_DONE = re.compile(
    r"^(?:\w{2,}ed|taken|struck|hit|shot|seen|found|held|burnt|blown)"
    r" (?:in|at|on|near|by|from|over|during|inside|outside|around|a|an|the|all|some|several|dozens|hundreds"
    r"|\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.I,
)
"""What was done without who or what: "killed in El Fasher", "seized three positions"."""

_SOMEBODYS = re.compile(r"^[^;:,]{0,40}\b(?:is|are|was|were|remains?) (?:now )?(?:theirs|his|hers)\b", re.I)
"""A pronoun in the place of an owner: "the village is theirs"."""

_LEFT_OPEN = re.compile(r"\b(?:has|have|had) \w+: \w+ed\b|\b(?:and|or|of|the|a|an|with|from|into): ", re.I)
"""A sentence with its middle cut out: "the army chief has dismissed: appointed …" is told by what stands before."""

SHORT = 3
"""Words up to which a text that names no place and no number is a remark on another sentence: "fire crews at work"."""


def opens_leaning(text: str) -> bool:
    """Whether `text` begins with a word that points at another sentence, or with a verb that nobody does."""
    if _OPENS.match(text) is not None or _DONE.match(text) is not None:
        return True
    return _LEFT_OPEN.search(text) is not None or _SOMEBODYS.search(text) is not None


def leans(text: str, statement: Statement, claim: Claim) -> bool:
    """Whether `text`, as it would be printed for `statement` of `claim`, says nothing without the sentence before it.

    A text of up to three words leans where it tells no event at a known place, and names neither a place of its own
    statement nor a number nor an acting body; one of more words leans where it opens so.
    """
    if opens_leaning(text):
        return True
    known = statement.particulars
    if len(words(text)) > SHORT or known.figures or known.actors or (known.event and known.places):
        return False
    return not any(names_place(text, place, claim) for place in known.places)
