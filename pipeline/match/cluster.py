"""Puts statements together that make one claim.

Greedy in canonical order (`Statement.order`): a statement joins the claim that it fits best, or founds one. The
result depends on the set of statements, comparisons and decisions only, never on the order in which they came.

Law: an asserting statement that is later than all others changes no earlier join (decisions that name it apart). A
pass may therefore cluster only what new statements touch. Denials, questions and corrections are placed after all
assertions: one that had nothing to answer moves to its claim once that is made. So does a toll that its own post tells
behind the blow ("X was shelled. Two died."), once another report tells both in one. Nothing else moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import fsum

from pipeline.match.answers import Compared, answers, makes_claim
from pipeline.match.compare import WEIGHED, weigh
from pipeline.match.events import TOLLS
from pipeline.match.fits import Fit, of_one_kind, one_telling, soundness
from pipeline.match.gainsaying import gainsaid, may_gainsay
from pipeline.match.links import Links
from pipeline.match.records import Clustering, Group, Link, Member
from pipeline.match.told import Told, told
from pipeline.match.weights import weights
from pipeline.match.worth import contradict, of_use
from pipeline.types import Band, Comparison, Decision, Stance, Statement, Suggestion, claim_uid
from pipeline.types.record import unchecked

_member, _group = unchecked(Member), unchecked(Group)
_contradict = lru_cache(maxsize=WEIGHED)(contradict)
"""Rival accounts on one front are asked for in every batch."""
_Pair = tuple[Compared, Told, Told]
"""A comparison, the earlier statement and the later one."""

REPRESENTATIVES = 32
"""Earliest members of a claim that a newcomer is compared with: what a join costs is bounded by it."""


def cluster(
    statements: Iterable[Statement], comparisons: Iterable[Comparison] = (), decisions: Iterable[Decision] = ()
) -> Clustering:
    """Group `statements` into claims; asides are left out.

    `comparisons` are those of candidate pairs; they decide who is considered for whom. Pairs inside a claim that
    nobody compared are compared here, so that no veto is missed. `decisions` are editors' joins and splits.
    """
    single = {one.uid: one for one in statements if one.aside is None}
    ordered = sorted(single.values(), key=lambda one: told(one).order)
    table = _Table(ordered, comparisons)
    bench = _Bench(table, Links(decisions))
    claiming = [one for one in ordered if makes_claim(one)]
    behind = _behind_blows(claiming)
    for statement in sorted(claiming, key=lambda one: (may_gainsay(one), one.uid in behind)):
        if not (may_gainsay(statement) and bench.gainsay(statement)):
            bench.place(statement)
    for statement in ordered:
        if not makes_claim(statement):
            bench.answer(statement)
    return bench.result()


def _behind_blows(claiming: Iterable[Statement]) -> set[str]:
    """Uids of tolls that stand in one post with the blow that left them behind, and name no place themselves."""
    causes = weights().causes
    blows = {one.post for one in claiming if one.particulars.event in causes}
    tolls = (one for one in claiming if one.particulars.event in TOLLS and one.post in blows)
    return {one.uid for one in tolls if not any(place.name in one.quote for place in one.particulars.places)}


class _Table:
    """The statements by uid, and their comparisons, made where they are missing."""

    def __init__(self, ordered: list[Statement], comparisons: Iterable[Comparison]) -> None:
        self.statements = {one.uid: one for one in ordered}
        self.told = {one.uid: told(one) for one in ordered}
        self._made: dict[tuple[str, str], Compared] = {}
        self.near: dict[str, list[str]] = {}
        for one in comparisons:
            a, b = self.told.get(one.a), self.told.get(one.b)
            if a and b and (a.uid, b.uid) not in self._made and of_use(a, b, one):
                self._made[one.a, one.b] = self._made[one.b, one.a] = one
                self.near.setdefault(one.a, []).append(one.b)
                self.near.setdefault(one.b, []).append(one.a)

    def get(self, a: str, b: str) -> Compared:
        """The comparison of two statements."""
        found = self._made.get((a, b))
        if found is None:
            found = weigh(self.told[a], self.told[b])
            self._made[a, b] = self._made[b, a] = found
        return found


class _Bench:
    """The groups in the making."""

    def __init__(self, table: _Table, links: Links) -> None:
        self.table = table
        self.links = links
        self.groups: list[list[Member]] = []
        self.of: dict[str, int] = {}
        """uid of a statement → index of its group."""
        self.asked: list[tuple[int, str, float, str]] = []
        """(group, statement, score, why): joins to suggest."""
        self.loose: list[str] = []

    def place(self, statement: Statement) -> None:
        """Let an asserting statement join the claim that it fits best, or found one."""
        if self._placed_by_editor(statement.uid):
            return
        near = {self.of[uid] for uid in self.table.near.get(statement.uid, ()) if uid in self.of}
        fits = [(self._fit(statement, group), group) for group in sorted(near)]
        joining = [(of_one_kind(fit.best), fit.linkage, -group) for fit, group in fits if fit.joins]
        home = -max(joining)[2] if joining else None
        if home is None:
            self._found(statement.uid)
        for fit, group in fits:
            if group == home:
                self._add(home, _member(statement=statement.uid, score=fit.best.score, why=fit.best.why))
            elif fit.suggests:
                self.asked.append((group, statement.uid, fit.best.score, fit.best.why))

    def gainsay(self, statement: Statement) -> bool:
        """Put an assertion that what another says is not so to the claim of that; False where there is none."""
        if len(self.links.together(statement.uid)) > 1:  # an editor placed it
            return False
        told = self.table.told
        near = [uid for uid in self.table.near.get(statement.uid, ()) if uid in self.of]
        near = [uid for uid in near if not self.links.apart(statement.uid, self._uids(self.of[uid]))]
        uid = gainsaid(told[statement.uid], [(told[one], self.table.get(statement.uid, one).score) for one in near])
        if uid is not None:
            why = f"denies what {self.table.statements[uid].source} says"
            self._add(
                self.of[uid], _member(statement=statement.uid, score=self.table.get(statement.uid, uid).score, why=why)
            )
        return uid is not None

    def answer(self, statement: Statement) -> None:
        """Put a denial, question or correction to the claim that it answers."""
        if self._placed_by_editor(statement.uid):
            return
        target = self._target(statement)
        if target is not None and not self.links.apart(statement.uid, self._uids(self.of[target])):
            why = f"{statement.stance.value.removesuffix('s')}s what {self.table.statements[target].source} says"
            self._add(self.of[target], _member(statement=statement.uid, why=f"answers it: {why}"))
            return
        options = list(self._options(statement))
        if statement.stance is Stance.CORRECTS:  # who corrects speaks of their own words first
            options = [one for one in options if self._own(statement, one[2])] or options
        score, _, uid = max(options, default=(0.0, 0.0, ""))
        if score > 0:
            why = f"answers it: {self.table.get(statement.uid, uid).why}"
            self._add(self.of[uid], _member(statement=statement.uid, score=score, why=why))
        elif statement.stance is Stance.QUESTIONS and not self._awaited(statement.uid):
            self.loose.append(statement.uid)
        else:
            self._found(statement.uid)

    def _options(self, statement: Statement) -> Iterator[tuple[float, float, str]]:
        """What a statement may answer: how surely, how near in time, and the uid."""
        for uid in self.table.near.get(statement.uid, ()):
            other = self.table.statements[uid]
            if uid in self.of and makes_claim(other) and not self.links.apart(statement.uid, self._uids(self.of[uid])):
                away = abs((statement.first_seen - other.first_seen).total_seconds())
                compared = self.table.get(statement.uid, uid)
                yield answers(self.table.told[statement.uid], self.table.told[uid], compared), -away, uid

    def _own(self, statement: Statement, uid: str) -> bool:
        """Whether `uid` is what the source of `statement` said before."""
        other = self.table.statements[uid]
        return other.source == statement.source and other.post != statement.post and other.order < statement.order

    def _target(self, statement: Statement) -> str | None:
        """The placed statement at the end of the chain of answers that starts here."""
        seen = {statement.uid}
        at = statement.about
        while at is not None and at not in seen and at in self.table.statements:
            if at in self.of:
                return at
            seen.add(at)
            at = self.table.statements[at].about
        return None

    def _placed_by_editor(self, uid: str) -> bool:
        homes = sorted(self.of[other] for other in self.links.together(uid) if other in self.of)
        if homes:
            self._add(homes[0], Member(statement=uid, band=Band.EDITOR, why="joined by an editor"))
        return bool(homes)

    def _awaited(self, uid: str) -> bool:
        """Whether an editor joined `uid` to a statement that is still to be placed."""
        return any(other in self.table.statements for other in self.links.together(uid) - {uid})

    def _fit(self, statement: Statement, group: int) -> Fit:
        uids = self._uids(group)
        members = uids[:REPRESENTATIVES]
        compared = [self.table.get(statement.uid, uid) for uid in members]
        best = max(compared, key=soundness)
        mean = fsum([one.score for one in compared]) / len(compared)
        apart = self.links.apart(statement.uid, uids)
        scale = weights()
        return Fit(
            linkage=(best.score + mean) / 2,
            best=best,
            joins=not apart
            and best.score >= scale.auto
            and mean >= scale.mean
            and self._is_sound(members, compared)
            and self._tells_one(statement, members, compared),
            suggests=not apart and not best.updates and best.score >= scale.suggest,
        )

    def _is_sound(self, members: list[str], compared: list[Compared]) -> bool:
        """Whether no veto stands; that of one statement is lifted where an editor joined it to one that has none."""
        vetoed = [uid for uid, one in zip(members, compared, strict=True) if one.veto is not None]
        if not vetoed:
            return True
        fine = set(members).difference(vetoed)
        return all(self.links.together(uid) & fine for uid in vetoed)

    def _tells_one(self, statement: Statement, members: list[str], compared: list[Compared]) -> bool:
        """Whether those of the members that stand in the post of `statement` tell one event with it."""
        everyone = self.table.statements
        return all(
            one_telling(one) for uid, one in zip(members, compared, strict=True) if everyone[uid].post == statement.post
        )

    def _uids(self, group: int) -> list[str]:
        return [member.statement for member in self.groups[group]]

    def _found(self, uid: str) -> None:
        self.of[uid] = len(self.groups)
        self.groups.append([_member(statement=uid)])

    def _add(self, group: int, member: Member) -> None:
        self.of[member.statement] = group
        self.groups[group].append(member)

    def result(self) -> Clustering:
        """What was decided, in canonical order."""
        order = self.table.told
        groups = [sorted(group, key=lambda member: order[member.statement].order) for group in self.groups]
        names = [self._name([member.statement for member in group]) for group in groups]
        shown = sorted(range(len(groups)), key=lambda index: order[groups[index][0].statement].order)
        pairs = list(self._pairs())
        return Clustering(
            groups=tuple(_group(uid=names[index], members=tuple(groups[index])) for index in shown),
            suggestions=self._suggestions(names),
            updates=self._updates(names, pairs),
            rivals=self._rivals(names, pairs),
            loose=tuple(self.loose),
        )

    def _name(self, uids: list[str]) -> str:
        return claim_uid(next((uid for uid in uids if makes_claim(self.table.statements[uid])), uids[0]))

    def _suggestions(self, names: list[str]) -> tuple[Suggestion, ...]:
        best: dict[tuple[int, int], tuple[float, str]] = {}
        for group, uid, score, why in self.asked:
            pair = (group, self.of[uid])
            if pair[0] != pair[1]:
                best[pair] = max(best.get(pair, (0.0, "")), (score, why))
        ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))
        return tuple(
            Suggestion(claim=names[a], other=names[b], score=score, why=why) for (a, b), (score, why) in ranked
        )

    def _pairs(self) -> Iterable[_Pair]:
        """Every candidate pair of asserting statements in different groups: the comparison, the earlier, the later."""
        everyone, of = self.table.told, self.of
        for uid, later in everyone.items():
            for other in self.table.near.get(uid, ()) if later.claims else ():
                earlier = everyone[other]
                if earlier.claims and of[uid] != of[other] and earlier.order < later.order:
                    yield self.table.get(uid, other), earlier, later

    def _updates(self, names: list[str], pairs: list[_Pair]) -> tuple[Link, ...]:
        latest: dict[int, tuple[Told, str]] = {}
        for compared, earlier, later in pairs:
            if compared.updates:
                group = self.of[later.uid]
                known = latest.get(group)
                if known is None or known[0].order < earlier.order:
                    latest[group] = (earlier, compared.why)
        return tuple(
            Link(claim=names[group], other=names[self.of[earlier.uid]], why=why)
            for group, (earlier, why) in sorted(latest.items())
        )

    def _rivals(self, names: list[str], pairs: list[_Pair]) -> tuple[Link, ...]:
        found: dict[tuple[int, int], str] = {}
        for compared, earlier, later in pairs:
            pair = (self.of[earlier.uid], self.of[later.uid])
            if not compared.updates and pair not in found and _contradict(earlier, later):
                found[pair] = compared.veto or "another doer"
        return tuple(Link(claim=names[a], other=names[b], why=why) for (a, b), why in sorted(found.items()))
