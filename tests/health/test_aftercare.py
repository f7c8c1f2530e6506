"""What follows a pass: alarms are told over the network once, a ping goes out, the disk is watched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from pipeline.aftercare import look_after
from pipeline.disk import Space, measure, trouble
from pipeline.settings import Environment, load_settings
from pipeline.settings.environment import parse_bytes
from pipeline.types import Cursor, FetchOutcome
from storage import open_store
from tests.builders import NOON, minutes


class Listener(HTTPServer):
    """A loopback server that keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.answer = 200
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Listener)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        self.server.asked.append((self.path, body))
        self.send_response(self.server.answer)
        self.end_headers()

    do_POST = do_GET

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def listener() -> Iterator[Listener]:
    with Listener() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A store with one source, and what follows its visits."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources.yaml").write_text("sources:\n  - {name: Stork, url: 'https://stork.example/feed'}\n")
    settings = load_settings(tmp_path / "sources.yaml")
    with open_store(f"sqlite:///{tmp_path / 'a.db'}") as store:
        store.upgrade(NOON)

        def visit(minute: int, environment: Environment, failures: int = 0, visited: int = 1):
            if not visited:
                return look_after(store, settings, environment, minutes(minute), visited=0, failed=0)
            now, error = minutes(minute), "no answer" if failures else None
            cursor = Cursor(source="Stork", last_attempt=now, failures=failures, error=error)
            cursor = cursor if failures else cursor.model_copy(update={"last_success": now})
            store.save_fetch(FetchOutcome(source="Stork", at=now, cursor=cursor, error=error))
            return look_after(store, settings, environment, now, visited=visited, failed=bool(failures))

        yield visit


# Apprise loads a module that Python 3.13 takes away; it does without it there
OF_APPRISE = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")


@OF_APPRISE
def test_an_alarm_is_sent_once_and_its_end_once(room, listener, monkeypatch):
    pytest.importorskip("apprise")
    monkeypatch.setenv("DESK_CHAT", f"json://{listener.place}/hook")
    environment = Environment(alarms=("DESK_CHAT",))
    for minute in (10, 20, 30):
        room(minute, environment, failures=9)
    for minute in (40, 50):
        room(minute, environment)
    said = [json.loads(body)["message"] for _, body in listener.asked]
    assert said == [
        "Stork: has not been read since it was listed (9 visits): no answer [failing]",
        "Stork: over: has not been read since it was listed (9 visits): no answer [failing]",
    ]


@OF_APPRISE
def test_an_alarm_that_could_not_be_sent_is_sent_by_the_next_pass(room, listener, monkeypatch, capsys):
    pytest.importorskip("apprise")
    monkeypatch.setenv("DESK_CHAT", f"json://user:hunter2@{listener.place}/hook")
    environment = Environment(alarms=("DESK_CHAT",))
    listener.answer = 500
    room(10, environment, failures=9)
    listener.answer = 200
    room(20, environment, failures=9)
    room(30, environment, failures=9)
    assert len(listener.asked) == 2
    assert "hunter2" not in "".join(capsys.readouterr())


def test_a_ping_goes_out_after_good_passes_only(room, listener):
    environment = Environment(ping=f"http://{listener.place}/alive", allow_hosts=listener.place)
    room(10, environment)
    room(20, environment, failures=1)
    assert [path for path, _ in listener.asked] == ["/alive"]


def test_a_ping_goes_through_the_guard(room, listener):
    room(10, Environment(ping=f"http://{listener.place}/key-8713"))
    assert listener.asked == []


def test_a_file_is_touched_after_a_good_pass(room, tmp_path):
    room(10, Environment(ping=str(tmp_path / "alive" / "itemwire")))
    assert (tmp_path / "alive" / "itemwire").exists()


def test_a_disk_that_fills_up_is_an_alarm_before_it_is_full(room, tmp_path):
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "big").write_bytes(b"x" * 900_000)
    (alarm,) = room(10, Environment(disk_budget="1M"))
    assert alarm.words.startswith("0.00 of 0.00 GiB (ITEMWIRE_DISK_BUDGET) are taken at var")
    assert room(20, Environment(disk_budget="1M")) == []


def test_the_disk_is_looked_at_every_quarter_of_an_hour_also_where_no_source_is_due(room, tmp_path):
    (tmp_path / "var").mkdir()
    environment = Environment(disk_budget="1M")
    assert room(0, environment) == []
    (tmp_path / "var" / "big").write_bytes(b"x" * 900_000)
    assert room(14, environment, visited=0) == []
    assert [alarm.kind for alarm in room(15, environment, visited=0)] == ["disk"]
    assert room(16, environment, visited=0) == []


def test_little_free_space_is_a_trouble_without_any_budget(tmp_path):
    assert trouble(measure(tmp_path, None)) is None or measure(tmp_path, None).free < 2**29
    found = trouble(Space(folder="var", taken=0, free=100 * 2**20))
    assert found is not None
    assert found.words == "only 100 MiB are free at var; make room before it is full"


@pytest.mark.parametrize("text", ["", "0G", "20", "-1G", "1.5G", "20 GB", "9999999G"])
def test_a_size_that_is_none_is_refused(text):
    with pytest.raises(ValueError, match="is no size"):
        parse_bytes(text)
