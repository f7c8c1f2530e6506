"""Sources: who is watched, how each fares, who copies whom; added after a look, graded, paused, and not named."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, NamedTuple
from urllib.parse import quote

from fastapi import APIRouter, BackgroundTasks, Form
from starlette.responses import Response

from pipeline.aftercare import healths_of
from pipeline.desk import sources as acts
from pipeline.desk.sources import source_of
from pipeline.errors import CollectError, NotAllowed, NotFoundError
from pipeline.health import in_words
from pipeline.settings.dated import parse_moment
from pipeline.settings.kinds import known_kinds
from pipeline.types import Dependence, Health, Reliability, Role, Source
from pipeline.types.dependence import DEPENDS_ACT
from pipeline.verify.dependence import ACCEPTED, verdicts
from pipeline.web.catalogue import N_
from pipeline.web.office import Entry, Office
from pipeline.web.sparkline import Sparkline, sparkline
from pipeline.web.visit import Here, Visit

router = APIRouter(prefix="/sources")

LATEST = 10
"""Posts and visits shown of a source."""
ABOUT = ("grade", "pause", "resume", "describe", "unname", "at-risk", "add-source", DEPENDS_ACT)
"""Acts that are about a source."""


class Row(NamedTuple):
    """One source, as the list shows it."""

    source: Source
    grade: Reliability
    health: Health
    state: str
    troubled: bool
    rhythm: Sparkline | None
    copies: tuple[str, ...]


def nav(_office: Office) -> list[Entry]:
    """The sources."""
    return [Entry(55, N_("Sources"), "/sources")]


def _rows(visit: Visit, names: list[str] | None = None) -> list[Row]:
    healths = healths_of(visit.store, visit.settings, visit.now, names or ())
    vitals = visit.store.vitals()
    said = verdicts(visit.store.decisions_of((DEPENDS_ACT,)))
    rows = []
    for health in healths:
        source = source_of(visit.settings, health.source)
        copied = tuple(other for (copier, other), after in said.items() if copier == source.name and after == ACCEPTED)
        grade = source.as_graded(visit.now).reliability
        state, troubled = _state(source, health)
        rhythm = sparkline(vitals.get(source.name), visit.now)
        rows.append(Row(source, grade, health, state, troubled, rhythm, copied))
    return rows


def _state(source: Source, health: Health) -> tuple[str, bool]:
    """How a source fares, in words, and whether somebody should look."""
    if source.kind is None:
        return "fed by ingest or by hand", False
    if not source.enabled:
        return "paused", False
    if health.troubles:
        return "; ".join(one.words for one in health.troubles), True
    return health.error or ("read without trouble" if health.last_success else "not visited yet"), bool(health.error)


@router.get("")
def index(visit: Here) -> Response:
    """All sources, those in trouble first."""
    rows = sorted(_rows(visit), key=lambda row: (not row.troubled, row.rhythm is None, row.source.name.casefold()))
    return visit.page("sources.html", rows=rows, in_words=in_words)


# ---- added


ASKED = ("url", "name", "kind", "role", "reliability", "owner", "side", "every")
"""What somebody may say of a new source."""


def _adding(visit: Visit, told: dict[str, str], status: int = 200, **values: object) -> Response:
    given = {name: told.get(name, "") for name in ASKED}
    shown = {"preview": None, "reasons": [], **values}
    return visit.page(
        "source_new.html", status, given=given, roles=list(Role), grades=list(Reliability), kinds=known_kinds(), **shown
    )


@router.get("/new")
def new(visit: Here, url: str = "") -> Response:
    """Where to paste an address."""
    return _adding(visit, {"url": url, "role": Role.OUTLET.value, "reliability": Reliability.F.value})


Told = Annotated[str, Form()]


@router.post("/new")
def look(
    visit: Here, url: Told = "", name: Told = "", kind: Told = "", role: Told = "outlet", reliability: Told = "F",
    owner: Told = "", side: Told = "", every: Told = "",
) -> Response:  # fmt: skip
    """Visit it once and show what would be kept; nothing is added yet."""
    told = dict(zip(ASKED, (url, name, kind, role, reliability, owner, side, every), strict=True))
    try:
        found = acts.preview(visit.settings, visit.office.environment, told, visit.now)
    except NotAllowed as refused:
        return _adding(visit, told, 409, reasons=list(refused.reasons))
    except CollectError as failed:
        return _adding(visit, told, 409, reasons=[str(failed)])
    known = {"name": found.source.name, "url": found.source.url or url}
    return _adding(visit, {**told, **known}, preview=found)


@router.post("/add")
def add(
    visit: Here, after: BackgroundTasks, url: Told = "", name: Told = "", kind: Told = "", role: Told = "outlet",
    reliability: Told = "F", owner: Told = "", side: Told = "", every: Told = "",
) -> Response:  # fmt: skip
    """Write it into the list, as it was shown."""
    told = dict(zip(ASKED, (url, name, kind, role, reliability, owner, side, every), strict=True))
    made = acts.add_source(visit.store, visit.office.path, told, visit.who, visit.now)
    return _back(visit, made.name, after)


# ---- who copies whom


@router.get("/copies")
def copies(visit: Here) -> Response:
    """Pairs that look like copier and original, with what they share."""
    found: tuple[Dependence, ...] | None = acts.copies(visit.store, visit.settings)
    return visit.page("source_copies.html", proposals=found or (), too_many=found is None)


@router.post("/copies/{answer}")
def say_copies(
    visit: Here, after: BackgroundTasks, answer: str, copier: Told = "", original: Told = "", reason: Told = ""
) -> Response:
    """Accept that the one copies the other, or reject it."""
    if answer not in ("accept", "reject"):
        raise NotFoundError("a proposal is accepted or rejected")
    acts.say_copies(visit.store, visit.settings, copier, original, visit.who, visit.now, reason, yes=answer == "accept")
    after.add_task(acts.follow_up, visit.store, visit.office.path, visit.office.clock())
    return visit.to("/sources/copies")


# ---- one source


@router.get("/{name}")
def show(visit: Here, name: str) -> Response:
    """One source: grade and its history, health, aliases, what it posted last."""
    source = source_of(visit.settings, name)
    if source.name != name:
        return visit.to(f"/sources/{quote(source.name, safe='')}")
    decided = [one for one in visit.store.decisions_of(ABOUT) if source.name in (one.subject, one.other)]
    said = verdicts(visit.store.decisions_of((DEPENDS_ACT,)))
    return visit.page(
        "source.html",
        row=_rows(visit, [source.name])[0],
        copied_by=[copier for (copier, other), after in said.items() if other == source.name and after == ACCEPTED],
        decided=list(reversed(decided)),
        visits=visit.store.fetches(source.name, LATEST),
        grades=list(Reliability),
        in_words=in_words,
        today=visit.now.astimezone(UTC).date().isoformat(),
    )


def _back(visit: Visit, name: str, after: BackgroundTasks) -> Response:
    """Back to the source; what rests on it is judged again once the answer is out."""
    after.add_task(acts.follow_up, visit.store, visit.office.path, visit.office.clock())
    return visit.to(f"/sources/{quote(name, safe='')}")


@router.post("/{name}/grade")
def grade(
    visit: Here, after: BackgroundTasks, name: str, reliability: Annotated[Reliability, Form()], since: Told = "",
    reason: Told = "",
) -> Response:  # fmt: skip
    """Give it another grade from a day on, with a reason."""
    source = source_of(visit.settings, name)
    try:
        at: datetime = parse_moment(since.strip() or visit.now.astimezone(UTC).date().isoformat())
    except ValueError as error:
        raise NotAllowed([f"since {error}"]) from error
    acts.grade(visit.store, visit.office.path, source.name, reliability, at, reason, visit.who, visit.now)
    return _back(visit, source.name, after)


@router.post("/{name}/switch/{way}")
def switch(visit: Here, after: BackgroundTasks, name: str, way: str, reason: Told = "") -> Response:
    """Pause it, or take it up again."""
    if way not in ("pause", "resume"):
        raise NotFoundError("a source is paused or taken up again")
    source = source_of(visit.settings, name)
    acts.switch(visit.store, visit.office.path, source.name, visit.who, visit.now, reason, on=way == "resume")
    return _back(visit, source.name, after)


@router.post("/{name}/describe")
def describe(
    visit: Here, after: BackgroundTasks, name: str, aliases: Told = "", owner: Told = "", side: Told = ""
) -> Response:
    """Say by which names it goes, who owns it, with whom it stands."""
    source = source_of(visit.settings, name)
    acts.describe(visit.store, visit.office.path, source.name, aliases, owner, side, visit.who, visit.now)
    return _back(visit, source.name, after)


@router.post("/{name}/protect")
def protect(
    visit: Here, after: BackgroundTasks, name: str, unnamed: Told = "", at_risk: Told = "", reason: Told = ""
) -> Response:
    """Say whether it is named in public, and whether what it takes down is kept sealed."""
    source = source_of(visit.settings, name)
    said = {"named": not unnamed, "at_risk": bool(at_risk)}
    acts.protect(visit.store, visit.office.path, source.name, visit.who, visit.now, reason, **said)
    return _back(visit, source.name, after)
