"""What a real Bluesky network answered (`tests/real/test_bluesky.py` recorded it), read again without one."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

from pipeline.normalise import normalise
from pipeline.types import FetchOutcome
from tests.collect.feeds import source, visit

RECORDED = json.loads((Path(__file__).parent / "recorded" / "bluesky.json").read_text(encoding="utf-8"))
RECORDED_ON = datetime.fromisoformat(RECORDED["before"]["feed"][0]["post"]["indexedAt"]) + timedelta(minutes=1)
FEED = "/xrpc/app.bsky.feed.getAuthorFeed?actor=stork.test"


def visits(site) -> tuple[FetchOutcome, FetchOutcome]:
    """A visit before the deletion, and one after it."""
    url = site.page(FEED, json.dumps({"feed": RECORDED["before"]["feed"]}).encode())
    first = visit(source(kind="bluesky", url=url), port=site.port, now=RECORDED_ON)
    site.page(FEED, json.dumps({"feed": RECORDED["after"]["feed"]}).encode())
    return first, visit(
        source(kind="bluesky", url=url), first.cursor, port=site.port, now=first.at + timedelta(hours=1)
    )


def test_what_a_real_network_shows_is_read(site):
    first, _ = visits(site)
    assert (first.error, first.rejected) == (None, ())
    posts = {post.text: normalise(post) for post in first.posts}
    assert list(posts) == [
        "More soon.", "Khalsa fell at noon.", "When?", "Army denies losing Khalsa.", "Not so.", "Smoke.",
        "Rebels storm Khalsa 🙂 see example.org/x today #Aleppo",
    ]  # fmt: skip
    told = posts["Rebels storm Khalsa 🙂 see example.org/x today #Aleppo"]
    assert (told.author, told.lang, told.links) == ("Northern Störk", "en", ("https://example.org/x",))
    assert (told.extra["tags"], told.extra["preview_title"]) == (["Aleppo"], "Map")
    repost = posts["Army denies losing Khalsa."]
    assert (repost.author, repost.credited) == ("Northern Störk", "Heron")
    assert repost.repost_of == posts["When?"].reply_to == posts["Not so."].quote_of
    assert len(posts["Smoke."].media) == 1
    assert posts["Smoke."].extra["media_text"] == ["Smoke over Khalsa"]
    times = [post.published for post in posts.values()]
    assert times == sorted((time for time in times if time), reverse=True)


def test_a_post_that_the_network_no_longer_shows_is_marked(site):
    first, second = visits(site)
    (mark,) = second.posts
    assert (mark.id, mark.deleted) == (next(post.id for post in first.posts if "noon" in post.text), True)
