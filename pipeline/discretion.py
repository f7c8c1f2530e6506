"""What is not told: who is not to be named in public, and what somebody at risk took down.

Nothing is lost by it: storage, the verdicts and the source log keep everything; only what is shown is less.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from pipeline.roster import Roster
from pipeline.text import words
from pipeline.types import Appearance, Claim, Edition, Origin, OriginTree, Post, Role, Source

STAND_INS = {
    Role.OUTLET: "an outlet",
    Role.ANALYST: "an analyst",
    Role.ACTIVIST: "a local source",
    Role.OFFICIAL: "an official",
    Role.AGENCY: "an agency",
    Role.COMMENTER: "a reader",
}
"""What print calls a source that it does not name."""

SEALED = "(taken down by its source, which is at risk; kept sealed)"
"""What is shown instead of words that are kept sealed."""

GAP = "\u2588"
"""A full block for each character of a name inside a quotation: the gap is seen, and offsets hold."""

TAKEN_FROM = 0.8
"""Share of a claim's words in a passage from which on its text is that passage's."""


def stand_in(source: Source) -> str:
    """What print calls `source` instead of its name."""
    return f"{STAND_INS[source.role]} (name withheld)"


def is_sealed(post: Post, source: Source | None) -> bool:
    """Whether a post is kept but shown to nobody: it was taken down by a source that is at risk."""
    return post.deleted and source is not None and source.at_risk


# ---- what was taken down


def sealed(claim: Claim) -> Claim:
    """`claim` as colleagues are shown it: without the words of what somebody at risk took down."""
    shut = [one for one in claim.appearances if is_sealed(one.post, one.source)]
    if not shut:
        return claim
    hidden = {one.statement.uid for one in shut}
    shown = tuple(_emptied(one) if one.statement.uid in hidden else one for one in claim.appearances)
    return claim.model_copy(update={"appearances": shown, "text": _text(claim, shut, hidden)})


def _emptied(one: Appearance) -> Appearance:
    nothing: dict[str, object] = {"text": "", "title": None, "html": None, "url": None, "author": None}
    nothing |= {"links": (), "media": (), "extra": {}}
    said = one.statement.model_copy(update={"quote": "", "start": 0, "end": 0, "credit": (), "hedge": None})
    return one.model_copy(update={"post": one.post.model_copy(update=nothing), "statement": said})


def _text(claim: Claim, shut: Iterable[Appearance], hidden: set[str]) -> str:
    """The claim's text, or that of a passage which still stands where it was taken from a sealed one."""
    said = set(words(claim.text))
    if not any(len(said & set(words(one.statement.quote))) >= TAKEN_FROM * len(said) for one in shut):
        return claim.text
    return next((one.statement.quote for one in claim.appearances if one.statement.uid not in hidden), SEALED)


def printable(claims: Iterable[Claim], roster: Roster) -> list[Claim]:
    """`claims` as they may be printed: without what is sealed, and without the names that are not told in public."""
    names = _secret_names(roster)
    found = [claim for one in claims if (claim := _standing(one)) is not None]
    return [_unnamed(claim, names) for claim in found] if names else found


def _standing(claim: Claim) -> Claim | None:
    """The claim without its sealed passages; None: nothing else is left of it."""
    hidden = {one.statement.uid for one in claim.appearances if is_sealed(one.post, one.source)}
    if not hidden:
        return claim
    left = tuple(one for one in claim.appearances if one.statement.uid not in hidden)
    if not left:
        return None
    origins = tuple(kept for one in claim.origins.origins if (kept := _without(one, hidden)) is not None)
    folds = tuple(one for one in claim.origins.folds if one.statement not in hidden)
    tree = OriginTree(origins=origins, folds=folds)
    return claim.model_copy(update={"text": sealed(claim).text, "appearances": left, "origins": tree})


def _without(origin: Origin, hidden: set[str]) -> Origin | None:
    left = tuple(uid for uid in origin.statements if uid not in hidden)
    return origin.model_copy(update={"statements": left}) if left else None


# ---- names


def printable_edition(edition: Edition, roster: Roster) -> Edition:
    """`edition` without the names that are not told in public, also where it was published while they still were."""
    names = _secret_names(roster)
    if not names:
        return edition
    without = _replacer(names)

    def clean(value: object) -> object:
        if isinstance(value, str):
            return without(value, False)
        if isinstance(value, dict):
            return {name: clean(one) for name, one in value.items()}
        if isinstance(value, list | tuple):
            return [clean(one) for one in value]
        return value

    return Edition.model_validate(clean(edition.model_dump()))


def _secret_names(roster: Roster) -> tuple[tuple[str, ...], ...]:
    """The names of each source that is not named in public, what it is called instead last."""
    return tuple((source.name, *source.aliases, stand_in(source)) for source in roster if not source.named)


_KEPT_LONG = frozenset({"text", "quote", "html"})
"""Fields whose offsets something else counts: a name in them becomes blocks."""
_LEFT_OUT = ("url", "author", "credited", "account", "path")
"""Fields of a post or source by which it is known as well as by its name."""


@lru_cache(maxsize=8)
def _replacer(names: tuple[tuple[str, ...], ...]) -> Callable[[str, bool], str]:
    """What takes the names (each source's, its stand-in last) out of a text, by blocks or by stand-ins."""
    instead = {name.casefold(): one[-1] for one in names for name in one[:-1]}
    longest = sorted(instead, key=len, reverse=True)
    found = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)

    def without(text: str, keep_length: bool) -> str:
        if keep_length:
            return found.sub(lambda at: GAP * len(at[0]), text)
        return found.sub(lambda at: instead.get(at[0].casefold(), GAP), text)

    return without


def _unnamed(claim: Claim, names: tuple[tuple[str, ...], ...]) -> Claim:
    told = claim.model_dump_json()
    without = _replacer(names)
    if without(told, True) == told:
        return claim
    secret = {name.casefold() for one in names for name in one[:-1]}

    def clean(value: object, key: str = "") -> object:
        if isinstance(value, str):
            return without(value, key in _KEPT_LONG)
        if isinstance(value, dict):
            own = str(value.get("source", value.get("name", ""))).casefold()
            bare = {**value, **{name: None for name in _LEFT_OUT if name in value}} if own in secret else value
            return {name: clean(one, name) for name, one in bare.items()}
        if isinstance(value, list | tuple):
            return [clean(one, key) for one in value]
        return value

    return Claim.model_validate(clean(claim.model_dump()))
