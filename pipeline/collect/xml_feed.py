"""Reads RSS, Atom, RDF and CDF through feedparser, which forgives what feeds do wrong."""

from __future__ import annotations

import calendar
import io
import re
import time
import warnings
from datetime import UTC, datetime
from typing import Any

import feedparser

from pipeline.collect.entry import IS_PAGE, Entry, FeedContent, Refusal, best_body
from pipeline.collect.strict_rss import SHOWN
from pipeline.collect.tombstones import deleted_entries
from pipeline.errors import ParseError
from pipeline.times import is_common_form, read_time

feedparser.api.PREFERRED_XML_PARSERS.clear()  # a driver that nobody has: to look for it takes a tenth of a document
SURPRISES = (ValueError, LookupError, TypeError, AttributeError, AssertionError, ArithmeticError, RecursionError)
"""What feedparser raises on odd input although it promises not to (seen: a character reference out of range)."""
_MAX_RAW = 2_000
_BLOCK = re.compile(rb"<(item|entry)[\s>].*?</\1\s*>", re.DOTALL)
_NESTED_ENTITY = re.compile(rb"<!ENTITY\s+[^\s%>]+\s+[\"'][^\"'>]*&[^\"'>]*;", re.IGNORECASE)
_LONG_TAG = re.compile(rb"<[a-zA-Z][^<>]{50000}[^<>]*")
_MANY_ATTRIBUTES = 2_000
"""In one element; feedparser takes time quadratic to their number (50,000: 25 s)."""
_CDF = re.compile(rb"<channel[\s>]", re.IGNORECASE)
_TYPES = frozenset(["text/plain", "text/html", "application/xhtml+xml"])

Fields = dict[str, Any]


def read_xml_feed(body: bytes, content_type: str | None, url: str) -> FeedContent:
    """The entries of a feed; raises `ParseError` where `body` is none.

    An entry on which feedparser breaks costs only itself: the document is halved until it stands alone.
    """
    head = body[:200_000].replace(b"\x00", b"").lower()
    if b"<!entity" in head and _NESTED_ENTITY.search(head):
        raise ParseError(f"{url} declares entities made of entities, as attacks do; it is not read")
    if any(tag[0].count(b"=") > _MANY_ATTRIBUTES for tag in _LONG_TAG.finditer(body)):
        raise ParseError(f"{url} has an element with thousands of attributes, as attacks do; it is not read")
    try:
        content = _content(_parse(body, content_type, url))
    except SURPRISES as error:
        content = _piecewise(body, content_type, url, error)
    if not content.kind and _CDF.search(body[:2_000]):
        content.kind = "cdf"  # feedparser reads CDF, but does not name it
    if not content.kind and not content.entries:
        raise ParseError(f"{url} {_looks_like(body)}")
    if content.damage:
        _drop_cut_off(content, body)
    content.entries += deleted_entries(body)
    return content


def _parse(body: bytes, content_type: str | None, url: str) -> Fields:
    headers = {"content-location": url, "content-type": _content_type(body, content_type)}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return dict(
            feedparser.parse(
                io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
            )
        )


def _content_type(body: bytes, declared: str | None) -> str:
    """The content type to believe: bytes that are UTF-8 and not ASCII are no accident, whatever a header says.

    Without any header feedparser would take the bytes for ISO 8859-1, as the web of 1999 did.
    """
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return declared or "application/xml"
    return (declared or "application/xml") if body.isascii() else "application/xml; charset=utf-8"


def _content(parsed: Fields) -> FeedContent:
    feed = dict(parsed.get("feed") or {})
    content = FeedContent(kind=parsed.get("version") or "", title=_text(feed, "title"))
    fault = parsed.get("bozo_exception")
    if parsed.get("bozo") and "not an XML media type" not in str(fault):
        content.damage = str(fault)[:200]
    for number, found in enumerate(parsed.get("entries") or (), 1):
        entry = _entry(dict(found), feed)
        if entry.html or entry.text or entry.title or entry.media:
            content.entries.append(entry)
        else:
            content.refused.append(Refusal(f"entry {number}", "says nothing", str(dict(found))[:_MAX_RAW]))
    return content


def _piecewise(body: bytes, content_type: str | None, url: str, error: Exception) -> FeedContent:
    """Read a document on which feedparser breaks, without the entries that break it."""
    blocks = [found.span() for found in _BLOCK.finditer(body)]
    if not blocks:
        raise ParseError(f"{url} is a feed that cannot be read ({type(error).__name__}: {error})") from error
    head, tail = body[: blocks[0][0]], body[blocks[-1][1] :]
    content = FeedContent()
    waiting = [(0, len(blocks))]
    while waiting:
        start, end = waiting.pop()
        try:
            part = _content(_parse(head + body[blocks[start][0] : blocks[end - 1][1]] + tail, content_type, url))
        except SURPRISES as reason:
            if end - start == 1:
                raw = body[slice(*blocks[start])].decode("utf-8", "replace")[:_MAX_RAW]
                content.refused.append(Refusal(f"entry {start + 1}", f"cannot be read ({reason})", raw))
            else:
                middle = (start + end) // 2
                waiting += [(middle, end), (start, middle)]
            continue
        content.kind, content.title = content.kind or part.kind, content.title or part.title
        content.entries += part.entries
        content.refused += part.refused
    content.damage = str(error)[:200]
    return content


def _drop_cut_off(content: FeedContent, body: bytes) -> None:
    """Refuse the last entry where the document ends inside it."""
    if not any(body.rfind(b"<" + name) > body.rfind(b"</" + name) for name in (b"item", b"entry")):
        return
    number = len(content.entries) + len(content.refused)
    if content.entries and not any(each.where == f"entry {number}" for each in content.refused):
        last = content.entries.pop()
        raw = f"{last.title}\n{last.html or last.text}"[:_MAX_RAW]
        content.refused.append(Refusal(f"entry {number}", "is cut off in the middle", raw))


def _entry(found: Fields, feed: Fields) -> Entry:
    body, is_plain, lang = _body(found)
    published, published_at = _time(found, "published", "created", "updated")
    updated, updated_at = _time(found, "updated", "published", "created")
    links = [dict(link) for link in found.get("links") or ()]
    return Entry(
        id=_text(found, "id"),
        link=_text(found, "link"),
        title=_text(found, "title"),
        html="" if is_plain else body,
        text=body if is_plain else "",
        published=published,
        published_at=published_at,
        updated=updated,
        updated_at=updated_at,
        author=_author(found),
        lang=lang or _text(dict(found.get("title_detail") or {}), "language") or _text(feed, "language"),
        credited=_credited(found, feed),
        reply_to=_reply(found),
        links=[_text(link, "href") for link in links if link.get("rel") in ("related", "via") and link.get("href")],
        media=_media(found, links),
        tags=[term for tag in (found.get("tags") or ())[:50] if (term := _text(dict(tag), "term"))],
    )


def _text(holder: Fields, name: str) -> str:
    value = holder.get(name)
    return value if isinstance(value, str) else ""


def _body(found: Fields) -> tuple[str, bool, str]:
    """The longest of the entry's bodies, whether it is plain text, and its language."""
    details = [dict(each) for each in (found.get("summary_detail"), *(found.get("content") or ())) if each]
    bodies = [each for each in details if each.get("type") in _TYPES and _text(each, "value").strip()]
    if not bodies:
        value = _text(found, "summary") or _text(found, "description")
        return value, False, ""
    longest = best_body([_text(each, "value") for each in bodies])
    best = next(each for each in bodies if _text(each, "value") == longest)
    return _text(best, "value"), best.get("type") == "text/plain", _text(best, "language")


def _time(found: Fields, *names: str) -> tuple[str, str]:
    """The first of the times `names` that the entry has: as written, and as an ISO time where it can be read."""
    for name in names:
        written = _text(found, name).strip()
        if written:
            at = read_time(written) if is_common_form(written) else _moment(found.get(f"{name}_parsed"))
            return written[:200], at.isoformat() if at else ""
    return "", ""


def _moment(parsed: object) -> datetime | None:
    """The time that feedparser read, in UTC."""
    if not isinstance(parsed, time.struct_time):
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _author(found: Fields) -> str:
    """The author's name, else his address as written."""
    return _text(dict(found.get("author_detail") or {}), "name") or _text(found, "author")


def _credited(found: Fields, feed: Fields) -> str:
    """Whom the entry names as its source (RSS `<source>`, Atom `<source>`), unless that is this feed itself."""
    source = found.get("source")
    title = _text(dict(source), "title") if isinstance(source, dict) else ""
    return "" if title == _text(feed, "title") else title


def _reply(found: Fields) -> str:
    """What the entry answers (RFC 4685 `thr:in-reply-to`)."""
    for name, value in found.items():
        if name.endswith("in-reply-to") and isinstance(value, dict):
            return _text(value, "ref") or _text(value, "href")
    return ""


def _media(found: Fields, links: list[Fields]) -> list[str]:
    """Pictures, films and sounds; thumbnails only where there is nothing else."""
    enclosed = [link for link in links if link.get("rel") == "enclosure"]
    shown = [_text(dict(each), "url") for each in found.get("media_content") or ()]
    shown += [_text(link, "href") for link in enclosed if _text(link, "type").startswith(SHOWN)]
    shown = shown or [_text(dict(each), "url") for each in found.get("media_thumbnail") or ()]
    return [url for url in dict.fromkeys(shown) if url][:50]


def _looks_like(body: bytes) -> str:
    """What `body` is instead of a feed, and what to do."""
    start = body[:2_000].lower()
    if b"<opml" in start:
        return "is a list of feeds (OPML); import it with `sources import`"
    if b"<html" in start or b"<!doctype html" in start:
        return f"{IS_PAGE}; give the address of its feed"
    return "is no feed (neither RSS, Atom, RDF nor JSON Feed); check its url"
