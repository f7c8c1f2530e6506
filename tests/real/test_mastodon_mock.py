"""A Mastodon API of others (mastodon-mock): paging, boosts, replies, edits, deletions, hashtags."""

from __future__ import annotations

import shutil
import subprocess
import sys
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.normalise import normalise
from pipeline.types import Cursor, FetchOutcome, Post
from tests.collect.feeds import source, visit
from tests.real.software import CACHE, call, free_port, running, wanted

pytestmark = pytest.mark.real


def program() -> Path:
    """mastodon-mock in an environment of its own: it wants other versions than we do."""
    found = shutil.which("mastodon_mock")
    if found:
        return Path(found)
    place = CACHE / "mastodon-mock"
    if not (place / "bin" / "mastodon_mock").exists():
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
        pip = [str(place / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "-q", "install"]
        done = subprocess.run([*pip, "mastodon-mock==0.6.1"], capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"mastodon-mock cannot be installed: {done.stderr[-200:]}")
    return place / "bin" / "mastodon_mock"


@dataclass
class Server:
    port: int

    def ask(self, path: str, what: object = None, method: str = ""):
        return call(f"http://127.0.0.1:{self.port}/api/v1/{path}", what, method, Authorization="Bearer mock_token")

    def say(self, text: str, **more: object) -> dict:
        return self.ask("statuses", {"status": text, **more})

    def collect(self, path: str, before: Cursor | None = None) -> FetchOutcome:
        of = source(kind="mastodon", url=f"http://127.0.0.1:{self.port}/api/v1/{path}")
        return visit(of, before, port=self.port, now=datetime.now(UTC))


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[Server]:
    if not wanted() and shutil.which("mastodon_mock") is None:
        pytest.skip("mastodon-mock is not installed: make test-real")
    folder, port = tmp_path_factory.mktemp("mastodon"), free_port()
    command = [str(program()), "serve", "--in-memory", "--host", "127.0.0.1", "--port", str(port)]
    with running(command, f"http://127.0.0.1:{port}/api/v1/instance", folder / "log", 60):
        yield Server(port)


@pytest.fixture
def mine(server) -> str:
    return f"accounts/{server.ask('accounts/verify_credentials')['id']}/statuses?limit=40"


def said(outcome: FetchOutcome) -> dict[str, Post]:
    assert outcome.error is None
    return {post.text: post for post in map(normalise, outcome.posts)}


def test_an_account_is_read_back_page_by_page_without_a_gap_and_no_further(server, mine):
    for number in range(90):
        server.say(f"Report {number}")
    first = server.collect(mine)
    assert {f"Report {number}" for number in range(90)} <= set(said(first))
    for number in range(90, 185):
        server.say(f"Report {number}")
    second = server.collect(mine, first.cursor)
    assert set(said(second)) == {f"Report {number}" for number in range(90, 185)}
    queries = [urllib.parse.parse_qs(urllib.parse.urlsplit(capture.url).query) for capture in second.captures]
    assert "since_id" not in queries[0]
    assert all({"max_id", "since_id"} <= set(query) for query in queries[1:])
    assert server.collect(mine, second.cursor).unchanged or not server.collect(mine, second.cursor).posts


def test_a_reply_an_edit_and_a_deletion_are_noticed(server, mine):
    older = server.say("Rebels storm Khalsa #Aleppo")
    reply = server.say("They hold it.", in_reply_to_id=older["id"])
    doomed = server.say("Zaytan fell.")
    first = server.collect(mine)
    found = said(first)
    assert found["They hold it."].reply_to == older["id"]
    assert found["Rebels storm Khalsa #Aleppo"].extra["tags"] == ["aleppo"]
    server.ask(f"statuses/{older['id']}", {"status": "Rebels stormed Khalsa #Aleppo"}, "PUT")
    server.ask(f"statuses/{doomed['id']}", method="DELETE")
    server.say("Later.")
    posts = {post.id: normalise(post) for post in server.collect(mine, first.cursor).posts}
    assert posts[older["id"]].text == "Rebels stormed Khalsa #Aleppo"
    assert posts[older["id"]].edited is not None
    assert posts[doomed["id"]].deleted
    assert reply["id"] not in posts


def test_a_boost_and_a_hashtag_are_read(server, mine):
    original = server.say("Khan Tuman is quiet #quiet")
    boost = server.ask(f"statuses/{original['id']}/reblog", {})
    posts = {post.id: normalise(post) for post in server.collect(mine).posts}
    assert posts[boost["id"]].repost_of == original["url"]
    tagged = server.collect("timelines/tag/quiet?limit=40")
    assert "Khan Tuman is quiet #quiet" in said(tagged)
