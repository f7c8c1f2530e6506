"""The views for analysts: stable names and columns over tables that may change, read-only, the same on both engines.

They are made anew with every upgrade of the tables, so that no migration has to know them. `docs/analyst.md` describes
the columns; a change of one is a change of the version in their names.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

VIEWS = {
    "v1_post": """
        SELECT uid AS post, source, id, published, at, fetched, edited, deleted, lang, title, text, url, author,
               repost_of, quote_of, reply_to, relayed_by, credited, versions FROM post""",
    "v1_statement": """
        SELECT s.uid AS statement, s.post, s.source, a.claim, s.quote, s.lang, s.stance, s.hedged, s.credit,
               s.aside, s.at, s.first_seen, a.score, a.band, a.why
        FROM statement s LEFT JOIN appearance a ON a.statement = s.uid""",
    "v1_claim": """
        SELECT uid AS claim, text, status, tag, credibility, reason, decided_by, event, starts, ends, precision,
               first_reported, last_reported, origin_count AS origins, updates, places, actors, figures
        FROM claim WHERE NOT superseded""",
    "v1_claim_place": """
        SELECT p.claim, p.key AS place FROM claim_place p JOIN claim c ON c.uid = p.claim WHERE NOT c.superseded""",
    "v1_verdict": """
        SELECT seq, claim, at, before, after, by AS rule, version, reason FROM status_change""",
    "v1_source": """
        SELECT g.name AS source, g.since, g.role, g.reliability, g.owner, g.side, g.listed FROM source_grade g
        WHERE g.since = (SELECT max(l.since) FROM source_grade l WHERE l.name = g.name)""",
    "v1_grade": """
        SELECT name AS source, since, role, reliability, owner, side, listed FROM source_grade""",
    "v1_decision": """
        SELECT seq, at, who, act, subject, other, before, after, reason FROM decision""",
    "v1_fetch": """
        SELECT seq, source, at, unchanged, error, status, new, changed, same, rejected FROM "fetch" """,
    "v1_capture": """
        SELECT c.uid AS capture, c.sha256, c.source, c.url, c.fetched, c.status, b.size,
               length(b.body) > 0 AS there FROM capture c JOIN blob b ON b.sha256 = c.sha256""",
    "v1_log": """
        SELECT seq, at, kind, body, prev, hash FROM source_log""",
}
"""Name → what it selects."""


def drop(connection: Connection) -> None:
    """Take the views away, so that the tables below them can be changed."""
    for name in reversed(VIEWS):
        connection.execute(text(f"DROP VIEW IF EXISTS {name}"))


def make(connection: Connection) -> None:
    """Make the views."""
    for name, query in VIEWS.items():
        connection.execute(text(f"CREATE VIEW {name} AS {query}"))
