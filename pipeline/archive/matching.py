"""`match-archive`, top to bottom: posts → families; posts → statements → candidates; each part is done once."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

import daft
import pyarrow.parquet as pq

from pipeline.archive import candidates, engine, families, posts, statements
from pipeline.archive.reading import Marker
from pipeline.archive.workplace import Workplace, fingerprint
from pipeline.errors import InputError
from pipeline.settings import Settings
from pipeline.types import Record

ROWS = 25_000
"""Posts in a part: seconds of work, half a minute of reading what they state; some 100 MB in a process."""

SLICE = 50_000
"""Statements in a slice of time, with those around it in one process: some 200 MB."""

_WAY = "3"
"""The way in which the work is cut; work begun another way is not gone on with."""

FAMILIES, CANDIDATES, REFUSED = "families", "candidates", "refused"
"""The results, a folder of Parquet files each."""


Task = dict[str, int | str]
"""What a part is told, by name."""

Work = Callable[..., daft.Expression]
"""What does a part, in a process of its own."""


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
        marker = engine.spread(Marker, self._processes)(self.place, self._settings.roster, self._now)
        self._all("posts", self._of_input(), marker.read, "parts read", tick)

    def _of_input(self) -> list[Task]:
        """The parts of the input, where they lie."""
        return [{"path": str(one.path), "begin": one.begin, "end": one.end} for one in self._pieces]

    def _all(self, step: str, tasks: Sequence[Task], work: Work, what: str, tick: Tick) -> None:
        """Do the parts of a step that are left; each is told its number, and what `tasks` say of it."""
        left = self.place.left(step, len(tasks))
        tick(what, len(tasks) - len(left), len(tasks))
        for _ in engine.done([{"number": number, **tasks[number]} for number in left], work):
            tick(what, 1, len(tasks))

    def find_families(self, tick: Tick) -> None:
        """Find the near-copy families."""
        if self.place.delivered(FAMILIES):
            return
        posts = self.place.files("posts", "posts")
        total = sum(pq.read_metadata(file).num_rows for file in posts)
        meetings = -(-total // families.EACH)
        finder = engine.spread(families.Finder, self._processes)
        self._all("met", [{}] * meetings, finder(self.place, meetings).meet, "marks", tick)
        comparisons = families.comparisons(total, self.place.files("met", "pairs"))
        self._all("edges", [{}] * comparisons, finder(self.place, comparisons).compare, "posts compared", tick)
        with self.place.part(FAMILIES, 0) as folder:
            joined = families.joined([*self.place.files("met", "same"), *self.place.files("edges")])
            engine.write(families.listed(posts, joined), folder)
        self.place.deliver(FAMILIES, FAMILIES)
        self.place.drop("met", "edges")

    def split(self, tick: Tick) -> None:
        """Split the posts into statements, part by part."""
        splitter = engine.spread(statements.Splitter, self._processes)(self.place, self._settings, self._now)
        self._all("statements", self._of_input(), splitter.split, "parts split", tick)

    def find_candidates(self, tick: Tick) -> None:
        """Find the pairs of statements that may make one claim, some slices of time at once."""
        if self.place.delivered(CANDIDATES):
            return
        self.split(tick)
        files = self.place.files("statements")
        cuts = candidates.slices(candidates.days_of(files), SLICE)
        matcher = engine.spread(candidates.Matcher, self._processes)(self.place, files)
        self._all("pairs", [{"begin": one, "end": end} for one, end in cuts], matcher.match, "slices matched", tick)
        self._gather("pairs", CANDIDATES)

    def _gather(self, step: str, name: str, called: str = "*") -> None:
        """Make one folder of the files that the finished parts of a step `called` so."""
        with self.place.part(name, 0) as folder:
            for number, file in enumerate(self.place.files(step, called)):
                shutil.copyfile(file, folder / f"{number:06}.parquet")
        self.place.deliver(name, name)

    def keep_refused(self) -> None:
        """Keep apart, with the reasons, what is no post."""
        if not self.place.delivered(REFUSED):
            self._gather("posts", REFUSED, "refused")

    def report(self) -> ArchiveReport:
        """What the results hold."""
        refused, found = (_rows(self.place.out / name) for name in (REFUSED, CANDIDATES))
        copies = _column(self.place.out / FAMILIES, "family")
        return ArchiveReport(
            posts=sum(pq.read_metadata(file).num_rows for file in self.place.files("posts", "posts")),
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
