"""Alarms: told once when they begin, once when they are over, and not at every flutter."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.alarms import message, step
from pipeline.types import Alarm, Trouble
from tests.builders import NOON, minutes

SILENT = Trouble(kind="quiet", source="Stork", words="is silent")


def begun(**fields) -> Alarm:
    return Alarm(key="quiet:Stork", kind="quiet", source="Stork", words="is silent", opened=NOON, **fields)


def test_a_trouble_opens_one_alarm_however_often_it_is_seen():
    (alarm,) = step([], [SILENT], NOON, {"Stork"})
    assert (alarm.opened, alarm.closed, alarm.told) == (NOON, None, False)
    assert step([alarm], [SILENT], minutes(5), {"Stork"}) == []


def test_what_is_over_is_told_once():
    (over,) = step([begun(told=True)], [], minutes(5), {"Stork"})
    assert (over.closed, over.told) == (minutes(5), False)
    assert step([over], [], minutes(10), {"Stork"}) == []


def test_what_was_never_told_to_begin_is_not_told_to_end():
    (over,) = step([begun()], [], minutes(5), {"Stork"})
    assert over.told


def test_a_source_that_was_not_looked_at_keeps_its_alarm():
    assert step([begun(told=True)], [], minutes(5), {"Heron"}) == []


def test_what_flutters_is_told_no_more_until_it_lasts():
    over = begun(told=True, closed=minutes(5))
    assert step([over], [SILENT], minutes(30), {"Stork"}) == []
    (new,) = step([over], [SILENT], minutes(65), {"Stork"})
    assert (new.opened, new.closed, new.told) == (minutes(65), None, False)


def test_what_comes_back_much_later_is_a_new_alarm():
    (new,) = step([begun(told=True, closed=minutes(5))], [SILENT], minutes(600), {"Stork"})
    assert (new.opened, new.told) == (minutes(600), False)


@given(st.lists(st.booleans(), min_size=1, max_size=40))
def test_however_a_trouble_comes_and_goes_beginnings_and_ends_are_told_in_turn(seen):
    stored: dict[tuple[str, object], Alarm] = {}
    told = []
    for number, there in enumerate(seen):
        now = NOON + number * timedelta(minutes=20)
        for alarm in step(stored.values(), [SILENT] if there else [], now, {"Stork"}):
            stored[alarm.key, alarm.opened] = alarm
        for place, alarm in list(stored.items()):
            if not alarm.told:
                told.append("over" if alarm.closed else "begun")
                stored[place] = alarm.model_copy(update={"told": True})
        assert len([one for one in stored.values() if one.closed is None]) <= 1
    assert all(first == "begun" for first in told[:1])
    assert all(word != after for word, after in pairwise(told))


def test_a_message_says_how_much_began_and_ended():
    title, text = message([begun(closed=minutes(5)), Alarm(key="disk:", kind="disk", words="is full", opened=NOON)])
    assert title == "itemwire: 1 to look at, 1 over"
    assert text == "is full [disk]\nStork: over: is silent [quiet]"
