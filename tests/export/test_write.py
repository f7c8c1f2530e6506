"""Files appear whole or not at all, hold what they should, and run nothing."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cells import guarded, unguarded
from pipeline.errors import ItemwireError, NotFoundError
from pipeline.export import claims, posts
from pipeline.export.csv import cell
from pipeline.export.write import formats, write
from tests.builders import a_claim, a_post, an_appearance

FORMULAS = (
    "=1+1", "@SUM(1)", "+1", "-1", "\t=1", "\r=1", "\n=1", " =1", '"=1', "';=1", ";=1", ",=1", "＝1", "＋1", "－1",
    "＠SUM(1)", "\u200b=1", "\ufeff=1", "\u00a0=1", "|=1", "-", "=", "«=1", "\u202e=1",
)  # fmt: skip

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def written(tmp_path, rows, columns, format="csv", **fields):
    target = tmp_path / f"out.{format}"
    write(rows, columns, format, target, **fields)
    return target.read_bytes()


def read_csv(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))


def test_there_are_jsonl_and_csv():
    assert {"jsonl", "csv"} <= set(formats())


def test_an_unknown_format_is_refused_in_words(tmp_path):
    with pytest.raises(NotFoundError, match="there are csv, jsonl"):
        write([], (), "doc", tmp_path / "x")


@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_the_number_of_rows_is_told(tmp_path, format):
    assert write([{"a": 1}] * 450, ("a",), format, tmp_path / "x") == 450
    assert (tmp_path / "x").read_bytes().count(b"\n") == 450 + (format == "csv")


def test_csv_is_rfc_4180(tmp_path):
    rows = [{"a": 'say "hi", now', "b": "two\nlines", "c": None, "d": True, "e": [1, {"x": "ü"}], "f": 1.5}]
    assert written(tmp_path, rows, "abcdef").decode() == (
        'a,b,c,d,e,f\r\n"say ""hi"", now","two\nlines",,true,"[1,{""x"":""ü""}]",1.5\r\n'
    )


def test_a_byte_order_mark_is_written_only_on_request(tmp_path):
    assert written(tmp_path, [], "a", bom=True) == b"\xef\xbb\xbfa\r\n"
    assert written(tmp_path, [], "a") == b"a\r\n"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_starts_a_formula(text):
    assert cell(text).startswith("'")


@pytest.mark.parametrize("text", ["Rebels storm Khalsa", "5-6 dead", "a=b", "it's", "'tis", "", "“Quoted” words"])
def test_ordinary_text_is_left_alone(text):
    assert cell(text) == text


@given(st.text())
def test_a_guarded_cell_comes_back_as_it_was(text):
    assert unguarded(guarded(text)) == text


@given(st.lists(st.sampled_from([*"'\" \t\r\n=+-@;,|a1\u200b＝"]), max_size=6).map("".join))
def test_a_guarded_cell_of_odd_characters_comes_back_as_it_was(text):
    assert unguarded(guarded(text)) == text
    assert not re.match("[=+\\-@\t\r\n＝]", guarded(text))


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_csv_reads_back_as_written_but_for_the_guard(texts):
    buffer = io.BytesIO()
    from pipeline.export import csv as format_csv

    columns = [f"c{number}" for number in range(len(texts))]
    for chunk in format_csv.chunks([dict(zip(columns, texts, strict=True))], columns):
        buffer.write(chunk)
    refused = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
    rows = read_csv(buffer.getvalue())
    assert [unguarded(value) for value in rows[1]] == [refused.sub("\ufffd", text) for text in texts] or texts == [""]


@given(st.dictionaries(st.text(max_size=5), values, max_size=4))
def test_every_row_is_one_line_of_valid_json(row):
    from pipeline.export import jsonl

    (line,) = jsonl.chunks([row], ())
    assert line.endswith(b"\n")
    assert len(line.decode("utf-8").splitlines()) == 1
    json.loads(line, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))


def test_jsonl_changes_no_value_but_lone_surrogates():
    from pipeline.export import jsonl

    row = {"t": "a\u2028b\u202ec\x7fd\x1be\ud800f\ufeff\U0001f525"}
    (line,) = jsonl.chunks([row], ())
    assert json.loads(line) == {"t": row["t"].replace("\ud800", "\ufffd")}
    assert not re.search("[\x00-\x09\x7f-\x9f\u2028\u202e\ufeff]", line.decode())


@given(st.text(min_size=1), st.text())
def test_a_quote_stays_a_part_of_its_text_in_both_formats(quote, before):
    from pipeline.export import jsonl

    post = a_post(before + quote + before)
    claim = a_claim("x", (an_appearance(quote, post=post),))
    exported = [json.loads(b"".join(jsonl.chunks([row], ()))) for row in (posts.row(post), claims.row(claim))]
    assert exported[1]["appearances"][0]["quote"] in exported[0]["text"]
    assert json.loads(cell(claims.row(claim)["appearances"]))[0]["quote"].replace("\ufffd", "") is not None


def test_a_failing_export_leaves_no_file(tmp_path):
    def rows():
        yield {"a": 1}
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError):
        write(rows(), ("a",), "jsonl", tmp_path / "x.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_a_failing_export_leaves_the_former_file(tmp_path):
    (tmp_path / "x.jsonl").write_text("old")
    with pytest.raises(ZeroDivisionError):
        write(({"a": 1 // number} for number in (1, 0)), ("a",), "jsonl", tmp_path / "x.jsonl")
    assert (tmp_path / "x.jsonl").read_text() == "old"


def test_what_cannot_be_written_is_named(tmp_path):
    with pytest.raises(ItemwireError, match="nowhere"):
        write([], (), "csv", tmp_path / "nowhere" / "x.csv")


def test_a_dash_means_standard_output(monkeypatch):
    class Terminal:
        buffer = io.BytesIO()

    monkeypatch.setattr(sys, "stdout", Terminal)
    assert write([{"a": "x"}], ("a",), "csv") == 1
    assert Terminal.buffer.getvalue() == b"a\r\nx\r\n"


def test_a_pipe_is_written_to_and_never_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read = threading.Thread(target=lambda: heard.append(pipe.read_bytes()))
    heard: list[bytes] = []
    read.start()
    write([{"a": "x"}], ("a",), "csv", pipe)
    read.join(60)
    assert heard == [b"a\r\nx\r\n"]
    assert pipe.is_fifo()


def test_a_reader_who_leaves_early_is_no_failure():
    rows = "from pipeline.export.write import write; write(({'a': 'x' * 99} for _ in range(99999)), ('a',), 'csv')"
    shell = f'"{sys.executable}" -c "{rows}" | head -n 1'
    done = subprocess.run(["/bin/sh", "-c", shell], capture_output=True, text=True, timeout=240, check=False)
    assert (done.stdout, done.stderr) == ("a\n", "")


def test_a_killed_export_leaves_no_half_file_under_the_final_name(tmp_path):
    target = tmp_path / "x.csv"
    rows = "from itertools import repeat; from pipeline.export.write import write; import sys\n"
    rows += "write(repeat({'a': 'x' * 999}), ('a',), 'csv', sys.argv[1])"
    running = subprocess.Popen([sys.executable, "-c", rows, str(target)])
    deadline = time.monotonic() + 30
    while not any(path.stat().st_size for path in tmp_path.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.02)
    running.kill()
    running.wait(90)
    assert not target.exists()


def test_rows_are_taken_one_by_one(tmp_path):
    taken = []

    def rows():
        for number in range(1000):
            taken.append(number)
            yield {"a": number}

    from pipeline.export import csv as format_csv

    chunks = format_csv.chunks(rows(), ("a",))
    next(chunks)
    assert len(taken) <= format_csv.ROWS_A_CHUNK


def test_posts_and_claims_go_through_csv(tmp_path):
    found = a_claim()
    table = read_csv(written(tmp_path, [claims.row(found)], claims.COLUMNS))
    assert tuple(table[0]) == claims.COLUMNS
    assert json.loads(table[1][table[0].index("appearances")])[0]["source"] == "Observer"
    table = read_csv(written(tmp_path, [posts.row(a_post("=1+1"))], posts.COLUMNS))
    assert table[1][table[0].index("text")] == "'=1+1"


@pytest.mark.eval
def test_known_formulas_never_start_a_cell(evaluation, tmp_path):
    lines = (evaluation / "hostile" / "payloads" / "csv_formula.jsonl").read_text(encoding="utf-8").splitlines()
    payloads = [json.loads(line)["payload"] for line in lines]
    rows = [posts.row(a_post(payload, title=payload, author=payload)) for payload in payloads]
    for record in read_csv(written(tmp_path, rows, posts.COLUMNS)):
        for value in record:
            seen = value.lstrip(" \u00a0\u200b\ufeff\"';,|")
            assert value[:1] not in tuple("=+-@\t\r\n＝＋－＠")
            assert seen[:1] not in tuple("=@＝＠") or value[0] == "'"
