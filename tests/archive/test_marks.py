"""Near-copies meet, are chosen and measured over shares of numbers as the live matcher does it post after post."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

pytest.importorskip("daft", reason="the extra `cluster` is not installed")

import numpy as np
import pyarrow.parquet as pq

from pipeline.archive.marks import MARKS, PAIRS, Places, meet, read_share, said_number, write_marks
from pipeline.archive.numbered import ALL, microseconds, number_of, share
from pipeline.archive.pairs import chosen, copies
from pipeline.archive.plain import PlainRecords
from pipeline.archive.posts import Reader
from pipeline.collect.post_record import Refused
from pipeline.match.keys import sample
from pipeline.neighbourhood import CANDIDATES, PER_KEY, most_shared
from pipeline.roster import Roster
from pipeline.wording import COPY_WORDS, is_copy, wording

NOW = datetime(2026, 11, 23, tzinfo=UTC)
LEXICON = ["rebels", "storm", "khalsa", "north", "market", "shelling", "seven", "11", "12", "convoy", "حلب", "bridge"]

a_wording = st.lists(st.sampled_from(LEXICON), min_size=3, max_size=24).map(" ".join)


@given(st.lists(a_wording, min_size=1, max_size=12))
@example(["one two three four five six", "one two three four five six"])
def test_many_pairs_are_measured_as_the_live_matcher_measures_each(texts):
    pairs = list(combinations(range(len(texts)), 2))
    whole = [" ".join(wording(text)) for text in texts]
    found = copies(whole, np.array([a for a, _ in pairs], np.int64), np.array([b for _, b in pairs], np.int64))
    assert found.tolist() == [is_copy(texts[a], texts[b]) for a, b in pairs]


@given(st.lists(st.tuples(a_wording, st.integers(0, 3)), max_size=14), st.integers(1, 5))
def test_those_who_meet_are_those_who_share_marks_however_the_marks_are_shared_out(told, parts):
    posts = sorted((minute, number, text) for number, (text, minute) in enumerate(told, start=1))
    expected = met_one_by_one(posts)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        keep_marks(folder / "marks.parquet", posts)
        found: Counter[tuple] = Counter()
        same = set()
        for part in range(parts):
            (folder / str(part)).mkdir()
            meet([str(folder / "marks.parquet")], part, parts, folder / str(part))
            for row in pq.read_table(folder / str(part) / "pairs.parquet").to_pylist():
                found[row["uid"], row["other"]] += row["shared"]
            same |= {
                (row["uid"], row["other"]) for row in pq.read_table(folder / str(part) / "same.parquet").to_pylist()
            }
    assert found == expected
    wordings: dict[tuple, list[int]] = {}
    for _, number, text in posts:
        if len(wording(text)) >= COPY_WORDS:
            wordings.setdefault(wording(text), []).append(number)
    assert same == {(number, first) for first, *rest in wordings.values() for number in rest}


def met_one_by_one(posts: list[tuple[int, int, str]]) -> Counter:
    """How many marks each post shares with each before it, of which each wording stands once."""
    found: Counter[tuple] = Counter()
    posted: dict[int, list[int]] = {}
    seen = set()
    for _, number, text in posts:
        said = wording(text)
        if len(said) >= COPY_WORDS and said not in seen:
            seen.add(said)
            for mark in sample(said):
                found.update((number, other) for other in posted.get(mark, [])[-PER_KEY:])
                posted.setdefault(mark, []).append(number)
    return found


def keep_marks(file: Path, posts: list[tuple[int, int, str]]) -> None:
    said = [wording(text) if len(wording(text)) >= COPY_WORDS else () for _, _, text in posts]
    places = Places(np.array([row[0] for row in posts], np.int64), np.array([row[1] for row in posts], np.uint64))
    digests = [said_number(" ".join(one)) if one else 0 for one in said]
    write_marks(file, places, digests, [sample(one) if one else [] for one in said])


def test_a_mark_that_everybody_has_pairs_nobody_with_everybody(tmp_path):
    posts = [(number, number, "the same six words stand here always " + str(number)) for number in range(1, 300)]
    keep_marks(tmp_path / "marks.parquet", posts)
    meet([str(tmp_path / "marks.parquet")], 0, 1, tmp_path)
    table = pq.read_table(tmp_path / "pairs.parquet").to_pylist()
    met = Counter(row["uid"] for row in table)
    assert max(met.values()) == PER_KEY
    assert max(row["other"] for row in table if row["uid"] == 299) == 298


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(10, 99), st.integers(1, 3)), max_size=120))
def test_of_many_the_live_matcher_s_choice_is_chosen(met):
    shared: dict[int, Counter[int]] = {}
    for one, other, many in met:
        shared.setdefault(one, Counter())[other] += many
    columns = [np.zeros(len(met), np.int64), np.array([row[0] for row in met], np.uint64)]
    columns += [np.zeros(len(met), np.int64), np.array([row[1] for row in met], np.uint64)]
    ones, others = chosen(*columns, np.array([row[2] for row in met], np.int32))
    expected = {
        (one, int(other))
        for one, counted in shared.items()
        for other in most_shared(Counter({f"{name:03}": many for name, many in counted.items()}))
    }
    assert set(zip(ones.uid.tolist(), others.uid.tolist(), strict=True)) == expected
    assert max(Counter(ones.uid.tolist()).values(), default=0) <= CANDIDATES


def test_all_numbers_are_shared_out_and_none_twice(tmp_path):
    for parts in (1, 2, 7, 1000):
        shares = [share(part, parts) for part in range(parts)]
        assert (shares[0][0], shares[-1][1]) == (0, ALL - 1)
        assert all(last + 1 == first for (_, last), (first, _) in pairwise(shares))
    keep_marks(tmp_path / "a.parquet", [(1, 2**64 - 1, "one two three four five six seven eight")])
    rows = sum(len(read_share([str(tmp_path / "a.parquet")], MARKS, "mark", *share(part, 3))[0]) for part in range(3))
    assert rows == pq.read_metadata(tmp_path / "a.parquet").num_rows
    assert PAIRS.names[-1] == "shared"


texts = st.one_of(st.text(max_size=30), st.sampled_from(["a b", " Two\r\nlines ", "\ud800", "", "x\x00y", "é", "1"]))
values = st.one_of(st.none(), texts, st.integers(-5, 5), st.booleans(), st.lists(st.integers(), max_size=2))
times = st.one_of(
    st.none(),
    st.sampled_from(["2026-11-01T10:00:00Z", "2026-11-01", "0001-01-01", "2999-01-01T00:00:00Z", "soon", ""]),
    st.integers(-21_000, 400).map(lambda days: NOW + timedelta(days=days, microseconds=7)),
)  # fmt: skip


@given(
    st.fixed_dictionaries(
        {},
        optional={"id": values, "source": texts, "text": values, "published": times, "fetched": times, "lang": values,
                  "title": values, "html": values, "deleted": values, "links": values, "extra": values, "likes": values,
                  "edited": times, "author": texts, "media": values},
    )
)  # fmt: skip
@example({"id": "1", "source": "A", "text": "Rebels storm Khalsa", "published": NOW - timedelta(hours=1), "likes": 3})
@example({"id": " 1\x01", "source": " A  b ", "text": "a\u200b b", "published": "2026-11-01T10:00:00+02:00"})
def test_the_short_way_of_reading_a_record_says_what_the_long_way_says(fields):
    found = PlainRecords(Roster([]), NOW).read(fields)
    if found is None:
        return
    post = Reader(Roster([]), NOW).described(fields)
    assert found == (post.source, post.id, number_of(post.uid), post.at, post.text)
    assert microseconds(found.at) == microseconds(post.at)


def test_a_plain_record_takes_the_short_way():
    records = PlainRecords(Roster([]), NOW)
    line = {"id": "1", "source": "A", "published": "2026-11-01T10:00:00Z", "text": "Rebels storm Khalsa", "lang": None}
    assert records.read(json.loads(json.dumps(line))) is not None
    assert records.read(line | {"html": "<p>other"}) is None
    with pytest.raises(Refused):
        Reader(Roster([]), NOW).described(line | {"links": 1})
    assert records.read(line | {"links": 1}) is None
