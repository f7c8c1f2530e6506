"""The other side of a claim: who denies it, who tells it otherwise, who doubts it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from pipeline.draft.choice import completeness, joined, makers
from pipeline.draft.cleaning import for_print, quotation
from pipeline.draft.credit import in_print, printed_name
from pipeline.draft.figures import Said, meets
from pipeline.text import words
from pipeline.types import Appearance, Claim, Stance, Status

QUOTED = 2
"""Most rival accounts that an item quotes; further ones are named."""


def rivals(claim: Claim, chosen: Appearance | None) -> tuple[Appearance, ...]:
    """The appearances that tell it otherwise, one a voice, best graded first.

    Denials and corrections always count. In a disputed claim that nobody denies, so does an assertion with another
    acting body or with a figure that does not meet the chosen one's. What the source of the words adds to its own
    correction ("we apologise") is no other side, unless the claim was taken back by it.
    """
    against = [a for a in joined(claim) if a.statement.stance in {Stance.DENIES, Stance.CORRECTS} and a != chosen]
    if chosen is not None and claim.status not in {Status.RETRACTED, Status.REJECTED}:
        against = [a for a in against if not _same_voice(claim, a, chosen)]
    if not against and claim.status is Status.DISPUTED and chosen is not None:
        against = [maker for maker in makers(claim) if maker.source != chosen.source and _differs(maker, chosen)]
    against.sort(
        key=lambda a: (
            not _says_words(a),
            a.statement.hedged,
            a.source.reliability.value,
            -completeness(a),
            a.statement.order,
        )
    )
    first: dict[str, Appearance] = {}
    for appearance in against:
        first.setdefault(speaker(claim, appearance), appearance)
    return tuple(first.values())


def _same_voice(claim: Claim, one: Appearance, other: Appearance) -> bool:
    return one.source.name == other.source.name or speaker(claim, one) == speaker(claim, other)


def _differs(other: Appearance, chosen: Appearance) -> bool:
    """Whether two assertions of one claim name other acting bodies or figures that cannot both hold."""
    mine, theirs = chosen.statement.particulars, other.statement.particulars
    acting = {actor.key for actor in mine.actors if actor.part == "by"}
    rival = {actor.key for actor in theirs.actors if actor.part == "by"}
    if acting and rival and not acting & rival:
        return True
    return any(a.what == b.what and not meets(a, b) for a in mine.figures for b in theirs.figures)


def other_side(
    claim: Claim, chosen: Appearance | None, dated: Callable[[str, Appearance], str] = lambda text, _: text
) -> tuple[Said, ...]:
    """What is printed behind an item's words: "; Leith Fadel: “It was the NDF only”"; empty where nobody objects.

    `dated` puts dates beside the relative days of a quotation.
    """
    against = rivals(claim, chosen)
    aloud = [a for a in against[:QUOTED] if _says_words(a)]
    silent = [a for a in against if a not in aloud]
    quoted = [
        Said(f"; {speaker(claim, a)}: {quotation(dated(a.statement.quote, a))}", (a.statement.uid,)) for a in aloud
    ]
    if not silent:
        return tuple(quoted)
    also = "also denied" if quoted else "denied"
    names = listed(dict.fromkeys(speaker(claim, a) for a in silent))
    return (*quoted, Said(f"; {also} by {names}", tuple(a.statement.uid for a in silent)))


def doubts(claim: Claim) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who doubts or questions the claim, and the uids of the statements that do."""
    doubting = [a for a in joined(claim) if a.statement.stance is Stance.QUESTIONS]
    names = tuple(dict.fromkeys(speaker(claim, a) for a in doubting))
    return names, tuple(a.statement.uid for a in doubting)


def speaker(claim: Claim, appearance: Appearance) -> str:
    """Whose voice an appearance is: its origin's name, else its source's."""
    uid = appearance.statement.uid
    origin = next((origin for origin in claim.origins.origins if uid in origin.statements), None)
    return in_print(printed_name(origin) if origin is not None else appearance.source.name)


def listed(names: Iterable[str]) -> str:
    """Names as a sentence lists them: "A", "A and B", "A, B and C"."""
    every = list(names)
    return " and ".join([", ".join(every[:-1]), every[-1]] if len(every) > 1 else every)


_LEANS = re.compile(r"^(?:which|who|whom|whose|что|который|що|який)\b", re.I)
"""Opens a clause that says nothing without the sentence it was cut from."""


def _says_words(appearance: Appearance) -> bool:
    """Whether the words of `appearance` can be quoted alone; "which the army denied" is told in our words instead."""
    said = for_print(appearance.statement.quote)
    return bool(words(said)) and _LEANS.match(said) is None
