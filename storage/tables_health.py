"""The tables of how sources fare: their vitals, and the alarms."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, Index, Table
from sqlmodel import Field, SQLModel

from pipeline.types import Vitals
from storage.columns import SEQUENCE, Json, UtcTime


class VitalsRow(SQLModel, table=True):
    """What is kept of a source to know its rhythm; the two columns are what every pass asks for."""

    __tablename__ = "vitals"

    source: str = Field(primary_key=True)
    gap: float | None = None
    last_post: datetime | None = Field(default=None, sa_type=UtcTime)
    content: Vitals = Field(sa_column=Column(Json(Vitals), nullable=False))


class AlarmRow(SQLModel, table=True):
    """An alarm, from when it was first seen until it was over."""

    __tablename__ = "alarm"
    __table_args__ = (Index("alarm_open", "closed", "told"), Index("alarm_key", "key", "opened"))

    seq: int | None = Field(default=None, sa_column=Column(SEQUENCE, primary_key=True))
    key: str
    kind: str
    source: str | None = None
    words: str
    opened: datetime = Field(sa_type=UtcTime)
    closed: datetime | None = Field(default=None, sa_type=UtcTime)
    told: bool = False


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


VITALS = _table("vitals")
ALARM = _table("alarm")
