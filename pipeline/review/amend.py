"""What an editor may do with one item: each act makes the next version of its edit, and says so in a decision."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from pipeline.errors import EditConflict, NotAllowed
from pipeline.review.sheet import DeskItem
from pipeline.text import clean
from pipeline.types import Decision, ItemEdit, Record, Review

PRINTED = ("text", "credit", "cut", "hold", "translation")
"""Parts of a change that alter what readers see, so that names under the round-up no longer hold."""

LONGEST = 20_000
"""Characters of an item, note or translation: ten pages; more is a mistake of pasting."""


class Change(Record):
    """What an editor asks for; what is left out stays as it is."""

    text: str | None = None
    """The editor's words; empty: back to the draft's."""
    credit: tuple[str, ...] | None = None
    """Names to credit; empty: back to the draft's."""
    cut: bool | None = None
    hold: str | None = None
    """Why it must wait; empty: it need not any more."""
    note: str | None = None
    translation: str | None = None
    reviewed: bool | None = None
    """True: fit to print as it stands, False: not after all."""

    @property
    def alters_print(self) -> bool:
        """Whether readers would see another page."""
        return any(getattr(self, name) is not None for name in PRINTED)


class Amended(NamedTuple):
    """The next version of an edit, and what the record of decisions says."""

    edit: ItemEdit
    decisions: tuple[Decision, ...]


def amend(edition: str, one: DeskItem, change: Change, who: str, now: datetime, *, seen: int | None = None) -> Amended:
    """The edit of the item `one` after `change` by `who`.

    `seen` is the version that the editor had before him (0: none yet); raises EditConflict where there is a later one,
    NotAllowed where a text is too long or an item without words is to be reviewed.
    """
    before = one.edit
    version = before.version if before else 0
    if seen is not None and seen != version and before is not None:
        raise EditConflict(
            [f"{before.who} changed this item meanwhile (version {before.version}); look at it and send yours again"]
        )
    _check_length(change)
    fields: dict[str, object] = {"edition": edition, "claim": one.item.claim}
    fields |= dict(before.__dict__) if before else {}
    if before is not None and before.claim != one.item.claim:
        fields |= {"claim": one.item.claim, "carried": (*before.carried, before.claim)}
    fields |= {"version": version + 1, "at": now, "who": who}
    fields |= _words(one, change)
    fields |= _marks(change)
    if one.drafted is not None:
        fields["kept"] = one.drafted
    edit = ItemEdit.model_validate(fields)
    if _unseen(before, edit):
        edit = edit.model_copy(update={"review": None})
    if change.reviewed is not None:
        edit = edit.model_copy(update={"review": _review(one, edit, who, now) if change.reviewed else None})
    return Amended(edit, tuple(_decisions(edition, one, change, edit, who, now)))


def _unseen(before: ItemEdit | None, edit: ItemEdit) -> bool:
    """Whether readers would see a credit or a translation that was not there when the item was reviewed."""
    return before is not None and (before.credit, before.translation) != (edit.credit, edit.translation)


def _check_length(change: Change) -> None:
    for name in ("text", "hold", "note", "translation"):
        value = getattr(change, name)
        if value is not None and len(value) > LONGEST:
            raise NotAllowed([f"the {name} has {len(value)} characters; at most {LONGEST} are kept, so shorten it"])


def _words(one: DeskItem, change: Change) -> dict[str, object]:
    """The editor's words, and what the draft said when they were written."""
    changed: dict[str, object] = {}
    if change.text is not None:
        words = clean(change.text).strip()
        drafted = one.drafted or one.item
        changed = {"text": words or None, "base": drafted.text if words else None}
    if change.credit is not None:
        changed["credit"] = tuple(name.strip() for name in change.credit if name.strip()) or None
    return changed


def _marks(change: Change) -> dict[str, object]:
    given: dict[str, object] = {}
    if change.cut is not None:
        given["cut"] = change.cut
    for name in ("hold", "note", "translation"):
        value = getattr(change, name)
        if value is not None:
            given[name] = clean(value).strip() or None
    return given


def _review(one: DeskItem, edit: ItemEdit, who: str, now: datetime) -> Review:
    if one.drafted is None:
        raise NotAllowed(["no claim carries this item any more; take its words over into another item, or cut it"])
    text = edit.text if edit.text is not None else one.drafted.text
    if not text.strip():
        raise NotAllowed(["an item without words cannot be approved; write it, or cut it"])
    return Review(who=who, at=now, text=text, status=one.drafted.status)


_ACTS = {"cut": ("cut", "restore"), "reviewed": ("review", "unreview")}


def _decisions(edition: str, one: DeskItem, change: Change, edit: ItemEdit, who: str, now: datetime) -> list[Decision]:
    """Cutting, holding and approving are decisions; words and notes are kept as versions of the edit."""
    made = []
    for name, (yes, no) in _ACTS.items():
        wanted = getattr(change, name)
        if wanted is not None:
            made.append((yes if wanted else no, one.item.text))
    if change.hold is not None:
        made.append(("hold" if edit.hold else "release", edit.hold or "nothing stands against it any more"))
    return [
        Decision(at=now, who=who, act=act, subject=one.item.claim, other=edition, before=one.state.value, reason=reason)
        for act, reason in made
    ]
