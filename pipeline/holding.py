"""Which decisions hold, and on to what: a passage that was edited is named by what its post says now.

A decision names statements by uid, and an edit gives a statement another one. So it is followed from successor to
successor (`match/retold.py`, `storage/succession.py`) until one that the post makes now: the passage itself where its
words came back. Where no successor is made any more the name stays as it was decided: nothing answers to it, and the
decision rests until something does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from pipeline.match.links import JOIN, SPLIT
from pipeline.review.undoing import in_force
from pipeline.types import Decision, Successor
from pipeline.verify.case import STATUS_ACT
from storage import Store

HELD_ON = (JOIN, SPLIT)
"""Acts that hold while a passage tells the same event; a status only while it tells the very same of it."""


def holding(
    store: Store,
    decisions: Iterable[Decision],
    made: Collection[str] = (),
    gone: Collection[str] = (),
    fresh: Sequence[Successor] = (),
) -> list[Decision]:
    """The decisions in force, their passages named as posts say them now.

    `made` and `gone` are uids of the statements that a batch makes and that its posts made before; `fresh` are the
    successors that it finds, which are not stored yet.
    """
    standing = in_force(decisions)
    pairs = {one.statement: one for one in (*store.successors_of_decided(), *fresh)}
    if not pairs:
        return standing
    ends = {uid for one in pairs.values() for uid in (one.statement, one.into)}
    live = (store.statements(ends).keys() - set(gone)) | (ends & set(made))
    loose = {one.statement: one.into for one in pairs.values()}
    firm = {one.statement: one.into for one in pairs.values() if one.same}
    return [_renamed(one, loose if one.act in HELD_ON else firm, live) for one in standing]


def today(store: Store, uids: Iterable[str]) -> dict[str, str]:
    """Uid of a statement as somebody named it → uid of what its post says in its place now, or the same."""
    asked = list(uids)
    into = {one.statement: one.into for one in store.successors_of(asked)}
    live = store.statements({*into, *into.values()}).keys() if into else set()
    return {uid: _end(uid, into, live) for uid in asked}


def resting(
    store: Store, decisions: Iterable[Decision], after: Sequence[Decision], made: Collection[str], gone: Iterable[str]
) -> list[Decision]:
    """Those of `decisions` whose passage a batch takes away without a successor; `after` is `holding` of that batch."""
    lost = set(gone).difference(made)
    if not lost:
        return []
    before = holding(store, decisions)
    held = [pair for pair in zip(before, after, strict=True) if pair[0].act in (*HELD_ON, STATUS_ACT)]
    return [
        one
        for one, then in held
        if (one.subject in lost and then.subject not in made) or (one.other in lost and then.other not in made)
    ]


def _renamed(one: Decision, into: Mapping[str, str], live: Collection[str]) -> Decision:
    if one.act not in (*HELD_ON, STATUS_ACT):
        return one
    subject = _end(one.subject, into, live)
    other = _end(one.other, into, live) if one.other else one.other
    if (subject, other) == (one.subject, one.other):
        return one
    return one.model_copy(update={"subject": subject, "other": other})


def _end(uid: str, into: Mapping[str, str], live: Collection[str]) -> str:
    """The first statement on the way from `uid` that is made now; `uid` where none is."""
    at, seen = uid, set[str]()
    while at not in live:
        seen.add(at)
        following = into.get(at)
        if following is None or following in seen:
            return uid
        at = following
    return at
