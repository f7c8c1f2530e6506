"""The archive matcher on made-up texts: seconds, CPU seconds, memory, and how many planted copies it finds.

    python -m bench.archive [--texts 1000000] [--news] [--candidates] [--posts FILE]

Texts of some 20 words over 60,000, of which three in ten are copies that were cut, tagged, mistyped or turned about, up
to four changes each, often copies of copies; with `--news` those of `bench.posts`, whose sentences tell of events, so
that candidates cost what they cost on news. `--posts` takes a file made before (columns `id`, `text` and `root`, the id
of the first of its family). Run is the command as users run it, families only but with `--candidates`. The memory is
that of all its processes together, shared pages counted once.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import accumulate
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from bench.matching import original
from bench.posts import DAY, make_posts

PROGRAM = Path(__file__).parents[1] / "run_pipeline.py"
WORDS, COPIED, CHANGES = 60_000, 0.3, 4
TAGS = ("breaking", "#news", "https://t.example/x", "via @someone", "more soon")
TOGETHER = 50_000
"""Posts that are written at a time."""

Made = tuple[str, int]
"""A text, and the number of the first of its family."""


def texts(number: int) -> Iterator[Made]:
    """`number` made-up texts."""
    chance = random.Random(7)
    syllables = [first + last for first in "bdfgklmnprstvz" for last in ("a", "e", "i", "o", "u", "an", "or", "is")]
    words = list(dict.fromkeys("".join(chance.choices(syllables, k=3)) for _ in range(3 * WORDS)))[:WORDS]
    weights = list(accumulate(1 / (rank + 20) for rank in range(len(words))))
    told: list[Made] = []
    for index in range(number):
        if told and chance.random() < COPIED:
            text, root = told[chance.randrange(max(0, index - 200_000), index)]
            made = changed(text.split(), chance), root
        else:
            made = " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(14, 26))).capitalize(), index
        told.append(made)
        yield made


def changed(words: list[str], chance: random.Random) -> str:
    """A copy of a text: changed up to `CHANGES` times."""
    for _ in range(chance.randint(0, CHANGES)):
        at, kind = chance.randrange(len(words)), chance.random()
        if kind < 0.4:
            words[at] = words[at][::-1]
        elif kind < 0.6 and len(words) > 12:
            del words[at]
        elif kind < 0.8:
            words.append(chance.choice(TAGS))
        else:
            words[at], words[at - 1] = words[at - 1], words[at]
    return " ".join(words)


def news(number: int) -> Iterator[Made]:
    """`number` posts of `bench.posts`; the first of a family is the first that says the same."""
    first: dict[str, int] = {}
    for index, post in enumerate(make_posts(number)):
        yield post["text"], first.setdefault(original(post["text"]), index)


def write(rows: Iterator[Made], file: Path) -> None:
    """Write posts, one every three seconds, of 500 sources."""
    chance = random.Random(5)
    schema = pa.schema(
        {"id": pa.string(), "source": pa.string(), "published": pa.timestamp("us", "UTC"), "text": pa.string(),
         "root": pa.string()}
    )  # fmt: skip
    held: list[dict[str, object]] = []
    with pq.ParquetWriter(file, schema) as out:
        for index, (text, root) in enumerate(rows):
            held.append({"id": str(index), "source": f"source {chance.randrange(500)}", "text": text,
                         "published": DAY + timedelta(seconds=3 * index), "root": str(root)})  # fmt: skip
            if len(held) == TOGETHER:
                out.write_table(pa.Table.from_pylist(held, schema=schema))
                held = []
        out.write_table(pa.Table.from_pylist(held, schema=schema))


def run(command: list[str], folder: Path) -> dict[str, float]:
    """Run the program, and look at its memory ten times a second."""
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, cwd=folder)
    most = 0
    while process.poll() is None:
        most = max(most, sum(_memory(pid) for pid in _family(process.pid)))
        time.sleep(0.1)
    if process.returncode:
        sys.exit(process.returncode)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    return {"seconds": round(time.perf_counter() - began, 1), "cpu": round(cpu, 1), "MiB": most // 1024}


def _family(pid: int) -> list[int]:
    """A process and those that it started."""
    found = [pid]
    for parent in found:
        try:
            tasks = Path(f"/proc/{parent}/task").glob("*/children")
            found += [int(child) for task in tasks for child in task.read_text().split()]
        except OSError:
            continue
    return found


def _memory(pid: int) -> int:
    """KiB that a process holds, its part of what it shares with others; 0 where it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def score(posts: Path, families: Path) -> dict[str, float]:
    """How many of the posts that have a copy stand with one of theirs; how many of those found stand right."""
    table = pq.read_table(posts, columns=["id", "root"])
    root = dict(zip(table["id"].to_pylist(), map(str, table["root"].to_pylist()), strict=True))
    found = pq.read_table(families, columns=["family", "post"])
    family = dict(zip(found["post"].to_pylist(), found["family"].to_pylist(), strict=True))
    sizes, cells = Counter(root.values()), Counter((family[post], root[post]) for post in family)
    copied = [post for post in root if sizes[root[post]] > 1]
    right = [post for post in family if cells[family[post], root[post]] > 1]
    return {
        "with_a_copy": len(copied),
        "recall": round(sum(sizes[root[post]] > 1 for post in right) / max(1, len(copied)), 4),
        "precision": round(len(right) / max(1, len(family)), 4),
        "pairs_recall": round(_pairs(cells) / max(1, _pairs(sizes)), 4),
        "pairs_precision": round(_pairs(cells) / max(1, _pairs(Counter(family.values()))), 4),
    }


def _pairs(sizes: Counter[tuple[str, str]] | Counter[str]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def main() -> None:
    """Make the texts, run the command, score it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=1_000_000)
    parser.add_argument("--news", action="store_true")
    parser.add_argument("--candidates", action="store_true")
    parser.add_argument("--posts", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="iw-archive-") as name:
        folder = Path(name)
        posts = arguments.posts.resolve() if arguments.posts else folder / "posts.parquet"
        if not arguments.posts:
            write(news(arguments.texts) if arguments.news else texts(arguments.texts), posts)
        (folder / "sources.yaml").write_text("sources: []\n")
        only = [] if arguments.candidates else ["--families-only"]
        command = [sys.executable, str(PROGRAM), "match-archive", str(posts), "-o", str(folder / "out"), *only]
        found = {"load": round(os.getloadavg()[0], 1), **run(command, folder)}
        told = json.loads((folder / "out" / "report.json").read_text())
        print(json.dumps(found | told | score(posts, folder / "out" / "families"), indent=1))


if __name__ == "__main__":
    main()
