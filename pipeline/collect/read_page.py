"""Reads a web page that lists posts but has no feed, by the selectors that its source gives."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from pipeline.collect.entry import Entry, FeedContent, Refusal
from pipeline.errors import ParseError
from pipeline.text import one_line
from pipeline.times import read_time

MAX_ITEMS = 500
"""Items of one page that are read; lists for people have fewer than 100."""
_CHARSET = re.compile(r"charset=[\"']?([A-Za-z0-9_-]{1,40})")
_MAX_RAW = 2_000


def read_page(
    body: bytes,
    content_type: str | None,
    url: str,
    *,
    item: str,
    title: str = "",
    text: str = "",
    link: str = "",
    time: str = "",
) -> FeedContent:
    """The items of a page; raises `ParseError` where nothing fits `item`, or a selector cannot be understood.

    `item` selects each post; inside it `title`, `text` (left out: all of it), `link` (left out: the first link) and
    `time` (a `datetime` attribute or words) select its parts. An item without a time is undated.
    """
    page = LexborHTMLParser(decoded(body, content_type))
    head = page.css_first("title")
    content = FeedContent(kind="page", title=_words(head))
    try:
        found = page.css(item)
        for number, node in enumerate(found[:MAX_ITEMS], 1):
            entry = _entry(node, title, text, link, time)
            if entry.html or entry.title:
                content.entries.append(entry)
            else:
                content.refused.append(Refusal(f"item {number}", "says nothing", (node.html or "")[:_MAX_RAW]))
    except (SelectolaxError, ValueError) as error:
        raise ParseError(
            f"{url} cannot be read by the selectors of its source ({one_line(str(error))[:100]})"
        ) from error
    if not content.entries:
        raise ParseError(f"{url} has nothing in it that fits the selector “{item}”; its layout may have changed")
    if len(found) > MAX_ITEMS:
        content.refused.append(Refusal("the end", f"{len(found) - MAX_ITEMS} items beyond the first {MAX_ITEMS}", ""))
    return content


def decoded(body: bytes, content_type: str | None) -> str:
    """The page as text: by its header, its own declaration, else UTF-8."""
    declared = _CHARSET.search(content_type or "") or _CHARSET.search(body[:2_000].decode("ascii", "replace"))
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return body.decode(declared[1] if declared else "utf-8", "replace")
        except LookupError:
            return body.decode("utf-8", "replace")


def _entry(node: LexborNode, title: str, text: str, link: str, time: str) -> Entry:
    """One item: its parts where their selectors find them."""
    anchor = node.css_first(link or "a[href]") or (node if node.tag == "a" else None)
    said = node.css_first(text) if text else node
    when = node.css_first(time) if time else None
    written = ((when.attributes.get("datetime") or "").strip() or _words(when)) if when is not None else ""
    at = read_time(written)
    return Entry(
        link=((anchor.attributes.get("href") or "") if anchor is not None else "").strip(),
        title=_words(node.css_first(title)) if title else "",
        html=(said.html or "") if said is not None and _words(said) else "",
        published=written[:200],
        published_at=at.isoformat() if at else "",
    )


def _words(node: LexborNode | None) -> str:
    return one_line(node.text() or "") if node is not None else ""
