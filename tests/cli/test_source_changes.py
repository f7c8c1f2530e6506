"""`sources add`, `remove`, `import`, `export`, `check`: as a person at a terminal meets them."""

from __future__ import annotations

import pytest

from tests.collect.site import open_site

FEED = b"""<rss version="2.0"><channel><title>Stork</title><item><guid>1</guid><pubDate>Thu, 02 Apr 2026 08:00:00 GMT
</pubDate><description>Shelling hit the village of Umm Zahra.</description></item></channel></rss>"""
LIST = "# ours\nsources:\n  - name: Heron # by hand\n"


@pytest.fixture
def site(folder, monkeypatch):
    (folder / "sources.yaml").write_text(LIST)
    with open_site() as opened:
        monkeypatch.setenv("ITEMWIRE_ALLOW_HOSTS", f"127.0.0.1:{opened.port}")
        opened.page("/feed", FEED, Content_Type="application/rss+xml")
        page = b"<html><head><link rel=alternate type='application/rss+xml' href='/feed'></head><body>x</body></html>"
        opened.page("/", page, Content_Type="text/html")
        yield opened


def test_the_feed_of_a_page_is_found_shown_and_written(site, folder, itemwire):
    answer = itemwire("sources", "add", site.url("/"), "--name", "Stork", "--reliability", "B", "--every", "5m")
    assert answer.code == 0, answer.err
    assert "Stork: 1 posts would be kept" in answer.out
    assert "Shelling hit the village" in answer.out
    text = (folder / "sources.yaml").read_text()
    assert text.startswith(LIST)
    assert f"url: {site.url('/feed')}\n" in text
    assert "reliability: B" in text
    assert "every: 5m" in text


def test_what_is_watched_already_is_named_and_not_added(site, folder, itemwire):
    itemwire("sources", "add", site.url("/feed"), "--name", "Stork")
    before = (folder / "sources.yaml").read_text()
    again = itemwire("sources", "add", site.url("/"), "--name", "Other")
    assert again.code == 1
    assert "Other is watched already, as Stork" in again.err
    assert (folder / "sources.yaml").read_text() == before


@pytest.mark.parametrize(
    ("address", "code", "said"),
    [("/nothing", 1, "404"), ("javascript:alert(1)", 2, "scheme"), ("http://10.0.0.1/feed", 1, "not a public address")],
)
def test_what_cannot_be_watched_is_not_added(site, folder, itemwire, address, code, said):
    url = site.url(address) if address.startswith("/") else address
    answer = itemwire("sources", "add", url)
    assert answer.code == code
    assert said in answer.err
    assert (folder / "sources.yaml").read_text() == LIST


def test_a_trial_writes_nothing(site, folder, itemwire):
    answer = itemwire("sources", "add", site.url("/feed"), "--dry-run")
    assert (answer.code, (folder / "sources.yaml").read_text()) == (0, LIST)
    assert "would be added" in answer.err


def test_a_list_goes_out_and_comes_back(site, folder, itemwire):
    itemwire("sources", "add", site.url("/feed"), "--name", "Stork")
    assert itemwire("sources", "export", "-o", "feeds.opml").code == 0
    assert "Stork" in itemwire("sources", "export", "--format", "csv").out
    assert "removed Stork" in itemwire("sources", "remove", "stork").out
    assert (folder / "sources.yaml").read_text() == LIST
    answer = itemwire("sources", "import", "feeds.opml", "--off")
    assert "1 sources added" in answer.out
    assert "enabled: false" in (folder / "sources.yaml").read_text()
    assert "0 sources added to sources.yaml, 1 listed already" in itemwire("sources", "import", "feeds.opml").out


def test_a_check_tells_programs_what_would_be_kept(site, itemwire):
    itemwire("sources", "add", site.url("/feed"), "--name", "Stork")
    (row,) = itemwire("sources", "check", "Stork", "--json").json
    assert (row["source"], row["error"], row["entries"], row["posts"], row["undated"]) == ("Stork", None, 1, 1, 0)
    assert row["kept"][0]["text"] == "Shelling hit the village of Umm Zahra."
    assert row["kept"][0]["published"] == "2026-04-02T08:00:00Z"


def test_two_names_for_one_feed_are_told_when_the_list_is_shown(site, folder, itemwire):
    url = site.url("/feed")
    (folder / "sources.yaml").write_text(f"sources:\n  - {{name: A, url: '{url}'}}\n  - {{name: B, url: '{url}/'}}\n")
    assert "warning: B and A are one source" in itemwire("sources", "list").err


def test_the_list_shows_how_each_source_fares(site, itemwire):
    itemwire("sources", "add", site.url("/feed"), "--name", "Stork")
    assert itemwire("run").code == 0
    heron, stork = itemwire("sources", "list", "--json").json
    assert (heron["health"], stork["health"]) == ("fed by ingest", "well")
    assert (stork["failures"], stork["posts_today"], stork["parse_rate"]) == (0, 0, None)
    assert stork["troubles"] == []
