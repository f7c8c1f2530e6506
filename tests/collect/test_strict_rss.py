"""The short way through RSS of the usual shape says what feedparser says, or nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.collect import xml_feed
from pipeline.collect.entry import FeedContent
from pipeline.collect.strict_rss import read_strict_rss
from pipeline.errors import ParseError
from tests.collect.feeds import item, rss

NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" '
    'xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:atom="http://www.w3.org/2005/Atom"'
)


def the_long_way(body: bytes, content_type: str | None = None) -> FeedContent | None:
    """What feedparser makes of it; None where it is refused."""
    try:
        return xml_feed.read_xml_feed(body, content_type, "https://stork.test/feed")
    except ParseError:
        return None


def feed(*items: str, head: str = "<title>Stork</title><link>https://stork.test/</link>", declared: str = "") -> bytes:
    return f'{declared}<rss version="2.0" {NAMESPACES}><channel>{head}{"".join(items)}</channel></rss>'.encode()


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "")
)
odd_words = words | st.sampled_from(
    [
        "",
        " ",
        "<![CDATA[<p>a &amp; b</p>]]>",
        "a&#233;b",
        "&lt;b&gt;x&lt;/b&gt;",
        "x\n y",
        "a@b.test (Ali)",
        "\x85",
        "&#133;",
        "\u2028",
    ]
)
links = st.sampled_from(
    ["https://stork.test/1", "https://stork.test/1?a=1&amp;b=2", "/relative", "javascript:alert(1)", "",
     " https://stork.test/2 ", "https://stork.test/a/../b", "HTTPS://Stork.test/x", "https://stork.test/%D8%A7", "https://stork.test/é"]
)  # fmt: skip
dates = st.sampled_from(
    ["Thu, 09 Jun 2016 12:00:00 GMT", "2016-06-09T12:00:00+02:00", "Thu, 31 Feb 2016 12:00:00 GMT", "yesterday", "",
     " Thu, 9 Jun 2016 12:00:00 +0300 "]
)  # fmt: skip


@st.composite
def elements(draw: st.DrawFn) -> str:
    """One element of an item, of the usual or of an odd kind."""
    said, link = draw(odd_words), draw(links)
    return draw(
        st.sampled_from(
            [
                f"<title>{said}</title>", f"<link>{link}</link>", f"<description>{said}</description>",
                f"<guid>{link}</guid>", f'<guid isPermaLink="false">{said}</guid>',
                f'<guid isPermaLink="true">{link}</guid>',
                f"<content:encoded>{said}</content:encoded>", f"<pubDate>{draw(dates)}</pubDate>",
                f"<dc:creator>{said}</dc:creator>", f"<author>{said}</author>", f"<category>{said}</category>",
                f'<category domain="x">{said}</category>', f"<comments>{link}</comments>",
                "<slash:comments>3</slash:comments>", f"<wfw:commentRss>{link}</wfw:commentRss>",
                f'<media:content url="{link.strip()}" medium="image"/>', f'<media:thumbnail url="{link.strip()}"/>',
                f'<media:content url="https://stork.test/p.jpg"><media:title>{said}</media:title></media:content>',
                f'<enclosure url="{link.strip()}" type="image/jpeg" length="1"/>', "<source url='https://x.test/'>X</source>",
                f"<dc:date>{draw(dates)}</dc:date>", "<title><b>x</b></title>",
            ]
        )
    )  # fmt: skip


usual = st.tuples(words, words, words).map(
    lambda said: (
        f"<item><title>{said[0]}</title><link>https://stork.test/1</link><guid isPermaLink='false'>{said[1]}</guid>"
        f"<pubDate>Thu, 09 Jun 2016 12:00:00 GMT</pubDate><description>x{said[2]}</description></item>"
    )
)


@st.composite
def items(draw: st.DrawFn) -> str:
    """An item of the usual parts, some of them left out or changed for odd ones, in any order."""
    parts = re.findall(r"<(?!item)[^/>]+>.*?</[^>]+>", draw(usual))
    for _ in range(draw(st.integers(0, 3))):
        odd = draw(elements())
        same = [part for part in parts if part[1:5] == odd[1:5]]
        parts = [*(part for part in parts if part not in same or draw(st.booleans())), odd]
    return f"<item>{''.join(draw(st.permutations(parts)))}</item>"


heads = st.sampled_from(
    [
        "<title>Stork</title>", "<title>Stork</title><language>ar</language>", "", "<title>a</title><title>b</title>",
        "<title>Stork</title><image><title>Logo</title><url>https://stork.test/l.png</url></image>",
        '<atom:link href="https://stork.test/feed" rel="self"/><title>Stork</title>', "<title>S</title><cloud/>",
        "<title>\x85</title>", "<ttl>5</ttl><title/>",
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(usual | items(), max_size=3), heads)
def test_it_says_what_feedparser_says_or_nothing(entries, head):
    body = feed(*entries, head=head)
    short = read_strict_rss(body, None)
    assert short is None or short == the_long_way(body)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (feed(item()), "text/html"),
        (feed(item()), "application/rss+xml; charset=windows-1251"),
        (feed(item(), declared='<?xml version="1.0" encoding="windows-1251"?>'), None),
        (feed(item(), declared="<!DOCTYPE rss>"), None),
        (feed(item(more="<!-- x -->")), None),
        (feed(item()).replace(b"<item>", b'<item xml:base="/x">'), None),
        (feed(item()) + b"<junk", None),
        (feed(item())[:-20], None),
        (feed(item()).replace(b"Rebels", b"\xff"), None),
        (feed(), None),
    ],
)
def test_what_is_not_of_that_shape_is_left_to_feedparser(body, content_type):
    assert read_strict_rss(body, content_type) is None


def test_an_own_feed_takes_the_short_way():
    assert read_strict_rss(rss(item(1), item(2)), "application/rss+xml") is not None


@pytest.mark.eval
def test_it_differs_on_no_fixture_of_other_parsers(evaluation):
    folder: Path = evaluation / "eval" / "feeds"
    if not folder.is_dir():
        pytest.skip("the labelled sets hold no feeds")
    files = [path for name in ("feedparser", "miniflux") for path in (folder / name).rglob("*") if path.is_file()]
    assert len(files) > 900
    for path in files:
        body = path.read_bytes()
        short = read_strict_rss(body, None)
        assert short is None or short == the_long_way(body), path.name
