"""What each doubt, veto, band and part of a score is worth on labelled days: `python -m bench.doubts [FOLDER …]`.

Every two labelled reports of a day are compared as matching compares them. Of those that something holds apart, some
are one claim, which it does wrongly, and some are two, which it does rightly. A rule that mostly holds apart what is
one should be narrowed or dropped; so should one whose worth hangs on a single day: the last column shows between what
shares it lies when each day in turn is left out. Nothing is written.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import structlog

from bench.labelled_days import Day, PairOfReports, folders, pairs, read_day
from pipeline.errors import ItemwireError
from pipeline.match.doubts import DOUBTS
from pipeline.match.evidence import PARTS
from pipeline.match.told import Told
from pipeline.match.vetoes import VETOES
from pipeline.match.weights import AUTO, SUGGEST, weights

Kind = Callable[[PairOfReports], Iterable[str]]
"""The classes that a pair falls into."""


def band(pair: PairOfReports) -> Iterator[str]:
    """How a pair is dealt with by itself, and whether it ended in one claim."""
    compared = pair.compared
    if compared.updates:
        kind = "a later count"
    elif compared.veto is not None:
        kind = "vetoed"
    elif compared.score >= AUTO:
        kind = "joined unasked"
    elif compared.doubted is not None:
        kind = "doubted"
    else:
        kind = "asked" if compared.score >= SUGGEST else "let be"
    yield f"{kind}, {'together' if pair.together else 'apart'}"


def doubts(pair: PairOfReports) -> Iterator[str]:
    """The doubts that hold for a pair that would be joined but for them, and the one that holds alone."""
    if pair.compared.doubted is None or pair.compared.veto is not None:
        return
    values = {name: pair.compared.parts.get(name) for name in PARTS}
    first, second = in_order(pair)
    held = [check.__name__ for check in DOUBTS if check(first, second, values)]
    yield from held
    yield from (f"{name}, alone" for name in held if len(held) == 1)


def vetoes(pair: PairOfReports) -> Iterator[str]:
    """The vetoes that hold for a pair, and the one without which it would be joined."""
    first, second = in_order(pair)
    held = [check.__name__ for check in VETOES if check(first, second)]
    yield from held
    if len(held) == 1 and pair.compared.score >= AUTO:
        yield f"{held[0]}, alone"


def parts(pair: PairOfReports) -> Iterator[str]:
    """How far each part agrees, of pairs that no veto holds apart."""
    if pair.compared.veto is not None:
        return
    told = pair.compared.parts
    for name in PARTS:
        value = told.get(name)
        far = "not told" if value is None else "differs" if value == 0 else "agrees" if value == 1 else "between"
        yield f"{name} {far}"


def linkage(pair: PairOfReports) -> Iterator[str]:
    """What a third report does: of pairs that would be joined by themselves, which ended apart, and the reverse."""
    compared = pair.compared
    joins = compared.veto is None and compared.score >= AUTO
    if joins and not pair.together:
        yield "joined unasked by itself, parted by another"
    elif pair.together and not joins:
        near = "above" if compared.score >= weights().mean else "below"
        yield f"not joined by itself, put together by others ({near} the mean asked for)"


def in_order(pair: PairOfReports) -> tuple[Told, Told]:
    """The earlier and the later of a pair."""
    return (pair.b, pair.a) if pair.b.order < pair.a.order else (pair.a, pair.b)


TABLES: Mapping[str, Kind] = {
    "band": band,
    "doubt": doubts,
    "veto": vetoes,
    "part (no veto)": parts,
    "linkage": linkage,
}


def counted(found: Sequence[PairOfReports], kind: Kind) -> dict[str, dict[str, list[int]]]:
    """Class → day → how many of its pairs are one claim, and how many two."""
    counts: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for pair in found:
        for name in kind(pair):
            counts[name][pair.day][0 if pair.one else 1] += 1
    return counts


def left_out(by_day: Mapping[str, Sequence[int]]) -> tuple[float, float] | None:
    """Between what shares of one claim a class lies when each day in turn is left out; None where it has one day."""
    shares = []
    for day in by_day:
        one, two = (sum(count[at] for name, count in by_day.items() if name != day) for at in (0, 1))
        if one + two:
            shares.append(one / (one + two))
    return (min(shares), max(shares)) if shares else None


def lines(counts: Mapping[str, Mapping[str, Sequence[int]]], *, each: bool) -> Iterator[str]:
    """A table's rows; `each` adds one of every day."""
    for name in sorted(counts):
        one, two = (sum(count[at] for count in counts[name].values()) for at in (0, 1))
        between = left_out(counts[name])
        shares = f"{between[0]:.2f}–{between[1]:.2f}" if between else "one day"
        yield f"| {name} | {one} | {two} | {one / (one + two):.2f} | {len(counts[name])} | {shares} |"
        if each:
            yield from (f"| · {day} | {count[0]} | {count[1]} | | | |" for day, count in sorted(counts[name].items()))


def scores(days: Sequence[Day]) -> Iterator[str]:
    """How each day was put together."""
    yield "| day | pair F1 | B³ F1 | missed | status | false confirmed | chatter |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for day in days:
        score = day.score
        yield (
            f"| {day.name} | {score.pair_f1:.3f} | {score.grouping.f1:.3f} | {len(score.missed)} "
            f"| {score.status_accuracy:.3f} | {len(score.false_confirmed)} | {len(score.chatter)} |"
        )
    mean = sum(day.score.pair_f1 for day in days) / len(days)
    yield f"| mean | {mean:.3f} | {sum(day.score.grouping.f1 for day in days) / len(days):.3f} | | | | |"


def main() -> int:
    """Print the tables; 1 where a day cannot be read, or there is none."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="*", help="labelled days, or folders of them; without: $ITEMWIRE_EVAL/golden")
    parser.add_argument("--each", action="store_true", help="a line for each day too")
    chosen = parser.parse_args()
    try:
        days = [read_day(folder) for folder in folders(chosen.folder)]
    except ItemwireError as error:
        print(error, file=sys.stderr)
        return 1
    print(*scores(days), sep="\n")
    found = [pair for day in days for pair in pairs(day)]
    for title, kind in TABLES.items():
        print(f"\n| {title} | one claim | two | share of one | days | a day left out |\n|---|---:|---:|---:|---:|---|")
        print(*lines(counted(found, kind), each=chosen.each), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
