"""What an editor decided about a claim goes with its passages, whatever the claim is called later."""

from __future__ import annotations

import pytest

from pipeline import deciding
from pipeline.types import Status
from tests.desk.room import STRIKE, TAKEN

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
