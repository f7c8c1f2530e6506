"""Reads JSON Feed 1.0 and 1.1 (jsonfeed.org); feedparser 6.0.14 does not."""

from __future__ import annotations

from pipeline.collect.entry import Entry, FeedContent, Refusal
from pipeline.collect.json_values import Table, iso, list_in, raw, read_json, text_in
from pipeline.errors import ParseError


def looks_like_json(body: bytes) -> bool:
    """Whether `body` can only be JSON, by its first character."""
    start = body[:64].removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return start.replace(b"\x00", b"").lstrip()[:1] in (b"{", b"[")


def read_json_feed(body: bytes, url: str) -> FeedContent:
    """The entries of a JSON Feed; raises `ParseError` where `body` is none."""
    document = read_json(body, url)
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, list) or not ("jsonfeed.org" in str(document.get("version")) or "title" in document):
        raise ParseError(f"{url} is JSON, but no JSON Feed; give the address of a feed")
    content = FeedContent(kind="json1", title=text_in(document, "title"))
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            content.refused.append(Refusal(f"entry {number}", "is no JSON object", raw(item)))
            continue
        entry = _entry(item, document)
        if entry.html or entry.text or entry.title or entry.media:
            content.entries.append(entry)
        else:
            content.refused.append(Refusal(f"entry {number}", "says nothing", raw(item)))
    return content


def _entry(item: Table, feed: Table) -> Entry:
    html, text, summary = text_in(item, "content_html"), text_in(item, "content_text"), text_in(item, "summary")
    published, updated = text_in(item, "date_published"), text_in(item, "date_modified")
    attachments = [each.get("url") for each in list_in(item, "attachments") if isinstance(each, dict)]
    media = [text_in(item, "image"), *attachments]
    tags = [tag for tag in list_in(item, "tags") if isinstance(tag, str)]
    return Entry(
        id=text_in(item, "id"),
        link=text_in(item, "url"),
        title=text_in(item, "title"),
        html=html,
        text="" if html else text or summary,
        published=published,
        published_at=iso(published),
        updated=updated,
        updated_at=iso(updated),
        author=_author(item) or _author(feed),
        lang=text_in(item, "language") or text_in(feed, "language"),
        links=[link for link in (text_in(item, "external_url"),) if link],
        media=[url for url in media if isinstance(url, str) and url],
        tags=tags,
    )


def _author(holder: Table) -> str:
    """The names under `authors` (1.1) or `author` (1.0)."""
    named = [each for each in (*list_in(holder, "authors"), holder.get("author")) if isinstance(each, dict)]
    return ", ".join(dict.fromkeys(name for each in named if (name := text_in(each, "name"))))
