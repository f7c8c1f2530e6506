"""`itemwire explain POST POST`: why two posts are or aren't joined, statement by statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Annotated, NamedTuple

import typer
from pydantic import JsonValue

from pipeline.cli.options import DEFAULT_SOURCES, AsJson, Database, Sources
from pipeline.cli.session import Session, session
from pipeline.cli.terminal import say, say_json
from pipeline.discretion import SEALED, is_sealed
from pipeline.errors import NotFoundError
from pipeline.match import AUTO, SUGGEST, compare
from pipeline.match.posts import Likeness, compare_posts
from pipeline.match.rarity import learn
from pipeline.text import one_line
from pipeline.types import Appearance, Claim, Comparison, Post, Statement
from storage import PostFilter

EXAMPLE = "Example: itemwire explain qm-03 ea-17   or: itemwire explain p-0123456789abcdef qm-03 --json"

AROUND = timedelta(hours=96)
"""How far around the two posts others are read, to learn which words are rare: as far as matching looks."""
READ = 2_000
"""Most posts read for that."""
QUOTED = 160
"""Characters of a statement that are shown."""


class Told(NamedTuple):
    """One of the two posts, with what it says and where that went."""

    post: Post
    statements: list[Statement]
    claims: dict[str, Claim]
    """uid of a statement → the claim it is in."""
    sealed: bool
    """Whether its words are shown to nobody."""

    def words(self, one: Statement) -> str:
        """What is shown of a statement's words."""
        return SEALED if self.sealed else one_line(one.quote)


def find(opened: Session, given: str) -> Post:
    """The post whose uid, own id or URL is `given`; raises NotFoundError for none, and for several."""
    by_uid = opened.store.posts([given]).get(given)
    if by_uid is not None:
        return by_uid
    names = sorted({source.name for source in opened.settings.sources} | opened.store.sources_seen())
    found = {post.uid: post for post in opened.store.find_posts([(name, given) for name in names]).values()}
    if not found:
        raise NotFoundError(f"there is no post {given!r}; `itemwire export posts` lists them with their ids")
    if len(found) > 1:
        which = ", ".join(f"{post.uid} of {post.source}" for post in sorted(found.values(), key=lambda one: one.source))
        raise NotFoundError(f"{len(found)} sources have a post {given!r}; name one by its uid: {which}")
    return next(iter(found.values()))


def read(opened: Session, post: Post) -> Told:
    """What `post` says, and the claims that its statements are in."""
    statements = opened.store.statements_of([post.uid])[post.uid]
    of = opened.store.claims_of_statements([one.uid for one in statements])
    claims = {uid: opened.store.claim(uid, opened.settings.roster) for uid in set(of.values())}
    shut = is_sealed(post, opened.settings.roster.find(post.source))
    return Told(post, statements, {one: claim for one, uid in of.items() if (claim := claims[uid]) is not None}, shut)


def band(compared: Comparison) -> str:
    """What matching does with a comparison: `auto`, `suggested`, or `apart`."""
    if compared.veto is None and compared.score >= AUTO:
        return "auto"
    return "suggested" if compared.score >= SUGGEST and not compared.updates else "apart"


def joined(a: Told, b: Told, one: Statement, other: Statement) -> str:
    """Where two statements went, in words, and why."""
    ours, theirs = a.claims.get(one.uid), b.claims.get(other.uid)
    if ours is None or theirs is None:
        told, lost = (a, one) if ours is None else (b, other)
        return f"not in one claim: {told.words(lost)[:40]!r} makes none ({lost.aside or 'it answers nothing known'})"
    if ours.uid == theirs.uid:
        shown = max((_appearance(ours, uid) for uid in (one.uid, other.uid)), key=lambda x: x.statement.order)
        return f"in one claim, {ours.uid}: {shown.why} ({shown.band.value}, {shown.score:.2f})"
    if theirs.uid in (ours.updates, theirs.updates) or ours.uid == theirs.updates:
        return f"in two claims, {ours.uid} and {theirs.uid}: one carries on the other's count"
    asked = [x for c in (ours, theirs) for x in c.suggestions if {x.claim, x.other} == {ours.uid, theirs.uid}]
    if asked:
        return f"in two claims, {ours.uid} and {theirs.uid}; the desk is asked ({asked[0].score:.2f}): {asked[0].why}"
    return f"in two claims, {ours.uid} and {theirs.uid}"


def _appearance(claim: Claim, uid: str) -> Appearance:
    return next(one for one in claim.appearances if one.statement.uid == uid)


def alike(opened: Session, a: Told, b: Told) -> Likeness | None:
    """How surely the two posts tell one event as wholes; None where one of them says nothing."""
    if not a.statements or not b.statements:
        return None
    first, last = sorted((a.post.at, b.post.at))
    around = opened.store.iter_posts(PostFilter(since=first - AROUND, until=last + AROUND))
    rarity = learn(post.text for (post, _), _ in zip(around, range(READ), strict=False))
    return compare_posts(a.statements, b.statements, (a.post.text, b.post.text), rarity)


def pairs(a: Told, b: Told) -> list[tuple[Statement, Statement, Comparison]]:
    """Every two statements of both that are no asides, the most alike first."""
    said = [[one for one in told.statements if one.aside is None] for told in (a, b)]
    made = [(one, other, compare(one, other)) for one in said[0] for other in said[1]]
    return sorted(made, key=lambda found: (-found[2].score, found[0].start, found[1].start))


def in_words(a: Told, b: Told, whole: Likeness | None) -> Iterator[str]:
    """The explanation, line by line."""
    for letter, told in zip("AB", (a, b), strict=True):
        yield f"{letter}  {told.post.source} {told.post.id} ({told.post.uid}), {told.post.at:%Y-%m-%d %H:%M} UTC"
        for number, one in enumerate(told.statements, 1):
            claim = told.claims.get(one.uid)
            state = claim.uid if claim else f"no claim: {one.aside or 'answers nothing known'}"
            yield f"  {letter}{number}  “{told.words(one)[:QUOTED]}” [{one.stance.value}; {state}]"
        if not told.statements:
            yield "  says nothing that was read as a statement (it may still wait: `itemwire run`)"
    if whole is not None:
        yield f"\nas whole posts: {whole.score:.2f} that they tell one event ({whole.why})"
    place = {one.uid: f"{letter}{n}" for letter, t in zip("AB", (a, b), strict=True) for n, one in _numbered(t)}
    for one, other, compared in pairs(a, b):
        parts = ", ".join(f"{name} {value:.2f}" for name, value in compared.parts.items())
        copied = ", a copy" if compared.copy_of else ""
        yield f"\n{place[one.uid]} – {place[other.uid]}: {compared.score:.2f}, {band(compared)}{copied}"
        yield f"  {compared.why}"
        yield f"  parts: {parts or 'none that both tell'}"
        yield f"  veto: {compared.veto}" if compared.veto else "  no veto"
        yield f"  {joined(a, b, one, other)}"


def _numbered(told: Told) -> Iterator[tuple[int, Statement]]:
    return enumerate(told.statements, 1)


def in_json(a: Told, b: Told, whole: Likeness | None) -> dict[str, JsonValue]:
    """The explanation as JSON."""
    return {
        "posts": [_post(told) for told in (a, b)],
        "score": whole.score if whole else None,
        "why": whole.why if whole else None,
        "parts": {name: round(value, 4) for name, value in whole.parts.items()} if whole else {},
        "comparisons": [
            {
                "a": one.uid,
                "b": other.uid,
                "score": compared.score,
                "band": band(compared),
                "parts": dict(compared.parts),
                "veto": compared.veto,
                "updates": compared.updates,
                "copy": compared.copy_of,
                "why": compared.why,
                "joined": a.claims.get(one.uid) is not None and _same(a.claims, b.claims, one, other),
                "outcome": joined(a, b, one, other),
            }
            for one, other, compared in pairs(a, b)
        ],
    }


def _same(ours: Mapping[str, Claim], theirs: Mapping[str, Claim], one: Statement, other: Statement) -> bool:
    return other.uid in theirs and ours[one.uid].uid == theirs[other.uid].uid


def _post(told: Told) -> dict[str, JsonValue]:
    statements: Sequence[JsonValue] = [
        {
            "statement": one.uid,
            "quote": told.words(one) if told.sealed else one.quote,
            "stance": one.stance.value,
            "hedged": one.hedged,
            "aside": one.aside,
            "claim": told.claims[one.uid].uid if one.uid in told.claims else None,
        }
        for one in told.statements
    ]
    return {"uid": told.post.uid, "post": told.post.id, "source": told.post.source, "statements": list(statements)}


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""

    @app.command("explain", epilog=EXAMPLE)
    def explain(
        first: Annotated[str, typer.Argument(metavar="POST", help="A post's own id, its uid (p-…) or its URL.")],
        second: Annotated[str, typer.Argument(metavar="POST", help="The post to hold against it.")],
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
        as_json: AsJson = False,
    ) -> None:
        """Say why two posts are or aren't joined: what each says, how alike that is, and what stands against it."""
        with session(sources, database, reading=True) as opened:
            a, b = (read(opened, find(opened, given)) for given in (first, second))
            whole = alike(opened, a, b)
            if as_json:
                say_json(in_json(a, b, whole))
            else:
                say("\n".join(in_words(a, b, whole)))
