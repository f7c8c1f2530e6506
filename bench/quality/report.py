"""Writes docs/quality.md: figures, what is to be reached, and where it goes wrong. No text of a set stands in it."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from datetime import datetime

from bench.quality.findings import SHOWN, ErrorClass, Figure, Findings
from bench.quality.targets import TARGETS, reached

WHOLE = "confirmed"
"""Word in the name of a class of which every case is printed: a false confirmation is the worst error."""
HEAD = """# Quality on labelled sets

Written by `make quality` (`python -m bench.quality`); don't edit the tables, run it again. The sets are not part of
the project: `ITEMWIRE_EVAL` names the folder that holds them. Rows are named by their ids only.

*ours*: the product as it stands; pairs of posts are cross-validated by `group`, nothing else was fitted; ± is one
standard error. *plain*: a simple baseline computed in the same run (`token_set_ratio` of folded words; every post
alone; always "comment"). *known*: the best simple baseline known, its threshold tuned. *reach*: what is to be reached;
a figure not reached is printed as it is.
"""
HOW = """## How each figure comes about

- Pairs of posts: each text is split and described as a post of its own; where a set gives no time, both are taken to
  be of the earliest date that either states. The score is `pipeline.match.posts`: particulars and words of the whole
  posts, weighed by `posts.toml`, here by weights that saw no row of the pair's `group` (`posts_folds.toml`); how rare a
  word is, is learnt from the set's texts. Auto-joins are pairs of which the product would join two statements
  (`pipeline.match.compare`) without asking.
- Places: `pipeline.spelling.same_place`.
- Clusters: posts go through the real pipeline on a fresh database, unlisted sources graded B; incidents are
  `pipeline.match.incidents`: posts that are alike as wholes and arrived within 36 hours, sooner where they make one
  claim, and reposts where their origin is. These figures flatter: the likeness was fitted on pairs of the same
  incidents (by weights that saw no incident of the posts scored, `airwars_syria_posts` is 0.905 instead of 0.917).
- Statuses: with sources graded B whose side nobody knows, nothing can be confirmed by number, which is the policy;
  "called neutral" shows what would be confirmed if all of them stood on no side.
"""


def write(findings: Findings, now: datetime, seconds: float, lessons: str) -> str:
    """The page."""
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    lines = [
        HEAD,
        f"Measured {now:%Y-%m-%d} on {machine}, in {seconds / 60:.1f} minutes.",
        "",
        "## Figures",
        "",
        *_figures(findings.figures),
        "",
        HOW,
        "## Statuses",
        "",
        *findings.notes,
        lessons.rstrip(),
        "",
        "## Classes of error",
        "",
        f"Up to {SHOWN} row ids of each class (of false confirmations every one), the most frequent classes first.",
        "",
        *_errors(findings.errors),
    ]
    return "\n".join(lines).rstrip() + "\n"


def show(value: float | None) -> str:
    """A figure as the table prints it: counts whole, shares with three digits."""
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, int) else f"{value:.3f}"


def _figures(figures: tuple[Figure, ...]) -> Iterator[str]:
    yield "| set | rows | measure | ours | plain | known | reach | |"
    yield "|---|---:|---|---:|---:|---:|---:|---|"
    for one in figures:
        target = TARGETS.get((one.set, one.measure))
        known, least = (target.quoted, target.least) if target else (None, None)
        done = reached(one.set, one.measure, one.value)
        mark = "" if done is None else "reached" if done else "not reached"
        error = "" if one.error is None else f" ± {one.error:.3f}"
        shown = " | ".join(show(value) for value in (one.baseline, known, least))
        yield f"| {one.set} | {one.rows} | {one.measure} | {show(one.value)}{error} | {shown} | {mark} |"


def _errors(errors: tuple[ErrorClass, ...]) -> Iterator[str]:
    last = None
    for one in errors:
        if one.set != last:
            yield from ([] if last is None else [""])
            yield f"### {one.set}"
            yield ""
            last = one.set
        shown = one.rows if WHOLE in one.name else one.rows[:SHOWN]
        more = f" and {len(one.rows) - len(shown)} more" if len(one.rows) > len(shown) else ""
        ids = ", ".join(f"`{row}`" for row in shown)
        yield f"- **{one.name}** ({len(one.rows)}): {ids}{more}"
