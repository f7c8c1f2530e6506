from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.posts_file import MAX_LINE, read_posts
from pipeline.errors import InputError
from pipeline.roster import Roster
from pipeline.types import Media, Post, RejectedPost, Source

NOW = datetime(2016, 6, 9, 18, 0, tzinfo=UTC)
ROSTER = Roster([Source(name="QalaatAlMudiq", aliases=("Qalaat al-Mudiq",))])
GOOD = {"id": "1", "source": "QalaatAlMudiq", "published": "2016-06-09T12:00:00Z", "text": "Rebels storm Khalsa"}


def read(data: bytes | str) -> list[Post | RejectedPost]:
    return list(read_posts(io.BytesIO(data if isinstance(data, bytes) else data.encode()), ROSTER, NOW))


def one(**fields: object) -> Post | RejectedPost:
    return read(json.dumps({**GOOD, **fields}))[0]


def reason(result: Post | RejectedPost) -> str:
    assert isinstance(result, RejectedPost)
    return result.reason


def test_a_line_is_a_post():
    post = one(
        title="Daily",
        lang="en",
        author="QM",
        reply_to="0",
        relayed_by="EA",
        links=["https://example.org/"],
        media=[{"url": "https://example.org/p.jpg", "sha256": "ab"}, "https://example.org/q.jpg"],
        deleted=False,
        edited="2016-06-09T13:00:00Z",
        fetched="2016-06-09T14:00:00Z",
        likes=5,
    )
    assert isinstance(post, Post)
    assert (post.published, post.edited) == (datetime(2016, 6, 9, 12, tzinfo=UTC), datetime(2016, 6, 9, 13, tzinfo=UTC))
    assert (post.fetched, post.extra) == (datetime(2016, 6, 9, 14, tzinfo=UTC), {"likes": 5})
    assert post.media == (Media(url="https://example.org/p.jpg", sha256="ab"), Media(url="https://example.org/q.jpg"))
    assert (post.reply_to, post.relayed_by, post.links) == ("0", "EA", ("https://example.org/",))


def test_a_post_without_a_date_is_undated_and_was_seen_now():
    post = one(published=None)
    assert isinstance(post, Post)
    assert (post.published, post.fetched) == (None, NOW)


@pytest.mark.parametrize("name", ["QalaatAlMudiq", "Qalaat al-Mudiq", "@qalaatalmudiq"])
def test_a_source_goes_by_its_aliases(name):
    assert one(source=name).source == "QalaatAlMudiq"


def test_an_unknown_source_is_taken_as_it_is_written():
    assert one(source="  New\x00comer ").source == "Newcomer"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"id": ""}, "has no id"),
        ({"id": True}, "has no id"),
        ({"id": None}, "has no id"),
        ({"source": None}, "names no source"),
        ({"source": 5}, "names no source"),
        ({"text": None}, "has no text"),
        ({"text": ["a"]}, "text is no text"),
        ({"published": "soon"}, "published is no RFC 3339 time"),
        ({"published": 5}, "published is no RFC 3339 time"),
        ({"fetched": "2017-01-01T00:00:00Z"}, "lies in the future"),
        ({"deleted": "maybe"}, "deleted is neither"),
        ({"links": "x"}, "links is no JSON list"),
        ({"links": {}}, "no list"),
        ({"links": [1]}, "no address"),
        ({"media": [{}]}, "without an url"),
        ({"author": {}}, "author is no text"),
    ],
)
def test_a_line_that_is_no_post_says_why(fields, said):
    assert said in reason(one(**fields))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{", "is not JSON"),
        (b"[1]", "begins"),
        (b"5", "no JSON object"),
        (b'{"id": "\xff"}', "not UTF-8"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'{"id": NaN}', "NaN"),
        (b'{"id": ' + b"9" * 5_000 + b"}", "is not JSON"),
        (b'{"id": "' + b"x" * MAX_LINE + b'"}', "longer than 4 MiB"),
    ],
)
def test_a_broken_line_is_kept_aside_with_its_place(line, said):
    good = json.dumps(GOOD).encode()
    if line.startswith(b"["):
        line = b" " + line
    results = read(b"\n".join([good, line, good]))
    assert [type(result) for result in results] == [Post, RejectedPost, Post]
    refused = results[1]
    assert isinstance(refused, RejectedPost)
    assert refused.where == "standard input:2"
    assert said in refused.reason or said == "begins"


def test_extra_fields_nested_without_end_are_refused():
    nested = '{"id":"1","source":"s","text":"t","x":' + "[" * 900 + "]" * 900 + "}"
    result = read(nested)[0]
    assert isinstance(result, Post) or "nested" in result.reason or "cannot have" in result.reason


def test_halves_of_characters_and_nul_are_replaced():
    post = one(text="a\ud800b\x00", likes="\udfff", url="\x00")
    assert isinstance(post, Post)
    assert (post.text, post.extra["likes"], post.url) == ("a\ufffdb\ufffd", "\ufffd", "\ufffd")


def test_a_byte_order_mark_and_empty_lines_are_no_matter():
    assert len(read(b"\xef\xbb\xbf" + json.dumps(GOOD).encode() + b"\r\n\r\n")) == 1
    assert read(b"") == []


@pytest.mark.parametrize("data", [json.dumps([GOOD]).encode(), "id,source".encode("utf-16"), b"\x00\x00\x00"])
def test_a_file_of_another_kind_is_one_error(data):
    with pytest.raises(InputError):
        read(data)


def test_a_file_that_is_not_there_is_one_error(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        list(read_posts(tmp_path / "none.jsonl", ROSTER, NOW))


def test_csv_has_the_same_columns_with_lists_as_json():
    cells = '"a ""quoted""\nline",2016-06-09T12:00:00Z,"[""https://example.org/""]",,7'
    rows = read(f"\ufeffID,source,text,published,links,deleted,likes\n1,Qalaat al-Mudiq,{cells}\n\n2,Stork,,,,true,\n")
    assert [row.id for row in rows if isinstance(row, Post)] == ["1", "2"]
    first, second = rows
    assert (first.source, first.text, first.links) == ("QalaatAlMudiq", 'a "quoted"\nline', ("https://example.org/",))
    assert (first.extra, second.deleted, second.published) == ({"likes": "7"}, True, None)


def test_a_bad_csv_row_is_kept_aside_and_the_next_is_read(tmp_path):
    path = tmp_path / "posts.CSV"
    path.write_bytes(b'id,source,text\n1,s,a,too,many\n2,s,\xff\n3,s,"a"b\n4,s,d\n5,s,"open\n')
    results = list(read_posts(path, ROSTER, NOW))
    assert [result.id for result in results if isinstance(result, Post)] == ["4"]
    refused = [result for result in results if isinstance(result, RejectedPost)]
    assert [row.where.rpartition(":")[2] for row in refused] == ["2", "3", "4", "6"]
    assert "5 cells" in refused[0].reason
    assert refused[1].raw == "2,s,\\xff"
    assert "quotation mark" in refused[3].reason


@pytest.mark.parametrize("header", ["text,source\n", "id,id,source\n", '"id'])
def test_csv_without_a_usable_header_is_one_error(header):
    with pytest.raises(InputError):
        read(header)


@given(st.binary(max_size=200))
def test_any_line_is_a_post_or_refused(line):
    line = line.replace(b"\n", b" ").replace(b"\r", b" ")
    results = read(b'{"id": 1, "source": "s", "text": "t"}\n' + line)
    assert len(results) == (2 if line.strip() else 1)


posts = st.builds(
    dict,
    id=st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=9),
    source=st.just("s"),
    text=st.text(max_size=50),
    links=st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=9), max_size=2),
)


@given(st.lists(posts, max_size=5))
def test_what_was_written_is_read_back(written):
    results = read("\n".join(map(json.dumps, written)))
    assert [(post.id, list(post.links)) for post in results] == [(post["id"], post["links"]) for post in written]
