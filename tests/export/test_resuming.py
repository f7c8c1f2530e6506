"""An export that was interrupted goes on where it stopped, and comes to the same bytes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import ItemwireError
from pipeline.export.resuming import EVERY, Left, Point, left_behind, note_of, part_of
from pipeline.export.target import delivered
from pipeline.export.write import write

POINT = Point("posts", 7, "ab" * 32)
COLUMNS = ("id", "text")
NUMBER = 2 * EVERY + 500

KILLED = """
import os, signal, sys
from pipeline.export.resuming import Point
from pipeline.export.write import write
from tests.export.test_resuming import COLUMNS, POINT, rows
write(rows(stop=int(sys.argv[3])), COLUMNS, sys.argv[2], sys.argv[1], point=POINT, bom=True)
"""


def rows(number=NUMBER, stop=None):
    for at in range(number):
        if at == stop:
            raise SystemExit(f"interrupted at {at}")
        yield {"id": str(at), "text": f'words "{at}"\nand more'}


def interrupted(path, style, stop):
    """What an export of another process leaves that ends in the middle."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", KILLED, str(path), style, str(stop)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    assert "interrupted" in done.stderr
    return left_behind(path)


@pytest.mark.parametrize("style", ["jsonl", "csv"])
@pytest.mark.parametrize("stop", [EVERY + 1, NUMBER - 1])
def test_going_on_gives_the_bytes_of_an_export_that_nobody_interrupted(tmp_path, style, stop):
    calm, path = tmp_path / "calm", tmp_path / "posts"
    write(rows(), COLUMNS, style, calm, bom=True)
    (left,) = interrupted(path, style, stop)
    assert left.point.rows == stop // EVERY * EVERY
    assert not path.exists()
    told = []
    assert write(rows(), COLUMNS, style, path, bom=True, seal=lambda *seen: told.append(seen), resumed=left) == NUMBER
    assert path.read_bytes() == calm.read_bytes()
    assert told[0][0] == NUMBER
    assert sorted(one.name for one in tmp_path.iterdir()) == ["calm", "posts"]


def test_before_the_first_note_there_is_nothing_to_go_on_with(tmp_path):
    assert interrupted(tmp_path / "posts", "jsonl", 50) == []
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_gone_on_with_is_taken_away_with_its_note(tmp_path):
    path = tmp_path / "posts"
    interrupted(path, "jsonl", EVERY + 1)
    with delivered(path, lambda _: None) as file:
        file.write(b"other")
    assert [one.name for one in tmp_path.iterdir()] == ["posts"]


def test_a_note_that_cannot_be_read_or_promises_more_than_there_is_is_no_note(tmp_path):
    path = tmp_path / "posts"
    part = part_of(path)
    part.write_bytes(b"half")
    for text in ("", "{}", json.dumps(POINT._replace(rows=1, size=5))):
        note_of(part).write_text(text, encoding="utf-8")
        assert left_behind(path) == []
    note_of(part).write_text(json.dumps(POINT._replace(rows=1, size=4)), encoding="utf-8")
    assert left_behind(path) == [Left(part, POINT._replace(rows=1, size=4))]


def test_an_export_that_fails_before_a_note_leaves_nothing(tmp_path):
    def broken():
        yield {"id": "1"}
        raise ItemwireError("the disk is full")

    with pytest.raises(ItemwireError):
        write(broken(), COLUMNS, "jsonl", tmp_path / "posts", point=POINT)
    assert list(tmp_path.iterdir()) == []
