"""Posts as rows: one a post, its latest version, earlier ones under `versions`.

The fields are those that `ingest` reads, so that an export can be ingested again; `credited` (whom the feed itself
names as origin), `extra` and `versions` go beyond them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from pydantic import JsonValue
from pydantic_core import from_json

from pipeline.export.rows import MediaRow, PostRow, Row, VersionRow, moment, moment_or_none
from pipeline.types import Post

COLUMNS = (*VersionRow.__annotations__, "versions")
"""The columns of `export posts`, in order."""


def post_row(post: Post, earlier: Sequence[Post] = ()) -> PostRow:
    """The row of `post` (its latest version), with `earlier` versions, oldest first."""
    return PostRow(**_version(post), versions=[_version(version) for version in earlier])


def row(post: Post, earlier: Sequence[Post] = ()) -> Row:
    """The same row as plain JSON values, for `write`."""
    return cast("Row", post_row(post, earlier))


def stored_row(values: Sequence[Any], earlier: Sequence[Post] = ()) -> Row:
    """The same row from a post as it lies in its table (the columns of `Post` in order), without making a record."""
    (source, id_, published, text, title, html, url, lang, author, repost_of, quote_of, reply_to,
     relayed_by, credited, links, media, edited, deleted, fetched, extra, *_) = values  # fmt: skip
    # a million of them are exported at once: what most posts lack costs a comparison each, and no call
    return {
        "id": id_,
        "source": source,
        "published": None if published is None else _stored_moment(published),
        "text": text,
        "title": title,
        "html": html,
        "url": url,
        "lang": lang,
        "author": author,
        "repost_of": repost_of,
        "quote_of": quote_of,
        "reply_to": reply_to,
        "relayed_by": relayed_by,
        "credited": credited,
        "links": [] if links == "[]" else from_json(links),
        "media": [] if media == "[]" else from_json(media),
        "edited": None if edited is None else _stored_moment(edited),
        "deleted": bool(deleted),
        "fetched": _stored_moment(fetched),
        "extra": {} if extra == "{}" else _extra(from_json(extra)),
        "versions": [cast("JsonValue", _version(version)) for version in earlier] if earlier else [],
    }


def _stored_moment(time: str | datetime) -> str:
    """A time as the database gives it, as the export writes it: without microseconds where there are none."""
    return time.replace(".000000Z", "Z") if time.__class__ is str else moment(cast("datetime", time))


def _version(post: Post) -> VersionRow:
    return VersionRow(
        id=post.id,
        source=post.source,
        published=moment_or_none(post.published),
        text=post.text,
        title=post.title,
        html=post.html,
        url=post.url,
        lang=post.lang,
        author=post.author,
        repost_of=post.repost_of,
        quote_of=post.quote_of,
        reply_to=post.reply_to,
        relayed_by=post.relayed_by,
        credited=post.credited,
        links=list(post.links),
        media=[MediaRow(url=media.url, sha256=media.sha256) for media in post.media],
        edited=moment_or_none(post.edited),
        deleted=post.deleted,
        fetched=moment(post.fetched),
        extra=_extra(post.extra),
    )


def _extra(extra: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """The fields that came with a post, also where it came from an export: `extra` is unfolded, `versions` is ours."""
    unfolded = {name: value for name, value in extra.items() if name not in {"extra", "versions"}}
    inner = extra.get("extra")
    return unfolded | (_extra(inner) if isinstance(inner, dict) else {})
