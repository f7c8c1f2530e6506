"""Reads back what we print ourselves: each `ITEM:` line of a round-up in our text format is one claim as it stands.

The form is the template `roundup.txt` of the draft step: a first line `# <beat> round-up: <period>`, then headings
and lines `ITEM: text; Other: “his account” (reported by 2 independent sources) –Name, Other name`. Readers' round-ups,
which say several things in a line, are read in `layout`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.split.quotations import Passage

_FIRST = re.compile(r"(?:^|\n)# [^\n]{1,200} round-up(?: \d+)?: [^\n]+")
_ITEM = "ITEM:"
_CREDIT = " –"
_STATUS = re.compile(r"\s\((?:reported|confirmed) by \d+ independent sources?\)$")
_REACH = 60
"""Characters: longer is no status in words."""
_BESIDE = re.compile(
    r";\s(?:(?P<denied>(?:also )?denied by (?P<deniers>[^;“”\n]+))(?=;|$)"
    r"|(?P<who>[^;“”\n]{1,120}?):\s“(?P<told>[^“”\n]+)”)"
)
"""An account of another that is printed behind an item's words."""
_LISTED = re.compile(r",\s|\sand\s")
_VIA = "via "


def is_printed(text: str) -> bool:
    """Whether `text` holds a round-up in our own text format."""
    return "# " in text and _FIRST.search(text) is not None


def printed(text: str) -> Iterator[Passage]:
    """Yield the passages of a text that holds round-ups of ours: each line a heading, or an item and its rivals."""
    at = 0
    while at <= len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        if text.startswith(_ITEM, at):
            yield from _item(text, at + len(_ITEM), stop)
        elif text[at:stop].strip():
            yield Passage(at, stop, aside="heading", fresh=True)
        at = stop + 1


def _item(text: str, start: int, end: int) -> Iterator[Passage]:
    """The claim of one line, then the accounts of others that are printed beside it."""
    dash = text.rfind(_CREDIT, start, end)
    credit = _names(text[dash + len(_CREDIT) : end]) if dash >= 0 else ()
    stop = dash if credit else end
    if status := _STATUS.search(text, max(start, stop - _REACH), stop):
        stop = status.start()
    beside = _beside(text, start, stop)
    yield Passage(start, beside[0].start() if beside else stop, credit, fresh=True, printed=True)
    for other in beside:
        who = _LISTED.split(other["deniers"]) if other["denied"] else [other["who"]]
        named = tuple(name for name in map(str.strip, who) if name)
        yield Passage(*other.span("denied" if other["denied"] else "told"), named, rival=True, printed=True)


def _names(credit: str) -> tuple[str, ...]:
    return tuple(name for name in map(str.strip, credit.strip().removeprefix(_VIA).split(", ")) if name)


def _beside(text: str, start: int, stop: int) -> list[re.Match[str]]:
    """The accounts that end `start`–`stop`, one right behind the other; what stands elsewhere is the item's own."""
    kept: list[re.Match[str]] = []
    for found in _BESIDE.finditer(text, start, stop):
        if kept and kept[-1].end() != found.start():
            kept.clear()
        kept.append(found)
    if not kept or kept[-1].end() != stop or not any(map(str.isalpha, text[start : kept[0].start()])):
        return []
    return kept
