"""The options by which a process that runs for ever tells how it fares: a port to ask, a file to read."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.errors import ItemwireError
from pipeline.settings import load_settings
from storage import open_store
from storage.team_store import open_team

if TYPE_CHECKING:
    from pipeline.probe import Answer
    from pipeline.settings import Environment

FRESH = 15.0
"""Seconds for which figures are not counted again, however often they are asked for."""

WRITE_EVERY = 30.0
"""Seconds between two writes of the text file."""

Probe = Annotated[
    str | None,
    typer.Option(
        "--probe", metavar="HOST:PORT", help="Answer /healthz, /readyz and /metrics here.", show_default=False
    ),
]
Textfile = Annotated[
    Path | None,
    typer.Option("--textfile", metavar="FILE", help="Write figures for Prometheus here.", show_default=False),
]


def place(text: str) -> tuple[str, int]:
    """Read `HOST:PORT` (`:PORT` means loopback); raises typer.BadParameter for anything else."""
    host, colon, port = text.rpartition(":")
    if not colon or not port.isdigit() or int(port) > 65535:
        raise typer.BadParameter(f"{text!r} is no HOST:PORT, such as 127.0.0.1:9464")
    return host.strip("[]") or "127.0.0.1", int(port)


def figures(sources: Path, environment: Environment, ended: Mapping[tuple[str, str], int]) -> bytes:
    """The figures as they are now; raises ItemwireError without the extra, without a database."""
    try:
        from pipeline.metrics import render  # here, because only this needs the extra
    except ImportError:
        raise ItemwireError("Figures need the extra `metrics`: pip install prometheus-client.") from None
    team = open_team(environment.database)
    try:
        with open_store(environment.database) as store:
            return render(store, team, load_settings(sources), datetime.now(UTC), ended)
    finally:
        team.close()


@contextmanager
def served(
    sources: Path,
    environment: Environment,
    probe: str | None,
    textfile: Path | None,
    ended: Mapping[tuple[str, str], int],
) -> Iterator[None]:
    """Tell how this process fares while the body runs, where it was asked for; `ended` counts what it has done."""
    with ExitStack() as stack:
        if probe is not None:
            from pipeline.probe import healthz, readyz, serving

            team = open_team(environment.database)
            stack.callback(team.close)
            ask = _remembered(lambda: figures(sources, environment, ended))
            answers = {"/healthz": healthz, "/readyz": lambda: readyz(team), "/metrics": ask}
            stack.enter_context(serving(*place(probe), answers))
        if textfile is not None:
            stack.enter_context(_writing(textfile, lambda: figures(sources, environment, ended)))
        yield


def _remembered(count: Callable[[], bytes]) -> Callable[[], Answer]:
    """Answers with what `count` counts, at most once in `FRESH` seconds."""
    from pipeline.probe import Answer

    lock, last = threading.Lock(), [(-FRESH, b"")]

    def ask() -> Answer:
        with lock:
            if monotonic() - last[0][0] >= FRESH:
                try:
                    last[0] = (monotonic(), count())
                except ItemwireError as fault:
                    return Answer(503, "text/plain; charset=utf-8", f"{fault}\n".encode())
            return Answer(200, "text/plain; version=0.0.4; charset=utf-8", last[0][1])

    return ask


@contextmanager
def _writing(path: Path, count: Callable[[], bytes]) -> Iterator[None]:
    """Write the figures to `path` again and again while the body runs."""
    from pipeline.metrics import write_textfile

    over = threading.Event()

    def write() -> None:
        while True:
            with suppress(ItemwireError):  # then the file grows old, for which its reader has an alert
                write_textfile(path, count())
            if over.wait(WRITE_EVERY):
                return

    thread = threading.Thread(target=write, name="textfile", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
