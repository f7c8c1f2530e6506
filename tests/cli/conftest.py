"""The real program, run inside the test with its own arguments, streams and folder; or as a process of its own."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import structlog

import run_pipeline
from pipeline.settings.environment import variables
from tests.flow.newsroom import POSTS, SOURCES

PROGRAM = Path(run_pipeline.__file__)


class Answer(NamedTuple):
    """What the program left."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


class NoTerminal(io.TextIOWrapper):
    """A stream that keeps its bytes when the program closes it."""

    def __init__(self) -> None:
        self.kept = io.BytesIO()
        super().__init__(self.kept, encoding="utf-8", write_through=True)

    def close(self) -> None:
        self.flush()


Program = Callable[..., Answer]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in, and no settings from outside."""
    for name in variables():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def itemwire(monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """Run the program in this process, with the arguments given and bytes for its standard input."""
    before = signal.getsignal(signal.SIGTERM)

    def run(*arguments: object, stdin: bytes = b"") -> Answer:
        out, err = NoTerminal(), NoTerminal()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["itemwire", *map(str, arguments)])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code: object = 0
            try:
                run_pipeline.main()
            except SystemExit as left:
                code = left.code
        assert isinstance(code, int | None)
        return Answer(code or 0, out.kept.getvalue().decode(), err.kept.getvalue().decode())

    yield run
    signal.signal(signal.SIGTERM, before)
    structlog.reset_defaults()


@pytest.fixture
def process() -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Start the program as a process of its own; it is ended with the test."""
    # a test run in the background ignores Ctrl-C, and so would the processes that it starts
    signal.signal(signal.SIGINT, signal.default_int_handler)
    started: list[subprocess.Popen[bytes]] = []

    def start(*arguments: object, **settings: str) -> subprocess.Popen[bytes]:
        one = subprocess.Popen(
            [sys.executable, str(PROGRAM), *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **settings},
        )
        started.append(one)
        return one

    yield start
    for one in started:
        one.kill()
        one.communicate()


@pytest.fixture
def listed(folder: Path) -> Path:
    """The newsroom's source list, where the program looks for it."""
    path = folder / "sources.yaml"
    path.write_text(SOURCES, encoding="utf-8")
    return path


def write_posts(path: Path, posts=POSTS) -> Path:
    """`posts` as a file that `ingest` reads."""
    rows = (post.model_dump(mode="json", exclude_none=True, exclude={"extra"}) for post in posts)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that holds the newsroom's day, made once by the program itself; tests take copies."""
    folder = tmp_path_factory.mktemp("day")
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    posts = write_posts(folder / "posts.jsonl")
    arguments = ["ingest", posts, "--sources", folder / "sources.yaml", "--database", f"sqlite:///{folder / 'day.db'}"]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ITEMWIRE_")}
    subprocess.run([sys.executable, PROGRAM, *arguments], check=True, capture_output=True, cwd=folder, env=clean)
    return folder / "day.db"


@pytest.fixture
def worked(day: Path, listed: Path, folder: Path) -> Path:
    """The day's database where the program looks for it; returns its path."""
    (folder / "var").mkdir()
    path = folder / "var" / "itemwire.db"
    path.write_bytes(day.read_bytes())
    return path
