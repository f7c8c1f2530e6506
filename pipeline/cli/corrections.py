"""`itemwire corrections`: what was wrong in editions, decided and sent to wherever they went."""

from __future__ import annotations

from typing import Annotated

import typer
from pydantic import JsonValue

from pipeline import desk
from pipeline.aftercare import look_after_editions
from pipeline.cli.deliveries import deliver, told
from pipeline.cli.options import DEFAULT_SOURCES, AsJson, Database, Sources
from pipeline.cli.review import By, who_is
from pipeline.cli.session import Session, session
from pipeline.cli.terminal import counted, hint, say, say_json, table
from pipeline.types import Correction, CorrectionGrade, Edition

CorrectionId = Annotated[str, typer.Argument(metavar="CORRECTION", help="Its id, as `corrections list` shows it.")]
EditionId = Annotated[str, typer.Argument(metavar="EDITION", help="The edition's id, as `publish --list` shows it.")]


def correction_row(one: Correction) -> dict[str, JsonValue]:
    """A correction as `--json` prints it."""
    return one.model_dump(mode="json", exclude={"item"})


def listed(
    waiting: Annotated[bool, typer.Option("--waiting", help="Only those that wait for a decision.")] = False,
    sources: Sources = DEFAULT_SOURCES,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """List corrections: drafts that wait for an editor, and those that were issued."""
    with session(sources, database, reading=True) as opened:
        found = opened.store.corrections(waiting=True if waiting else None)
    if as_json:
        say_json([correction_row(one) for one in found])
        return
    rows = [
        (one.uid, one.edition, one.grade.value, _state(one), f"{one.wrong} {one.right}", one.reason) for one in found
    ]
    table(counted(len(rows), "correction"), ("id", "edition", "grade", "state", "what", "why"), rows)


def _state(one: Correction) -> str:
    if one.issued:
        return f"issued {one.issued:%Y-%m-%d %H:%M} UTC by {one.who}"
    if one.dismissed:
        return "no longer holds" if one.lapsed else "dismissed"
    return "waits for an editor"


def issue(
    correction: CorrectionId, by: By = None, sources: Sources = DEFAULT_SOURCES, database: Database = None
) -> None:
    """Issue a drafted correction as it stands; it goes to every channel that the edition went to."""
    with session(sources, database, reading=True) as opened:
        _sent(opened, desk.issue_correction(opened.store, opened.settings, correction, who_is(by), opened.now))


def dismiss(
    correction: CorrectionId,
    reason: Annotated[str, typer.Option("--reason", help="Why nothing is to be corrected.")],
    by: By = None,
    sources: Sources = DEFAULT_SOURCES,
    database: Database = None,
) -> None:
    """Decide against a drafted correction, with the reason."""
    with session(sources, database, reading=True) as opened:
        desk.dismiss_correction(opened.store, correction, who_is(by), opened.now, reason)
        look_after_editions(opened.store, opened.environment, opened.now)
    say(f"dismissed {correction}")


def write(
    edition: EditionId,
    wrong: Annotated[str, typer.Option("--wrong", help="What was wrong, in a sentence.")],
    right: Annotated[str, typer.Option("--right", help="What is right, in a sentence.")],
    claim: Annotated[str | None, typer.Option("--claim", help="Whose item it is; left out: the whole edition.")] = None,
    grade: Annotated[CorrectionGrade, typer.Option("--grade", help="How grave it is.")] = CorrectionGrade.CORRECTED,
    text: Annotated[str | None, typer.Option("--text", help="The line as it must read; left out: taken out.")] = None,
    by: By = None,
    sources: Sources = DEFAULT_SOURCES,
    database: Database = None,
) -> None:
    """Write and issue a correction of your own; `--grade withdrawn` without a claim withdraws the whole edition."""
    with session(sources, database, reading=True) as opened:
        store, settings, now = opened.store, opened.settings, opened.now
        _sent(opened, desk.correct(store, settings, edition, claim, grade, wrong, right, who_is(by), now, text=text))


def update(
    edition: EditionId,
    claims: Annotated[list[str] | None, typer.Option("--claim", help="Only the news on this claim.")] = None,
    dry: Annotated[bool, typer.Option("--list", help="Only list what could be added.")] = False,
    by: By = None,
    sources: Sources = DEFAULT_SOURCES,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Add what is new above an edition (a toll that rose, a claim confirmed since): an update, not a correction."""
    with session(sources, database, reading=True) as opened:
        if dry:
            news = desk.news_for(opened.store, opened.settings, desk.edition_of(opened.store, edition), opened.now)
            if as_json:
                say_json([{"claim": one.claim, "status": one.status.value, "text": one.text} for one in news])
                return
            table(f"{len(news)} to add", ("claim", "status", "text"), [(i.claim, i.status.value, i.text) for i in news])
            return
        done = desk.update_edition(opened.store, opened.settings, edition, claims, who_is(by), opened.now)
        _sent(opened, done)


def _sent(opened: Session, edition: Edition) -> None:
    sent = deliver(opened)
    look_after_editions(opened.store, opened.environment, opened.now)
    say(f"{edition.beat} {edition.number} is {edition.state.value}, revision {edition.revision}")
    if not opened.store.sendings_of(edition.uid):
        hint("it went to no channel, so nobody has to be told")
    if not told(sent):
        raise typer.Exit(1)


COMMANDS = (
    ("list", listed, "Example: itemwire corrections list --waiting"),
    ("issue", issue, "Example: itemwire corrections issue k-0123456789abcdef --by ann"),
    ("dismiss", dismiss, "Example: itemwire corrections dismiss k-0123456789abcdef --reason 'the post is back'"),
    (
        "write",
        write,
        "Example: itemwire corrections write e-0123456789abcdef --claim c-0123456789abcdef "
        "--wrong 'We named the wrong village.' --right 'It was Zaytan.' --text 'Rebels storm Zaytan'",
    ),
    ("update", update, "Example: itemwire corrections update e-0123456789abcdef --list"),
)
"""Each command with its name and example."""


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    corrections = typer.Typer(
        help="What was wrong in editions: list, issue, dismiss, write; and updates of them.",
        epilog="Example: itemwire corrections list --waiting",
        no_args_is_help=True,
    )
    app.add_typer(corrections, name="corrections")
    for name, command, example in COMMANDS:
        corrections.command(name, epilog=example)(command)
