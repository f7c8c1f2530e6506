"""Past visits are read again from the bytes that were kept, by today's collectors, without a network."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from pipeline.replay.recorded import reread
from pipeline.roster import Roster
from tests.collect.feeds import NOW, item, rss, source, visit

PICTURE = b"\x89PNG" + b"\x00" * 50


def again(captures, folder, *sources):
    async def run():
        return [one async for one in reread(captures, Roster(sources), folder)]

    return asyncio.run(run())


def test_visits_over_the_network_give_the_same_posts_again_with_their_pictures(site, tmp_path):
    picture = site.page("/a.png", PICTURE, Content_Type="image/png")
    more = f'<enclosure url="{picture}" type="image/png" length="1"/>'
    one = source(url=site.page("/feed", rss(item(1, more=more), item(2))), media=True)
    first = visit(one, port=site.port)
    site.page("/feed", rss(item(3), item(1, more=more), item(2, text="edited")))
    second = visit(one, first.cursor, port=site.port, now=NOW + timedelta(hours=1))
    asked = len(site.asked)
    found = again([*first.captures, *second.captures], tmp_path, one)
    assert [outcome.posts for outcome in found] == [first.posts, second.posts]
    assert len(site.asked) == asked


def test_a_page_that_moved_and_a_folder_are_read_again(site, tmp_path):
    site.page("/new", rss(item(1)))
    old = source(name="Moved", url=site.page("/old", status=302, Location="/new"))
    drop = tmp_path / "drop"
    drop.mkdir()
    (drop / "1.xml").write_bytes(rss(item(5)))
    kept = source(name="Dropped", kind="folder", path="drop")
    visits = [visit(old, port=site.port), visit(kept, base=tmp_path)]
    captures = [capture for outcome in visits for capture in outcome.captures]
    (drop / "1.xml").unlink()
    found = {outcome.source: outcome.posts for outcome in again(captures, tmp_path / "room", old, kept)}
    assert found == {outcome.source: outcome.posts for outcome in visits}


def test_what_was_let_go_or_is_listed_no_more_is_not_read(site, tmp_path):
    one = source(url=site.page("/feed", rss(item(1))))
    captures = visit(one, port=site.port).captures
    gone = [capture.model_copy(update={"body": b""}) for capture in captures]
    assert again(gone, tmp_path, one) == []
    assert again(captures, tmp_path) == []
    assert again(captures, tmp_path, source(kind=None, url=None)) == []


def test_a_visit_whose_bytes_are_no_feed_any_more_is_an_error(site, tmp_path):
    one = source(url=site.page("/feed", rss(item(1))))
    broken = [capture.model_copy(update={"body": b"<nothing"}) for capture in visit(one, port=site.port).captures]
    assert again(broken, tmp_path, one)[0].error
