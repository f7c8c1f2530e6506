"""Accounts and hashtags of Mastodon: statuses as the API's documentation describes them, paging, edits, deletions."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from pipeline.collect.entries_to_posts import to_posts
from pipeline.collect.read_mastodon import read_mastodon
from pipeline.errors import ParseError
from pipeline.normalise import normalise
from pipeline.types import FetchOutcome, Post
from tests.collect.feeds import NOW, source, visit
from tests.collect.strangers import Strangers, visit_strangers

ME = {"id": "1", "acct": "stork", "display_name": "Northern Stork"}
HERON = {"id": "2", "acct": "heron@other.test", "display_name": ""}


def status(number: int, text: str = "", **values: object) -> dict[str, object]:
    return {
        "id": str(number),
        "created_at": (NOW - timedelta(hours=30 - number)).isoformat().replace("+00:00", "Z"),
        "edited_at": None,
        "uri": f"https://m.test/users/stork/statuses/{number}",
        "url": f"https://m.test/@stork/{number}",
        "content": f"<p>{text or f'Village {number} shelled'}</p>",
        "spoiler_text": "",
        "language": "en",
        "account": ME,
        "reblog": None,
        **values,
    }


def timeline(*statuses: object) -> bytes:
    return json.dumps(statuses).encode()


def read(*statuses: object) -> list[Post]:
    content = read_mastodon(timeline(*statuses), None, "https://m.test/x")
    return [normalise(post) for post in to_posts(content, "https://m.test/x", source(), NOW).posts]


def test_a_status_becomes_a_post():
    picture = {"url": "https://m.test/p.jpg", "description": "Smoke over a village"}
    (post,) = read(status(7, "Khalsa <a href='https://x.test/1'>taken</a>", media_attachments=[picture]))
    assert (post.id, post.url, post.author) == ("7", "https://m.test/@stork/7", "Northern Stork")
    assert (post.text, post.links, post.lang) == ("Khalsa taken", ("https://x.test/1",), "en")
    assert post.published == NOW - timedelta(hours=23)
    assert [media.url for media in post.media] == ["https://m.test/p.jpg"]
    assert post.extra == {"account": "stork", "media_text": ["Smoke over a village"]}


def test_a_boost_is_a_repost_that_credits_its_origin():
    original = status(3, "Khalsa taken", account=HERON, url="https://other.test/@heron/3")
    (post,) = read(status(9, content="", reblog=original))
    assert (post.id, post.repost_of, post.credited) == ("9", "https://other.test/@heron/3", "heron@other.test")
    assert (post.text, post.author, post.published) == ("Khalsa taken", "Northern Stork", NOW - timedelta(hours=21))
    assert post.extra["origin_account"] == "heron@other.test"


def test_a_boost_of_ones_own_credits_nobody():
    (post,) = read(status(9, content="", reblog=status(3)))
    assert (post.repost_of, post.credited) == ("https://m.test/@stork/3", None)


def test_a_quote_names_the_quoted_and_loses_the_line_that_stands_for_it():
    line = '<p class="quote-inline">RE: <a href="https://m.test/@stork/3">https://m.test/@stork/3</a></p>'
    quote = {"state": "accepted", "quoted_status": status(3)}
    (post,) = read(status(9, content=f"{line}<p>Not so</p>", quote=quote))
    assert (post.text, post.quote_of, post.links) == ("Not so", "https://m.test/@stork/3", ())
    (hidden,) = read(status(9, quote={"state": "pending", "quoted_status_id": "3"}))
    assert hidden.quote_of == "3"


def test_replies_content_warnings_and_edits():
    (post,) = read(
        status(9, "Body count", in_reply_to_id="4", spoiler_text="Violence", edited_at="2016-06-09T12:00:00.000Z")
    )
    assert (post.reply_to, post.title) == ("4", "Violence")
    assert post.edited == datetime(2016, 6, 9, 12, tzinfo=UTC)


def test_people_and_hashtags_are_no_links():
    text = (
        '<a href="https://m.test/@heron" class="u-url mention">@heron</a> '
        '<a href="https://m.test/tags/Aleppo" class="mention hashtag" rel="tag">#Aleppo</a>'
    )
    (post,) = read(status(9, text, tags=[{"name": "aleppo"}], mentions=[{"acct": "heron"}]))
    assert (post.text, post.links, post.extra["tags"]) == ("@heron #Aleppo", (), ["aleppo"])


def test_wrong_types_cost_only_their_own_status():
    deep: dict[str, object] = status(2)
    for _ in range(300):
        deep = status(2, reblog=deep)
    content = read_mastodon(
        timeline(
            status(1), {"id": None}, None, 5, status(3, account=None, created_at=7), deep, status(4, content=None)
        ),
        None,
        "u",
    )
    assert [entry.id for entry in content.entries] == ["1", "3", "2"]
    assert [refused.reason for refused in content.refused] == ["is no status with an id"] * 3 + ["says nothing"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"error": "This API requires an authenticated user"}', "requires an authenticated user"),
        (b'{"feed": []}', "no timeline of Mastodon"),
        (b'[{"title": "x"}, 5]', "none is a status"),
        (b"<html></html>", "broken JSON"),
        (b"[" * 100_000, "broken JSON"),
    ],
)
def test_what_is_no_timeline_gives_one_clear_sentence(body, said):
    with pytest.raises(ParseError, match=said):
        read_mastodon(body, None, "https://m.test/x")


def test_an_empty_timeline_is_no_error():
    assert read_mastodon(b"[]", None, "u").entries == []


OWN = "/api/v1/accounts/1/statuses"


def visit_own(site, before: FetchOutcome | None = None) -> FetchOutcome:
    return visit(source(kind="mastodon", url=site.url(OWN)), before.cursor if before else None, port=site.port)


def test_older_statuses_are_read_back_to_the_known_ones(site):
    site.page(OWN, timeline(status(6), status(5)))
    site.page(OWN + "?max_id=5", timeline(status(4)))
    site.page(OWN + "?max_id=4", timeline())
    first = visit_own(site)
    assert [post.id for post in first.posts] == ["6", "5", "4"]
    site.page(OWN, timeline(status(9), status(8)))
    site.page(OWN + "?max_id=8&since_id=6", timeline(status(7)))
    site.page(OWN + "?max_id=7&since_id=6", timeline())
    assert [post.id for post in visit_own(site, first).posts] == ["9", "8", "7"]
    assert len(site.requests(OWN + "?max_id=5")) == 1


def test_a_timeline_that_repeats_itself_for_ever_is_left(site):
    site.page(OWN, timeline(status(6), status(5)))
    site.page(OWN + "?max_id=5", timeline(status(6), status(5)))
    assert [post.id for post in visit_own(site).posts] == ["6", "5"]
    assert len(site.asked) == 2


def test_a_link_header_leads_nowhere(site):
    site.page(OWN, timeline(status(6)), Link='<http://127.0.0.1:1/canary>; rel="next"')
    site.page(OWN + "?max_id=6", timeline())
    assert visit_own(site).error is None
    assert [path for path, _ in site.asked] == [OWN, OWN + "?max_id=6"]


def test_an_edit_is_brought_and_a_status_gone_among_older_ones_is_marked(site):
    site.page(OWN, timeline(status(6), status(5), status(4)))
    site.page(OWN + "?max_id=4", timeline())
    first = visit_own(site)
    edited = status(6, "Village 6 not shelled", edited_at=NOW.isoformat())
    site.page(OWN, timeline(edited, status(4)))
    changed, gone = visit_own(site, first).posts
    assert (changed.id, changed.edited) == ("6", NOW)
    assert (gone.id, gone.deleted) == ("5", True)


def test_an_account_is_looked_up_once():
    servers = Strangers(
        {
            "https://m.test/api/v1/accounts/lookup?acct=stork": json.dumps(ME).encode(),
            "https://m.test/api/v1/accounts/1/statuses?limit=40": timeline(status(6)),
            "https://m.test/api/v1/accounts/1/statuses?limit=40&max_id=6": timeline(),
        }
    )
    of = source(kind="mastodon", account="@stork@M.test")
    first = visit_strangers(of, servers)
    assert [post.id for post in first.posts] == ["6"]
    assert visit_strangers(of, servers, first.cursor).unchanged
    assert servers.asked.count("https://m.test/api/v1/accounts/lookup?acct=stork") == 1


def test_a_hashtag_has_a_timeline_of_its_own():
    servers = Strangers({"https://m.test/api/v1/timelines/tag/Aleppo?limit=40": timeline()})
    assert visit_strangers(source(kind="mastodon", account="#Aleppo@m.test"), servers).error is None


@pytest.mark.parametrize(
    ("status_code", "body", "said"),
    [(404, b"", "knows no such account"), (401, b"", "401"), (200, b"[]", "no Mastodon server"), (200, b"{", "broken")],
)
def test_an_account_that_cannot_be_looked_up_is_told(status_code, body, said):
    servers = Strangers({"https://m.test/api/v1/accounts/lookup?acct=stork": body}, status=status_code)
    assert said in (visit_strangers(source(kind="mastodon", account="@stork@m.test"), servers).error or "")


@pytest.mark.parametrize(
    "account",
    ["stork", "@stork", "@stork@", "@stork@localhost", "@stork@127.0.0.1", "@stork@[::1]", "@stork@m.test:80",
     "@stork@m.test/x", "@st/ork@m.test", "@stork@evil.test#@m.test", "#a b@m.test", "@a@b@m.test", "@stork@m..test"],
)  # fmt: skip
def test_what_is_no_account_never_becomes_an_address(account):
    outcome = visit_strangers(source(kind="mastodon", account=account), Strangers({}))
    assert "names no account of Mastodon" in (outcome.error or "")
