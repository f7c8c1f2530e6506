"""Reads HTML of the plainest shape in one go, without a tree: what most feeds write, in a third of the time.

Plain is what every parser of HTML takes for the same tree without mending anything: elements of few names that are all
closed in the order in which they were opened, attributes in double quotes, characters named in full. Of everything
else nothing is said here, and the tree is asked (`pipeline.normalise.html`); where something is said, it is what the
tree would have said (`tests/normalise/test_plain_html.py` compares the two).
"""

from __future__ import annotations

import re
from functools import lru_cache
from html.entities import html5

from pipeline.normalise.elements import LINES, Markup, is_hidden, picture
from pipeline.text import is_plain, is_usual

LONGEST = 20_000
"""Characters; of a longer one it must be seen first whether it is a bomb."""
_INLINE = frozenset([
    "abbr", "b", "big", "cite", "code", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u",
])  # fmt: skip
_LEAVES = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6"])
"""Blocks that another block would close."""
_BLOCKS = _LEAVES | {"ul", "ol", "li", "div", "figure", "figcaption", "section", "article"}
_ENDS = {name: "/" + name for name in _INLINE}
_INLINE_ENDS = frozenset(_ENDS.values())
_LISTS = ("/ul", "/ol")
_BREAKS = frozenset(["br", "br/", "br /"])
_UNFIT = ("\x00", "\r", "\ue000", "\ue001", "\ue002", "\ue003")
"""What parsers mend, and the marks that the reader of trees sets for itself."""
_ODD_BLANKS = (
    *("  ", "\t", "\n", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\xa0", "\u1680", "\u2000", "\u2001"),
    *("\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200a", "\u2028", "\u2029"),
    *("\u202f", "\u205f", "\u3000"),
)
"""Blanks that are more than one plain blank."""
_RAW = re.compile(r'<(script|style)(?:[ \n\t]+[a-z][a-z0-9_:-]*="[^"<>]*")*>[^<]*</\1>')
"""What holds neither markup nor prose."""
_NOTHING = "\x00"
"""The name of the tag that stands where such a thing stood."""
_NAME = re.compile(r"[a-z][a-z0-9]*")
_ATTRIBUTE = re.compile(r'[ \n\t]+([a-z][a-z0-9_:-]*)="([^"]*)"')
_ATTRIBUTES = re.compile(r'(?:[ \n\t]+[a-z][a-z0-9_:-]*="[^"]*")*')
_LINK = re.compile(r'a href="([^"]*)"')
_NAMED = re.compile(r"&(?:#([0-9]{2,6});|#[xX]([0-9a-fA-F]{2,5});|([A-Za-z][A-Za-z0-9]*;)|(?=([ \n\t])))?")
"""A character by its number or its name, or a mere ampersand before a blank."""
_CODES = (range(0x20, 0x7F), range(0xA0, 0xD800), range(0xF900, 0xFDD0), range(0x10000, 0x1FF00))
"""Numbers that every parser takes for the character of that number."""
_LINE, _PARAGRAPH = "l", "p"
"""How the breaks of blocks are noted, beside the `\\n` of `br` and the blank of a text that is blank."""


class _NotPlain(Exception):
    """A tree must be made to know what is meant."""


def read_plain_html(markup: str) -> Markup | None:
    """What `markup` says where it is of the plainest shape; None: it is not."""
    if len(markup) > LONGEST:
        return None
    usual = is_usual(markup)
    if not usual and _is_unfit(markup):
        return None
    if "<s" in markup:
        markup = _RAW.sub(f"<{_NOTHING}>", markup)
    reading = _Reading(single="  " not in markup and "\n" not in markup if usual else _is_single(markup))
    try:
        reading.through(markup)
        return reading.whole()
    except _NotPlain:
        return None


def _is_unfit(markup: str) -> bool:
    """Whether `markup` holds what no tree would hold."""
    try:
        markup.encode()
    except UnicodeEncodeError:
        return True
    return any(mark in markup for mark in _UNFIT)


def _is_single(markup: str) -> bool:
    """Whether `markup` has no blanks but single ones."""
    for blank in _ODD_BLANKS:  # noqa: SIM110 (`all` takes three times as long)
        if blank in markup:
            return False
    return True


class _Reading:
    """What was read so far, and what is open."""

    def __init__(self, *, single: bool) -> None:
        """`single`: the document has no blanks but single ones."""
        self._single = single
        self._open = ["<"]
        """The tags that will close what is open; the first is none."""
        self._in_leaf = self._in_link = False
        self._line: list[str] = []
        self._lines: list[str] = []
        self._breaks = ""
        """Those since the last line."""
        self._links: dict[str, None] = {}
        self._images: dict[str, None] = {}

    def through(self, markup: str) -> None:
        """Take all tags and texts in their order; raises `_NotPlain`."""
        first, *parts = markup.split("<")
        is_open = self._open
        if first:
            self._say(first)
        for part in parts:
            tag, end, text = part.partition(">")
            if tag in _INLINE:
                is_open.append(_ENDS[tag])
            elif tag == is_open[-1]:
                is_open.pop()
                if tag not in _INLINE_ENDS:
                    self._close(tag)
            else:
                self._begin(tag)
            if not end:
                raise _NotPlain
            if "&" in text:
                self._say(text)
            elif text:
                self._line.append(text)

    def _say(self, text: str) -> None:
        """Take the words of a text."""
        if "&" in text:
            text = _NAMED.sub(_character, text)
            self._single = self._single and text.isprintable() and "  " not in text
        self._line.append(text)

    def _close(self, tag: str) -> None:
        """Take the end of a block or a link."""
        if tag == "/a":
            self._in_link = False
        else:
            self._in_leaf = False
            self._break(_LINE if tag[1:] in LINES else _PARAGRAPH)

    def _begin(self, tag: str) -> None:
        """Take the beginning of what is no plain inline element; raises `_NotPlain`."""
        if tag in _BLOCKS:
            self._block(tag)
        elif (link := _LINK.fullmatch(tag)) is not None:
            self._link(link[1])
        elif tag in _BREAKS:
            self._break("\n")
        elif tag != _NOTHING:
            self._with_attributes(tag)

    def whole(self) -> Markup:
        """All that was read; raises `_NotPlain` where something is still open, or the text is not clean."""
        self._break(_LINE)
        text = "".join(self._lines)
        if len(self._open) > 1 or not is_plain(text):
            raise _NotPlain
        return Markup(text, tuple(self._links), tuple(self._images))

    def _block(self, name: str) -> None:
        """Begin a block."""
        if self._in_leaf or (name == "li" and self._open[-1] not in _LISTS):
            raise _NotPlain
        self._in_leaf = name in _LEAVES
        self._open.append("/" + name)
        self._break(_LINE if name in LINES else _PARAGRAPH)

    def _link(self, href: str) -> None:
        """Begin a link."""
        if self._in_link:
            raise _NotPlain
        self._in_link = True
        self._open.append("/a")
        _take(self._links, _decoded(href))

    def _with_attributes(self, tag: str) -> None:
        """Take the beginning of an element that says more than its name."""
        name, attributes = _attributes(tag)
        if name == "img":
            self._picture(attributes)
        elif name == "br":
            self._break("\n")
        elif name == "a":
            self._link(attributes.get("href", ""))
        elif name in _BLOCKS:
            self._block(name)
        elif name in _INLINE:
            self._open.append("/" + name)
        else:
            raise _NotPlain

    def _picture(self, attributes: dict[str, str]) -> None:
        """Take what stands for a picture."""
        said, address = picture(attributes)
        if said:
            if not said.isprintable():
                raise _NotPlain
            self._line.append(said)
        _take(self._images, address or "")

    def _break(self, kind: str) -> None:
        """End the line, as `br` does and each beginning and end of a block."""
        if self._line:
            line = "".join(self._line).strip(" ")
            if not self._single or "  " in line:
                line = " ".join(line.split())
            self._line = []
            if line:
                self._lines += (_apart(self._breaks), line) if self._lines else (line,)
                self._breaks = kind
                return
            self._breaks += " "
        if kind == _LINE and self._breaks.endswith("\n"):
            self._breaks = self._breaks[:-1]  # a line break at the end of a block shows nothing
        self._breaks += kind


def _attributes(tag: str) -> tuple[str, dict[str, str]]:
    """The name of an element and its attributes, the first of each name; raises `_NotPlain`."""
    found = _NAME.match(tag)
    name = found[0] if found else ""
    rest = tag[len(name) :].rstrip(" /\n\t" if name in ("img", "br") else " \n\t")
    if not _ATTRIBUTES.fullmatch(rest):
        raise _NotPlain
    attributes: dict[str, str] = {}
    for key, value in _ATTRIBUTE.findall(rest):
        attributes.setdefault(key, _decoded(value))
    if is_hidden(attributes):
        raise _NotPlain
    return name, attributes


def _take(into: dict[str, None], address: str) -> None:
    if address := address.strip():
        into[address] = None


def _decoded(value: str) -> str:
    if "&" not in value:
        return value
    plain = value.replace("&amp;", "&")  # most addresses hold no other name
    return plain if plain.count("&") == value.count("&amp;") else _NAMED.sub(_character, value)


def _character(named: re.Match[str]) -> str:
    """The character that a reference names; raises `_NotPlain` where parsers would have to guess."""
    decimal, hexadecimal, name, blank = named.groups()
    if name:
        if name not in html5:
            raise _NotPlain
        return html5[name]
    if blank:
        return "&"
    code = int(decimal) if decimal else int(hexadecimal, 16) if hexadecimal else 0
    if not any(code in codes for codes in _CODES):
        raise _NotPlain
    return chr(code)


@lru_cache(maxsize=1024)
def _apart(breaks: str) -> str:
    """What stands between two lines, by the `breaks` between them: an empty line at most."""
    first = min((at for kind in (_LINE, _PARAGRAPH) if (at := breaks.find(kind)) >= 0), default=len(breaks))
    before, rest = breaks[:first].count("\n"), breaks[first:]
    block = 0 if not rest else 2 if _PARAGRAPH in rest or rest.count("\n") > 1 else 1
    return "\n" * min(2, before + block)
