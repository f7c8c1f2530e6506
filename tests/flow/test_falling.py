"""Statuses fall: another grade from a day on, a hacked account, an edit; the log tells, the history keeps it."""

from __future__ import annotations

from datetime import timedelta

import structlog

from pipeline.types import Status
from tests.flow.newsroom import HILLTOP, NOW, SOURCES, VALLEY, a_newsroom, at, said

LATER = NOW + timedelta(hours=2)
TAKEN = said("h1", HILLTOP, "08:00", "Rebels captured the village of Tell Marjan.")
SEEN = said("v1", VALLEY, "08:10", "The rebels have captured the village of Tell Marjan, our people are inside.")
WATCH = "{name: Hilltop Watch, role: analyst, reliability: B"


def with_watch(more: str) -> str:
    return SOURCES.replace(WATCH, f"{WATCH}, {more}")


def test_a_grade_from_a_later_day_on_leaves_what_was_said_before(tmp_path):
    with a_newsroom(tmp_path, [TAKEN, SEEN]) as room:
        regraded = room.with_settings(with_watch("regrades: [{since: 2026-04-03, reliability: E, reason: hoaxes}]"))
        regraded.work(LATER)
        assert regraded.claim_with("our people are inside").status is Status.CORROBORATED
        earlier = room.with_settings(with_watch("regrades: [{since: 2026-04-01, reliability: E}]"))
        with structlog.testing.capture_logs() as told:
            earlier.work(LATER)
        claim = earlier.claim_with("our people are inside")
        assert claim.status is Status.UNCONFIRMED
        assert [step.after for step in claim.history] == [Status.CORROBORATED, Status.UNCONFIRMED]
        assert [line["claim"] for line in told if line["event"] == "a claim fell"] == [claim.uid]
        assert earlier.work(LATER).claims == 0


def test_an_account_reported_hacked_takes_its_words_out_and_back_again(tmp_path):
    with a_newsroom(tmp_path, [TAKEN, SEEN]) as room:
        hacked = room.with_settings(with_watch("hacked: [{since: 2026-04-02T07:00Z, until: 2026-04-02T09:00Z}]"))
        hacked.work(LATER)
        claim = hacked.claim_with("our people are inside")
        assert claim.status is Status.UNCONFIRMED
        assert "in other hands" in claim.flags[0]
        room.work(LATER)
        assert room.claim_with("our people are inside").status is Status.CORROBORATED


def test_a_claim_that_stands_worse_after_an_edit_is_told(tmp_path):
    with a_newsroom(tmp_path, [TAKEN, SEEN]) as room:
        edited = TAKEN.model_copy(
            update={"text": "Good morning to all.", "edited": at("08:30"), "fetched": at("08:31")}
        )
        with structlog.testing.capture_logs() as told:
            room.take([edited], LATER)
        assert [line["before"] for line in told if line["event"] == "a claim fell"] == [Status.CORROBORATED]


def test_a_claim_that_goes_on_under_another_name_does_not_fall_again(tmp_path):
    with a_newsroom(tmp_path, [TAKEN, SEEN]) as room:
        for minute, text in enumerate(("Good morning to all.", SEEN.text), 31):
            moment = at(f"08:{minute}")
            room.take([SEEN.model_copy(update={"text": text, "edited": moment, "fetched": moment})], LATER)
        before = room.claim_with("our people are inside")
        assert [step.after for step in before.history][-2:] == [Status.UNCONFIRMED, Status.CORROBORATED]
        mended = TAKEN.text.replace(".", "!")
        with structlog.testing.capture_logs() as told:
            room.take([TAKEN.model_copy(update={"text": mended, "edited": at("09:00"), "fetched": at("09:01")})], LATER)
        claim = room.claim_with("our people are inside")
        assert claim.uid != before.uid
        assert claim.history == before.history
        assert [line for line in told if line["event"] == "a claim fell"] == []
