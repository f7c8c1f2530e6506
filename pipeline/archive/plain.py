"""The short way for records that are plain, as most are: what near-copies need of a post, without making the post.

What the short way cannot be sure of it leaves to the long one (`collect.post_record`, then `normalise`); where it
answers, both say the same, which a test holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from pipeline.collect.identity import storable, storable_id
from pipeline.normalise import MAX_TEXT
from pipeline.roster import Roster
from pipeline.text import clean, one_line
from pipeline.times import believable, read_time
from pipeline.types import short_hash

_TEXTS = (
    "title", "url", "lang", "author", "repost_of", "quote_of", "reply_to", "relayed_by", "credited",
)  # fmt: skip
"""Fields that change nothing of what is looked at here, as long as they are texts."""
_LONG_WAY = frozenset(["html", "deleted", "links", "media", "edited", "extra", "versions"])
"""Fields for which a record takes the long way, where they tell anything."""
_SIMPLE = (str, int, float, bool, datetime)


class Plain(NamedTuple):
    """What near-copies need of a post."""

    source: str
    post: str
    """The source's own id."""
    uid: int
    """The post's number."""
    at: datetime
    text: str


class PlainRecords:
    """Reads plain records."""

    def __init__(self, roster: Roster, fetched: datetime) -> None:
        """`fetched` (aware) is when posts that do not say it were fetched."""
        self._roster, self._fetched = roster, fetched
        self._source = lru_cache(maxsize=65_536)(self._named)

    def __reduce__(self) -> tuple[type[PlainRecords], tuple[Roster, datetime]]:
        return PlainRecords, (self._roster, self._fetched)

    def _named(self, name: str) -> str | None:
        known = self._roster.find(name)
        return known.name if known else one_line(name) or None

    def read(self, fields: Mapping[str, object]) -> Plain | None:
        """What `fields` tell; None: they take the long way."""
        post, name, text = fields.get("id"), fields.get("source"), fields.get("text")
        if type(post) is not str or type(name) is not str or type(text) is not str or not self._is_plain(fields):
            return None
        source, post = self._source(name), storable_id(post)
        text = clean(storable(text))
        at = self._time(fields.get("published"))
        if not source or not post or not text or len(text) > MAX_TEXT or at is None:
            return None
        return Plain(source, post, int(short_hash(source, post), 16), at, text)

    def _is_plain(self, fields: Mapping[str, object]) -> bool:
        for name, value in fields.items():
            if value is None or value == "":
                continue
            if name in _LONG_WAY or name == "fetched" or not isinstance(value, _SIMPLE):
                return False
            if name in _TEXTS and type(value) is not str:
                return False
        return True

    def _time(self, told: object) -> datetime | None:
        """When a post was published; None where it does not say so, or in a way that is looked at more closely."""
        if isinstance(told, datetime):
            at = told.astimezone(UTC) if told.tzinfo else told.replace(tzinfo=UTC)
        elif isinstance(told, str):
            found = read_time(told)
            if found is None:
                return None
            at = found
        else:
            return None
        return at if believable(at, self._fetched) else None
