"""Threads the comments of a feed of comments: which page each stands under, and which comment it answers.

WordPress says so in Atom by `thr:in-reply-to`, in RSS only by a line before the comment's own words ("In reply to …").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.collect.entry import Entry

_COMMENT = re.compile(r"([^#]{1,2000})#comment-(\d{1,12})")
"""The address of a comment: that of its page, and its number on the site."""
_ANSWERS = re.compile(
    r"\s*<p>[^<>]{0,100}<a\b[^<>]{0,300}?\bhref=[\"'][^\"'<>#]{1,2000}#comment-(\d{1,12})[\"'][^<>]{0,300}>[^<>]{0,300}</a>"
    r"[^<>]{0,40}</p>\s*"
)
"""The line that WordPress writes above an answer, in the language of the site."""


def thread(entries: Sequence[Entry]) -> None:
    """Give each comment among `entries` what it answers, and nothing but its own words; others stay as they are.

    What a comment answers is the id of another comment, else the address of the page. The title of a comment is the
    feed's ("Comment on … by …"): it stands in `extra`, because nobody asserted it.
    """
    found = [(entry, place) for entry in entries if (place := _COMMENT.fullmatch(entry.link.strip()))]
    ids = {place[2]: entry.id for entry, place in found if entry.id}
    known = set(ids.values())
    for entry, place in found:
        line = _ANSWERS.match(entry.html)
        if line is not None:
            entry.html = entry.html[line.end() :]
            entry.reply_to = ids.get(line[1]) or _sibling(entry.id, place[2], line[1])
        elif entry.reply_to not in known and "#comment-" not in entry.reply_to:
            entry.reply_to = place[1]
        if entry.title and (entry.html or entry.text):
            entry.extra["thread"] = " ".join(entry.title.split())
            entry.title = ""


def _sibling(name: str, own: str, other: str) -> str:
    """The id of comment `other` by the pattern of the id of comment `own`; empty where it has none."""
    ending = f"#comment-{own}"
    return f"{name.removesuffix(ending)}#comment-{other}" if name.endswith(ending) else ""
