"""What doubts and vetoes are worth is counted by pairs of labelled reports."""

from __future__ import annotations

import json

import pytest

from bench import doubts
from bench.doubts import counted, left_out, lines
from bench.labelled_days import LABELS, Day, folders, pairs, read_day
from bench.quality.labelled_claims import ClaimSet, score_claims
from pipeline.match.told import told
from tests.bench.test_labelled_claims import CLAIMS, POSTS, SOURCES
from tests.builders import a_figure, a_statement, minutes, particulars


def report(source, label, claim, at=0, **fields):
    said = particulars(**{"actors": (), **fields})
    return label, claim, told(a_statement(f"{source} tells of it", source, minutes(at), particulars=said))


def a_day(name, *reports) -> Day:
    return Day(name, score_claims(ClaimSet((), {}, frozenset(), frozenset()), ()), reports)


@pytest.fixture
def day() -> Day:
    return a_day(
        "sunday",
        report("A", "taken", "c-1", event="capture"),
        report("B", "taken", "c-1", event="capture"),
        report("C", "stormed", "c-2", event="assault"),
        report("D", "held", "c-3", event="arrest", figures=[a_figure(3, what="arrested")]),
        report("E", "held", "c-4", event="arrest", figures=[a_figure(1, what="arrested")]),
    )


def test_each_pair_has_one_band_and_is_counted_as_one_claim_or_two(day):
    bands = counted(list(pairs(day)), doubts.band)
    assert bands["joined unasked, together"]["sunday"] == [1, 0]
    assert bands["doubted, apart"]["sunday"] == [1, 0]
    assert bands["vetoed, apart"]["sunday"] == [0, 8]
    assert sum(sum(days["sunday"]) for days in bands.values()) == 10


def test_a_doubt_is_charged_with_what_it_held_apart(day):
    assert counted(list(pairs(day)), doubts.doubts) == {
        "counts_differ": {"sunday": [1, 0]},
        "counts_differ, alone": {"sunday": [1, 0]},
    }
    assert counted(list(pairs(day)), doubts.vetoes)["another_event"]["sunday"] == [0, 8]


def test_a_pair_that_a_third_report_parts_is_told(day):
    parted = day._replace(reports=(day.reports[0], (*day.reports[1][:1], "c-9", day.reports[1][2])))
    assert list(counted(list(pairs(parted)), doubts.linkage)) == ["joined unasked by itself, parted by another"]


def test_a_day_left_out_shows_what_hangs_on_one_day():
    assert left_out({"a": [1, 0], "b": [0, 3]}) == (0.0, 1.0)
    assert left_out({"a": [1, 0]}) is None
    rows = list(lines({"risen": {"a": [1, 0], "b": [0, 3]}}, each=True))
    assert rows[0] == "| risen | 1 | 3 | 0.25 | 2 | 0.00–1.00 |"
    assert len(rows) == 3


def test_a_labelled_day_is_read_found_and_printed(tmp_path, monkeypatch, capsys):
    day = tmp_path / "day"
    day.mkdir()
    (day / "posts.jsonl").write_text("\n".join(json.dumps(post) for post in POSTS), encoding="utf-8")
    (day / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    (day / LABELS).write_text("\n".join(json.dumps(claim) for claim in CLAIMS), encoding="utf-8")
    assert folders([str(tmp_path)])[0] == day
    assert len(folders([str(tmp_path), str(day)])) == 2  # the demo beside it
    read = read_day(day)
    assert read.name == "day"
    assert [label for label, _, _ in read.reports] == ["marjan", "marjan", "zahra"]
    monkeypatch.setattr("bench.doubts.folders", lambda given: [day])
    monkeypatch.setattr("sys.argv", ["doubts"])
    assert doubts.main() == 0
    assert "| band | one claim | two |" in capsys.readouterr().out
