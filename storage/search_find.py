"""Finds what `searching` keeps: by words in any of their forms, and by places in any spelling."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, func, select, text

from pipeline.spelling import place_key, same_place
from pipeline.terms import Asked, Part, asked, kind_mark, lang_mark, place_mark, source_mark, status_mark, stem
from pipeline.types import Record
from storage import search_index
from storage.columns import utc_text
from storage.tables_search import SEARCH_DOC, SEARCH_PLACE

ALIKE = 0.9
"""Likeness from which two names are one place, as `draft.naming.SAME`."""
NEAR = 60
"""Likeness of two keys, in hundredths, below which no names are compared: one letter in three differs."""
COMPARED = 200
"""Keys whose names are compared with what was asked, the nearest ones."""


class SearchFilter(Record):
    """What is looked for: every part that is set narrows it."""

    words: str = ""
    kind: str | None = None
    place: str | None = None
    status: str | None = None
    lang: str | None = None
    source: str | None = None
    since: datetime | None = None
    until: datetime | None = None


class Hit(NamedTuple):
    """Something found."""

    seq: int
    kind: str
    ref: str
    at: datetime


class Found(NamedTuple):
    """What a search found."""

    hits: tuple[Hit, ...]
    more: bool
    terms: tuple[str, ...]
    """Terms of words that were looked for, to be marked; `*` at the end: what begins so."""
    families: dict[str, tuple[str, ...]]
    """Key of each place that was looked for → the spellings that are known."""


def search(
    connection: Connection,
    wanted: SearchFilter,
    same: Mapping[str, frozenset[str]],
    limit: int,
    before: int | None,
    spellings: Mapping[str, Sequence[str]],
) -> Found:
    """The newest entries that `wanted` describes, `before` an earlier answer's last one.

    `same` are the keys that editors called one place: each with all of its family. `spellings` are those of all places.
    """
    question = asked(wanted.words, lambda names: families(names, spellings, same))
    parts, keys = _narrowed(question, wanted, spellings, same)
    told = {key: tuple(sorted(spellings.get(key, ()))) for key in keys}
    terms = tuple(term for part in question.parts for term in part[0])
    if not parts:
        return Found((), False, terms, told)
    where, given = search_index.condition(connection, parts)
    query = f"SELECT d.seq, d.kind, d.ref, d.at FROM search_doc d WHERE {where}"  # noqa: S608 - made of our own words
    limits: dict[str, object] = dict(given)
    for name, sign, at in (("since", ">=", wanted.since), ("until", "<", wanted.until)):
        if at is not None:
            query += f" AND d.at {sign} :{name}"
            limits[name] = utc_text(at) if connection.dialect.name == "sqlite" else at
    if before is not None:
        query += " AND d.seq < :before"
        limits["before"] = before
    query += " ORDER BY d.seq DESC LIMIT :most"
    asked_for = text(query).columns(SEARCH_DOC.c.seq, SEARCH_DOC.c.kind, SEARCH_DOC.c.ref, SEARCH_DOC.c.at)
    rows = connection.execute(asked_for, {**limits, "most": limit + 1}).all()
    hits = tuple(Hit(row.seq, row.kind, row.ref, row.at) for row in rows[:limit])
    return Found(hits, len(rows) > limit, terms, told)


def _narrowed(
    question: Asked, wanted: SearchFilter, spellings: Mapping[str, Sequence[str]], same: Mapping[str, frozenset[str]]
) -> tuple[tuple[Part, ...], list[str]]:
    """The parts of the question and of the filters, and the keys of all places asked for."""
    parts, keys = list(question.parts), list(question.families)
    if wanted.place:
        found = families([wanted.place], spellings, same)[wanted.place] | {place_key(wanted.place)}
        keys += sorted(found)
        parts.append(tuple((place_mark(key),) for key in sorted(found)))
    for value, mark in (
        (wanted.kind, kind_mark), (wanted.status, status_mark), (wanted.lang, lang_mark), (wanted.source, source_mark),
    ):  # fmt: skip
        if value:
            parts.append(((mark(value),),))
    return tuple(parts), list(dict.fromkeys(keys))


class Spellings:
    """The spellings of all known places, read again only where there are others: rows are only ever added."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: tuple[int, dict[str, list[str]]] = (0, {})

    def read(self, connection: Connection) -> dict[str, list[str]]:
        """Key of a place → how it is spelt; as all questions share it, nobody may change it."""
        number = connection.execute(select(func.count()).select_from(SEARCH_PLACE)).scalar_one()
        if number != self._kept[0]:
            found: dict[str, list[str]] = {}
            for row in connection.execute(select(SEARCH_PLACE.c.key, SEARCH_PLACE.c.name)):
                found.setdefault(row.key, []).append(row.name)
            self._kept = (number, found)
        return self._kept[1]


def families(
    names: Sequence[str], spellings: Mapping[str, Sequence[str]], same: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    """Each of `names` → the keys of known places that it may spell: its own, those alike, those called one with it."""
    return {name: _family(name, spellings, same) for name in names}


def _family(name: str, spellings: Mapping[str, Sequence[str]], same: Mapping[str, frozenset[str]]) -> frozenset[str]:
    key = place_key(name)
    found = {key} & spellings.keys()
    near = process.extract(key, spellings.keys(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=COMPARED) if key else []
    for other, _, _ in near:
        if any(same_place(name, spelt) >= ALIKE for spelt in spellings[other]):
            found.add(other)
    return frozenset(found.union(*(same.get(one, frozenset()) for one in {key, *found})))


def finds(terms: Iterable[str], word: str) -> bool:
    """Whether a folded word of a text is one of those that were looked for."""
    bare = stem(word)
    return any(bare.startswith(term[:-1]) if term.endswith("*") else bare == term for term in terms)
