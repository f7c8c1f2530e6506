"""Fits `pipeline/match/posts.toml`, what the traits of two posts count for: `python -m bench.fit_posts [--write]`.

Logistic regression with a ridge towards nothing, one for pairs with Arabic in them and one for the others, on the
labelled pairs of posts in `$ITEMWIRE_EVAL`; a set weighs as the root of its number. How many pairs of a set are true
is its collectors' choice: where several kinds of text share a table, each set has a bias of its own while weights are
fitted, so that no weight learns to tell the sets apart, and one bias for all is fitted last. What is printed is
cross-validated by `group`:
no pair is scored by weights that saw its incident. `--write` keeps the weights fitted on all, and beside this file, in
`quality/posts_folds.toml`, those of each fold, so that `bench.quality` can score the sets honestly.

Rarity is learnt from the texts of each set, without looking at labels, as the product learns it from the posts at hand.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from math import exp, sqrt
from pathlib import Path
from typing import NamedTuple

from bench.linear import newton
from bench.quality.folds import FILE as FOLDS_FILE
from bench.quality.folds import FOLDS, fold_of
from bench.quality.pairs import pair_traits, rarity_of
from bench.quality.rows import Pair, read_pairs
from bench.quality.scoring import rank
from bench.quality.spread import spread
from bench.quality.targets import PAIRS
from pipeline.match.rarity import Rarity
from pipeline.match.scales import ARABIC, FAR_OUT, FILE, OTHER, weighed
from pipeline.match.traits import TRAITS

STEPS = 20
"""Newton's steps for one bias: it settles in fewer."""
RIDGE = 1.0
"""How strongly a weight is held to nothing: about as much as one pair that shows its trait in full."""
HEAD = """# What each trait of two posts says about whether they tell one event, in natural-log odds: the score is
# 1 / (1 + e^-sum). Traits are named in `traits.py` and `lexical.py`; `a*b` is both at once. Fitted by
# `python -m bench.fit_posts --write`, which anybody may run again, {when}, on {rows} labelled pairs.
# Weights of traits that say nearly the same (the measures of words) share it out between them, and are not to be read
# one by one. {where}
"""


class Example(NamedTuple):
    """A labelled pair of posts."""

    set: str
    fold: int
    label: int
    scale: str
    row: tuple[float, ...]
    """In the order of TRAITS."""


def examples(folder: Path) -> Iterator[Example]:
    """The labelled pairs of the sets in `folder`."""
    for name in PAIRS:
        pairs = read_pairs(folder / "pairs" / f"{name}.jsonl")
        rarity = rarity_of(pairs)
        for pair, (scale, row) in zip(pairs, spread(partial(see, rarity=rarity), pairs), strict=True):
            if pair.label in (0, 1):
                yield Example(name, fold_of(pair.group), pair.label or 0, scale, row)


def see(pairs: Sequence[Pair], rarity: Rarity) -> list[tuple[str, tuple[float, ...]]]:
    """Of each pair, which table weighs it, and its traits in the order of TRAITS."""
    found = (pair_traits(pair, rarity) for pair in pairs)
    return [(scale, tuple(traits[trait] for trait in TRAITS)) for scale, traits in found]


def fit(train: Sequence[Example]) -> dict[str, list[float]]:
    """Table → the weights, in the order of TRAITS, that say most of `train`."""
    fitted = {}
    for scale in (ARABIC, OTHER):
        rows = [one for one in train if one.scale == scale]
        number = {name: sum(one.set == name for one in rows) for name in {one.set for one in rows}}
        # by the root of their number: a small set is heard, and does not drown a large one
        worth = [1 / sqrt(number[one.set]) for one in rows]
        scale_up = len(rows) / max(sum(worth), 1e-9)
        worth = [scale_up * one for one in worth]
        fitted[scale] = _fit(rows, worth, sorted(number) if scale == OTHER else [])
    return fitted


def _fit(rows: Sequence[Example], worth: Sequence[float], sets: Sequence[str]) -> list[float]:
    """The weights that say most of `rows`; each of `sets` has a bias of its own until the last step."""
    labels = [one.label for one in rows]
    told = [(*one.row, *(float(one.set == name) for name in sets)) for one in rows]
    found = newton(told, labels, worth, [0.0] * (len(TRAITS) + len(sets)), RIDGE)[: len(TRAITS)]
    if not sets:
        return found
    # what the weights say, with one bias for all: a fit of the bias alone
    said = [sum(weight * value for weight, value in zip(found[1:], one.row[1:], strict=True)) for one in rows]
    for _ in range(STEPS):
        likely = [1 / (1 + exp(-max(-FAR_OUT, min(FAR_OUT, found[0] + odds)))) for odds in said]
        slope = sum(weight * (label - p) for weight, label, p in zip(worth, labels, likely, strict=True))
        found[0] += slope / (sum(weight * p * (1 - p) for weight, p in zip(worth, likely, strict=True)) + RIDGE)
    return found


def score(fitted: dict[str, list[float]], one: Example) -> float:
    """What a pair scores."""
    return weighed(dict(zip(TRAITS, one.row, strict=True)), dict(zip(TRAITS, fitted[one.scale], strict=True)))


def tables(prefix: str, fitted: dict[str, list[float]]) -> Iterator[str]:
    """The weights as TOML."""
    for scale, weights in fitted.items():
        yield f"\n[{prefix}{scale}]"
        yield from (f'"{name}" = {weight:.2f}' for name, weight in zip(TRAITS, weights, strict=True))


def show(title: str, scored: Iterable[tuple[str, float, int]]) -> str:
    """Print one line a set; the figures in short, for the head of the file."""
    answers: dict[str, list[tuple[float, int]]] = {}
    for name, value, label in scored:
        answers.setdefault(name, []).append((value, label))
    print(title)
    for name, rows in answers.items():
        found = rank(rows)
        print(f"  {name:<20} AP {found.average_precision:.3f}  recall at P 0.95 {found.recall:.3f}", flush=True)
    return ", ".join(f"{name} {rank(rows).average_precision:.3f}" for name, rows in answers.items())


def main() -> int:
    """Fit, print, and with `--write` keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="keep the fitted weights")
    chosen = parser.parse_args()
    folder = Path(os.environ.get("ITEMWIRE_EVAL", "")) / "eval" / "open"
    if not os.environ.get("ITEMWIRE_EVAL") or not folder.is_dir():
        print("ITEMWIRE_EVAL names no folder of labelled sets: nothing to fit on", file=sys.stderr)
        return 1
    seen = list(examples(folder))
    without = [fit([one for one in seen if one.fold != fold]) for fold in range(FOLDS)]
    held = [(one.set, score(without[one.fold], one), one.label) for one in seen]
    shown = show(f"cross-validated by group in {FOLDS} folds", held)
    fitted = fit(seen)
    show("on what they were fitted on (flatters)", ((one.set, score(fitted, one), one.label) for one in seen))
    if chosen.write:
        when = f"{datetime.now(UTC):%Y-%m-%d}"
        head = HEAD.format(when=when, rows=len(seen), where=f"Average precision, cross-validated:\n# {shown}.")
        FILE.write_text(head + "\n".join(tables("", fitted)) + "\n", encoding="utf-8")
        folds = [line for fold, weights in enumerate(without) for line in tables(f"fold{fold}.", weights)]
        head = f"# Weights fitted without one fold of the groups each, {when}: `python -m bench.fit_posts --write`.\n"
        FOLDS_FILE.write_text(head + "\n".join(folds) + "\n", encoding="utf-8")
        print(f"wrote {FILE} and {FOLDS_FILE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
