"""The public page of a beat: what was published and nothing else, for readers, feed readers and caches."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

import pytest
from fastapi.testclient import TestClient

from pipeline.anchoring import set_anchors
from tests.web.build import Editor

HELD = "Airstrikes hit the market"
"""Begins the item that is held back in these tests."""


def settings_of(tmp_path, beat, *, unnamed=False):
    """Write the settings anew with this line for the beat."""
    path = tmp_path / "sources.yaml"
    text = re.sub(r"  - \{name: Syria.*\}", f"  - {beat}", path.read_text())
    if unnamed:
        text = text.replace("{name: Courier,", "{name: Courier, named: false,")
    path.write_text(text)


@pytest.fixture
def live(app, tmp_path):
    """The desk with a live beat, two items published and one held."""
    settings_of(tmp_path, "{name: Syria, zone: UTC, live: true}")
    editor = Editor(app, "editor")
    first = editor.claims()[0]
    editor.swap(f"/roundup/Syria/item/{first}/remark/note", text="a note for colleagues", seen=0)
    for claim in editor.claims():
        seen = int(claim == first)
        if HELD in editor.get(f"/roundup/Syria/item/{claim}").text:
            editor.swap(f"/roundup/Syria/item/{claim}/do/hold", text="calling the hospital", seen=seen)
        else:
            editor.swap(f"/roundup/Syria/item/{claim}/do/review", seen=seen)
    editor.post("/roundup/Syria/step/approve")
    answer = editor.post("/roundup/Syria/publish")
    assert answer.status_code == 303, answer.text
    return app


@pytest.fixture
def reader(live):
    """Somebody who is not logged in."""
    return TestClient(live, base_url="https://news.example")


PATHS = (
    "/live/syria", "/live/syria.atom.xml", "/live/syria.json", "/live/syria/corrections",
    "/live/syria.corrections.atom.xml",
)  # fmt: skip


def test_a_beat_is_not_public_unless_its_settings_say_so(app):
    nobody = TestClient(app)
    for path in (*PATHS, "/live/nowhere", "/live/syria/e-0"):
        assert nobody.get(path).status_code == 404, path
    assert nobody.get("/live/syria").text.replace("syria", "x") == nobody.get("/live/nowhere").text.replace(
        "nowhere", "x"
    )


def test_what_was_published_is_read_without_logging_in(reader, live):
    page = reader.get("/live/syria")
    assert page.status_code == 200
    assert "Khalsa" in page.text
    uid = live.state.office.store.editions()[0].uid
    alone = reader.get(f"/live/syria/{uid}")
    assert alone.status_code == 200
    assert "Khalsa" in alone.text
    assert reader.get("/live/syria/e-0").status_code == 404


def test_nothing_that_is_not_published_leaks(reader, live):
    uid = live.state.office.store.editions()[0].uid
    shown = "".join(reader.get(path).text for path in (*PATHS, f"/live/syria/{uid}"))
    for secret in (HELD, "calling the hospital", "a note for colleagues", "csrf", "editor", "Log out"):
        assert secret not in shown, secret


def test_sources_that_are_not_named_in_public_are_not_named_even_where_they_were_before(reader, tmp_path, live):
    uid = live.state.office.store.editions()[0].uid
    paths = (*PATHS, f"/live/syria/{uid}")
    assert any("Courier" in reader.get(path).text for path in paths)
    settings_of(tmp_path, "{name: Syria, zone: UTC, live: true}", unnamed=True)
    live.state.office._read = 0.0
    for path in paths:
        assert "Courier" not in reader.get(path).text, path
    assert "name withheld" in reader.get("/live/syria").text


def test_readers_and_caches_that_have_it_are_told_so(reader):
    for path in PATHS:
        first = reader.get(path)
        assert first.headers["cache-control"].startswith("public, max-age=60"), path
        tag, at = first.headers["etag"], first.headers["last-modified"]
        for given in ({"if-none-match": tag}, {"if-none-match": f'"x", W/{tag}'}, {"if-modified-since": at}):
            answer = reader.get(path, headers=given)
            assert (answer.status_code, answer.content) == (304, b""), (path, given)
            assert answer.headers["etag"] == tag
        assert reader.get(path, headers={"if-none-match": '"other"', "if-modified-since": at}).status_code == 200
        assert reader.get(path, headers={"if-modified-since": "Thu, 01 Jan 2015 00:00:00 GMT"}).status_code == 200
        assert reader.get(path, headers={"if-modified-since": "yesterday"}).status_code == 200


def test_a_correction_changes_page_feeds_and_tags_at_once(reader, live):
    tags = {path: reader.get(path).headers["etag"] for path in PATHS}
    editor = Editor(live, "editor")
    edition = editor.store.editions()[0]
    given = {"grade": "corrected", "wrong": "The village was another.", "right": "It was the hill above it."}
    claim = edition.roundup.items[0].claim
    assert editor.post(f"/editions/{edition.uid}/correct", claim=claim, **given).status_code == 303
    for path in PATHS:
        answer = reader.get(path, headers={"if-none-match": tags[path]})
        assert answer.status_code == 200, path
        assert "It was the hill above it." in answer.text, path


def test_the_feeds_are_feeds_that_lead_to_the_page(reader, live):
    uid = live.state.office.store.editions()[0].uid
    root = ET.fromstring(reader.get("/live/syria.atom.xml").text)
    links = [one.get("href") for one in root.iter("{http://www.w3.org/2005/Atom}link")]
    assert f"https://news.example/live/syria/{uid}" in links
    told = reader.get("/live/syria.json").json()
    assert told["feed_url"] == "https://news.example/live/syria.json"
    assert told["items"][0]["url"] == f"https://news.example/live/syria/{uid}"


def test_the_page_tells_machines_that_it_is_a_live_blog(reader):
    text = reader.get("/live/syria").text
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)[1])
    assert data["@type"] == "LiveBlogPosting"
    assert data["liveBlogUpdate"]


def test_the_roots_of_the_source_log_stand_on_the_page_and_in_the_feeds(reader, live):
    office = live.state.office
    root = set_anchors(office.store, office.clock())[-1].root
    for path in ("/live/syria", "/live/syria.atom.xml", "/live/syria.json"):
        assert root in reader.get(path).text, path
    assert reader.get("/live/syria.json").json()["_itemwire"]["log_roots"][0]["root"] == root


def test_before_anything_is_published_the_page_says_so(app, tmp_path):
    settings_of(tmp_path, "{name: Syria, zone: UTC, live: true}")
    app.state.office._read = 0.0
    nobody = TestClient(app)
    assert "Nothing is published here yet" in nobody.get("/live/syria").text
    assert nobody.get("/live/syria.atom.xml").status_code == 404
    assert "None so far" in nobody.get("/live/syria/corrections").text


def test_the_public_page_holds_no_script_to_run_and_asks_nobody(reader):
    text = reader.get("/live/syria").text
    assert not re.search(r"<script(?! type=\"application/ld\+json\")|\sstyle=|\son\w+=", text)
    assert not re.search(r'(?:src|<link[^>]*href)="https?:', text)
