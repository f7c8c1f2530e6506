"""The table of what is handed in at the desk and not kept yet."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, Index, LargeBinary, Table
from sqlmodel import Field, SQLModel

from pipeline.types.handed import HandedIn
from storage.columns import Json, UtcTime


class HandedInRow(SQLModel, table=True):
    """A post that somebody looks at before it is kept; gone when it is kept, dropped, or a day old."""

    __tablename__ = "handed_in"
    __table_args__ = (Index("handed_in_at", "at"),)

    uid: str = Field(primary_key=True)
    who: str
    at: datetime = Field(sa_type=UtcTime)
    content: HandedIn = Field(sa_column=Column(Json(HandedIn), nullable=False))
    body: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


HANDED_IN: Table = SQLModel.metadata.tables["handed_in"]
