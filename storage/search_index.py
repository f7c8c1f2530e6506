"""The full-text index over `search_doc`: FTS5 on SQLite, kept by triggers; a GIN index on PostgreSQL.

Both follow the table in the transaction of the write, whoever writes it: a commit, an upgrade, `db copy`. They are made
with every upgrade of the tables where they are missing, so that no migration has to know them.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

from pipeline.terms import Part

NAMES = ("search_fts", "search_doc_words")
"""How the names of the index and its parts begin: they belong to no declared table."""

_SQLITE = (
    # detail=none: no phrases are looked for, and the index has a third of the size
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_fts USING fts5(words, content='search_doc', content_rowid='seq', "
    "detail=none, tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER IF NOT EXISTS search_doc_added AFTER INSERT ON search_doc BEGIN "
    "INSERT INTO search_fts(rowid, words) VALUES (new.seq, new.words); END",
    "CREATE TRIGGER IF NOT EXISTS search_doc_removed AFTER DELETE ON search_doc BEGIN "
    "INSERT INTO search_fts(search_fts, rowid, words) VALUES ('delete', old.seq, old.words); END",
    "CREATE TRIGGER IF NOT EXISTS search_doc_changed AFTER UPDATE ON search_doc WHEN old.words <> new.words BEGIN "
    "INSERT INTO search_fts(search_fts, rowid, words) VALUES ('delete', old.seq, old.words); "
    "INSERT INTO search_fts(rowid, words) VALUES (new.seq, new.words); END",
)
_POSTGRES = (
    "CREATE INDEX IF NOT EXISTS search_doc_words ON search_doc USING gin (to_tsvector('simple'::regconfig, words))",
)


def make(connection: Connection) -> None:
    """Make the index where it is missing."""
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRES:
        connection.exec_driver_sql(statement)


def forget(connection: Connection) -> None:
    """Write the index anew, so that nothing in it tells of rows that were taken out."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO search_fts(search_fts) VALUES ('rebuild')"))


def condition(connection: Connection, parts: tuple[Part, ...]) -> tuple[str, dict[str, str]]:
    """What to put behind WHERE to find rows `d` of `search_doc` with all of `parts`, and its parameter."""
    if connection.dialect.name == "sqlite":
        match = " AND ".join(_any(part, " OR ", " AND ", '"{}" *', '"{}"') for part in parts)
        return "d.seq IN (SELECT rowid FROM search_fts WHERE search_fts MATCH :asked)", {"asked": match}
    match = " & ".join(_any(part, " | ", " & ", "'{}':*", "'{}'") for part in parts)
    return "to_tsvector('simple'::regconfig, d.words) @@ CAST(:asked AS tsquery)", {"asked": match}


def _any(part: Part, either: str, both: str, begins: str, whole: str) -> str:
    """One part in the language of an engine; terms are letters and digits and need no escaping."""
    told = [
        "(" + both.join(begins.format(term[:-1]) if term.endswith("*") else whole.format(term) for term in one) + ")"
        for one in part
    ]
    return "(" + either.join(told) + ")"
