"""Finding the feed of a page."""

from __future__ import annotations

import pytest

from pipeline.collect.read_feed_links import MAX_LINKS, read_feed_links
from pipeline.errors import ParseError
from tests.collect.feeds import NOW, item, rss, source, visit

RSS = "application/rss+xml"


def page(*links: str, body: str = "") -> bytes:
    return f"<!doctype html><html><head><title>Stork</title>{''.join(links)}</head><body>{body}</body></html>".encode()


def link(href: str, title: str = "", kind: str = RSS, rel: str = "alternate") -> str:
    return f'<link rel="{rel}" type="{kind}" title="{title}" href="{href}">'


def links(body: bytes) -> list[str]:
    return [entry.link for entry in read_feed_links(body, None, "https://stork.test/news/").entries]


def test_a_page_names_its_feeds():
    body = page(
        link("/feed/"), link("//cdn.test/a.atom", kind="application/atom+xml"), link("/style.css", rel="stylesheet"),
        link("f.json", kind="application/feed+json; charset=utf-8"), link("/x", kind="text/html"), link("/feed/"),
    )  # fmt: skip
    assert links(body) == ["https://stork.test/feed/", "https://cdn.test/a.atom", "https://stork.test/news/f.json"]


def test_addresses_are_relative_to_the_base_that_the_page_declares():
    assert links(page('<base href="https://other.test/blog/">', link("feed"))) == ["https://other.test/blog/feed"]


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/xml,x", "", "http://[broken", "file:///etc/passwd"])
def test_what_is_no_address_is_no_feed(href):
    assert all(found.startswith("https://stork.test/") for found in links(page(link(href), link("/feed/"))))


def test_only_so_many_feeds_are_named():
    assert len(links(page(*(link(f"/{number}") for number in range(100))))) == MAX_LINKS


def test_a_page_without_a_feed_says_so():
    with pytest.raises(ParseError, match="not a feed, and names none"):
        links(page())


def test_the_address_of_a_page_collects_the_feed_that_it_names_and_not_that_of_its_comments(site):
    site.page("/comments/feed/", rss(item(9)))
    site.page("/feed/", rss(item(1)))
    url = site.page("/", page(link("/comments/feed/", "Stork » Comments Feed"), link("/feed/", "Stork » Feed")))
    first = visit(source(url=url), port=site.port)
    assert [post.id for post in first.posts] == ["id-1"]
    site.page("/feed/", rss(item(2), item(1)))
    second = visit(source(url=url), first.cursor, port=site.port)
    assert [post.id for post in second.posts] == ["id-2"]
    assert [path for path, _ in site.asked] == ["/", "/", "/feed/", "/feed/"]


def test_a_feed_that_moved_is_looked_for_again_after_some_failures(site):
    site.page("/feed/", rss(item(1)))
    url = site.page("/", page(link("/feed/")))
    outcome = visit(source(url=url), port=site.port)
    del site.pages["/feed/"]
    site.page("/", page(link("/moved/")))
    site.page("/moved/", rss(item(2), item(1)))
    for _ in range(3):
        outcome = visit(source(url=url), outcome.cursor, port=site.port)
        assert "404" in (outcome.error or "")
    outcome = visit(source(url=url), outcome.cursor, port=site.port)
    assert [post.id for post in outcome.posts] == ["id-2", "id-1"]
    assert outcome.cursor.failures == 0


def test_a_page_that_names_a_closed_address_leads_nowhere(site):
    url = site.page("/", page(link("http://127.0.0.1:9/feed")))
    assert "not a public address" in (visit(source(url=url), port=site.port, now=NOW).error or "")
