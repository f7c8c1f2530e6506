"""The archive matcher as it is run: families, candidates, refusals; what is finished is not done again."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

import run_pipeline
from pipeline.errors import InputError
from storage import ClaimFilter
from tests.flow.newsroom import NOW, POSTS, a_newsroom, settings_of, silent

pytest.importorskip("daft", reason="the extra `cluster` is not installed")

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.archive.matching import ArchiveReport, match_archive

pytestmark = pytest.mark.slow

PROGRAM = Path(run_pipeline.__file__)
WORDS = [first + last for first in ("ba", "de", "ko", "mu", "ri", "sa") for last in ("lan", "tor", "nek", "vis", "dul")]


def line(post_id: str, text: str, source: str = "A") -> dict[str, str]:
    return {"id": post_id, "source": source, "published": NOW.isoformat(), "text": text}


def made_up(number: int) -> list[dict[str, str]]:
    """So many posts; every fourth is a copy of the one before, word for word or with one word changed."""
    chance = random.Random(7)
    rows: list[dict[str, str]] = []
    for index in range(number):
        words = [chance.choice(WORDS) + chance.choice(WORDS) for _ in range(18)]
        if index % 4 == 3:
            words = rows[-1]["text"].split()
            words[chance.randrange(18)] = "changed" if index % 8 == 3 else words[0]
        rows.append(line(str(index), " ".join(words), f"S{index % 5}"))
    return rows


def write_jsonl(path: Path, rows: list) -> Path:
    text = "".join(row if isinstance(row, str) else json.dumps(row) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8")
    return path


def run(inputs: list[Path], out: Path, folder: Path, tick=silent, **how) -> ArchiveReport:
    return match_archive([str(one) for one in inputs], out, settings_of(folder), NOW, tick=tick, processes=1, **how)


def table(out: Path, name: str, columns: list[str]) -> list[tuple]:
    found = [pq.read_table(file, columns=columns).to_pylist() for file in sorted((out / name).glob("*.parquet"))]
    return sorted(tuple(row[column] for column in columns) for rows in found for row in rows)


def families(out: Path) -> list[tuple]:
    return table(out, "families", ["family", "post", "first", "size"])


def test_copies_are_found_from_jsonl_and_from_parquet_alike(tmp_path):
    rows = made_up(60)
    bad = ['{"broken\n', json.dumps({"id": "x", "text": "no source"}) + "\n", "\n"]
    lines = write_jsonl(tmp_path / "a.jsonl", [*rows[:30], *bad, *rows[30:]])
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "a.parquet", row_group_size=7)
    first = run([lines], tmp_path / "one", tmp_path, families_only=True)
    other = run([tmp_path / "a.parquet"], tmp_path / "two", tmp_path, families_only=True, rows=20)
    assert (first.posts, first.refused, first.families, first.copies) == (60, 2, 15, 30)
    assert families(tmp_path / "one") == families(tmp_path / "two")
    assert (other.posts, other.refused) == (60, 0)
    told = {reason for (reason,) in table(tmp_path / "one", "refused", ["reason"])}
    assert "names no source" in told
    assert not (tmp_path / "one" / "work").exists()


def test_an_edit_is_no_copy_and_a_short_text_is_none(tmp_path):
    long = "Shelling hit the market of the old town this morning and burnt down nine stalls"
    rows = [line("1", long), line("1", long + " entirely"), line("2", "The army enters"), line("3", "The army enters")]
    report = run([write_jsonl(tmp_path / "a.jsonl", rows)], tmp_path / "out", tmp_path, families_only=True)
    assert (report.posts, report.families) == (4, 0)


def test_the_candidates_are_the_pairs_that_the_live_matcher_keeps(tmp_path):
    # what answers another is read without it in an archive, and each version given is read
    latest = {post.uid: post for post in POSTS if not post.reply_to and not post.deleted}
    posts = list(latest.values())
    with a_newsroom(tmp_path / "live", posts) as room:
        claims = list(room.store.claims(ClaimFilter(), room.settings.roster))
        known = {look.statement.uid for claim in claims for look in claim.appearances}
        live = {(*sorted((link.a, link.b)), link.score) for link in room.store.links_of(known)}
    lines = write_jsonl(tmp_path / "a.jsonl", [post.model_dump_json() + "\n" for post in posts])
    report = run([lines], tmp_path / "out", tmp_path)
    rows = table(tmp_path / "out", "candidates", ["a", "b", "score"])
    assert live
    assert {(*sorted((a, b)), score) for a, b, score in rows} == live
    assert report.candidates == len(live)


def test_a_part_that_is_finished_is_not_done_again_after_a_kill(tmp_path):
    settings_of(tmp_path)
    posts = write_jsonl(tmp_path / "a.jsonl", made_up(9_000))
    out = tmp_path / "out"
    command = [sys.executable, str(PROGRAM), "match-archive", str(posts), "-o", str(out), "--rows", "1000",
               "--families-only"]  # fmt: skip
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        done = out / "work" / "posts" / "000000"
        while not done.exists():
            assert process.poll() is None, "it ended before its first part was done"
            time.sleep(0.05)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    before = {file: file.stat().st_mtime_ns for file in done.glob("*.parquet")}
    seen = []

    def tick(what: str, number: int, total: int | None = None) -> None:
        if done.exists():
            seen.append({file: file.stat().st_mtime_ns for file in done.glob("*.parquet")})

    report = run([posts], out, tmp_path, tick, rows=1000, families_only=True)
    assert before
    assert seen
    assert all(one == before for one in seen)
    assert (report.posts, report.families, report.copies) == (9_000, 2_250, 4_500)
    assert run([posts], out, tmp_path, rows=1000, families_only=True) == report


def test_a_folder_with_other_work_is_left_alone(tmp_path):
    posts = write_jsonl(tmp_path / "a.jsonl", made_up(20))
    run([posts], tmp_path / "out", tmp_path, families_only=True)
    posts.write_text(posts.read_text() + json.dumps(line("new", "one more")) + "\n")
    with pytest.raises(InputError, match="other posts"):
        run([posts], tmp_path / "out", tmp_path, families_only=True)


def test_a_file_of_nothing_but_faults_is_an_error_and_says_where_the_reasons_are(tmp_path):
    posts = write_jsonl(tmp_path / "a.jsonl", ["nothing\n", "like a post\n"])
    with pytest.raises(InputError, match="none of the 2 records"):
        run([posts], tmp_path / "out", tmp_path)


@pytest.mark.parametrize("name", ["missing.jsonl", "posts.csv"])
def test_what_is_no_archive_is_refused_in_words(tmp_path, name):
    (tmp_path / "posts.csv").write_text("id,text\n")
    with pytest.raises(InputError, match=r"is no file|neither"):
        run([tmp_path / name], tmp_path / "out", tmp_path)


def test_times_of_parquet_are_read_as_times(tmp_path):
    rows = [
        {**line(str(number), f"{WORDS[number]} " * 9), "published": NOW + timedelta(hours=number)} for number in (1, 2)
    ]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "a.parquet")
    report = run([tmp_path / "a.parquet"], tmp_path / "out", tmp_path, families_only=True)
    assert (report.posts, report.refused) == (2, 0)
