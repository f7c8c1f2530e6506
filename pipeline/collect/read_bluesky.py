"""Reads an author's feed of Bluesky (lexicon `app.bsky.feed.getAuthorFeed`): a table with `feed` and `cursor`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.collect.entry import Entry, FeedContent, Refusal
from pipeline.collect.json_values import Table, iso, list_in, raw, read_json, table_in, tables_in, text_in
from pipeline.errors import ParseError

_POST = re.compile(r"at://(did:[a-z]{1,20}:[A-Za-z0-9._:%-]{1,256})/app\.bsky\.feed\.post/([A-Za-z0-9._~:-]{1,512})")
"""The address of a post: whose repository, and its key there. Other records can be embedded too, and are no posts."""
_HANDLE = re.compile(r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_REPOST = "app.bsky.feed.defs#reasonRepost"
_LINK = "app.bsky.richtext.facet#link"
_TAG = "app.bsky.richtext.facet#tag"
_MAX_ENTRIES = 5_000
"""Posts of one answer that are read; the service sends at most 100."""
_MAX_CURSOR = 1_000


def read_bluesky(body: bytes, content_type: str | None, url: str) -> FeedContent:  # noqa: ARG001 (every reader takes the same)
    """The posts and reposts of a feed, newest first; raises `ParseError` where there is none or none can be read."""
    answer = read_json(body, url)
    if not isinstance(answer, dict) or not isinstance(answer.get("feed"), list):
        said = text_in(answer, "message") or text_in(answer, "error") if isinstance(answer, dict) else ""
        raise ParseError(f"{url} is no feed of Bluesky{f' (it says “{said[:200]}”)' if said else ''}; check its url")
    content = FeedContent(kind="bluesky", older=text_in(answer, "cursor")[:_MAX_CURSOR])
    readable = 0
    for number, shown in enumerate(answer["feed"][:_MAX_ENTRIES], 1):
        view = table_in(shown, "post") if isinstance(shown, dict) else {}
        record = table_in(view, "record")
        if not record:
            content.refused.append(Refusal(f"post {number}", "is no post", raw(shown)))
            continue
        readable += 1
        entry = _entry(shown, view, record)
        if entry.text or entry.media or entry.links:
            content.entries.append(entry)
        else:
            content.refused.append(Refusal(f"post {number}", "says nothing", raw(shown)))
    if answer["feed"] and not readable:
        raise ParseError(f"{url} holds {len(answer['feed'])} entries of which none is a post of Bluesky; check its url")
    return content


def _entry(shown: Table, view: Table, record: Table) -> Entry:
    """A post; of a repost what was reposted, under the repost's own address and time."""
    written, at = _when(view, record)
    embeds = list(_embeds(view, record))
    features = [each for facet in tables_in(record, "facets") for each in tables_in(facet, "features")]
    address, author = text_in(view, "uri"), table_in(view, "author")
    entry = Entry(
        id=address,
        link=_page(address, author),
        text=text_in(record, "text"),
        published=written[:200],
        published_at=at,
        author=_name(author),
        lang=next((lang for lang in list_in(record, "langs") if isinstance(lang, str)), ""),
        reply_to=text_in(table_in(table_in(record, "reply"), "parent"), "uri"),
        quote_of=next((uri for embed in embeds if _POST.fullmatch(uri := _embedded(embed))), ""),
        links=[text_in(each, "uri") for each in features if text_in(each, "$type") == _LINK],
        media=[url for embed in embeds for url in _media(embed)],
        tags=[text_in(each, "tag") for each in features if text_in(each, "$type") == _TAG],
        extra=_besides(view, record, embeds),
    )
    entry.links += [url for embed in embeds if (url := text_in(table_in(embed, "external"), "uri"))]
    reason = table_in(shown, "reason")
    return _reposted(entry, author, reason) if text_in(reason, "$type") == _REPOST else entry


def _reposted(entry: Entry, author: Table, reason: Table) -> Entry:
    """`entry` as what `reason` says that somebody passed on."""
    by = table_in(reason, "by")
    when = text_in(reason, "indexedAt")
    entry.repost_of, entry.reply_to = entry.id, ""
    entry.id = text_in(reason, "uri") or f"{entry.id}#reposted-by-{text_in(by, 'did')}"
    entry.published, entry.published_at = when[:200], iso(when)
    entry.extra["origin_account"] = text_in(author, "handle")
    if text_in(by, "did") != text_in(author, "did"):
        entry.credited = entry.author
    entry.author = _name(by)
    return entry


def _when(view: Table, record: Table) -> tuple[str, str]:
    """When it was written, as the author's program says, but not later than the network saw it.

    Bluesky itself orders posts so (lexicon: `sortAt` is the earlier of `createdAt` and `indexedAt`).
    """
    created, seen = text_in(record, "createdAt"), text_in(view, "indexedAt")
    at, seen_at = iso(created), iso(seen)
    if at and (not seen_at or at <= seen_at):
        return created, at
    return (seen, seen_at) if seen_at else (created, at)


def _page(address: str, author: Table) -> str:
    """The page that shows the post to people; empty where its address is none."""
    parts = _POST.fullmatch(address)
    if parts is None:
        return ""
    handle = text_in(author, "handle")
    named = _HANDLE.fullmatch(handle) is not None and not handle.endswith(".invalid")
    return f"https://bsky.app/profile/{handle if named else parts[1]}/post/{parts[2]}"


def _name(author: Table) -> str:
    return text_in(author, "displayName").strip() or text_in(author, "handle")


def _embeds(view: Table, record: Table) -> Iterator[Table]:
    """What is embedded, as shown where it is shown: a quote with pictures is both."""
    embed = table_in(view, "embed") or table_in(record, "embed")
    if embed:
        yield embed
    yield from (part for name in ("media", "record") if (part := table_in(embed, name)))


def _embedded(embed: Table) -> str:
    """The address of the record that is embedded."""
    record = table_in(embed, "record")
    return text_in(record, "uri") or text_in(embed, "uri")


def _media(embed: Table) -> list[str]:
    """Pictures and films as the service serves them."""
    pictures = [*tables_in(embed, "images"), *tables_in(embed, "items")]
    found = [text_in(each, "fullsize") or text_in(each, "thumbnail") for each in pictures]
    return [url for url in (*found, text_in(embed, "playlist")) if url]


def _besides(view: Table, record: Table, embeds: list[Table]) -> dict[str, Any]:
    """What else it shows: account, labels, descriptions of pictures, the card of a link."""
    own = table_in(record, "labels")
    card = next((table_in(embed, "external") for embed in embeds if table_in(embed, "external")), {})
    shown = {
        "account": text_in(table_in(view, "author"), "handle"),
        "labels": [text_in(each, "val") for each in (*tables_in(view, "labels"), *tables_in(own, "values"))],
        "media_text": [
            text for embed in embeds for each in tables_in(embed, "images") if (text := text_in(each, "alt"))
        ],
        "preview_title": text_in(card, "title"),
        "preview_text": text_in(card, "description"),
        "created_raw": text_in(record, "createdAt") if text_in(record, "createdAt") != _when(view, record)[0] else "",
    }
    return {name: value for name, value in shown.items() if value}
