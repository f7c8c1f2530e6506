"""Claims are scored against labelled spans as an editor would."""

import json

import pytest

from bench.quality.findings import Findings, classes
from bench.quality.labelled_claims import fuzzy_pair_f1, read_claim_set, score_claims
from bench.quality.measure import measure_clusters, measure_pairs, measure_places, measure_stance
from bench.quality.newsroom import claims_of_file
from bench.quality.report import write
from bench.quality.targets import FALSE, TARGETS, reached
from bench.quality.trust import false_rumours
from tests.flow.newsroom import DAY

POSTS = (
    {"id": "1", "source": "Hilltop", "text": "Rebels captured the village of Tell Marjan after a dawn assault."},
    {"id": "2", "source": "River", "text": "Rebels captured the village of Tal Marjan this morning, our reporter saw."},
    {"id": "3", "source": "Valley", "text": "Shelling wounded two people in the village of Umm Zahra."},
    {"id": "4", "source": "Valley", "text": "Good morning from the forum!"},
)
CLAIMS = (
    {
        "claim": "marjan",
        "status": "corroborated",
        "reports": [
            {"post": "1", "span": "Rebels captured the village of Tell Marjan"},
            {"post": "2", "span": "Rebels captured the village of Tal Marjan this morning"},
        ],
    },
    {
        "claim": "zahra",
        "status": "confirmed",
        "reports": [{"post": "3", "span": "Shelling wounded two people in the village of Umm Zahra"}],
    },
)
SOURCES = """
sources:
  - {name: Hilltop, reliability: B}
  - {name: River, reliability: B}
  - {name: Valley, reliability: C}
beats: []
"""


@pytest.fixture
def folder(tmp_path):
    def lines(rows):
        return "\n".join(json.dumps(row) for row in rows)

    posts = [{**post, "published": f"{DAY:%Y-%m-%d}T0{post['id']}:00:00Z"} for post in POSTS]
    (tmp_path / "posts.jsonl").write_text(lines(posts), encoding="utf-8")
    (tmp_path / "expected_claims.jsonl").write_text(lines(CLAIMS), encoding="utf-8")
    (tmp_path / "chatter.json").write_text('["4"]', encoding="utf-8")
    (tmp_path / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    return tmp_path


def test_joins_statuses_and_chatter_are_scored(folder):
    score = score_claims(read_claim_set(folder), claims_of_file(folder / "sources.yaml", folder / "posts.jsonl"))
    assert (score.pair_f1, score.grouping.f1, score.missed, score.chatter) == (1.0, 1.0, (), ())
    assert score.wrong_status == ("zahra: expected confirmed, got unconfirmed",)
    assert (score.status_accuracy, score.false_confirmed) == (0.5, ())


def test_nothing_exported_is_all_missed(folder):
    score = score_claims(read_claim_set(folder), [])
    assert len(score.missed) == 3
    assert score.status_accuracy == 0.0


def test_the_plain_baseline_knows_the_best_threshold(folder):
    assert fuzzy_pair_f1(read_claim_set(folder)) == 1.0


def test_a_confirmed_false_rumour_is_counted_with_its_case(tmp_path):
    said = (
        "Police confirmed that nine people were killed in the shooting in Tell Marjan.",
        "Nine killed by gunmen in Tell Marjan shooting, hospital doctors tell us.",
        "We counted nine dead after the shooting in the town of Tell Marjan today.",
    )
    rows = [
        {"id": str(n), "text": text, "author": f"a{n}", "time": f"2026-03-14T0{n}:00:00Z", "label": "false"}
        for n, text in enumerate(said)
    ]
    path = tmp_path / "rumours.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = false_rumours(path)
    counted = {figure.measure: figure.value for figure in found.figures}
    assert counted[FALSE] == 0
    assert len(found.errors) <= 1


def test_a_figure_is_reached_from_the_right_side():
    assert reached("demo", "pair F1", 0.95)
    assert not reached("demo", FALSE, 1)
    assert reached("demo", "another measure", 1) is None
    assert all(target.quoted is None or 0 <= target.quoted <= 1 for target in TARGETS.values())


def test_the_page_names_rows_and_prints_figures(folder):
    page = write(Findings(errors=classes("set", [("missed", "row 1")])), DAY, 60.0, "")
    assert "- **missed** (1): `row 1`" in page
    assert "in 1.0 minutes" in page


@pytest.mark.eval
def test_the_labelled_sets_are_read_and_measured(evaluation):
    sets = evaluation / "eval" / "open"
    found = [
        measure_places(sets / "pairs" / "syria_place_spellings.jsonl"),
        measure_pairs(sets / "pairs" / "sts_tweetnews.jsonl"),
        measure_stance(sets / "stance" / "rumoureval2017.jsonl"),
        measure_clusters(sets / "clusters" / "pheme_stories.jsonl", sets / "veracity"),
    ]
    figures = [figure for one in found for figure in one.figures]
    assert {figure.set for figure in figures} == {
        "syria_place_spellings",
        "sts_tweetnews",
        "rumoureval2017",
        "pheme_stories",
    }
    assert all(0 <= figure.value <= 1 and figure.rows > 0 for figure in figures)
