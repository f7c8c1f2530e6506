"""Keeps what can be searched, in the transaction of what is written, which `search_find` reads.

Posts and claims are entered when a batch of work is committed (then the places that a post names are known), items when
somebody edits or publishes them. What did not change is not written again, so the cost follows what is new.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from pipeline.roster import Roster
from pipeline.spelling import place_key
from pipeline.terms import (
    indexed,
    kind_mark,
    lang_mark,
    place_mark,
    source_mark,
    status_mark,
)
from pipeline.types import Claim, Edition, ItemEdit, Post, Statement
from storage import search_index
from storage.rows import add_rows, chunks, keep_rows, put_rows, remove_where, rows_where
from storage.statements import LONGEST_KEY
from storage.tables_search import SEARCH_DOC, SEARCH_PLACE

POST, CLAIM, ITEM = "post", "claim", "item"
KINDS = (CLAIM, ITEM, POST)

LONGEST_NAME = 120
"""Characters of a spelling: more is a sentence."""
QUOTED = 20
"""Passages of a claim that it is found by, the first ones; each post is found by all of its words."""


# ---- kept


def note_work(
    connection: Connection, posts: Iterable[Post], statements: Iterable[Statement], claims: Iterable[Claim]
) -> None:
    """Enter the posts, what they say, and the claims of a batch of work."""
    marks: dict[str, dict[str, None]] = {}
    for statement in statements:
        found = marks.setdefault(statement.post, {})
        found |= dict.fromkeys(place_mark(place.key[:LONGEST_KEY]) for place in statement.particulars.places)
    claims = list(claims)
    _put(
        connection,
        [*(_post_row(post, marks.get(post.uid, {})) for post in posts), *map(_claim_row, claims)],
    )
    names = {
        (key[:LONGEST_KEY], name)
        for claim in claims
        for key, spellings in claim.spellings.items()
        for name in spellings
        if key and len(name) <= LONGEST_NAME
    }
    keep_rows(connection, SEARCH_PLACE, [{"key": key, "name": name} for key, name in sorted(names)])


def _post_row(post: Post, marks: Iterable[str]) -> dict[str, Any]:
    told = [kind_mark(POST), source_mark(post.source), *([lang_mark(post.lang)] if post.lang else []), *marks]
    words = indexed((post.title, post.text, post.source, post.author), told)
    return {"ref": post.uid, "kind": POST, "at": post.at, "words": words}


def _claim_row(claim: Claim) -> dict[str, Any]:
    marks = [kind_mark(CLAIM), status_mark(claim.status.value)]
    for one in claim.appearances:
        marks += [source_mark(one.source.name), lang_mark(one.statement.lang or "")]
    keys = sorted({*claim.spellings, *(place.key for place in claim.places)})  # one order in every process
    marks += [place_mark(key[:LONGEST_KEY]) for key in keys]
    spellings = [name for names in claim.spellings.values() for name in names]
    words = indexed((claim.text, *spellings, *(one.statement.quote for one in claim.appearances[:QUOTED])), marks)
    return {"ref": claim.uid, "kind": CLAIM, "at": claim.last_reported, "words": words}


def note_gone(connection: Connection, refs: Iterable[str]) -> None:
    """Take out claims that are no more, or posts."""
    remove_where(connection, SEARCH_DOC, SEARCH_DOC.c.ref, refs)


def erase(connection: Connection, posts: Iterable[str], statements: Iterable[str]) -> None:
    """Take posts whose words are gone out of the search, and their words out of what is kept of their claims."""
    from storage.claims import claims
    from storage.commit import claims_of
    from storage.work import ClaimFilter

    uids = sorted(set(claims_of(connection, statements).values()))
    note_gone(connection, [*posts, *uids])
    note_work(connection, (), (), list(claims(connection, ClaimFilter(uids=tuple(uids)), Roster(()))))
    search_index.forget(connection)


def note_edit(connection: Connection, edit: ItemEdit) -> None:
    """Enter what an editor made of an item."""
    item = edit.kept
    texts = (edit.text or (item.text if item else None), edit.translation, edit.note, edit.hold)
    marks = [kind_mark(ITEM), *([status_mark(item.status.value), lang_mark(item.lang)] if item else [])]
    row = {"ref": f"{edit.edition}/{edit.claim}", "kind": ITEM, "at": edit.at, "words": indexed(texts, marks)}
    _put(connection, [row])


def note_edition(connection: Connection, edition: Edition) -> None:
    """Enter the items of an edition as they read now."""
    blocks = [item for block in edition.updates for item in block.items]
    rows = {}
    for item in (*edition.roundup.items, *edition.roundup.also, *blocks):
        marks = [kind_mark(ITEM), status_mark(item.status.value), lang_mark(item.lang)]
        marks += [
            *(place_mark(place_key(name)) for place in item.places for name in (place.name, *place.written)),
            *map(source_mark, item.credit),
        ]
        words = indexed((item.text, item.translation, item.place, *item.credit), marks)
        ref = f"{edition.uid}/{item.claim}"
        rows[ref] = {"ref": ref, "kind": ITEM, "at": edition.published, "words": words}
    _put(connection, list(rows.values()))


def _put(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Enter `rows`: what is there already keeps its place, and is written only where it changed."""
    query = select(SEARCH_DOC.c.ref, SEARCH_DOC.c.seq, SEARCH_DOC.c.words)
    wanted = {row["ref"]: row for row in rows}
    there = {row.ref: row for row in rows_where(connection, query, SEARCH_DOC.c.ref, wanted)}
    add_rows(connection, SEARCH_DOC, [row for ref, row in wanted.items() if ref not in there])
    changed = [
        {"seq": there[ref].seq, **row}
        for ref, row in wanted.items()
        if ref in there and there[ref].words != row["words"]
    ]
    put_rows(connection, SEARCH_DOC, changed)


# ---- filled


def fill(connection: Connection) -> None:
    """Enter everything that is stored: once, for a database that is older than the search."""
    from storage import claims, editing, editions, finding, statements
    from storage.tables_desk import OPEN_ROUNDUP
    from storage.work import ClaimFilter, PostFilter

    for batch in chunks((post for post, _ in finding.in_order(connection, PostFilter())), 500):
        made = statements.of_posts(connection, [post.uid for post in batch])
        note_work(connection, batch, [one for found in made.values() for one in found], ())
    for some in chunks(claims.claims(connection, ClaimFilter(), Roster(())), 500):
        note_work(connection, (), (), some)
    for edition in reversed(editions.latest(connection, None, 1_000_000)):
        note_edition(connection, edition)
    open_ones = select(OPEN_ROUNDUP.c.uid).where(OPEN_ROUNDUP.c.closed.is_(False))
    for uid in connection.execute(open_ones).scalars().all():
        for edit in editing.edits(connection, uid):
            note_edit(connection, edit)
