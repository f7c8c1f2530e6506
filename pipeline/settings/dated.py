"""What of a source holds from a day on, as a file writes it: another grade, an account in others' hands."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from pipeline.settings.faults import quoted
from pipeline.settings.fields import Line, at_key
from pipeline.types import Regrade as RegradeRecord
from pipeline.types import Reliability, Stretch


def parse_moment(value: object) -> datetime:
    """The moment that a date (its first moment in UTC) or an RFC 3339 time names; raises ValueError for any other."""
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    text = value.isoformat() if isinstance(value, date) else value
    shown = f" ({quoted(text)})" if isinstance(text, str) else ""
    try:
        moment = datetime.fromisoformat(text if isinstance(text, str) else "")
    except ValueError:
        raise ValueError(f"is no date or time{shown}; allowed: such as 2026-03-14 or 2026-03-14T06:30Z") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


Moment = Annotated[
    datetime, BeforeValidator(parse_moment),
    WithJsonSchema({"type": "string", "examples": ["2026-03-14", "2026-03-14T06:30Z"]}),
]  # fmt: skip


class _Dated(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Regrade(_Dated):
    """Another grade from a day on; what the source said before keeps the grade that it had."""

    since: Moment = Field(description="From this day or time on")
    reliability: Reliability = Field(description="The grade from then on")
    reason: Line | None = Field(None, description="Why, for whoever asks later")

    def to_record(self) -> RegradeRecord:
        """The record of this entry."""
        return RegradeRecord(since=self.since, reliability=self.reliability, reason=self.reason)


class Hacked(_Dated):
    """A time in which others wrote in the source's name: what was posted then is nobody's word."""

    since: Moment = Field(description="From this day or time on")
    until: Moment | None = Field(None, description="Until this day or time; left out: still")

    @model_validator(mode="after")
    def _goes_forward(self) -> Hacked:
        if self.until is not None and self.until <= self.since:
            raise at_key("until", "is not later than since; allowed: a later day or time, or none")
        return self

    def to_record(self) -> Stretch:
        """The record of this entry."""
        return Stretch(since=self.since, until=self.until)
