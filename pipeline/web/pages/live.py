"""What readers see without logging in: the published editions of a beat whose settings say `live: true`.

Everything here comes from published editions and nothing else; names that are not told in public are taken out again,
also of what was printed before that was said. A beat that is not live is answered as one that does not exist.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import NamedTuple
from urllib.parse import quote

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from pipeline.discretion import printable_edition
from pipeline.draft import render_edition
from pipeline.draft.page import Page, page_of
from pipeline.errors import NotFoundError
from pipeline.publish.feed import atom, corrections_atom, json_feed
from pipeline.publish.file import stem_of
from pipeline.publish.liveblog import linked_data
from pipeline.sending import latest_roots, shelf
from pipeline.settings import Beat
from pipeline.types import Channel, Correction, Edition, Parcel
from pipeline.web.catalogue import ENGLISH
from pipeline.web.office import Made
from pipeline.web.visit import Here, Visit, needs

router = APIRouter(prefix="/live")

SHOWN = 10
"""Editions on the page; older ones have an address of their own, and the feeds name them."""
FRESH = "public, max-age=60, must-revalidate"
"""A correction reaches whoever looks within a minute; a page that is asked for in between costs nobody anything."""
KEPT = 200
"""Answers that are kept until something happens: an address is asked for by many."""

HTML, ATOM, FEED = "text/html; charset=utf-8", "application/atom+xml", "application/feed+json"


class Told(NamedTuple):
    """An edition with its page."""

    edition: Edition
    page: Page


class Notice(NamedTuple):
    """A correction with the edition that it corrects."""

    correction: Correction
    edition: Edition


def _beat(visit: Visit, stem: str) -> Beat:
    """The live beat at that address; raises NotFoundError, alike where it is not live and where there is none."""
    found = next((one for one in visit.settings.beats if one.live and stem_of(one.name) == stem.casefold()), None)
    if found is None:
        raise NotFoundError("there is no such page")
    return found


def _shelf(visit: Visit, beat: Beat) -> tuple[Edition, ...]:
    return tuple(printable_edition(one, visit.settings.roster) for one in shelf(visit.store, beat.name))


def _parcel(visit: Visit, shown: tuple[Edition, ...]) -> Parcel:
    """What the feeds are made from; raises NotFoundError where nothing was published yet."""
    if not shown:
        raise NotFoundError("nothing is published here yet")
    folder = visit.settings.base
    return Parcel(
        edition=shown[0],
        now=visit.now,
        key="",
        base=folder,
        before=None,
        shelf=shown,
        render=lambda one, style: render_edition(one, style, folder=folder),
        secret=lambda _: None,
        roots=latest_roots(visit.store),
    )


def _channel(visit: Visit, beat: Beat) -> Channel:
    site = f"{visit.request.base_url}live"
    options = {"site": site, "page": f"{site}/{quote(stem_of(beat.name))}/{{edition}}"}
    return Channel(name="live", kind="feed", options=options)


def _answer(visit: Visit, media: str, make: Callable[[], Made]) -> Response:
    """What was made, with what lets readers and caches keep it; 304 for those who have it.

    It is kept until anything at all changes: the end of the source log and the settings tell that.
    """
    kept = visit.office.kept
    key = f"{visit.request.base_url}{visit.request.url.path}"
    state = (visit.store.log_head(), visit.office.read_at)
    if key not in kept or kept[key][0] != state:
        if len(kept) >= KEPT:
            kept.clear()
        kept[key] = (state, make())
    text, changed = kept[key][1]
    body = text.encode()
    headers = {
        "etag": f'"{hashlib.sha256(body).hexdigest()[:32]}"',
        "last-modified": format_datetime(changed.astimezone(UTC), usegmt=True),
        "cache-control": FRESH,
    }
    if _has(visit.request, headers["etag"], changed):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=media, headers=headers)


def _has(request: Request, etag: str, changed: datetime) -> bool:
    """Whether who asks has it already (RFC 9110, 13.2.2: the tag counts before the date)."""
    given = request.headers.get("if-none-match")
    if given is not None:
        return given.strip() == "*" or etag in [one.strip().removeprefix("W/") for one in given.split(",")]
    since = request.headers.get("if-modified-since")
    if since is None:
        return False
    try:
        at = parsedate_to_datetime(since)
    except ValueError:
        return False
    return at.tzinfo is not None and changed.replace(microsecond=0) <= at


def _changed(shown: tuple[Edition, ...]) -> datetime:
    return max((one.revised for one in shown), default=datetime.fromtimestamp(0, UTC))


def _page(visit: Visit, beat: Beat, template: str, shown: tuple[Edition, ...], **values: object) -> Made:
    told = [Told(one, page_of(one.roundup, False, one)) for one in shown]
    title = f"{beat.name}: live"
    data = "{}"
    if shown:
        parcel, channel = _parcel(visit, shown), _channel(visit, beat)
        data = json.dumps(linked_data(parcel, channel, shown, title), ensure_ascii=False, indent=1)
    safe = data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    roots = latest_roots(visit.store)
    text = visit.office.render(
        template, ENGLISH, beat=beat, stem=stem_of(beat.name), told=told, data=safe, roots=roots, title=title, **values
    )
    return text, _changed(shown)


# Feeds come first: their names begin like the pages'.


@router.get("/{stem}.corrections.atom.xml")
@needs(None)
def corrections_feed(visit: Here, stem: str) -> Response:
    """All corrections, as Atom."""
    beat = _beat(visit, stem)

    def make() -> Made:
        shown = _shelf(visit, beat)
        return corrections_atom(_parcel(visit, shown), _channel(visit, beat), stem_of(beat.name)), _changed(shown)

    return _answer(visit, ATOM, make)


@router.get("/{stem}.atom.xml")
@needs(None)
def atom_feed(visit: Here, stem: str) -> Response:
    """The editions, as Atom."""
    beat = _beat(visit, stem)

    def make() -> Made:
        shown = _shelf(visit, beat)
        return atom(_parcel(visit, shown), _channel(visit, beat), stem_of(beat.name)), _changed(shown)

    return _answer(visit, ATOM, make)


@router.get("/{stem}.json")
@needs(None)
def feed(visit: Here, stem: str) -> Response:
    """The editions, as JSON Feed."""
    beat = _beat(visit, stem)

    def make() -> Made:
        shown = _shelf(visit, beat)
        return json_feed(_parcel(visit, shown), _channel(visit, beat), stem_of(beat.name)), _changed(shown)

    return _answer(visit, FEED, make)


@router.get("/{stem}/corrections")
@needs(None)
def corrections(visit: Here, stem: str) -> Response:
    """Every correction of these editions, newest first."""
    beat = _beat(visit, stem)

    def make() -> Made:
        shown = _shelf(visit, beat)
        found = [Notice(one, edition) for edition in shown for one in edition.corrections]
        found.sort(key=lambda one: one.correction.issued or one.correction.drafted, reverse=True)
        return _page(visit, beat, "live_corrections.html", shown, notices=found)

    return _answer(visit, HTML, make)


@router.get("/{stem}/{uid}")
@needs(None)
def edition(visit: Here, stem: str, uid: str) -> Response:
    """One edition, as it reads now, whatever its age."""
    beat = _beat(visit, stem)
    found = visit.store.edition(uid)
    if found is None or found.beat != beat.name:
        raise NotFoundError("there is no such page")
    shown = printable_edition(found, visit.settings.roster)
    return _answer(visit, HTML, lambda: _page(visit, beat, "live.html", (shown,), alone=True))


@router.get("/{stem}")
@needs(None)
def show(visit: Here, stem: str) -> Response:
    """The latest editions, newest first."""
    beat = _beat(visit, stem)
    return _answer(visit, HTML, lambda: _page(visit, beat, "live.html", _shelf(visit, beat)[:SHOWN], alone=False))
