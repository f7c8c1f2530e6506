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
from tests.flow.newsroom import NOW, POSTS, settings_of

pytest.importorskip("daft", reason="the extra `cluster` is not installed")

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.archive import candidates
from pipeline.archive.numbered import microseconds, number_of
from pipeline.archive.posts import Reader, lines_of, pieces, records
from pipeline.archive.statements import Splitter
from pipeline.collect.post_record import Refused


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


def a_splitter(settings, folder: Path) -> Splitter:
    return Splitter(Workplace(folder / "out", "work"), settings, NOW)


@pytest.fixture(scope="module")
def rows(tmp_path_factory) -> list[candidates.Row]:
    settings = settings_of(tmp_path_factory.mktemp("rows"))
    splitter = a_splitter(settings, tmp_path_factory.mktemp("place"))
    made = [row for post in POSTS for row in splitter.statements(post)]
    return [
        candidates.Row(row["at"], row["keys"], row["post"], row["record"])
        for row in sorted(made, key=lambda row: row["order"])
    ]


def test_statements_carry_the_keys_of_the_live_matcher(tmp_path):
    settings = settings_of(tmp_path)
    read, splitter = reader(settings.roster, places_known(settings)), a_splitter(settings, tmp_path)
    for post in POSTS:
        told = [keys(one) for one in read(post) if one.aside is None]
        assert [tuple(row["keys"]) for row in splitter.statements(post)] == told


def test_the_candidates_are_the_same_in_one_slice_and_in_many(rows):
    first, last = min(row.at for row in rows), max(row.at for row in rows) + 1
    whole = list(candidates.candidates(rows, first, last))
    step = (last - first) // 5 + 1
    cut = [one for begin in range(first, last, step) for one in candidates.candidates(rows, begin, begin + step)]
    assert whole
    assert sorted((one["a"], one["b"]) for one in cut) == sorted((one["a"], one["b"]) for one in whole)
    assert {one["band"] for one in whole} <= {"auto", "suggested", ""}


def test_a_record_that_is_no_post_says_why(tmp_path):
    read = Reader(settings_of(tmp_path).roster, datetime(2026, 1, 1, tzinfo=UTC)).post
    for raw, why in (({"id": "1", "source": "A"}, "has no text"), (b"{", "not JSON")):
        with pytest.raises(Refused, match=why):
            read(raw)
    assert read({"id": "1", "source": "A", "text": "x"}).text == "x"


def test_what_was_posted_first_sorts_first():
    made = sorted(POSTS, key=lambda post: (post.at, post.uid))
    numbers = [(microseconds(post.at), number_of(post.uid)) for post in made]
    assert numbers == sorted(numbers)
    assert microseconds(datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)) == -1_000_000


@given(st.lists(st.integers(0, 60), max_size=6), st.integers(1, 25))
def test_every_row_of_parquet_is_read_once_however_it_lies_in_groups(groups, rows):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.parquet"
        with pq.ParquetWriter(path, pa.schema({"id": pa.int64()})) as file:
            for number, size in enumerate(groups):
                file.write_table(pa.table({"id": pa.array([1000 * number + row for row in range(size)], pa.int64())}))
        cut = pieces([path], rows)
        read = [row["id"] for piece in cut for row in records(piece)]
        assert read == pq.read_table(path)["id"].to_pylist()
    assert len(cut) <= sum(groups)


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
    assert place.left("posts", 2) == [0, 1]
    with place.part("posts", 0) as folder:
        (folder / "b.parquet").touch()
    assert [Path(file).name for file in place.files("posts")] == ["b.parquet"]
    assert (place.files("posts", "a"), place.left("posts", 2)) == ([], [1])
    with pytest.raises(InputError):
        Workplace(tmp_path / "out", "another")


def test_a_part_that_two_are_at_is_the_first_one_s_and_whole(tmp_path):
    place = Workplace(tmp_path / "out", "one")
    with place.part("posts", 0) as folder:
        (folder / "a.parquet").write_text("whole")
        with place.part("posts", 0) as other:
            (other / "a.parquet").write_text("first")
    assert [Path(file).read_text() for file in place.files("posts")] == ["first"]
    assert [path.name for path in (place.work / "posts").iterdir()] == ["000000"]
