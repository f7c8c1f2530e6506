"""`itemwire ingest`: the same work on posts from files or standard input."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from pipeline.cli.options import DEFAULT_SOURCES, AsJson, Database, Sources
from pipeline.cli.outputs import unwritable
from pipeline.cli.terminal import hint, progress, safe_json, say, say_json

if TYPE_CHECKING:  # what does the work is loaded where there is some: not for `--help`
    from pipeline.cli.session import Session
    from pipeline.flow import IngestReport
    from pipeline.types import Post, RejectedPost

EXAMPLE = "Example: itemwire ingest posts.jsonl   or: zcat posts.jsonl.gz | itemwire ingest -"

SHOWN_NAMES = 10
"""Names shown of a long list; all of them are in the `--json` report."""

PATIENCE_S = 60.0
"""How long `ingest` waits for a pass that is at work, in seconds: a person at the terminal is waiting too."""


class _Aside:
    """Writes rejected lines beside the file they came from, only when there are any."""

    def __init__(self, source: str, data: Path) -> None:
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        name = f"stdin-{stamp}-{os.getpid()}" if source == "-" else Path(source).name
        self._elsewhere = data / "rejected" / f"{name}.jsonl"
        self.path = self._elsewhere if source == "-" else Path(f"{source}.rejected.jsonl")
        self.count = 0

    def take(self, entries: Iterator[Post | RejectedPost]) -> Iterator[Post | RejectedPost]:
        """Pass everything on, writing down what was rejected; raises ItemwireError where it cannot be written."""
        from pipeline.types import RejectedPost

        file = None
        try:
            for entry in entries:
                if isinstance(entry, RejectedPost):
                    file = file or self._open()
                    self.count += 1
                    file.write(safe_json({"where": entry.where, "reason": entry.reason, "raw": entry.raw}) + "\n")
                yield entry
        finally:
            if file is not None:
                file.close()

    def _open(self) -> TextIO:
        """The file to write to: beside its source, or in the data folder where that one is not ours to write in."""
        for path in dict.fromkeys((self.path, self._elsewhere)):
            self.path = path
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                return path.open("w", encoding="utf-8")
            except OSError as error:
                fault = error
        raise unwritable(self.path, fault)


def _take_file(opened: Session, name: str) -> IngestReport:
    from pipeline.collect.posts_file import read_posts
    from pipeline.flow import ingest

    aside = _Aside(name, opened.environment.data)
    stream = sys.stdin.buffer if name == "-" else None
    with progress() as tick:
        entries = aside.take(read_posts(stream or Path(name), opened.settings.roster, opened.now))
        report = ingest(opened.store, opened.settings, entries, opened.now, tick=tick)
    if aside.count:
        hint(f"{name}: {aside.count} lines were rejected; they are in {aside.path}, each with its reason")
    return report


def _some(names: Sequence[str]) -> str:
    """The first of many names, and how many more there are."""
    more = f" and {len(names) - SHOWN_NAMES} more" if len(names) > SHOWN_NAMES else ""
    return ", ".join(names[:SHOWN_NAMES]) + more


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""

    @app.command("ingest", epilog=EXAMPLE)
    def ingest_files(
        files: Annotated[list[str], typer.Argument(metavar="FILE...", help="JSONL or CSV files; - is standard input.")],
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
        as_json: AsJson = False,
    ) -> None:
        """Take in posts from files, and do with them what a pass does; a file taken in twice changes nothing."""
        from pipeline.aftercare import look_after_editions
        from pipeline.cli.session import session

        reports = {}
        with session(sources, database) as opened, opened.store.pass_lock(opened.now, PATIENCE_S):
            for name in files:
                reports[name] = _take_file(opened, name)
            look_after_editions(opened.store, opened.environment, opened.now)
        if as_json:
            say_json({name: json.loads(report.model_dump_json()) for name, report in reports.items()})
            return
        for name, report in reports.items():
            say(f"{name}: {report.read} read, {report.new} new, {report.changed} changed, {report.rejected} rejected")
            if report.unlisted:
                hint(f"not in {sources}, so taken as reliability F: {_some(report.unlisted)}")
