"""Every reader of what comes from outside, with documents to start from: those of the labelled sets, and our own."""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple

from pipeline import collect
from pipeline.collect.entries_to_posts import to_posts
from pipeline.collect.posts_file import read_posts
from pipeline.collect.worker import reader
from pipeline.errors import InputError, ParseError
from pipeline.normalise import normalise
from pipeline.roster import Roster
from pipeline.types import Post, Source
from tests.collect.feeds import atom, entry, item, rss

NOW = datetime(2016, 6, 9, 18, 0, tzinfo=UTC)
_OPTIONS = {"read_page": {"item": "article, p, li", "title": "h1, b", "text": "p", "link": "a", "time": "time"}}
_SOURCE = Source(name="Stork", kind="feed", url="https://stork.test/feed")
_NOBODY = Roster(())
_TYPES = (None, "text/xml; charset=iso-8859-1", "application/rss+xml", "text/html; charset=windows-1251", "\x00;=")


class Kind(NamedTuple):
    """One reader under test."""

    name: str
    seeds: list[bytes]
    read: Callable[[bytes], object]
    """Reads a document all the way to normalised posts; raises nothing, whatever the document."""


def kinds(evaluation: Path | None) -> list[Kind]:
    """All readers: those of the parsing process, found by their names, and the one of ingested files."""
    names = sorted(each.name for each in pkgutil.iter_modules(collect.__path__) if each.name.startswith("read_"))
    found = [Kind(name, _seeds(name, evaluation), _through(name)) for name in names]
    return [*found, Kind("posts.jsonl", _lines(), _file(".jsonl")), Kind("posts.csv", _table(), _file(".csv"))]


def _through(name: str) -> Callable[[bytes], object]:
    read, options = reader(name), _OPTIONS.get(name, {})

    def whole(body: bytes) -> object:
        try:
            content = read(body, _TYPES[len(body) % len(_TYPES)], "https://stork.test/feed", **options)
        except (ParseError, RecursionError, MemoryError):  # `worker.answer` tells these three in words
            return None
        json.dumps(content.to_json()).encode()
        return [normalise(post) for post in to_posts(content, "https://stork.test/feed", _SOURCE, NOW).posts]

    return whole


def _file(suffix: str) -> Callable[[bytes], object]:
    def whole(body: bytes) -> object:
        try:
            if suffix == ".jsonl":
                return [normalise(each) for each in read_posts(BytesIO(body), _NOBODY, NOW) if isinstance(each, Post)]
            with NamedTemporaryFile(suffix=suffix) as file:
                file.write(body)
                file.flush()
                found = read_posts(Path(file.name), _NOBODY, NOW)
                return [normalise(each) for each in found if isinstance(each, Post)]
        except InputError:  # the whole file is refused, in words
            return None

    return whole


def _seeds(name: str, evaluation: Path | None) -> list[bytes]:
    """The documents that a reader of this name is made for."""
    own = {"read_bluesky": _bluesky, "read_mastodon": _mastodon}
    own |= {"read_telegram": _page, "read_page": _page, "read_article": _articles}
    seeds = own.get(name, _feeds)() + (_mails() if name == "read_mail" else [])
    folders = {
        "read_bluesky": ("granary-payloads", "bluesky-lexicons"),
        "read_mastodon": ("mastodon-cassettes", "granary-payloads"),
        "read_telegram": ("telegram-preview-html",),
        "read_page": ("telegram-preview-html",),
        "read_article": (),
        "read_feed_links": ("telegram-preview-html", "feedparser/json"),
    }
    for folder in folders.get(name, ("feedparser", "miniflux")) if evaluation else ():
        for path in sorted((evaluation / "eval" / "feeds" / folder).rglob("*")):  # type: ignore[operator]
            if path.suffix in (".xml", ".json", ".html") and path.stat().st_size < 400_000:
                seeds.append(path.read_bytes())
    return seeds


def _feeds() -> list[bytes]:
    said = "<![CDATA[<p>Rebels <b>storm</b> <a href='/x?a=1&amp;b=2'>village</a></p><blockquote>x</blockquote>]]>"
    more = "<title>A</title><dc:creator>B</dc:creator><category>C</category><enclosure url='/a.mp3' type='audio/mp3'/>"
    namespaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    written = {
        "id": "1",
        "url": "/1",
        "content_html": "<p>x</p>",
        "date_published": "2016-06-09T12:00:00Z",
        "authors": [{"name": "A"}],
        "tags": ["t"],
        "attachments": [{"url": "/a.jpg", "mime_type": "image/jpeg"}],
    }
    return [
        rss(item(1, text=said, more=more), item(2), item(3), attributes=namespaces),
        atom(entry(1, more=f"<content type='html'>{said}</content>"), entry(2), "<at:deleted-entry ref='urn:3'/>"),
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        b'<channel rdf:about="/"><title>T</title></channel><item rdf:about="/1"><title>A</title></item></rdf:RDF>',
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [written, written]}).encode(),
    ]


def _bluesky() -> list[bytes]:
    facet = {
        "index": {"byteStart": 0, "byteEnd": 3},
        "features": [{"$type": "app.bsky.richtext.facet#link", "uri": "https://x.test/"}],
    }
    record = {
        "$type": "app.bsky.feed.post",
        "text": "Тел falls",
        "createdAt": "2016-06-09T12:00:00Z",
        "facets": [facet],
        "langs": ["en"],
        "reply": {"parent": {"uri": "at://x/y/1"}, "root": {"uri": "at://x/y/0"}},
    }
    author = {"did": "did:plc:a", "handle": "a.test"}
    post = {
        "uri": "at://did:plc:a/app.bsky.feed.post/1",
        "cid": "b",
        "author": author,
        "record": record,
        "indexedAt": "2016-06-09T12:00:01Z",
        "embed": {"$type": "app.bsky.embed.images#view", "images": [{"fullsize": "https://x.test/1.jpg"}]},
    }
    by = {"$type": "app.bsky.feed.defs#reasonRepost", "by": {"did": "did:plc:b", "handle": "b.test"}, "indexedAt": "x"}
    return [json.dumps({"feed": [{"post": post}, {"post": post, "reason": by}], "cursor": "c"}).encode()]


def _mastodon() -> list[bytes]:
    status: dict[str, object] = {
        "id": "1",
        "uri": "https://m.test/1",
        "url": "https://m.test/@a/1",
        "created_at": "2016-06-09T12:00:00.000Z",
        "edited_at": None,
        "language": "en",
        "content": "<p>Tel <a href='https://x.test/'>falls</a></p>",
        "spoiler_text": "",
        "account": {"id": "1", "acct": "a", "display_name": "A", "url": "https://m.test/@a"},
        "in_reply_to_id": None,
        "media_attachments": [{"url": "https://m.test/1.jpg", "description": "x"}],
        "tags": [{"name": "t"}],
        "card": {"url": "https://x.test/"},
        "mentions": [],
        "emojis": [],
        "reblog": None,
    }
    return [
        json.dumps(
            [status, {**status, "id": "2", "reblog": status}, {**status, "quote": {"quoted_status": status}}]
        ).encode()
    ]


def _page() -> list[bytes]:
    message = (
        '<div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="stork/1">'
        '<a class="tgme_widget_message_owner_name">S</a>'
        '<div class="tgme_widget_message_text">Tel <b>falls</b><br/>x</div>'
        '<div class="tgme_widget_message_forwarded_from"><a href="https://t.me/x/1">X</a></div>'
        '<a class="tgme_widget_message_date" href="https://t.me/stork/1"><time datetime="2016-06-09T12:00:00+00:00">'
        '</time></a><span class="tgme_widget_message_views">1.2K</span></div></div>'
    )
    article = "<article><h1><a href='/1'>T</a></h1><p>x</p><time datetime='2016-06-09'>x</time></article>"
    return [
        f"<html><body><div class='tgme_channel_info'></div><section>{message * 2}</section></body></html>".encode(),
        f"<!doctype html><html><head><link rel=alternate href=/f></head><body>{article * 3}</body></html>".encode(),
    ]


def _articles() -> list[bytes]:
    said = "<p>Residents of the village said that the <b>bridge</b> was hit at dawn, and that two people were hurt.</p>"
    told = "<p>The council <a href='/c?a=1&amp;b=2'>confirmed</a> it &mdash; the road to the north stays closed.</p>"
    marks = (
        '<meta property="og:title" content="Bridge hit"><meta name="author" content="A. Stork">'
        '<meta property="article:published_time" content="2016-06-09T12:00:00Z">'
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2016-06-09"}</script>'
    )
    shown = "<figure><img src=/1.jpg alt=x><figcaption>The bridge</figcaption></figure><blockquote>Seen.</blockquote>"
    table = "<table><tr><th>When</th><td>12:00</td></tr></table><ul><li>one</li><li>two</li></ul><pre>x  y</pre>"
    around = "<nav><a href=/>Home</a></nav><aside>More news</aside><footer>Imprint</footer>"
    return [
        f"<!doctype html><html lang=en><head><title>Bridge hit | Stork</title>{marks}</head><body>{around}"
        f"<article><h1>Bridge hit</h1>{said}{shown}{told}</article></body></html>".encode(),
        f"<html><head><title>T</title></head><body><main>{said}{table}{told}<h2>More</h2>{said}</main></body></html>".encode(),
        f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><div>{said}<br/>{told}</div></body></html>'.encode(),
    ]


def _mails() -> list[bytes]:
    lines = [
        b"From: A <a@x.test>",
        b"Subject: =?utf-8?b?0KI=?=",
        b"Date: Thu, 09 Jun 2016 12:00:00 +0000",
        b"Message-ID: <1@x>",
        b"MIME-Version: 1.0",
        b"Content-Type: multipart/alternative; boundary=b",
        b"",
        b"--b",
        b"Content-Type: text/plain; charset=utf-8",
        b"Content-Transfer-Encoding: base64",
        b"",
        b"eA==",
        b"--b",
        b"Content-Type: text/html",
        b"",
        b"<p>x</p>",
        b"--b--",
        b"",
    ]
    return [b"\r\n".join(lines)]


def _lines() -> list[bytes]:
    post = {
        "id": "1",
        "source": "Stork",
        "published": "2016-06-09T12:00:00Z",
        "text": "Tel falls",
        "html": "<p>x</p>",
        "links": ["https://x.test/"],
        "media": [{"url": "https://x.test/1.jpg", "sha256": "00"}],
        "edited": None,
        "deleted": False,
        "fetched": "2016-06-09T12:00:00+03:00",
        "lang": "en",
        "url": "https://x.test/1",
    }
    return [(json.dumps(post) + "\n").encode() * 3]


def _table() -> list[bytes]:
    return [
        b'id,source,published,text,links\n1,Stork,2016-06-09T12:00:00Z,"Tel ""falls""\nx","[""https://x.test/""]"\n2,S,,y,[]\n'
    ]
