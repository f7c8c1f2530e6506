"""Reads well-formed RSS 2.0 of the usual shape with expat alone, a tenth of the time that feedparser takes.

Whatever is not exactly of that shape is left to feedparser: this says nothing then, and never says anything else than
feedparser does (`tests/collect/test_strict_rss.py` compares the two).
"""

from __future__ import annotations

import re
from xml.parsers.expat import ExpatError, ParserCreate

from pipeline.collect.entry import Entry, FeedContent, best_body
from pipeline.times import is_common_form, read_time

_CONTENT = "http://purl.org/rss/1.0/modules/content/ encoded"
_CREATOR = "http://purl.org/dc/elements/1.1/ creator"
_FIELDS = frozenset(["title", "link", "description", "guid", "pubDate", "category", "comments", _CONTENT, _CREATOR])
"""What an item may hold; `comments` says nothing that we use."""
_MEDIA = "http://search.yahoo.com/mrss/ content"
_THUMBNAIL = "http://search.yahoo.com/mrss/ thumbnail"
_UNUSED = ("http://purl.org/rss/1.0/modules/slash/ ", "http://wellformedweb.org/CommentAPI/ ")
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
        "http://www.w3.org/2005/Atom link",
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
_MAYBE_ODD = (b"\xc2", b"\xef\xbf\xbd", b"&#")
"""Of these every odd character is made in UTF-8: a document that holds none of them is not searched for any."""


class _Unusual(Exception):
    """The document is not of the usual shape."""


class _Reader:
    """Collects the items of one document."""

    def __init__(self, *, may_be_odd: bool) -> None:
        """`may_be_odd`: some text may hold what feedparser mends."""
        self._may_be_odd = may_be_odd
        self.content = FeedContent(kind="rss20")
        self._path: list[str] = []
        self._said: list[str] = []
        self._item: dict[str, str] | None = None
        self._tags: list[str] = []
        self._media: list[str] = []
        self._stills: list[str] = []
        self._enclosed: list[str] = []
        self._channel: dict[str, str] = {}
        self._permalink = True

    def start(self, name: str, attributes: dict[str, str]) -> None:
        depth = len(self._path)
        if depth == 0 and (name != "rss" or attributes != {"version": "2.0"}):
            raise _Unusual
        if depth == 1 and (name != "channel" or attributes or self._channel or self.content.entries):
            raise _Unusual
        if depth == 2:
            self._open(name, attributes)
        elif depth > 2 and self._item is not None:
            self._field(name, attributes, depth)
        elif depth > 2 and self._path[2] != "image":
            raise _Unusual
        self._path.append(name)
        self._said = []

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an item, or a field of the channel."""
        if name == "item" and not attributes:
            self._item, self._tags, self._media, self._stills, self._permalink = {}, [], [], [], True
            self._enclosed = []
        elif name in _CHANNEL:
            if attributes or name in self._channel:
                raise _Unusual
        elif name not in _CHANNEL_UNUSED:
            raise _Unusual

    def _field(self, name: str, attributes: dict[str, str], depth: int) -> None:
        """Begin a field of an item."""
        if depth == 3 and name in (_MEDIA, _THUMBNAIL):
            url = attributes.get("url", "")
            if not _is_plain(url):
                raise _Unusual
            (self._media if name == _MEDIA else self._stills).append(url)
            return
        if (
            depth == 3
            and name == "enclosure"
            and set(attributes) <= _ENCLOSURE
            and _is_plain(attributes.get("url", ""))
        ):
            if attributes.get("type", "").startswith(SHOWN):
                self._enclosed.append(attributes["url"])
            return
        if depth > 3 or not (name in _FIELDS or name.startswith(_UNUSED)):
            raise _Unusual
        if self._item is not None and name in self._item:
            raise _Unusual
        if name == "guid" and set(attributes) <= {"isPermaLink"}:
            self._permalink = attributes.get("isPermaLink", "true") == "true"
        elif attributes:
            raise _Unusual

    def text(self, said: str) -> None:
        self._said.append(said)

    def end(self, name: str) -> None:
        self._path.pop()
        said = "".join(self._said).strip()
        self._said = []
        depth = len(self._path)
        if depth == 2 and name == "item":
            self.content.entries.append(self._entry())
            self._item = None
        elif depth == 2 and name in _CHANNEL:
            self._channel[name] = said
        elif depth == 3 and self._item is not None:
            if name == "category":
                if said and len(self._tags) < _MOST_TAGS and said not in self._tags:  # the look takes time with each
                    self._tags.append(said)
            elif name in _FIELDS:
                self._item[name] = said

    def _entry(self) -> Entry:
        item = self._item or {}
        guid, link, written = item.get("guid", ""), item.get("link", ""), item.get("pubDate", "")
        if self._permalink:
            link = link or guid
        usual = (
            _PLAIN_LINK.fullmatch(link) and "/." not in link and (not self._permalink or not guid or _is_plain(guid))
        )
        author, at = item.get(_CREATOR, ""), read_time(written)
        html = best_body((item.get("description", ""), item.get(_CONTENT, "")))
        if not usual or not is_common_form(written) or len(written) > 64 or "@" in author or not html:
            raise _Unusual
        if self._may_be_odd and _ODD.search("\n".join((html, item.get("title", ""), *self._tags, author, guid))):
            raise _Unusual
        iso = at.isoformat() if at else ""
        return Entry(
            id=guid, link=link, title=item.get("title", ""), html=html, published=written, published_at=iso,
            updated=written, updated_at=iso, author=author, tags=self._tags,
            media=list(dict.fromkeys([*self._media, *self._enclosed] or self._stills))[:50],
        )  # fmt: skip

    def finished(self) -> FeedContent:
        """What the document holds; raises `_Unusual` where it holds no item."""
        if not self.content.entries or _ODD.search(self._channel.get("title", "")):
            raise _Unusual
        self.content.title = self._channel.get("title", "")
        for entry in self.content.entries:
            entry.lang = self._channel.get("language", "")
        return self.content


def _is_plain(link: str) -> bool:
    return _PLAIN_LINK.fullmatch(link) is not None and "/." not in link


def _is_utf8(content_type: str | None) -> bool:
    """Whether the header says XML in UTF-8, or nothing else."""
    declared = (content_type or "xml").lower()
    return "xml" in declared and ("charset" not in declared or "utf-8" in declared)


def _has_declarations(body: bytes) -> bool:
    """Whether there are comments, document types or instructions: rare in feeds, and each has its own rules."""
    return body.count(b"<!") > body.count(b"<![CDATA[") or body.count(b"<?") > body.startswith(b"<?xml ")


def read_strict_rss(body: bytes, content_type: str | None) -> FeedContent | None:
    """The items of a feed of the usual shape, in UTF-8; None for every other document."""
    head = _START.match(body)
    if head is None or (head[1] or b"utf-8").lower() != b"utf-8" or not _is_utf8(content_type):
        return None
    if b"xml:" in body or _has_declarations(body):
        return None
    reader = _Reader(may_be_odd=any(mark in body for mark in _MAYBE_ODD))
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        body.decode("utf-8")
        parser.Parse(body, True)
        return reader.finished()
    except (ExpatError, UnicodeDecodeError, _Unusual):
        return None
