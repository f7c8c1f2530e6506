"""Reads the bytes of a feed, whatever its format: this is what runs in the killable child process."""

from __future__ import annotations

from pipeline.collect.entry import FeedContent, Refusal
from pipeline.collect.json_feed import looks_like_json, read_json_feed
from pipeline.collect.xml_feed import read_xml_feed
from pipeline.errors import ParseError

MAX_ENTRIES = 20_000
"""Entries of one document that are read; the longest real feeds have about 1,000."""


def read_feed(body: bytes, content_type: str | None, url: str) -> FeedContent:
    """What the feed in `body` holds; raises `ParseError` with one sentence where it is none.

    `url` is where it came from: relative links are resolved against it, and messages name it.
    """
    if not body.strip():
        raise ParseError(f"{url} answered with nothing in it")
    content = read_json_feed(body, url) if looks_like_json(body) else read_xml_feed(body, content_type, url)
    if len(content.entries) > MAX_ENTRIES:
        left = len(content.entries) - MAX_ENTRIES
        content.refused.append(Refusal("the end", f"{left} entries beyond the first {MAX_ENTRIES} are not read", ""))
        del content.entries[MAX_ENTRIES:]
    return content
