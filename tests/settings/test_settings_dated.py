"""Grades with dates and hacked accounts, as a source list writes them."""

from __future__ import annotations

from datetime import UTC, datetime

from settings_files import faults, load

from pipeline.types import Reliability

HEAD = "sources:\n  - name: Watch\n    reliability: B\n"


def test_a_grade_holds_from_its_day_on(tmp_path):
    text = HEAD + "    regrades: [{since: 2026-03-14, reliability: D, reason: hoaxes}]\n"
    (source,) = load(tmp_path, text).sources
    assert source.as_graded(datetime(2026, 3, 13, 23, tzinfo=UTC)).reliability is Reliability.B
    assert source.as_graded(datetime(2026, 3, 14, tzinfo=UTC)).reliability is Reliability.D


def test_a_hacked_time_may_still_go_on(tmp_path):
    text = HEAD + "    hacked: [{since: 2026-03-14T06:30Z}, {since: 2026-01-01, until: 2026-01-02}]\n"
    (source,) = load(tmp_path, text).sources
    assert source.hacked[0].holds(datetime(2030, 1, 1, tzinfo=UTC))
    assert not source.hacked[1].holds(datetime(2026, 1, 2, tzinfo=UTC))


def test_faults_are_told_with_line_and_key(tmp_path):
    text = (
        HEAD + "    hacked: [{since: 2026-03-14, until: 2026-03-13}]\n    regrades: [{since: soon, reliability: D}]\n"
    )
    found = faults(tmp_path, text)
    assert any("until" in fault and "is not later than since" in fault for fault in found)
    assert any("since" in fault and "is no date or time (`soon`)" in fault.replace("'", "`") for fault in found)
