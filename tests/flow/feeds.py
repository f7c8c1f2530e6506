"""A folder of feeds that a pass can read without a network, and the source list that names them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from pipeline.types import Post
from tests.flow.newsroom import HILLTOP, POSTS, RIVER, STATE, VALLEY

WATCHED = (HILLTOP, VALLEY, STATE, RIVER)
"""The sources that have a feed."""


def a_feed(posts: Sequence[Post]) -> str:
    """An Atom feed of `posts`."""
    entries = "".join(
        f"<entry><id>{escape(post.id)}</id><title/><updated>{post.at.isoformat()}</updated>"
        f"<published>{post.at.isoformat()}</published><content type='text'>{escape(post.text)}</content></entry>"
        for post in posts
    )
    return f"<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom'>{entries}</feed>"


def write_feeds(folder: Path) -> Path:
    """Write a feed for each watched source with its posts of the day, and a source list; returns the list."""
    lines = ["sources:"]
    for name in WATCHED:
        path = folder / "feeds" / name.replace(" ", "-").lower()
        path.mkdir(parents=True, exist_ok=True)
        told = [post for post in POSTS if post.source == name and post.published and post.reply_to is None]
        (path / "2026-04-02T2000.xml").write_text(a_feed(told), encoding="utf-8")
        grade = "C" if name in {VALLEY, STATE} else "B"
        lines.append(
            f"  - {{name: {name}, kind: folder, path: feeds/{path.name}, role: analyst, reliability: {grade}}}"
        )
    listed = folder / "sources.yaml"
    listed.write_text("\n".join([*lines, "beats:", "  - {name: Everything}", ""]), encoding="utf-8")
    return listed
