"""The fit finds what made the data, holds to what was set where the data say nothing, and keeps the file's reasons."""

import tomllib
from math import exp
from random import Random

import pytest

from bench.fit_weights import TERMS, Example, Seen, answer, best, current, features, fit, judge, rewritten, score
from bench.linear import newton, solved
from pipeline.match.evidence import PARTS
from pipeline.match.weights import FILE


def test_equations_are_solved():
    assert solved([[0.0, 2.0], [1.0, 1.0]], [4.0, 5.0]) == pytest.approx([3.0, 2.0])


def test_newton_finds_the_weights_that_made_the_labels():
    chance = Random(3)
    rows = [(1.0, chance.uniform(-2, 2)) for _ in range(4000)]
    labels = [int(chance.random() < 1 / (1 + exp(-(0.5 + 1.5 * row[1])))) for row in rows]
    assert newton(rows, labels, [1.0] * len(rows), [0.0, 0.0], 0.01) == pytest.approx([0.5, 1.5], abs=0.2)


def test_a_term_that_no_row_shows_keeps_its_prior():
    fitted = newton([(1.0, 0.0)] * 20, [0, 1] * 10, [1.0] * 20, [0.0, 2.5], 1.0)
    assert fitted == pytest.approx([0.0, 2.5])


def test_a_part_that_is_not_told_says_nothing():
    terms = dict(zip(TERMS, features({"place": 0.9, "region": 0.0, "words": 0.25}), strict=True))
    assert (terms["place.agree"], terms["place.differ"]) == pytest.approx((0.9, 0.1))
    assert (terms["words.agree"], terms["words.differ"]) == (0.25, 0.75)
    assert terms["region.differ"] == terms["event.differ"] == 0.0


def test_the_file_scores_a_village_an_event_and_hours_as_its_reason_says():
    seen = Seen(features({"place": 1.0, "event": 1.0, "time": 1.0}), vetoed=False, anchored=True)
    assert score(current(), seen) == pytest.approx(0.88, abs=0.02)
    assert score(current(), seen._replace(anchored=False)) < 0.85


def test_what_nothing_stands_against_represents_a_pair():
    alike = features({"place": 1.0, "event": 1.0, "time": 1.0})
    poor = Seen(features({"words": 0.1}), vetoed=False, anchored=False)
    example = Example("set", "group", 1, (Seen(alike, True, True), poor))
    assert best(current(), example) == poor
    assert answer(current(), example)[1:] == (False, 1)


def test_joins_are_counted_where_the_product_would_make_them():
    held = judge([(0.9, False, 1), (0.9, True, 0), (0.86, False, 0), (0.2, False, 0)])
    assert (held.joined, held.right) == (2, 1)


def test_a_part_that_goes_with_the_label_gains_weight():
    alike, unlike = features({"words": 1.0, "time": 1.0}), features({"words": 0.0, "time": 1.0})
    pairs = [
        Example("set", str(n), n % 2, (Seen(alike if n % 2 else unlike, vetoed=False, anchored=True),))
        for n in range(200)
    ]
    before, after = (dict(zip(TERMS, weights, strict=True)) for weights in (current(), fit(pairs, current())))
    assert after["words.agree"] > before["words.agree"]
    assert after["place.agree"] == pytest.approx(before["place.agree"])


def test_rewriting_changes_the_values_and_nothing_else():
    text = FILE.read_text(encoding="utf-8")
    fitted = [float(index) for index, _ in enumerate(TERMS)]
    old, new = tomllib.loads(text), tomllib.loads(rewritten(text, fitted))
    assert new["bias"]["agree"] == 0.0
    assert [new[name]["differ"] for name in PARTS] == fitted[2::2]
    for table in (old, new):
        for name in ("bias", *PARTS):
            table[name] = table[name]["why"]
    assert old == new
    assert len(rewritten(text, fitted).split("\n")) == len(text.split("\n"))
