"""Whether a word of saying is a verb where it stands: "residents of the quarter report", not "a short report"."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit

_BARE = frozenset(
    ("report", "note", "claim", "state", "estimate", "tell", "add", "announce", "declare", "believe", "say")
)
"""Verbs of saying without an ending: their subject is several, or else the word is a noun ("a short note on maps")."""
_SEVERAL = re.compile(
    r"(?:[^s\W]s|s['’]|we|i|they|you|media|people|police|both|all|some|many|men|women|staff|army|military|taliban"
    r"|hezbollah|hamas|government|(?-i:[A-Z]{2,6}))$",
    re.IGNORECASE,
)
_SEVERAL_OF = re.compile(
    r"(?:^|\s)(?:[^s\W]\w*[^s\W]s|people|\w*men|medics|staff)\s+(?:of|in|at|from|near|around|inside|outside|across|on"
    r"|along|close|living|sheltering|working|staying|trapped|displaced|fleeing|based|with|who)\s",
    re.IGNORECASE,
)
"""A subject of several with what says where they are: "residents of the old quarter"."""
_LISTED = re.compile(
    r"added?s?\s+(?!that\b|in\b|on\b|it\b|he\b|she\b|they\b|there\b)\w+(?:\s+\S+){0,9}?\s+to\b", re.IGNORECASE
)
"""Something is added to a list, and nothing said."""


def no_saying(text: str, begin: int, mark: Hit, end: int) -> bool:
    """Whether the word at `mark` is no verb of saying: a noun ("short report"), or a deed ("added X to its list")."""
    verb, before = text[mark.start : mark.end].lower(), text[begin : mark.start].rstrip()
    if verb in _BARE and not (_SEVERAL.search(before) or (verb != "state" and _SEVERAL_OF.search(before))):
        return True
    return _LISTED.match(text, mark.start, end) is not None
