"""Reads a feed of Reddit: a feed whose entries end in a line that Reddit writes, not their author."""

from __future__ import annotations

import html
import re

from pipeline.collect.entry import FeedContent
from pipeline.collect.read_feed import read_feed

_LINE = re.compile(
    r"(?:&#32;|\s|<br/?>)*submitted by(?:&#32;|\s)*<a [^<>]{0,500}>[^<>]{0,100}</a>(?=.{0,3000}\[comments\])"
)
"""“submitted by /u/name [link] [comments]”: what it says stands in the entry's own fields, but for the link."""
_LINK = re.compile(r'<a href="([^"<>]{1,2000})">\[link\]</a>')


def read_reddit(body: bytes, content_type: str | None, url: str) -> FeedContent:
    """The entries of the feed, without that line, with the link that it holds; raises `ParseError` as `read_feed`."""
    content = read_feed(body, content_type, url)
    for entry in content.entries:
        line = _LINE.search(entry.html)
        if line is None:
            continue
        shared = _LINK.search(entry.html, line.start())
        if shared is not None and html.unescape(shared[1]) != entry.link:
            entry.links.append(html.unescape(shared[1]))
        entry.html = entry.html[: line.start()]
    return content
