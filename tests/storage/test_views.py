"""The analysts' views: there on both engines, with stable columns, and nothing of what was superseded."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage import Store, Work
from storage.engine import open_engine, parse_url, reading, writing
from storage.views import VIEWS
from tests.storage.build import NOON, a_post, claim_of, statement_of

COLUMNS = {
    "v1_claim": "claim text status tag credibility reason decided_by event starts ends precision first_reported "
    "last_reported origins updates places actors figures",
    "v1_statement": "statement post source claim quote lang stance hedged credit aside at first_seen score band why",
    "v1_verdict": "seq claim at before after rule version reason",
}
"""What is promised: a test that fails here is a break of analysts' queries."""


def test_every_view_answers_with_the_columns_that_are_promised(store: Store, url: str) -> None:
    post = a_post(source="Stork", id="1")
    store.save_posts([post], NOON)
    said = statement_of(post)
    store.commit_work(Work(posts=(post,), statements=(said,), claims=(claim_of((said, post)),)), NOON)
    engine = open_engine(parse_url(url))
    with reading(engine) as connection:
        for name in VIEWS:
            found = connection.execute(text(f"SELECT * FROM {name}"))
            if name in COLUMNS:
                assert " ".join(found.keys()) == COLUMNS[name]
            found.all()
        query = "SELECT s.quote, c.origins FROM v1_statement s JOIN v1_claim c USING (claim)"
        row = connection.execute(text(query)).one()
        assert row.quote == said.quote
    engine.dispose()


def test_a_view_cannot_be_written(store: Store, url: str) -> None:
    engine = open_engine(parse_url(url))
    with pytest.raises(DBAPIError), writing(engine) as connection:
        connection.execute(text("INSERT INTO v1_claim (claim) VALUES ('c-1')"))
    engine.dispose()
