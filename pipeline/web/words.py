"""The words of the screen: what editors call things, times in their zone, addresses that are safe to follow."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from markupsafe import Markup

from pipeline.desk.remarks import check_in
from pipeline.draft.credit import credit_line
from pipeline.draft.dates import clock_words, day_words, zone_of
from pipeline.draft.escape import markup, web_link
from pipeline.emphasis import Marked, said
from pipeline.review import ItemState
from pipeline.text import one_line
from pipeline.timeline import MARKS, ORDER
from pipeline.types import Appearance, Band, Decision, Item, SendState, Stance, Status
from pipeline.types.accounts import Rank
from pipeline.types.remarks import LOOKED

STATUSES = {
    Status.CONFIRMED: "confirmed",
    Status.CORROBORATED: "corroborated",
    Status.UNCONFIRMED: "unconfirmed",
    Status.DISPUTED: "disputed",
    Status.RETRACTED: "taken back by source",
    Status.REJECTED: "rejected",
}
STANCES = {
    Stance.ASSERTS: "says",
    Stance.DENIES: "denies",
    Stance.QUESTIONS: "doubts",
    Stance.CORRECTS: "corrects",
}
PASSED_ON = "passes on"
BANDS = {
    Band.AUTO: "joined by the program",
    Band.SUGGESTED: "suggested",
    Band.EDITOR: "joined by an editor",
}
STATES = {
    ItemState.NEW: "to review",
    ItemState.CHANGED: "changed since review",
    ItemState.REVIEWED: "reviewed",
    ItemState.HELD: "held",
    ItemState.CUT: "left out",
}
SENDINGS = {
    SendState.DUE: "waits to be sent",
    SendState.STARTED: "being sent",
    SendState.SENT: "sent",
    SendState.FAILED: "failed, will be tried again",
    SendState.REFUSED: "refused, will not be tried again",
    SendState.UNSURE: "broken off: look whether it arrived",
    SendState.WAITING: "ready to be put there by hand",
    SendState.BY_HAND: "put there by hand",
}
ACTS = {
    "join": "merged",
    "split": "kept apart",
    "status": "set the status",
    "undo": "took back",
    "claim-note": "noted",
    "visual-check": "checked pictures",
    "ask": "asked for a reply",
    "answer": "recorded a reply",
    "same-place": "same place",
    "other-place": "other place",
    "review": "reviewed",
    "unreview": "to review again",
    "cut": "left out",
    "restore": "took in again",
    "hold": "held",
    "release": "released",
    "submit": "submitted",
    "approve": "approved",
    "reopen": "reopened",
    "publish": "published",
    "correct": "corrected",
    "update": "updated",
    "dismiss-correction": "dismissed a correction",
    "depends": "copies",
    "grade": "graded a source",
    "pause": "paused a source",
    "resume": "took up a source again",
    "describe": "described a source anew",
    "unname": "said who is not named in public",
    "at-risk": "said who is at risk",
    "add-source": "added a source",
    "add": "added by hand",
}


class Part(NamedTuple):
    """A stretch of a post's text, and whether it is the passage that counts."""

    text: str
    marked: bool


AROUND = 400
"""Characters of a long post shown on each side of its passage; the whole is behind its link."""


def stance(one: Appearance) -> str:
    """What its source does in a passage: says, passes on, denies, doubts, corrects."""
    if one.statement.hedged and one.statement.stance is Stance.ASSERTS:
        return PASSED_ON
    return STANCES[one.statement.stance]


def marked(one: Appearance) -> list[Part]:
    """The text of its post with the passage marked."""
    text, start, end = one.post.text, one.statement.start, one.statement.end
    if text[start:end] != one.statement.quote:  # the post was edited since it was read
        return [Part(one.statement.quote, True)]
    before, after = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
    lead = "… " if start > AROUND else ""
    tail = " …" if end + AROUND < len(text) else ""
    return [Part(lead + before, False), Part(text[start:end], True), Part(after + tail, False)]


def when(at: datetime | None, zone: str = "UTC") -> str:
    """A time in the beat's zone, which it names; "undated" for none."""
    if at is None:
        return "undated"
    there = zone_of(zone)
    return f"{day_words(at.astimezone(there).date(), 0)}, {clock_words(at, there)}"


def ago(at: datetime, now: datetime) -> str:
    """How long ago, in the largest unit that says something."""
    seconds = max(0, int((now - at).total_seconds()))
    for size, name in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            number = seconds // size
            return f"{number} {name}{'' if number == 1 else 's'} ago"
    return "just now"


def credit(item: Item) -> str:
    """Whom an item credits, as it is printed."""
    return credit_line(item.credit, item.via)


def printed(text: str) -> Markup:
    """A text as readers see it: an editor's stress and links are shown, anything else is text."""
    return Markup(markup(text))  # noqa: S704 - this is where it is made safe


def written(item: Item) -> Markup:
    """The text of an item as readers see it."""
    return printed(Marked(item.text) if item.marked else item.text)


def _checked(decision: Decision) -> str:
    check = check_in(decision)
    return "; ".join(part for part in (check.place, check.day.isoformat() if check.day else "", check.earliest) if part)


AFTER = {LOOKED: _checked}
"""How the outcome of an act is told, where it is no word of its own."""


def after(decision: Decision) -> str:
    """What a decision led to, in words."""
    found = AFTER.get(decision.act)
    return found(decision) if found else decision.after or ""


def act(decision: Decision) -> str:
    """What somebody did, in a word or two."""
    return ACTS.get(decision.act, decision.act)


def plural(number: int, one: str, many: str | None = None) -> str:
    """`number` with its noun."""
    return f"{number} {one if number == 1 else many or one + 's'}"


class Shape(NamedTuple):
    """What a mark of a status looks like in a picture."""

    status: Status
    shape: str
    """SVG in a square of 18 pixels."""


KEY = tuple(Shape(one, MARKS[one].format(x=9, y=9)) for one in ORDER if one is not Status.REJECTED)
"""The marks of pictures; what an editor rejected looks as what its source took back."""


FILTERS = {
    "when": when,
    "stance": stance,
    "marked": marked,
    "credit": credit,
    "link": web_link,
    "line": one_line,
    "act": act,
    "after": after,
    "printed": printed,
    "written": written,
    "said": said,
    "ago": ago,
}
"""What templates may call."""

GLOBALS = {
    "STATUSES": STATUSES,
    "RANKS": tuple(Rank),
    "MARKS": KEY,
    "STATES": STATES,
    "BANDS": BANDS,
    "SENDINGS": SENDINGS,
    "plural": plural,
}
