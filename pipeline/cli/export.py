"""`itemwire export`: everything that is known, for analysts and other programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from pydantic import JsonValue

from pipeline.asking import claim_filter
from pipeline.bundling import write_bundle
from pipeline.cli.going_on import left_of, point_of
from pipeline.cli.options import (
    DEFAULT_SOURCES,
    Database,
    Output,
    PlaceName,
    Since,
    SourceName,
    Sources,
    Statuses,
    Until,
    check_period,
)
from pipeline.cli.outputs import make_folder_for
from pipeline.cli.session import Session, session
from pipeline.cli.terminal import Tick, counted, hint, progress
from pipeline.desk import beat_of
from pipeline.errors import InputError, StorageError
from pipeline.export import Row
from pipeline.export.redact import Redactor, stretches
from pipeline.export.rows import moment
from pipeline.export.tabular import columns_of
from pipeline.export.warc import write_warc
from pipeline.export.write import STDOUT, delivered, formats, save, typed_formats, write
from pipeline.exporting import NOUNS
from pipeline.types import Status
from pipeline.wanted import Left, Wanted

BUNDLE, WARC = "bundle", "warc"
FORMATS = (*formats(), *typed_formats(), WARC, BUNDLE)
WITH_BYTES = ("posts", "fetches", "sources")
"""Nouns that `warc` fits: what was fetched."""
CALLED = {
    **{noun: (noun.removesuffix("s"), noun) for noun in NOUNS},
    "fetches": ("fetch", "fetches"),
    "sourcelog": ("entry of the source log", "entries of the source log"),
    WARC: ("capture", "captures"),
    BUNDLE: ("row", "rows"),
}
"""What the rows of an export are called, one and many."""
EVERY = 200
"""Rows between two movements of the bar."""

FormatName = Annotated[str, typer.Option("--format", help="The file format: " + ", ".join(FORMATS) + ".")]
Bom = Annotated[bool, typer.Option("--bom", help="Begin with a byte-order mark, for older spreadsheets.")]
BeatName = Annotated[str | None, typer.Option("--beat", help="Only what this beat takes.")]
ClaimIds = Annotated[list[str] | None, typer.Option("--claim", metavar="ID", help="Only this claim (may be repeated).")]
UntilEntry = Annotated[
    int | None,
    typer.Option("--until-entry", metavar="N", min=1, help="As it stood at entry N of the log: the same file again."),
]
RedactFile = Annotated[
    Path | None, typer.Option("--redact", metavar="FILE", help="Names and accounts to take out, one a line.")
]

Resume = Annotated[
    bool, typer.Option("--resume", help="Go on where an interrupted export to the same file stopped (jsonl, csv).")
]


def asked(
    opened: Session,
    *,
    status: list[Status] | None,
    place: str | None,
    source: str | None,
    since: datetime | None,
    until: datetime | None,
    beat: str | None,
    claim: list[str] | None,
    until_entry: int | None,
) -> Wanted:
    """What the options ask for; raises NotFoundError for names that nobody knows."""
    found = claim_filter(
        opened.settings.roster, statuses=status or (), place=place, source=source, since=since, until=until
    )
    if claim:
        found = found.model_copy(update={"uids": tuple(claim)})
    if until_entry is not None and opened.store.log_at(until_entry).seq != until_entry:
        raise InputError(f"the source log has no entry {until_entry} yet; its last one is {opened.store.log_at().seq}")
    return Wanted(found, beat_of(opened.settings, beat) if beat else None, until_entry)


def told(wanted: Wanted, redactor: Redactor | None) -> dict[str, JsonValue]:
    """The filters of an export, as its log entry and its manifest tell them."""
    asked = wanted.claims
    found: dict[str, JsonValue] = {
        "since": moment(asked.since) if asked.since else None,
        "until": moment(asked.until) if asked.until else None,
        "place": asked.place,
        "statuses": [status.value for status in asked.statuses],
        "sources": list(asked.sources),
        "claims": list(asked.uids or ()),
        "beat": wanted.beat.name if wanted.beat else None,
        "redacted": redactor.digest if redactor else None,
    }
    return {name: value for name, value in found.items() if value}


def redactor_of(file: Path | None) -> Redactor | None:
    """What takes the names in `file` out; raises InputError where it cannot be read."""
    if file is None:
        return None
    try:
        return Redactor(file.read_text(encoding="utf-8-sig").splitlines())
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read as UTF-8 text: {error}") from error


class _Export:
    """One export: what is asked, where it goes, what is left out on the way."""

    def __init__(
        self, opened: Session, noun: str, wanted: Wanted, style: str, output: str, redact: Path | None
    ) -> None:
        self.opened, self.noun, self.wanted, self.style, self.output = opened, noun, wanted, style, output
        self.redactor = redactor_of(redact)
        self.left: Left = Counter()
        self.rows = 0

    def seal(self, rows: int, digest: str) -> None:
        """Log the export before its file takes its name."""
        self.rows = rows
        filters = told(self.wanted, self.redactor)
        body = {"noun": self.noun, "format": self.style, "filters": filters, "rows": rows, "sha256": digest or None}
        try:
            self.opened.store.log_entry("export", self.opened.now, **body, until=self.wanted.until_entry)
        except StorageError as error:
            hint(f"this export is not in the source log: {error}")

    def write(self, tick: Tick, *, bom: bool, resume: bool) -> None:
        """Write the file."""
        store, row = self.opened.store, NOUNS[self.noun].row
        if self.style == BUNDLE:
            with delivered(self.output, lambda digest: self.seal(self.rows, digest)) as file:
                filters = told(self.wanted, self.redactor)
                self.rows = write_bundle(store, self.opened.settings, self.wanted, filters, file, tick, self.redactor)
        elif self.style == WARC:
            with delivered(self.output, lambda digest: self.seal(self.rows, digest)) as file:
                captures = store.iter_captures(self.wanted.period, self.wanted.until_entry)
                self.rows, gone = write_warc(captures, file)
                self.left["bytes no longer kept"] = gone
        elif self.style in typed_formats():
            save(self._rows(tick), row, self.style, self.output, seal=self.seal)
        else:
            columns = columns_of(row)
            kind: dict[str, JsonValue] = {"noun": self.noun, "format": self.style, "bom": bom, "columns": list(columns)}
            kind["filters"] = told(self.wanted, self.redactor)
            point = point_of(store, self.wanted.until_entry, kind)
            resumed = left_of(store, self.output, point) if resume else None
            write(
                self._rows(tick), columns, self.style, self.output,
                bom=bom, seal=self.seal, point=point, resumed=resumed,
            )  # fmt: skip

    def _rows(self, tick: Tick) -> Iterator[Row]:
        rows = NOUNS[self.noun].rows(self.opened.store, self.opened.settings, self.wanted, self.left)
        for number, row in enumerate(self.redactor.rows(rows) if self.redactor else rows, 1):
            if number % EVERY == 0:
                tick(self.noun, EVERY)
            yield row

    def tell(self) -> None:
        """Say what was written and what was not, and why."""
        if self.output != STDOUT:
            what = CALLED[WARC if self.style == WARC else BUNDLE if self.style == BUNDLE else self.noun]
            hint(f"wrote {counted(self.rows, *what)} to {self.output}")
        reasons = [f"{number} {why}" for why, number in self.left.items() if number]
        if reasons:
            hint("not exported: " + "; ".join(reasons))
        if self.redactor is not None:
            hint(f"redacted: {counted(self.redactor.gaps, 'place')}")
            if self.redactor.withheld and self.style != BUNDLE:
                names = stretches(self.redactor.withheld)
                hint(f"tell the recipient which entries are redacted: verify-log {self.output} --redacted {names}")


def _command(noun: str) -> Callable[..., None]:
    """The command that exports `noun`."""

    def export(
        style: FormatName = "jsonl",
        output: Output = "-",
        bom: Bom = False,
        status: Statuses = None,
        place: PlaceName = None,
        source: SourceName = None,
        beat: BeatName = None,
        claim: ClaimIds = None,
        since: Since = None,
        until: Until = None,
        until_entry: UntilEntry = None,
        redact: RedactFile = None,
        resume: Resume = False,
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
    ) -> None:
        fitting = FORMATS if noun in WITH_BYTES else tuple(name for name in FORMATS if name != WARC)
        if style not in fitting:
            raise typer.BadParameter(f"{style!r}: one of {', '.join(fitting)}", param_hint="--format")
        if style == WARC and redact is not None:
            raise typer.BadParameter("bytes as fetched cannot be redacted: use another format", param_hint="--redact")
        check_period(since, until)
        with session(sources, database, reading=True) as opened:
            filters = {"status": status, "place": place, "source": source, "beat": beat, "claim": claim}
            wanted = asked(opened, **filters, since=since, until=until, until_entry=until_entry)  # type: ignore[arg-type]
            one = _Export(opened, noun, wanted, style, output, redact)
            if output != STDOUT:
                make_folder_for(output)
            with progress() as tick:
                one.write(tick, bom=bom, resume=resume)
            one.tell()

    return export


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    export = typer.Typer(
        help="Write posts, statements, claims, verdicts, decisions, corrections, sources, fetches, sourcelog "
        "to a file, or to standard output; as a bundle all of them.",
        epilog="Example: itemwire export claims --status confirmed --format bundle -o confirmed.zip",
        no_args_is_help=True,
    )
    app.add_typer(export, name="export")
    for name, noun in NOUNS.items():
        example = f"Example: itemwire export {name} --since 2026-03-14 -o {name}.jsonl"
        export.command(name, help=noun.help, epilog=example)(_command(name))
