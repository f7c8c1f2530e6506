"""The round-up of a beat as it will read: every item reviewed, edited, held, moved or left out; then approved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, NamedTuple
from urllib.parse import quote

from fastapi import APIRouter, BackgroundTasks, Form
from starlette.responses import Response

from pipeline import desk
from pipeline.desk.remarks import remarks_on
from pipeline.discretion import sealed
from pipeline.draft import headline
from pipeline.emphasis import Marked
from pipeline.errors import EditConflict, NotAllowed, NotFoundError
from pipeline.review import Change, ItemState, Sheet
from pipeline.settings import Beat
from pipeline.text import clean
from pipeline.types import Claim, Lock, OpenRoundup
from pipeline.types.accounts import Rank
from pipeline.web.grouped import sections_of
from pipeline.web.lines import part_of
from pipeline.web.office import Entry, Office
from pipeline.web.outgoing import send_after
from pipeline.web.pictures import origin_tree
from pipeline.web.visit import Here, RowNumber, Visit, needs

router = APIRouter(prefix="/roundup")

TO_DO = (ItemState.NEW, ItemState.CHANGED)


def nav(office: Office) -> list[Entry]:
    """One entry for each beat."""
    beats = office.settings().beats or (Beat(name="All"),)
    keys = dict(enumerate("123456789"))
    return [
        Entry(20 + number, beat.name, address(beat.name), key=keys.get(number, "")) for number, beat in enumerate(beats)
    ]


def address(beat: str) -> str:
    """Where the open round-up of `beat` is."""
    return f"/roundup/{quote(beat, safe='')}"


def item_at(beat: str, claim: str) -> str:
    """Where the item of `claim` is in it, whichever part of it that is."""
    return f"{address(beat)}?at={claim}#item-{claim}"


class Standing(NamedTuple):
    """How far the round-up is, for the bar above it."""

    counts: dict[ItemState, int]
    against: list[str]
    """Why it can't be published, each a sentence."""
    headline: str


def _standing(visit: Visit, beat: Beat, page: Sheet) -> Standing:
    counts = {state: sum(one.state is state for one in page.items) for state in ItemState}
    against = desk.why_not(visit.store, visit.settings, beat, visit.who, visit.now, page)
    return Standing(counts, against, page.open.headline or headline(page.roundup))


def _locks(visit: Visit, page: Sheet) -> dict[str, Lock]:
    """Claim → who else is at its item."""
    held = visit.store.locks(page.open.uid, visit.now)
    return {lock.claim: lock for lock in held if lock.who != visit.who}


@router.get("/{beat}")
def show(visit: Here, beat: str, show: str = "all", part: RowNumber = 1, at: str = "") -> Response:
    """The round-up, of a long one the part with the claim `at`; `show` narrows it to what is to do, held or cut."""
    chosen = desk.beat_of(visit.settings, beat)
    page = desk.sheet(visit.store, visit.settings, chosen, visit.now)
    wanted = {"todo": TO_DO, "held": (ItemState.HELD,), "cut": (ItemState.CUT,), "reviewed": (ItemState.REVIEWED,)}
    items = [one for one in page.items if show not in wanted or one.state in wanted[show]]
    shown, base, locks = part_of(items, part, at), address(chosen.name), _locks(visit, page)
    return visit.page(
        "roundup.html",
        beat=chosen,
        sheet=page,
        sections=sections_of(shown.items),
        standing=_standing(visit, chosen, page),
        draw=lambda one: visit.office.lines.draw(visit, one, chosen, base, locks.get(one.item.claim)),
        shown=show,
        part=shown,
        base=base,
    )


# ---- one item


class Given(NamedTuple):
    """What an editor sent about an item, to be shown again where it was not taken."""

    act: str
    text: str
    reasons: tuple[str, ...] = ()
    preview: str = ""
    """The words as they will read, where that was asked for without a script."""


def _item(visit: Visit, beat: Beat, claim: str, given: Given | None = None, status: int = 200) -> Response:
    """The item, as a part of the page for htmx, else on a page of its own with its posts."""
    page = desk.sheet(visit.store, visit.settings, beat, visit.now)
    values: dict[str, object] = {
        "beat": beat,
        "sheet": page,
        "one": desk.item_of(page, claim),
        "locks": _locks(visit, page),
        "standing": _standing(visit, beat, page),
        "base": address(beat.name),
        "given": given,
    }
    if visit.partial:
        return visit.page("_item_swapped.html", status, **values)
    return visit.page("item.html", status, tree=_tree(visit, claim), **_behind(visit, claim), **values)


def _claim(visit: Visit, uid: str) -> Claim | None:
    found = visit.store.claim(uid, visit.settings.roster)
    return sealed(found) if found else None


def _behind(visit: Visit, uid: str) -> dict[str, object]:
    """The claim behind an item, with what was remarked on it."""
    found = _claim(visit, uid)
    return {"claim": found, "remarks": remarks_on(visit.store, found) if found else None}


def _tree(visit: Visit, uid: str) -> object:
    claim = _claim(visit, uid)
    return origin_tree(claim) if claim else None


@router.get("/{beat}/item/{claim}")
def show_item(visit: Here, beat: str, claim: str) -> Response:
    """One item on a page of its own, open to its posts."""
    return _item(visit, desk.beat_of(visit.settings, beat), claim)


@router.get("/{beat}/item/{claim}/posts")
def show_posts(visit: Here, beat: str, claim: str) -> Response:
    """The posts behind an item, its origin tree, its status and why."""
    chosen = desk.beat_of(visit.settings, beat)
    found = _claim(visit, claim)
    if found is None:
        raise NotFoundError(f"there is no claim {claim!r} any more")
    return visit.page(
        "_posts.html", claim=found, tree=origin_tree(found), zone=chosen.zone, remarks=remarks_on(visit.store, found)
    )


@router.post("/{beat}/item/{claim}/lock")
def lock(visit: Here, beat: str, claim: str) -> Response:
    """Say that one is at an item; tells who is, where somebody else was first."""
    chosen = desk.beat_of(visit.settings, beat)
    opened = desk.open_roundup(visit.store, chosen, visit.now)
    held = desk.lock_item(visit.store, opened.uid, claim, visit.who, visit.now)
    return visit.page("_lock.html", lock=held if held.who != visit.who else None, zone=chosen.zone)


CHANGES: dict[str, Callable[[str], Change]] = {
    "edit": lambda text: Change(text=text),
    "credit": lambda text: Change(credit=tuple(text.splitlines())),
    "review": lambda _: Change(reviewed=True),
    "unreview": lambda _: Change(reviewed=False),
    "cut": lambda _: Change(cut=True),
    "restore": lambda _: Change(cut=False),
    "hold": lambda text: Change(hold=text),
    "release": lambda _: Change(hold=""),
}
"""What an editor may do with an item."""

REMARKS: dict[str, Callable[[str], Change]] = {
    "note": lambda text: Change(note=text),
    "translation": lambda text: Change(translation=text),
}
"""What a contributor may add to it."""


def _amended(visit: Visit, beat: str, claim: str, act: str, change: Change, seen: int, text: str) -> Response:
    """The item after a change; where somebody else was quicker, what is there and what was sent, side by side."""
    chosen = desk.beat_of(visit.settings, beat)
    try:
        desk.amend_item(visit.store, visit.settings, chosen, claim, change, visit.who, visit.now, seen=seen)
    except (EditConflict, NotAllowed) as refused:
        return _item(visit, chosen, claim, Given(act, text, refused.reasons), status=409)
    opened = desk.open_roundup(visit.store, chosen, visit.now)
    visit.store.free_lock(opened.uid, claim, visit.who)
    if visit.partial:
        return _item(visit, chosen, claim)
    return visit.to(item_at(chosen.name, claim))


@router.post("/{beat}/item/{claim}/preview")
def preview(visit: Here, beat: str, claim: str, text: Annotated[str, Form()] = "") -> Response:
    """An editor's words as readers will see them; nothing is kept."""
    words = Marked(clean(text))
    if visit.partial:
        return visit.page("_preview.html", preview=words, given=None)
    return _item(visit, desk.beat_of(visit.settings, beat), claim, Given("edit", text, preview=words))


def _change(acts: dict[str, Callable[[str], Change]], act: str, text: str) -> Change:
    if act not in acts:
        raise NotFoundError(f"there is nothing called {act[:40]!r} to do with an item")
    if act == "hold" and not text.strip():
        raise NotAllowed(["say why it must wait: colleagues will ask"])
    return acts[act](text)


@router.post("/{beat}/item/{claim}/remark/{act}")
@needs(Rank.CONTRIBUTOR)
def remark(
    visit: Here, beat: str, claim: str, act: str, text: Annotated[str, Form()] = "", seen: Annotated[int, Form()] = 0
) -> Response:
    """Leave a note for colleagues, or a translation."""
    return _amended(visit, beat, claim, act, _change(REMARKS, act, text), seen, text)


@router.post("/{beat}/item/{claim}/do/{act}")
def change(
    visit: Here, beat: str, claim: str, act: str, text: Annotated[str, Form()] = "", seen: Annotated[int, Form()] = 0
) -> Response:
    """Edit, review, hold, leave out an item, or take that back."""
    return _amended(visit, beat, claim, act, _change(CHANGES, act, text), seen, text)


@router.post("/{beat}/item/{claim}/move/{way}")
def move(visit: Here, beat: str, claim: str, way: str) -> Response:
    """Print an item before its neighbour above, or behind the one below."""
    chosen = desk.beat_of(visit.settings, beat)
    page = desk.sheet(visit.store, visit.settings, chosen, visit.now)
    order = [one.item.claim for one in page.items]
    at = order.index(desk.item_of(page, claim).item.claim)
    other = at - 1 if way == "up" else at + 1
    if 0 <= other < len(order):
        order[at], order[other] = order[other], order[at]
        desk.reorder(visit.store, visit.settings, chosen, order, visit.who, visit.now)
    return visit.to(item_at(chosen.name, claim))


# ---- the whole of it


@router.post("/{beat}/headline")
def set_headline(visit: Here, beat: str, text: Annotated[str, Form()] = "") -> Response:
    """Give the round-up a headline; an empty one takes the program's again."""
    chosen = desk.beat_of(visit.settings, beat)
    desk.set_headline(visit.store, chosen, text, visit.who, visit.now)
    return visit.to(address(chosen.name))


Step = Callable[[Visit, Beat, str], OpenRoundup]

STEPS: dict[str, Step] = {
    "submit": lambda visit, beat, _: desk.submit_roundup(visit.store, visit.settings, beat, visit.who, visit.now),
    "approve": lambda visit, beat, _: desk.approve_roundup(visit.store, visit.settings, beat, visit.who, visit.now),
    "reopen": lambda visit, beat, why: desk.reopen_roundup(visit.store, beat, visit.who, visit.now, why),
}
"""What is done with a whole round-up before it is published."""


@router.post("/{beat}/step/{act}")
def step(visit: Here, beat: str, act: str, text: Annotated[str, Form()] = "") -> Response:
    """Submit it, put one's name under it, or give it back with a reason."""
    chosen = desk.beat_of(visit.settings, beat)
    if act not in STEPS:
        raise NotFoundError(f"there is nothing called {act[:40]!r} to do with a round-up")
    STEPS[act](visit, chosen, text)
    return visit.to(address(chosen.name))


@router.post("/{beat}/refresh")
def refresh(visit: Here, beat: str) -> Response:
    """Compose the draft afresh from the claims as they stand."""
    chosen = desk.beat_of(visit.settings, beat)
    desk.refresh_draft(visit.store, visit.settings, chosen, visit.now)
    return visit.to(address(chosen.name))


@router.post("/{beat}/publish")
def publish(visit: Here, beat: str, after: BackgroundTasks) -> Response:
    """Make it an edition, where nothing stands against it; it is sent once the answer is out."""
    chosen = desk.beat_of(visit.settings, beat)
    edition = desk.publish(visit.store, visit.settings, chosen, visit.who, visit.now)
    send_after(visit, after)
    return visit.to(f"/editions/{edition.uid}")
