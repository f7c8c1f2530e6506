"""When a source is in trouble: against its own rhythm, in words, and not before enough is known."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from pipeline.collect.rhythm import after_visit
from pipeline.health import in_words, judge
from pipeline.types import Cursor, FetchOutcome, RejectedPost, Vitals
from tests.builders import NOON, a_post, a_source

SOURCE = a_source("Stork", kind="feed", url="https://stork.example/feed")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def watched(days: int, hours=range(8, 20), every=HOUR, until=NOON) -> Vitals:
    """A source that posted by day, at these hours, for so many days up to `until`."""
    vitals = None
    midnight = until.replace(hour=0) - days * DAY
    for day in range(days + 1):
        times = [midnight + day * DAY + hour * HOUR for hour in hours]
        new = [a_post(source="Stork", at=at) for at in times if at <= until]
        now = max([midnight + day * DAY, *(post.at for post in new)])
        vitals = after_visit(vitals, FetchOutcome(source="Stork", at=now, cursor=Cursor(source="Stork")), new)
    assert vitals is not None
    return vitals


def troubles(vitals: Vitals | None, now: datetime, **cursor) -> dict[str, str]:
    cursor.setdefault("last_success", now)
    found = judge(SOURCE, Cursor(source="Stork", last_attempt=now, **cursor), vitals, now)
    return {trouble.kind: trouble.words for trouble in found.troubles}


def test_a_source_that_posts_as_usual_is_in_no_trouble():
    assert troubles(watched(10), NOON + HOUR) == {}


def test_a_night_is_no_silence():
    assert troubles(watched(10), NOON + 11 * HOUR) == {}


def test_a_source_silent_against_its_own_rhythm_is_an_alarm():
    words = troubles(watched(10), NOON + 20 * HOUR)["quiet"]
    assert words == (
        "is silent since 2024-05-01 12:00 UTC: it usually posts every 60 minutes, and was silent for 13 hours at most"
    )


def test_a_new_source_has_no_rhythm_yet():
    assert "quiet" not in troubles(watched(1), NOON + 30 * HOUR)


def test_a_source_that_we_could_not_read_is_not_called_silent():
    found = troubles(watched(10), NOON + 40 * HOUR, last_success=NOON + HOUR, failures=9, error="no answer")
    assert list(found) == ["failing"]
    assert found["failing"] == "has not been read since 2024-05-01 13:00 UTC (9 visits): no answer"


def test_one_outage_does_not_deafen_us():
    vitals = watched(12)
    day, *rest = vitals.days
    deaf = vitals.model_copy(update={"days": (day.model_copy(update={"longest": 9 * 86400.0}), *rest)})
    assert "quiet" in troubles(deaf, NOON + 20 * HOUR)


def test_a_short_failure_is_no_alarm():
    assert troubles(None, NOON, failures=2, last_success=NOON - DAY, error="no answer") == {}
    assert troubles(None, NOON, failures=5, last_success=NOON - HOUR / 2, error="no answer") == {}


def test_a_layout_that_changed_shows_in_what_cannot_be_read():
    refused = tuple(RejectedPost(where=f"entry {number}", reason="no text", raw="") for number in range(30))
    outcome = FetchOutcome(source="Stork", at=NOON, cursor=Cursor(source="Stork"), rejected=refused)
    vitals = after_visit(None, outcome, [a_post(source="Stork")])
    assert troubles(vitals, NOON)["parsing"].startswith("only 3% of what it brought in a week could be read")
    assert judge(SOURCE, None, vitals, NOON).parse_rate == pytest.approx(1 / 31)


def test_dates_that_went_missing_are_an_alarm():
    vitals = watched(10)
    bare = [a_post(source="Stork", at=NOON).model_copy(update={"published": None}) for _ in range(60)]
    after = after_visit(vitals, FetchOutcome(source="Stork", at=NOON, cursor=Cursor(source="Stork")), bare)
    assert "78% of its posts of the last two days have no date, before it was 0%" in troubles(after, NOON)["undated"]


def test_a_flood_and_a_drop_are_anomalies():
    flood = [a_post(source="Stork", at=NOON) for _ in range(200)]
    after = after_visit(watched(10), FetchOutcome(source="Stork", at=NOON, cursor=Cursor(source="Stork")), flood)
    assert troubles(after, NOON)["flood"] == "brought 205 posts today, where 12 a day are usual"
    assert troubles(watched(10), NOON + 2 * DAY)["drop"] == "brought 0 posts yesterday, where 12 a day are usual"


def test_a_source_that_is_off_is_never_in_trouble():
    off = SOURCE.model_copy(update={"enabled": False})
    assert judge(off, Cursor(source="Stork", failures=99, error="no answer"), None, NOON).troubles == ()


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(seconds=40), "40 seconds"),
        (timedelta(minutes=12), "12 minutes"),
        (3 * HOUR, "3 hours"),
        (9 * DAY, "9 days"),
    ],
)
def test_lengths_are_said_in_words(length, words):
    assert in_words(length) == words
