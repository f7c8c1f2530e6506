"""Reads simple, well-formed HTML without building a tree, in a quarter of the time: most bodies of feeds are such.

Whatever a browser would have to mend, or reads by rules of its own (tables, forms, drawings, an `<li>` without an end,
a script that holds a mark), is left to the real parser: this says nothing then, and never says anything else than that
one does (`tests/normalise/test_tame_html.py` compares the two).
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from html.entities import html5
from typing import NamedTuple

_TOKEN = re.compile(r"(<[^<>]*>)")
_TAG = re.compile(
    r"""<(/?)([a-z][a-z0-9]*)((?:[ \n\t]+[a-zA-Z][a-zA-Z0-9_:-]*(?:=(?:"[^"<>]*"|'[^'<>]*'))?)*)[ \n\t]*(/?)>"""
)
_ATTRIBUTE = re.compile(r"""([a-zA-Z][a-zA-Z0-9_:-]*)(?:=(?:"([^"]*)"|'([^']*)'))?""")
_REFERENCE = re.compile(r"&(?:([a-zA-Z][a-zA-Z0-9]*;)|#([0-9]{2,5});|)")
"""What an ampersand begins: a name, a number, or (neither) something else."""
_UNUSUAL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ue000-\ue003\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that a parser drops or replaces, and those that stand for breaks while a text is put together."""

_MAY_HIDE = re.compile("none|hidden|font", re.IGNORECASE)
"""What a style by which an element is not shown has in it."""

_INLINE = frozenset(
    ["a", "abbr", "b", "cite", "code", "em", "font", "i", "q", "small", "span", "strong", "sub", "sup", "u"]
)
"""They may stand anywhere, but none of them within its like, and no block within them."""
_HOLDERS = frozenset(["div", "blockquote", "ul", "ol", "li", "figure", "figcaption", "section", "article"])
"""Blocks in which blocks may stand."""
_BLOCKS = _HOLDERS | frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "hr"])
"""Of these the others are those in which only texts may stand."""
_LISTS = ("ul", "ol")
_VOID = frozenset(["br", "hr", "img"])
_UNSEEN = frozenset(["script", "style"])
_NAMES = _INLINE | _BLOCKS | _VOID | _UNSEEN
_DEEPEST = 30
"""Elements within each other; real bodies of posts have up to 10."""


class Tag(NamedTuple):
    """A tag that begins an element, ends one, or stands for a whole one."""

    name: str
    opens: bool
    void: bool
    attributes: dict[str, str | None]


def read_tame(markup: str) -> list[str | Tag] | None:
    """The texts and tags of `markup` in order, without scripts and styles; None where it is not tame.

    References in texts and attributes are resolved. Every element that opens is closed, in the right order.
    """
    if _UNUSUAL.search(markup):
        return None
    found: list[str | Tag] = []
    within: list[str] = []
    for number, piece in enumerate(_TOKEN.split(markup)):
        hidden = bool(within) and within[-1] in _UNSEEN
        if number % 2 == 0:
            if "<" in piece or ">" in piece:  # a mark that belongs to no tag
                return None
            said = piece if "&" not in piece or hidden else resolved(piece)
            if said is None:
                return None
            if said and not hidden:
                found.append(said)
            continue
        tag = _tag(piece)
        if tag is None or not _fits(tag, within):
            return None
        if tag.name not in _UNSEEN:
            found.append(tag)
    return None if within else found


def resolved(said: str) -> str | None:
    """`said` with its references resolved; None where there is one that parsers may read in different ways."""
    for reference in _REFERENCE.finditer(said):
        name, number = reference.groups()
        if name is None and number is None:
            return None
        if name is not None and name not in html5:
            return None
        if number is not None and not (32 <= int(number) < 127 or 160 <= int(number) < 0xD800):
            return None
    return unescape(said)


@lru_cache(maxsize=512)  # `<p>` and its like make up most tags
def _tag(piece: str) -> Tag | None:
    """The tag `piece`; None where it is not one of ours."""
    found = _TAG.fullmatch(piece)
    if found is None or found[2] not in _NAMES or (found[4] and found[2] not in _VOID):
        return None
    if found[1]:
        return None if found[3] or found[2] in _VOID else Tag(found[2], opens=False, void=False, attributes={})
    attributes: dict[str, str | None] = {}
    for name, double, single in _ATTRIBUTE.findall(found[3]):
        value = resolved(double or single)
        if value is None or name.lower() in attributes:
            return None
        attributes[name.lower()] = value
    if "hidden" in attributes or _MAY_HIDE.search(attributes.get("style") or ""):
        return None
    return Tag(found[2], opens=True, void=found[2] in _VOID, attributes=attributes)


def _fits(tag: Tag, within: list[str]) -> bool:
    """Whether `tag` may stand here, as every parser reads it; `within`, the open elements, is brought up to date."""
    if not tag.opens:
        return bool(within) and within.pop() == tag.name
    if within and within[-1] in _UNSEEN:
        return False
    if tag.name in _BLOCKS and not _HOLDERS.issuperset(within):
        return False
    if tag.name in _INLINE and tag.name in within:
        return False
    if tag.name == "li" and not (within and within[-1] in _LISTS):
        return False
    if not tag.void:
        within.append(tag.name)
    return len(within) <= _DEEPEST
