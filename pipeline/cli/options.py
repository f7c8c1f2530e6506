"""The options that every command takes, declared once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pipeline.types import Status


def moment(value: str) -> datetime:
    """Read a `--since`: a date means its first moment in UTC.

    Raises typer.BadParameter where the text is neither a date nor an RFC 3339 time.
    """
    try:
        parsed = datetime.fromisoformat(value)
        return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise typer.BadParameter(f"{value!r} is no date (2016-06-09) and no time (2016-06-09T18:00:00Z)") from None


def last_moment(value: str) -> datetime:
    """Read an `--until`: a date means its last moment in UTC; raises typer.BadParameter as `moment` does."""
    parsed = moment(value)
    try:
        date.fromisoformat(value)
    except ValueError:
        return parsed
    return parsed.replace(hour=23, minute=59, second=59, microsecond=999_999)


def check_period(since: datetime | None, until: datetime | None) -> None:
    """Refuse, as wrong usage, a period that ends before it begins."""
    if since is not None and until is not None and until < since:
        raise typer.BadParameter(
            f"the period ends ({until:%Y-%m-%d %H:%M}) before it begins ({since:%Y-%m-%d %H:%M} UTC)"
        )


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
    datetime | None,
    typer.Option("--since", metavar="TIME", parser=moment, help="A date or an RFC 3339 time; absent: everything."),
]
Until = Annotated[
    datetime | None,
    typer.Option("--until", metavar="TIME", parser=last_moment, help="A date (its whole day) or an RFC 3339 time."),
]
Output = Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="Where to write; - is standard output.")]
PlaceName = Annotated[str | None, typer.Option("--place", help="Only claims at this place, in any spelling.")]
SourceName = Annotated[
    str | None, typer.Option("--source", help="Only what this source (name or alias) has a part in.")
]

DEFAULT_SOURCES = Path("sources.yaml")

if TYPE_CHECKING:
    Statuses = list[Status] | None
else:

    def __getattr__(name: str) -> object:
        """Make `Statuses` where it is asked for: what is stored is loaded only for commands that ask about it."""
        if name != "Statuses":
            raise AttributeError(name)
        from pipeline.types import Status

        told = typer.Option("--status", help="Only claims of this status (may be repeated).")
        return Annotated[list[Status] | None, told]
