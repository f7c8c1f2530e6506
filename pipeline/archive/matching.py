"""`match-archive`, top to bottom: posts → families; posts → statements → candidates; each part is done once."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

import daft
import pyarrow.parquet as pq
from daft import col

from pipeline.archive import candidates, engine, families, posts, statements
from pipeline.archive.workplace import Workplace, fingerprint
from pipeline.errors import InputError
from pipeline.settings import Settings
from pipeline.types import Record

ROWS = 250_000
"""Posts in a part: minutes of work at most, and what a machine with 4 GB can hold of it at a time."""

SLICE = 50_000
"""Statements in a slice of time, with those around it in one process: some 200 MB."""

_WAY = "1"
"""The way in which the work is cut; work begun another way is not gone on with."""

FAMILIES, CANDIDATES, REFUSED = "families", "candidates", "refused"
"""The results, a folder of Parquet files each."""


class Tick(Protocol):
    """Tells a person that `done` more parts of the work called `what` are done, of `total`."""

    def __call__(self, what: str, done: int, total: int | None = None) -> None:
        """Show it."""


class ArchiveReport(Record):
    """What became of an archive."""

    posts: int
    refused: int
    families: int
    """Near-copy families."""
    copies: int
    """Posts in them."""
    statements: int
    candidates: int
    """Pairs of statements that may make one claim, or contradict one another."""


class Archive:
    """One archive at work."""

    def __init__(
        self, inputs: Sequence[str], out: Path, settings: Settings, now: datetime, *, rows: int, processes: int
    ) -> None:
        """Look at the input, and at what was done before; raises InputError."""
        paths = posts.find_files(inputs)
        self._settings, self._now, self._processes = settings, now, processes
        self._pieces = posts.pieces(paths, rows)
        listed = hashlib.sha256(settings.path.read_bytes()).hexdigest()
        self.place = Workplace(
            out, json.dumps({"way": _WAY, "rows": rows, "settings": listed, "files": fingerprint(paths)}, indent=1)
        )

    def read(self, tick: Tick) -> None:
        """Read the posts, part by part."""
        reader = posts.spread_reader(self._processes)
        for number, piece in enumerate(self._pieces):
            if not self.place.is_done("posts", number):
                with self.place.part("posts", number) as folder:
                    engine.write(posts.read_piece(piece, reader, self._settings.roster, self._now), folder)
            tick("parts read", 1, len(self._pieces))

    def find_families(self, tick: Tick) -> None:
        """Find the near-copy families."""
        if self.place.delivered(FAMILIES):
            return
        read, parts = self.place.files("posts"), max(1, len(self._pieces))
        comparer = engine.spread(families.Comparer, self._processes)

        def step(name: str, part: int) -> daft.DataFrame:
            if name == "same":
                return families.same_words(read, part, parts)
            if name == "near":
                return families.near(read, self.place.files("same"), part, parts)
            return families.compared(read, self.place.files("near"), part, parts, comparer)

        for name in ("same", "near", "edges"):
            for part in range(parts):
                if not self.place.is_done(name, part):
                    with self.place.part(name, part) as folder:
                        engine.write(step(name, part), folder)
                tick("steps to families", 1, 3 * parts)
        with self.place.part(FAMILIES, 0) as folder:
            joined = families.joined(self.place.files("same"), self.place.files("edges"))
            engine.write(families.listed(read, joined), folder)
        self.place.deliver(FAMILIES, FAMILIES)
        self.place.drop("same", "near", "edges")

    def split(self, tick: Tick) -> None:
        """Split the posts into statements, part by part."""
        splitter = engine.spread(statements.Splitter, self._processes)
        for number in range(len(self._pieces)):
            if not self.place.is_done("statements", number):
                with self.place.part("statements", number) as folder:
                    read = self.place.files("posts", number)
                    if read:
                        engine.write(statements.split(read, splitter, self._settings), folder)
            tick("parts split", 1, len(self._pieces))

    def find_candidates(self, tick: Tick) -> None:
        """Find the pairs of statements that may make one claim, some slices of time at once."""
        if self.place.delivered(CANDIDATES):
            return
        self.split(tick)
        files = self.place.files("statements")
        cuts = candidates.slices(candidates.days_of(files), SLICE)
        matcher = engine.spread(candidates.Matcher, self._processes)
        groups = range(0, len(cuts), 2 * self._processes)
        for part, start in enumerate(groups):
            if not self.place.is_done("pairs", part):
                with self.place.part("pairs", part) as folder:
                    engine.write(candidates.found(cuts[start : start + 2 * self._processes], files, matcher), folder)
            tick("slices matched", 1, len(groups))
        self._gather("pairs", CANDIDATES)

    def _gather(self, step: str, name: str) -> None:
        """Make one folder of the finished parts of a step."""
        with self.place.part(name, 0) as folder:
            for number, file in enumerate(self.place.files(step)):
                shutil.copyfile(file, folder / f"{number:06}.parquet")
        self.place.deliver(name, name)

    def keep_refused(self) -> None:
        """Keep apart, with the reasons, what is no post."""
        if self.place.delivered(REFUSED) or not self.place.files("posts"):
            return
        rows = daft.read_parquet(self.place.files("posts")).where(col("refused") != "")
        with self.place.part(REFUSED, 0) as folder:
            engine.write(rows.select(col("refused").alias("reason"), col("record").alias("raw")), folder)
        self.place.deliver(REFUSED, REFUSED)

    def report(self) -> ArchiveReport:
        """What the results hold."""
        refused, found = (_rows(self.place.out / name) for name in (REFUSED, CANDIDATES))
        copies = _column(self.place.out / FAMILIES, "family")
        return ArchiveReport(
            posts=sum(pq.read_metadata(file).num_rows for file in self.place.files("posts")) - refused,
            refused=refused,
            families=len(set(copies)),
            copies=len(copies),
            statements=sum(pq.read_metadata(file).num_rows for file in self.place.files("statements")),
            candidates=found,
        )


def match_archive(
    inputs: Sequence[str],
    out: Path,
    settings: Settings,
    now: datetime,
    *,
    ray: str | None = None,
    rows: int = ROWS,
    families_only: bool = False,
    processes: int | None = None,
    tick: Tick,
) -> ArchiveReport:
    """Find the near-copy families and the claim candidates of the posts in `inputs`, into the folder `out`.

    Python's part of the work is done in so many `processes`; None: one a processor.
    Raises InputError for files that are none, or for an `out` that holds other work; ItemwireError without Ray.
    """
    report = out / "report.json"
    found_here = engine.start(ray)
    archive = Archive(inputs, out, settings, now, rows=rows, processes=processes or found_here)
    if report.exists():
        known = ArchiveReport.model_validate_json(report.read_text(encoding="utf-8"))
        if families_only or archive.place.delivered(CANDIDATES):
            archive.place.close()
            return known
    archive.read(tick)
    archive.keep_refused()
    archive.find_families(tick)
    if not families_only:
        archive.find_candidates(tick)
    found = archive.report()
    if not found.posts and found.refused:
        raise InputError(f"none of the {found.refused} records is a post; {out / REFUSED} says why of each")
    report.write_text(found.model_dump_json(indent=1) + "\n", encoding="utf-8")
    archive.place.close()
    return found


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.parquet")) if folder.exists() else []


def _rows(folder: Path) -> int:
    return sum(pq.read_metadata(file).num_rows for file in _files(folder))


def _column(folder: Path, name: str) -> list[str]:
    return [value for file in _files(folder) for value in pq.read_table(file, columns=[name])[name].to_pylist()]
