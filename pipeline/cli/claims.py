"""`itemwire claims`: what is claimed, by whom, and why it has its status."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated

import typer

from pipeline.asking import claim_filter
from pipeline.cli.options import (
    DEFAULT_SOURCES,
    AsJson,
    Database,
    PlaceName,
    Since,
    SourceName,
    Sources,
    Statuses,
    Until,
    check_period,
)
from pipeline.cli.session import Session, session
from pipeline.cli.terminal import counted, hint, say, say_json, table
from pipeline.discretion import SEALED, sealed
from pipeline.errors import NotFoundError
from pipeline.export.claims import row
from pipeline.text import one_line
from pipeline.types import Appearance, Claim, Origin, Status
from pipeline.verify import contested
from pipeline.verify.figures import in_words
from pipeline.verify.lapse import lapsed
from storage import ClaimFilter

EXAMPLE = "Example: itemwire claims --status disputed   or: itemwire claims --why c-0123456789abcdef"

GONE = "(its words were erased)"
"""What is shown where a quote stood."""
DAY = timedelta(days=1)
"""How far apart claims of one place may be to tell one incident: reports come in until the next day."""


def _origin(origin: Origin) -> str:
    grade = f"{origin.reliability.value}" if origin.source else "not in the source list"
    side = f", {origin.side}" if origin.side else ""
    stances = ", ".join(stance.value for stance in origin.stances)
    voice = " in its own voice" if origin.own_voice else ""
    voice += ", took it back" if origin.taken_back else ""
    back = f"; does not count towards confirming: {origin.held_back}" if origin.held_back else ""
    return f"{origin.name} ({grade}{side}) {stances}{voice}, first {origin.first:%Y-%m-%d %H:%M} UTC{back}"


def origin_tree(claim: Claim) -> Iterator[str]:
    """The posts of `claim` under the origins that they come from, each with the evidence of its fold."""
    posts = len({appearance.post.uid for appearance in claim.appearances})
    origins = claim.origins.origins
    own = sum(origin.own_voice and not origin.taken_back for origin in origins)
    more = len(origins) - own
    others = f"; {more} more {'asks, denies or corrects' if more == 1 else 'ask, deny or correct'}" if more else ""
    yield f"{counted(posts, 'post')} → {counted(own, 'origin')}{others}"
    told = {appearance.statement.uid: appearance for appearance in claim.appearances}
    folds: dict[str, dict[str, list[str]]] = {}
    for fold in claim.origins.folds:
        folds.setdefault(fold.into, {}).setdefault(fold.statement, []).append(fold.reason)
    for origin in origins:
        yield f"  {_origin(origin)}"
        folded = folds.get(origin.name, {})
        for uid in origin.statements:
            if uid in told and uid not in folded:
                yield f"    {told[uid].source.name} [{told[uid].post.id}] {_stance(told[uid])}"
        yield from _folded(folded, told)
    if "" in folds:
        yield "  nobody's word"
        yield from _folded(folds[""], told)


def _folded(folded: dict[str, list[str]], told: dict[str, Appearance]) -> Iterator[str]:
    for uid, reasons in folded.items():
        if uid in told:
            yield f"    ← {told[uid].source.name} [{told[uid].post.id}] {_stance(told[uid])}: {'; '.join(reasons)}"


def _stance(appearance: Appearance) -> str:
    hedge = ", passed on" if appearance.statement.hedged else ""
    return f"{appearance.statement.stance.value}{hedge}"


def counts_told(claim: Claim) -> Iterator[str]:
    """Each thing that `claim` counts, with who said what."""
    for figure in claim.figures:
        said: dict[str, list[str]] = {}
        for appearance in claim.appearances:
            for one in appearance.statement.particulars.figures:
                if (one.what, one.whom, one.increment, one.part) == (
                    figure.what,
                    figure.whom,
                    figure.increment,
                    figure.part,
                ):
                    said.setdefault(in_words(one), []).append(appearance.source.name)
        who = "; ".join(f"{count}: {', '.join(dict.fromkeys(names))}" for count, names in said.items())
        yield f"  {in_words(figure)} {figure.what} ({who})"


def _appearance(appearance: Appearance) -> list[str]:
    statement, post = appearance.statement, appearance.post
    when = f"{post.published:%Y-%m-%d %H:%M} UTC" if post.published else "undated"
    hedge = ", passed on" if statement.hedged else ""
    gone = ", deleted by its source" if post.deleted else ""
    return [
        f"  {appearance.source.name}, {when}, {statement.stance.value}{hedge}{gone} [{post.id}]",
        f"    “{one_line(statement.quote)}”" if statement.quote else f"    {SEALED if post.deleted else GONE}",
        f"    {appearance.why}",
    ]


def explain(claim: Claim) -> Iterator[str]:
    """All that stands behind the status of `claim`, in lines for a person."""
    yield f"{claim.uid}  {one_line(claim.text)}"
    yield f"{claim.status.value.upper()} (credibility {claim.credibility}, {claim.decided_by})"
    yield f"why: {claim.reason}"
    if claim.missing:
        yield f"missing: {claim.missing}"
    yield from (f"look: {flag}" for flag in claim.flags)
    yield ""
    yield from origin_tree(claim)
    if claim.figures:
        yield "\nwho counts what"
        yield from counts_told(claim)
    yield "\nappearances"
    for appearance in claim.appearances:
        yield from _appearance(appearance)
    if claim.suggestions:
        yield "\nperhaps the same, to be decided at the desk"
        yield from (
            f"  {suggestion.other} ({suggestion.score:.2f}): {suggestion.why}" for suggestion in claim.suggestions
        )
    if claim.updates:
        yield f"\ncarries on the figure of {claim.updates}"
    yield "\nhistory"
    for change in claim.history:
        before = change.before.value if change.before else "new"
        step = f"{before} → {change.after.value} by {change.by} v{change.version}"
        yield f"  {change.at:%Y-%m-%d %H:%M} UTC  {step}: {change.reason}"


def _why(opened: Session, uid: str, as_json: bool) -> None:
    claim = opened.store.claim(uid, opened.settings.roster)
    if claim is None:
        raise NotFoundError(f"there is no claim {uid!r}; `itemwire claims` lists them")
    claim = sealed(claim)
    if claim.uid != uid:
        hint(f"{uid} is now part of {claim.uid}")
    if as_json:
        say_json(row(claim))
    else:
        say("\n".join(explain(claim)))
        of = lapsed(claim, opened.settings.policy, opened.now)
        if of is not None:
            say(f"\n“now” has lapsed: it holds as of {of:%Y-%m-%d %H:%M} UTC")
        beside = _beside(opened, claim)
        if beside is not None:
            say(f"\nbeside it: {beside}")


def _beside(opened: Session, claim: Claim) -> str | None:
    """How other claims of its place and day contradict `claim`, in a sentence."""
    village = next((place.key for place in claim.places if not place.region), None)
    if village is None or claim.status is Status.DISPUTED:
        return None
    near = ClaimFilter(since=claim.first_reported - DAY, until=claim.first_reported + DAY, place=village)
    return contested(
        [one for one in opened.store.claims(near, opened.settings.roster) if one.uid != claim.uid] + [claim]
    )


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""

    @app.command("claims", epilog=EXAMPLE)
    def claims(
        why: Annotated[str | None, typer.Option("--why", metavar="ID", help="Explain this claim.")] = None,
        status: Statuses = None,
        place: PlaceName = None,
        source: SourceName = None,
        since: Since = None,
        until: Until = None,
        sources: Sources = DEFAULT_SOURCES,
        database: Database = None,
        as_json: AsJson = False,
    ) -> None:
        """List the claims of a period with status and origins, or explain one."""
        check_period(since, until)
        with session(sources, database, reading=True) as opened:
            if why is not None:
                _why(opened, why, as_json)
                return
            wanted = claim_filter(
                opened.settings.roster,
                statuses=status or (),
                place=place,
                source=source,
                since=since,
                until=until,
            )
            found = [sealed(claim) for claim in opened.store.claims(wanted, opened.settings.roster)]
            if as_json:
                say_json([row(claim) for claim in found])
                return
            rows = [
                (
                    claim.uid,
                    claim.status.value,
                    str(len([one for one in claim.origins.origins if one.own_voice and not one.taken_back])),
                    claim.places[0].name if claim.places else "",
                    f"{claim.first_reported:%m-%d %H:%M}",
                    claim.text,
                )
                for claim in found
            ]
        table(counted(len(rows), "claim"), ("id", "status", "own voices", "place", "first (UTC)", "text"), rows)
