"""Makes posts of a feed's entries: gives each its id, its times and its place among the source's posts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urljoin

from pydantic import JsonValue

from pipeline.collect.entry import Entry, FeedContent
from pipeline.collect.identity import content_id, storable, storable_id
from pipeline.links import canonical_url
from pipeline.times import believable
from pipeline.types import Media, Post, Record, RejectedPost, Source
from pipeline.types.record import unchecked

MAX_HTML = 1_000_000
"""Characters of a post's HTML that we keep."""
_MAX_FIELD = 2_000
"""Characters of a field that is a name, an address or a heading's raw form; a heading alone may be the whole text."""
_MAX_TITLE = 200_000
_MAX_LISTED = 50
"""Tags, and values of any other list that a post brings."""
_ABSOLUTE = ("http://", "https://")
"""An address that begins so, and has no `/.` in it, is what joining would make of it; joining takes 80 µs."""
_MAX_TERM = 500
"""Characters of one of them."""
_made, _shown = unchecked(Post), unchecked(Media)


class Parsed(Record):
    """What a feed holds, as posts."""

    posts: tuple[Post, ...] = ()
    rejected: tuple[RejectedPost, ...] = ()
    title: str = ""
    damage: str = ""
    """What was wrong with the document although it could be read; empty: nothing."""
    set_aside: int = 0
    """Entries that no posts were made of, because they do not belong to us."""


_parsed = unchecked(Parsed)


def to_posts(
    content: FeedContent,
    url: str,
    source: Source,
    fetched: datetime,
    belongs: Callable[[Entry], bool] | None = None,
) -> Parsed:
    """The posts of `source` that the feed at `url`, fetched at `fetched` (aware), holds, in its order.

    Of entries that `belongs` refuses, no posts are made; they are only counted.
    """
    distinct: dict[tuple[str, ...], Entry] = {}
    for entry in content.entries:
        distinct.setdefault((entry.id, entry.published, entry.updated, *entry.content), entry)
    named = list(zip(distinct.values(), _names(list(distinct.values()), url), strict=True))
    wanted = named if belongs is None else [(entry, name) for entry, name in named if belongs(entry)]
    return _parsed(
        posts=tuple(_post(entry, name, url, source, fetched) for entry, name in wanted),
        rejected=tuple(
            RejectedPost(where=f"{source.name}, {each.where}", reason=each.reason, raw=storable(each.raw))
            for each in content.refused
        ),
        title=storable(content.title)[:_MAX_FIELD],
        damage=storable(content.damage),
        set_aside=content.set_aside + len(named) - len(wanted),
    )


def _names(entries: list[Entry], url: str) -> list[str]:
    """The id of each entry: its own, else its link, else a hash of what it says.

    An id that different entries of one document share names none of them, and a link that they share neither.
    """
    own = Counter(entry.id.strip() for entry in entries)
    named = [own[entry.id.strip()] == 1 or entry.deleted for entry in entries]
    if all(named) and "" not in own:
        return [storable_id(entry.id.strip()) for entry in entries]
    links = [_link(entry, url) for entry in entries]
    shared = Counter(links)
    names = []
    for entry, link, is_own in zip(entries, links, named, strict=True):
        given = entry.id.strip()
        if given and is_own:
            names.append(storable_id(given))
        elif link and shared[link] == 1:
            names.append(storable_id(link))
        else:
            names.append(content_id(given, entry.title, entry.published, entry.html or entry.text))
    return names


def _link(entry: Entry, url: str) -> str:
    """The entry's address in its one form (tracking parameters change with every visit), or as written."""
    joined = _joined(url, entry.link)
    return canonical_url(joined) or joined


def _joined(url: str, link: str) -> str:
    """`link` as an absolute address, where it can be made one."""
    link = link.strip()
    if not link or (link.startswith(_ABSOLUTE) and "/." not in link):
        return link[:_MAX_FIELD]
    try:
        return urljoin(url, link[:_MAX_FIELD])
    except ValueError:
        return link[:_MAX_FIELD]


def _post(entry: Entry, name: str, url: str, source: Source, fetched: datetime) -> Post:
    extra: dict[str, JsonValue] = _extra(entry)
    published = _time(entry.published_at, entry.published, "published_raw", fetched, extra)
    updated = _time(entry.updated_at, entry.updated, "edited_raw", fetched, extra)
    if entry.tags:
        extra["tags"] = [storable(tag)[:_MAX_TERM] for tag in entry.tags[:_MAX_LISTED]]
    later = updated is not None and (published is None or updated > published)
    return _made(
        source=source.name,
        id=name,
        published=published,
        edited=updated if later else None,
        fetched=fetched,
        text=storable(entry.text),
        html=storable(entry.html)[:MAX_HTML] or None,
        title=storable(entry.title)[:_MAX_TITLE] or None,
        url=_field(_joined(url, entry.link)),
        author=_field(entry.author),
        lang=_field(entry.lang),
        credited=_field(entry.credited),
        reply_to=_field(entry.reply_to),
        repost_of=_field(entry.repost_of),
        quote_of=_field(entry.quote_of),
        links=tuple(link for written in entry.links if (link := _field(_joined(url, written)))),
        media=tuple(_shown(url=link) for written in entry.media if (link := _field(_joined(url, written)))),
        deleted=bool(entry.deleted),
        extra=extra,
    )


def _extra(entry: Entry) -> dict[str, JsonValue]:
    """What the entry says besides, storable."""
    kept: dict[str, JsonValue] = {}
    for name, value in entry.extra.items():
        if isinstance(value, list):
            kept[name] = [storable(str(each))[:_MAX_TERM] for each in value[:_MAX_LISTED]]
        else:
            kept[name] = value if isinstance(value, bool | int | float) else storable(str(value))[:_MAX_FIELD]
    return kept


def _field(written: str) -> str | None:
    return (storable(written.strip())[:_MAX_FIELD] or None) if written else None


def _time(iso: str, written: str, name: str, fetched: datetime, extra: dict[str, JsonValue]) -> datetime | None:
    """The time where it can be believed; else None, and what was written kept in `extra`."""
    at = datetime.fromisoformat(iso) if iso else None
    if at is not None and believable(at, fetched):
        return at
    if written:
        extra[name] = storable(written)
    return None
