"""Other parsers' fixtures: all are read, and say what feedparser itself says, but for what the decision page lists."""

from __future__ import annotations

import calendar
import io
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest

from pipeline.collect.entries_to_posts import to_posts
from pipeline.collect.read_feed import read_feed
from pipeline.errors import ParseError
from pipeline.links import canonical_url
from pipeline.normalise import html_to_text, normalise
from pipeline.text import clean, one_line
from pipeline.types import Post
from tests.collect.feeds import source

pytestmark = pytest.mark.eval

NOW = datetime(2027, 1, 1, tzinfo=UTC)
BASE = "http://127.0.0.1/feed.xml"

# why: docs/decisions/0003-reading-feeds.md
NO_FEEDS = 7
OTHER_ANSWERS = {"text": 5, "title": 0, "link": 1, "date": 0}


def fixtures(evaluation: Path) -> list[Path]:
    folder = evaluation / "eval" / "feeds"
    if not folder.is_dir():
        pytest.skip("the labelled sets hold no feeds")
    files = [path for name in ("feedparser", "miniflux") for path in sorted((folder / name).rglob("*"))]
    return [path for path in files if path.is_file() and path.name != "LICENSE"]


def body_text(entry: dict[str, Any]) -> str:
    """The longest body in feedparser's own, sanitised answer, as plain text."""
    bodies = [each for each in (entry.get("summary_detail"), *(entry.get("content") or ())) if each]
    best = max(bodies, key=lambda each: len(each.get("value") or ""), default=None)
    if best is None:
        return html_to_text(entry.get("summary") or "")
    return clean(best["value"]) if best.get("type") == "text/plain" else html_to_text(best["value"])


def title_text(entry: dict[str, Any]) -> str:
    title = entry.get("title") or ""
    is_plain = (entry.get("title_detail") or {}).get("type") == "text/plain"
    return one_line(title if is_plain else html_to_text(title))


def when(entry: dict[str, Any]) -> datetime | None:
    for name in ("published_parsed", "created_parsed", "updated_parsed"):
        if entry.get(name):
            return datetime.fromtimestamp(calendar.timegm(entry[name]), UTC)
    return None


def differences(entry: dict[str, Any], post: Post) -> Iterator[str]:
    body, title = body_text(entry), title_text(entry)
    if post.text != (body or title):
        yield "text"
    if body and (post.title or "") != title and not one_line(post.text).startswith(title):
        yield "title"
    if post.url != canonical_url(entry.get("link")):
        yield "link"
    at = post.published.replace(microsecond=0) if post.published else None
    if at != when(entry):
        yield "date"


def test_every_fixture_is_read_and_agrees_with_feedparser(evaluation):
    refused, found = [], dict.fromkeys(OTHER_ANSWERS, 0)
    files = fixtures(evaluation)
    compared = 0
    for path in files:
        body = path.read_bytes()
        try:
            content = read_feed(body, None, BASE)
        except ParseError:
            refused.append(path)
            continue
        posts = [normalise(post) for post in to_posts(content, BASE, source(), NOW).posts]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            theirs = [dict(entry) for entry in feedparser.parse(io.BytesIO(body)).entries]
        if content.kind.startswith("json") or len(posts) != len(theirs):
            continue  # JSON, and entries that say nothing or the same twice
        for entry, post in zip(theirs, posts, strict=True):
            compared += 1
            for kind in differences(entry, post):
                found[kind] += 1
    assert len(files) > 900
    assert len(refused) == NO_FEEDS
    assert compared > 450
    assert found == OTHER_ANSWERS
