"""Real payloads of Telegram, Mastodon and Bluesky: every one is read, and says what a person found in it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from pipeline.collect.entries_to_posts import to_posts
from pipeline.collect.entry import FeedContent
from pipeline.collect.read_bluesky import read_bluesky
from pipeline.collect.read_mastodon import read_mastodon
from pipeline.collect.read_telegram import read_telegram
from pipeline.errors import ParseError
from pipeline.normalise import normalise
from pipeline.types import Post
from tests.collect.feeds import source

pytestmark = pytest.mark.eval

NOW = datetime(2027, 1, 1, tzinfo=UTC)

# id, published, forwarded from, pictures and films, links: read off the pages by hand
TELEGRAM = {
    "message_text": ("70991", "2023-02-28T08:48:01", None, 0, 0),
    "message_media_forwarded_from": ("22358", "2023-02-27T07:20:50", "https://t.me/dimsmirnov175/44604", 1, 0),
    "message_media_file": ("16936", "2022-08-03T19:31:10", "https://t.me/kremlinprachka/20294", 0, 0),
    "message_media_photo_and_video": ("46908", "2023-02-28T06:48:36", None, 3, 0),
    "message_media_round_video": ("3495", "2023-03-01T09:35:31", None, 1, 0),
    "message_link_preview": ("22360", "2023-02-27T07:33:14", None, 0, 1),
    "message_link_preview_text_only": ("22368", "2023-02-27T15:08:05", None, 0, 1),
    "message_link_preview_video": ("11226", "2023-03-01T07:37:02", None, 0, 1),
    "message_poll": ("488", "2023-02-27T16:21:02", None, 0, 0),
    "message_voice": ("939", "2018-04-24T15:28:46", None, 1, 2),
    "message_with_from_author": ("4", "2023-02-28T16:38:34", None, 0, 0),
}


def folder(evaluation: Path, name: str) -> Path:
    found = evaluation / "eval" / "feeds" / name
    if not found.is_dir():
        pytest.skip(f"the labelled sets hold no {name}")
    return found


def posts(content: FeedContent) -> list[Post]:
    return [normalise(post) for post in to_posts(content, "https://example.org/", source(), NOW).posts]


def test_every_message_of_telegram_is_read(evaluation):
    for name, (number, at, origin, media, links) in TELEGRAM.items():
        path = folder(evaluation, "telegram-preview-html") / f"{name}.html"
        (post,) = posts(read_telegram(path.read_bytes(), None, name))
        assert (post.id, post.repost_of, len(post.media), len(post.links)) == (number, origin, media, links), name
        assert post.published is not None
        assert post.published.isoformat() == f"{at}+00:00"


def test_a_whole_page_of_telegram_is_read(evaluation):
    path = folder(evaluation, "telegram-preview-html") / "full.html"
    content = read_telegram(path.read_bytes(), None, "full")
    numbers = [70989, 70990, 70992, 70995, 70996, 70997, 70998, 70999, 71000, 71006, 71007, 71008]
    assert [int(entry.id) for entry in content.entries] == numbers
    assert content.older == "70989"
    assert all(post.text and post.published and post.extra["views"] for post in posts(content))


def test_pieces_of_pages_are_no_pages(evaluation):
    pieces = sorted(folder(evaluation, "telegram-preview-html").glob("[mlp]*.html"))
    for path in pieces:
        if not path.name.startswith("message_"):
            with pytest.raises(ParseError):
                read_telegram(path.read_bytes(), None, path.name)


def statuses(evaluation: Path) -> Iterator[dict[str, Any]]:
    """Every status that the recorded servers sent, once."""
    seen = set()
    for path in sorted(folder(evaluation, "mastodon-cassettes").glob("*.yaml")):
        for call in YAML(typ="safe", pure=True).load(path)["interactions"]:
            try:
                answer = json.loads(call["response"]["body"]["string"])
            except ValueError:
                continue
            for each in answer if isinstance(answer, list) else [answer]:
                if isinstance(each, dict) and {"id", "content", "account"} <= each.keys():
                    key = json.dumps(each, sort_keys=True)
                    if key not in seen:
                        seen.add(key)
                        yield each


def test_every_status_of_mastodon_is_read(evaluation):
    found: Counter[str] = Counter()
    for status in statuses(evaluation):
        (post,) = posts(read_mastodon(json.dumps([status]).encode(), None, "u"))
        boosted, quote = status["reblog"], status.get("quote") or {}
        assert post.id == status["id"]
        assert post.published == datetime.fromisoformat(status["created_at"])
        assert post.repost_of == (boosted["url"] if boosted else None)
        assert post.reply_to == (None if boosted else status["in_reply_to_id"])
        assert post.quote_of == ((quote.get("quoted_status") or {}).get("url") if not boosted else post.quote_of)
        assert "RE:" not in post.text
        found += Counter(boosts=bool(boosted), quotes=bool(quote), edits=bool(post.edited), replies=bool(post.reply_to))
        found["all"] += 1
    assert found["all"] >= 60
    assert min(found["boosts"], found["quotes"], found["edits"], found["replies"]) >= 1


# id, reply to, quote of, repost of, links, pictures: read off the payloads by hand
BLUESKY = {
    "comment_inreplyto_id": ("asdf/app.bsky.feed.post/tid", "123/app.bsky.feed.post/parent-tid", None, None, 0, 0),
    "note": ("asdf/app.bsky.feed.post/3jv3wdw2hkt25", None, None, None, 1, 1),
    "quote": ("user/app.bsky.feed.post/quote-post-tid", None, "user/app.bsky.feed.post/orig-post-tid", None, 0, 0),
    "quote_and_attachment": (None, None, "user/app.bsky.feed.post/orig-post-tid", None, 1, 0),
    "quote_and_image": (None, None, "user/app.bsky.feed.post/orig-post-tid", None, 0, 1),
    "repost": (None, None, None, "r72exhka/app.bsky.feed.post/3juzc2tw2dm2h", 0, 0),
    "note_with_custom_feed": ("z72i7hd/app.bsky.feed.post/3jwofvxkaxk2z", None, None, None, 0, 0),
}


def test_every_post_of_bluesky_is_read(evaluation):
    for name, (own, reply, quote, repost, links, media) in BLUESKY.items():
        payload = json.loads((folder(evaluation, "granary-payloads") / f"{name}.bsky.json").read_text())
        (post,) = posts(read_bluesky(json.dumps({"feed": [payload]}).encode(), None, name))
        assert own is None or post.id == f"at://did:plc:{own}", name
        related = [post.reply_to, post.quote_of, post.repost_of]
        assert related == [each and f"at://did:plc:{each}" for each in (reply, quote, repost)], name
        assert (len(post.links), len(post.media)) == (links, media), name
        assert post.text
    assert post.published == datetime(2023, 5, 27, 1, 42, 36, 501000, tzinfo=UTC)
