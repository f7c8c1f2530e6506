"""From posts to statements: each post is split, and each statement described with what it leans on."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.particulars import KnownPlaces, describe
from pipeline.particulars.own_places import OwnPlaces
from pipeline.readers import Read, Readers
from pipeline.roster import Roster
from pipeline.settings import Settings
from pipeline.split import is_printed, split
from pipeline.types import Post, Stance, Statement
from storage import Store

THREAD = 8
"""Answers to answers that are read again with the post at the top of a thread: deeper ones seldom mean it."""


FILED = "dateline"
"""The aside that says where a dispatch was written: not where it happened, so nothing leans on it."""


def with_answers(store: Store, batch: Sequence[Post]) -> list[Post]:
    """`batch` and the stored answers to it and to those: what "it was only them" means hangs on what it answers."""
    found = {post.uid: post for post in batch}
    edge = list(found)
    for _ in range(THREAD):
        answers = {uid for found_for in store.answers_to(edge).values() for uid in found_for}
        edge = sorted(answers - found.keys())
        if not edge:
            break
        found |= store.posts(edge)
    return list(found.values())


def places_known(settings: Settings, own: OwnPlaces | None = None) -> KnownPlaces:
    """The places that the beats name, and the team's own ones: a desk's villages stand in no gazetteer.

    `own` is what the settings list and editors said (`places_said.own_places`); None: what the settings list.
    """
    names = [name for beat in settings.beats for name in (*beat.places, *beat.place_order)]
    return KnownPlaces(names, OwnPlaces(settings.places) if own is None else own)


def reader(roster: Roster, known: KnownPlaces) -> Read:
    """What reads a post that leans on no other; `known` are names that are places for sure."""
    return lambda post: _described(post, roster, known, ())


def claims_reader(roster: Roster, known: KnownPlaces) -> Read:
    """The same for those who want nothing but what claims are made of: asides behind the last of it are left out."""
    return lambda post: _described(post, roster, known, (), asides=False)


def read(
    store: Store, roster: Roster, known: KnownPlaces, batch: Sequence[Post], ahead: Readers | None = None
) -> dict[str, list[Statement]]:
    """Split each post into statements and find their particulars; uid of the post → its statements, in order.

    `known` are names that are places for sure. What a post answers is read before it, since the answer leans on it.
    What was read `ahead` is not read again.
    """
    refs = {post.uid: (post.source, post.reply_to) for post in batch if post.reply_to}
    found = store.find_posts(refs.values())
    parents = {uid: found[ref].uid for uid, ref in refs.items() if ref in found}
    inside = {post.uid: post for post in batch}
    earlier = store.statements_of(set(parents.values()) - inside.keys())
    readings: dict[str, list[Statement]] = {}

    def read_one(post: Post, seen: frozenset[str]) -> list[Statement]:
        if post.uid not in readings:
            parent = parents.get(post.uid)
            leant_on = list(earlier.get(parent, ())) if parent else []
            if parent in inside and parent not in seen:
                leant_on = read_one(inside[parent], seen | {post.uid})
            found = None if leant_on or ahead is None else ahead.take(post)
            readings[post.uid] = _described(post, roster, known, leant_on) if found is None else found
        return readings[post.uid]

    for post in batch:
        read_one(post, frozenset())
    return readings


def _described(
    post: Post, roster: Roster, known: KnownPlaces, answered: Sequence[Statement], *, asides: bool = True
) -> list[Statement]:
    """The statements of `post`, each described with those before it and those it answers, nearest first.

    The items of a round-up of ours stand each for itself; only the accounts printed beside one lean on it. Without
    `asides` those are left out that stand behind the last statement that is none: nothing leans on them.
    """
    made: list[Statement] = []
    found = split(post, roster)
    if not asides:
        found = found[: max((at for at, one in enumerate(found, 1) if one.aside is None), default=0)]
    if not found:
        return made
    apart = is_printed(post.text)
    for statement in found:
        alone = apart and statement.stance is Stance.ASSERTS
        before = [] if alone else [one for one in reversed(made) if one.aside != FILED]
        made.append(describe(statement, post, [*before, *answered], known))
    return made
