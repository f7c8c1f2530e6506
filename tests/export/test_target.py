"""Where exports go: killed at any moment, no half file has the final name, and what was left is taken away."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from hashlib import sha256

from pipeline.export.target import delivered

WRITER = """
import sys
from pipeline.export.write import write
rows = ({"id": number, "text": "x" * 200} for number in range(30_000))
print("ready", flush=True)
write(rows, ("id", "text"), sys.argv[2], sys.argv[1])
"""
KILLS = int(os.environ.get("ITEMWIRE_KILLS", "6"))


def test_the_digest_is_told_before_the_file_has_its_name(tmp_path):
    path, told = tmp_path / "a.txt", []
    with delivered(path, lambda digest: told.append((digest, path.exists()))) as file:
        file.write(b"words")
    assert told == [(sha256(b"words").hexdigest(), False)]
    assert path.read_bytes() == b"words"


def test_an_export_killed_at_any_moment_leaves_no_half_file_under_its_name(tmp_path):
    chance = random.Random(2)
    path = tmp_path / "posts.jsonl"
    whole = 0
    for number in range(KILLS):
        style = ("jsonl", "csv")[number % 2]
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path), style], stdout=subprocess.PIPE)
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(chance.uniform(0, 0.3))
        os.kill(writer.pid, signal.SIGKILL)
        writer.communicate()
        if path.exists():
            whole += 1
            assert path.read_bytes().count(b"\n") in (30_000, 30_001)
            path.unlink()
    with delivered(path, lambda _: None) as file:
        file.write(b"done")
    assert [one.name for one in tmp_path.iterdir()] == ["posts.jsonl"]


def test_the_part_of_an_export_that_is_still_at_work_is_left_alone(tmp_path):
    mine = tmp_path / f".posts.jsonl.{os.getppid()}.part"
    mine.write_bytes(b"half")
    gone = tmp_path / ".posts.jsonl.999999999.part"
    gone.write_bytes(b"half")
    with delivered(tmp_path / "posts.jsonl", lambda _: None) as file:
        file.write(b"done")
    assert mine.exists()
    assert not gone.exists()
