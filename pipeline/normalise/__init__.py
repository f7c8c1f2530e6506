"""Brings every post into one form, whatever it came as: plain text, one form of links, known language, honest times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from itertools import islice
from urllib.parse import urljoin

from pydantic import JsonValue

from pipeline.links import canonical_url
from pipeline.normalise.elements import Markup
from pipeline.normalise.html import html_to_text, looks_like_html, read_html
from pipeline.normalise.language import contradicts, detect_language
from pipeline.text import clean, one_line
from pipeline.times import believable, parse_time
from pipeline.types import Media, Post
from pipeline.types.record import unchecked

__all__ = ["canonical_url", "detect_language", "html_to_text", "normalise", "parse_time"]

MAX_TEXT = 100_000
"""Characters of a post that we keep, and of its HTML: a live page of a day holds about 60,000, and CSV readers refuse
cells over 131,072 (Python's `csv`). The bytes as fetched are in the capture."""
MAX_TITLE = 2_000
"""Characters of a heading that we keep; longer "headings" are texts or attacks."""
MAX_LINKS = 200
"""Links and pictures of a post that we keep."""
_NOTHING = Markup("", (), ())
_SITE = re.compile(r"https?://[A-Za-z0-9.:-]+(?=/|$)")
_PATH = re.compile(r"(?:/[A-Za-z0-9_~-][A-Za-z0-9_~.-]*)+/?(?:\?[A-Za-z0-9_~.&=-]+)?")
"""A path without dots at the beginning of a part, and without empty parts."""
_shown = unchecked(Media)
_ELLIPSES = ("…", "...", "[…]", "[...]")


def normalise(post: Post) -> Post:
    """`post` in the one form that the steps after this one rely on; the same post when given its own result.

    The text is cleaned (`pipeline.text.clean`); where a post brings only HTML, its prose becomes the text. A title
    that the text repeats goes; where there is no text, the title is the text. Links are canonical, unusable ones go
    into `extra`. The language is detected where none is given or the script rules the given one out. A time that
    cannot be is dropped and kept as `published_raw` or `edited_raw` in `extra`.
    """
    extra = dict(post.extra)
    markup = read_html(post.html) if post.html else _NOTHING
    text = _cut(clean(post.text) or markup.text, extra)
    title = _title(post.title)
    own = _address(post.url, extra)
    if not text:
        text, title = _cut(title or "", extra), None
    elif title and _repeats(title, text):
        title = None
    return post.model_copy(
        update={
            "text": text,
            "html": _html(post.html, extra),
            "title": title[:MAX_TITLE] if title else None,
            "lang": _language(post.lang, text or title or ""),
            "author": _name(post.author),
            "credited": _name(post.credited),
            "relayed_by": _name(post.relayed_by),
            "url": own,
            "links": _links(post, markup, own),
            "media": _media(post, markup, own),
            "published": _time(post.published, post.fetched, "published_raw", extra),
            "edited": _time(post.edited, post.fetched, "edited_raw", extra),
            "extra": extra,
        }
    )


def _name(written: str | None) -> str | None:
    """A name on one line."""
    return one_line(written)[:MAX_TITLE] or None if written else None


def _cut(text: str, extra: dict[str, JsonValue]) -> str:
    """`text`, and a note in `extra` where it had to be cut."""
    if len(text) <= MAX_TEXT:
        return text
    extra["cut_from_characters"] = len(text)
    return text[:MAX_TEXT].rstrip()


def _html(html: str | None, extra: dict[str, JsonValue]) -> str | None:
    """The HTML as it came, cut like a text; what it says was read before."""
    if html is None or len(html) <= MAX_TEXT:
        return html
    extra["html_cut_from_characters"] = len(html)
    return html[:MAX_TEXT]


def _title(title: str | None) -> str | None:
    """A heading on one line; feeds write it as HTML whatever they declare."""
    if title and looks_like_html(title):
        title = html_to_text(title)
    return one_line(title or "") or None


def _repeats(title: str, text: str) -> bool:
    """Whether `title` is only the beginning of `text`, as social feeds make theirs."""
    start = title
    for ellipsis in _ELLIPSES:
        start = start.removesuffix(ellipsis).rstrip()
    begin = one_line(text[: 2 * len(title) + 100])
    follows = begin[len(start) : len(start) + 1]
    return bool(start) and begin.startswith(start) and (start != title or not (follows.isalnum() or follows == "_"))


def _language(lang: str | None, text: str) -> str:
    """The given language as its two- or three-letter code, unless the script rules it out; else the detected one."""
    code = (lang or "").strip().lower().replace("_", "-").split("-")[0]
    if not (2 <= len(code) <= 3 and code.isascii() and code.isalpha()) or contradicts(code, text):
        return detect_language(text)
    return code


def _address(url: str | None, extra: dict[str, JsonValue]) -> str | None:
    """The post's own address in its one form; an unusable one is kept in `extra`, never as a link."""
    address = canonical_url(url)
    if url and url.strip() and address is None:
        extra["url_raw"] = one_line(url)[:MAX_TITLE]
    return address


def _links(post: Post, markup: Markup, own: str | None) -> tuple[str, ...]:
    """The post's links in their one form, without repeats and without its `own` address."""
    found = (canonical_url(_joined(own, link)) for link in (*post.links, *markup.links)[: 2 * MAX_LINKS])
    return tuple(_few(dict.fromkeys(link for link in found if link and link != own)))


def _few(links: Iterable[str]) -> Iterator[str]:
    """The first of `links`, as many and as long together as a post may hold."""
    room = MAX_TEXT
    for link in islice(links, MAX_LINKS):
        room -= len(link)
        if room < 0:
            return
        yield link


def _joined(own: str | None, link: str) -> str:
    """`link` as an absolute address, where it is relative to the post's `own`."""
    if own is None or link.startswith(("http://", "https://")):
        return link
    plain = _plainly_joined(own, link)
    if plain is not None:
        return plain
    try:
        return urljoin(own, link)
    except ValueError:
        return link


def _plainly_joined(own: str, link: str) -> str | None:
    """What joining makes of a plain relative link, in a twentieth of its time; None for every other."""
    site, folder = _place(own)
    if link.startswith("/"):
        return site + link if site and _PATH.fullmatch(link) else None
    if not link.startswith("../") or not folder:
        return None
    while link.startswith("../"):
        link = link[3:]
        folder = folder.rpartition("/")[0] if len(folder) > len(site) else folder
    return f"{folder}/{link}" if _PATH.fullmatch(f"/{link}") else None


@lru_cache(maxsize=64)
def _place(own: str) -> tuple[str, str]:
    """The site of an address, and its folder; empty where they are not plain. A post asks for each of its links."""
    site = _SITE.match(own)
    if site is None:
        return "", ""
    return site[0], own.partition("?")[0].rpartition("/")[0] if _PATH.fullmatch(own, site.end()) else ""


def _media(post: Post, markup: Markup, own: str | None) -> tuple[Media, ...]:
    """The post's pictures and films under canonical addresses, without repeats."""
    kept: dict[str, str | None] = {}
    shown = [(media.url, media.sha256) for media in post.media] + [(image, None) for image in markup.images]
    for url, sha256 in shown[: 2 * MAX_LINKS]:
        address = canonical_url(_joined(own, url))
        if address and (address not in kept or sha256):
            kept[address] = sha256
    return tuple(_shown(url=link, sha256=kept[link]) for link in _few(kept))


def _time(at: datetime | None, seen: datetime, name: str, extra: dict[str, JsonValue]) -> datetime | None:
    """`at` where it can be; else None, with the time as given kept in `extra`."""
    if at is None or believable(at, seen):
        return at
    extra[name] = at.isoformat()
    return None
