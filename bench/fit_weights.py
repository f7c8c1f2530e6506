"""Fits the weights of `pipeline/match/weights.toml` on the labelled sets: `python -m bench.fit_weights [--write]`.

Logistic regression over the parts of a comparison, each with a term for agreeing and one for differing (Fellegi and
Sunter 1969 with learnt odds), fitted by Newton's method in plain Python. A ridge pulls every weight towards the one
that stands in the file, so that a part the sets hardly show keeps what was set by hand. A pair of posts is represented
by its best comparison of two statements under the current weights; after a fit the best is chosen anew.

What is printed is cross-validated by the sets' `group` (incident): no pair is scored by weights that saw its incident.
`--write` puts the fitted values into the file and leaves its comments, reasons and bands as they are.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import combinations
from math import exp
from pathlib import Path
from typing import NamedTuple

from bench.linear import newton
from bench.quality.pairs import anchored, comparisons
from bench.quality.rows import LabelledPost, Pair, Words, labelled_posts, read_pairs
from bench.quality.scoring import Ranking, rank
from bench.quality.spread import spread
from pipeline.match.compare import BULK, UNANCHORED
from pipeline.match.evidence import PARTS
from pipeline.match.weights import FILE, weights
from pipeline.match.whereabouts import SAME_PLACE
from pipeline.types import Comparison

FOLDS = 5
ROUNDS = 2
"""Times that the best comparison of each pair is chosen anew."""
RIDGE = 4.0
"""How strongly a weight is held to the one in the file: about as much as four pairs that show its part in full."""
WINDOW = timedelta(hours=48)
"""Posts further apart than this make no pair to learn from: matching would hardly compare them."""
SAMPLE = 3
"""Of so many pairs of posts of different incidents one is taken, by their ids: there are far more than of one."""
TERMS = ("bias", *(f"{name}.{side}" for name in PARTS for side in ("agree", "differ")))


class Seen(NamedTuple):
    """One comparison of two statements, as the fit sees it."""

    features: tuple[float, ...]
    """In the order of TERMS."""
    vetoed: bool
    anchored: bool
    """Whether it may score above UNANCHORED: nearly what `compare` asks for, as far as the parts tell."""


class Example(NamedTuple):
    """A labelled pair of posts."""

    set: str
    group: str
    label: int
    seen: tuple[Seen, ...]


def features(parts: Mapping[str, float]) -> tuple[float, ...]:
    """A comparison's parts as terms: how far each agrees and how far it differs, where `compare` lets it count."""
    told = "place" in parts
    values = [1.0]
    for name in PARTS:
        value = parts.get(name)
        silent = value is None or (told and (name == "region" or (name == "names" and value <= 0)))
        values += [0.0, 0.0] if silent or value is None else [value, 1 - value]
    return tuple(values)


def current() -> list[float]:
    """The weights in the file, in the order of TERMS."""
    scale = weights()
    return [scale.bias, *(odds for name in PARTS for odds in (scale.parts[name].agree, scale.parts[name].differ))]


def score(fitted: Sequence[float], seen: Seen) -> float:
    """What a comparison scores under `fitted`, 0 to 1."""
    odds = sum(weight * value for weight, value in zip(fitted, seen.features, strict=True))
    value = 1 / (1 + exp(-max(-30.0, min(30.0, odds))))
    return value if seen.anchored else min(value, UNANCHORED)


def best(fitted: Sequence[float], example: Example) -> Seen:
    """The comparison that represents a pair: the best that nothing stands against, else the best."""
    return max(example.seen, key=lambda seen: (not seen.vetoed, score(fitted, seen)))


def see(pairs: Sequence[Pair]) -> list[tuple[Seen, ...]]:
    """Every comparison of each pair."""
    return [
        tuple(Seen(features(one.parts), one.veto is not None, _tied(one)) for one in comparisons(anchored(pair)))
        for pair in pairs
    ]


def _tied(one: Comparison) -> bool:
    """Whether a place, a name, a figure or the bulk of the words ties two statements to one event."""
    parts = one.parts
    place, figures = parts.get("place", 0) >= SAME_PLACE, parts.get("figures", 0) == 1.0
    return place or figures or parts.get("names", 0) > 0.5 or parts.get("words", 0) >= BULK


def pairs_of_posts(posts: Sequence[LabelledPost]) -> Iterator[Pair]:
    """Pairs of a set of posts that lie near in time: all of one incident, a sample of those of two."""
    ordered = sorted(posts, key=lambda post: (post.fetched, post.id))
    for a, b in combinations(ordered, 2):
        same = bool(a.labels & b.labels)
        near = b.fetched - a.fetched <= WINDOW and a.source != b.source
        if near and (same or hash_of(a.id + b.id) % SAMPLE == 0):
            yield Pair(f"{a.id} {b.id}", _words(a), _words(b), int(same), min(a.labels, default=a.id))


def _words(post: LabelledPost) -> Words:
    return Words(post.text, post.lang, post.published or post.fetched)


def hash_of(text: str) -> int:
    """A number that is the same in every process."""
    return sum(ord(char) * (index + 1) for index, char in enumerate(text))


def examples(folder: Path) -> list[Example]:
    """The labelled pairs of the Syria sets in `folder` (`$ITEMWIRE_EVAL/eval/open`)."""
    sets = {name: read_pairs(folder / "pairs" / f"{name}.jsonl") for name in ("airwars_syria_hard", "airwars_syria")}
    sets["airwars_syria_posts"] = list(
        pairs_of_posts(labelled_posts(folder / "clusters" / "airwars_syria_posts.jsonl"))
    )
    return [
        Example(name, pair.group, pair.label or 0, seen)
        for name, pairs in sets.items()
        for pair, seen in zip(pairs, spread(see, pairs), strict=True)
    ]


def fit(train: Sequence[Example], prior: Sequence[float]) -> list[float]:
    """The weights that say most of `train`, held to `prior`; each set weighs the same."""
    number = {name: sum(example.set == name for example in train) for name in {example.set for example in train}}
    most = max(number.values(), default=1)
    fitted = list(prior)
    for _ in range(ROUNDS):
        rows = [(best(fitted, example), example) for example in train]
        # what a veto holds apart is decided by the veto, whatever it scores
        free = [(seen, example) for seen, example in rows if not seen.vetoed]
        fitted = newton(
            [seen.features for seen, _ in free],
            [example.label for _, example in free],
            [most / number[example.set] / len(number) for _, example in free],
            prior,
            RIDGE,
        )
    return fitted


class Held(NamedTuple):
    """How pairs that a fit has not seen are scored."""

    ranking: Ranking
    joined: int
    right: int
    """Of the pairs joined silently."""


def judge(scored: Iterable[tuple[float, bool, int]]) -> Held:
    """Score `(score, vetoed, label)` answers."""
    rows = list(scored)
    joined = [label for value, vetoed, label in rows if not vetoed and value >= weights().auto]
    return Held(
        rank((value / 2 if vetoed else value, label) for value, vetoed, label in rows), len(joined), sum(joined)
    )


def cross_validated(everything: Sequence[Example]) -> dict[str, Held]:
    """Set → how its pairs are scored by weights fitted without their incidents."""
    groups = sorted({example.group for example in everything})
    fold_of = {group: index % FOLDS for index, group in enumerate(groups)}
    answers: dict[str, list[tuple[float, bool, int]]] = {}
    for fold in range(FOLDS):
        fitted = fit([example for example in everything if fold_of[example.group] != fold], current())
        for example in everything:
            if fold_of[example.group] == fold:
                answers.setdefault(example.set, []).append(answer(fitted, example))
    return {name: judge(rows) for name, rows in answers.items()}


def answer(fitted: Sequence[float], example: Example) -> tuple[float, bool, int]:
    """A pair's score, whether a veto stands against it, and its label."""
    seen = best(fitted, example)
    return score(fitted, seen), seen.vetoed, example.label


def rewritten(text: str, fitted: Sequence[float]) -> str:
    """The weights file with the fitted values in place of its own."""
    value = dict(zip(TERMS, fitted, strict=True))
    table = ""
    lines = []
    for line in text.split("\n"):
        if found := re.fullmatch(r"\[([\w-]+)\]", line.strip()):
            table = found[1]
        key = re.match(r"(agree|differ) = ", line)
        name = table if table == "bias" else f"{table}.{key[1]}" if key else ""
        lines.append(f"{key[0]}{value[name]:.1f}" if key and name in value else line)
    return "\n".join(lines)


def show(title: str, held: Mapping[str, Held]) -> None:
    """Print one line a set."""
    print(title)
    for name, one in sorted(held.items()):
        joins = f"{one.right} of {one.joined} auto-joins right" if one.joined else "no auto-joins"
        ranking = one.ranking
        print(f"  {name:<22} AP {ranking.average_precision:.3f}  recall at P 0.95 {ranking.recall:.3f}  {joins}")


def main() -> int:
    """Fit, print, and with `--write` keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the fitted values into the weights file")
    chosen = parser.parse_args()
    folder = Path(os.environ.get("ITEMWIRE_EVAL", "")) / "eval" / "open"
    if not os.environ.get("ITEMWIRE_EVAL") or not folder.is_dir():
        print("ITEMWIRE_EVAL names no folder of labelled sets: nothing to fit on", file=sys.stderr)
        return 1
    everything = examples(folder)
    print(f"{len(everything)} pairs, {sum(example.label for example in everything)} of one incident")
    sets = sorted({example.set for example in everything})
    prior = current()
    show("as the file stands", {n: judge(answer(prior, one) for one in everything if one.set == n) for n in sets})
    show(f"fitted, cross-validated by incident in {FOLDS} folds", cross_validated(everything))
    fitted = fit(everything, prior)
    print("weights fitted on all pairs (in the file)")
    for name, value, before in zip(TERMS, fitted, prior, strict=True):
        print(f"  {name:<16} {value:6.2f}  ({before:5.2f})")
    if chosen.write:
        FILE.write_text(rewritten(FILE.read_text(encoding="utf-8"), fitted), encoding="utf-8")
        print(f"wrote {FILE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
