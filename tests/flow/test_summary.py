"""The day report: its counts, what fell, what was published, who fell silent, and its picture."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest

from pipeline import flow
from pipeline.settings import Beat
from pipeline.summary import bounds, summarise
from pipeline.summary_page import as_html, as_text
from pipeline.timeline import timeline
from pipeline.types import Alarm, Post, RejectedPost, Status
from storage import ClaimFilter
from tests.flow.newsroom import BLOG, DAY, NOW, POSTS, a_newsroom, silent

HOSTILE = "<script>alert(1)</script> {{ 7*7 }} \x1b[31m \u202etxt"


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    with a_newsroom(tmp_path_factory.mktemp("summary")) as made:
        earlier = Post(source="Old Post", id="o1", text="Good night", published=DAY - timedelta(hours=9), fetched=DAY)
        named = Post(source=HOSTILE, id="o2", text=f"Shelling hit {HOSTILE}", published=DAY, fetched=DAY)
        refused = RejectedPost(where="x", reason=f"no text {HOSTILE}", raw="{}")
        flow.ingest(made.store, made.settings, [*POSTS, earlier, named, refused], NOW - timedelta(hours=3), tick=silent)
        alarm = Alarm(key="quiet:x", kind="quiet", source=BLOG, words="is silent", opened=NOW - timedelta(hours=2))
        made.store.put_alarms([alarm])
        yield made


@pytest.fixture(scope="module")
def day(room):
    return summarise(room.store, room.settings, None, DAY.date())


def test_it_counts_the_day(day, room):
    assert day.posts > 30
    assert day.visits == 0
    assert sum(day.counts.values()) == len(day.lines) > 10
    known = {claim.uid for claim in room.store.claims(ClaimFilter(), room.settings.roster)}
    assert {line.item.claim for line in day.lines} <= known
    assert {line.item.status for line in day.confirmed} <= {Status.CONFIRMED}


def test_what_is_disputed_or_taken_back_is_told_with_why(day):
    assert {line.item.status for line in day.fell} & {Status.DISPUTED, Status.RETRACTED}
    text = as_text(day)
    for line in day.fell:
        assert line.item.text in text


def test_who_fell_silent_and_what_was_refused_is_told(day):
    text = as_text(day)
    assert "Old Post: no post on this day" in text
    assert "Loud Blog: is silent" in text
    assert "1 entry: no text <script>" in text


def test_a_day_without_anything_says_none_everywhere(room):
    text = as_text(summarise(room.store, room.settings, None, date(2020, 1, 1)))
    assert "0 claims" in text
    assert text.count("- none") == 6


def test_a_beat_has_its_own_zone_and_claims(room):
    found = summarise(room.store, room.settings, Beat(name="None", places=("Nowhere",), zone="Europe/Kyiv"), DAY.date())
    assert found.lines == ()
    assert found.since == DAY - timedelta(hours=3)


def test_the_day_of_all_beats_spells_places_as_they_do(room):
    own = replace(room.settings, beats=(Beat(name="One", spellings=("Tall Marjaan",)),))
    places = {one.name for line in summarise(room.store, own, None, DAY.date()).lines for one in line.item.places}
    assert "Tall Marjaan" in places
    assert "Tell Marjan" not in places


def test_a_day_of_a_zone_that_moves_its_clocks_has_another_length():
    since, until = bounds(date(2026, 3, 29), ZoneInfo("Europe/Kyiv"))
    assert until.astimezone(UTC) - since.astimezone(UTC) == timedelta(hours=23)


def test_the_page_needs_nothing_beside_itself_and_hostile_words_stay_words(day):
    page = as_html(day)
    assert "<script" not in page
    assert "\u202e" not in page
    assert "\x1b" not in page
    assert "src=" not in page
    assert page.count("http") == page.count("http-equiv")
    assert "\x1b" not in as_text(day)


def test_the_picture_is_well_formed_and_says_in_words_what_it_shows(day):
    picture = ElementTree.fromstring(timeline(day))
    told = picture.find("desc").text
    assert len(picture.findall("a")) == len(day.lines)
    assert all(link.find("g/title").text for link in picture.findall("a"))
    assert all(f"{status.value}" in told for status in {line.item.status for line in day.lines})


def test_what_changed_since_the_last_edition_is_told_though_nobody_reports_it_anew(room):
    wanted = ClaimFilter(since=datetime(2030, 1, 1, tzinfo=UTC), or_changed=True)
    assert list(room.store.claims(wanted, room.settings.roster)) == []
    later = NOW - timedelta(hours=4)
    plain = list(room.store.claims(ClaimFilter(since=later), room.settings.roster))
    changed = list(room.store.claims(ClaimFilter(since=later, or_changed=True), room.settings.roster))
    assert len(changed) > len(plain)
