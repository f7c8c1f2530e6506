"""Keeps feeds of a beat's editions: Atom 1.0 (RFC 4287) and JSON Feed 1.1, and Atom of its corrections alone.

An edition's id is made from its uid and never changes; a correction or update changes `updated` and the text, so that
readers show it again. The files are written whole; a web server, or the live page, serves them.
"""

from __future__ import annotations

import hashlib
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import quote
from uuid import UUID, uuid5

from pipeline.errors import PublishError
from pipeline.publish.file import stem_of, write_whole
from pipeline.text import one_line
from pipeline.types import Channel, Edition, Parcel, PublicationState, Receipt

OPTIONS = ("site", "page", "title")
"""`site`: where the folder is served, such as https://example.org/live; `page`: where readers find an edition, with
`{edition}` for its id (left out: its place on the page that `liveblog` writes beside the feeds); `title`: of the feed.
"""
RESENDS = True

ATOM = "http://www.w3.org/2005/Atom"
LOG = "urn:itemwire:log"
"""Name space of the roots of the source log in a feed: `<root day="2026-11-22" size="8123">…</root>`."""
JSON_FEED = "https://jsonfeed.org/version/1.1"
_OURS = UUID("6f1f3c0e-6d1a-5f0b-9c64-2f0a1a8a77b1")
"""Name space of our ids: drawn once, never to be changed, or every reader would see every edition as new."""


async def send(parcel: Parcel, channel: Channel) -> Receipt:
    """Write `BEAT.atom.xml`, `BEAT.json` and `BEAT.corrections.atom.xml` into the channel's `path`."""
    folder = parcel.base / (channel.path or "feeds")
    stem = stem_of(parcel.edition.beat)
    files = {
        f"{stem}.atom.xml": atom(parcel, channel, stem),
        f"{stem}.json": json_feed(parcel, channel, stem),
        f"{stem}.corrections.atom.xml": corrections_atom(parcel, channel, stem),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            write_whole(folder / name, text)
    except OSError as error:
        why = f"channel {channel.name}: {folder} cannot be written: {error.strerror or error}"
        raise PublishError(why, again=True) from error
    digest = hashlib.sha256("".join(files.values()).encode()).hexdigest()
    return Receipt(remote=stem, url=str(folder / f"{stem}.atom.xml"), digest=digest)


def edition_id(uid: str) -> str:
    """The id of an edition or a correction in every feed, for ever."""
    return f"urn:uuid:{uuid5(_OURS, uid)}"


def atom(parcel: Parcel, channel: Channel, stem: str) -> str:
    """The feed of the editions, newest first."""
    root = _feed(parcel, channel, f"{stem}.atom.xml", _title(parcel, channel), parcel.shelf)
    for edition in parcel.shelf:
        entry = _entry(root, edition_id(edition.uid), title_of(edition), edition.published, edition.revised)
        if link := _page(channel, edition):
            ET.SubElement(entry, f"{{{ATOM}}}link", rel="alternate", type="text/html", href=link)
        ET.SubElement(entry, f"{{{ATOM}}}category", term=one_line(edition.beat))
        content = ET.SubElement(entry, f"{{{ATOM}}}content", type="html")
        content.text = parcel.render(edition, "article")
    for one in parcel.roots:
        ET.SubElement(root, f"{{{LOG}}}root", day=one.day, size=str(one.size)).text = one.root
    return _document(root)


def corrections_atom(parcel: Parcel, channel: Channel, stem: str) -> str:
    """The feed of all corrections on these editions, newest first."""
    issued = sorted(
        ((one, edition) for edition in parcel.shelf for one in edition.corrections),
        key=lambda pair: pair[0].issued or pair[0].drafted,
        reverse=True,
    )
    title = f"{_title(parcel, channel)}: corrections"
    root = _feed(parcel, channel, f"{stem}.corrections.atom.xml", title, (edition for _, edition in issued))
    for one, edition in issued:
        at = one.issued or one.drafted
        entry = _entry(root, edition_id(one.uid), f"{one.grade.value.capitalize()}: {edition.headline}", at, at)
        if link := _page(channel, edition):
            ET.SubElement(entry, f"{{{ATOM}}}link", rel="alternate", type="text/html", href=link)
        ET.SubElement(entry, f"{{{ATOM}}}content", type="text").text = one_line(f"{one.wrong} {one.right}")
    return _document(root)


def _feed(parcel: Parcel, channel: Channel, name: str, title: str, editions: Iterable[Edition]) -> ET.Element:
    ET.register_namespace("", ATOM)
    ET.register_namespace("log", LOG)
    root = ET.Element(f"{{{ATOM}}}feed")
    ET.SubElement(root, f"{{{ATOM}}}id").text = edition_id(f"{parcel.edition.beat}/{name}")
    ET.SubElement(root, f"{{{ATOM}}}title").text = one_line(title)
    last = max((one.revised for one in editions), default=parcel.edition.published)
    ET.SubElement(root, f"{{{ATOM}}}updated").text = _time(last)
    author = ET.SubElement(root, f"{{{ATOM}}}author")
    ET.SubElement(author, f"{{{ATOM}}}name").text = one_line(_title(parcel, channel))
    ET.SubElement(root, f"{{{ATOM}}}generator").text = "itemwire"
    if site := _site(channel):
        ET.SubElement(root, f"{{{ATOM}}}link", rel="self", href=f"{site}/{quote(name)}", type="application/atom+xml")
        ET.SubElement(root, f"{{{ATOM}}}link", rel="alternate", href=site, type="text/html")
    return root


def _entry(root: ET.Element, uid: str, title: str, published: datetime, updated: datetime) -> ET.Element:
    entry = ET.SubElement(root, f"{{{ATOM}}}entry")
    ET.SubElement(entry, f"{{{ATOM}}}id").text = uid
    ET.SubElement(entry, f"{{{ATOM}}}title").text = one_line(title)
    ET.SubElement(entry, f"{{{ATOM}}}published").text = _time(published)
    ET.SubElement(entry, f"{{{ATOM}}}updated").text = _time(updated)
    return entry


def _document(root: ET.Element) -> str:
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def json_feed(parcel: Parcel, channel: Channel, stem: str) -> str:
    """The same editions as JSON Feed 1.1 (jsonfeed.org/version/1.1)."""
    feed: dict[str, object] = {
        "version": JSON_FEED,
        "title": one_line(_title(parcel, channel)),
        "authors": [{"name": one_line(_title(parcel, channel))}],
        "items": [_json_item(parcel, channel, edition) for edition in parcel.shelf],
    }
    if parcel.roots:
        feed["_itemwire"] = {"log_roots": [dict(one) for one in parcel.roots]}
    if site := _site(channel):
        feed |= {"home_page_url": site, "feed_url": f"{site}/{quote(stem)}.json"}
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _json_item(parcel: Parcel, channel: Channel, edition: Edition) -> dict[str, object]:
    item: dict[str, object] = {
        "id": edition_id(edition.uid),
        "title": one_line(title_of(edition)),
        "content_html": parcel.render(edition, "article"),
        "date_published": _time(edition.published),
        "date_modified": _time(edition.revised),
        "tags": [one_line(edition.beat)],
    }
    if link := _page(channel, edition):
        item["url"] = link
    return item


def title_of(edition: Edition) -> str:
    """The headline, with the mark of what became of the edition."""
    marks = {PublicationState.CORRECTED: "Corrected: ", PublicationState.WITHDRAWN: "Withdrawn: "}
    return marks.get(edition.state, "") + edition.headline


def _title(parcel: Parcel, channel: Channel) -> str:
    return channel.options.get("title") or f"{parcel.edition.beat} round-ups"


def _site(channel: Channel) -> str | None:
    """The address under `site`; raises PublishError where it or `page` is none."""
    for key in ("site", "page"):
        address = channel.options.get(key, "").replace("{edition}", "")
        if address and not re.fullmatch(r"https?://[^\s\"'<>\\^`{|}]+", address):
            raise PublishError(f"channel {channel.name}: {key} {address!r} is no http(s) address", again=False)
    return channel.options.get("site", "").rstrip("/") or None


def _page(channel: Channel, edition: Edition) -> str | None:
    site = _site(channel)
    page = channel.options.get("page") or (f"{site}/{quote(stem_of(edition.beat))}.html#{{edition}}" if site else "")
    return page.replace("{edition}", edition.uid) or None


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
