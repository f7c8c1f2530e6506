"""What differs between two runs over the same posts: joins, statuses, items; in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from pipeline.draft import credit_line
from pipeline.types import Claim, Item, Record, Roundup

JOIN, STATUS, ITEM = "join", "status", "item"
NOTHING = "–"
"""What stands where a run has no such thing."""


class Difference(Record):
    """One thing that comes out otherwise."""

    what: str
    """join, status or item."""
    claim: str
    """Uid of the claim as it is stored; of one that only the replay makes, its uid there."""
    text: str
    before: str
    after: str
    why: str


class Found(Record):
    """All that differs, and of how many stored claims."""

    claims: int
    differences: tuple[Difference, ...]


def differences(
    before: Sequence[Claim],
    after: Sequence[Claim],
    drafts_before: Sequence[Roundup],
    drafts_after: Sequence[Roundup],
    since: datetime | None = None,
    until: datetime | None = None,
) -> Found:
    """What differs among the claims that a post of the period has a part in; the order of the input does not matter."""
    old = {claim.uid: claim for claim in before if _is_of(claim, since, until)}
    homes = {one.statement.uid for claim in old.values() for one in claim.appearances}
    new = {
        claim.uid: claim
        for claim in after
        if _is_of(claim, since, until) or any(one.statement.uid in homes for one in claim.appearances)
    }
    mine = {one.statement.uid for claim in new.values() for one in claim.appearances}
    old |= {claim.uid: claim for claim in before if any(one.statement.uid in mine for one in claim.appearances)}
    found: list[Difference] = []
    items, items_now = _items(drafts_before), _items(drafts_after)
    for group in _groups(old, new):
        found += _joins(*group)
        for was, now in _pairs(*group):
            found += [*_status(was, now), *_lines(was, now, items, items_now)]
    order = (JOIN, STATUS, ITEM)
    told = sorted(found, key=lambda one: (order.index(one.what), one.claim, one.before, one.after))
    return Found(claims=len(old), differences=tuple(told))


def _is_of(claim: Claim, since: datetime | None, until: datetime | None) -> bool:
    times = [one.statement.first_seen for one in claim.appearances]
    return any((since is None or at >= since) and (until is None or at < until) for at in times)


Group = tuple[list[Claim], list[Claim]]


def _groups(old: Mapping[str, Claim], new: Mapping[str, Claim]) -> list[Group]:
    """Claims of both runs, those that share statements together, in order of their uids."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for mark, claims in (("<", old), (">", new)):
        for uid, claim in claims.items():
            for node in (f"s{one.statement.uid}" for one in claim.appearances):
                parent[root(node)] = root(mark + uid)
            root(mark + uid)
    groups: dict[str, Group] = {}
    for mark, claims in (("<", old), (">", new)):
        for uid in sorted(claims):
            groups.setdefault(root(mark + uid), ([], []))[mark == ">"].append(claims[uid])
    return list(groups.values())


def _joins(old: Sequence[Claim], new: Sequence[Claim]) -> list[Difference]:
    """Which statements are together otherwise."""
    if sorted(map(_members, old)) == sorted(map(_members, new)):
        return []
    first = (old or new)[0]
    return [
        Difference(
            what=JOIN,
            claim=first.uid,
            text=first.text,
            before="; ".join(map(_told, old)) or NOTHING,
            after="; ".join(map(_told, new)) or NOTHING,
            why=_why(old, new),
        )
    ]


def _members(claim: Claim) -> list[str]:
    return sorted(one.statement.uid for one in claim.appearances)


def _told(claim: Claim) -> str:
    """A claim by its posts, in canonical order."""
    return f"{claim.uid}: " + ", ".join(f"{one.post.source} {one.post.id}" for one in claim.appearances)


def _why(old: Sequence[Claim], new: Sequence[Claim]) -> str:
    """The reasons of the joins that only one of the runs makes."""
    told, before = _reasons(new), _reasons(old)
    changed = [why for uid, why in told.items() if before.get(uid) != why]
    gone = [f"no longer: {why}" for uid, why in before.items() if told.get(uid) != why]
    return "; ".join(dict.fromkeys([*changed, *gone]))


def _reasons(claims: Iterable[Claim]) -> dict[str, str]:
    return {one.statement.uid: one.why for claim in claims for one in claim.appearances}


def _pairs(old: Sequence[Claim], new: Sequence[Claim]) -> list[tuple[Claim | None, Claim | None]]:
    """Each claim with what it became: of the same name, else the one that shares most statements with it."""
    left = {claim.uid: claim for claim in new}
    pairs: list[tuple[Claim | None, Claim | None]] = []
    waiting = []
    for claim in old:
        if claim.uid in left:
            pairs.append((claim, left.pop(claim.uid)))
        else:
            waiting.append(claim)
    for claim in waiting:
        shared = {uid: len(set(_members(claim)) & set(_members(one))) for uid, one in left.items()}
        best = min(shared, key=lambda uid: (-shared[uid], uid), default=None)
        pairs.append((claim, left.pop(best) if best else None))
    return [*pairs, *((None, left[uid]) for uid in sorted(left))]


def _status(was: Claim | None, now: Claim | None) -> list[Difference]:
    before = f"{was.status.value} ({was.credibility})" if was else NOTHING
    after = f"{now.status.value} ({now.credibility})" if now else NOTHING
    shown = was or now
    if shown is None or before == after:
        return []
    why = f"{now.decided_by}: {now.reason or now.missing or ''}" if now else "it is part of another claim"
    return [Difference(what=STATUS, claim=shown.uid, text=shown.text, before=before, after=after, why=why)]


Items = dict[str, list[str]]


def _items(drafts: Iterable[Roundup]) -> Items:
    """Uid of a claim → its lines in the drafts, as a reader sees them."""
    found: Items = {}
    for roundup in drafts:
        for item in (*roundup.items, *roundup.also):
            found.setdefault(item.claim, []).append(f"{roundup.beat}, {item.section}, {item.place}: {_line(item)}")
    return found


def _line(item: Item) -> str:
    credit = credit_line(item.credit, item.via)
    note = f" ({item.note})" if item.note else ""
    return f"{item.text}{f' –{credit}' if credit else ''}{note}"


def _lines(was: Claim | None, now: Claim | None, items: Items, items_now: Items) -> list[Difference]:
    before = "; ".join(items.get(was.uid, ())) if was else ""
    after = "; ".join(items_now.get(now.uid, ())) if now else ""
    shown = was or now
    if shown is None or before == after:
        return []
    why = "it becomes a line of its own" if was is None else "it has no line of its own" if now is None else ""
    return [
        Difference(
            what=ITEM, claim=shown.uid, text=shown.text, before=before or NOTHING, after=after or NOTHING, why=why
        )
    ]
