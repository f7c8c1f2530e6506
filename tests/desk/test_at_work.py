"""Several editors at one round-up, on a real database: nothing is lost, nothing is published unseen."""

from __future__ import annotations

import threading

import pytest

from pipeline import desk
from pipeline.desk import publishing
from pipeline.desk.queue import decided
from pipeline.desk.roundup import _amended
from pipeline.errors import EditConflict, NotAllowed, NotFoundError
from pipeline.review import Change, ItemState
from pipeline.types import CorrectionGrade, Decision, PublicationState
from tests.desk.room import SEEN, STRIKE, TAKEN, a_room, later
from tests.flow.newsroom import COURIER, SOURCES, STATE, said


def test_two_editors_at_one_item_are_told_of_one_another_and_both_texts_are_kept(room, another):
    room.take(TAKEN)
    claim = room.item("Tell Marjan").item.claim
    room.amend(claim, "ann", seen=0, text="Ann's words")
    theirs = a_room(another(), room.folder)
    theirs.now = room.now
    with pytest.raises(EditConflict, match="ann changed this item meanwhile"):
        theirs.amend(claim, "bob", seen=0, text="Bob's words")
    theirs.amend(claim, "bob", seen=1, text="Bob's words after Ann's")
    uid = room.page().open.uid
    assert [(one.who, one.text) for one in room.store.edit_versions(uid, claim)] == [
        ("ann", "Ann's words"),
        ("bob", "Bob's words after Ann's"),
    ]


def test_of_two_edits_at_the_same_moment_one_is_a_conflict(room, another):
    room.take(TAKEN)
    claim = room.item("Tell Marjan").item.claim
    rooms = [a_room(another(), room.folder) for _ in range(4)]
    start, told = threading.Barrier(4), []

    def write(mine, who):
        mine.now = room.now
        page = mine.page()
        start.wait()
        try:
            _amended(mine.store, page, claim, Change(text=who), who, mine.tick(), seen=0)
            told.append(who)
        except EditConflict:
            told.append(None)

    threads = [threading.Thread(target=write, args=(mine, f"editor {n}")) for n, mine in enumerate(rooms)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    (winner,) = [who for who in told if who]
    assert room.item("Tell Marjan").item.text == winner


def test_an_item_is_one_persons_until_they_leave_or_the_lock_runs_out(room, another):
    room.take(TAKEN, STRIKE)
    uid, claim = room.page().open.uid, room.item("Tell Marjan").item.claim
    assert desk.lock_item(room.store, uid, claim, "ann", room.now).who == "ann"
    assert desk.lock_item(another(), uid, claim, "bob", room.now).who == "ann"
    assert desk.lock_item(room.store, uid, claim, "ann", later(5)).until > later(14)
    room.review_all()
    room.approve()
    with pytest.raises(NotAllowed, match="ann is at it"):
        room.publish(who="bob")
    assert desk.lock_item(room.store, uid, claim, "bob", later(60)).who == "bob"
    desk.free_item(room.store, uid, claim, "ann")  # another's stays
    assert [one.who for one in room.store.locks(uid, later(61))] == ["bob"]
    desk.free_item(room.store, uid, claim, "bob")
    assert room.store.locks(uid, later(61)) == []


def test_of_many_who_want_an_item_at_once_exactly_one_gets_it(room, another):
    stores = [another() for _ in range(6)]
    start, holders = threading.Barrier(6), []

    def want(store, who):
        start.wait()
        holders.append(desk.lock_item(store, "e-1", "c-1", who, room.now).who)

    threads = [threading.Thread(target=want, args=(one, f"editor {n}")) for n, one in enumerate(stores)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(holders) == 6
    assert len(set(holders)) == 1


def test_publishing_is_refused_with_every_reason_at_once(room):
    room.take(TAKEN, STRIKE)
    room.amend("Tell Marjan", reviewed=True)
    with pytest.raises(NotAllowed) as refused:
        room.publish()
    assert "1 more editor must approve the round-up" in refused.value.reasons
    assert any("Kafr Lawz" in why and "nobody has reviewed it" in why for why in refused.value.reasons)
    assert room.store.editions() == []


def test_a_status_that_fell_since_the_review_is_found_when_it_is_published(room):
    room.take(TAKEN, SEEN)
    room.review_all()
    room.approve()
    room.take(TAKEN.model_copy(update={"text": "Good morning.", "edited": later(), "fetched": later()}))
    with pytest.raises(NotAllowed, match="fell from corroborated to unconfirmed since it was reviewed"):
        room.publish()


def test_two_persons_approve_what_they_saw_and_nothing_that_came_later(room):
    room.told("channels: [folder, feeds]", "channels: [folder, feeds], approvals: 2")
    room.take(TAKEN)
    room.review_all()
    room.submit("ann")
    with pytest.raises(NotAllowed, match="ann submitted it"):
        room.approve("ann")
    room.approve("bob")
    assert room.why_not() == ["1 more editor must approve the round-up"]
    room.approve("eve")
    room.take(STRIKE)
    room.review_all("ann")  # one person alone must not slip it in
    why = " ".join(room.why_not())
    assert "2 more editors must approve" in why
    assert "came after bob approved" in why
    room.amend("Kafr Lawz", hold="for the next one")
    assert room.page().open.state is PublicationState.APPROVED
    assert room.publish(who="eve").by == ("bob", "eve")


def test_an_edit_after_approval_takes_the_names_away_in_the_same_breath(room):
    room.take(TAKEN)
    room.review_all()
    room.approve()
    room.amend("Tell Marjan", who="eve", text="Other words")
    assert room.page().open.state is PublicationState.DRAFT
    assert room.page().open.approvals == ()


def test_what_is_held_waits_in_the_next_round_up_with_its_words(room):
    room.take(TAKEN, STRIKE)
    room.amend("Kafr Lawz", text="A strike on Kafr Lawz, toll unclear", note="call the hospital")
    room.amend("Kafr Lawz", hold="calling the hospital")
    room.amend("Tell Marjan", reviewed=True)
    room.approve()
    edition = room.publish()
    assert [item.claim for item in edition.roundup.items] == [room.claim("Tell Marjan").uid]
    waiting = room.item("toll unclear")
    assert waiting.state is ItemState.HELD
    assert waiting.drafted is not None
    assert (waiting.edit.note, waiting.edit.version) == ("call the hospital", 1)
    room.amend("toll unclear", hold="", reviewed=True)
    room.approve()
    assert [item.text for item in room.publish().roundup.items] == ["A strike on Kafr Lawz, toll unclear"]


def test_an_edit_that_comes_while_another_publishes_is_never_swallowed(room, another):
    room.take(TAKEN)
    room.review_all()
    room.approve()
    page = room.page()
    theirs = a_room(another(), room.folder)
    theirs.now = room.now
    theirs.amend("Tell Marjan", who="eve", note="wait!")
    edition = publishing._edition(room.store, page, "bob", room.now)
    closed = page.open.model_copy(update={"version": page.open.version + 1})
    decision = decided(edition, "publish", "bob", room.now, "as it was seen")
    with pytest.raises(EditConflict, match="changed meanwhile"):
        room.store.publish(edition, closed, decision, [], room.now, seen=page.seen)
    assert room.store.editions() == []
    room.publish()
    late = room.store.edits(page.open.uid)[0]
    with pytest.raises(EditConflict, match="published meanwhile"):
        room.store.add_edit(late.model_copy(update={"version": late.version + 1}), ())


def test_a_program_killed_right_after_publishing_leaves_no_old_draft_behind(room):
    room.take(TAKEN)
    room.review_all()
    room.approve()
    before = room.store.roundup("Everything")
    room.publish()
    room.store.save_roundup(before, room.now)  # what stood there when it was killed
    assert room.page().items == ()
    assert room.page().open.number == 2


def test_a_withdrawn_edition_gives_its_period_back(room):
    edition = room.published(TAKEN)
    assert room.page().items == ()
    grade, at = CorrectionGrade.WITHDRAWN, room.tick()
    desk.correct(room.store, room.settings, edition.uid, None, grade, "It was a test.", "Nothing happened.", "ann", at)
    assert [one.item.claim for one in room.page().items] == [edition.roundup.items[0].claim]


def test_see_also_names_editions_on_the_same_place(room):
    first = room.published(TAKEN)
    more = said("c9", COURIER, "20:00", "Rebels left the village of Tell Marjan in the evening.").model_copy(
        update={"published": room.now, "fetched": room.tick()}
    )
    second = room.published(more)
    assert [one.uid for one in second.see_also] == [first.uid]


def test_without_beats_there_is_one_round_up_of_everything(store, tmp_path):
    room = a_room(store, tmp_path, SOURCES.split("beats:")[0])
    room.take(TAKEN)
    beat = desk.beat_of(room.settings, "all")
    assert len(desk.sheet(store, room.settings, beat, room.now).items) == 1
    with pytest.raises(NotFoundError, match="no beat 'Mars'"):
        desk.beat_of(room.settings, "Mars")


def test_claims_that_merge_under_an_edited_item_ask_and_nothing_is_printed_unasked(room):
    elsewhere = said("s1", STATE, "08:20", "Rebels captured the village of Umm Zahra.")
    room.take(TAKEN, elsewhere)
    room.amend("Umm Zahra", text="My words on Umm Zahra")
    room.review_all()
    room.approve()
    ours, theirs = (room.claim(name).appearances[0].statement.uid for name in ("Tell Marjan", "Umm Zahra"))
    decide(room, "join", theirs, ours)
    room.rework(TAKEN, elsewhere)
    assert "My words on Umm Zahra" in " ".join(room.item("Tell Marjan").asks)
    assert any("My words on Umm Zahra" in why for why in room.why_not())
    assert room.item("My words on Umm Zahra").drafted is None
    room.amend("My words on Umm Zahra", cut=True)
    assert room.item("Tell Marjan").asks == ()


def test_a_claim_that_splits_under_an_edited_item_asks_until_it_was_looked_at(room):
    room.take(TAKEN, SEEN)
    room.amend("Tell Marjan", text="Both say that Tell Marjan fell", reviewed=True)
    ours, theirs = (one.statement.uid for one in room.claim("our people are inside").appearances)
    decide(room, "split", theirs, ours)
    room.rework(SEEN)
    (asked,) = [one for one in room.page().items if one.asks]
    assert "belong to another claim now" in asked.asks[0]
    assert asked.state is ItemState.CHANGED
    assert asked.item.text == "Both say that Tell Marjan fell"
    room.amend(asked.item.claim, text="Hilltop Watch says that Tell Marjan fell", reviewed=True)
    (again,) = [one for one in room.page().items if one.item.claim == asked.item.claim]
    assert (again.asks, again.state) == ((), ItemState.REVIEWED)


def decide(room, act, subject, other):
    room.store.add_decision(Decision(at=room.tick(), who="Ed", act=act, subject=subject, other=other, reason="no"))
