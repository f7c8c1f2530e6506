"""Whom an item credits: the origins of its claim, best first, and never those who only repeat them."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.draft.choice import makers
from pipeline.text import one_line, words
from pipeline.types import Appearance, Claim, Origin, Role, Source, Stance

RELAYS = (Role.OUTLET, Role.AGENCY)
"""Roles that are a relay when they pass on a report of nobody in particular: credited as "via". Others who pass
something on stand for it themselves, beside the hedge that their words keep."""

SHOWN = 3
"""Names that a markdown or html credit shows before "and 2 more"; one name more is always shown."""


class Credit(NamedTuple):
    """The names that stand behind an item."""

    names: tuple[str, ...]
    via: bool = False
    """Nobody but a relay is known."""


def credit(claim: Claim, chosen: Appearance | None, text: str) -> Credit:
    """The credit of `claim` whose item reads `text`, taken from `chosen`.

    Own voice goes first, then the better grade, then the earlier word. An origin that no source list knows, and that
    the text itself names ("a rebel spokesman said"), is not repeated: who passed it on is credited.
    """
    called = {origin.name: _called(origin, claim) for origin in claim.origins.origins}
    asserting = [one for one in claim.origins.origins if _asserts(one) and not _told_in(one, called[one.name], text)]
    asserting = [one for one in asserting if not one.taken_back] or asserting  # all took it back: say who
    asserting.sort(key=lambda origin: (not origin.own_voice, origin.reliability.value, origin.first, origin.name))
    names = tuple(dict.fromkeys(printed_name(origin) for origin in asserting if origin.name.strip()))
    return Credit(names) if names else _relays(claim, chosen)


def printed_name(origin: Origin) -> str:
    """The name that print has for `origin`: its source's, else the one it is called by."""
    return origin.source.name if origin.source is not None else origin.name


def _asserts(origin: Origin) -> bool:
    return not origin.stances or Stance.ASSERTS in origin.stances or set(origin.stances) == {Stance.CORRECTS}


def _called(origin: Origin, claim: Claim) -> tuple[str, ...]:
    """The names that those who pass on `origin` have for it, in whatever language they write."""
    credited = (name for a in claim.appearances if a.statement.uid in origin.statements for name in a.statement.credit)
    return tuple(dict.fromkeys((origin.name, *credited)))


def _told_in(origin: Origin, called: tuple[str, ...], text: str) -> bool:
    """Whether `text` itself says, by one of its names, that `origin`, whom no source list knows, told it."""
    if origin.source is not None:
        return False
    said = f" {' '.join(words(text))} "
    return any(f" {' '.join(words(name))} " in said for name in called if words(name))


def _relays(claim: Claim, chosen: Appearance | None) -> Credit:
    """Those who pass on what nobody is known to have said: the one whose words are printed, then the others."""
    derived = {fold.statement for fold in claim.origins.folds if fold.derived_from}
    first = [chosen] if chosen is not None else []
    others = sorted(
        (maker for maker in makers(claim) if maker.statement.uid not in derived),
        key=lambda maker: (maker.source.reliability.value, maker.statement.order),
    )
    owners: dict[str, Source] = {}
    for maker in (*first, *others):  # two feeds of one house are one relay
        owners.setdefault(maker.source.owner or maker.source.name, maker.source)
    sources = list(owners.values())
    named = tuple(source.name for source in sources if source.name.strip())
    return Credit(named, via=bool(sources) and all(source.role in RELAYS for source in sources))


def in_print(name: str) -> str:
    """`name` as a credit line prints it: without the comma and the dash that part the credits from each other."""
    line = one_line(name).replace("–", "-").replace("—", "-").replace(";", " ").replace(",", " ")
    return " ".join(line.split())


def credit_line(names: tuple[str, ...], via: bool, shown: int | None = None) -> str:
    """What stands after the dash: "NorthernStork, QalaatAlMudiq", "via EA WorldView", "A, B, C and 2 more".

    `shown` is the most names to print; None prints every one. Empty where nobody is known.
    """
    printed = [name for name in map(in_print, names) if name]
    more = 0 if shown is None or len(printed) <= shown + 1 else len(printed) - shown
    line = ", ".join(printed[: len(printed) - more])
    return ("via " if via and line else "") + line + (f" and {more} more" if more else "")
