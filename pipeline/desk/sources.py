"""What editors do about sources, carried out: previewed, added, graded from a date on, paused, described, not named.

The settings file stays the one list of sources: each act writes the lines of one entry, and is a decision besides, so
that the record says who did it and why. Claims that rest on the source are judged again at once.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from pipeline.deciding import take_effect
from pipeline.errors import CollectError, NotAllowed, NotFoundError, SettingsError
from pipeline.flow import DRAFTS_MEMO, STALE, try_sources
from pipeline.settings import Environment, Settings, load_settings
from pipeline.sourcelist.change import change_entry
from pipeline.sourcelist.edit import add_entries
from pipeline.sourcelist.listed import Refused, entry, name_of, named_apart
from pipeline.sourcelist.services import service_of
from pipeline.text import one_line
from pipeline.types import Decision, Dependence, FetchOutcome, Regrade, Reliability, Source
from pipeline.types.dependence import DEPENDS_ACT
from pipeline.verify import propose
from storage import ClaimFilter, Store

LONGEST_REASON = 300
"""Characters of a reason: it stands on one line of the settings file."""
RECENT = 5_000
"""Claims that are looked through for who copies whom; of more `itemwire dependence` finds the pairs, in minutes."""


class Preview(NamedTuple):
    """A source as it would be added, and what one visit to it brought."""

    source: Source
    outcome: FetchOutcome


def source_of(settings: Settings, name: str) -> Source:
    """The source that `name`, or an alias, stands for; raises NotFoundError."""
    found = settings.roster.find(name)
    if found is None:
        raise NotFoundError(f"there is no source {name[:60]!r} in the list")
    return found


# ---- added


def wanted(settings: Settings, told: dict[str, str]) -> Source:
    """The source that somebody describes by an address and what else is known; raises NotAllowed with the reason."""
    url = told.get("url", "").strip()
    service = service_of(url) if not told.get("kind") else None
    where = {"url": url} if service is None else {"kind": service[0], "account": service[1]}
    called = one_line(told.get("name", "")) or (name_of(url) if service is None else service[1].lstrip("@"))
    made = entry({**{name: value.strip() for name, value in told.items()}, "url": None, **where, "name": called}, url)
    if isinstance(made, Refused):
        raise NotAllowed([f"{made.where or 'the address'}: {made.why}"])
    return _fresh(settings, made)


def _fresh(settings: Settings, source: Source) -> Source:
    fresh, left = named_apart([source], settings.sources)
    if left:
        raise NotAllowed([f"{left[0].where} {left[0].why}; nothing was added"])
    return fresh[0]


def preview(settings: Settings, environment: Environment, told: dict[str, str], now: datetime) -> Preview:
    """Visit a source once, keep nothing, and tell what would be kept; its feed is found where a page names one."""
    source = wanted(settings, told)
    (outcome,) = try_sources([source], settings, environment, now, tick=lambda *_: None)
    if outcome.error:
        raise CollectError(f"{outcome.error}; nothing was added")
    found = outcome.cursor.state.get("found")
    if isinstance(found, list) and len(found) == 2:
        source = _fresh(settings, source.model_copy(update={"url": str(found[1])}))
    return Preview(source, outcome)


def add_source(store: Store, path: Path, told: dict[str, str], who: str, now: datetime) -> Source:
    """Write a source into the list; it is visited with the next pass."""
    source = wanted(load_settings(path), told)
    add_entries(path, [source])
    _decided(store, "add-source", source.name, who, now, source.url or source.account or "")
    return source


# ---- changed


def grade(
    store: Store, path: Path, name: str, to: Reliability, since: datetime, reason: str, who: str, now: datetime
) -> Source:
    """Grade a source from a day on; what it said before keeps the grade that it had."""
    source = source_of(load_settings(path), name)
    said = one_line(reason)[:LONGEST_REASON]
    if not said:
        raise NotAllowed(["say why: the grade decides what is confirmed, and colleagues will ask"])
    kept = [one for one in source.regrades if one.since != since]
    made = sorted([*kept, Regrade(since=since, reliability=to, reason=said)], key=lambda one: one.since)
    before = source.as_graded(since).reliability
    after = source.model_copy(update={"regrades": tuple(made)})
    _changed(path, after)
    _decided(store, "grade", name, who, now, said, before.value, f"{to.value} since {since:%Y-%m-%d}")
    return after


def _changed(path: Path, after: Source) -> None:
    """Write the entry of a source; what the list does not allow is told as it is told of the list itself."""
    try:
        change_entry(path, after)
    except SettingsError as refused:
        told = [one.replace(str(path), path.name) for one in refused.faults]
        raise NotAllowed([*told, "nothing was changed"]) from refused


def switch(store: Store, path: Path, name: str, who: str, now: datetime, reason: str, *, on: bool) -> Source:
    """Visit a source no more, or again; what it posted stays."""
    source = source_of(load_settings(path), name)
    after = source.model_copy(update={"enabled": on})
    _changed(path, after)
    _decided(store, "resume" if on else "pause", name, who, now, one_line(reason) or "no reason was given")
    return after


def describe(
    store: Store, path: Path, name: str, aliases: str, owner: str, side: str, who: str, now: datetime
) -> Source:
    """Say by which other names a source goes, who owns it, and with whom it stands."""
    settings = load_settings(path)
    source = source_of(settings, name)
    called = tuple(dict.fromkeys(line for part in aliases.replace(",", "\n").splitlines() if (line := one_line(part))))
    others = [one for one in settings.sources if one.name != source.name]
    taken = {alias: other.name for alias in called for other in others if settings.roster.find(alias) is other}
    if taken:
        raise NotAllowed([f"{alias!r} is a name of {other} already" for alias, other in taken.items()])
    news: dict[str, object] = {"aliases": called, "owner": one_line(owner) or None, "side": one_line(side) or None}
    after = source.model_copy(update=news)
    _changed(path, after)
    told = f"aliases {', '.join(called) or 'none'}; owner {after.owner or 'not said'}; side {after.side or 'not known'}"
    _decided(store, "describe", name, who, now, told)
    return after


def protect(
    store: Store, path: Path, name: str, who: str, now: datetime, reason: str, *, named: bool, at_risk: bool
) -> Source:
    """Say whether a source is named in public, and whether what it takes down is kept sealed."""
    source = source_of(load_settings(path), name)
    after = source.model_copy(update={"named": named, "at_risk": at_risk})
    _changed(path, after)
    said = one_line(reason) or "no reason was given"
    if named != source.named:
        _decided(store, "unname", name, who, now, said, after="named" if named else "not named in public")
    if at_risk != source.at_risk:
        _decided(store, "at-risk", name, who, now, said, after="at risk" if at_risk else "not at risk")
    store.set_memo(DRAFTS_MEMO, STALE, now)  # what is drafted must not name it, or show what it took down
    return after


def follow_up(store: Store, path: Path, now: datetime) -> bool:
    """Judge again what the changed list touches, and draft anew; False: the pass at work will do it."""
    return take_effect(store, load_settings(path), (), now)


def _decided(
    store: Store, act: str, name: str, who: str, now: datetime, reason: str,
    before: str | None = None, after: str | None = None,
) -> None:  # fmt: skip
    made = Decision(at=now, who=who, act=act, subject=name, before=before, after=after, reason=reason)
    store.add_decision(made)


# ---- who copies whom


def copies(store: Store, settings: Settings) -> tuple[Dependence, ...] | None:
    """The pairs of sources that look like copier and original; None: there are too many claims to look at here."""
    if store.number_of_claims(ClaimFilter(), RECENT + 1) > RECENT:
        return None
    return propose(store.claims(ClaimFilter(), settings.roster), store.decisions_of((DEPENDS_ACT,)))


def say_copies(
    store: Store, settings: Settings, copier: str, original: str, who: str, now: datetime, reason: str, *, yes: bool
) -> None:
    """Accept or reject that one source copies another; what it says after the other then adds nobody."""
    pair = [source_of(settings, name).name for name in (copier, original)]
    if not one_line(reason):
        raise NotAllowed(["say why: whoever reads a status that rests on it will ask"])
    after = "accepted" if yes else "rejected"
    store.add_decision(
        Decision(at=now, who=who, act=DEPENDS_ACT, subject=pair[0], other=pair[1], after=after, reason=one_line(reason))
    )
