"""What exporting posts costs, and the memory it takes: `python -m bench.exports [--posts 1000000] [--format jsonl …]`.

The posts are copied inside the database from some thousands that were kept as ever, so that a million of them take
seconds to make and not an hour to read. Each export is a run of the real program. Given are posts per second (by the
clock, and by processor time), the peak of its memory, and what writing that file costs the disk alone.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from sqlalchemy import create_engine, text

from bench.posts import DAY, make_posts
from pipeline.types import Media, Post
from storage import open_store

ROOT = Path(__file__).parents[1]
FORMATS = ("jsonl", "csv", "parquet")
SEEDS = 10_000
"""Posts kept as ever; the others are copies of them, each with an id and a time of its own."""

MAY_TAKE = 200
"""MiB at the peak."""

KEPT = datetime(2026, 3, 15, tzinfo=UTC)


class Run(NamedTuple):
    """One export."""

    seconds: float
    cpu: float
    peak: float
    """MiB."""
    size: int


def a_post(number: int, said: dict[str, str]) -> Post:
    """One post as a source has it: two of three with an address, one of four with a picture."""
    url = f"https://example.org/{said['source'].replace(' ', '-')}/status/{number}"
    at = DAY + timedelta(seconds=number)
    return Post(
        source=said["source"],
        id=said["id"],
        published=at,
        fetched=at + timedelta(minutes=3),
        text=f"{said['text']}. More on this as it comes in; see our page for maps and what was said before.",
        url=url if number % 3 else None,
        lang="en",
        author="desk" if number % 2 else None,
        links=(f"{url}/map",) if number % 5 == 0 else (),
        media=(Media(url=f"{url}/1.jpg"),) if number % 4 == 0 else (),
    )


def fill(database: str, number: int) -> None:
    """Make a database of `number` posts."""
    seeds = min(SEEDS, number)
    with open_store(database) as store:
        store.upgrade(KEPT)
        store.save_posts([a_post(index, said) for index, said in enumerate(make_posts(seeds))], KEPT)
    engine = create_engine(database)
    with engine.begin() as connection:
        names = [row[1] for row in connection.execute(text("PRAGMA table_info(post)"))]
        clock = "strftime('%Y-%m-%dT%H:%M:%S.000000Z', {0}, '+' || (k.value * 3) || ' hours')"
        made = {name: clock.format(f"p.{name}") for name in ("at", "published", "fetched")}
        made |= {name: f"p.{name} || '-' || k.value" for name in ("uid", "id", "id_ref")}
        query = (
            f"INSERT INTO post ({', '.join(names)}) "
            f"SELECT {', '.join(made.get(name, f'p.{name}') for name in names)} "
            "FROM generated AS k CROSS JOIN post AS p WHERE p.rowid <= :seeds ORDER BY k.value, p.rowid"
        )
        count = "SELECT 1 UNION ALL SELECT value + 1 FROM generated LIMIT :times"
        if number > seeds:
            connection.execute(
                text(f"WITH RECURSIVE generated(value) AS ({count}) {query}"),
                {"times": number // seeds - 1, "seeds": seeds},
            )
    engine.dispose()


def export(folder: Path, database: str, style: str) -> Run:
    """Export all posts in a format by the real program."""
    out = folder / f"posts.{style}"
    command = [sys.executable, str(ROOT / "run_pipeline.py"), "export", "posts", "--format", style, "-o", str(out)]
    begun = time.perf_counter()
    with subprocess.Popen(
        [*command, "--sources", str(folder / "sources.yaml"), "--database", database], stderr=subprocess.DEVNULL
    ) as child:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begun
    if child.returncode != 0:
        raise RuntimeError(f"the export as {style} ended with {child.returncode}")
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, out.stat().st_size)


def writing_alone(folder: Path, size: int) -> float:
    """Seconds to bring so many bytes to the disk."""
    block = os.urandom(1 << 20)
    begun = time.perf_counter()
    with (folder / "bare").open("wb") as file:
        for _ in range(size >> 20):
            file.write(block)
        file.flush()
        os.fsync(file.fileno())
    (folder / "bare").unlink()
    return time.perf_counter() - begun


def main() -> int:
    """Run from the command line; exit code 1 where an export took too much memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=1_000_000)
    parser.add_argument("--format", choices=FORMATS, action="append")
    given = parser.parse_args()
    too_much = False
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sources.yaml").write_text("sources:\n  - {name: source 1}\n", encoding="utf-8")
        database = f"sqlite:///{folder / 'bench.db'}"
        begun = time.perf_counter()
        fill(database, given.posts)
        print(f"{given.posts} posts made in {time.perf_counter() - begun:.0f} s", flush=True)
        for style in given.format or FORMATS:
            run = export(folder, database, style)
            (folder / f"posts.{style}").unlink()
            too_much |= run.peak >= MAY_TAKE
            print(
                f"{style}: {run.seconds:.1f} s ({given.posts / run.seconds:,.0f} posts/s; {run.cpu:.1f} s of processor "
                f"time: {given.posts / run.cpu:,.0f} posts/s), peak {run.peak:.0f} MiB, {run.size / 1e6:.0f} MB "
                f"(the disk alone: {writing_alone(folder, run.size):.1f} s)",
                flush=True,
            )
    return int(too_much)


if __name__ == "__main__":
    sys.exit(main())
