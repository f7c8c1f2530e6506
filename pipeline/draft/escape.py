"""Turns any text into text of a format: what a post says is shown, never acted upon.

Every escape first cleans (`pipeline.text.one_line`): no control, bidirectional or invisible character gets through.
"""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

from pipeline.emphasis import Marked, Piece, bare, pieces
from pipeline.text import one_line

_MARKDOWN = re.compile(r"([\\`*_\[\]{}|~$^])")
_MARKDOWN_OPENS = re.compile(r"^([#+=:-]|\d+(?=[.)]))")
_AUTOLINK = re.compile(r"(?<=\w):(?=//)|(?<=\bwww)\.|(?<=\w)@(?=\w)", re.I)
_UNSAFE_URL = re.compile(r"[\s\"'<>\\^`{|}\x00-\x20\x7f-\x9f()\[\]]")


class Link(str):
    """An address that `web_link` made safe: it breaks out of no format."""

    __slots__ = ()


def plain(text: str) -> str:
    """`text` on one line, fit for a terminal, a mail or a chat."""
    return one_line(bare(text) if isinstance(text, Marked) else text)


def markup(text: str) -> str:
    """`text` for HTML, inside an element or a quoted attribute."""
    if isinstance(text, Marked):
        return "".join(map(_tagged, pieces(text)))
    return html.escape(one_line(text), quote=True)


def _tagged(one: Piece) -> str:
    words, link = html.escape(one.text, quote=True), web_link(one.link)
    if link:
        return f'<a href="{html.escape(link, quote=True)}" rel="noopener noreferrer nofollow">{words}</a>'
    if one.strong:
        return f"<strong>{words}</strong>"
    return f"<em>{words}</em>" if one.stress else words


def markdown(text: str) -> str:
    """`text` for Markdown (CommonMark and GitHub's): no markup, no tag, no entity, no link of its own making."""
    if isinstance(text, Link):
        return text.replace("&", "&amp;")
    if isinstance(text, Marked):
        return "".join(map(_starred, pieces(text)))
    line = html.escape(one_line(text), quote=False)
    line = _MARKDOWN.sub(r"\\\1", line)
    line = _MARKDOWN_OPENS.sub(lambda found: found[0] + "\\" if found[0].isdigit() else "\\" + found[0], line)
    return _AUTOLINK.sub(lambda found: "\\" + found[0], line)


def _starred(one: Piece) -> str:
    """A piece of an editor's words in Markdown again; blanks at its ends stay where they are."""
    lead, tail = one.text[: len(one.text) - len(one.text.lstrip())], one.text[len(one.text.rstrip()) :]
    words, link = lead + markdown(one.text) + (tail if one.text.strip() else ""), web_link(one.link)
    if link:
        return f"[{words}](<{markdown(link)}>)"
    return f"**{words}**" if one.strong else f"*{words}*" if one.stress else words


def web_link(url: str | None) -> Link | None:
    """`url` where a reader may safely follow it: absolute http(s) with a host and no character that breaks out."""
    if not url:
        return None
    line = one_line(url)
    try:
        parts = urlsplit(line)
    except ValueError:
        return None
    if parts.scheme.casefold() not in {"http", "https"} or not parts.hostname or parts.username is not None:
        return None
    return Link(_UNSAFE_URL.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), line))
