"""Lists from elsewhere: OPML and CSV go out and come back, doubles are named, hostile ones are refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.settings import load_settings
from pipeline.sourcelist.csv_list import write_csv
from pipeline.sourcelist.duplicates import duplicates
from pipeline.sourcelist.edit import add_entries
from pipeline.sourcelist.listed import named_apart, read_list
from pipeline.sourcelist.opml import write_opml
from pipeline.types import Regrade, Reliability, Source, Stretch
from tests.builders import a_source

SOURCES = (
    a_source("Stork, \"The\" <analyst> & Co", kind="feed", url="https://stork.example/feed?a=1&b=2", owner="A/B, C",
             side="neutral", aliases=("@stork", "لقلق"), languages=("en", "ar"), slowest=timedelta(hours=4)),
    a_source("Owl", "F", kind="feed", url="https://owl.example/", cron="0 6 * * mon-fri", zone="Europe/Kyiv"),
    a_source("Heron", kind="feed", url="https://heron.example/feed", enabled=False, every=timedelta(minutes=5)),
    a_source("Regraded", kind="feed", url="https://crane.example/",
             regrades=(Regrade(since=datetime(2016, 5, 1, tzinfo=UTC), reliability=Reliability.B, reason="a, b; /c"),
                       Regrade(since=datetime(2016, 6, 1, 12, 30, tzinfo=UTC), reliability=Reliability.E)),
             hacked=(Stretch(since=datetime(2016, 6, 2, tzinfo=UTC), until=datetime(2016, 6, 3, tzinfo=UTC)),
                     Stretch(since=datetime(2016, 7, 1, tzinfo=UTC)))),
    a_source("Page", kind="page", url="https://page.example/", named=False, at_risk=True,
             options={"item": "div.news > a, h2", "title": "h2"}),
)  # fmt: skip
BY_HAND = (
    a_source("By hand"), a_source("Channel", kind="telegram", account="stork_news"),
    a_source("Letters", kind="mail", account="desk@stork.example",
             options={"host": "imap.a.example", "from": "x=y", "password_env": "LETTERS"}),
)  # fmt: skip


def written(folder: Path, text: str | bytes, name: str = "list") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_opml_goes_out_and_comes_back_whole(tmp_path):
    text, left = write_opml((*SOURCES, *BY_HAND))
    assert left == len(BY_HAND)
    assert read_list(written(tmp_path, text)).sources == SOURCES


def test_csv_goes_out_and_comes_back_whole(tmp_path):
    found = read_list(written(tmp_path, write_csv((*SOURCES, *BY_HAND))))
    assert found == ((*SOURCES, *BY_HAND), ())


def test_what_is_imported_is_written_as_the_settings_take_it(tmp_path):
    target = written(tmp_path, "sources: []\n", "sources.yaml")
    found = read_list(written(tmp_path, write_csv((*SOURCES, *BY_HAND)))).sources
    add_entries(target, found)
    assert load_settings(target).sources == found


@pytest.mark.parametrize("cell", ["{", "[]", '"x"', '{"password_env": "my secret!"}', '{"folder": "x"}'])
def test_options_that_are_none_are_refused(tmp_path, cell):
    quoted = cell.replace('"', '""')
    found = read_list(written(tmp_path, f'name,url,options\nOwl,https://owl.example/,"{quoted}"\n'))
    assert found.sources == ()
    assert found.refused[0].where.startswith("line 2")
    assert "my secret" not in found.refused[0].why


def test_a_list_of_another_reader_is_read(tmp_path):
    text = """<?xml version='1.0'?><opml version='1.1'><body><outline text='News'>
      <outline type='rss' text='The Stork' xmlUrl='https://stork.example/feed' htmlUrl='https://stork.example'/>
      <outline type='rss' xmlUrl='https://www.owl.example/rss'/></outline></body></opml>"""
    found = read_list(written(tmp_path, text)).sources
    assert [(source.name, source.url, source.reliability) for source in found] == [
        ("The Stork", "https://stork.example/feed", "F"),
        ("owl.example", "https://www.owl.example/rss", "F"),
    ]


def test_a_short_csv_is_enough(tmp_path):
    found = read_list(written(tmp_path, "url;reliability\nhttps://stork.example/feed;B\nhttps://owl.example;Z\n"))
    assert [(source.name, source.reliability) for source in found.sources] == [("stork.example", "B")]
    ((where, why),) = found.refused
    assert where == "line 3 (owl.example)"
    assert why.startswith("reliability: ")


BOMB = '<!DOCTYPE o [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><opml><body><outline xmlUrl="https://x.example/"/></body></opml>'


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (BOMB, "declares a document type or entities"),
        ("<opml><body></body></opml>", "is no OPML that names feeds"),
        ("<html><a href='https://x.example'>x</a></html>", "is no OPML that names feeds"),
        (b"x" * 50_000_000, "is larger than 2 MiB"),
        (b"<opml>" * 400_000, "is larger than 2 MiB"),
        (b"\xff\xfe<\x00o\x00", "is no text in UTF-8"),
        ("PK\x03\x04\x00", "is no text in UTF-8"),
        ("", "names no column name or url"),
        ("hello\nworld\n", "names no column name or url"),
        ("name,url,password\nA,https://a.example,x\n", "has a column that is not known"),
        ('name,url\n"A,https://a.example\n', "is no CSV in line"),
        ("url\n" + "https://a.example/x\n" * 6000, "lists more than 5,000"),
    ],
)
def test_what_is_no_list_or_built_to_harm_is_refused_in_one_sentence(tmp_path, body, said):
    with pytest.raises(InputError) as caught:
        read_list(written(tmp_path, body))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ("=HYPERLINK(1),https://a.example", "name begins like a formula"),
        ("+cmd|x,https://a.example", "name begins like a formula"),
        ("@SUM(1),https://a.example", "name begins like a formula"),
        ("A,https://a.example,since May", "regrades: is no JSON list"),
        ('A,https://a.example,"[{""since"": ""May""}]"', "regrades"),
        ("A,javascript:alert(1)", "url: has a scheme that is not read"),
        ("A,file:///etc/passwd", "url: has a scheme that is not read"),
        ("A,https://user:pass@a.example", "url: holds a user name or password"),
        ("A\u202eB,https://a.example", "name: holds the character U+202E"),
        ("A,https://a.example,,north", "holds more cells than there are columns ('north')"),
    ],
)
def test_a_hostile_line_is_refused_and_the_others_are_not(tmp_path, cells, why):
    found = read_list(written(tmp_path, f"name,url,regrades\n{cells}\nGood,https://good.example\n"))
    assert [source.name for source in found.sources] == ["Good"]
    assert found.refused[0].why.startswith(why)


def test_a_javascript_address_in_opml_is_refused(tmp_path):
    text = '<opml><body><outline text="A" xmlUrl="javascript:x"/><outline text="B" xmlUrl="https://b.example"/></body></opml>'
    found = read_list(written(tmp_path, text))
    assert [source.name for source in found.sources] == ["B"]
    assert "scheme that is not read" in found.refused[0].why


def test_doubles_are_found_by_their_canonical_address():
    feeds = ["https://www.stork.example/feed/?utm_source=x", "http://stork.example/feed", "https://owl.example/feed"]
    listed = [Source(name=f"S{number}", kind="feed", url=url) for number, url in enumerate(feeds)]
    (sentence,) = duplicates(listed)
    assert sentence.startswith("S1 and S0 are one source (stork.example/feed)")
    fresh, left = named_apart(listed[1:], listed[:1])
    assert [source.name for source in fresh] == ["S2"]
    assert left == (("S1", "is watched already, as S0 (stork.example/feed)"),)


def test_one_account_written_twice_is_a_double_and_sources_fed_by_hand_are_none():
    listed = [Source(name=name, kind="telegram", account=name) for name in ("@Stork", "stork")]
    assert len(duplicates([*listed, Source(name="A"), Source(name="B")])) == 1


def test_a_name_that_is_taken_gets_a_number():
    listed = [Source(name="stork.example", kind="feed", url="https://stork.example/a")]
    new = [Source(name="Stork.Example", kind="feed", url=f"https://stork.example/{path}") for path in "bc"]
    fresh, _ = named_apart(new, listed)
    assert [source.name for source in fresh] == ["Stork.Example 2", "Stork.Example 3"]
