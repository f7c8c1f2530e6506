"""Lays an editor's work over a draft: nothing that an editor wrote is ever overwritten, what changed stands beside it.

`lay` is a function of the draft, the edits and the claims as they stand; the draft can be composed afresh at any time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from sqlmodel import Field

from pipeline.review.merge import merged
from pipeline.review.standing import fell
from pipeline.types import Item, ItemEdit, OpenRoundup, PublicationState, Record, Roundup, Tag


class ItemState(StrEnum):
    """What an item still needs of an editor."""

    NEW = "new"
    """Nobody has looked at it."""
    CHANGED = "changed"
    """It was reviewed, and its words or its status are others now."""
    REVIEWED = "reviewed"
    HELD = "held"
    CUT = "cut"


class Proposal(Record):
    """What the draft says now, beside an editor's words that it said something else when they were written."""

    text: str
    """The draft's words now."""
    before: str
    """The draft's words then."""
    merged: str | None = None
    """The editor's words with what changed in the draft; None: both changed the same words."""


class DeskItem(Record):
    """One item as a desk sees it."""

    item: Item
    """As it would be printed now."""
    drafted: Item | None
    """As the program drafts it now; None: the draft holds no such claim any more."""
    edit: ItemEdit | None = None
    state: ItemState = ItemState.NEW
    """What is asked about it makes it `changed`, also where it was reviewed."""
    proposal: Proposal | None = None
    asks: tuple[str, ...] = ()
    """What an editor must decide, in words."""


class Sheet(Record):
    """An open round-up with all that was done to it."""

    open: OpenRoundup
    roundup: Roundup
    """As it would be printed now: without what is cut or held."""
    items: tuple[DeskItem, ...]
    """All of them, in the order of print."""

    seen: dict[str, int] = Field(default_factory=dict)
    """Claim → version of its edit, for every item that somebody edited: what an act on this sheet is made on."""


def lay(open: OpenRoundup, draft: Roundup, edits: Iterable[ItemEdit], became: Mapping[str, str] | None = None) -> Sheet:
    """The open round-up: `draft` with the last of `edits` of each claim over it.

    `became` says for the claims of edits that the draft does not hold what claim each is part of now.
    """
    every = _last(edits)
    carried = {uid for edit in every.values() for uid in edit.carried}
    last = {uid: edit for uid, edit in every.items() if uid not in carried}
    drafted = {item.claim: item for item in (*draft.items, *draft.also)}
    became = became or {}
    heirs = _heirs(last, drafted, became)
    followed = _followed(last, drafted, heirs)
    for uid, edit in followed.items():
        del last[edit.claim], heirs[uid]
        last[uid] = edit
    items = [_desk_item(item, last.get(uid), heirs.get(uid, ())) for uid, item in drafted.items()]
    items += [_orphan(edit, became.get(uid)) for uid, edit in last.items() if uid not in drafted and _worth(edit)]
    ordered = tuple(_in_order(items, open.order))
    printed = tuple(one.item for one in ordered if one.state not in (ItemState.HELD, ItemState.CUT))
    beyond = {item.claim for item in draft.also if not (item.minor and _is_worded(last.get(item.claim)))}
    roundup = draft.model_copy(
        update={
            "items": tuple(item for item in printed if item.claim not in beyond),
            "also": tuple(item for item in printed if item.claim in beyond),
            "state": open.state,
        }
    )
    seen = {claim: edit.version for claim, edit in every.items()}
    return Sheet(open=open, roundup=roundup, items=ordered, seen=seen)


def _is_worded(edit: ItemEdit | None) -> bool:
    """Whether an editor gave the item words of its own: what leaned on another sentence stands in its section then."""
    return edit is not None and edit.text is not None


def _last(edits: Iterable[ItemEdit]) -> dict[str, ItemEdit]:
    last: dict[str, ItemEdit] = {}
    for edit in edits:
        if edit.claim not in last or edit.version > last[edit.claim].version:
            last[edit.claim] = edit
    return last


def _worth(edit: ItemEdit) -> bool:
    """Whether an editor put anything into it that must not get lost."""
    return bool(edit.text or edit.note or edit.translation or edit.hold or edit.review or edit.credit) and not edit.cut


def _heirs(
    last: Mapping[str, ItemEdit], drafted: Mapping[str, Item], became: Mapping[str, str]
) -> dict[str, tuple[ItemEdit, ...]]:
    """Claim of the draft → edits of items whose claims are part of it now."""
    found: dict[str, tuple[ItemEdit, ...]] = {}
    for uid, edit in last.items():
        into = became.get(uid)
        if into is not None and uid not in drafted and into in drafted and _worth(edit):
            found[into] = (*found.get(into, ()), edit)
    return found


def _followed(
    last: Mapping[str, ItemEdit], drafted: Mapping[str, Item], heirs: Mapping[str, Sequence[ItemEdit]]
) -> dict[str, ItemEdit]:
    """Claim of the draft → the edit of the claim that it is under another name.

    A claim is called after its earliest statement, so that a report that comes late, or a first one that is taken
    back, gives it another name. It is the same where half of its statements or more were in the edited item.
    """
    found = {}
    for uid, edits in heirs.items():
        if uid in last or len(edits) != 1 or edits[0].kept is None:
            continue
        known = {one.statement for one in edits[0].kept.evidence}
        statements = [one.statement for one in drafted[uid].evidence]
        if statements and 2 * sum(one in known for one in statements) >= len(statements):
            found[uid] = edits[0]
    return found


def _desk_item(drafted: Item, edit: ItemEdit | None, merged_in: Sequence[ItemEdit]) -> DeskItem:
    asks = [f"“{one.text or _kept_text(one)}” was a claim of its own and is part of this one now" for one in merged_in]
    if edit is None:
        return DeskItem(item=drafted, drafted=drafted, asks=tuple(asks))
    asks += _split_off(drafted, edit)
    if edit.claim != drafted.claim:
        asks += _joined(drafted, edit)
    item = printed(drafted, edit)
    return DeskItem(
        item=item,
        drafted=drafted,
        edit=edit,
        state=_state(item, edit, asks),
        proposal=_proposal(drafted, edit),
        asks=tuple(asks),
    )


def _kept_text(edit: ItemEdit) -> str:
    return edit.kept.text if edit.kept is not None else edit.claim


def _split_off(drafted: Item, edit: ItemEdit) -> list[str]:
    """What to ask where statements that the edited item rested on are in other claims now."""
    if edit.kept is None or edit.cut:
        return []
    now = {one.statement for one in drafted.evidence}
    lost = [one for one in edit.kept.evidence if one.statement not in now]
    if not lost:
        return []
    names = ", ".join(dict.fromkeys(one.source for one in lost))
    return [
        f"reports of {names} that this item rested on belong to another claim now, or are gone; does it still hold?"
    ]


def _joined(drafted: Item, edit: ItemEdit) -> list[str]:
    """What to ask where the claim has another name and reports that the edited item did not rest on."""
    known = {one.statement for one in edit.kept.evidence} if edit.kept else set()
    names = dict.fromkeys(one.source for one in drafted.evidence if one.statement not in known)
    return [f"reports of {', '.join(names)} are part of this claim now; does it still hold?"] if names else []


def printed(drafted: Item, edit: ItemEdit) -> Item:
    """`drafted` with the editor's words, credit and translation."""
    changes: dict[str, object] = {}
    if edit.text is not None and edit.text != drafted.text:
        changes |= {"text": edit.text, "words": "", "marked": True}
    if edit.credit is not None:
        changes |= {"credit": edit.credit, "via": False}
    if edit.translation:
        changes["translation"] = edit.translation
    return drafted.model_copy(update=changes) if changes else drafted


def _proposal(drafted: Item, edit: ItemEdit) -> Proposal | None:
    if edit.text is None or edit.base is None or drafted.text in (edit.base, edit.text):
        return None
    return Proposal(text=drafted.text, before=edit.base, merged=merged(edit.base, edit.text, drafted.text))


def _state(item: Item, edit: ItemEdit, asks: Sequence[str]) -> ItemState:
    if edit.cut:
        return ItemState.CUT
    if edit.hold:
        return ItemState.HELD
    if edit.review is None:
        return ItemState.NEW
    same = edit.review.text == item.text and not fell(edit.review.status, item.status) and not asks
    return ItemState.REVIEWED if same else ItemState.CHANGED


def _orphan(edit: ItemEdit, into: str | None) -> DeskItem:
    """An edited item that the draft no longer has: kept in sight, never printed by itself."""
    why = f"its claim is part of {into} now" if into else "no claim of the period makes it any more"
    item = edit.kept or Item.model_validate(_bare(edit))
    ask = f"{why}; take its words over, or cut it"
    return DeskItem(item=printed(item, edit), drafted=None, edit=edit, state=ItemState.HELD, asks=(ask,))


def _bare(edit: ItemEdit) -> dict[str, object]:
    """The least that an item needs, for an edit that was made before items were kept with edits."""
    return {
        "claim": edit.claim,
        "section": "latest",
        "place": "",
        "text": edit.text or "",
        "credit": (),
        "status": "unconfirmed",
        "reason": "",
        "lang": "",
        "statements": (),
        "tag": Tag.UNCONFIRMED,
    }


def _in_order(items: Sequence[DeskItem], order: Sequence[str]) -> list[DeskItem]:
    """`items` in the editor's order; what came later stands behind what the draft puts before it.

    Sections keep the order that the draft has, and items of one place stay together inside them.
    """
    sections = list(dict.fromkeys(one.item.section for one in items))
    claims = [one.item.claim for one in items]
    ranks = _ranks(claims, order or claims)
    first: dict[tuple[str, str], float] = {}
    for one in items:
        group = (one.item.section, one.item.place)
        first[group] = min(first.get(group, ranks[one.item.claim]), ranks[one.item.claim])
    return sorted(
        items,
        key=lambda one: (
            sections.index(one.item.section),
            first[one.item.section, one.item.place],
            ranks[one.item.claim],
        ),
    )


def _ranks(claims: Sequence[str], order: Sequence[str]) -> dict[str, float]:
    known = {claim: float(index) for index, claim in enumerate(order)}
    ranks: dict[str, float] = {}
    before, step = -1.0, 1 / (len(claims) + 1)
    for claim in claims:
        if claim in known:
            before = ranks[claim] = known[claim]
        else:
            before = ranks[claim] = before + step * step  # between its neighbour and the next one of the order
    return ranks


def is_open(state: PublicationState) -> bool:
    """Whether editors may still change the round-up in this state."""
    return state in (PublicationState.DRAFT, PublicationState.SUBMITTED, PublicationState.APPROVED)
