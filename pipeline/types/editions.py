"""What a desk makes of a draft: its edits, the editions it published, their corrections, and where they were sent."""

from __future__ import annotations

from datetime import datetime

from pipeline.types.record import Record, short_hash
from pipeline.types.roundups import Item, Roundup
from pipeline.types.scales import CorrectionGrade, PublicationState, SendState, Status


def edition_uid(beat: str, number: int) -> str:
    """The id of the `number`-th round-up of `beat`, the same from its first draft to its last correction."""
    return "e-" + short_hash(beat, str(number))


class Review(Record):
    """An editor looked at an item and found it fit to print."""

    who: str
    at: datetime
    text: str
    """The words that were approved."""
    status: Status
    """The claim's status at that moment: publishing is refused where it fell since."""


class ItemEdit(Record):
    """What an editor made of one item: a layer over the draft, of which no version is ever overwritten."""

    edition: str
    claim: str
    version: int
    """1 for the first edit of this item, then counted up: an edit of an older version is a conflict."""
    at: datetime
    who: str
    text: str | None = None
    """The editor's words; None: the draft's."""
    base: str | None = None
    """What the draft said when these words were written, so that a later draft can be compared three ways."""
    credit: tuple[str, ...] | None = None
    cut: bool = False
    hold: str | None = None
    """Why it waits; a held item is not printed."""
    note: str | None = None
    """For colleagues; never printed."""
    translation: str | None = None
    """An editor's translation, printed beside the original."""
    review: Review | None = None
    carried: tuple[str, ...] = ()
    """What its claim was called before: edits under those names are part of this one."""
    kept: Item | None = None
    """The item as drafted when it was last edited: what is shown where the draft no longer holds its claim."""


class Lock(Record):
    """Somebody is at an item."""

    edition: str
    claim: str
    who: str
    since: datetime
    until: datetime
    """When it opens by itself."""


class Approved(Record):
    """One line as it was approved with its round-up."""

    claim: str
    digest: str
    """Of its words and its translation."""
    status: Status


class Approval(Record):
    """An editor put a name under a whole round-up."""

    who: str
    at: datetime
    lines: tuple[Approved, ...] | None = None
    """What the name was put under; it says nothing about lines that came or changed afterwards."""


class OpenRoundup(Record):
    """The round-up of a beat that is being worked on: who did what with the whole of it, not its items."""

    uid: str
    beat: str
    number: int
    opened: datetime
    since: datetime | None = None
    """End of the last edition's period; None: there was none."""
    state: PublicationState = PublicationState.DRAFT
    headline: str | None = None
    order: tuple[str, ...] = ()
    """Claims in the order that an editor gave them; empty: the draft's order."""
    submitted_by: str | None = None
    approvals: tuple[Approval, ...] = ()
    version: int = 1


class Update(Record):
    """What was added above an edition after it was published: `UPDATE 1600 GMT: …`."""

    at: datetime
    by: str
    items: tuple[Item, ...]


class Correction(Record):
    """What was wrong in an edition, and what is right."""

    uid: str
    edition: str
    claim: str | None = None
    """The claim whose item it corrects; None: the edition as a whole."""
    grade: CorrectionGrade
    wrong: str
    right: str
    reason: str
    drafted: datetime
    issued: datetime | None = None
    """None: a draft that waits for an editor."""
    dismissed: datetime | None = None
    """An editor decided that nothing is wrong; the reason is in the decisions."""
    lapsed: bool = False
    """Put away by the program before anybody decided: the claim stood again, or fell further."""
    who: str
    """`rule:fallen` for a draft of the program's, else the editor."""
    replaced: str | None = None
    """The line as it was printed, which readers may look for."""
    item: Item | None = None
    """The line as it reads now; None: it is taken out."""


class EditionRef(Record):
    """An earlier edition on the same place: `See also`."""

    uid: str
    beat: str
    number: int
    headline: str
    published: datetime


class Edition(Record):
    """A published round-up, as it reads now; its id never changes, its revision counts what was done to it."""

    uid: str
    beat: str
    number: int
    revision: int = 1
    headline: str
    roundup: Roundup
    """The original entry, corrected where something was corrected."""
    published: datetime
    revised: datetime
    by: tuple[str, ...]
    """Who approved and published it."""
    state: PublicationState = PublicationState.PUBLISHED
    updates: tuple[Update, ...] = ()
    """Newest first."""
    corrections: tuple[Correction, ...] = ()
    """Issued ones, newest first."""
    see_also: tuple[EditionRef, ...] = ()


class Sending(Record):
    """One revision of an edition on its way to one channel."""

    edition: str
    revision: int
    channel: str
    state: SendState = SendState.DUE
    attempts: int = 0
    due: datetime
    """When it is to be tried (again)."""
    changed: datetime
    error: str | None = None
    remote: str | None = None
    """What the channel calls the edition there, such as a post number, for the next revision."""
    url: str | None = None
    digest: str | None = None
    """SHA-256 of what was sent: the same twice changes nothing."""
