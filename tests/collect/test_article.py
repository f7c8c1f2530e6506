"""A web page that is one text, read without selectors."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from importlib.util import find_spec

import pytest

from pipeline.normalise import normalise
from pipeline.types import FetchOutcome
from tests.collect.feeds import NOW, source, visit

pytestmark = pytest.mark.skipif(find_spec("trafilatura") is None, reason="the extra `page` is not installed")

WORDS = (
    "Rebels stormed the village of Khalsa in south Aleppo on Thursday morning and hold most of it.",
    "The army denies this; its reporter says that the attack was repelled after two hours of shelling.",
    "Residents who left for Zaytan told the Stork that the road behind them was still open at noon.",
)
DECLARED = (
    '<meta property="article:published_time" content="2016-06-09T08:30:00+02:00">'
    '<meta name="author" content="T. Hogan">'
)


def article(*words: str, head: str = "") -> bytes:
    said = "".join(f"<p>{each}</p>" for each in words or WORDS)
    return (
        f"<!doctype html><html><head><title>Khalsa – live | The Stork</title>{head}</head>"
        f"<body><nav><a href='/a'>Home</a><a href='/b'>Maps</a></nav>"
        f"<article><h1>Khalsa, hour by hour</h1>{said}</article>"
        "<footer>Follow us on every channel there is.</footer></body></html>"
    ).encode()


def look(site, body: bytes, before: FetchOutcome | None = None, hours: int = 0) -> FetchOutcome:
    url = site.page("/live", body, Content_Type="text/html; charset=utf-8")
    at = NOW + timedelta(hours=hours)
    return visit(source(kind="page", url=url), before.cursor if before else None, port=site.port, now=at)


def test_a_page_without_selectors_is_one_post_with_its_main_text(site):
    outcome = look(site, article(head=DECLARED))
    assert outcome.error is None
    (post,) = map(normalise, outcome.posts)
    assert all(each in post.text for each in WORDS)
    assert "Maps" not in post.text
    assert "Follow us" not in post.text
    assert (post.title, post.author, post.id) == ("Khalsa, hour by hour", "T. Hogan", site.url("/live"))
    assert post.published == datetime(2016, 6, 9, 6, 30, tzinfo=UTC)


def test_a_page_that_declares_no_time_is_undated(site):
    words = (*WORDS, "It happened on 9 June 2016, as everybody here remembers well.")
    (post,) = look(site, article(*words)).posts
    assert (post.published, post.edited) == (None, None)


def test_a_live_page_that_grows_is_the_same_post_edited(site):
    first = look(site, article())
    later = look(site, article("UPDATE 1600 GMT: Rebels hold all of Khalsa, says the Stork.", *WORDS), first, hours=1)
    assert [post.id for post in later.posts] == [post.id for post in first.posts]
    assert "UPDATE 1600 GMT" in later.posts[0].text
    assert look(site, article("UPDATE 1600 GMT: Rebels hold all of Khalsa, says the Stork.", *WORDS), later).unchanged


@pytest.mark.parametrize("body", [b"", b"<html><body>Loading</body></html>", b"\x00" * 99, b"<p>" * 50_000])
def test_a_page_without_a_text_says_so(site, body):
    assert "holds no text" in (look(site, body).error or "") or "too long or too much" in (look(site, body).error or "")
