"""Folds the posts behind a claim into the voices that they really come from: 12 posts → 3 origins.

A fold only ever takes away: a repost, a credit, a copy adds nobody. Where a named origin has not been collected it
counts once, at the lower of its own grade and its relay's. What nobody vouches for ("reports say") counts for nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from pipeline.roster import Roster
from pipeline.types import Appearance, Fold, Origin, OriginTree, Post, Reliability, Source, Stance
from pipeline.verify.evidence import Known, Lead, copied, copy_marks, credits, quotes, replies, reposts, wires
from pipeline.verify.naming import office, same_body, stands_for
from pipeline.verify.speaker import forged, key_of, own_answer, spoken_at, voice
from pipeline.wording import wording

NOBODY = ""

ALL = 64
"""Earlier statements that each further one is compared with outright; of more, only those that share a mark."""


class _Seat(NamedTuple):
    """The voice that a statement counts for."""

    key: str
    name: str
    source: Source | None
    own: bool
    """The statement is that voice's own post, and not passed on."""
    grade: Reliability


def trace(
    appearances: Iterable[Appearance],
    roster: Roster,
    posts: Sequence[Post] = (),
    copiers: Collection[tuple[str, str]] = (),
) -> OriginTree:
    """Fold `appearances` of one claim into origins, with the evidence of each fold.

    `posts` are further posts that these may name (the target of a repost that makes no statement of this claim);
    `copiers` are the pairs (copier, original) that the desk accepted.
    The result does not depend on the order of either. Origins come in the order in which they first spoke.
    """
    ordered = sorted({one.statement.uid: one for one in appearances}.values(), key=lambda one: one.statement.order)
    tracer = _Tracer(ordered, roster, Known([*posts, *(one.post for one in ordered)]), copiers)
    return tracer.tree()


class _Tracer:
    """The statements of one claim, and what is found out about each."""

    def __init__(
        self, ordered: list[Appearance], roster: Roster, known: Known, copiers: Collection[tuple[str, str]] = ()
    ) -> None:
        self.ordered = ordered
        self.roster = roster
        self.known = known
        self.by_uid: dict[str | None, Appearance] = {one.statement.uid: one for one in ordered}
        self.by_post: dict[str, list[Appearance]] = {}
        self.by_voice: dict[str, list[Appearance]] = {}
        for one in ordered:
            self.by_post.setdefault(one.statement.post, []).append(one)
            self.by_voice.setdefault(voice(one.source), []).append(one)
        self.leads: dict[str, tuple[Lead, ...]] = {
            one.statement.uid: tuple(self._placed(lead, one) for lead in self._told(one)) for one in ordered
        }
        if len(ordered) > 1:
            self._add_copies()
            self._add_habits(copiers)

    def _told(self, one: Appearance) -> tuple[Lead, ...]:
        """What a post itself says of where it comes from; the first kind of evidence that there is."""
        leads = tuple(reposts(one, self.known)) or tuple(
            lead for lead in credits(one, self.roster) if self._voice_of(lead) != voice(one.source)
        )
        return (
            leads or tuple(quotes(one, self.known)) or tuple(replies(one, self.known, self._said)) or tuple(wires(one))
        )

    def _placed(self, lead: Lead, one: Appearance) -> Lead:
        """`lead`, naming a source that asserts this claim itself where the name is a loose form of that source's."""
        if not lead.name or self.roster.named(lead.name) is not None:
            return lead
        for key, spoken in self.by_voice.items():
            source = spoken[0].source
            asserts = any(other.statement.stance is Stance.ASSERTS for other in spoken)
            if asserts and key != voice(one.source) and stands_for(lead.name, source, self.roster):
                return lead._replace(name=source.name, reason=f"{lead.reason} ({source.name})")
        return lead

    @cached_property
    def named(self) -> tuple[Source, ...]:
        """The listed sources that leads name, by name."""
        found = (self.roster.named(lead.name) for leads in self.leads.values() for lead in leads if lead.name)
        return tuple(sorted({source.name: source for source in found if source}.values(), key=lambda one: one.name))

    @cached_property
    def strangers(self) -> tuple[str, ...]:
        """The names in leads that no list holds, those that say of which country a body is first."""
        names = {lead.name for leads in self.leads.values() for lead in leads if lead.name}
        strange = [name for name in names if self.roster.named(name) is None]
        return tuple(sorted(strange, key=lambda name: ((body := office(name)) is None or body.nation is None, name)))

    def _stranger(self, name: str) -> _Seat:
        """The voice that a name in no list stands for: one for all the forms of one body's name, never graded."""
        source = next((source for source in self.named if stands_for(name, source, self.roster)), None)
        if source is not None:
            return _Seat(voice(source), source.name, source, own=False, grade=Reliability.F)
        key = key_of(next((other for other in self.strangers if same_body(other, name, self.roster)), name))
        return _Seat(key, name, None, own=False, grade=Reliability.F)

    def _said(self, post: str) -> list[Appearance]:
        return [one for one in self.by_post.get(post, ()) if one.statement.stance is Stance.ASSERTS]

    def _voice_of(self, lead: Lead) -> str:
        if lead.post is not None and lead.post in self.by_post:
            return voice(self.by_post[lead.post][0].source)
        source = self.roster.named(lead.name) if lead.name else None
        return voice(source) if source else key_of(lead.name or "")

    def _add_copies(self) -> None:
        """Fold a statement into the earliest of another voice that it copies."""
        many = len(self.ordered) > ALL
        seen: list[Appearance] = []
        marked: dict[str, list[Appearance]] = {}
        known: set[tuple[tuple[str, ...], Stance]] = set()
        for one in self.ordered:
            marks = copy_marks(one) if many else frozenset()
            if not self.leads[one.statement.uid]:
                near = seen if len(seen) < ALL else _sharing(marks, marked)
                for earlier in near:
                    other = voice(earlier.source) != voice(one.source)
                    reason = copied(one, earlier) if other and not self._leads_to(earlier, voice(one.source)) else None
                    if reason:
                        self.leads[one.statement.uid] = (Lead(reason, post=earlier.statement.uid),)
                        break
            # the same words again can be taken from nothing else; edited copies stay, for copies drift
            said = (wording(one.statement.quote), one.statement.stance)
            if said not in known or one.post.links or one.post.media or one.post.url:
                known.add(said)
                seen.append(one)
                for mark in marks:
                    marked.setdefault(mark, []).append(one)

    def _add_habits(self, copiers: Collection[tuple[str, str]]) -> None:
        """Fold what a known copier says after its original into the original's last word before."""
        for number, one in enumerate(self.ordered if copiers else ()):
            names = {original for copier, original in copiers if copier == one.source.name}
            if not names or self.leads[one.statement.uid] or one.statement.stance is not Stance.ASSERTS:
                continue
            before = [
                other
                for other in self.ordered[:number]
                if other.source.name in names
                and other.statement.stance is Stance.ASSERTS
                and not self._leads_to(other, voice(one.source))
            ]
            if before:
                reason = f"copies {before[-1].source.name}, as the desk accepted"
                self.leads[one.statement.uid] = (Lead(reason, post=before[-1].statement.uid),)

    def _leads_to(self, one: Appearance, key: str) -> bool:
        """Whether a statement is already known to come from the voice `key`."""
        return any(self._voice_of(lead) == key for lead in self.leads[one.statement.uid])

    def seats(self, one: Appearance, seen: frozenset[str]) -> tuple[_Seat, ...]:
        """The voices that a statement counts for: its own, those it leads to, or none; `seen`: what led to it."""
        uid = one.statement.uid
        if uid in seen:
            return ()
        leads = self.leads[uid]
        if forged(one):
            return ()
        if not leads:
            return () if one.statement.hedged and not own_answer(one) else (self._own(one),)
        found: dict[str, _Seat] = {}
        for lead in leads:
            for seat in self._follow(lead, one, seen | {uid}):
                found.setdefault(seat.key, seat._replace(own=False))
        return tuple(found.values())

    def _own(self, one: Appearance) -> _Seat:
        return _Seat(voice(one.source), one.source.name, one.source, own=True, grade=one.source.reliability)

    def _follow(self, lead: Lead, one: Appearance, seen: frozenset[str]) -> tuple[_Seat, ...]:
        origin = self._origin_of(lead, one)
        if origin is not None:
            return self.seats(origin, seen)
        post = self.known.find(lead.post, one.post) if lead.post else None
        name = post.source if post else lead.name
        if not name:
            return ()
        source = self.roster.named(name)
        if source is None:
            return (self._stranger(name),)
        source = source.as_graded(spoken_at(one.post))
        lower = max(source.reliability, one.source.reliability)
        return (_Seat(voice(source), source.name, source, own=False, grade=lower),)

    def _origin_of(self, lead: Lead, one: Appearance) -> Appearance | None:
        """The statement of this claim that a lead points to; of a named voice its own words come first."""
        if lead.post in self.by_uid:
            return self.by_uid[lead.post]
        named = self.by_voice.get(self._voice_of(lead), ()) if lead.name else ()
        options = [other for other in self.by_post.get(lead.post or "", named) if other is not one]
        return min(options, key=lambda other: self._worth(other, one), default=None)

    def _worth(self, other: Appearance, one: Appearance) -> tuple[bool, bool, bool]:
        said = other.statement
        return (said.stance is not one.statement.stance, bool(self.leads.get(said.uid)), said.hedged)

    def tree(self) -> OriginTree:
        """The origins, and for each statement that is none why."""
        heard: dict[str, list[tuple[Appearance, _Seat]]] = {}
        folds: list[Fold] = []
        for one in self.ordered:
            seats = self.seats(one, frozenset())
            for seat in seats:
                heard.setdefault(seat.key, []).append((one, seat))
            folds.extend(self._folds(one, seats))
        names = {key: _name(carried) for key, carried in heard.items()}
        folds += self._siblings(heard, names)
        origins = [_origin(names[key], carried, self.roster) for key, carried in heard.items()]
        return OriginTree(
            origins=tuple(sorted(origins, key=lambda origin: (origin.first, origin.name))),
            folds=tuple(
                fold.model_copy(update={"into": names[fold.into]}) if fold.into in names else fold for fold in folds
            ),
        )

    def _folds(self, one: Appearance, seats: tuple[_Seat, ...]) -> list[Fold]:
        uid = one.statement.uid
        leads = self.leads[uid]
        if forged(one):
            return [Fold(statement=uid, into=NOBODY, reason=f"{one.source.name}'s account was in other hands then")]
        if not leads:
            hedge = f"passed on (“{one.statement.hedge}”)" if one.statement.hedge else "passed on"
            return [] if seats else [Fold(statement=uid, into=NOBODY, reason=f"{hedge}, and names nobody")]
        folds = []
        for lead in leads:
            origin = self._origin_of(lead, one)
            into = [seat.key for seat in self._follow(lead, one, frozenset((uid,)))] or [NOBODY]
            derived = origin.statement.uid if origin else None
            folds += [Fold(statement=uid, into=key, derived_from=derived, reason=lead.reason) for key in into]
        return folds

    def _siblings(self, heard: dict[str, list[tuple[Appearance, _Seat]]], names: dict[str, str]) -> list[Fold]:
        return [
            Fold(statement=one.statement.uid, into=names[key], reason=f"one owner: {one.source.owner}")
            for key, carried in heard.items()
            for one, seat in carried
            if seat.own and one.source.name != names[key]
        ]


def _sharing(marks: frozenset[str], marked: dict[str, list[Appearance]]) -> list[Appearance]:
    """The statements that share a mark, in canonical order."""
    found = {one.statement.uid: one for mark in marks for one in marked.get(mark, ())}
    return sorted(found.values(), key=lambda one: one.statement.order)


def _first_own(carried: list[tuple[Appearance, _Seat]]) -> tuple[Appearance, _Seat]:
    return next(((one, seat) for one, seat in carried if seat.own), carried[0])


def _name(carried: list[tuple[Appearance, _Seat]]) -> str:
    return _first_own(carried)[1].name


def _origin(name: str, carried: list[tuple[Appearance, _Seat]], roster: Roster) -> Origin:
    """One voice: graded by the best of its own posts where there is one, else by the best of its relays.

    The posts of one source differ in grade only where it was graded anew in between, or one owner has several feeds.
    """
    own = [(one, seat) for one, seat in carried if seat.own]
    spoken = own or carried
    first, seat = spoken[0]
    grade = min(seat.grade for _, seat in spoken)
    source = seat.source or roster.named(name)
    return Origin(
        name=name,
        source=source,
        reliability=grade,
        side=source.side if source else None,
        own_voice=any(one.statement.stance is Stance.ASSERTS for one, _ in spoken),
        stances=tuple(sorted({one.statement.stance for one, _ in spoken})),
        statements=tuple(one.statement.uid for one, _ in carried),
        first=first.statement.first_seen,
    )
