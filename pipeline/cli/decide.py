"""`itemwire decide`: what editors decide about claims, from the command line, as on a claim's page at the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from pipeline import deciding
from pipeline.cli.options import DEFAULT_SOURCES, AsJson, Database, Sources
from pipeline.cli.review import By, ClaimId, who_is
from pipeline.cli.session import Session, session
from pipeline.cli.terminal import counted, hint, say, say_json, table
from pipeline.errors import NotFoundError
from pipeline.review.undoing import UNDO, deed_uid, in_force
from pipeline.settings import Settings
from pipeline.types import Decision, Status
from storage import Store

Other = Annotated[str, typer.Argument(metavar="OTHER", help="The other claim's id.")]
Posts = Annotated[
    list[str], typer.Argument(metavar="POST…", help="The posts whose passages go: ids, as `claims --why` shows them.")
]
Reason = Annotated[str, typer.Option("--reason", help="Why: it stands in the source log beside the decision.")]
NeededReason = Annotated[str, typer.Option("--reason", help="Why; needed: it stands in the source log.")]
To = Annotated[str | None, typer.Option("--to", metavar="CLAIM", help="The claim they belong to (default: a new one).")]

WAITS = "a pass is at work; it will carry this out"


def join(
    claim: ClaimId, other: Other, reason: Reason = "", by: By = None, sources: Sources = DEFAULT_SOURCES,
    database: Database = None,
) -> None:  # fmt: skip
    """Make two claims one, for ever: the program never parts them again."""
    with session(sources, database, reading=True) as opened:
        _told(opened, claim, deciding.join(*_at(opened), claim, other, who_is(by), opened.now, reason))


def apart(
    claim: ClaimId, other: Other, reason: Reason = "", by: By = None, sources: Sources = DEFAULT_SOURCES,
    database: Database = None,
) -> None:  # fmt: skip
    """Keep two claims apart, for ever: the program never joins them."""
    with session(sources, database, reading=True) as opened:
        _told(opened, claim, deciding.keep_apart(*_at(opened), claim, other, who_is(by), opened.now, reason))


def split(
    claim: ClaimId, posts: Posts, reason: NeededReason, to: To = None, by: By = None,
    sources: Sources = DEFAULT_SOURCES, database: Database = None,
) -> None:  # fmt: skip
    """Take the passages of posts out of a claim: into one of their own, or into another."""
    with session(sources, database, reading=True) as opened:
        out, who = _passages(opened, claim, posts), who_is(by)
        if to is None:
            done = deciding.split(*_at(opened), claim, out, who, opened.now, reason)
        else:
            done = deciding.move(*_at(opened), claim, out, to, who, opened.now, reason)
        _told(opened, claim, done)


def same_place(
    claim: ClaimId, other: Other, reason: Reason = "", by: By = None, sources: Sources = DEFAULT_SOURCES,
    database: Database = None,
) -> None:  # fmt: skip
    """Say that the places of two claims are one place: the claims join, and so do later reports from there."""
    with session(sources, database, reading=True) as opened:
        _told(opened, claim, deciding.say_place(*_at(opened), claim, other, who_is(by), opened.now, reason, same=True))


def other_place(
    claim: ClaimId, other: Other, reason: Reason = "", by: By = None, sources: Sources = DEFAULT_SOURCES,
    database: Database = None,
) -> None:  # fmt: skip
    """Say that the places of two claims are two places: neither they nor later reports from there ever join."""
    with session(sources, database, reading=True) as opened:
        _told(opened, claim, deciding.say_place(*_at(opened), claim, other, who_is(by), opened.now, reason, same=False))


def status(
    claim: ClaimId, value: Annotated[Status, typer.Argument(metavar="STATUS", help="Which status.")],
    reason: NeededReason, by: By = None, sources: Sources = DEFAULT_SOURCES, database: Database = None,
) -> None:  # fmt: skip
    """Let a claim have a status whatever the rules say."""
    with session(sources, database, reading=True) as opened:
        _told(opened, claim, deciding.set_status(*_at(opened), claim, value, who_is(by), opened.now, reason))


def undo(
    deed: Annotated[str, typer.Argument(metavar="DEED", help="The decision's id, as `decide list` shows it.")],
    reason: Reason = "", by: By = None, sources: Sources = DEFAULT_SOURCES, database: Database = None,
) -> None:  # fmt: skip
    """Take back what was decided; undoing an undoing gives it back."""
    with session(sources, database, reading=True) as opened:
        done = deciding.undo(*_at(opened), deed, who_is(by), opened.now, reason)
    say(f"{deed} is undone" if done else f"{deed} is undone; {WAITS}")


def listed(
    claim: Annotated[str | None, typer.Argument(metavar="CLAIM", help="Only what concerns this claim.")] = None,
    sources: Sources = DEFAULT_SOURCES, database: Database = None, as_json: AsJson = False,
) -> None:  # fmt: skip
    """List what editors decided about claims, newest first, and whether it holds."""
    with session(sources, database, reading=True) as opened:
        if claim is None:
            found = _every(opened.store.decisions())
        else:
            found = deciding.deeds_on(opened.store, deciding.claim_of(opened.store, opened.settings, claim))
    if as_json:
        say_json([{"deed": uid, "holds": holds, **one.model_dump(mode="json")} for uid, one, holds in found])
        return
    rows = [
        (uid, f"{one.at:%Y-%m-%d %H:%M}", one.who, one.act, "" if holds else "undone", one.reason)
        for uid, one, holds in found
    ]
    table(counted(len(rows), "decision"), ("id", "at (UTC)", "who", "act", "", "why"), rows)


def _every(made: list[Decision]) -> list[tuple[str, Decision, bool]]:
    """Each deed by its first decision, newest first, and whether it holds."""
    standing = {deed_uid(one) for one in in_force(made)}
    found: dict[str, Decision] = {}
    for one in made:
        if one.act != UNDO:
            found.setdefault(deed_uid(one), one)
    return [(uid, one, uid in standing) for uid, one in reversed(found.items())]


def _at(opened: Session) -> tuple[Store, Settings]:
    return opened.store, opened.settings


def _passages(opened: Session, uid: str, posts: list[str]) -> list[str]:
    """The passages in the claim that these posts hold, named by the post's id or by the passage's own."""
    claim = deciding.claim_of(opened.store, opened.settings, uid)
    names = {
        name: [one.statement.uid for one in claim.appearances if name in (one.post.id, one.post.uid, one.statement.uid)]
        for name in posts
    }
    missing = [name for name, found in names.items() if not found]
    if missing:
        raise NotFoundError(
            f"claim {uid} holds no post {missing[0]!r}; `itemwire claims --why {uid}` shows those it has"
        )
    return [one for found in names.values() for one in found]


def _told(opened: Session, uid: str, done: bool) -> None:
    """Say how the claim stands now."""
    if not done:
        say(f"{uid}: kept; {WAITS}")
        return
    claim = deciding.claim_of(opened.store, opened.settings, uid)
    say(f"{claim.uid} {claim.status}: {claim.text[:80]}")
    say(f"  {claim.reason}")
    hint(f"`itemwire decide list {claim.uid}` shows what was decided, `itemwire decide undo` takes it back")


COMMANDS: tuple[tuple[str, Callable[..., None], str], ...] = (
    ("join", join, "Example: itemwire decide join c-0123456789abcdef c-fedcba9876543210 --reason 'one strike'"),
    ("apart", apart, "Example: itemwire decide apart c-0123456789abcdef c-fedcba9876543210"),
    ("split", split, "Example: itemwire decide split c-0123456789abcdef 4711 4712 --reason 'another village'"),
    ("same-place", same_place, "Example: itemwire decide same-place c-0123456789abcdef c-fedcba9876543210"),
    ("other-place", other_place, "Example: itemwire decide other-place c-0123456789abcdef c-fedcba9876543210"),
    ("status", status, "Example: itemwire decide status c-0123456789abcdef rejected --reason 'the film is of 2013'"),
    ("undo", undo, "Example: itemwire decide undo d-0123456789abcdef --reason 'it was the other one'"),
    ("list", listed, "Example: itemwire decide list   or: itemwire decide list c-0123456789abcdef"),
)
"""Each command with its example."""


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    decide = typer.Typer(
        help="Decide about claims: join, split, same place or not, a status; each with its reason, each undoable.",
        epilog="Example: itemwire decide join c-0123456789abcdef c-fedcba9876543210 --reason 'one strike' --by ann",
        no_args_is_help=True,
    )
    app.add_typer(decide, name="decide")
    for name, command, example in COMMANDS:
        decide.command(name, epilog=example)(command)
