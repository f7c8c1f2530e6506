"""Rows of every form that the sets use are read alike."""

import json
from datetime import UTC, datetime

import pytest

from bench.quality.rows import UNDATED, labelled_posts, read_pairs, read_replies, read_rows
from pipeline.errors import InputError


@pytest.fixture
def written(tmp_path):
    def write(*rows):
        path = tmp_path / "rows.jsonl"
        path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        return path

    return write


def test_a_pair_may_be_two_bare_texts(written):
    (pair,) = read_pairs(written({"id": "1", "a": "one", "b": "two", "label": 1, "lang": "en"}))
    assert (pair.a.text, pair.a.lang, pair.b.text, pair.label, pair.group) == ("one", "en", "two", 1, "1")


def test_a_pair_may_be_two_objects_with_times_of_their_own(written):
    a = {"text": "one", "lang": "en", "time": "2026-03-01T08:00:00Z"}
    (pair,) = read_pairs(written({"id": "1", "a": a, "b": {"text": "two"}, "label": None, "group": "g"}))
    assert pair.a.at == datetime(2026, 3, 1, 8, tzinfo=UTC)
    assert (pair.b.at, pair.label, pair.group) == (None, None, "g")


@pytest.mark.parametrize(
    ("time", "read"),
    [
        ("2026-03-01 08:00:00", datetime(2026, 3, 1, 8, tzinfo=UTC)),
        ("Wed Jan 07 11:39:17 +0000 2015", datetime(2015, 1, 7, 11, 39, 17, tzinfo=UTC)),
        ("1394470370698", datetime(2014, 3, 10, 16, 52, 50, 698000, tzinfo=UTC)),
        ("2026-03-01T08:00:00+00:00 2026-03-01T11:00:00+03:00", datetime(2026, 3, 1, 8, tzinfo=UTC)),
        ("", None),
        ("some day", None),
    ],
)
def test_times_are_read_in_every_form_that_the_sets_use(written, time, read):
    (post,) = labelled_posts(written({"id": "1", "cluster": "c", "text": "t", "source": "s", "time": time}))
    assert post.published == read


def test_a_post_without_a_time_of_fetching_was_fetched_when_published(written):
    rows = ({"id": "1", "text": "t", "time": "2026-03-01"}, {"id": "2", "text": "t"})
    dated, undated = labelled_posts(written(*rows))
    assert dated.fetched == datetime(2026, 3, 1, tzinfo=UTC)
    assert (undated.fetched, undated.source) == (UNDATED, "unnamed")


def test_a_post_may_lie_in_several_clusters(written):
    (post,) = labelled_posts(written({"id": "1", "cluster": "c", "clusters": ["c", "d"], "text": "t", "of": "0"}))
    assert (post.labels, post.of) == (frozenset("cd"), "0")


def test_a_reply_names_what_it_answers(written):
    (reply,) = read_replies(written({"id": "2", "thread": "1", "in_reply_to": "1", "text": "no", "label": "deny"}))
    assert (reply.thread, reply.answers, reply.label) == ("1", "1", "deny")


def test_a_line_that_is_no_row_is_named(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text('{"id": "1"}\n[]\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"rows\.jsonl:2"):
        list(read_rows(path))


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match=r"none\.jsonl"):
        list(read_rows(tmp_path / "none.jsonl"))
