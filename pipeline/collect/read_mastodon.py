"""Reads a timeline of Mastodon's API v1 (docs.joinmastodon.org/entities/Status): a list of statuses."""

from __future__ import annotations

import re
from typing import Any

from pipeline.collect.entry import Entry, FeedContent, Refusal
from pipeline.collect.json_values import Table, iso, list_in, raw, read_json, table_in, tables_in, text_in
from pipeline.errors import ParseError

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""Mastodon counts; its relatives (Pleroma, GoToSocial) use letters too."""
_QUOTE_LINE = re.compile(r'<p class="quote-inline">.{0,5000}?</p>', re.DOTALL)
"""What Mastodon 4.5 writes above a quoting status for programs that do not know quotes: "RE: address"."""
_ANCHOR = re.compile(r"<a\b[^<>]{0,3000}>")
_TO_PEOPLE = re.compile(r"class=[\"'][^\"']*\b(?:mention|hashtag)\b")
_MAX_ENTRIES = 5_000
"""Statuses of one answer that are read; servers send at most 40."""


def read_mastodon(body: bytes, content_type: str | None, url: str) -> FeedContent:  # noqa: ARG001 (every reader takes the same)
    """The statuses of a timeline, newest first; raises `ParseError` where there is none or none can be read."""
    answer = read_json(body, url)
    if not isinstance(answer, list):
        said = text_in(answer, "error") if isinstance(answer, dict) else ""
        raise ParseError(
            f"{url} is no timeline of Mastodon{f' (it says “{said[:200]}”)' if said else ''}; check its url"
        )
    content = FeedContent(kind="mastodon")
    for number, status in enumerate(answer[:_MAX_ENTRIES], 1):
        entry = _entry(status) if isinstance(status, dict) else None
        if entry is None:
            content.refused.append(Refusal(f"status {number}", "is no status with an id", raw(status)))
        elif entry.html or entry.title or entry.media:
            content.entries.append(entry)
            content.older = entry.id
        else:
            content.refused.append(Refusal(f"status {entry.id}", "says nothing", raw(status)))
            content.older = entry.id
    if answer and not content.older:
        raise ParseError(f"{url} holds {len(answer)} entries of which none is a status of Mastodon; check its url")
    return content


def _entry(status: Table) -> Entry | None:
    """The status; of a boost what was boosted, under the boost's own id; None for what has no id."""
    name = text_in(status, "id")
    if not _ID.fullmatch(name):
        return None
    boosted = table_in(status, "reblog")
    said = boosted or status
    published, edited = text_in(status, "created_at"), text_in(said, "edited_at")
    entry = Entry(
        id=name,
        link=text_in(status, "url") or text_in(status, "uri"),
        title=text_in(said, "spoiler_text"),
        html=_html(text_in(said, "content")),
        published=published[:200],
        published_at=iso(published),
        updated=edited[:200],
        updated_at=iso(edited),
        author=_name(status),
        lang=text_in(said, "language"),
        reply_to="" if boosted else text_in(status, "in_reply_to_id"),
        quote_of=_quoted(said),
        links=[link for link in (text_in(table_in(said, "card"), "url"),) if link],
        media=[link for each in tables_in(said, "media_attachments") if (link := _file(each))],
        tags=[tag for each in tables_in(said, "tags") if (tag := text_in(each, "name"))],
        extra=_besides(status, said),
    )
    if boosted:
        entry.repost_of = text_in(boosted, "url") or text_in(boosted, "uri")
        mine = text_in(table_in(status, "account"), "acct") == text_in(table_in(boosted, "account"), "acct")
        entry.credited = "" if mine else _name(boosted)
    return entry


def _html(content: str) -> str:
    """The words without the line that only stands for a quote, and without links to people and hashtags."""
    if "quote-inline" in content:
        content = _QUOTE_LINE.sub("", content, count=1)
    return _ANCHOR.sub(lambda anchor: "<a>" if _TO_PEOPLE.search(anchor[0]) else anchor[0], content)


def _name(status: Table) -> str:
    account = table_in(status, "account")
    return text_in(account, "display_name").strip() or text_in(account, "acct")


def _quoted(status: Table) -> str:
    """The address of the status that this one quotes; its id where the quoted one is not shown."""
    quote = table_in(status, "quote")
    quoted = table_in(quote, "quoted_status")
    return text_in(quoted, "url") or text_in(quoted, "uri") or text_in(quote, "quoted_status_id")


def _file(attachment: Table) -> str:
    return text_in(attachment, "url") or text_in(attachment, "remote_url") or text_in(attachment, "preview_url")


def _besides(status: Table, said: Table) -> dict[str, Any]:
    """What else it shows: whose words and account, descriptions of pictures, the options of a poll."""
    shown = {
        "account": text_in(table_in(status, "account"), "acct"),
        "origin_account": text_in(table_in(said, "account"), "acct") if said is not status else "",
        "reply_to_account": text_in(status, "in_reply_to_account_id"),
        "media_text": [text for each in tables_in(said, "media_attachments") if (text := text_in(each, "description"))],
        "poll": [text_in(each, "title") for each in tables_in(table_in(said, "poll"), "options")],
        "sensitive": said.get("sensitive") is True,
        "mentions": [text_in(each, "acct") for each in list_in(said, "mentions") if isinstance(each, dict)],
    }
    return {name: value for name, value in shown.items() if value}
