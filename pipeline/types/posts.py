"""One message as its source published it."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from pydantic import JsonValue
from sqlmodel import Field

from pipeline.types.record import Record, short_hash

CHANGE_NOTICED = "change_noticed"
"""Key of a post's `extra`: when a collector saw that the post had changed, for changes that bring no date of their own.

It is no date of the edit (`edited` stays empty), but tells which version stood later.
"""


class Media(Record):
    """A picture or film that a post shows."""

    url: str
    sha256: str | None = None


class Post(Record):
    """One message as its source published it, in one version."""

    source: str
    """The source's name (never an alias)."""
    id: str
    """The source's own id, unique within the source."""
    published: datetime | None = None
    """None: undated, which is never "now"."""
    text: str = ""
    title: str | None = None
    html: str | None = None
    url: str | None = None
    lang: str | None = None
    author: str | None = None
    repost_of: str | None = None
    quote_of: str | None = None
    reply_to: str | None = None
    relayed_by: str | None = None
    credited: str | None = None
    """Whom the feed itself names as its origin (RSS `<source>`), as written."""
    links: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()
    edited: datetime | None = None
    deleted: bool = False
    fetched: datetime
    extra: dict[str, JsonValue] = Field(default_factory=dict)
    """Fields that came with the post and that we do not use."""

    @property
    def uid(self) -> str:
        """The post's id in this program: the same for every version."""
        return post_uid(self.source, self.id)

    @property
    def at(self) -> datetime:
        """When the post belongs in time: published, else fetched (for order and windows, never shown as a date)."""
        return self.published or self.fetched


@lru_cache(maxsize=65536)
def post_uid(source: str, post_id: str) -> str:
    """The program's id of the post that `source` calls `post_id`."""
    return "p-" + short_hash(source, post_id)
