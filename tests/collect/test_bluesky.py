"""Accounts of Bluesky: feeds as the lexicon describes them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from pipeline.collect.entries_to_posts import to_posts
from pipeline.collect.read_bluesky import read_bluesky
from pipeline.errors import ParseError
from pipeline.normalise import normalise
from pipeline.types import Post
from tests.collect.feeds import NOW, source, visit
from tests.collect.strangers import Strangers, visit_strangers

ME = {"did": "did:plc:stork", "handle": "stork.test", "displayName": "Northern Stork"}
HERON = {"did": "did:plc:heron", "handle": "heron.test", "displayName": ""}


def address(number: int, did: str = "did:plc:stork") -> str:
    return f"at://{did}/app.bsky.feed.post/{number}"


def shown(number: int, text: str = "", *, reason: object = None, author: object = ME, embed: object = None,
          **record: object) -> dict[str, object]:  # fmt: skip
    at = (NOW - timedelta(hours=30 - number)).isoformat().replace("+00:00", "Z")
    said = {"$type": "app.bsky.feed.post", "text": text or f"Village {number} shelled", "createdAt": at, **record}
    view = {"uri": address(number), "author": author, "record": said, "indexedAt": NOW.isoformat(), "embed": embed}
    return {"post": view, "reason": reason}


def feed(*posts: object, cursor: str = "") -> bytes:
    return json.dumps({"feed": posts, **({"cursor": cursor} if cursor else {})}).encode()


def read(*posts: object) -> list[Post]:
    content = read_bluesky(feed(*posts), None, "https://b.test/x")
    return [normalise(post) for post in to_posts(content, "https://b.test/x", source(), NOW).posts]


def test_a_post_is_read():
    facets = [
        {"index": {"byteStart": 0, "byteEnd": 6}, "features": [
            {"$type": "app.bsky.richtext.facet#link", "uri": "https://x.test/1"},
            {"$type": "app.bsky.richtext.facet#tag", "tag": "Aleppo"},
        ]}
    ]  # fmt: skip
    (post,) = read(shown(7, "Khalsa taken", facets=facets, langs=["en"], labels={"values": [{"val": "graphic-media"}]}))
    assert (post.id, post.url) == (address(7), "https://bsky.app/profile/stork.test/post/7")
    assert (post.text, post.author, post.lang) == ("Khalsa taken", "Northern Stork", "en")
    assert post.published == NOW - timedelta(hours=23)
    assert (post.links, post.extra["tags"], post.extra["labels"]) == (
        ("https://x.test/1",),
        ["Aleppo"],
        ["graphic-media"],
    )


def test_a_repost_credits_its_origin_and_has_a_time_of_its_own():
    reason = {
        "$type": "app.bsky.feed.defs#reasonRepost",
        "by": ME,
        "uri": "at://did:plc:stork/app.bsky.feed.repost/1",
        "indexedAt": "2016-06-09T17:00:00Z",
    }
    (post,) = read(shown(7, "Khalsa taken", author=HERON, reason=reason))
    assert (post.id, post.repost_of) == ("at://did:plc:stork/app.bsky.feed.repost/1", address(7))
    assert (post.credited, post.author) == ("heron.test", "Northern Stork")
    assert post.published == datetime(2016, 6, 9, 17, tzinfo=UTC)
    (nameless,) = read(shown(7, author=HERON, reason={**reason, "uri": None}))
    assert nameless.id == f"{address(7)}#reposted-by-did:plc:stork"
    (own,) = read(shown(7, reason=reason))
    assert own.credited is None


def test_a_pinned_post_is_no_repost():
    (post,) = read(shown(7, reason={"$type": "app.bsky.feed.defs#reasonPin"}))
    assert (post.id, post.repost_of) == (address(7), None)


def test_a_quote_names_the_quoted_post_and_its_own_pictures():
    record = {"$type": "app.bsky.embed.record#view", "record": {"uri": address(3)}}
    pictures = {"images": [{"fullsize": "https://cdn.test/p.jpg", "alt": "Smoke"}]}
    (plain,) = read(shown(7, embed=record))
    assert (plain.quote_of, plain.media) == (address(3), ())
    (both,) = read(shown(7, embed={"record": record, "media": pictures}))
    assert (both.quote_of, [media.url for media in both.media]) == (address(3), ["https://cdn.test/p.jpg"])
    assert both.extra["media_text"] == ["Smoke"]


def test_a_list_that_is_embedded_is_no_quote():
    embed = {"record": {"uri": "at://did:plc:stork/app.bsky.graph.list/1"}}
    assert read(shown(7, embed=embed))[0].quote_of is None


def test_cards_and_films_are_kept():
    card = {"external": {"uri": "https://x.test/story", "title": "A story", "description": "Of a town"}}
    (post,) = read(shown(7, embed=card))
    assert (post.links, post.extra["preview_title"]) == (("https://x.test/story",), "A story")
    (film,) = read(shown(7, embed={"playlist": "https://v.test/1.m3u8", "thumbnail": "https://v.test/1.jpg"}))
    assert [media.url for media in film.media] == ["https://v.test/1.m3u8"]


def test_a_reply_names_what_it_answers():
    reply = {"root": {"uri": address(1)}, "parent": {"uri": address(2)}}
    assert read(shown(7, reply=reply))[0].reply_to == address(2)


@pytest.mark.parametrize("created", ["0000-00-00T00:00:00Z", "2030-01-01T00:00:00Z", "", None])
def test_a_time_that_cannot_be_gives_way_to_when_the_network_saw_it(created):
    assert read(shown(7, createdAt=created))[0].published == NOW


def test_an_account_without_a_valid_handle_is_linked_by_its_did():
    (post,) = read(shown(7, author={**ME, "handle": "handle.invalid"}))
    assert post.url == "https://bsky.app/profile/did:plc:stork/post/7"


def test_wrong_types_cost_only_their_own_post():
    bad = [{"post": None}, None, shown(4, text=5, facets="x", langs={}, labels=[], embed=[]), {"post": {"record": []}}]
    content = read_bluesky(feed(shown(1), *bad, shown(2, embed={"images": [None, {"fullsize": 1}]})), None, "u")
    assert [entry.id for entry in content.entries] == [address(1), address(4), address(2)]
    assert {refused.reason for refused in content.refused} == {"is no post"}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"error": "InvalidRequest", "message": "Profile not found"}', "Profile not found"),
        (b"[]", "no feed of Bluesky"),
        (b'{"feed": [1, {}]}', "none is a post"),
        (b"<html></html>", "broken JSON"),
    ],
)
def test_what_is_no_feed_gives_one_clear_sentence(body, said):
    with pytest.raises(ParseError, match=said):
        read_bluesky(body, None, "https://b.test/x")


def test_a_cursor_that_stays_the_same_is_not_followed_for_ever(site):
    site.page("/f", feed(shown(7), cursor="same"))
    site.page("/f?cursor=same", feed(shown(7), cursor="same"))
    outcome = visit(source(kind="bluesky", url=site.url("/f")), port=site.port)
    assert [post.id for post in outcome.posts] == [address(7)]
    assert len(site.asked) == 2


def test_the_public_app_view_is_asked_and_a_deletion_noticed():
    url = "https://public.api.bsky.app/xrpc/app.bsky.feed.getAuthorFeed?actor=stork.test&limit=100"
    servers = Strangers({url: feed(shown(7), shown(6), shown(5))})
    of = source(kind="bluesky", account="@stork.test")
    first = visit_strangers(of, servers)
    assert len(first.posts) == 3
    servers.pages[url] = feed(shown(7), shown(5))
    (gone,) = visit_strangers(of, servers, first.cursor).posts
    assert (gone.id, gone.deleted) == (address(6), True)


def test_who_renames_himself_edits_nothing():
    url = "https://public.api.bsky.app/xrpc/app.bsky.feed.getAuthorFeed?actor=did:plc:stork&limit=100"
    servers = Strangers({url: feed(shown(7))})
    of = source(kind="bluesky", account="did:plc:stork")
    first = visit_strangers(of, servers)
    servers.pages[url] = feed(shown(7, author={**ME, "handle": "stork2.test", "displayName": "Stork"}))
    assert visit_strangers(of, servers, first.cursor).posts == ()


def test_another_app_view_can_be_asked():
    url = "https://view.test/xrpc/app.bsky.feed.getAuthorFeed?actor=stork.test&limit=100"
    of = source(kind="bluesky", account="stork.test", options={"host": "view.test"})
    assert visit_strangers(of, Strangers({url: feed()})).error is None
    wrong = source(kind="bluesky", account="stork.test", options={"host": "view.test/x?"})
    assert "no host's name" in (visit_strangers(wrong, Strangers({})).error or "")


@pytest.mark.parametrize(
    "account", ["", "stork", "stork.test/x", "did:plc:", "did:evil:x", "a&limit=1.test", "127.0.0.1"]
)
def test_what_is_no_account_never_becomes_an_address(account):
    outcome = visit_strangers(source(kind="bluesky", account=account), Strangers({}))
    assert "names no account of Bluesky" in (outcome.error or "")
