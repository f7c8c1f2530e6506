"""Merges an editor's words with a newer draft, three ways, word by word."""

from __future__ import annotations

import re

from merge3 import Merge3

_PIECES = re.compile(r"\s+|\w+|[^\w\s]")


def merged(base: str, mine: str, theirs: str) -> str | None:
    """`mine` with what changed from `base` to `theirs`, or None where both changed the same words.

    Words, blanks and signs are the pieces that are compared (diff3 after Khanna, Kunal and Pierce 2007). An editor is
    shown the outcome and takes it or not: it replaces nothing by itself.
    """
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    made: list[str] = []
    for group in Merge3(_PIECES.findall(base), _PIECES.findall(mine), _PIECES.findall(theirs)).merge_groups():
        if group[0] == "conflict":
            return None
        made += group[1]
    return "".join(made)
