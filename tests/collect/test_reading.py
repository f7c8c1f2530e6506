from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.feed import parse_feed
from pipeline.errors import ParseError
from pipeline.types import Media, Post
from tests.collect.feeds import NOW, atom, entry, item, rss, source

DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
MEDIA = 'xmlns:media="http://search.yahoo.com/mrss/"'
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'


def read(body: bytes, content_type: str | None = None) -> tuple[Post, ...]:
    return parse_feed(body, content_type, "https://stork.test/feed", source(), NOW).posts


def json_feed(*items: object, **top: object) -> bytes:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Stork", "items": items, **top}).encode()


def test_rss_gives_id_link_text_time_and_author():
    post = read(rss(item(1, more="<dc:creator>Tim</dc:creator>"), attributes=DC))[0]
    assert (post.id, post.url, post.author) == ("id-1", "https://stork.test/1", "Tim")
    assert (post.html, post.published) == ("Rebels storm village 1", datetime(2016, 6, 9, 12, tzinfo=UTC))
    assert post.fetched == NOW


def test_rdf_is_read():
    body = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Stork</title></channel>
      <item rdf:about="https://stork.test/1"><title>Khalsa</title><link>https://stork.test/1</link>
      <dc:date>2016-06-09T12:00:00Z</dc:date></item></rdf:RDF>"""
    post = read(body)[0]
    assert (post.id, post.title, post.published) == (
        "https://stork.test/1", "Khalsa", datetime(2016, 6, 9, 12, tzinfo=UTC),
    )  # fmt: skip


def test_an_atom_entry_changed_later_is_edited():
    post = read(atom(entry(1, updated="2016-06-09T13:00:00Z")))[0]
    assert post.published == datetime(2016, 6, 9, 12, tzinfo=UTC)
    assert post.edited == datetime(2016, 6, 9, 13, tzinfo=UTC)


def test_an_atom_entry_never_changed_is_not_edited():
    assert read(atom(entry(1)))[0].edited is None


def test_plain_text_is_not_taken_for_html():
    post = read(atom(entry(1, more="<content type='text'>5 &lt; 6 &amp; &lt;b&gt;</content>")))[0]
    assert (post.text, post.html) == ("5 < 6 & <b>", None)


def test_the_longer_of_summary_and_content_is_the_body():
    full = "<content:encoded><![CDATA[<p>Rebels storm Khalsa in the south</p>]]></content:encoded>"
    assert read(rss(item(1, more=full), attributes=CONTENT))[0].html == "<p>Rebels storm Khalsa in the south</p>"
    teaser = "<content:encoded>More</content:encoded>"
    assert read(rss(item(1, more=teaser), attributes=CONTENT))[0].html == "Rebels storm village 1"


def test_the_source_that_an_item_names_is_credited():
    assert (
        read(rss(item(1, more="<source url='https://n.test/'>NorthernStork</source>")))[0].credited == "NorthernStork"
    )
    assert read(rss(item(1, more="<source url='https://n.test/'>Stork</source>")))[0].credited is None


def test_a_threaded_answer_names_what_it_answers():
    assert read(atom(entry(2, more="<thr:in-reply-to ref='urn:1' href='/1'/>")))[0].reply_to == "urn:1"


def test_a_tombstone_is_a_deleted_post():
    stone = "<at:deleted-entry ref='urn:1' when='2016-06-09T14:00:00Z'/>"
    post = next(post for post in read(atom(entry(2), head=stone)) if post.deleted)
    assert (post.id, post.text, post.edited) == ("urn:1", "", datetime(2016, 6, 9, 14, tzinfo=UTC))


def test_enclosures_and_media_are_shown():
    more = (
        "<enclosure url='https://stork.test/a.jpg' type='image/jpeg' length='1'/>"
        "<media:content url='https://stork.test/b.mp4'/><media:thumbnail url='https://stork.test/t.jpg'/>"
    )
    shown = read(rss(item(1, more=more), attributes=MEDIA))[0].media
    assert shown == (Media(url="https://stork.test/b.mp4"), Media(url="https://stork.test/a.jpg"))


def test_the_language_of_feed_or_entry_is_kept():
    assert read(rss(item(1), head="<language>uk</language>"))[0].lang == "uk"


def test_json_feed_is_read():
    post = read(
        json_feed(
            {
                "id": 5, "url": "https://stork.test/5", "title": "Khalsa", "content_html": "<p>Rebels storm</p>",
                "date_published": "2016-06-09T12:00:00Z", "date_modified": "2016-06-09T13:00:00Z",
                "authors": [{"name": "Tim"}], "external_url": "https://n.test/", "image": "https://stork.test/i.jpg",
                "attachments": [{"url": "https://stork.test/v.mp4", "mime_type": "video/mp4"}], "tags": ["syria"],
            },
            language="en",
        )
    )[0]  # fmt: skip
    assert (post.id, post.title, post.html, post.author, post.lang) == (
        "5",
        "Khalsa",
        "<p>Rebels storm</p>",
        "Tim",
        "en",
    )
    assert (post.links, post.extra["tags"]) == (("https://n.test/",), ["syria"])
    assert [media.url for media in post.media] == ["https://stork.test/i.jpg", "https://stork.test/v.mp4"]
    assert post.edited == datetime(2016, 6, 9, 13, tzinfo=UTC)


def test_a_json_feed_in_utf_16_is_read():
    assert len(read(json_feed({"id": "1", "content_text": "x"}).decode().encode("utf-16"))) == 1


def test_good_items_survive_among_bad_ones():
    odd = [
        None,
        7,
        [],
        {},
        {"id": {}, "title": []},
        {"id": "1", "content_text": "a"},
        {"id": None, "title": "b", "url": 5},
    ]
    parsed = parse_feed(json_feed(*odd), None, "u", source(), NOW)
    assert [post.text or post.title for post in parsed.posts] == ["a", "b"]
    assert len(parsed.rejected) == 5


@pytest.mark.parametrize("value", [None, 0, -1, 1.5, True, [], {}])
def test_dates_of_the_wrong_kind_leave_an_item_undated(value):
    assert read(json_feed({"id": "1", "content_text": "x", "date_published": value}))[0].published is None


def test_an_undated_post_stays_undated_and_a_strange_date_is_kept():
    post = read(rss(item(1, date="yesterday")))[0]
    assert post.published is None
    assert post.extra["published_raw"] == "yesterday"


def test_a_date_ahead_of_us_is_no_date():
    post = read(rss(item(1, date="Sat, 01 Jan 2350 00:00:00 GMT")))[0]
    assert post.published is None
    assert post.extra["published_raw"].startswith("Sat, 01 Jan 2350")


def test_without_an_id_the_link_names_a_post_whatever_tracks_its_readers():
    first, second = (
        read(rss(f"<item><link>https://stork.test/1?utm_source={tracker}</link><title>t</title></item>"))[0].id
        for tracker in "ab"
    )
    assert first == second == "https://stork.test/1"


def test_without_id_and_link_its_words_name_a_post():
    body = rss("<item><title>one</title></item>", "<item><title>two</title></item>")
    names = [post.id for post in read(body)]
    assert names == [post.id for post in read(body)]
    assert len(set(names)) == 2


def test_the_same_entry_twice_is_one_post():
    assert len(read(rss(item(1), item(1)))) == 1


def test_an_id_that_different_entries_share_names_none_of_them():
    body = rss(*(item(1).replace("test/1", f"test/{number}") for number in range(3)))
    assert [post.id for post in read(body)] == [f"https://stork.test/{number}" for number in range(3)]


def test_an_endless_id_is_cut_and_stays_unlike_others():
    names = [read(rss(item(1).replace("id-1", "g" * 100_000 + end)))[0].id for end in "ab"]
    assert names[0] != names[1]
    assert max(map(len, names)) <= 500


def test_an_entry_cut_off_in_the_middle_is_refused():
    body = rss(item(1), item(2))
    parsed = parse_feed(body[: body.rindex(b"<pubDate>") + 20], None, "u", source(), NOW)
    assert [post.id for post in parsed.posts] == ["id-1"]
    assert "cut off" in parsed.rejected[0].reason


def test_an_entry_that_says_nothing_is_refused():
    parsed = parse_feed(rss("<item><guid>1</guid></item>"), None, "u", source(), NOW)
    assert parsed.posts == ()
    assert parsed.rejected[0].reason == "says nothing"


@pytest.mark.parametrize(
    "content_type", [None, "text/xml", "text/html; charset=iso-8859-1", "application/octet-stream"]
)
def test_a_feed_in_utf_8_is_read_as_such_whatever_the_header_says(content_type):
    body = rss(item(1, text="Харків")).replace(b' encoding="utf-8"', b"")
    assert read(body, content_type)[0].html == "Харків"


def test_a_feed_in_another_encoding_is_read_by_its_declaration_or_header():
    body = rss(item(1, text="Київ")).decode().replace("utf-8", "windows-1251").encode("cp1251")
    assert read(body)[0].html == "Київ"
    bare = body.replace(b' encoding="windows-1251"', b"")
    assert read(bare, "application/rss+xml; charset=windows-1251")[0].html == "Київ"


def test_no_outside_entity_is_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("TOP SECRET")
    body = rss(item(1, text="&x;")).replace(
        b"?><rss", f'?><!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]><rss'.encode()
    )
    assert "SECRET" not in str(read(body))


def test_a_doctype_as_old_feeds_have_it_is_no_fault():
    doctype = b'?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd"><rss'
    assert len(read(rss(item(1)).replace(b"?><rss", doctype))) == 1


def test_entries_without_end_are_counted_and_not_read():
    for body in (
        rss(*(item(number) for number in range(5_010))),
        json_feed(*({"id": str(number), "content_text": "x"} for number in range(5_010))),
    ):
        parsed = parse_feed(body, None, "u", source(), NOW)
        assert len(parsed.posts) == 5_000
        assert parsed.rejected[0].reason.startswith("10 entries beyond")


@pytest.mark.parametrize("dead", [(0,), (4,), (1, 2, 5)])
def test_entries_that_break_the_parser_cost_only_themselves(dead):
    items = [item(number, text="dead &#999999999;" if number in dead else "") for number in range(6)]
    parsed = parse_feed(rss(*items), None, "u", source(), NOW)
    assert [post.id for post in parsed.posts] == [f"id-{number}" for number in range(6) if number not in dead]
    assert [refused.where for refused in parsed.rejected] == [f"Stork, entry {number + 1}" for number in dead]


def test_a_feed_that_breaks_the_parser_outside_its_entries_is_refused():
    with pytest.raises(ParseError, match="cannot be read"):
        read(rss(head="<description>dead &#999999999;</description>"))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss version="2.0"/>', "entities made of entities"),
        (b"<rss><x " + b" ".join(b'attribute%d="1"' % number for number in range(5_000)) + b"/></rss>", "attributes"),
        (b'<opml version="2.0"><body/></opml>', "OPML"),
        (b"<!doctype html><p>x</p>", "HTML page"),
        (b"{", "broken JSON"),
        (b"", "nothing in it"),
    ],
)
def test_attacks_and_other_documents_are_refused_in_words(body, said):
    with pytest.raises(ParseError, match=said):
        read(body)


def test_tombstones_before_a_break_in_the_document_are_found():
    stone = "<at:deleted-entry ref='urn:1' when='2016-06-09T14:00:00Z'/>"
    posts = read(atom(entry(2), head=stone).replace(b"</feed>", b"<broken"))
    assert [post.id for post in posts if post.deleted] == ["urn:1"]


def test_the_oldest_channel_format_is_read():
    assert (
        read(b'<channel><item href="https://stork.test/1"><title>Khalsa</title></item></channel>')[0].title == "Khalsa"
    )


def test_an_empty_feed_is_no_error():
    assert read(rss()) == ()


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_words(body):
    for whole in (body, rss(item(1)).replace(b"Rebels", body), json_feed({"id": "1"}).replace(b'"1"', body)):
        with contextlib.suppress(ParseError):
            assert all(post.source == "Stork" for post in read(whole))
