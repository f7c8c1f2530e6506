"""Parquet: typed columns that hold exactly what the rows hold, whatever stands in a text."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TypedDict

import pytest
from pydantic import JsonValue

from pipeline.export import parquet
from pipeline.export.rows import Moment

pq = pytest.importorskip("pyarrow.parquet")


class InnerRow(TypedDict):
    """A row inside a row."""

    name: str
    at: Moment | None
    extra: dict[str, JsonValue]


class OuterRow(TypedDict):
    """A row with a column of each kind."""

    text: str | None
    at: Moment
    number: int
    share: float | None
    sure: bool
    words: list[str]
    inner: list[InnerRow]
    extra: dict[str, JsonValue]


def a_row(text="x", at="2026-03-14T10:00:00Z", **fields):
    row = {"text": text, "at": at, "number": 1, "share": None, "sure": True, "words": [], "inner": [], "extra": {}}
    return {**row, **fields}


def written(tmp_path, *rows):
    path = tmp_path / "rows.parquet"
    with path.open("wb") as file:
        parquet.save(rows, OuterRow, file)
    return pq.read_table(path).to_pylist()


def test_values_come_back_as_what_they_are(tmp_path):
    inner = {"name": "é\u2028\n", "at": None, "extra": {"a": [1, {"b": None}]}}
    row = a_row('quo"te\\', number=2**53 + 1, share=0.1, words=["أ", ""], inner=[inner], extra={"k": True})
    (found,) = written(tmp_path, row)
    assert found["extra"] == '{"k": true}'
    assert found["inner"] == [{**inner, "extra": '{"a": [1, {"b": null}]}'}]
    assert (found["text"], found["number"], found["share"], found["words"]) == ('quo"te\\', 2**53 + 1, 0.1, ["أ", ""])


def test_times_keep_their_microseconds_and_their_zone(tmp_path):
    rows = [a_row(at=at) for at in ("2026-03-14T10:00:00Z", "2026-03-14T10:00:00.123456Z", "1970-01-01T00:00:00Z")]
    assert [one["at"] for one in written(tmp_path, *rows)] == [
        datetime(2026, 3, 14, 10, tzinfo=UTC),
        datetime(2026, 3, 14, 10, 0, 0, 123456, tzinfo=UTC),
        datetime(1970, 1, 1, tzinfo=UTC),
    ]


def test_halves_of_surrogate_pairs_become_marks(tmp_path):
    found = written(tmp_path, a_row("a\ud800b", words=["\udfff"], extra={"k": "\ud800"}))
    assert (found[0]["text"], found[0]["words"]) == ("a\ufffdb", ["\ufffd"])


def test_columns_that_are_empty_in_a_whole_group_keep_their_type(tmp_path):
    rows = [a_row(None) for _ in range(parquet.GROUP)] + [a_row("last", inner=[{"name": "n", "at": None, "extra": {}}])]
    found = written(tmp_path, *rows)
    assert len(found) == parquet.GROUP + 1
    assert (found[0]["text"], found[-1]["text"]) == (None, "last")
    assert written(tmp_path) == []


def test_nothing_is_told_from_an_empty_value(tmp_path):
    class LooseRow(TypedDict):
        number: int | None
        share: float | None
        sure: bool | None
        words: list[str] | None
        inner: InnerRow | None

    rows = [
        {"number": 3, "share": 0.5, "sure": False, "words": [], "inner": {"name": "n", "at": None, "extra": {}}},
        dict.fromkeys(("number", "share", "sure", "words", "inner")),
        {"number": 0, "share": float("nan"), "sure": True, "words": ["a"], "inner": None},
    ]
    path = tmp_path / "loose.parquet"
    with path.open("wb") as file:
        parquet.save(rows, LooseRow, file)
    found = pq.read_table(path).to_pylist()
    assert found[0] == {**rows[0], "inner": {"name": "n", "at": None, "extra": "{}"}}
    assert found[1] == rows[1]
    assert found[2] == {**rows[2], "share": None}


def test_an_export_does_not_load_pandas(tmp_path):
    program = (
        "import sys, pathlib\n"
        "from pipeline.export import parquet\n"
        "from pipeline.export.tabular import LogRow\n"
        "entry = {'seq': 1, 'at': 'x', 'kind': 'k', 'body': {'a': 1}, 'prev': '', 'hash': ''}\n"
        "with pathlib.Path(sys.argv[1]).open('wb') as file:\n"
        "    parquet.save([entry] * 3, LogRow, file)\n"
        "sys.exit('pandas' in sys.modules)\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "log.parquet")]
    assert subprocess.run(command, cwd=Path(__file__).parents[2], check=False).returncode == 0
