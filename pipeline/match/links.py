"""What editors decided about pairs of statements, as constraints that hold: must be together, must be apart."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.types import Decision

JOIN, SPLIT = "join", "split"


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


class Links:
    """Joins and splits, replayed in the order in which they were decided.

    A later decision on the same statements undoes the earlier one: a split takes its subject out of what editors
    joined it to, a join lifts the splits between the two sides it joins. So both can always hold.
    """

    def __init__(self, decisions: Iterable[Decision]) -> None:
        """Read the decisions with act `join` or `split`, whose subject and other are uids of statements."""
        self._joined: set[tuple[str, str]] = set()
        self._split: set[tuple[str, str]] = set()
        self._sides: dict[str, frozenset[str]] = {}
        for decision in sorted(decisions, key=lambda made: (made.at, made.act, made.subject, made.other or "")):
            if decision.other is None or decision.other == decision.subject:
                continue
            if decision.act == JOIN:
                self._join(decision.subject, decision.other)
            elif decision.act == SPLIT:
                self._part(decision.subject, decision.other)
        self._sides = {uid: self._side(uid) for pair in self._joined for uid in pair}

    def _join(self, a: str, b: str) -> None:
        ours, theirs = self._side(a), self._side(b)
        self._split = {pair for pair in self._split if not _crosses(pair, ours, theirs)}
        self._joined.add(_pair(a, b))

    def _part(self, subject: str, other: str) -> None:
        if other in self._side(subject):
            self._joined = {pair for pair in self._joined if subject not in pair}
        self._split.add(_pair(subject, other))

    def _side(self, uid: str) -> frozenset[str]:
        """All statements that joins tie to `uid`, itself included."""
        side, border = {uid}, [uid]
        while border:
            at = border.pop()
            for pair in self._joined:
                if at in pair:
                    other = pair[0] if pair[1] == at else pair[1]
                    if other not in side:
                        side.add(other)
                        border.append(other)
        return frozenset(side)

    def together(self, uid: str) -> frozenset[str]:
        """The statements that must stand in one claim with `uid`, itself included."""
        return self._sides.get(uid, frozenset((uid,)))

    def apart(self, uid: str, members: Iterable[str]) -> bool:
        """Whether `uid`, or one that must stand with it, may not be in a claim with one of `members`."""
        if not self._split:
            return False
        ours = self.together(uid)
        theirs = {other for member in members for other in self.together(member)}
        return any(_crosses(pair, ours, theirs) for pair in self._split)


def tied(decisions: Iterable[Decision], uids: Iterable[str]) -> set[str]:
    """The statements that joins, be they lifted since, tie to `uids`: what must be at hand to keep them together."""
    beside: dict[str, list[str]] = {}
    for one in decisions:
        if one.act == JOIN and one.other is not None:
            beside.setdefault(one.subject, []).append(one.other)
            beside.setdefault(one.other, []).append(one.subject)
    begun = beside.keys() & set(uids)
    found, border = set(begun), list(begun)
    while border:
        new = set(beside[border.pop()]) - found
        found |= new
        border += new
    return found - begun


def _crosses(pair: tuple[str, str], ours: Iterable[str], theirs: Iterable[str]) -> bool:
    a, b = pair
    return (a in ours and b in theirs) or (b in ours and a in theirs)
