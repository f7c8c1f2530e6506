"""The words of the screen: what editors call things, times in their zone, addresses that are safe to follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from markupsafe import Markup

from pipeline.desk.remarks import check_in
from pipeline.draft.credit import credit_line
from pipeline.draft.escape import markup, web_link
from pipeline.emphasis import Marked, said
from pipeline.match.events import kind_of
from pipeline.review import ItemState
from pipeline.text import one_line
from pipeline.timeline import MARKS, ORDER
from pipeline.types import Appearance, Band, Decision, Item, SendState, Stance, Status
from pipeline.types.accounts import Rank
from pipeline.types.remarks import LOOKED
from pipeline.web.catalogue import ENGLISH, N_, NN_, counted, words_of
from pipeline.web.retelling import retold
from pipeline.web.retelling.moments import day_of, happened, when
from pipeline.web.retelling.statuses import STATUSES

STANCES = {
    Stance.ASSERTS: N_("says"),
    Stance.DENIES: N_("denies"),
    Stance.QUESTIONS: N_("doubts"),
    Stance.CORRECTS: N_("corrects"),
}
PASSED_ON = N_("passes on")
BANDS = {
    Band.AUTO: N_("joined by the program"),
    Band.SUGGESTED: N_("suggested"),
    Band.EDITOR: N_("joined by an editor"),
}
STATES = {
    ItemState.NEW: N_("to review"),
    ItemState.CHANGED: N_("changed since review"),
    ItemState.REVIEWED: N_("reviewed"),
    ItemState.HELD: N_("held"),
    ItemState.CUT: N_("left out"),
}
SENDINGS: dict[str, str] = {
    SendState.DUE: N_("waits to be sent"),
    SendState.STARTED: N_("being sent"),
    SendState.SENT: N_("sent"),
    SendState.FAILED: N_("failed, will be tried again"),
    SendState.REFUSED: N_("refused, will not be tried again"),
    SendState.UNSURE: N_("broken off: look whether it arrived"),
    SendState.WAITING: N_("ready to be put there by hand"),
    SendState.BY_HAND: N_("put there by hand"),
}
ACTS = {
    "join": N_("merged"),
    "split": N_("kept apart"),
    "status": N_("set the status"),
    "undo": N_("took back"),
    "claim-note": N_("noted"),
    "visual-check": N_("checked pictures"),
    "ask": N_("asked for a reply"),
    "answer": N_("recorded a reply"),
    "same-place": N_("same place"),
    "other-place": N_("other place"),
    "review": N_("reviewed"),
    "unreview": N_("to review again"),
    "cut": N_("left out"),
    "restore": N_("took in again"),
    "hold": N_("held"),
    "release": N_("released"),
    "submit": N_("submitted"),
    "approve": N_("approved"),
    "reopen": N_("reopened"),
    "publish": N_("published"),
    "correct": N_("corrected"),
    "update": N_("updated"),
    "dismiss-correction": N_("dismissed a correction"),
    "depends": N_("copies"),
    "grade": N_("graded a source"),
    "pause": N_("paused a source"),
    "resume": N_("took up a source again"),
    "describe": N_("described a source anew"),
    "unname": N_("said who is not named in public"),
    "at-risk": N_("said who is at risk"),
    "add-source": N_("added a source"),
    "add": N_("added by hand"),
}


LANGUAGES = {"en": N_("English"), "ar": N_("Arabic"), "ru": N_("Russian"), "uk": N_("Ukrainian")}
"""Languages that the program reads."""
UNKNOWN = N_("not known")

RULES = {
    "rule:confirmed_own_act": N_("by rule: a body’s own act"),
    "rule:confirmed_strong": N_("by rule: strong corroboration"),
    "rule:corroborated": N_("by rule: corroborated"),
    "rule:disputed": N_("by rule: another account"),
    "rule:retracted": N_("by rule: taken back by its source"),
    "rule:unconfirmed": N_("by rule: nothing lifts it"),
}
"""Rules of verification, as a history names them; a rule of an own policy is named as it is."""
DECIDED_BY = N_("decided by %(who)s")


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


BROWSERS = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "macOS"),
           ("Linux", "Linux"))  # fmt: skip
"""What names of browsers hold, the more exact first, and how it is called."""


def browser(agent: str) -> str:
    """The browser that a session is of, as its user calls it; what is not known is shown as it named itself."""
    found = [next((name for mark, name in one if mark in agent), "") for one in (BROWSERS, SYSTEMS)]
    return ", ".join(found) if all(found) else one_line(agent)[:80]


def language_name(code: str | None, language: str = ENGLISH) -> str:
    """What a language is called: "Arabic"; its code where the program does not read it."""
    return words_of(language).gettext(LANGUAGES.get(code, code) if code else UNKNOWN)


def event_name(event: str, language: str = ENGLISH) -> str:
    """What happened, in words: "air strike"."""
    return words_of(language).gettext(kind_of(event).label)


def judged_by(by: str, language: str = ENGLISH) -> str:
    """Who or what gave a status: a rule, or a colleague."""
    words = words_of(language)
    kind, _, who = by.partition(":")
    return words.gettext(DECIDED_BY) % {"who": who} if kind == "editor" else words.gettext(RULES.get(by, by))


AGO = (
    (86_400, *NN_("%(num)s day ago", "%(num)s days ago")),
    (3_600, *NN_("%(num)s hour ago", "%(num)s hours ago")),
    (60, *NN_("%(num)s minute ago", "%(num)s minutes ago")),
)
"""Seconds of a unit, and how one and many of it are told."""
NOW = N_("just now")


def ago(at: datetime, now: datetime, language: str = ENGLISH) -> str:
    """How long ago, in the largest unit that says something."""
    seconds = max(0, int((now - at).total_seconds()))
    for size, one, many in AGO:
        if seconds >= size:
            return counted(language, one, many, seconds // size)
    return words_of(language).gettext(NOW)


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


def each_told(sentences: Iterable[str], language: str = ENGLISH) -> str:
    """Sentences of the program, one after the other."""
    return " ".join(retold(one, language) for one in sentences)


IN_A_LANGUAGE: dict[str, Callable[..., str]] = {
    "when": when,
    "happened": happened,
    "day": day_of,
    "ago": ago,
    "told": retold,
    "each_told": each_told,
    "language": language_name,
    "event": event_name,
    "judged_by": judged_by,
}
"""Filters that tell something in the language of their template."""

FILTERS = {
    "stance": stance,
    "marked": marked,
    "credit": credit,
    "link": web_link,
    "line": one_line,
    "browser": browser,
    "act": act,
    "after": after,
    "printed": printed,
    "written": written,
    "said": said,
}
"""What templates may call."""

AGAINST = 20
"""Reasons against publishing that are shown; while nothing is reviewed there are as many as items."""

GLOBALS = {
    "AGAINST": AGAINST,
    "STATUSES": STATUSES,
    "RANKS": tuple(Rank),
    "MARKS": KEY,
    "STATES": STATES,
    "ACTS": ACTS,
    "BANDS": BANDS,
    "SENDINGS": SENDINGS,
    "plural": plural,
}
