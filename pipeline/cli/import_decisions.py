"""`itemwire import-decisions`: what others graded or corrected in a spreadsheet, kept as decisions with their author.

A CSV with a header. Columns: `claim` (its id) or `source` (a name), `who` (the author), `reason`, and either `status`
(a status for the claim), or `grade` (A to F for the source), or `wrong` and `right` (a correction of the claim); `at`
(RFC 3339) where it was made earlier.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cells import unguarded
from pipeline.cli.options import DEFAULT_SOURCES, Database, Sources
from pipeline.cli.session import Session, session
from pipeline.cli.terminal import hint, say
from pipeline.errors import InputError
from pipeline.times import read_time
from pipeline.types import Decision, Reliability, Status
from storage import Store

EXAMPLE = "Example: itemwire import-decisions grades.csv   (columns claim,status,who,reason)"

STATUS_ACT, GRADE_ACT, CORRECTION_ACT = "status", "grade", "proposed correction"


def read(text: str, opened: Session) -> Iterator[Decision | str]:
    """Each line as a decision, or why it is none, in words."""
    rows = csv.DictReader(io.StringIO(text, newline=""))
    for row in rows:
        told = {name: value for name, value in row.items() if isinstance(name, str) and isinstance(value, str)}
        cells = {name: unguarded(value.strip()) for name, value in told.items()}
        try:
            yield _decision(cells, opened)
        except ValueError as error:
            yield f"line {rows.line_num}: {error}"


def _decision(row: Mapping[str, str], opened: Session) -> Decision:
    who, reason = row.get("who", ""), row.get("reason", "")
    if not who or not reason:
        raise ValueError("has no who or no reason; both are needed, for the source log")
    at = read_time(row["at"]) if row.get("at") else opened.now
    if at is None or at > opened.now:
        raise ValueError(f"at {row['at']!r} is no time that has passed; write it as 2026-03-14T18:00:00Z")
    if row.get("source"):
        return _of_source(row, opened, at)
    subject = _claim(row.get("claim", ""), opened.store)
    claim = opened.store.claim(subject, opened.settings.roster)
    before = claim.status.value if claim else None
    status = row.get("status", "").lower()
    if status:
        if status not in {one.value for one in Status}:
            raise ValueError(f"status {status!r} is none; one of {', '.join(one.value for one in Status)}")
        return Decision(at=at, who=who, act=STATUS_ACT, subject=subject, before=before, after=status, reason=reason)
    if not row.get("right"):
        raise ValueError("says neither status nor right; fill one of them")
    return Decision(
        at=at, who=who, act=CORRECTION_ACT, subject=subject, before=row.get("wrong") or None, after=row["right"],
        reason=reason,
    )  # fmt: skip


def _of_source(row: Mapping[str, str], opened: Session, at: datetime) -> Decision:
    source = opened.settings.roster.find(row["source"])
    grade = row.get("grade", "").upper()
    if source is None:
        raise ValueError(f"source {row['source']!r} is not listed; `itemwire sources list` names them")
    if grade not in {one.value for one in Reliability}:
        raise ValueError(f"grade {grade!r} is none; one of A to F")
    return Decision(
        at=at, who=row["who"], act=GRADE_ACT, subject=source.name, before=source.reliability.value, after=grade,
        reason=row["reason"],
    )  # fmt: skip


def _claim(uid: str, store: Store) -> str:
    today = store.current_uids([uid]).get(uid)
    if today is None:
        raise ValueError(f"claim {uid!r} is not known; `itemwire claims` lists them")
    return today


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""

    @app.command("import-decisions", epilog=EXAMPLE)
    def import_decisions(
        file: Annotated[Path, typer.Argument(help="A CSV, see the columns above.")],
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
    ) -> None:
        """Keep external grades and corrections as decisions with their author; importing twice changes nothing."""
        try:
            text = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{file} cannot be read as UTF-8 text: {error}") from error
        new = known = 0
        refused: list[str] = []
        touched: list[str] = []
        with session(sources, database) as opened:
            there = {_same(one) for one in opened.store.decisions()}
            for one in read(text, opened):
                if isinstance(one, str):
                    refused.append(one)
                elif _same(one) in there:
                    known += 1
                else:
                    opened.store.add_decision(one)
                    there.add(_same(one))
                    touched.append(one.subject)
                    new += 1
            _queue_again(opened.store, touched)
        say(f"{file}: {new} new, {known} known, {len(refused)} refused")
        for words in refused:
            hint(words)
        if new:
            hint("statuses count from the next pass on; grades count once `sources.yaml` has them (regrades)")


def _same(one: Decision) -> tuple[str, str, str, str | None, str]:
    return (one.who, one.act, one.subject, one.after, one.reason)


def _queue_again(store: Store, claims: list[str]) -> None:
    """Let the next pass judge these claims again."""
    posts = store.posts_of_claims([uid for uid in claims if uid.startswith("c-")])
    if posts:
        store.requeue(posts)
