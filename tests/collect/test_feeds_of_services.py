"""YouTube and Reddit: services that serve feeds, found by the grammar of their accounts."""

from __future__ import annotations

import html

import pytest

from pipeline.normalise import normalise
from tests.collect.feeds import atom, source
from tests.collect.strangers import Strangers, visit_strangers

CHANNEL = "UC" + "a" * 22
YOUTUBE = "https://www.youtube.com/feeds/videos.xml"


@pytest.mark.parametrize(
    ("kind", "account", "url"),
    [
        ("youtube", CHANNEL, f"{YOUTUBE}?channel_id={CHANNEL}"),
        ("youtube", "PLabcdefghij_-1", f"{YOUTUBE}?playlist_id=PLabcdefghij_-1"),
        ("reddit", "r/syriancivilwar", "https://www.reddit.com/r/syriancivilwar/new/.rss"),
        ("reddit", "/u/north_stork", "https://www.reddit.com/user/north_stork/.rss"),
    ],
)
def test_an_account_becomes_the_address_of_its_feed(kind, account, url):
    outcome = visit_strangers(source(kind=kind, account=account), Strangers({url: atom()}))
    assert outcome.error is None


@pytest.mark.parametrize(
    ("kind", "account", "said"),
    [
        ("youtube", "@handle", "names no channel"),
        ("youtube", CHANNEL + "&x=1", "names no channel"),
        ("youtube", "", "names no channel"),
        ("reddit", "syria", "names nobody"),
        ("reddit", "r/../user", "names nobody"),
        ("reddit", "r/a b", "names nobody"),
    ],
)
def test_what_is_no_account_never_becomes_an_address(kind, account, said):
    servers = Strangers({})
    assert said in (visit_strangers(source(kind=kind, account=account), servers).error or "")
    assert servers.asked == []


def entry(body: str) -> str:
    return (
        "<entry><id>t3_1</id><link href='https://www.reddit.com/r/x/comments/1/'/><title>Khalsa taken</title>"
        f"<updated>2016-06-09T12:00:00Z</updated><content type='html'>{html.escape(body)}</content></entry>"
    )


def signed(link: str) -> str:
    return (
        '&#32; submitted by &#32; <a href="https://www.reddit.com/user/stork"> /u/stork </a> <br/> '
        f'<span><a href="{link}">[link]</a></span> &#32; <span><a href="https://www.reddit.com/r/x/comments/1/">'
        "[comments]</a></span>"
    )


@pytest.mark.parametrize(
    ("body", "text", "links"),
    [
        (f"<p>By rebels</p>{signed('https://x.test/?a=1&amp;b=2')}", "By rebels", ("https://x.test/?a=1&b=2",)),
        (signed("https://www.reddit.com/r/x/comments/1/"), "Khalsa taken", ()),
        (
            "<p>A report submitted by <a href='https://x.test/'>them</a></p>",
            "A report submitted by them",
            ("https://x.test/",),
        ),
    ],
)
def test_the_line_that_reddit_writes_is_nobodys_words(body, text, links):
    url = "https://www.reddit.com/r/xy/new/.rss"
    (post,) = visit_strangers(source(kind="reddit", account="r/xy"), Strangers({url: atom(entry(body))})).posts
    post = normalise(post)
    assert (post.text, post.links) == (text, links)
