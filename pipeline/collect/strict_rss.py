"""Reads well-formed RSS 2.0 of the usual shape as a tree that C builds, twenty times as fast as feedparser does.

Whatever is not exactly of that shape is left to feedparser: this says nothing then, and never says anything else than
feedparser does (`tests/collect/test_strict_rss.py` compares the two).
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from pipeline.collect.entry import Entry, FeedContent, best_body
from pipeline.times import is_common_form, read_time

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_FIELDS = frozenset(["title", "link", "description", "pubDate", "comments", _CONTENT, _CREATOR])
"""What an item may say once, without attributes; `comments` says nothing that we use."""
_SHOWING = {
    "{http://search.yahoo.com/mrss/}content": 0,
    "enclosure": 1,
    "{http://search.yahoo.com/mrss/}thumbnail": 2,
}
"""What shows pictures and films, and in which order they are taken: thumbnails where there is nothing else."""
_UNUSED = ("{http://purl.org/rss/1.0/modules/slash/}", "{http://wellformedweb.org/CommentAPI/}")
_CHANNEL = frozenset(["title", "link", "description", "language"])
_CHANNEL_UNUSED = frozenset(
    [
        "lastBuildDate",
        "pubDate",
        "generator",
        "ttl",
        "docs",
        "copyright",
        "managingEditor",
        "webMaster",
        "image",
        "{http://www.w3.org/2005/Atom}link",
    ]
)
_ENCLOSURE = frozenset(["url", "type", "length"])
SHOWN = ("image/", "audio/", "video/")
"""How the types of enclosures begin that are pictures, sounds and films."""
_MOST_TAGS = 50
"""Categories of an item that are kept, as of every entry."""
_PLAIN_LINK = re.compile(r"https?://[a-z0-9.-]+(?::[0-9]{1,5})?/[!-~]*")
_ODD = re.compile("[\x80-\xbf\ufffd](?:(?<=[\x80-\x9f\ufffd])|(?<=[\xc2-\xf4].))")
"""Characters, and pairs of them (UTF-8 read as Latin-1), that feedparser takes for mistakes and mends."""
_START = re.compile(
    rb"(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"']([A-Za-z0-9-]{1,20})[\"'])?"
    rb"(?: standalone=[\"']yes[\"'])? ?\?>\s*)?<rss\b"
)
_LONG = 1_000_000
"""Bytes from which on the elements of a document are counted before it is read."""
_MOST_MARKS = 300_000
"""Marks of a document that is read as a tree, which takes 30 MB then. The largest real feeds have 60,000."""


class _Unusual(Exception):
    """The document is not of the usual shape."""


def _content(root: Element, *, may_be_odd: bool) -> FeedContent:
    """What the document holds; raises `_Unusual`. `may_be_odd`: some text may hold what feedparser mends."""
    if root.tag != "rss" or root.attrib != {"version": "2.0"} or len(root) != 1:
        raise _Unusual
    channel = root[0]
    if channel.tag != "channel" or channel.attrib:
        raise _Unusual
    said: dict[str, str] = {}
    content = FeedContent(kind="rss20")
    for part in channel:
        if part.tag == "item" and not part.attrib:
            content.entries.append(_entry(part, may_be_odd=may_be_odd))
        elif part.tag in _CHANNEL:
            if part.attrib or len(part) or part.tag in said:
                raise _Unusual
            said[part.tag] = (part.text or "").strip()
        elif part.tag not in _CHANNEL_UNUSED or (len(part) and part.tag != "image"):
            raise _Unusual
    content.title = said.get("title", "")
    if not content.entries or _ODD.search(content.title):
        raise _Unusual
    for entry in content.entries:
        entry.lang = said.get("language", "")
    return content


def _entry(item: Element, *, may_be_odd: bool) -> Entry:
    """What an item says; raises `_Unusual`."""
    said: dict[str, str] = {}
    tags: list[str] = []
    shown: dict[int, list[str]] = {}
    permalink = True
    if any(map(len, item)):
        raise _Unusual
    for part in item:
        name, attributes = part.tag, part.attrib
        if name in _FIELDS:
            if attributes or name in said:
                raise _Unusual
            said[name] = (part.text or "").strip()
        elif name == "category" and not attributes:
            _tag((part.text or "").strip(), tags)
        elif name in _SHOWING:
            shown.setdefault(_SHOWING[name], []).extend(_picture(name, attributes))
        elif name == "guid" and name not in said and attributes.keys() <= {"isPermaLink"}:
            permalink = attributes.get("isPermaLink", "true") == "true"
            said[name] = (part.text or "").strip()
        elif attributes or not isinstance(name, str) or not name.startswith(_UNUSED):  # a comment has no name
            raise _Unusual
    return _made(said, tags, _shown(shown), permalink=permalink, may_be_odd=may_be_odd)


def _shown(found: dict[int, list[str]]) -> list[str]:
    """What an item shows: thumbnails only where there is nothing else."""
    media = [*found.get(0, ()), *found.get(1, ())] or found.get(2, [])
    return list(dict.fromkeys(media))[:50] if len(media) > 1 else media


def _tag(text: str, tags: list[str]) -> None:
    """Take a category, once, where there are not too many: the look takes time with each."""
    if text and len(tags) < _MOST_TAGS and text not in tags:
        tags.append(text)


def _picture(name: str, attributes: dict[str, str]) -> list[str]:
    """The address that an enclosure or a part of Media RSS names, where it is to be shown; raises `_Unusual`."""
    url = attributes.get("url", "")
    if not _is_plain(url):
        raise _Unusual
    if name != "enclosure":
        return [url]
    if not attributes.keys() <= _ENCLOSURE:
        raise _Unusual
    return [url] if attributes.get("type", "").startswith(SHOWN) else []


def _made(said: dict[str, str], tags: list[str], media: list[str], *, permalink: bool, may_be_odd: bool) -> Entry:
    """The entry; raises `_Unusual` where feedparser might say something else of it."""
    say = said.get
    guid, link, written, title = say("guid", ""), say("link", ""), say("pubDate", ""), say("title", "")
    if permalink:
        link = link or guid
    if not _is_plain(link) or (permalink and guid and guid != link and not _is_plain(guid)):
        raise _Unusual
    author, at = say(_CREATOR, ""), read_time(written)
    html = _longest(say("description", ""), say(_CONTENT, ""))
    if (at is None and not is_common_form(written)) or len(written) > 64 or "@" in author or not html:
        raise _Unusual
    if may_be_odd and _ODD.search("\n".join((html, title, *tags, author, guid))):
        raise _Unusual
    iso = at.isoformat() if at else ""
    return Entry(
        id=guid, link=link, title=title, html=html, published=written, published_at=iso,
        updated=written, updated_at=iso, author=author, tags=tags, media=media,
    )  # fmt: skip


def _longest(short: str, whole: str) -> str:
    """The longer of two bodies, where both are marked up or none; else the better."""
    if "<" in short and "<" in whole:
        return whole if len(whole) > len(short) else short
    return best_body((short, whole))


def _is_plain(link: str) -> bool:
    return _PLAIN_LINK.fullmatch(link) is not None and "/." not in link


def _is_utf8(content_type: str | None) -> bool:
    """Whether the header says XML in UTF-8, or nothing else."""
    declared = (content_type or "xml").lower()
    return "xml" in declared and ("charset" not in declared or "utf-8" in declared)


def _may_be_odd(body: bytes) -> bool:
    """Whether the document holds what every odd character is made of in UTF-8; else it is not searched for any."""
    return b"\xc2" in body or b"\xef\xbf\xbd" in body or (b"#" in body and b"&#" in body)


def read_strict_rss(body: bytes, content_type: str | None) -> FeedContent | None:
    """The items of a feed of the usual shape, in UTF-8; None for every other document."""
    head = _START.match(body)
    if head is None or (head[1] or b"utf-8").lower() != b"utf-8" or not _is_utf8(content_type):
        return None
    if not body.rstrip().endswith(b"</rss>") or (len(body) > _LONG and body.count(b"<") > _MOST_MARKS):
        return None
    # there is no room for a document type, so there are no entities; comments and instructions stand in the tree
    parser = XMLParser(target=TreeBuilder(insert_comments=True, insert_pis=True))  # noqa: S314
    try:
        body.decode("utf-8")
        parser.feed(body)
        return _content(parser.close(), may_be_odd=_may_be_odd(body))
    except (ParseError, UnicodeDecodeError, _Unusual):
        return None
