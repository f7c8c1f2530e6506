"""Reads one record that a person or a script wrote (a JSON object, a CSV row) as a post, or says why it is none."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from pydantic import JsonValue, ValidationError

from pipeline.collect.identity import storable, storable_id
from pipeline.roster import Roster
from pipeline.text import one_line
from pipeline.times import read_time
from pipeline.types import Media, Post

Fields = Mapping[str, JsonValue]

_TEXTS = (
    "title", "html", "url", "lang", "author", "repost_of", "quote_of", "reply_to", "relayed_by", "credited",
)  # fmt: skip
_KNOWN = frozenset(
    (*_TEXTS, "id", "source", "text", "published", "edited", "fetched", "deleted", "links", "media"),
)
_OURS = frozenset(["extra", "versions"])
"""Columns of our own exports that are no fields of a post."""
_YES, _NO = frozenset(["true", "1", "yes"]), frozenset(["false", "0", "no", ""])
_AHEAD = timedelta(days=1)
"""How far ahead of us a `fetched` may lie: clocks and zones differ, but nothing was fetched next week."""


class Refused(ValueError):
    """The record is no post; the message is the reason, in words."""


class PostRecords:
    """Turns records into posts; remembers what each source's name stands for, as files hold few names many times."""

    def __init__(self, roster: Roster, fetched: datetime, source: str | None = None) -> None:
        """`fetched` (aware) and `source` are those of the posts that bring none of their own."""
        self._roster = roster
        self._source_name = source
        self._fetched = fetched
        self._names: dict[str, str] = {}

    def post(self, fields: Fields) -> Post:
        """The post that `fields` describe; raises `Refused` where they describe none."""
        if fields.get("text") is None and not fields.get("html") and not _flag(fields):
            raise Refused("has no text")
        try:
            return self._build(fields)
        except RecursionError as error:
            raise Refused("is nested too deeply") from error
        except ValidationError as error:
            raise Refused("holds values that a post cannot have") from error

    def _build(self, fields: Fields) -> Post:
        values: dict[str, object] = {name: _text(fields, name) for name in _TEXTS if fields.get(name) not in (None, "")}
        return Post(
            source=self._source(fields),
            id=_id(fields),
            text=_text(fields, "text") if fields.get("text") is not None else "",
            published=_time(fields, "published"),
            edited=_time(fields, "edited"),
            fetched=self._seen(fields),
            deleted=_flag(fields),
            links=_links(fields),
            media=_media(fields),
            extra=_extra(fields),
            **values,  # type: ignore[arg-type]
        )

    def _source(self, fields: Fields) -> str:
        """The source's name in the roster, or as written where the roster does not know it."""
        name = fields.get("source") or self._source_name
        if not isinstance(name, str) or not one_line(name):
            raise Refused("names no source")
        if name not in self._names:
            known = self._roster.find(name)
            self._names[name] = known.name if known else one_line(name)
        return self._names[name]

    def _seen(self, fields: Fields) -> datetime:
        seen = _time(fields, "fetched")
        if seen and seen > self._fetched + _AHEAD:
            raise Refused("fetched lies in the future")
        return seen or self._fetched


def _extra(fields: Fields) -> dict[str, JsonValue]:
    """The fields that we do not use; those of an export lie under `extra`, and its `versions` are told by us anew."""
    given: Fields | JsonValue = fields.get("extra")
    if isinstance(given, str) and given.strip():  # a CSV cell
        try:
            given = json.loads(given)
        except (ValueError, RecursionError) as error:
            raise Refused("extra is no JSON object") from error
    inner = given if isinstance(given, Mapping) else {}
    outer = {name: value for name, value in fields.items() if name not in _KNOWN and name not in _OURS}
    return {storable(name): tidy(value) for name, value in {**inner, **outer}.items()}


def _id(fields: Fields) -> str:
    name = fields.get("id")
    if isinstance(name, int) and not isinstance(name, bool):
        name = str(name)
    if not isinstance(name, str) or not (name := storable_id(name)):
        raise Refused("has no id")
    return name


def _text(fields: Fields, name: str) -> str:
    value = fields[name]
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise Refused(f"{name} is no text")


def _time(fields: Fields, name: str) -> datetime | None:
    value = fields.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str) or (at := read_time(value)) is None:
        raise Refused(f"{name} is no RFC 3339 time")
    return at


def _flag(fields: Fields) -> bool:
    value = fields.get("deleted")
    said = value if isinstance(value, str) else json.dumps(value)
    if value is None or said.strip().lower() in _NO:
        return False
    if said.strip().lower() in _YES:
        return True
    raise Refused("deleted is neither true nor false")


def _list(fields: Fields, name: str) -> list[JsonValue]:
    value = fields.get(name)
    if isinstance(value, str) and value.strip():  # a CSV cell
        try:
            value = json.loads(value)
        except (ValueError, RecursionError) as error:
            raise Refused(f"{name} is no JSON list") from error
    if value is None or value == "":
        return []
    if not isinstance(value, list):
        raise Refused(f"{name} is no list")
    return value


def _links(fields: Fields) -> tuple[str, ...]:
    links = _list(fields, "links")
    if not all(isinstance(link, str) for link in links):
        raise Refused("links holds something that is no address")
    return tuple(storable(link) for link in links if isinstance(link, str) and link)


def _media(fields: Fields) -> tuple[Media, ...]:
    return tuple(_shown(value) for value in _list(fields, "media"))


def _shown(value: JsonValue) -> Media:
    """A picture or film, written as `{url, sha256?}` or as its bare address."""
    if isinstance(value, str):
        return Media(url=storable(value))
    if isinstance(value, dict):
        url, digest = value.get("url"), value.get("sha256")
        if isinstance(url, str) and (digest is None or isinstance(digest, str)):
            return Media(url=storable(url), sha256=storable(digest) if digest else None)
    raise Refused("media holds something without an url")


def tidy(value: JsonValue) -> JsonValue:
    """`value` with every text in it storable."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return [tidy(item) for item in value]
    if isinstance(value, dict):
        return {storable(name): tidy(item) for name, item in value.items()}
    return value
