"""What a person sees: results on standard output, the rest on standard error, nothing that a terminal would obey."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from pydantic import JsonValue

from pipeline.journal import set_up
from pipeline.text import INVISIBLE, one_line

_OBEYED = re.compile(f"[\x7f-\x9f\u2028\u2029\ud800-\udfff{INVISIBLE}]")
"""What JSON leaves as it is and a terminal or an editor may act on."""

_NEVER_SHOWN = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{INVISIBLE}](?<!\u200d)")
"""Control, bidirectional and invisible characters, but for tabs, line ends and the joiners of emoji."""


class Tick(Protocol):
    """Tells that `done` more pieces of the work called `what` are done, of `total` where that is known."""

    def __call__(self, what: str, done: int, total: int | None = None) -> None:
        """Show it."""


def silent(what: str, done: int, total: int | None = None) -> None:
    """A Tick that shows nothing."""


def say(text: str) -> None:
    """Print a result, a line or more, on standard output; its layout stays, what a terminal obeys is taken out."""
    sys.stdout.write(_NEVER_SHOWN.sub("", text).rstrip("\n") + "\n")
    sys.stdout.flush()


def hint(text: str) -> None:
    """Print a remark for the person at the terminal, on standard error."""
    sys.stderr.write("\n".join(one_line(line) for line in text.split("\n")) + "\n")
    sys.stderr.flush()


def safe_json(value: JsonValue, indent: int | None = None) -> str:
    """`value` as JSON in UTF-8 with whatever a terminal could obey written as an escape."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _OBEYED.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def say_json(value: JsonValue) -> None:
    """Print a result as one JSON value."""
    sys.stdout.write(safe_json(value, indent=2) + "\n")


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table on standard output; every cell is plain text."""
    from rich.console import Console  # here, because most commands draw nothing and should start fast
    from rich.table import Table
    from rich.text import Text

    shown = Table(title=Text(title), title_justify="left", header_style="bold")
    for column in columns:
        shown.add_column(column, overflow="fold")
    for row in rows:
        shown.add_row(*(Text(one_line(cell)) for cell in row))
    console = Console(markup=False, highlight=False, emoji=False)
    if not console.is_terminal:
        console = Console(markup=False, highlight=False, emoji=False, width=200)
    console.print(shown)


@contextmanager
def progress() -> Iterator[Tick]:
    """Show bars on a terminal while the body runs; elsewhere a Tick that is silent."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks = {}

        def tick(what: str, done: int, total: int | None = None) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(what, total=total)
            bars.update(tasks[what], advance=done, total=total)

        yield tick


def start_logging(level: str, style: str) -> None:
    """Send log lines to standard error: `style` is `console` or `json`; `level` a name of `logging`."""

    def configure() -> None:
        from pipeline.cli import log_lines  # here, because most runs log nothing and should start fast

        log_lines.configure(level, style)

    set_up(configure)


def counted(number: int, one: str, many: str | None = None) -> str:
    """How many of what: "1 entry", "61 entries"; `many` where an s does not make it."""
    return f"{number} {one if number == 1 else many or one + 's'}"
