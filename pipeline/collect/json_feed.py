"""Reads JSON Feed 1.0 and 1.1 (jsonfeed.org); feedparser 6.0.14 does not."""

from __future__ import annotations

import json
from typing import Any

from pipeline.collect.entry import Entry, FeedContent, Refusal
from pipeline.errors import ParseError
from pipeline.times import read_time

_LONGEST_NUMBER = 18
"""Digits; longer ids are kept as text, as Python refuses to read more than 4,300."""
_MAX_RAW = 2_000


def looks_like_json(body: bytes) -> bool:
    """Whether `body` can only be JSON, by its first character."""
    start = body[:64].removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return start.replace(b"\x00", b"").lstrip()[:1] in (b"{", b"[")


def read_json_feed(body: bytes, url: str) -> FeedContent:
    """The entries of a JSON Feed; raises `ParseError` where `body` is none."""
    try:
        document = json.loads(body, parse_int=_number, parse_constant=lambda _: None)
    except (ValueError, RecursionError) as error:
        raise ParseError(f"{url} is broken JSON; there is no feed in it") from error
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, list) or not ("jsonfeed.org" in str(document.get("version")) or "title" in document):
        raise ParseError(f"{url} is JSON, but no JSON Feed; give the address of a feed")
    content = FeedContent(kind="json1", title=_text(document, "title"))
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            content.refused.append(Refusal(f"entry {number}", "is no JSON object", json.dumps(item)[:_MAX_RAW]))
            continue
        entry = _entry(item, document)
        if entry.html or entry.text or entry.title or entry.media:
            content.entries.append(entry)
        else:
            content.refused.append(Refusal(f"entry {number}", "says nothing", json.dumps(item)[:_MAX_RAW]))
    return content


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def _entry(item: dict[str, Any], feed: dict[str, Any]) -> Entry:
    html, text, summary = _text(item, "content_html"), _text(item, "content_text"), _text(item, "summary")
    published, updated = _text(item, "date_published"), _text(item, "date_modified")
    attachments = [each.get("url") for each in _list(item, "attachments") if isinstance(each, dict)]
    media = [_text(item, "image"), *attachments]
    tags = [tag for tag in _list(item, "tags") if isinstance(tag, str)]
    return Entry(
        id=_text(item, "id"),
        link=_text(item, "url"),
        title=_text(item, "title"),
        html=html,
        text="" if html else text or summary,
        published=published,
        published_at=_iso(published),
        updated=updated,
        updated_at=_iso(updated),
        author=_author(item) or _author(feed),
        lang=_text(item, "language") or _text(feed, "language"),
        links=[link for link in (_text(item, "external_url"),) if link],
        media=[url for url in media if isinstance(url, str) and url],
        tags=tags,
    )


def _text(holder: dict[str, Any], name: str) -> str:
    """The text under `name`; numbers as their digits, everything else as nothing."""
    value = holder.get(name)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _list(holder: dict[str, Any], name: str) -> list[Any]:
    value = holder.get(name)
    return value if isinstance(value, list) else []


def _author(holder: dict[str, Any]) -> str:
    """The names under `authors` (1.1) or `author` (1.0)."""
    named = [each for each in (*_list(holder, "authors"), holder.get("author")) if isinstance(each, dict)]
    return ", ".join(dict.fromkeys(name for each in named if (name := _text(each, "name"))))


def _iso(written: str) -> str:
    at = read_time(written)
    return at.isoformat() if at else ""
