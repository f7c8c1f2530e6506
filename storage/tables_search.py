"""The tables of the full-text search: what can be found, and under which spellings places are known.

The index itself is not declared here but in `storage/search_index.py`: each engine has its own.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, Index, Table, Text
from sqlmodel import Field, SQLModel

from storage.columns import SEQUENCE, UtcTime


class SearchDocRow(SQLModel, table=True):
    """A post, a claim or an item, as terms (`pipeline.terms`)."""

    __tablename__ = "search_doc"
    __table_args__ = (Index("search_doc_ref", "ref", unique=True),)

    seq: int | None = Field(default=None, sa_column=Column(SEQUENCE, primary_key=True))
    """Grows with what is new, so that the newest is found first."""
    ref: str
    """The uid of a post or claim; for an item the uids of its round-up and its claim with a slash between."""
    kind: str
    at: datetime = Field(sa_type=UtcTime)
    words: str = Field(sa_column=Column(Text, nullable=False))


class SearchPlaceRow(SQLModel, table=True):
    """A spelling under which claims name a place."""

    __tablename__ = "search_place"
    __table_args__ = {"sqlite_with_rowid": False}

    key: str = Field(primary_key=True)
    name: str = Field(primary_key=True)


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


SEARCH_DOC = _table("search_doc")
SEARCH_PLACE = _table("search_place")
