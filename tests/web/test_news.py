"""What is new and who is here: in words, for those who ask and those who listen."""

from __future__ import annotations

import asyncio
import json
from types import SimpleNamespace

from pipeline.errors import StorageBusy
from pipeline.types.accounts import Presence
from pipeline.web import glance
from pipeline.web.pages import news
from pipeline.web.visit import Visit
from storage import Store
from tests.builders import NOON
from tests.web.build import Editor


def test_news_are_counted_by_kind_and_told_in_words():
    assert news.news({"verdict": 3, "decision": 1, "capture": 9}) == ["3 statuses changed", "1 decision"]


def test_who_asks_hears_what_is_new_and_who_else_is_here(app, editor):
    since = editor.store.log_head()
    first = editor.claims()[0]
    Editor(app, "admin").get("/news", params={"since": 0, "page": "/roundup/Syria"})
    editor.swap(f"/roundup/Syria/item/{first}/do/review", seen=0)
    told = editor.get("/news", params={"since": since, "page": "/roundup/Syria"}).json()
    assert "1 item edited" in told["html"]
    assert "Also here: admin" in told["html"]
    assert told["number"] >= 1
    assert editor.get("/news", params={"since": editor.store.log_head(), "page": "/queue"}).json()["html"] == ""


def test_who_is_not_logged_in_is_told_nothing(nobody):
    assert nobody.get("/news", headers={"hx-request": "true"}).status_code == 401
    assert nobody.get("/news/stream", follow_redirects=False).status_code == 303


class Connection:
    """A request whose reader stays for so many looks."""

    def __init__(self, app, cookies, looks):
        self.app, self.cookies, self.looks, self.headers = app, cookies, looks, {}
        self.url = SimpleNamespace(path="/news/stream")

    async def is_disconnected(self):
        self.looks -= 1
        return self.looks < 0


def heard(app, editor, looks=3, before=lambda _: None, monkeypatch=None):
    """The events that an editor's page hears over so many looks."""
    office = app.state.office
    request = Connection(app, dict(editor.client.cookies), looks)
    account = office.store.account("editor")
    visit = Visit(request, office, NOON, office.settings(), account, office.store.desk_sessions("editor")[0])

    async def listen():
        found = []
        async for event in news._tell(visit, 0, "/queue"):
            name, data = event.strip().split("\n")
            found.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
            before(found)
        return found

    return asyncio.run(listen())


def test_a_stream_gives_a_sign_of_life_and_tells_each_thing_once(app, editor, monkeypatch):
    monkeypatch.setattr(news, "LOOK", 0.01)
    found = heard(app, editor)
    assert [name for name, _ in found] == ["alive", "message"]
    assert "new posts" in found[1][1]["html"]


def test_a_stream_tells_who_comes(app, editor, monkeypatch):
    monkeypatch.setattr(news, "LOOK", 0.01)
    monkeypatch.setattr(glance, "FRESH", 0.0)

    def comes(found):
        if len(found) == 2:
            here = Presence(account="admin", page="/queue", seen=app.state.office.clock())
            editor.store.put_presence(here)

    assert "Also here: admin" in heard(app, editor, 4, comes)[-1][1]["html"]


def test_a_stream_ends_when_its_server_does(app, editor):
    app.state.office.stopping = lambda: True
    assert heard(app, editor) == []


def test_a_stream_ends_when_its_reader_is_logged_out(app, editor):
    editor.post("/logout")
    office = app.state.office
    request = Connection(app, {"itemwire": "an old cookie"}, 3)
    visit = Visit(request, office, NOON, office.settings(), office.store.account("editor"), None)

    async def listen():
        return [event async for event in news._tell(visit, 0, "/queue")]

    assert asyncio.run(listen()) == ["event: out\ndata: {}\n\n"]


def test_a_stream_ends_quietly_when_the_database_cannot_answer(app, editor, monkeypatch):
    def busy(_self):
        raise StorageBusy("another program is at it")

    monkeypatch.setattr(Store, "log_head", busy)
    assert [name for name, _ in heard(app, editor)] == ["alive"]
