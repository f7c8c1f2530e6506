"""`itemwire review`: work through a round-up from the command line, as the web desk does with keys."""

from __future__ import annotations

import getpass
import shlex
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from pydantic import JsonValue

from pipeline import desk
from pipeline.cli.options import DEFAULT_SOURCES, AsJson, Database, Sources
from pipeline.cli.session import Session, session
from pipeline.cli.terminal import counted, hint, say, say_json, table
from pipeline.review import Change, DeskItem, ItemState, Sheet
from pipeline.settings import Beat, Settings
from pipeline.types import OpenRoundup, PublicationState
from storage import Store

BeatName = Annotated[str | None, typer.Option("--beat", help="Which beat; needed where there are several.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides (default: who is logged in here).")]
Seen = Annotated[
    int | None,
    typer.Option(
        "--seen", metavar="VERSION", help="The version you looked at (`show --json`): refuse where it is not the last."
    ),
]
ClaimId = Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id, as `review show` lists it.")]


def who_is(name: str | None) -> str:
    """Who acts: the name that was given, else the account's."""
    try:
        return name or getpass.getuser()
    except (KeyError, OSError):
        raise typer.BadParameter("nobody is logged in here by name; say who decides", param_hint="--by") from None


def beat_in(opened: Session, name: str | None) -> Beat:
    """The beat that is meant; raises typer.BadParameter where several could be."""
    beats = opened.settings.beats
    if name is None and len(beats) > 1:
        raise typer.BadParameter(f"which beat? {', '.join(beat.name for beat in beats)}", param_hint="--beat")
    return desk.beat_of(opened.settings, name or (beats[0].name if beats else "All"))


def _row(one: DeskItem) -> tuple[str, ...]:
    return (
        one.item.claim,
        one.state.value,
        one.item.status.value,
        one.item.place,
        one.item.text,
        "; ".join(_asks(one)),
    )


def _asks(one: DeskItem) -> list[str]:
    """What an editor must look at, in words."""
    asks = list(one.asks)
    if one.proposal is not None:
        asks.append(f"the draft says now: {one.proposal.text}")
    if one.edit is not None and one.edit.hold:
        asks.append(f"held by {one.edit.who}: {one.edit.hold}")
    return asks


def _json(page: Sheet) -> JsonValue:
    return {
        "edition": page.open.uid,
        "beat": page.open.beat,
        "number": page.open.number,
        "state": page.open.state.value,
        "headline": page.open.headline,
        "approvals": [one.who for one in page.open.approvals],
        "items": [
            {
                "claim": one.item.claim,
                "state": one.state.value,
                "status": one.item.status.value,
                "place": one.item.place,
                "text": one.item.text,
                "drafted": one.drafted.text if one.drafted else None,
                "merged": one.proposal.merged if one.proposal else None,
                "version": one.edit.version if one.edit else 0,
                "asks": [*_asks(one)],
            }
            for one in page.items
        ],
    }


def show(
    beat: BeatName = None, sources: Sources = DEFAULT_SOURCES, database: Database = None, as_json: AsJson = False
) -> None:
    """List the items of the open round-up with what each still needs."""
    with session(sources, database, reading=True) as opened:
        page = desk.sheet(opened.store, opened.settings, beat_in(opened, beat), opened.now)
    if as_json:
        say_json(_json(page))
        return
    new = sum(one.state in (ItemState.NEW, ItemState.CHANGED) for one in page.items)
    name = f"{page.open.beat} round-up {page.open.number} ({page.open.state.value})"
    title = f"{name}: {counted(len(page.items), 'item')}, {new} to review"
    table(title, ("claim", "state", "status", "place", "text", "look"), [_row(one) for one in page.items])


def _amend(
    change: Change, claim: str, beat: str | None, by: str | None, sources: Path, database: str | None, seen: int | None
) -> None:
    with session(sources, database, reading=True) as opened:
        chosen, who = beat_in(opened, beat), who_is(by)
        desk.amend_item(opened.store, opened.settings, chosen, claim, change, who, opened.now, seen=seen)
        page = desk.sheet(opened.store, opened.settings, chosen, opened.now)
        one = desk.item_of(page, claim)
        at_it = [lock.who for lock in opened.store.locks(page.open.uid, opened.now) if lock.claim == claim]
    say(f"{one.item.claim} {one.state.value}: {one.item.text}")
    for name in at_it:
        if name != who:
            hint(f"{name} is at this item too")


def ok(
    claims: Annotated[
        list[str] | None, typer.Argument(metavar="CLAIM…", help="Ids; none: with --all, every one.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="All items that nobody has reviewed yet.")] = False,
    beat: BeatName = None,
    by: By = None,
    sources: Sources = DEFAULT_SOURCES,
    database: Database = None,
) -> None:
    """Say that items are fit to print as they stand."""
    _all_alike(Change(reviewed=True), claims, every, beat, by, sources, database)


def _all_alike(
    change: Change,
    claims: list[str] | None,
    every: bool,
    beat: str | None,
    by: str | None,
    sources: Path,
    database: str | None,
) -> None:
    """Change the items of `claims`, or `every` one that nobody has reviewed, alike."""
    if not claims and not every:
        raise typer.BadParameter("name the claims, or say --all")
    with session(sources, database, reading=True) as opened:
        chosen, who = beat_in(opened, beat), who_is(by)
        done = desk.amend_all(opened.store, opened.settings, chosen, change, who, opened.now, claims or ())
    say(f"{len(done)} {'held' if change.hold else 'reviewed'} by {who}")


def edit(
    claim: ClaimId,
    text: Annotated[str, typer.Option("--text", help="The words to print; empty: the draft's again.")],
    seen: Seen = None,
    beat: BeatName = None,
    by: By = None,
    sources: Sources = DEFAULT_SOURCES,
    database: Database = None,
) -> None:
    """Write an item in your own words; a later draft is shown beside them and never replaces them."""
    _amend(Change(text=text), claim, beat, by, sources, database, seen)


def cut(
    claim: ClaimId,
    restore: Annotated[bool, typer.Option("--restore", help="Take it in again.")] = False,
    beat: BeatName = None,
    by: By = None,
    sources: Sources = DEFAULT_SOURCES,
    database: Database = None,
) -> None:
    """Leave an item out of the round-up, or take it in again."""
    _amend(Change(cut=not restore), claim, beat, by, sources, database, None)


def hold(
    reason: Annotated[str, typer.Option("--reason", help="Why it waits; empty: it need not any more.")],
    claims: Annotated[list[str] | None, typer.Argument(metavar="CLAIM…", help="Ids of the items to hold.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All items that nobody has reviewed yet.")] = False,
    beat: BeatName = None,
    by: By = None,
    sources: Sources = DEFAULT_SOURCES,
    database: Database = None,
) -> None:
    """Keep items back, with the reason; they wait in the next round-up where this one is published without them."""
    _all_alike(Change(hold=reason), claims, every, beat, by, sources, database)


def note(
    claim: ClaimId,
    text: Annotated[str, typer.Option("--text", help="For colleagues; never printed.")],
    beat: BeatName = None,
    by: By = None,
    sources: Sources = DEFAULT_SOURCES,
    database: Database = None,
) -> None:
    """Leave colleagues a note on an item."""
    _amend(Change(note=text), claim, beat, by, sources, database, None)


def headline(
    text: Annotated[str, typer.Argument(help="The headline; empty: the program's proposal.")],
    beat: BeatName = None,
    by: By = None,
    sources: Sources = DEFAULT_SOURCES,
    database: Database = None,
) -> None:
    """Give the round-up a headline."""
    with session(sources, database, reading=True) as opened:
        desk.set_headline(opened.store, beat_in(opened, beat), text, who_is(by), opened.now)
    say("done")


def _step(
    act: Callable[..., OpenRoundup], beat: str | None, by: str | None, sources: Path, database: str | None
) -> None:
    with session(sources, database, reading=True) as opened:
        after = act(opened.store, opened.settings, beat_in(opened, beat), who_is(by), opened.now)
    names = ", ".join(one.who for one in after.approvals)
    say(f"{after.beat} round-up {after.number} is {after.state.value}" + (f", approved by {names}" if names else ""))
    if after.state is PublicationState.APPROVED:
        hint(f"publish it with: itemwire publish --beat {shlex.quote(after.beat)}")


def submit(beat: BeatName = None, by: By = None, sources: Sources = DEFAULT_SOURCES, database: Database = None) -> None:
    """Give the round-up to those who approve it."""
    _step(desk.submit_roundup, beat, by, sources, database)


def approve(
    beat: BeatName = None, by: By = None, sources: Sources = DEFAULT_SOURCES, database: Database = None
) -> None:
    """Put your name under the round-up; a beat can want several names."""
    _step(desk.approve_roundup, beat, by, sources, database)


def reopen(
    reason: Annotated[str, typer.Option("--reason", help="Why it goes back.")],
    beat: BeatName = None,
    by: By = None,
    sources: Sources = DEFAULT_SOURCES,
    database: Database = None,
) -> None:
    """Give a submitted or approved round-up back to be changed."""

    def act(store: Store, _settings: Settings, chosen: Beat, who: str, now: datetime) -> OpenRoundup:
        return desk.reopen_roundup(store, chosen, who, now, reason)

    _step(act, beat, by, sources, database)


COMMANDS = (
    (show, "Example: itemwire review show --beat Syria"),
    (ok, "Example: itemwire review ok c-0123456789abcdef --by ann   or: itemwire review ok --all"),
    (edit, "Example: itemwire review edit c-0123456789abcdef --text 'Rebels storm Khalsa village' --by ann"),
    (cut, "Example: itemwire review cut c-0123456789abcdef   or: … --restore"),
    (hold, "Example: itemwire review hold c-0123456789abcdef --reason 'calling the hospital'"),
    (note, "Example: itemwire review note c-0123456789abcdef --text 'video looks older'"),
    (headline, "Example: itemwire review headline 'Rebels storm Khalsa' --beat Syria"),
    (submit, "Example: itemwire review submit --beat Syria --by ann"),
    (approve, "Example: itemwire review approve --beat Syria --by bob"),
    (reopen, "Example: itemwire review reopen --reason 'wrong village in the first item'"),
)
"""Each command with its example."""


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    review = typer.Typer(
        help="Work through the open round-up: read, edit, hold, cut, submit, approve.",
        epilog="Example: itemwire review show --beat Syria && itemwire review ok --all && itemwire review approve",
        no_args_is_help=True,
    )
    app.add_typer(review, name="review")
    for command, example in COMMANDS:
        review.command(command.__name__, epilog=example)(command)
