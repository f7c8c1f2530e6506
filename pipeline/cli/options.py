"""The options that every command takes, declared once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

Sources = Annotated[Path, typer.Option("--sources", metavar="FILE", help="The source list to use.")]
Database = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="URL",
        help="sqlite:///FILE or postgresql://… (default: from .env, else sqlite:///var/itemwire.db).",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Since = Annotated[
    str | None, typer.Option("--since", metavar="TIME", help="A date or an RFC 3339 time; absent: everything.")
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="TIME", help="A date (its whole day) or an RFC 3339 time.")
]
Output = Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="Where to write; - is standard output.")]
Statuses = Annotated[list[str] | None, typer.Option("--status", help="Only claims of this status (may be repeated).")]
PlaceName = Annotated[str | None, typer.Option("--place", help="Only claims at this place, in any spelling.")]
SourceName = Annotated[
    str | None, typer.Option("--source", help="Only what this source (name or alias) has a part in.")
]

DEFAULT_SOURCES = Path("sources.yaml")


def moment(value: str | None, *, end_of_day: bool = False) -> datetime | None:
    """Read a `--since` or `--until`: a date means its first (or, for `end_of_day`, its last) moment in UTC.

    Raises typer.BadParameter where the text is neither a date nor an RFC 3339 time.
    """
    if value is None:
        return None
    try:
        parsed = datetime.fromisoformat(value)
        if parsed.tzinfo is None:
            parsed = parsed.replace(tzinfo=UTC)
        parsed = parsed.astimezone(UTC)
    except (ValueError, OverflowError):
        raise typer.BadParameter(f"{value!r} is no date (2016-06-09) and no time (2016-06-09T18:00:00Z)") from None
    if end_of_day and _is_date(value):
        parsed = parsed.replace(hour=23, minute=59, second=59, microsecond=999_999)
    return parsed


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
