"""Reads which feeds a web page offers (`<link rel="alternate">`), in the killable child process."""

from __future__ import annotations

from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from pipeline.collect.entry import Entry, FeedContent
from pipeline.collect.read_page import decoded
from pipeline.errors import ParseError
from pipeline.text import one_line

MAX_LINKS = 20
"""Feeds of one page; sites name their newest posts, their comments, and one a section."""
_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_MAX_TITLE = 200


def read_feed_links(body: bytes, content_type: str | None, url: str) -> FeedContent:
    """The feeds that the page names, in its order: their addresses as `link`, what it calls them as `title`.

    Raises `ParseError` where it names none.
    """
    page = LexborHTMLParser(decoded(body, content_type))
    base_tag = page.css_first("base[href]")
    base = _joined(url, (base_tag.attributes.get("href") or "") if base_tag is not None else "")
    content = FeedContent(kind="links")
    seen: set[str] = set()
    for link in page.css("link[rel][href]"):
        about = link.attributes
        kind = (about.get("type") or "").split(";")[0].strip().lower()
        address = _joined(base, about.get("href") or "")
        rel = (about.get("rel") or "").lower().split()
        if kind in _TYPES and "alternate" in rel and address.startswith("http") and address not in seen:
            seen.add(address)
            content.entries.append(Entry(link=address, title=one_line(about.get("title") or "")[:_MAX_TITLE]))
    del content.entries[MAX_LINKS:]
    if not content.entries:
        raise ParseError(
            f"{url} is an HTML page, not a feed, and names none; give the address of its feed, or use kind: page"
        )
    return content


def _joined(base: str, link: str) -> str:
    """`link` as an absolute address; `base` where it can be made none."""
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return base
