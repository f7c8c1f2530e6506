"""Counts of a claim: whose latest figure says what, and the range over all of them; nothing is ever summed."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.types import Appearance, Figure, Stance
from pipeline.verify.voices import Voice


def counts(voice: Voice) -> list[tuple[Appearance, Figure]]:
    """The figures that a voice stands by: of each kind its latest; no increments, no parts of a tally."""
    latest: dict[tuple[str, str], tuple[Appearance, Figure]] = {}
    for one in voice.spoken:
        figures = one.statement.particulars.figures
        if figures and one.statement.stance in (Stance.ASSERTS, Stance.CORRECTS):
            for figure in figures:
                if not figure.increment and not figure.part:
                    latest[figure.what, figure.whom] = (one, figure)
    return list(latest.values())


def meet(x: Figure, y: Figure) -> bool:
    """Whether two ranges have a number in common; an open end has no limit."""
    return (x.high is None or y.low <= x.high) and (y.high is None or x.low <= y.high)


def in_words(figure: Figure) -> str:
    """A range as an editor writes it: `5`, `5–9`, `at least 10`."""
    if figure.high is None:
        return f"at least {figure.low}"
    return str(figure.low) if figure.low == figure.high else f"{figure.low}–{figure.high}"


def ranges(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """One range for each thing counted, from the lowest low to the highest high; increments and parts stay as they are.

    Figures of different scope are never added up: a part of a tally is shown only where its whole is not told.
    """
    kept = list(figures)
    wholes: dict[tuple[str, str], list[Figure]] = {}
    for figure in kept:
        if not figure.increment and not figure.part:
            wholes.setdefault((figure.what, figure.whom), []).append(figure)
    merged = [_range(group) for group in wholes.values()]
    counted = {what for what, _ in wholes}
    rest = [figure for figure in kept if figure.increment or (figure.part and figure.what not in counted)]
    ordered = sorted({*map(_values, rest)})
    return (
        *merged,
        *(Figure(what=w, whom=m, low=lo, high=hi, increment=i, part=p) for w, m, lo, _, hi, i, p in ordered),
    )


def _values(figure: Figure) -> tuple[str, str, int, int, int | None, bool, bool]:
    top = figure.high if figure.high is not None else -1
    return (figure.what, figure.whom, figure.low, top, figure.high, figure.increment, figure.part)


def _range(group: list[Figure]) -> Figure:
    highs = [figure.high for figure in group if figure.high is not None]
    top = max([*highs, *(figure.low for figure in group)])
    # "at least 30" beside "12" is open above; "at least 10" beside "12" is not
    open_above = not highs or any(figure.high is None and figure.low >= max(highs) for figure in group)
    return Figure(
        what=group[0].what,
        whom=group[0].whom,
        low=min(figure.low for figure in group),
        high=None if open_above else top,
        cumulative=any(figure.cumulative for figure in group),
    )
