"""Notes, visual checks and the right of reply on a claim, kept as decisions; and who watches it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from pydantic import ValidationError

from pipeline.deciding import claim_of, undo
from pipeline.discretion import sealed
from pipeline.errors import NotAllowed, NotFoundError
from pipeline.holding import today
from pipeline.review.undoing import UNDO, begun, deed_uid, in_force
from pipeline.settings import Settings
from pipeline.text import clean
from pipeline.types import Claim, Decision
from pipeline.types.accounts import Watch
from pipeline.types.remarks import ANSWERED, ASKED, LOOKED, NOTED, REMARKS, VisualCheck
from storage import ClaimFilter, Store

LONGEST = 20_000
"""Characters of a remark: ten pages; more is a mistake of pasting."""


class Note(NamedTuple):
    """A note for colleagues."""

    deed: str
    decision: Decision


class Look(NamedTuple):
    """A visual check."""

    deed: str
    decision: Decision
    check: VisualCheck


class Asked(NamedTuple):
    """Somebody was asked for their side of it."""

    deed: str
    decision: Decision
    answers: list[Note]


class Remarks(NamedTuple):
    """What stands remarked on a claim, earliest first."""

    notes: list[Note]
    checks: list[Look]
    asked: list[Asked]


def remarked(store: Store, claim: Claim) -> list[Decision]:
    """The remarks on `claim` that nobody took back, earliest first."""
    made = in_force(store.decisions_about([claim.uid, *_ever(store, claim)], UNDO))
    return [one for one in made if one.act in REMARKS]


def remarks_on(store: Store, claim: Claim) -> Remarks:
    """What people remarked on `claim` and did not take back."""
    notes = [Note(deed_uid(one), one) for one in remarked(store, claim)]
    answers: dict[str, list[Note]] = {}
    for one in notes:
        if one.decision.act == ANSWERED and one.decision.other:
            answers.setdefault(one.decision.other, []).append(one)
    return Remarks(
        [one for one in notes if one.decision.act == NOTED],
        [Look(*one, check_in(one.decision)) for one in notes if one.decision.act == LOOKED],
        [Asked(*one, answers.get(one.deed, [])) for one in notes if one.decision.act == ASKED],
    )


def check_in(decision: Decision) -> VisualCheck:
    """The visual check that a decision holds; what cannot be read is an empty one."""
    try:
        return VisualCheck.model_validate_json(decision.after or "{}")
    except ValidationError:
        return VisualCheck()


def note(store: Store, settings: Settings, uid: str, text: str, who: str, now: datetime) -> None:
    """Leave a note on the claim `uid` for colleagues; it is never printed."""
    _keep(store, settings, uid, NOTED, _said(text, "write the note"), who, now)


def look(store: Store, settings: Settings, uid: str, check: VisualCheck, who: str, now: datetime) -> None:
    """Record a look at the pictures of the claim `uid`; raises NotAllowed where it says nothing."""
    how = _said(check.how, "say how it was found: what was compared with what, so that a colleague can do it again")
    if not (check.place.strip() or check.day or check.earliest.strip()):
        raise NotAllowed(["say what was found: the place, the day or the earliest upload"])
    whole = check.model_copy(update={"by": check.by.strip() or who, "how": how})
    _keep(store, settings, uid, LOOKED, how, who, now, after=whole.model_dump_json(exclude_defaults=True))


def day_of(text: str) -> date | None:
    """The day that a form's field names; None: it is empty. Raises NotAllowed where it names none."""
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        raise NotAllowed([f"{text[:40]!r} is no day; write it as 2026-03-14"]) from None


def ask(store: Store, settings: Settings, uid: str, whom: str, what: str, who: str, now: datetime) -> None:
    """Record that `whom` was asked for their side of the claim `uid`, how, and what."""
    if not whom.strip():
        raise NotAllowed(["say who was asked"])
    told = _said(what, "say what was asked, and how: by telephone, by mail")
    _keep(store, settings, uid, ASKED, told, who, now, after=clean(whom).strip()[:200])


def answer(store: Store, settings: Settings, uid: str, asked: str, what: str, who: str, now: datetime) -> None:
    """Record what was answered to the question `asked` (id of a deed), or that nobody answered."""
    claim = claim_of(store, settings, uid)
    found = next((one for one in remarks_on(store, claim).asked if one.deed == asked), None)
    if found is None:
        raise NotFoundError("nobody was asked that about this claim; the claim's page lists who was")
    told = _said(what, "write what was answered, or that nobody did")
    _keep(store, settings, uid, ANSWERED, told, who, now, after=found.decision.after, other=asked)


def take_back(store: Store, settings: Settings, uid: str, deed: str, who: str, now: datetime, *, own: bool) -> None:
    """Take back the remark `deed` on the claim `uid`; `own`: only one of one's own."""
    made = store.decisions_about(_ever(store, claim_of(store, settings, uid)), UNDO)
    found = next((one for one in in_force(made) if deed_uid(one) == deed and one.act in REMARKS), None)
    if found is None:
        raise NotFoundError("there is no such remark on this claim, or it was taken back already")
    if own and found.who != who:
        raise NotAllowed([f"{found.who} wrote it; only {found.who} and editors take it back"])
    undo(store, settings, deed, who, now)


def _said(text: str, otherwise: str) -> str:
    said = clean(text).strip()
    if not said:
        raise NotAllowed([otherwise])
    if len(said) > LONGEST:
        raise NotAllowed([f"it has {len(said)} characters; at most {LONGEST} are kept, so shorten it"])
    return said


def _keep(
    store: Store, settings: Settings, uid: str, act: str, reason: str, who: str, now: datetime,
    *, after: str | None = None, other: str | None = None,
) -> None:  # fmt: skip
    claim = claim_of(store, settings, uid)
    subject = _passages(claim)[0]  # a passage and not the claim: it keeps its id whatever is joined later
    store.add_decision(
        Decision(at=begun(now), who=who, act=act, subject=subject, other=other, after=after, reason=reason)
    )


def _passages(claim: Claim) -> list[str]:
    return [one.statement.uid for one in claim.appearances]


def _ever(store: Store, claim: Claim) -> list[str]:
    """The passages of `claim`, and what their posts said in their place before they were edited."""
    passages = _passages(claim)
    return [*passages, *sorted(store.predecessors_of(passages))]


# ---- watching


class Watched(NamedTuple):
    """A claim that somebody watches, and what changed since it was looked at."""

    claim: Claim
    watch: Watch
    changes: list[str]
    """Each in words; none: it is as it was."""


def watch(store: Store, settings: Settings, uid: str, who: str, now: datetime) -> None:
    """Watch the claim `uid` from now on: as it stands now is what it is compared with."""
    claim = claim_of(store, settings, uid)
    unwatch(store, settings, uid, who)
    first = _passages(claim)[0]
    made = Watch(account=who, passage=first, since=now, status=claim.status.value, passages=len(claim.appearances))
    store.put_watch(made)


def unwatch(store: Store, settings: Settings, uid: str, who: str) -> None:
    """Watch the claim `uid` no more."""
    store.drop_watches(who, _ever(store, claim_of(store, settings, uid)))


def watched(store: Store, settings: Settings, who: str) -> Iterator[Watched]:
    """Every claim that `who` watches, with what changed since."""
    kept = {one.passage: one for one in store.watches(who)}
    now_said = today(store, kept)
    homes = store.claims_of_statements(now_said.values()) if kept else {}
    wanted = ClaimFilter(uids=tuple(sorted(set(homes.values()))))
    claims = {one.uid: one for one in store.claims(wanted, settings.roster)} if homes else {}
    for passage, one in kept.items():
        claim = claims.get(homes.get(now_said[passage], ""))
        if claim is not None:
            yield Watched(sealed(claim), one, list(_changes(claim, one)))


def watch_on(watches: Iterable[Watch], claim: Claim) -> Watched | None:
    """The watch on `claim` among `watches`, with what changed since; None: nobody watches it."""
    passages = set(_passages(claim))
    found = next((one for one in watches if one.passage in passages), None)
    return Watched(claim, found, list(_changes(claim, found))) if found else None


def _changes(claim: Claim, one: Watch) -> Iterator[str]:
    if claim.status.value != one.status:
        yield f"it was {one.status}, and is {claim.status.value} now"
    more = len(claim.appearances) - one.passages
    if more:
        number = abs(more)
        yield f"{number} passage{'' if number == 1 else 's'} {'more' if more > 0 else 'fewer'}"
