"""When a source is due again: its cadence, its rhythm, its phase, its failures, and catching up."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.due import cadence, choose, is_due, next_visit
from pipeline.types import Cursor
from tests.builders import NOON, a_source, minutes

QUARTER = timedelta(minutes=15)


def visited(at=NOON, name="Observer", **fields) -> Cursor:
    return Cursor(source=name, last_attempt=at, **fields)


def test_a_source_that_was_never_visited_is_due_at_once():
    assert is_due(a_source(), None, NOON)
    assert is_due(a_source(), Cursor(source="Observer"), NOON)


@given(st.text(min_size=1, max_size=20), st.integers(1, 60 * 24 * 30), st.integers(0, 10**8))
def test_the_next_visit_comes_after_half_a_cadence_and_at_most_one(name, every, since):
    source, at = a_source(name, every=timedelta(minutes=every)), NOON + timedelta(seconds=since)
    due = next_visit(source, visited(at, name))
    assert source.every / 2 - timedelta(seconds=1) <= due - at <= source.every + timedelta(seconds=30)


@given(st.text(min_size=1, max_size=20), st.integers(5, 60 * 24), st.integers(0, 10**8))
def test_after_two_visits_each_follows_the_last_by_exactly_one_cadence(name, every, since):
    source, at = a_source(name, every=timedelta(minutes=every)), NOON + timedelta(seconds=since)
    for _ in range(2):
        at = next_visit(source, visited(at, name))
    for _ in range(3):
        after = next_visit(source, visited(at, name))
        assert after - at == source.every
        at = after


def test_a_visit_half_a_minute_early_is_no_reason_to_come_again_soon():
    source = a_source(every=QUARTER)
    at = next_visit(source, visited(next_visit(source, visited())))
    early = at - timedelta(seconds=29)
    assert is_due(source, visited(at - QUARTER), early)
    assert next_visit(source, visited(early)) == at + QUARTER


def test_retry_after_is_never_ignored():
    asked = visited(not_before=minutes(600))
    assert not is_due(a_source(), asked, minutes(599), everything=True)
    assert is_due(a_source(), asked, minutes(600), everything=True)
    assert next_visit(a_source(), asked) == minutes(600)


def test_a_source_visited_by_a_clock_that_ran_ahead_is_not_left_alone_until_that_time():
    ahead = visited(NOON + timedelta(days=400))
    assert is_due(a_source(every=QUARTER), ahead, NOON)
    assert is_due(a_source(cron="0 7 * * *"), ahead, NOON)
    assert not is_due(a_source(every=QUARTER), visited(NOON + timedelta(minutes=4)), NOON)  # another machine's clock


def test_what_a_clock_that_ran_ahead_visited_is_caught_up_with_not_all_at_once():
    sources = [a_source(f"Source {number}", every=QUARTER) for number in range(1_000)]
    cursors = {one.name: visited(NOON + timedelta(hours=6), one.name) for one in sources}
    assert len(choose(sources, cursors, {}, NOON, timedelta(minutes=1))) < 100


def test_patience_that_was_asked_of_a_clock_that_ran_ahead_ends_after_a_day():
    asked = visited(not_before=NOON + timedelta(days=400))
    assert is_due(a_source(), asked, minutes(60), everything=True)
    assert not is_due(a_source(), visited(not_before=NOON + timedelta(days=1)), minutes(60), everything=True)


def test_all_ignores_the_cadence():
    assert not is_due(a_source(), visited(), minutes(1))
    assert is_due(a_source(), visited(), minutes(1), everything=True)


def test_a_source_that_fails_is_asked_less_and_less_and_at_least_daily_for_ever():
    source = a_source(every=QUARTER)
    pauses = [next_visit(source, visited(failures=number)) - NOON for number in range(1, 200)]
    assert pauses[0] <= QUARTER
    assert all(earlier <= later for earlier, later in pairwise(pauses))
    assert timedelta(minutes=27) <= pauses[1] <= timedelta(minutes=30)
    assert timedelta(hours=21) < pauses[-1] <= timedelta(days=1)


def test_one_success_brings_back_the_usual_cadence():
    assert next_visit(a_source(every=QUARTER), visited(failures=0)) - NOON <= QUARTER


def test_a_slow_source_that_fails_is_not_asked_more_often_than_it_wants():
    source = a_source(every=timedelta(days=7))
    assert next_visit(source, visited(failures=5)) - NOON >= timedelta(days=6)


class TestTheRhythm:
    source = a_source(every=timedelta(minutes=10), slowest=timedelta(hours=4))

    def after(self, gap: timedelta, silent: timedelta = timedelta()) -> timedelta:
        return cadence(self.source, NOON, (gap, NOON - silent))

    def test_a_source_without_a_ceiling_keeps_its_cadence_however_it_posts(self):
        assert cadence(a_source(every=QUARTER), NOON, (timedelta(days=3), NOON)) == QUARTER

    def test_an_unknown_rhythm_leaves_the_shortest_pause(self):
        assert cadence(self.source, NOON) == timedelta(minutes=10)

    def test_it_is_visited_about_twice_in_its_usual_gap(self):
        assert self.after(timedelta(minutes=1)) == timedelta(minutes=10)
        assert self.after(timedelta(minutes=45)) == timedelta(minutes=20)
        assert self.after(timedelta(hours=2)) == timedelta(minutes=40)
        assert self.after(timedelta(days=5)) == timedelta(hours=4)

    def test_a_long_silence_slows_it_down(self):
        assert self.after(timedelta(minutes=1), silent=timedelta(hours=6)) == timedelta(minutes=40)

    @given(st.integers(0, 10**7), st.integers(0, 10**7))
    def test_it_stays_between_floor_and_ceiling(self, gap, silent):
        found = self.after(timedelta(seconds=gap), timedelta(seconds=silent))
        assert timedelta(minutes=10) <= found <= timedelta(hours=4)


class TestACrontabLine:
    source = a_source(cron="0 6 * * mon-fri", zone="Europe/Kyiv")

    def test_it_is_visited_when_the_line_comes_up(self):
        assert next_visit(self.source, visited()).isoformat() == "2024-05-02T03:00:00+00:00"

    def test_a_failure_is_tried_again_the_same_morning(self):
        due = next_visit(self.source, visited(failures=1))
        assert timedelta(minutes=13) < due - NOON <= QUARTER

    def test_several_missed_times_are_one_visit(self):
        week = NOON + timedelta(days=7)
        assert is_due(self.source, visited(), week)
        assert not is_due(self.source, visited(week), week)


class TestCatchingUp:
    sources = tuple(a_source(f"Source {number}", every=QUARTER) for number in range(300))

    def cursors(self, at):
        return {source.name: visited(at, source.name) for source in self.sources}

    def test_after_an_outage_a_pass_takes_as_many_as_usual(self):
        taken = choose(self.sources, self.cursors(NOON), {}, minutes(360), timedelta(minutes=1))
        assert len(taken) == 20
        taken = choose(self.sources, self.cursors(NOON), {}, minutes(360), timedelta(minutes=5))
        assert len(taken) == 100

    def test_the_most_belated_comes_first(self):
        cursors = self.cursors(NOON) | {"Source 7": visited(minutes(-600), "Source 7")}
        taken = choose(self.sources, cursors, {}, minutes(360), timedelta(minutes=1))
        assert "Source 7" in {source.name for source in taken}

    def test_where_the_interval_is_not_known_all_that_are_due_are_taken(self):
        assert len(choose(self.sources, self.cursors(NOON), {}, minutes(360))) == 300

    def test_an_hourly_cron_job_visits_everything_every_hour(self):
        taken = choose(self.sources, self.cursors(NOON), {}, minutes(60), timedelta(minutes=60))
        assert len(taken) == 300

    def test_new_sources_do_not_wait(self):
        assert len(choose(self.sources, {}, {}, minutes(360), timedelta(minutes=1))) == 300
