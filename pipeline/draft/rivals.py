"""The other side of a claim: who denies it, who tells it otherwise, who doubts it."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.draft.choice import joined, makers
from pipeline.draft.cleaning import for_print, quotation
from pipeline.draft.credit import in_print, printed_name
from pipeline.draft.figures import meets
from pipeline.text import words
from pipeline.types import Appearance, Claim, Stance, Status

QUOTED = 2
"""Most rival accounts that an item quotes; further ones are named."""


def rivals(claim: Claim, chosen: Appearance | None) -> tuple[Appearance, ...]:
    """The appearances that tell it otherwise, one a source, best graded first.

    Denials and corrections always count. In a disputed claim that nobody denies, so does an assertion with another
    acting body or with a figure that does not meet the chosen one's.
    """
    against = [a for a in joined(claim) if a.statement.stance in {Stance.DENIES, Stance.CORRECTS} and a != chosen]
    if not against and claim.status is Status.DISPUTED and chosen is not None:
        against = [maker for maker in makers(claim) if maker.source != chosen.source and _differs(maker, chosen)]
    against.sort(key=lambda a: (a.statement.hedged, a.source.reliability.value, a.statement.order))
    first: dict[str, Appearance] = {}
    for appearance in against:
        first.setdefault(appearance.source.name, appearance)
    return tuple(first.values())


def _differs(other: Appearance, chosen: Appearance) -> bool:
    """Whether two assertions of one claim name other acting bodies or figures that cannot both hold."""
    mine, theirs = chosen.statement.particulars, other.statement.particulars
    acting = {actor.key for actor in mine.actors if actor.part == "by"}
    rival = {actor.key for actor in theirs.actors if actor.part == "by"}
    if acting and rival and not acting & rival:
        return True
    return any(a.what == b.what and not meets(a, b) for a in mine.figures for b in theirs.figures)


def other_side(claim: Claim, chosen: Appearance | None) -> str:
    """What is printed behind an item's words: "; Leith Fadel: “It was the NDF only”"; empty where nobody objects."""
    against = rivals(claim, chosen)
    quoted = [f"; {speaker(claim, a)}: {quotation(a.statement.quote)}" for a in against[:QUOTED] if _says_words(a)]
    silent = [a for a in against if not _says_words(a)] + [a for a in against[QUOTED:] if _says_words(a)]
    more = f"; also denied by {listed(speaker(claim, a) for a in silent)}" if silent else ""
    return "".join(quoted) + more


def doubts(claim: Claim) -> str | None:
    """Who doubts or questions the claim: "doubted by comment 7"; None where nobody does."""
    doubting = [a for a in joined(claim) if a.statement.stance is Stance.QUESTIONS]
    names = tuple(dict.fromkeys(speaker(claim, a) for a in doubting))
    return f"doubted by {listed(names)}" if names else None


def speaker(claim: Claim, appearance: Appearance) -> str:
    """Whose voice an appearance is: its origin's name, else its source's."""
    uid = appearance.statement.uid
    origin = next((origin for origin in claim.origins.origins if uid in origin.statements), None)
    return in_print(printed_name(origin) if origin is not None else appearance.source.name)


def listed(names: Iterable[str]) -> str:
    """Names as a sentence lists them: "A", "A and B", "A, B and C"."""
    every = list(names)
    return " and ".join([", ".join(every[:-1]), every[-1]] if len(every) > 1 else every)


def _says_words(appearance: Appearance) -> bool:
    return bool(words(for_print(appearance.statement.quote)))
