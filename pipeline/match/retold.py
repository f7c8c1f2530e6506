"""Which statement of an edited post goes on where one of its earlier reading stopped: its successor.

An edit changes the span and the words, and with them the uid of a statement; what editors decided about it is to hold
on. Only statements of one post are looked at, where an edit nearly always mends or adds: likeness of words that would
be weak evidence between strangers is strong here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from pipeline.types import Place, Statement, Successor
from pipeline.wording import COPY, is_copy, likeness


def successors(old: Iterable[Statement], new: Iterable[Statement]) -> list[Successor]:
    """The successors of the statements `old` of a post among those `new` that it makes now, each taken once.

    Those of near-identical words first, likest first; then the one that alone tells the same event at the same place.
    What stands in both goes on as itself and has none, and asides neither: they make no claim.
    """
    before = {one.uid: one for one in old if one.aside is None}
    after = {one.uid: one for one in new if one.aside is None}
    lost = [one for uid, one in before.items() if uid not in after]
    come = [one for uid, one in after.items() if uid not in before]
    found = _alike(lost, come)
    taken = {uid for one in found for uid in (one.statement, one.into)}
    return found + _reworded(
        [one for one in lost if one.uid not in taken], [one for one in come if one.uid not in taken]
    )


def _alike(lost: Sequence[Statement], come: Sequence[Statement]) -> list[Successor]:
    """Pairs of near-identical words, likest first and of equals those that stand nearest."""
    pairs = [
        (-likeness(a.quote, b.quote), abs(a.start - b.start), a.start, b.start, a, b)
        for a in lost
        for b in come
        if _may_be_one(a, b) and (likeness(a.quote, b.quote) >= COPY or is_copy(a.quote, b.quote))
    ]
    found: list[Successor] = []
    taken: set[str] = set()
    for *_, a, b in sorted(pairs, key=lambda pair: pair[:4]):
        if not taken & {a.uid, b.uid}:
            taken |= {a.uid, b.uid}
            found.append(Successor(statement=a.uid, into=b.uid, same=_telling(a) == _telling(b)))
    return found


def _reworded(lost: Sequence[Statement], come: Sequence[Statement]) -> list[Successor]:
    """Pairs that tell one kind of event at one place in other words, where neither has a choice."""
    pairs = [(a.uid, b.uid) for a in lost for b in come if _may_be_one(a, b) and _is_one_event(a, b)]
    number = Counter(uid for pair in pairs for uid in pair)
    return [Successor(statement=a, into=b) for a, b in pairs if number[a] == number[b] == 1]


def _may_be_one(a: Statement, b: Statement) -> bool:
    """Whether nothing speaks against it: stance, negation, place, doer and stated time; a count may be mended."""
    ours, theirs = a.particulars, b.particulars
    if a.stance is not b.stance or ours.negated != theirs.negated:
        return False
    times = [one.when for one in (ours, theirs) if one.when and one.when.stated]
    if len(times) > 1 and max(one.start for one in times) > min(one.end for one in times):
        return False
    doers = [{actor.key for actor in one.actors if actor.part == "by"} for one in (ours, theirs)]
    exact = [_keys(place for place in one.places if not place.region) for one in (ours, theirs)]
    return all(_meet(*pair) for pair in (doers, exact, [_keys(one.places) for one in (ours, theirs)]))


def _is_one_event(a: Statement, b: Statement) -> bool:
    ours, theirs = a.particulars, b.particulars
    return ours.event is not None and ours.event == theirs.event and bool(_keys(ours.places) & _keys(theirs.places))


def _keys(places: Iterable[Place]) -> set[str]:
    return {place.key for place in places}


def _meet(a: set[str], b: set[str]) -> bool:
    """Whether two sets share something, or one tells nothing."""
    return not a or not b or bool(a & b)


def _telling(one: Statement) -> tuple[Hashable, ...]:
    """What must be as it was for a status to hold on: what is told, and in whose voice."""
    what = one.particulars
    actors = frozenset((actor.key, actor.part) for actor in what.actors)
    voice = (one.hedged, one.credit, one.own_act)
    return (voice, what.event, frozenset(_keys(what.places)), actors, frozenset(what.figures), frozenset(what.means))
