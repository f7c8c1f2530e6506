"""`itemwire doctor`: is this installation well?"""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import NamedTuple

import typer

from pipeline import disk
from pipeline.aftercare import healths_of, space_of
from pipeline.cli.options import DEFAULT_SOURCES, AsJson, Database, Sources
from pipeline.cli.session import Session, session
from pipeline.cli.terminal import say_json, table
from pipeline.particulars import gazetteer_loaded
from pipeline.sourcelist.duplicates import duplicates

EXAMPLE = "Example: itemwire doctor || echo 'something needs a look'"

WAL_RESET_BUG = ((3, 7, 0), (3, 51, 2))
"""First and last SQLite that can lose a commit when a WAL is reset under another process (mended in 3.51.3)."""


class Finding(NamedTuple):
    """One thing that was looked at."""

    what: str
    found: str
    well: bool


def _versions() -> Iterator[Finding]:
    try:
        own = version("itemwire")
    except PackageNotFoundError:
        own = "run from its folder, not installed"
    yield Finding("itemwire", own, True)
    yield Finding("Python", platform.python_version(), True)
    linked = tuple(int(part) for part in sqlite3.sqlite_version.split("."))
    buggy = WAL_RESET_BUG[0] <= linked <= WAL_RESET_BUG[1]
    note = " (has the WAL-reset bug: harmless with one itemwire at a time, mended in 3.51.3)" if buggy else ""
    yield Finding("SQLite", sqlite3.sqlite_version + note, True)
    yield Finding(
        "gazetteer",
        "there"
        if gazetteer_loaded()
        else "missing: install again with `pip install`, names are found by their markers only",
        gazetteer_loaded(),
    )


def _database(opened: Session) -> Iterator[Finding]:
    faults = opened.store.check()
    yield Finding("database", "; ".join(faults) or f"{opened.store.engine_name}, no fault found", not faults)
    counts = opened.store.counts()
    for name, value in counts.model_dump().items():
        shown = ", ".join(f"{count} {kind}" for kind, count in value.items()) if isinstance(value, dict) else str(value)
        yield Finding(name.replace("_", " "), shown, True)


def _sizes(opened: Session) -> Iterator[Finding]:
    """What takes how much of the database."""
    for kind, size in opened.store.sizes().items():
        yield Finding(f"size of {kind}", f"{size / 1024**2:.1f} MiB", True)


def _disk(opened: Session) -> Iterator[Finding]:
    try:
        space = space_of(opened.environment)
    except OSError as error:
        yield Finding(
            "data folder", f"{opened.environment.data} cannot be used: {error.strerror}; mend ITEMWIRE_DATA", False
        )
        return
    found = disk.trouble(space)
    budget = f", {space.taken / disk.GIB:.2f} of {space.budget / disk.GIB:.2f} GiB taken" if space.budget else ""
    words = f"{space.free / disk.GIB:.1f} GiB at {space.folder}{budget}"
    yield Finding("free disk", f"{words}: {found.words}" if found else words, found is None)


def _alarms(opened: Session) -> Iterator[Finding]:
    environment = opened.environment
    for name in environment.alarms:
        there = environment.secret(name) is not None
        words = "alarms are told" if there else "is not set; write it into .env, or mend ITEMWIRE_ALARMS"
        yield Finding(name, words, there)
    if environment.alarms and find_spec("apprise") is None:
        yield Finding("Apprise", "is missing, so alarms go to the log only: pip install 'itemwire[alarms]'", False)
    if environment.ping is not None:
        yield Finding("ping", "done after each good pass", True)
    for alarm in opened.store.alarms():
        if alarm.closed is None and alarm.source is not None:
            yield Finding(f"alarm since {alarm.opened:%Y-%m-%d %H:%M} UTC", alarm.sentence, False)


def _sources(opened: Session) -> Iterator[Finding]:
    listed = opened.settings.sources
    enabled = [source for source in listed if source.enabled and source.kind]
    ungraded = sum(source.reliability.value == "F" for source in enabled)
    yield Finding("sources", f"{len(listed)} listed, {len(enabled)} visited, {ungraded} of those not graded (F)", True)
    for health in healths_of(opened.store, opened.settings, opened.now):
        told = [trouble.words for trouble in health.troubles] or ([health.error] if health.error else [])
        if told and any(source.name == health.source for source in enabled):
            yield Finding(f"source {health.source}", "; ".join(told), False)
    for sentence in duplicates(listed):
        yield Finding("listed twice", sentence, False)


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""

    @app.command("doctor", epilog=EXAMPLE)
    def doctor(sources: Sources = DEFAULT_SOURCES, database: Database = None, as_json: AsJson = False) -> None:
        """Check versions, database, disk and sources; exit 1 where something needs a look."""
        with session(sources, database) as opened:
            findings = [
                *_versions(),
                *_database(opened),
                *_sizes(opened),
                *_disk(opened),
                *_alarms(opened),
                *_sources(opened),
            ]
        if as_json:
            say_json([finding._asdict() for finding in findings])
        else:
            table(
                "itemwire doctor",
                ("", "what", "found"),
                [("ok" if f.well else "LOOK", f.what, f.found) for f in findings],
            )
        if not all(finding.well for finding in findings):
            raise typer.Exit(1)
