"""A real Bluesky network: posts, facets, pictures, quotes, reposts, replies, paging and a deletion.

`make test-real` runs this; what the network answers is kept in `tests/collect/recorded/`, where `make test` reads it.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.collect.bluesky import PAGE
from pipeline.normalise import normalise
from pipeline.types import Cursor, FetchOutcome
from tests.collect.feeds import source, visit
from tests.real.network import APP_VIEW, POST, REPOST, Person, facets, until
from tests.real.software import CACHE, HERE, running, wanted

pytestmark = pytest.mark.real
RECORDED = HERE.parent / "collect" / "recorded" / "bluesky.json"
NEEDED = ("npm", "redis-server", "initdb")


@pytest.fixture(scope="module")
def network(tmp_path_factory) -> Iterator[None]:
    if not wanted():
        pytest.skip("the Bluesky network takes minutes to install: make test-real")
    paths = os.pathsep.join([os.environ["PATH"], *(str(each) for each in Path("/usr/lib/postgresql").glob("*/bin"))])
    missing = [name for name in NEEDED if shutil.which(name, path=paths) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)} (Debian: npm, redis-server, postgresql)")
    folder = tmp_path_factory.mktemp("bluesky")
    for above in (folder, *folder.parents[:2]):
        above.chmod(above.stat().st_mode | 0o011)  # PostgreSQL runs as a user of its own
    command = ["bash", str(HERE / "bluesky" / "up.sh"), str(CACHE / "bluesky"), str(folder)]
    with running(command, f"{APP_VIEW}/xrpc/_health", folder / "log", 600):
        yield


def collect(who: Person, before: Cursor | None = None) -> FetchOutcome:
    url = f"{APP_VIEW}/xrpc/app.bsky.feed.getAuthorFeed?actor={who.did}&limit={PAGE}"
    return visit(source(kind="bluesky", url=url), before, port=2584, now=datetime.now(UTC))


def test_what_people_write_is_read_and_a_deletion_noticed(network):
    stork, heron = Person.joins("stork.test", "Northern Störk"), Person.joins("heron.test", "Heron")
    text = "Rebels storm Khalsa 🙂 see example.org/x today #Aleppo"
    card = {"uri": "https://example.org/x?utm_source=a", "title": "Map", "description": "Of Khalsa"}
    first = stork.write(
        text=text, langs=["en"], facets=facets(text, "example.org/x", "#Aleppo"),
        embed={"$type": "app.bsky.embed.external", "external": card},
    )  # fmt: skip
    picture = {"image": stork.picture(), "alt": "Smoke over Khalsa"}
    shown = stork.write(text="Smoke.", embed={"$type": "app.bsky.embed.images", "images": [picture]})
    said = heron.write(text="Army denies losing Khalsa.")
    quote = stork.write(text="Not so.", embed={"$type": "app.bsky.embed.record", "record": said})
    stork.write(REPOST, subject=said)
    reply = stork.write(text="When?", reply={"root": said, "parent": said})
    doomed = stork.write(text="Khalsa fell at noon.")
    last = stork.write(text="More soon.")
    until(lambda: len(stork.feed()["feed"]) == 7)
    RECORDED.parent.mkdir(exist_ok=True)
    answers = {"before": stork.feed()}

    before = collect(stork)
    assert (before.error, before.rejected) == (None, ())
    found = {post.id: normalise(post) for post in before.posts}
    told = found[first["uri"]]
    assert (told.text, told.lang, told.author) == (text, "en", "Northern Störk")
    assert told.links == ("https://example.org/x",)
    assert (told.extra["tags"], told.extra["preview_title"]) == (["Aleppo"], "Map")
    assert told.url == f"https://bsky.app/profile/stork.test/post/{first['uri'].rpartition('/')[2]}"
    assert (len(found[shown["uri"]].media), found[shown["uri"]].extra["media_text"]) == (1, ["Smoke over Khalsa"])
    assert found[quote["uri"]].quote_of == said["uri"]
    assert found[reply["uri"]].reply_to == said["uri"]
    (repost,) = [post for post in found.values() if post.repost_of]
    assert (repost.repost_of, repost.credited, repost.author) == (said["uri"], "Heron", "Northern Störk")
    assert (repost.text, REPOST in repost.id) == ("Army denies losing Khalsa.", True)
    assert {first["uri"], shown["uri"], quote["uri"], reply["uri"], doomed["uri"], last["uri"], repost.id} == set(found)

    stork.unwrite(doomed["uri"])
    until(lambda: len(stork.feed()["feed"]) == 6)
    answers["after"] = stork.feed()
    RECORDED.write_text(json.dumps(answers, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (mark,) = collect(stork, before.cursor).posts
    assert (mark.id, mark.deleted) == (doomed["uri"], True)
    assert "older posts still stand" in str(mark.extra["evidence"])


def test_a_busy_account_is_read_back_page_by_page_without_a_gap(network):
    crane = Person.joins("crane.test", "Crane")
    crane.write(text="Report 0")
    until(lambda: len(crane.feed()["feed"]) == 1)
    first = collect(crane)
    for number in range(1, 131):
        crane.write(text=f"Report {number}")
    until(lambda: bool(crane.feed(limit=1)["feed"][0]["post"]["record"]["text"] == "Report 130"))
    second = collect(crane, first.cursor)
    assert len(second.captures) == 2
    assert sorted(int(post.text.split()[1]) for post in second.posts) == list(range(1, 131))
    assert all(f"/{POST}/" in post.id for post in second.posts)
