"""What an editor may write beside words: *stress*, **strong**, [words](https://…), as in Markdown, and nothing else.

Only words that an editor wrote are read so (`Item.marked`); what a post says stays as it is, stars and brackets too.
Each format prints it in its own way (`draft/escape.py`); a link that nobody may safely follow stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.links import canonical_url
from pipeline.text import one_line
from pipeline.types import Item

_MARKS = re.compile(
    r"\\(?P<kept>[\\*\[\]])"
    r"|\*\*(?=[^\s*])(?P<strong>[^*]{1,2000}?)(?<=\S)\*\*"
    r"|\*(?=[^\s*])(?P<stress>[^*]{1,2000}?)(?<=\S)\*"
    r"|\[(?P<words>[^\[\]]{1,500})\]\((?P<link>[^\s()<>]{1,1000})\)"
)
"""Each runs at most to the next star or bracket, so that no text takes long to read."""


class Marked(str):
    """Words of an editor, in which marks mean what they mean in Markdown."""

    __slots__ = ()


class Piece(NamedTuple):
    """A stretch of words that are printed alike."""

    text: str
    strong: bool = False
    stress: bool = False
    link: str | None = None
    """A safe address, as it was written; None: no link."""


def pieces(text: str) -> list[Piece]:
    """The words of `text` on one line, cut where they are printed in another way."""
    return [one for one in _read(one_line(text)) if one.text]


def _read(line: str) -> Iterator[Piece]:
    at = 0
    for found in _MARKS.finditer(line):
        yield Piece(line[at : found.start()])
        yield _piece(found)
        at = found.end()
    yield Piece(line[at:])


def _piece(found: re.Match[str]) -> Piece:
    kept, strong, stress, words, link = found.groups()
    if kept:
        return Piece(kept)
    if words:
        return Piece(words, link=link) if canonical_url(link) else Piece(found[0])
    return Piece(strong or stress, strong=bool(strong), stress=bool(stress))


def bare(text: str) -> str:
    """`text` for where nothing can be stressed: its words, behind a link's words its address."""
    return "".join(f"{one.text} ({one.link})" if one.link else one.text for one in pieces(text))


def said(item: Item) -> str:
    """The text of an item in words alone, whoever wrote it."""
    return bare(item.text) if item.marked else item.text
