"""Prints figures as ranges, each end with who said it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.draft.choice import makers
from pipeline.types import Claim, Figure


def meets(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same thing and could both be true of one moment."""
    if one.what != other.what or (one.whom != other.whom and "unknown" not in {one.whom, other.whom}):
        return False
    high_one, high_other = (float("inf") if figure.high is None else figure.high for figure in (one, other))
    return one.low <= high_other and other.low <= high_one


def amount(low: int, high: int | None) -> str:
    """A number or a range in words: "5", "5 to 9", "at least 5"."""
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def figure_words(figure: Figure) -> str:
    """One figure in words: "5 to 9 killed", "at least 10 wounded"."""
    more = " more" if figure.increment else ""
    return f"{amount(figure.low, figure.high)}{more} {figure.what}"


class Said(NamedTuple):
    """A piece of an item's text, and the uids of the statements that it rests on."""

    text: str
    statements: tuple[str, ...]


def ranges(claim: Claim) -> tuple[Said, ...]:
    """The figures on which the sources of `claim` differ: "5 to 9 killed: SOHR 5, Tim Hogan 9".

    Increments ("five more") and parts of a tally are no rival figures and are left alone. Own-voice figures go
    before passed-on ones: the latter are printed only where nobody gives one in his own voice.
    """
    own = [maker for maker in makers(claim) if not maker.statement.hedged]
    among = own or makers(claim)
    whom = _whom(figure for maker in among for figure in _own_totals(maker.statement.particulars.figures))
    said: dict[tuple[str, str], dict[tuple[int, int | None], str]] = {}
    uids: dict[tuple[str, str], list[str]] = {}
    for maker in among:
        for figure in _own_totals(maker.statement.particulars.figures):
            kind = (figure.what, whom.get(figure.what, figure.whom))
            ends = said.setdefault(kind, {})
            ends.setdefault((figure.low, figure.high), maker.source.name)
            uids.setdefault(kind, []).append(maker.statement.uid)
    return tuple(Said(_range(*kind, ends), tuple(uids[kind])) for kind, ends in said.items() if _differ(ends))


def _whom(figures: Iterable[Figure]) -> dict[str, str]:
    """What is counted → whom, where all that say whom say the same: "at least 20 killed" counts the soldiers too."""
    said: dict[str, set[str]] = {}
    for figure in figures:
        said.setdefault(figure.what, set()).add(figure.whom)
    known = {what: whom - {"unknown"} for what, whom in said.items()}
    return {what: next(iter(whom), "unknown") for what, whom in known.items() if len(whom) <= 1}


def _differ(ends: dict[tuple[int, int | None], str]) -> bool:
    """Whether several sources differ: "nine" and "at least nine" do not."""
    return len(set(ends.values())) > 1 and len({low for low, _ in ends}) > 1


def _own_totals(figures: tuple[Figure, ...]) -> list[Figure]:
    """The totals that one statement gives: of two of a kind ("two more die, toll rises to 19") the cumulative one."""
    totals = [figure for figure in figures if not figure.increment and not figure.part]
    kinds = Counter((figure.what, figure.whom) for figure in totals)
    return [figure for figure in totals if figure.cumulative or kinds[figure.what, figure.whom] == 1]


def _range(what: str, whom: str, ends: dict[tuple[int, int | None], str]) -> str:
    """One range with who said each end."""
    low = min(low for low, _ in ends)
    highs = [high for _, high in ends]
    high = max((*(high for high in highs if high is not None), *(low for low, _ in ends)))
    open_end = any(high is None for high in highs)
    whole = f"{amount(low, max(high, low))}{' or more' if open_end else ''}"
    kind = {"civilian": f"civilians {what}", "combatant": f"combatants {what}"}.get(whom, what)
    told = ", ".join(f"{name} {amount(*ends_of)}" for ends_of, name in sorted(ends.items(), key=_low))
    return f"{whole} {kind}: {told}"


def _low(entry: tuple[tuple[int, int | None], str]) -> tuple[int, float]:
    (low, high), _ = entry
    return low, float("inf") if high is None else high
