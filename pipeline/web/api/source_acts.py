"""How sources are looked after, for programs: added after a look, graded, paused, described, protected."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Annotated, cast

from fastapi import APIRouter, BackgroundTasks, Path
from pydantic import Field
from starlette.responses import JSONResponse

from pipeline.desk import sources as acts
from pipeline.errors import CollectError, NotAllowed
from pipeline.export.rows import Row
from pipeline.export.tabular import source_row
from pipeline.types import Reliability, Role, Source
from pipeline.web.api import PREFIX
from pipeline.web.api.inputs import Given, Name, Reason
from pipeline.web.api.rows import PreviewRow
from pipeline.web.api.schemas import answers
from pipeline.web.visit import Here, Visit

router = APIRouter(prefix=f"{PREFIX}/sources", tags=["sources"])

SourceName = Annotated[str, Path(max_length=200, description="The name of a source, or an alias.")]
SHOWN = 20
"""Posts of a preview that are told: enough to see what the source is."""


class NewSource(Given):
    """A source by its address; what is left out is found out, or is as the source list has it."""

    url: Annotated[str, Field(min_length=1, max_length=2_000)]
    name: Name = ""
    kind: Name = ""
    role: Role = Role.OUTLET
    reliability: Reliability = Reliability.F
    owner: Name = ""
    side: Name = ""
    every: Name = ""

    def told(self) -> dict[str, str]:
        """As the desk's form tells it."""
        return {name: str(value) for name, value in self.model_dump(mode="json").items()}


class Graded(Given):
    """Another grade from a day on; left out: from today."""

    reliability: Reliability
    since: date | None = None
    reason: Reason


class Switched(Given):
    """Whether it is visited."""

    enabled: bool
    reason: Reason = ""


class Described(Given):
    """By which other names it goes, who owns it, with whom it stands; empty: not known."""

    aliases: Annotated[tuple[Name, ...], Field(max_length=100)] = ()
    owner: Name = ""
    side: Name = ""


class Protected(Given):
    """Whether it is named in public, and whether what it takes down is kept sealed."""

    named: bool
    at_risk: bool
    reason: Reason = ""


def _changed(visit: Visit, made: Source, after: BackgroundTasks, code: int = 200) -> JSONResponse:
    """The source as it is listed now; what rests on it is judged again once the answer is out."""
    after.add_task(acts.follow_up, visit.store, visit.office.path, visit.office.clock())
    return JSONResponse(cast("Row", source_row(made)), code)


@router.post("/preview", responses=answers("Preview"))
def preview(visit: Here, given: NewSource) -> JSONResponse:
    """Visit a source once and tell what would be kept; nothing is added."""
    try:
        found = acts.preview(visit.settings, visit.office.environment, given.told(), visit.now)
    except CollectError as failed:
        raise NotAllowed([str(failed)]) from failed
    posts = [one.title or one.text for one in found.outcome.posts]
    told = PreviewRow(source=source_row(found.source), posts=len(posts), texts=posts[:SHOWN])
    return JSONResponse(cast("Row", told))


@router.post("", status_code=201, responses=answers("Source", 201, "Added."))
def add(visit: Here, given: NewSource, after: BackgroundTasks) -> JSONResponse:
    """Write a source into the list; it is visited with the next pass."""
    made = acts.add_source(visit.store, visit.office.path, given.told(), visit.who, visit.now)
    return _changed(visit, made, after, 201)


@router.post("/{name}/grade", responses=answers("Source"))
def grade(visit: Here, name: SourceName, given: Graded, after: BackgroundTasks) -> JSONResponse:
    """Grade it from a day on; what it said before keeps the grade that it had."""
    source = acts.source_of(visit.settings, name)
    since = datetime.combine(given.since or visit.now.astimezone(UTC).date(), time(), UTC)
    asked = (visit.store, visit.office.path, source.name, given.reliability, since, given.reason)
    return _changed(visit, acts.grade(*asked, visit.who, visit.now), after)


@router.post("/{name}/enabled", responses=answers("Source"))
def switch(visit: Here, name: SourceName, given: Switched, after: BackgroundTasks) -> JSONResponse:
    """Visit it no more, or again."""
    source = acts.source_of(visit.settings, name)
    asked = (visit.store, visit.office.path, source.name, visit.who, visit.now, given.reason)
    return _changed(visit, acts.switch(*asked, on=given.enabled), after)


@router.post("/{name}/describe", responses=answers("Source"))
def describe(visit: Here, name: SourceName, given: Described, after: BackgroundTasks) -> JSONResponse:
    """Say by which other names it goes, who owns it, with whom it stands."""
    source = acts.source_of(visit.settings, name)
    asked = (visit.store, visit.office.path, source.name, "\n".join(given.aliases), given.owner, given.side)
    return _changed(visit, acts.describe(*asked, visit.who, visit.now), after)


@router.post("/{name}/protect", responses=answers("Source"))
def protect(visit: Here, name: SourceName, given: Protected, after: BackgroundTasks) -> JSONResponse:
    """Say whether it is named in public, and whether what it takes down is kept sealed."""
    source = acts.source_of(visit.settings, name)
    asked = (visit.store, visit.office.path, source.name, visit.who, visit.now, given.reason)
    return _changed(visit, acts.protect(*asked, named=given.named, at_risk=given.at_risk), after)
