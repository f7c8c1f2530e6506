"""What `schedule` shows on a terminal: which sources are visited next, how they fare, what the passes did."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from pipeline.cli.session import Session
from pipeline.cli.source_shown import state_of
from pipeline.collect.due import Pace, next_visit
from pipeline.health import in_words, judge
from pipeline.text import one_line
from pipeline.types import Cursor, Health, Source

if TYPE_CHECKING:
    from rich.table import Table

ROWS_AROUND = 6
"""Lines of a terminal that are not rows of the table: title, header, frame, the line below."""
MOST_ROWS = 40
"""Rows of the table; nobody reads more, and sources in trouble come first."""

_WIDTHS = {"source": 18, "next visit": 13, "last new post": 14, "today": 5, "how it fares": 20}
"""Columns, and how narrow they may become."""
_WIDEST = 20


class Row(NamedTuple):
    """One source on the board."""

    source: Source
    health: Health
    due: datetime | None
    """None: at once."""


def rows_of(opened: Session, now: datetime) -> list[Row]:
    """Every source that is visited: those in trouble first, then those that are due soonest."""
    watched = [source for source in opened.settings.sources if source.enabled and source.kind]
    cursors, paces, vitals = opened.store.cursors_lean(), opened.store.paces(), opened.store.vitals()
    rows = [
        Row(source, judge(source, cursors.get(source.name), vitals.get(source.name), now), _due(source, cursors, paces))
        for source in watched
    ]
    first = datetime.min.replace(tzinfo=UTC)
    return sorted(rows, key=lambda row: (not row.health.troubles, row.due or first, row.source.name))


def _due(source: Source, cursors: Mapping[str, Cursor], paces: Mapping[str, Pace]) -> datetime | None:
    cursor = cursors.get(source.name)
    return next_visit(source, cursor, pace=paces.get(source.name)) if cursor else None


class Board:
    """What is shown now; passes change it, and the terminal draws it once a second."""

    def __init__(self) -> None:
        """Begin empty."""
        self.rows: Sequence[Row] = ()
        self.doing = "starting"
        self._done: dict[str, int] = {}

    def tick(self, what: str, done: int, total: int | None = None) -> None:
        """Note that `done` more pieces of the work called `what` are done; a Tick for passes."""
        self._done[what] = self._done.get(what, 0) + done
        self.doing = f"{what}: {self._done[what]}" + (f" of {total}" if total else "")

    def passed(self, rows: Sequence[Row], said: str) -> None:
        """Note what a pass left."""
        self.rows, self.doing, self._done = rows, one_line(said), {}

    def table(self, now: datetime, height: int) -> Table:
        """The board as a table of at most `height` lines."""
        from rich.table import Table
        from rich.text import Text

        shown = Table(title=Text(f"itemwire schedule · {now:%Y-%m-%d %H:%M:%S} UTC"), title_justify="left")
        for column, width in _WIDTHS.items():
            shown.add_column(
                column, no_wrap=True, overflow="ellipsis", min_width=width, ratio=1 if width == _WIDEST else None
            )
        rows = self.rows[: max(1, min(MOST_ROWS, height - ROWS_AROUND))]
        for row in rows:
            new = row.health.last_new
            cells = (
                row.source.name,
                "now" if row.due is None or row.due <= now else f"in {in_words(row.due - now)}",
                f"{in_words(now - new)} ago" if new else "never",
                str(row.health.posts_today),
                state_of(row.source, row.health),
            )
            style = "bold red" if row.health.troubles else ("yellow" if row.health.error else "")
            shown.add_row(*(Text(one_line(cell)) for cell in cells), style=style)
        more = f"{len(self.rows) - len(rows)} more sources · " if len(self.rows) > len(rows) else ""
        shown.caption = Text(f"{more}{self.doing}")
        return shown


@contextmanager
def on_terminal(board: Board) -> Iterator[bool]:
    """Draw `board` while the body runs, where standard error is a terminal; gives whether it is."""
    if not sys.stderr.isatty():
        yield False
        return
    from rich.console import Console
    from rich.live import Live

    console = Console(stderr=True, markup=False, highlight=False, emoji=False)

    def draw() -> Table:
        return board.table(datetime.now(UTC), console.height)

    with Live(console=console, get_renderable=draw, refresh_per_second=1, transient=True):
        yield True
