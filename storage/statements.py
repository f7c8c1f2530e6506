"""Statements, the keys under which they are found, and the links between them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, or_, select, text

from pipeline.types import Comparison, Statement
from storage.columns import to_utc, utc_text
from storage.rows import add_rows, chunks, put_rows, remove_where, rows_where
from storage.tables_through import APPEARANCE, LINK, STATEMENT, STATEMENT_KEY
from storage.work import Work

LONGEST_KEY = 200
"""Characters of a key that count: PostgreSQL takes no more than 2,704 bytes in an index."""

_NAMES = tuple(Statement.model_fields)  # asked for once: pydantic makes them out for every asker
STATEMENT_COLUMNS = [STATEMENT.c[name] for name in _NAMES]
"""The columns that make up a Statement."""

_NEAR_SQLITE = text(
    """SELECT k.value, (SELECT group_concat(statement, ' ') FROM (
         SELECT statement FROM statement_key WHERE key = k.value AND at >= :since AND at <= :until
         ORDER BY at DESC, statement DESC LIMIT :per_key))
       FROM json_each(:keys) AS k"""
)
_NEAR_POSTGRES = text(
    """SELECT k.key, string_agg(s.statement, ' ' ORDER BY s.at DESC, s.statement DESC)
       FROM unnest(CAST(:keys AS text[])) AS k(key) CROSS JOIN LATERAL (
         SELECT statement, at FROM statement_key WHERE key = k.key AND at >= :since AND at <= :until
         ORDER BY at DESC, statement DESC LIMIT :per_key) AS s
       GROUP BY k.key"""
)
"""Each key reads its own newest rows through the primary key and stops: a bucket's size does not matter."""


def read_statement(row: Row[Any]) -> Statement:
    """The Statement in a row that holds `STATEMENT_COLUMNS`, whatever else it holds."""
    return Statement.model_validate({name: getattr(row, name) for name in _NAMES})


def by_uid(connection: Connection, uids: Iterable[str]) -> dict[str, Statement]:
    """Uid → statement."""
    rows = rows_where(connection, select(*STATEMENT_COLUMNS), STATEMENT.c.uid, uids)
    return {row.uid: read_statement(row) for row in rows}


def of_posts(connection: Connection, posts: Iterable[str]) -> dict[str, list[Statement]]:
    """Uid of a post → its statements in order; every post asked for is there."""
    found: dict[str, list[Statement]] = {post: [] for post in posts}
    query = select(*STATEMENT_COLUMNS).order_by(STATEMENT.c.post, STATEMENT.c.start, STATEMENT.c.uid)
    for row in rows_where(connection, query, STATEMENT.c.post, found):
        found[row.post].append(read_statement(row))
    return found


def neighbours(
    connection: Connection, keys: Iterable[str], since: datetime, until: datetime, per_key: int
) -> dict[str, list[str]]:
    """Key → uids of at most `per_key` statements of that time, newest first; keys that find nothing are left out."""
    postgres = connection.dialect.name == "postgresql"
    cut: dict[str, list[str]] = {}
    for key in dict.fromkeys(keys):
        cut.setdefault(key[:LONGEST_KEY], []).append(key)
    found: dict[str, list[str]] = {}
    for chunk in chunks(cut, 5000):
        values: dict[str, object] = {"since": utc_text(since), "until": utc_text(until), "keys": json.dumps(chunk)}
        if postgres:
            values = {"since": to_utc(since), "until": to_utc(until), "keys": chunk}
        query = _NEAR_POSTGRES if postgres else _NEAR_SQLITE
        for key, uids in connection.execute(query, {**values, "per_key": per_key}):
            for asked in cut[key] if uids else ():
                found[asked] = uids.split(" ")
    return found


def links_of(connection: Connection, statements: Iterable[str]) -> list[Comparison]:
    """The stored comparisons that touch any of `statements`, each once, in order of their uids."""
    found: dict[tuple[str, str], Comparison] = {}
    for chunk in chunks(dict.fromkeys(statements)):
        for side in (LINK.c.a, LINK.c.b):
            for row in connection.execute(select(LINK).where(side.in_(chunk))).mappings():
                found[row["a"], row["b"]] = Comparison.model_validate(dict(row))
    return [found[pair] for pair in sorted(found)]


def replace(connection: Connection, work: Work) -> list[str]:
    """Write the statements, keys and links of `work`; returns the uids of statements that are no more.

    What is no more keeps its row until `drop`, because claims still point at it.
    """
    posts = [post.uid for post in work.posts]
    query = select(STATEMENT.c.uid, STATEMENT.c.post, STATEMENT.c.at, STATEMENT.c.found_by)
    known = {row.uid: row for row in rows_where(connection, query, STATEMENT.c.post, posts)}
    again = list(known)
    others = [statement.uid for statement in work.statements if statement.uid not in known]
    known |= {row.uid: row for row in rows_where(connection, query, STATEMENT.c.uid, others)}
    rows = [_row(statement, work.keys.get(statement.uid, ())) for statement in work.statements]
    kept = {row["uid"] for row in rows}
    _remove_keys(connection, list(known.values()))
    add_rows(connection, STATEMENT, [row for row in rows if row["uid"] not in known])
    put_rows(connection, STATEMENT, [row for row in rows if row["uid"] in known])
    add_rows(connection, STATEMENT_KEY, _key_rows(rows))
    if again:
        for chunk in chunks(again):
            connection.execute(delete(LINK).where(or_(LINK.c.a.in_(chunk), LINK.c.b.in_(chunk))))
    _put_links(connection, work.links)
    return [uid for uid in again if uid not in kept]


def drop(connection: Connection, uids: Sequence[str]) -> None:
    """Take out statements that are no more, with where they appeared."""
    remove_where(connection, APPEARANCE, APPEARANCE.c.statement, uids)
    for side in (LINK.c.a, LINK.c.b):
        remove_where(connection, LINK, side, uids)
    remove_where(connection, STATEMENT, STATEMENT.c.uid, uids)


def _row(statement: Statement, keys: Iterable[str]) -> dict[str, Any]:
    return {**statement.__dict__, "found_by": tuple(sorted({key[:LONGEST_KEY] for key in keys}))}


def _key_rows(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of `statement_key`, sorted so that the table grows where it was just read."""
    found = [{"key": key, "at": row["at"], "statement": row["uid"]} for row in rows for key in row["found_by"]]
    return sorted(found, key=lambda row: (row["key"], row["at"]))


def _remove_keys(connection: Connection, rows: Sequence[Row[Any]]) -> None:
    """Take out the keys of statements that were there before, each by its whole primary key."""
    gone = [{"k": key, "t": row.at, "s": row.uid} for row in rows for key in row.found_by]
    if gone:
        names = {"k": "key", "t": "at", "s": "statement"}
        exact = [STATEMENT_KEY.c[name] == bindparam(short) for short, name in names.items()]
        connection.execute(delete(STATEMENT_KEY).where(*exact), gone)


def _put_links(connection: Connection, links: Iterable[Comparison]) -> None:
    """Write links, the smaller uid first; the last of two on one pair stays."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for link in links:
        a, b = sorted((link.a, link.b))
        rows[a, b] = {**link.__dict__, "a": a, "b": b}
    put_rows(connection, LINK, list(rows.values()))
