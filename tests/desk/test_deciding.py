"""What an editor decided about a claim goes with its passages, whatever the claim is called later."""

from __future__ import annotations

import pytest

from pipeline import deciding
from pipeline.desk import remarks
from pipeline.types import Status
from tests.desk.room import SEEN, STRIKE, TAKEN

HERS, ELSE = "Tell Marjan", "Kafr Lawz"


@pytest.mark.parametrize(("mine", "other"), [(HERS, ELSE), (ELSE, HERS)])
def test_a_status_that_an_editor_set_outlives_the_claims_name(room, mine, other):
    room.take(TAKEN, STRIKE)
    set_on, joined = room.claim(mine), room.claim(other)
    given = (room.store, room.settings)
    deciding.set_status(*given, set_on.uid, Status.CONFIRMED, "ann", room.tick(), "our own film of it")
    deciding.join(*given, joined.uid, set_on.uid, "ann", room.tick(), "one operation")
    one = room.claim(mine)
    assert room.claim(other).uid == one.uid
    assert one.status is Status.CONFIRMED
    assert "our own film of it" in one.reason


def edited(room, post, text):
    now = room.tick()
    room.take(post.model_copy(update={"text": text, "edited": now, "fetched": now}))


def test_a_split_and_a_join_outlive_an_edit_and_can_be_undone_after_it(room):
    given = (room.store, room.settings)
    room.take(TAKEN, SEEN, STRIKE)
    one = room.claim("our people")
    (hers,) = [look.statement.uid for look in one.appearances if look.post.id == TAKEN.id]
    deciding.split(*given, one.uid, [hers], "ann", room.tick(), "another village of that name")
    deciding.join(*given, room.claim("our people").uid, room.claim(ELSE).uid, "ann", room.tick(), "one operation")
    edited(room, TAKEN, TAKEN.text.replace(".", "!"))
    edited(room, STRIKE, STRIKE.text.replace(" killed", ", killed"))
    together = room.claim("our people")
    assert {look.post.id for look in together.appearances} == {SEEN.id, STRIKE.id}
    split, joined = (
        next(deed for deed, made, _ in deciding.deeds_on(room.store, room.claim(words)) if made.act == act)
        for words, act in (("Tell Marjan!", "split"), (", killed", "join"))
    )
    deciding.undo(*given, joined, "ann", room.tick())
    deciding.undo(*given, split, "ann", room.tick())
    assert {look.post.id for look in room.claim("our people").appearances} == {SEEN.id, TAKEN.id}
    assert room.claim(", killed").uid != together.uid


def test_a_status_outlives_mended_words_and_rests_when_more_is_told(room):
    given = (room.store, room.settings)
    room.take(STRIKE)
    deciding.set_status(*given, room.claim(ELSE).uid, Status.CONFIRMED, "ann", room.tick(), "our own film of it")
    edited(room, STRIKE, STRIKE.text.replace(".", "!"))
    assert room.claim(ELSE).status is Status.CONFIRMED
    edited(room, STRIKE, STRIKE.text.replace("9", "90"))
    assert room.claim(ELSE).status is Status.UNCONFIRMED
    edited(room, STRIKE, STRIKE.text)
    assert room.claim(ELSE).status is Status.CONFIRMED


def test_notes_and_watches_outlive_an_edit(room):
    given = (room.store, room.settings)
    room.take(STRIKE)
    uid = room.claim(ELSE).uid
    remarks.note(*given, uid, "called the hospital", "ann", room.tick())
    remarks.watch(*given, uid, "ann", room.tick())
    edited(room, STRIKE, STRIKE.text.replace(".", "!"))
    claim = room.claim(ELSE)
    assert [one.decision.reason for one in remarks.remarks_on(room.store, claim).notes] == ["called the hospital"]
    assert [one.claim.uid for one in remarks.watched(*given, "ann")] == [claim.uid]
    remarks.unwatch(*given, claim.uid, "ann")
    assert list(remarks.watched(*given, "ann")) == []
