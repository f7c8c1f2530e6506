"""Reads the main text of a web page, without menus and footers: what runs in the killable child process.

trafilatura does it (extra `page`); only its text is used: the dates that it guesses are no dates of publication.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from pipeline.collect.entry import Entry, FeedContent
from pipeline.collect.read_page import decoded
from pipeline.errors import ParseError
from pipeline.text import one_line
from pipeline.times import read_time

LEAST = 80
"""Characters of a text that is one; less is a notice such as "Loading …"."""
_MAX_TITLE = 1_000
_PUBLISHED = 'meta[property="article:published_time"], meta[itemprop="datePublished"], meta[name="date"]'
_MODIFIED = 'meta[property="article:modified_time"], meta[itemprop="dateModified"]'
_AUTHOR = 'meta[name="author"], meta[property="article:author"]'
_SITE_IN_TITLE = re.compile(r"\s+[|–—]\s+[^|–—]{1,60}$")
"""The site's name behind the title of a page."""


def read_article(body: bytes, content_type: str | None, url: str) -> FeedContent:
    """The page as one entry; raises `ParseError` where it holds no text, or the extra is not installed.

    Its time is what its own marks declare; a page that declares none is undated.
    """
    try:
        from trafilatura import extract
    except ImportError as error:
        raise ParseError(
            "a page without selectors needs the extra `page` (pip install 'itemwire[page]'); or give options:"
            " {item: a CSS selector}"
        ) from error
    html = decoded(body, content_type)
    text = extract(html, url=url, include_comments=False, include_tables=True, favor_precision=True) or ""
    if len(text.strip()) < LEAST:
        raise ParseError(f"{url} holds no text that stands out; give options: {{item: a CSS selector}}")
    page = LexborHTMLParser(html)
    title = _title(page)
    published, modified = _meta(page, _PUBLISHED), _meta(page, _MODIFIED)
    entry = Entry(
        id=url,
        link=url,
        title=title,
        text=text.removeprefix(title).lstrip("\n"),
        published=published[:200],
        published_at=_iso(published),
        updated=modified[:200],
        updated_at=_iso(modified),
        author=_meta(page, _AUTHOR),
    )
    return FeedContent(kind="article", title=title, entries=[entry])


def _meta(page: LexborHTMLParser, selector: str) -> str:
    """The content of the first such mark."""
    found = page.css_first(selector)
    return one_line((found.attributes.get("content") or "") if found is not None else "")[:_MAX_TITLE]


def _title(page: LexborHTMLParser) -> str:
    """What the page says that it is about: its own mark, its first heading, else the title of its window."""
    head, window = page.css_first("h1"), page.css_first("title")
    named = _meta(page, 'meta[property="og:title"]') or (one_line(head.text() or "") if head is not None else "")
    return (named or _SITE_IN_TITLE.sub("", one_line(window.text() or "") if window is not None else ""))[:_MAX_TITLE]


def _iso(written: str) -> str:
    at = read_time(written)
    return at.isoformat() if at else ""
