"""A real WordPress: its feeds of posts and comments, edits and deletions."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.normalise import normalise
from pipeline.types import Cursor, FetchOutcome
from tests.collect.feeds import source, visit
from tests.real.software import CACHE, HERE, call, free_port, running

pytestmark = pytest.mark.real

TICK = 1.1
"""Seconds: WordPress' Last-Modified tells no shorter ones apart."""


@dataclass
class Site:
    port: int
    authorization: str

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def api(self, path: str, what: object = None, method: str = ""):
        time.sleep(TICK if method or path.startswith("posts/") or path == "comments" else 0)
        return call(self.url(f"/wp-json/wp/v2/{path}"), what, method, Authorization=self.authorization)

    def post(self, title: str, text: str, hours_ago: int) -> dict:
        at = datetime.now(UTC) - timedelta(hours=hours_ago)
        said = {"title": title, "content": f"<p>{text}</p>", "status": "publish", "date_gmt": f"{at:%Y-%m-%dT%H:%M:%S}"}
        return self.api("posts", said)

    def comment(self, post: int, text: str, parent: int = 0) -> dict:
        return self.api("comments", {"post": post, "content": text, "parent": parent})

    def collect(self, path: str, before: Cursor | None = None) -> FetchOutcome:
        return visit(source(url=self.url(path)), before, port=self.port, now=datetime.now(UTC))


def php_is_complete() -> bool:
    if shutil.which("php") is None:
        return False
    known = subprocess.run(["php", "-m"], capture_output=True, text=True, check=False).stdout.lower().split()
    return {"pdo_sqlite", "mbstring", "xml"} <= set(known)


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[Site]:
    if not php_is_complete():
        pytest.skip("no PHP with pdo_sqlite, mbstring and xml (sh tests/real/find_php.sh installs it)")
    if shutil.which("npm") is None or shutil.which("bash") is None:
        pytest.skip("no npm, which brings WordPress")
    folder, port = tmp_path_factory.mktemp("wordpress"), free_port()
    command = ["bash", str(HERE / "wordpress.sh"), str(port), str(folder), str(CACHE)]
    workers = {"PHP_CLI_SERVER_WORKERS": "4"}
    with running(command, f"http://127.0.0.1:{port}/feed/", folder / "log", 120, workers):
        yield Site(port, _authorization(folder))


def _authorization(folder: Path) -> str:
    held = json.loads((folder / "credentials.json").read_text())
    return "Basic " + b64encode(f"{held['user']}:{held['password']}".encode()).decode()


PATHS = ("/feed/", "/feed/atom/", "/feed/rdf/", "/")
"""Its feeds, and its front page, which names them."""


def test_posts_an_edit_and_a_deletion_are_noticed_in_every_feed(site):
    site.post("Khalsa", "Rebels storm Khalsa.", 3)
    post = site.post("Zaytan & more", "Rebels hold <b>Zaytan</b>, says <a href='https://stork.test/1'>Stork</a>.", 2)
    site.post("Hmeimat", "Shelling of Hmeimat.", 1)
    visits = {path: site.collect(path) for path in PATHS}
    names = set()
    for outcome in visits.values():
        assert outcome.error is None
        (found,) = [each for each in map(normalise, outcome.posts) if each.title == "Zaytan & more"]
        assert (found.text, found.author) == ("Rebels hold Zaytan, says Stork.", "Stork")
        assert (found.links, found.url) == (("https://stork.test/1",), post["link"])
        assert found.published == datetime.fromisoformat(post["date_gmt"] + "+00:00")
        names.add(found.id)
    assert all(site.collect(path, before.cursor).unchanged for path, before in visits.items())

    site.api(f"posts/{post['id']}", {"content": "<p>Rebels left Zaytan.</p>"})
    visits = {path: site.collect(path, before.cursor) for path, before in visits.items()}
    for outcome in visits.values():
        (edit,) = [normalise(each) for each in outcome.posts]
        assert (edit.id in names, edit.text) == (True, "Rebels left Zaytan.")
        assert edit.edited or "change_noticed" in edit.extra

    site.api(f"posts/{post['id']}?force=true", method="DELETE")
    for path, before in visits.items():
        (mark,) = site.collect(path, before.cursor).posts
        assert (mark.id in names, mark.deleted) == (True, True)
        assert "its page answers 404" in str(mark.extra["evidence"])


def test_comments_are_threaded_and_a_comment_taken_down_is_noticed(site):
    post = site.post("Khan Tuman", "Rebels in Khan Tuman.", 1)
    first = site.comment(post["id"], "Not so, says Crane.")
    second = site.comment(post["id"], "Stork was there.", parent=first["id"])
    third = site.comment(post["id"], "And so was I.")
    for path in ("/comments/feed/", "/comments/feed/atom/"):
        outcome = site.collect(path)
        ids = {each.id.rpartition("-")[2]: normalise(each) for each in outcome.posts}
        said, answer = ids[str(first["id"])], ids[str(second["id"])]
        assert (said.text, said.author, said.title) == ("Not so, says Crane.", "Stork", None)
        assert (answer.text, answer.reply_to) == ("Stork was there.", said.id)
        assert said.reply_to == post["link"]
    before = site.collect("/comments/feed/")
    site.api(f"comments/{second['id']}?force=true", method="DELETE")
    site.comment(post["id"], "Later than all.")
    after = site.collect("/comments/feed/", before.cursor).posts
    assert [(each.id == answer.id, each.deleted) for each in after] == [(False, False), (True, True)]
    assert "no longer shows #comment-" in str(after[1].extra["evidence"])
    assert third
