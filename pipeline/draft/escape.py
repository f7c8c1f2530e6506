"""Turns any text into text of a format: what a post says is shown, never acted upon.

Every escape first cleans (`pipeline.text.one_line`): no control, bidirectional or invisible character gets through.
"""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

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
    return one_line(text)


def markup(text: str) -> str:
    """`text` for HTML, inside an element or a quoted attribute."""
    return html.escape(one_line(text), quote=True)


def markdown(text: str) -> str:
    """`text` for Markdown (CommonMark and GitHub's): no markup, no tag, no entity, no link of its own making."""
    if isinstance(text, Link):
        return text.replace("&", "&amp;")
    line = html.escape(one_line(text), quote=False)
    line = _MARKDOWN.sub(r"\\\1", line)
    line = _MARKDOWN_OPENS.sub(lambda found: found[0] + "\\" if found[0].isdigit() else "\\" + found[0], line)
    return _AUTOLINK.sub(lambda found: "\\" + found[0], line)


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
