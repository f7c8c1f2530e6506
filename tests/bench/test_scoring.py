"""The measures give what their definitions say on data small enough to work out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.quality.scoring import deviation, group, harmonic, label, pair_f1, rank, rank_deviation

FAIR = st.lists(st.tuples(st.sampled_from([0.1, 0.4, 0.7, 0.9]), st.sampled_from([0, 1])), min_size=1, max_size=30)


def test_average_precision_is_the_mean_of_the_precisions_at_each_hit():
    ranking = rank([(0.9, 1), (0.8, 0), (0.7, 1), (0.6, 0)])
    assert ranking.average_precision == pytest.approx((1 + 2 / 3) / 2)


def test_recall_is_read_where_precision_still_holds():
    answers = [(1.0 - index / 100, 1) for index in range(19)] + [(0.5, 0), (0.4, 0), (0.3, 1)]
    assert rank(answers).recall == pytest.approx(19 / 20)


def test_recall_is_nothing_where_the_first_answer_is_wrong():
    assert rank([(0.9, 0), (0.8, 1)]).recall == 0.0


def test_a_set_without_positives_scores_nothing():
    assert rank([(0.9, 0)]).average_precision == 0.0


@given(FAIR)
def test_the_order_of_equal_scores_never_matters(answers):
    assert rank(answers) == rank(answers[::-1])


@given(FAIR)
def test_a_ranking_lies_between_nothing_and_one(answers):
    ranking = rank(answers)
    assert all(0 <= value <= 1 for value in (ranking.average_precision, ranking.recall, ranking.best_f1))


def test_b_cubed_weighs_each_row_the_same():
    expected = {"a": frozenset("1"), "b": frozenset("1"), "c": frozenset("2")}
    grouping = group(expected, {"a": "x", "b": "x", "c": "x"})
    assert grouping.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert grouping.recall == 1.0


def test_a_row_without_a_cluster_stands_alone():
    expected = {"a": frozenset("1"), "b": frozenset("1")}
    grouping = group(expected, {})
    assert (grouping.precision, grouping.recall) == (1.0, 0.5)


def test_a_row_of_two_groups_is_right_with_either():
    expected = {"a": frozenset("1"), "b": frozenset("12"), "c": frozenset("2")}
    assert group(expected, {"a": "x", "b": "x", "c": "y"}).precision == 1.0


def test_pair_f1_counts_pairs_that_are_together_in_both():
    assert pair_f1(["1", "1", "1", "2"], ["x", "x", "y", "y"]) == pytest.approx(2 * 1 / (2 + 3))


def test_nothing_to_join_and_nothing_joined_is_right():
    assert pair_f1(["1", "2"], ["x", "y"]) == 1.0


def test_macro_f1_weighs_each_label_the_same():
    labelling = label({"a": "deny", "b": "comment", "c": "comment"}, {"a": "comment", "b": "comment", "c": "comment"})
    assert labelling.macro_f1 == pytest.approx((0 + 0.8) / 2)
    assert labelling.accuracy == pytest.approx(2 / 3)


def test_precision_is_told_for_each_label_given():
    labelling = label({"a": "deny", "b": "comment"}, {"a": "deny", "b": "deny"})
    assert labelling.precision["deny"] == 0.5
    assert labelling.recall["deny"] == 1.0


def test_the_harmonic_mean_of_nothing_is_nothing():
    assert harmonic(0.0, 0.0) == 0.0


def test_an_error_shrinks_with_the_root_of_the_rows():
    assert deviation(0.5, 100) == pytest.approx(0.05)
    assert deviation(0.5, 0) == 0.0


def test_the_error_of_a_ranking_is_the_same_every_time_and_none_where_all_is_right():
    answers = [(0.9, 1), (0.8, 0), (0.7, 1), (0.6, 0)] * 5
    assert rank_deviation(answers) == rank_deviation(answers)
    assert rank_deviation([(0.9, 1)] * 20).average_precision == 0.0
    assert rank_deviation([]).rows == 0
