"""Turns the HTML of a post into plain text, once, and finds the links and pictures in it.

Nothing here raises on bad markup, and hostile markup takes bounded time: lexbor (the parser behind selectolax) is
linear on ordinary pages but quadratic in nesting depth (100,000 `<div>`: 21 s) and in attributes of one element
(50,000: 8 s), so markup of such a shape is stripped of its tags without building a tree.
"""

from __future__ import annotations

import html
import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.normalise.elements import BLANKS, DROPPED, LINES, PARAGRAPHS, Markup, is_hidden, picture
from pipeline.normalise.plain_html import read_plain_html
from pipeline.text import clean

MAX_HTML = 1_000_000
"""Characters read; the longest live pages of outlets hold about 400,000."""
_SAFE_LENGTH = 20_000
"""Characters below which no shape of markup takes the parser more than 0.1 s (measured)."""
_MAX_DEPTH = 500
"""Open elements; browsers stop at 512."""
_MAX_TAG = 20_000
"""Characters in one tag; longer ones are attribute bombs or pictures written into the page."""

_VOID = frozenset([
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "p", "li", "dt", "dd", "tr", "td", "th",
])  # fmt: skip
_TAG = re.compile(r"<[^<>]*>")
_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)|>")
_RAW = re.compile(r"<(script|style)\b", re.IGNORECASE)
_CLOSED_TAG = re.compile(
    r"</(?:a|abbr|b|big|blockquote|br|center|cite|code|del|div|em|font|h[1-6]|i|li|p|q|s|small|span|strike|strong|"
    r"sub|sup|u|ul)>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")


def html_to_text(markup: str) -> str:
    """The prose of `markup`, cleaned; never raises, and takes at most about 0.1 s per 100,000 characters."""
    return read_html(markup).text


def looks_like_html(text: str) -> bool:
    """Whether `text` holds a closed tag or an entity: what a heading written in HTML gives away."""
    return bool(_CLOSED_TAG.search(text) or _ENTITY.search(text))


def read_html(markup: str) -> Markup:
    """Read `markup` once; never raises. Scripts, hidden and struck-out parts are left out."""
    plain = read_plain_html(markup)
    if plain is not None:
        return plain
    return read_any_html(markup[:MAX_HTML].encode("utf-8", "replace").decode("utf-8"))


def read_any_html(markup: str) -> Markup:
    """What `markup`, text without halves of pairs, says, by the tree that browsers make of it."""
    if _is_bomb(markup):
        return Markup(clean(_strip(markup)), (), ())
    body = LexborHTMLParser(markup).body
    if body is None:
        return Markup("", (), ())
    walk = _Walk(unmark="&#" in markup or any(mark in markup for mark in _OURS))
    walk.through(body)
    return Markup(clean(_quoted(walk.pieces)), tuple(dict.fromkeys(walk.links)), tuple(dict.fromkeys(walk.images)))


def _is_bomb(markup: str) -> bool:
    """Whether building a tree of `markup` could take seconds."""
    if len(markup) <= _SAFE_LENGTH:
        return False
    depth, opened = 0, -1
    for tag in _ANY_TAG.finditer(markup):
        if tag[2] is None:
            if opened >= 0 and tag.start() - opened > _MAX_TAG:
                return True
            opened = -1
            continue
        if opened < 0:
            opened = tag.start()
        if tag[2].lower() not in _VOID:
            depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _MAX_DEPTH:
            return True
    return opened >= 0 and len(markup) - opened > _MAX_TAG


def _strip(markup: str) -> str:
    """`markup` without its tags, in time linear to its length."""
    kept, at = [], 0
    while found := _RAW.search(markup, at):
        kept.append(markup[at : found.start()])
        end = markup.lower().find("</" + found[1].lower(), found.end()) if len(kept) < _MAX_DEPTH else -1
        at = end if end >= 0 else len(markup)
    kept.append(markup[at:])
    return html.unescape(_TAG.sub("\n", "".join(kept)))


_QUOTE_OPENS, _QUOTE_CLOSES, _LINE, _PARAGRAPH = "\ue000", "\ue001", "\ue002", "\ue003"
"""Private-use characters that stand for quotation marks and breaks until the whole text is known."""
_OURS = (_QUOTE_OPENS, _QUOTE_CLOSES, _LINE, _PARAGRAPH)
_MARKS = re.compile("[\ue000-\ue003]")
_GAP = re.compile("[\ue002\ue003][ \n\ue002\ue003]*")


def _gap(found: re.Match[str]) -> str:
    """What a run of breaks comes to."""
    gap = found[0]
    return "\n\n" if _PARAGRAPH in gap or gap.count("\n") > 1 else "\n"


class _Walk:
    """Collects prose, links and pictures on a walk through a tree, without recursion."""

    def __init__(self, *, unmark: bool) -> None:
        """`unmark`: the text may hold our private-use marks, which must not be taken for ours."""
        self._unmark = unmark
        self.pieces: list[str] = []
        self.links: list[str] = []
        self.images: list[str] = []
        self._pre = 0

    def through(self, root: LexborNode) -> None:
        """Visit `root` and all below it, in order."""
        node: LexborNode | None = root
        last = root.mem_id  # comparing nodes with == would write both out as HTML
        while node is not None:
            child = node.first_child if self._enter(node) else None
            if child is not None:
                node = child
                continue
            while node is not None:
                self._leave(node)
                if node.mem_id == last:
                    return
                if node.next is not None:
                    node = node.next
                    break
                node = node.parent

    def _enter(self, node: LexborNode) -> bool:
        """Take what `node` itself brings; whether to go on into it."""
        if node.is_text_node:
            self._say(node.text_content or "")
            return False
        tag = node.tag or ""
        if not node.is_element_node or tag in DROPPED:
            return False
        attributes = node.attributes
        if attributes and is_hidden(attributes):
            return False
        if tag == "a":
            self._take(self.links, attributes.get("href"))
        elif tag == "img":
            self._image(attributes)
        elif tag == "pre":
            self._pre += 1
        self._break(tag, opens=True)
        return True

    def _say(self, said: str) -> None:
        """Take the words of a text, with single blanks where blanks mean nothing."""
        if self._unmark:
            said = _MARKS.sub("", said)
        single = self._pre or (said.isprintable() and "  " not in said)  # most are; looking for blanks takes longer
        self.pieces.append(said if single else BLANKS.sub(" ", said))

    def _leave(self, node: LexborNode) -> None:
        """Close what `_enter` opened."""
        tag = node.tag or ""
        if tag == "pre":
            self._pre = max(0, self._pre - 1)
        if node.is_element_node and tag not in DROPPED and tag != "br":
            self._break(tag, opens=False)

    def _break(self, tag: str, *, opens: bool) -> None:
        """Set the line break, the blank or the quotation mark that stands where an element begins or ends."""
        if tag == "blockquote":
            self.pieces.append(_QUOTE_OPENS if opens else _QUOTE_CLOSES)
        elif tag in PARAGRAPHS:
            self.pieces.append(_PARAGRAPH)
        elif tag == "br":
            self.pieces.append("\n")
        elif tag in LINES:
            if self.pieces and self.pieces[-1] == "\n":
                self.pieces.pop()  # a line break at the end of a block shows nothing
            self.pieces.append(_LINE)
        elif tag in ("td", "th"):
            self.pieces.append(" ")
        elif tag == "q":
            self.pieces.append("“" if opens else "”")

    def _image(self, attributes: dict[str, str | None]) -> None:
        """Take what stands for a picture."""
        said, address = picture(attributes)
        if said:
            self.pieces.append(said)
        self._take(self.images, address)

    @staticmethod
    def _take(into: list[str], address: str | None) -> None:
        if address and address.strip():
            into.append(address.strip())


def _quoted(pieces: list[str]) -> str:
    """Join `pieces`, with `> ` before each line of a quoted block."""
    text = _GAP.sub(_gap, "".join(pieces))
    if _QUOTE_OPENS not in text:
        return text.replace(_QUOTE_CLOSES, "")
    out, depth = [], 0
    for part in re.split(f"([{_QUOTE_OPENS}{_QUOTE_CLOSES}])", text):
        if part in (_QUOTE_OPENS, _QUOTE_CLOSES):
            depth = max(0, depth + (1 if part == _QUOTE_OPENS else -1))
            out.append("\n\n")
        elif depth:
            out.append("\n".join("> " + line if line else "" for line in clean(part).split("\n")))
        else:
            out.append(part)
    return "".join(out)
