"""The parts of the archive matcher: lines, stretches of time, families, each whatever the cuts."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.archive.kin import Kin
from pipeline.archive.workplace import Workplace
from pipeline.errors import InputError
from pipeline.match import keys
from pipeline.reading import places_known, reader
from tests.flow.newsroom import POSTS, settings_of

pytest.importorskip("daft", reason="the extra `cluster` is not installed")

from pipeline.archive import candidates, families
from pipeline.archive.posts import Reader, lines_of, microseconds, pieces, post_row
from pipeline.archive.statements import Splitter


@given(
    st.lists(st.binary(max_size=12).filter(lambda one: b"\n" not in one and b"\r" not in one), max_size=12),
    st.lists(st.integers(0, 150), max_size=6),
    st.booleans(),
)
def test_every_line_is_read_once_wherever_a_file_is_cut(lines, cuts, ends):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl"
        path.write_bytes(b"\n".join(lines) + (b"\n" if ends else b""))
        size = path.stat().st_size
        edges = sorted({0, size, *(cut for cut in cuts if cut < size)})
        read = [line for begin, end in pairwise(edges) for line in lines_of(path, begin, end)]
    assert [line.strip() for line in read] == [line.strip() for line in lines if line.strip()]


@given(st.lists(st.tuples(st.integers(0, 15), st.integers(0, 15)), max_size=30), st.randoms())
def test_families_are_the_same_in_whatever_order_pairs_come(pairs, chance):
    def found(some: list) -> dict[str, str]:
        kin = Kin()
        for one, other in some:
            kin.join(f"{one:02}", f"{other:02}")
        return dict(kin.families())

    mixed = [pair if chance.random() < 0.5 else pair[::-1] for pair in pairs]
    chance.shuffle(mixed)
    assert found(pairs) == found(mixed)
    for one, other in pairs:
        assert found(pairs)[f"{one:02}"] == found(pairs)[f"{other:02}"]


@given(st.dictionaries(st.integers(-900, 900), st.integers(1, 9)), st.integers(1, 40))
def test_every_day_lies_in_one_slice(days, most):
    cuts = candidates.slices(days, most)
    for day in days:
        assert sum(begin <= day * candidates.DAY < end for begin, end in cuts) == 1
    assert all(before[1] <= after[0] for before, after in pairwise(cuts))


@pytest.fixture(scope="module")
def rows(tmp_path_factory) -> list[candidates.Row]:
    settings = settings_of(tmp_path_factory.mktemp("rows"))
    made = [row for post in POSTS for row in Splitter(settings).statements(post)]
    return [
        candidates.Row(row["at"], row["keys"], row["post"], row["record"])
        for row in sorted(made, key=lambda row: row["order"])
    ]


def test_statements_carry_the_keys_of_the_live_matcher(tmp_path):
    settings = settings_of(tmp_path)
    read = reader(settings.roster, places_known(settings))
    for post in POSTS:
        told = [keys(one) for one in read(post) if one.aside is None]
        assert [tuple(row["keys"]) for row in Splitter(settings).statements(post)] == told


def test_the_candidates_are_the_same_in_one_slice_and_in_many(rows):
    first, last = min(row.at for row in rows), max(row.at for row in rows) + 1
    whole = list(candidates.candidates(rows, first, last))
    step = (last - first) // 5 + 1
    cut = [one for begin in range(first, last, step) for one in candidates.candidates(rows, begin, begin + step)]
    assert whole
    assert sorted((one["a"], one["b"]) for one in cut) == sorted((one["a"], one["b"]) for one in whole)
    assert {one["band"] for one in whole} <= {"auto", "suggested", ""}


def test_a_mark_that_everybody_has_pairs_nobody_with_everybody():
    found = families._before([f"{number:04}" for number in range(500)])
    assert max(len(one["before"]) for one in found) == 64
    assert found[-1]["before"][-1] == "0498"


def test_a_record_that_is_no_post_says_why(tmp_path):
    read = Reader(settings_of(tmp_path).roster, datetime(2026, 1, 1, tzinfo=UTC)).read
    assert read({"id": "1", "source": "A"})["refused"] == "has no text"
    assert "not JSON" in read(b"{")["refused"]
    assert read({"id": "1", "source": "A", "text": "x"})["refused"] == ""


def test_what_was_posted_first_sorts_first():
    made = sorted(POSTS, key=lambda post: (post.at, post.uid))
    docs = [post_row(post)["doc"] for post in made]
    assert docs == sorted(docs)
    assert microseconds(datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)) == -1_000_000


def test_big_files_are_cut_and_none_is_lost(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"x" * 2_000_001)
    cut = pieces([path], 1_000)
    assert [(one.begin, one.end) for one in cut][-1][1] == 2_000_001
    assert all(before.end == after.begin for before, after in pairwise(cut))


def test_a_part_that_was_not_finished_is_begun_again(tmp_path):
    place = Workplace(tmp_path / "out", "one")
    with pytest.raises(FileNotFoundError), place.part("posts", 0) as folder:
        (folder / "missing").rename(folder / "a.parquet")
    assert not place.is_done("posts", 0)
    assert place.files("posts") == []
    with place.part("posts", 0) as folder:
        (folder / "b.parquet").touch()
    assert [Path(file).name for file in place.files("posts")] == ["b.parquet"]
    with pytest.raises(InputError):
        Workplace(tmp_path / "out", "another")
