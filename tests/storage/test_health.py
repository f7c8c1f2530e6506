"""How sources fare: rhythm and days from visits, alarms, and every visit on record."""

from __future__ import annotations

from datetime import timedelta

from pipeline.types import Alarm, Cursor, FetchOutcome, RejectedPost
from storage import Store
from tests.builders import a_source
from tests.storage.build import NOON, a_post, minutes


def visit(store: Store, *posts, at=NOON, **fields) -> None:
    cursor = Cursor(source="Stork", last_attempt=at)
    store.save_fetch(FetchOutcome(source="Stork", at=at, posts=posts, cursor=cursor, **fields))


def an_hourly_post(number: int, **fields):
    return a_post(source="Stork", id=f"s{number}", at=NOON - timedelta(hours=number), **fields)


def test_a_rhythm_is_known_after_a_few_posts(store: Store) -> None:
    visit(store, *(an_hourly_post(number) for number in range(5)))
    assert store.paces() == {}
    visit(store, an_hourly_post(5), at=minutes(15))
    assert store.paces() == {"Stork": (timedelta(hours=1), NOON)}
    assert store.paces(["Heron"]) == {}


def test_a_post_that_is_known_is_counted_once(store: Store) -> None:
    for minute in range(3):
        visit(store, *(an_hourly_post(number) for number in range(3)), at=minutes(minute))
    (day,) = store.vitals(["Stork"])["Stork"].days
    assert (day.day, day.posts, day.undated) == (NOON.date(), 3, 0)
    assert day.longest == 3600


def test_undated_posts_and_refused_entries_are_counted(store: Store) -> None:
    undated = a_post(source="Stork", id="u", at=NOON).model_copy(update={"published": None})
    refused = RejectedPost(where="Stork, entry 2", reason="no text", raw="<item/>")
    visit(store, undated, rejected=(refused,))
    visit(store, at=minutes(5), rejected=(refused,))
    (day,) = store.vitals()["Stork"].days
    assert (day.posts, day.undated, day.refused) == (1, 1, 1)


def test_days_older_than_four_weeks_are_forgotten(store: Store) -> None:
    visit(store, an_hourly_post(0))
    visit(store, a_post(source="Stork", id="late", at=NOON + timedelta(days=40)), at=NOON + timedelta(days=40))
    assert len(store.vitals()["Stork"].days) == 1


def test_every_visit_is_on_record_in_order(store: Store) -> None:
    visit(store, an_hourly_post(1))
    visit(store, at=minutes(5), error="no answer")
    visit(store, at=minutes(10), unchanged=True)
    found = list(store.iter_fetches())
    assert [(one.at, one.error, one.unchanged, one.new) for one in found] == [
        (NOON, None, False, 1),
        (minutes(5), "no answer", False, 0),
        (minutes(10), None, True, 0),
    ]
    assert [one.at for one in store.iter_fetches(["Stork"], minutes(5), minutes(10))] == [minutes(5)]
    assert list(store.iter_fetches(["Heron"])) == []


def test_an_alarm_is_kept_until_its_end_is_told(store: Store) -> None:
    alarm = Alarm(key="quiet:Stork", kind="quiet", source="Stork", words="silent", opened=NOON)
    store.put_alarms([alarm])
    told = alarm.model_copy(update={"told": True})
    store.put_alarms([told])
    assert store.alarms() == [told]
    over = told.model_copy(update={"closed": minutes(5), "told": False})
    store.put_alarms([over])
    assert store.alarms() == [over]
    store.put_alarms([over.model_copy(update={"told": True})])
    assert store.alarms() == []
    assert len(store.alarms(since=NOON)) == 1
    store.put_alarms([alarm.model_copy(update={"opened": minutes(9)})])
    assert [one.opened for one in store.alarms()] == [minutes(9)]


def test_another_address_of_a_source_is_logged_and_judges_nothing_again(store: Store) -> None:
    stork = a_source("Stork", kind="feed", url="https://a.example/feed")
    store.save_roster([stork], NOON)
    store.roster_applied(["Stork"])
    moved = stork.model_copy(update={"url": "https://b.example/feed"})
    assert store.save_roster([moved], minutes(1)) == set()
    assert store.save_roster([moved], minutes(2)) == set()
    logged = [entry.body for entry in store.log_entries() if entry.kind == "address"]
    assert logged == [
        {"name": "Stork", "before": "feed https://a.example/feed", "after": "feed https://b.example/feed"}
    ]
    assert store.check() == []
