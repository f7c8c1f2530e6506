"""Feeds: valid by their specifications, read by others' programs, the same editions over many edits."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import sqlite3
import subprocess
import xml.etree.ElementTree as ET
from datetime import datetime
from urllib.parse import urlsplit

import feedparser
import jsonschema
import pytest

from pipeline.errors import PublishError
from pipeline.publish import feed, liveblog
from pipeline.types import Edition, edition_uid
from tests.publish.build import a_channel, a_parcel, corrected, first, updated, withdrawn

ATOM = "{http://www.w3.org/2005/Atom}"

JSON_FEED = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "patternProperties": {"^_[^.]+$": {"type": "object"}},
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "home_page_url": {"type": "string", "format": "uri"},
        "feed_url": {"type": "string", "format": "uri"},
        "description": {"type": "string"},
        "user_comment": {"type": "string"},
        "next_url": {"type": "string", "format": "uri"},
        "icon": {"type": "string", "format": "uri"},
        "favicon": {"type": "string", "format": "uri"},
        "authors": {"$ref": "#/$defs/authors"},
        "language": {"type": "string"},
        "expired": {"type": "boolean"},
        "items": {"type": "array", "items": {"$ref": "#/$defs/item"}},
    },
    "$defs": {
        "authors": {
            "type": "array",
            "items": {
                "type": "object",
                "minProperties": 1,
                "additionalProperties": False,
                "properties": {name: {"type": "string"} for name in ("name", "url", "avatar")},
            },
        },
        "time": {
            "type": "string",
            "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$",
        },
        "item": {
            "type": "object",
            "required": ["id"],
            "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
            "additionalProperties": False,
            "properties": {
                "id": {"type": "string", "minLength": 1},
                "url": {"type": "string", "format": "uri"},
                "external_url": {"type": "string", "format": "uri"},
                "title": {"type": "string"},
                "content_html": {"type": "string"},
                "content_text": {"type": "string"},
                "summary": {"type": "string"},
                "date_published": {"$ref": "#/$defs/time"},
                "date_modified": {"$ref": "#/$defs/time"},
                "authors": {"$ref": "#/$defs/authors"},
                "tags": {"type": "array", "items": {"type": "string"}},
                "language": {"type": "string"},
            },
        },
    },
}
"""JSON Feed, version 1.1, after https://www.jsonfeed.org/version/1.1/."""


def rounds() -> list[Edition]:
    """One edition over five edits."""
    edition = first()
    found = [edition]
    for hours in range(1, 5):
        edition = corrected(edition, f"It was village {hours}.", hours)
        found.append(edition)
    return [*found, updated(edition, 5)]


def written(edition, tmp_path, shelf=(), **options):
    channel = a_channel("feed", path="feeds", **options)
    asyncio.run(feed.send(a_parcel(edition, tmp_path, shelf=shelf), channel))
    return tmp_path / "feeds"


def check_atom(text: str) -> ET.Element:
    """What RFC 4287 demands of a feed document, section by section."""
    root = ET.fromstring(text)
    assert root.tag == f"{ATOM}feed"
    assert all(element.tag.startswith(ATOM) for element in root.iter())
    entries = root.findall(f"{ATOM}entry")
    for holder in (root, *entries):  # 4.1.1, 4.1.2: exactly one id, title and updated
        for name in ("id", "title", "updated"):
            assert len(holder.findall(f"{ATOM}{name}")) == 1, name
        for name in ("updated", "published"):  # 3.3: RFC 3339 with capital T and Z
            for date in holder.findall(f"{ATOM}{name}"):
                assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", date.text or "")
                datetime.fromisoformat(date.text or "")
        assert len(holder.findall(f"{ATOM}published")) <= 1
        assert len(holder.findall(f"{ATOM}rights")) <= 1
        uid = holder.findtext(f"{ATOM}id") or ""
        assert urlsplit(uid).scheme  # 4.2.6: an absolute IRI
        links = [
            (one.get("rel", "alternate"), one.get("type"), one.get("hreflang")) for one in holder.findall(f"{ATOM}link")
        ]
        assert len([one for one in links if one[0] == "alternate"]) == len(
            {one for one in links if one[0] == "alternate"}
        )
        assert all(urlsplit(one.get("href", "")).scheme for one in holder.findall(f"{ATOM}link"))
        for title in holder.findall(f"{ATOM}title"):  # 3.1.1: text by default
            assert title.get("type", "text") in {"text", "html", "xhtml"}
            assert not len(title)
    assert root.findtext(f"{ATOM}author/{ATOM}name")  # 4.2.1: an author for all entries without one
    for entry in entries:
        contents = entry.findall(f"{ATOM}content")
        assert len(contents) <= 1  # 4.1.2
        alternate = [one for one in entry.findall(f"{ATOM}link") if one.get("rel", "alternate") == "alternate"]
        assert contents or alternate
        assert all(one.get("type") in {"text", "html"} and not len(one) for one in contents)  # 4.1.3.3
        assert all(one.get("term") for one in entry.findall(f"{ATOM}category"))  # 4.2.2.1
    ids = [(entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}updated")) for entry in entries]
    assert len(ids) == len(set(ids))  # 4.1.1: no two of one id and date
    order = [child.tag for child in root]
    assert order == sorted(order, key=lambda tag: tag == f"{ATOM}entry")  # 4.1.1: entries after the feed's own
    return root


@pytest.mark.parametrize("options", [{}, {"site": "https://news.test/live"}, {"page": "https://news.test/r/{edition}"}])
def test_the_feeds_are_what_their_specifications_ask_for(tmp_path, options):
    for edition in (*rounds(), withdrawn(rounds()[-1], 6)):
        folder = written(edition, tmp_path, **options)
        for name in ("orsa.atom.xml", "orsa.corrections.atom.xml"):
            check_atom((folder / name).read_text())
        jsonschema.validate(json.loads((folder / "orsa.json").read_text()), JSON_FEED)
    assert len(check_atom((folder / "orsa.corrections.atom.xml").read_text()).findall(f"{ATOM}entry")) == 5


def test_an_edition_keeps_its_id_and_date_over_five_edits_and_says_that_it_changed(tmp_path):
    seen = []
    for edition in rounds():
        folder = written(edition, tmp_path, site="https://news.test/live")
        (entry,) = feedparser.parse((folder / "orsa.atom.xml").read_bytes()).entries
        (item,) = json.loads((folder / "orsa.json").read_text())["items"]
        assert (item["id"], item["url"]) == (entry.id, entry.link)
        assert entry.link == f"https://news.test/live/orsa.html#{edition.uid}"
        seen.append((entry.id, entry.published, entry.updated, entry.content[0].value, entry.title))
    assert len({(uid, published) for uid, published, *_ in seen}) == 1
    assert len({updated_at for _, _, updated_at, *_ in seen}) == len({content for *_, content, _ in seen}) == 6
    assert [title for *_, title in seen][:2] == ["Orsa: Rebels storm Khalsa", "Corrected: Orsa: Rebels storm Khalsa"]


def test_the_library_reader_sees_one_entry_over_five_edits(tmp_path):
    reader = pytest.importorskip("reader")
    pytest.importorskip("sgmllib", reason="its copy of feedparser wants sgmllib3k")
    written(first(), tmp_path)
    with reader.make_reader(str(tmp_path / "reader.db"), feed_root=str(tmp_path)) as mine:
        mine.add_feed("feeds/orsa.atom.xml")
        contents = []
        for edition in rounds():
            written(edition, tmp_path)
            mine.update_feed("feeds/orsa.atom.xml")
            (entry,) = mine.get_entries()
            contents.append(entry.content[0].value)
        assert entry.id == feed.edition_id(edition_uid("Orsa", 1))
        assert len(set(contents)) == 6
        assert mine.get_feed("feeds/orsa.atom.xml").last_exception is None


def test_newsboat_sees_one_article_over_five_edits(tmp_path):
    program = shutil.which("newsboat")
    if program is None:
        pytest.skip("newsboat is not installed (apt-get install newsboat)")
    (tmp_path / "urls").write_text(f"file://{written(first(), tmp_path)}/orsa.atom.xml\n")
    (tmp_path / "config").write_text("")
    files = ["-u", tmp_path / "urls", "-c", tmp_path / "cache.db", "-C", tmp_path / "config"]
    for edition in rounds():
        written(edition, tmp_path)
        subprocess.run([program, *files, "-x", "reload"], check=True, capture_output=True, timeout=240)
    with sqlite3.connect(tmp_path / "cache.db") as cache:
        rows = cache.execute("SELECT guid, title, content FROM rss_item").fetchall()
    cache.close()
    assert [row[0] for row in rows] == [feed.edition_id(edition_uid("Orsa", 1))]
    assert "UPDATE" in rows[0][2] or "Rebels" in rows[0][2]


@pytest.mark.parametrize("site", ["javascript:alert(1)", "news.test", 'https://x.test/"><script>'])
def test_a_site_that_is_no_web_address_is_refused_in_words(tmp_path, site):
    for key in ("site", "page"):
        with pytest.raises(PublishError, match="is no http"):
            written(first(), tmp_path, **{key: site})


def test_the_live_page_is_a_live_blog_posting_with_its_corrections(tmp_path):
    edition = rounds()[-1]
    asyncio.run(
        liveblog.send(a_parcel(edition, tmp_path), a_channel("liveblog", path="live", site="https://news.test"))
    )
    text = (tmp_path / "live" / "orsa.html").read_text()
    data = json.loads(text.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert (data["@context"], data["@type"]) == ("https://schema.org", "LiveBlogPosting")
    assert [one["@type"] for one in data["correction"]] == ["CorrectionComment"] * 4
    assert data["correction"][0]["text"] == "We named Khalsa. It was village 4."
    assert [one["@type"] for one in data["liveBlogUpdate"]] == ["BlogPosting"] * 2
    dates = [data["datePublished"], data["dateModified"], *(one["datePublished"] for one in data["liveBlogUpdate"])]
    assert all(datetime.fromisoformat(one) for one in dates)
    assert text.count("<script") == 1
    notices = (tmp_path / "live" / "orsa.corrections.html").read_text()
    assert re.search(r">\d+ [A-Z][a-z]+ \d{4}, \d\d:\d\d UTC</time>", notices)
    assert [f"It was village {number}." in notices for number in range(1, 5)] == [True] * 4
    assert notices.index("village 4") < notices.index("village 1")
