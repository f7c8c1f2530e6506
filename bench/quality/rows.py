"""Reads the rows of labelled sets: pairs of texts or names, posts with an incident, replies with a stance.

A field that a set does not have is None; a row that is no row of the form asked for raises InputError with its line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from pydantic import JsonValue

from pipeline.errors import InputError
from pipeline.times import parse_time

Fields = dict[str, JsonValue]

UNDATED = datetime(2036, 1, 1, tzinfo=UTC)
"""When texts without any time are taken to have been fetched: the same for all, and later than any date they state."""

_EPOCH_MS = re.compile(r"\d{13}")


class Words(NamedTuple):
    """A text to be compared, as a set gives it."""

    text: str
    lang: str | None = None
    at: datetime | None = None


class Pair(NamedTuple):
    """Two texts or names, and whether a person called them the same."""

    id: str
    a: Words
    b: Words
    label: int | None
    group: str
    """Rows of one group are never split between fitting and measuring."""


class LabelledPost(NamedTuple):
    """A post, and the incidents or stories that a person filed it under."""

    id: str
    text: str
    source: str
    published: datetime | None
    fetched: datetime
    lang: str | None
    url: str | None
    of: str | None
    """The post that this one reposts."""
    labels: frozenset[str]


class Reply(NamedTuple):
    """A post of a thread, and how it stands to the post at the thread's top."""

    id: str
    text: str
    author: str
    at: datetime
    answers: str | None
    thread: str | None
    label: str | None


def read_rows(path: Path) -> Iterator[Fields]:
    """The JSON objects of a JSONL file; raises InputError for a file or a line that is none."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}); check its name") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
        except ValueError as error:
            raise InputError(f"{path}:{number} is no JSON ({error})") from error
        if not isinstance(fields, dict) or "id" not in fields:
            raise InputError(f"{path}:{number} is no object with an id")
        yield fields


def text_of(fields: Fields, name: str) -> str | None:
    """The field `name` as a text, None where it is empty or left out."""
    value = fields.get(name)
    return str(value) if value not in (None, "") else None


def time_of(fields: Fields, *names: str) -> datetime | None:
    """The first time that the fields `names` state; of several times in one field, the first."""
    for name in names:
        text = text_of(fields, name)
        if text is None:
            continue
        if _EPOCH_MS.fullmatch(text):
            return datetime.fromtimestamp(int(text) / 1000, UTC)
        for part in (text, text.split()[0]):
            at = parse_time(part, UNDATED)
            if at is not None:
                return at
    return None


def _words(value: JsonValue, row: Fields) -> Words:
    """One side of a pair: a bare text, or an object that may bring its language and time."""
    lang = text_of(row, "lang")
    if isinstance(value, dict):
        return Words(
            text_of(value, "text") or text_of(value, "name") or "",
            text_of(value, "lang") or lang,
            time_of(value, "published", "time", "at", "fetched"),
        )
    return Words(str(value or ""), lang)


def _label(value: JsonValue) -> int | None:
    return int(value) if isinstance(value, int | float) else None


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a file."""
    return [
        Pair(
            id=str(row["id"]),
            a=_words(row.get("a"), row),
            b=_words(row.get("b"), row),
            label=_label(row.get("label")),
            group=text_of(row, "group") or str(row["id"]),
        )
        for row in read_rows(path)
    ]


def labelled_posts(path: Path) -> list[LabelledPost]:
    """The posts of a file; one without a time of fetching is taken to have been fetched when it was published."""
    posts = []
    for row in read_rows(path):
        published = time_of(row, "published", "time")
        many = row.get("clusters")
        single = text_of(row, "cluster") or text_of(row, "label")
        labels = [str(one) for one in many] if isinstance(many, list) and many else [single] if single else []
        posts.append(
            LabelledPost(
                id=str(row["id"]),
                text=text_of(row, "text") or "",
                source=text_of(row, "source") or text_of(row, "author") or "unnamed",
                published=published,
                fetched=time_of(row, "fetched") or published or UNDATED,
                lang=text_of(row, "lang"),
                url=text_of(row, "url"),
                of=text_of(row, "of") or text_of(row, "repost_of"),
                labels=frozenset(labels),
            )
        )
    return posts


def read_replies(path: Path) -> list[Reply]:
    """The posts of threads, those at the top included (they answer nothing)."""
    return [
        Reply(
            id=str(row["id"]),
            text=text_of(row, "text") or "",
            author=text_of(row, "author") or "unnamed",
            at=time_of(row, "time", "published") or UNDATED,
            answers=text_of(row, "in_reply_to") or text_of(row, "reply_to"),
            thread=text_of(row, "thread"),
            label=text_of(row, "label"),
        )
        for row in read_rows(path)
    ]
