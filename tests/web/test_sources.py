"""Sources at the desk: how each fares, added after a look, graded from a day on, paused, described, protected."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from pipeline.settings import load_settings
from pipeline.types import Alarm, Day, Reliability, Vitals
from pipeline.web.sparkline import DAYS, sparkline
from tests.builders import NOON
from tests.web.build import Editor

FEED = """<rss version="2.0"><channel><title>Ridge Post</title><item><guid>1</guid><title>Shelling on the ridge</title>
<description>Two shells fell on the ridge road.</description><pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate></item>
</channel></rss>"""


def listed(app, name):
    return load_settings(app.state.office.path).roster.find(name)


def status_of(editor, words):
    text = editor.get("/search", params={"q": words, "kind": "claim"}).text
    return re.findall(r'badge status-(\w+)"', text)


def test_the_list_shows_grade_owner_and_how_each_fares_and_trouble_first(app, editor):
    editor.store.put_alarms([Alarm(key="quiet:Lens", kind="quiet", source="Lens", words="silent", opened=NOON)])
    text = editor.get("/sources").text
    names = re.findall(r'href="/sources/(\w+)" aria-keyshortcuts="o"', text)
    assert sorted(names) == ["Courier", "Lens", "Observer"]
    assert "fed by ingest or by hand" in text


def test_a_grade_from_a_day_on_judges_again_what_rests_on_it_and_says_who_did_it_and_why(app, editor):
    assert status_of(editor, "Khalsa") == ["corroborated"]
    for name in ("Observer", "Courier"):
        form = {"reliability": "D", "since": "2024-04-30", "reason": "took two old films for new"}
        assert editor.post(f"/sources/{name}/grade", **form).status_code == 303
    assert status_of(editor, "Khalsa") == ["unconfirmed"]
    source = listed(app, "Observer")
    assert source.reliability is Reliability.B
    assert source.as_graded(datetime(2024, 5, 1, tzinfo=UTC)).reliability is Reliability.D
    assert source.as_graded(datetime(2024, 4, 29, tzinfo=UTC)).reliability is Reliability.B
    assert "took two old films for new" in editor.get("/sources/Observer").text
    assert "took two old films for new" in editor.get("/audit").text


def test_what_was_said_before_the_day_keeps_its_grade(app, editor):
    editor.post("/sources/Observer/grade", reliability="D", since="2024-05-02", reason="erred")
    assert status_of(editor, "Khalsa") == ["corroborated"]


@pytest.mark.parametrize(("since", "reason"), [("2024-04-30", "  "), ("yesterday", "erred")])
def test_a_grade_needs_a_reason_and_a_day(app, editor, since, reason):
    assert editor.post("/sources/Observer/grade", reliability="D", since=since, reason=reason).status_code == 409
    assert listed(app, "Observer").regrades == ()


def test_a_source_is_paused_and_taken_up_again(app, editor):
    editor.post("/sources/Observer/switch/pause", reason="moves house")
    assert not listed(app, "Observer").enabled
    assert "Paused (1)" in editor.get("/sources").text
    editor.post("/sources/Observer/switch/resume")
    assert listed(app, "Observer").enabled
    assert editor.post("/sources/Observer/switch/burn").status_code == 404


def test_two_sources_of_one_owner_are_one_voice_from_then_on(app, editor):
    for name in ("Observer", "Courier"):
        editor.post(f"/sources/{name}/describe", aliases="", owner="One House", side="neutral")
    assert status_of(editor, "Khalsa") == ["unconfirmed"]


def test_an_alias_leads_to_its_source_and_one_that_another_has_is_refused(app, editor):
    editor.post("/sources/Observer/describe", aliases="The Hill\nالراصد", owner="", side="neutral")
    assert listed(app, "الراصد").name == "Observer"
    assert editor.get("/sources/The%20Hill", follow_redirects=False).headers["location"] == "/sources/Observer"
    taken = editor.post("/sources/Courier/describe", aliases="the hill", owner="", side="")
    assert taken.status_code == 409
    assert "is a name of Observer already" in taken.text


def test_who_is_not_named_in_public_is_named_at_the_desk_only(app, editor):
    assert "–Lens" in editor.get("/roundup/Syria").text
    editor.post("/sources/Lens/protect", unnamed="yes", reason="family in the town")
    lines = re.findall(r'<p class="line".*?</p>', editor.get("/roundup/Syria").text)
    assert not any("Lens" in line for line in lines)
    assert any("a local source (name withheld)" in line for line in lines)
    assert "not named in public" in editor.get("/sources/Lens").text
    assert "family in the town" in editor.get("/audit").text
    editor.post("/sources/Lens/protect", reason="moved abroad")
    assert "–Lens" in editor.get("/roundup/Syria").text


def test_a_source_is_looked_at_before_it_is_added(app, editor, tmp_path):
    folder = app.state.office.path.parent / "inbox"
    folder.mkdir()
    (folder / "1.txt").write_text("Two shells fell on the ridge road.", encoding="utf-8")
    refused = editor.client.post(
        "/sources/new", data={"csrf": editor.token, "url": "http://127.0.0.1:1/feed"}, follow_redirects=False
    )
    assert refused.status_code == 409
    assert "nothing was added" in refused.text
    assert len(load_settings(app.state.office.path).sources) == 3


def test_a_feed_is_shown_then_added_once(app, editor, monkeypatch):
    from pipeline.desk import sources as acts
    from pipeline.types import Cursor, FetchOutcome
    from tests.builders import a_post

    def visited(wanted, *_args, **_kwargs):
        post = a_post("Two shells fell on the ridge road.", wanted[0].name, at=NOON - timedelta(hours=1))
        return [FetchOutcome(source=wanted[0].name, at=NOON, cursor=Cursor(source=wanted[0].name), posts=(post,))]

    monkeypatch.setattr(acts, "try_sources", visited)
    form = {"url": "https://ridge.example/feed", "name": "Ridge Post", "reliability": "C", "side": "neutral"}
    send = {"csrf": editor.token, **form}
    look = editor.client.post("/sources/new", data=send).text
    assert "Two shells fell on the ridge road." in look
    assert listed(app, "Ridge Post") is None
    assert editor.client.post("/sources/add", data=send, follow_redirects=False).status_code == 303
    assert listed(app, "Ridge Post").reliability is Reliability.C
    assert "added a source" in editor.get("/sources/Ridge%20Post").text
    again = editor.client.post("/sources/add", data=send, follow_redirects=False)
    assert again.status_code == 409
    assert "is watched already" in again.text


def test_who_copies_whom_is_answered_with_a_reason(app, editor):
    assert "No source looks like a copier" in editor.get("/sources/copies").text
    pair = {"copier": "Courier", "original": "Observer"}
    assert editor.post("/sources/copies/accept", **pair, reason="").status_code == 409
    assert editor.post("/sources/copies/accept", **pair, reason="its typos").status_code == 303
    assert "copies <bdi>Observer</bdi>" in editor.get("/sources").text
    assert "Copied by <bdi>Courier</bdi>" in editor.get("/sources/Observer").text
    editor.post("/sources/copies/reject", **pair, reason="by chance")
    assert "copies <bdi>Observer</bdi>" not in editor.get("/sources").text


def test_a_contributor_looks_and_changes_nothing(app):
    helper = Editor(app, "contributor")
    text = helper.get("/sources/Observer").text
    assert "/sources/Observer/grade" not in text
    assert helper.post("/sources/Observer/grade", reliability="A", reason="x").status_code == 403


def test_a_source_that_is_not_listed_is_not_found(editor):
    assert editor.get("/sources/Nobody").status_code == 404


def test_the_rhythm_is_drawn_for_four_weeks_and_told_in_words():
    days = tuple(Day(day=date(2024, 5, 1) - timedelta(days=back), posts=back + 1) for back in range(3))
    found = sparkline(Vitals(source="Lens", since=NOON, days=days), NOON)
    assert len(found.bars) == DAYS
    assert found.words == "6 posts in the 28 days up to today, 3 on the busiest"
    late = sparkline(Vitals(source="Lens", since=NOON, days=days), NOON + timedelta(days=90))
    assert "up to 1 May 2024" in late.words
    assert sparkline(None, NOON) is None
    assert sparkline(Vitals(source="Lens", since=NOON, days=(Day(day=date(2024, 5, 1)),)), NOON).bars[-1].height == 1


def test_a_name_that_the_list_does_not_allow_is_refused_in_words_and_changes_nothing(editor):
    answer = editor.post("/sources/Observer/describe", aliases="x" * 700, owner="", side="neutral")
    assert answer.status_code == 409
    assert "allowed: up to 100" in answer.text
    assert "nothing was changed" in answer.text
