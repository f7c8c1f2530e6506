"""Measures the product on labelled sets, or answers one file of a set.

python -m bench.quality                  all sets in $ITEMWIRE_EVAL, into docs/quality.md
python -m bench.quality pairs FILE       {"id", "score"} a line: how surely two posts tell one event
python -m bench.quality places FILE      {"id", "score"}: how surely two names are one place
python -m bench.quality clusters FILE    {"id", "cluster"}: the incident that a post tells of
python -m bench.quality stance FILE      {"id", "label"}: support, deny, query or comment
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import structlog

from bench.quality.incidents import cluster_of_posts
from bench.quality.measure import ROOT, measure
from bench.quality.newsroom import claims_of
from bench.quality.pairs import answer_pairs, answer_places, rarity_of
from bench.quality.report import show, write
from bench.quality.rows import labelled_posts, read_pairs, read_replies
from bench.quality.spread import spread
from bench.quality.stance import answer_replies
from bench.quality.targets import reached
from pipeline.errors import ItemwireError

PAGE = ROOT / "docs" / "quality.md"
LESSONS = Path(__file__).with_name("lessons.md")
"""What a person found when looking into the errors: kept by hand, printed in the page."""

Answer = dict[str, str | float]


def pairs(path: Path) -> Iterator[Answer]:
    """Answers for a file of two posts a row."""
    rows = read_pairs(path)
    return ({"id": one.id, "score": one.score} for one in spread(partial(answer_pairs, rarity=rarity_of(rows)), rows))


def places(path: Path) -> Iterator[Answer]:
    """Answers for a file of two place names a row."""
    return ({"id": one.id, "score": one.score} for one in spread(answer_places, read_pairs(path)))


def clusters(path: Path) -> Iterator[Answer]:
    """Answers for a file of posts; one without a claim is a cluster of its own."""
    posts = labelled_posts(path)
    given = cluster_of_posts(claims_of(posts)[0], posts)
    return ({"id": row, "cluster": given.get(row, f"alone {row}")} for row in dict.fromkeys(post.id for post in posts))


def stance(path: Path) -> Iterator[Answer]:
    """Answers for a file of replies and what they reply to."""
    return ({"id": row, "label": label} for row, label in answer_replies(read_replies(path)).items())


COMMANDS: dict[str, Callable[[Path], Iterator[Answer]]] = {
    command.__name__: command for command in (pairs, places, clusters, stance)
}


def everything() -> int:
    """Measure on all sets, print the figures and write the page; 0 also where there are no sets."""
    folder = os.environ.get("ITEMWIRE_EVAL")
    if not folder or not (Path(folder) / "eval" / "open").is_dir():
        print("ITEMWIRE_EVAL names no folder of labelled sets: nothing is measured", file=sys.stderr)
        return 0
    started = time.perf_counter()
    findings = measure(Path(folder), lambda name: print(f"… {name}", file=sys.stderr, flush=True))
    for one in findings.figures:
        done = reached(one.set, one.measure, one.value)
        mark = "" if done is None else "  reached" if done else "  not reached"
        print(f"{one.set:<26} {one.measure:<46} {show(one.value):>8}  plain {show(one.baseline):>6}{mark}")
    lessons = LESSONS.read_text(encoding="utf-8") if LESSONS.exists() else ""
    PAGE.write_text(write(findings, datetime.now(UTC), time.perf_counter() - started, lessons), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}", file=sys.stderr)
    return 0


def main() -> int:
    """Do what the arguments ask for."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", nargs="?", choices=sorted(COMMANDS))
    parser.add_argument("file", nargs="?", type=Path)
    chosen = parser.parse_args()
    if chosen.command is None:
        return everything()
    if chosen.file is None:
        parser.error(f"{chosen.command} needs a file of the set")
    try:
        for answer in COMMANDS[chosen.command](chosen.file):
            print(json.dumps(answer, ensure_ascii=False))
    except ItemwireError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
