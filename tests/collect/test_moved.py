from __future__ import annotations

from datetime import timedelta

import pytest

from pipeline.collect import timeline
from pipeline.collect.moved import TIMES
from pipeline.types import Cursor
from tests.collect.feeds import NOW, item, rss, source, visit
from tests.collect.site import Site


def visits(site: Site, url: str, number: int, cursor: Cursor | None = None) -> Cursor:
    """The cursor after so many visits, an hour apart."""
    for hour in range(number):
        outcome = visit(source(url=url), cursor, port=site.port, now=NOW + timedelta(hours=hour))
        assert outcome.error is None
        cursor = outcome.cursor
    assert cursor is not None
    return cursor


def test_a_feed_that_moved_for_good_is_asked_for_at_its_new_address_after_repetition(site):
    new = site.page("/new", rss(item(1)))
    url = site.page("/old", status=301, Location=new)
    visits(site, url, TIMES + 2)
    assert len(site.requests("/old")) == TIMES
    assert len(site.requests("/new")) == TIMES + 2


def test_a_feed_that_moved_for_a_while_is_asked_for_where_it_is_listed(site):
    new = site.page("/new", rss(item(1)))
    url = site.page("/old", status=302, Location=new)
    visits(site, url, TIMES + 1)
    assert len(site.requests("/old")) == TIMES + 1


def test_what_stands_behind_a_move_for_a_while_is_not_where_a_feed_moved_to(site):
    last = site.page("/last", rss(item(1)))
    site.page("/next", status=302, Location=last)
    url = site.page("/old", status=308, Location="/next")
    cursor = visits(site, url, 1)
    assert cursor.state["moved"] == [site.url("/next"), 1]


def test_a_new_address_that_fails_is_forgotten(site):
    url = site.page("/old", status=301, Location=site.page("/new", rss(item(1))))
    cursor = visits(site, url, TIMES)
    site.page("/new", status=404)
    failed = visit(source(url=url), cursor, port=site.port)
    assert "404" in (failed.error or "")
    site.page("/old", rss(item(1)))
    assert visits(site, url, 1, failed.cursor).failures == 0
    assert len(site.requests("/old")) == TIMES + 1


def test_a_visit_whose_time_is_up_asks_for_no_further_pages(site, monkeypatch: pytest.MonkeyPatch):
    feed = rss(item(1, date="Thu, 09 Jun 2016 10:00:00 GMT"), item(2), item(3, date="Thu, 09 Jun 2016 14:00:00 GMT"))
    url = site.page("/feed", feed)
    first = visit(source(url=url), port=site.port)
    site.page("/feed", feed.replace(b"id-2", b"id-9").replace(b"/2", b"/9"))
    monkeypatch.setattr(timeline, "PATIENCE", 0.0)
    second = visit(source(url=url), first.cursor, port=site.port)
    assert second.error is None
    assert [path for path, _ in site.asked] == ["/feed", "/feed"]
