"""Search: posts, claims and items by their words, in any language, and by places in any spelling."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.responses import Response

from pipeline.desk.finding import Match, find
from pipeline.draft.dates import zone_of
from pipeline.errors import NotAllowed
from pipeline.settings.dated import parse_moment
from pipeline.types import Status
from pipeline.web.catalogue import N_
from pipeline.web.marking import marked
from pipeline.web.office import Entry, Office
from pipeline.web.pages.roundup import item_at
from pipeline.web.visit import Here, RowNumber, Visit
from pipeline.web.words import LANGUAGES, Part
from storage import SearchFilter
from storage.searching import CLAIM, ITEM, POST

router = APIRouter()

PAGE = 30
"""What is shown at once."""
LONGEST = 300
"""Characters of a question."""

KINDS = {CLAIM: N_("claims"), ITEM: N_("items"), POST: N_("posts")}


class Line(NamedTuple):
    """One thing found, as the page shows it."""

    kind: str
    href: str
    parts: list[Part]
    lang: str
    match: Match
    opened: str = ""
    """Where an unpublished item stands."""


def nav(_office: Office) -> list[Entry]:
    """The search, behind the round-ups."""
    return [Entry(50, N_("Search"), "/search")]


def _day(text: str, what: str, zone: str) -> datetime | None:
    """The day or time that somebody typed, in the desk's zone; raises NotAllowed for anything else."""
    if not text.strip():
        return None
    try:
        told = parse_moment(text.strip())
        local = told.replace(tzinfo=zone_of(zone)) if len(text.strip()) == len("2026-03-14") else told
        return local.astimezone(UTC)
    except ValueError as error:
        raise NotAllowed([f"{what} {error}"]) from error
    except OverflowError:  # the first and the last day that there are, seen from another zone
        raise NotAllowed([f"{what} is out of range; give a day of this century"]) from None


@router.get("/search")
def show(
    visit: Here,
    q: str = "",
    kind: str = "",
    place: str = "",
    status: str = "",
    lang: str = "",
    source: str = "",
    since: str = "",
    until: str = "",
    before: RowNumber | None = None,
) -> Response:
    """What `q` and the filters find, the newest first."""
    zone = visit.zone
    given = {"kind": kind, "place": place, "status": status, "lang": lang, "source": source}
    wanted = SearchFilter(
        words=q[:LONGEST],
        since=_day(since, "since", zone),
        until=_day(until, "until", zone),
        **{name: value[:LONGEST] or None for name, value in given.items()},
    )
    asked = any((q.strip(), *given.values()))
    result = find(visit.store, visit.settings, wanted, PAGE, before) if asked else None
    query = {"q": q, **given, "since": since, "until": until}
    kept = urlencode({name: value for name, value in query.items() if value})
    last = result.found.hits[-1].seq if result and result.found.more else None
    return visit.page(
        "search.html",
        query=query,
        kept=kept,
        asked=asked,
        lines=[line for one in result.shown for line in _line(visit, one, wanted, result.found)] if result else [],
        found=result.found if result else None,
        sealed=result.sealed if result else 0,
        older=f"/search?{kept}&before={last}" if last is not None else "",
        kinds=KINDS,
        languages=LANGUAGES,
        statuses=list(Status),
        sources=[one.name for one in visit.settings.sources],
        views=[one for one in visit.store.views(visit.who) if one.page == "/search"],
        zone=zone,
    )


def _line(visit: Visit, one: Match, _wanted: SearchFilter, found: object) -> list[Line]:
    """How one thing found is shown; an item whose round-up is gone is not."""
    terms, keys = found.terms, found.families.keys()  # type: ignore[attr-defined]
    if one.post is not None:
        text = " – ".join(part for part in (one.post.title, one.post.text) if part)
        return [Line(POST, f"/post/{one.hit.ref}", marked(text, terms, keys), one.post.lang or "", one)]
    if one.claim is not None:
        lang = next((look.statement.lang for look in one.claim.appearances), None) or ""
        return [Line(CLAIM, f"/claim/{one.claim.uid}", marked(one.claim.text, terms, keys), lang, one)]
    if one.item is not None and one.edition is not None:
        href = f"/editions/{one.edition.uid}"
        return [Line(ITEM, href, marked(one.item.text, terms, keys), one.item.lang, one)]
    if one.edit is None:
        return []
    uid = one.edit.edition
    beat = next(
        (
            beat.name
            for beat in visit.settings.beats
            if (opened := visit.store.open_roundup(beat.name)) is not None and opened.uid == uid
        ),
        None,
    )
    if beat is None:
        return []
    text = one.edit.text or (one.edit.kept.text if one.edit.kept else "")
    href = item_at(beat, one.edit.claim)
    return [Line(ITEM, href, marked(text, terms, keys), one.edit.kept.lang if one.edit.kept else "", one, beat)]
