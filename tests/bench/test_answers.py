"""The answers that the commands give on rows of our own."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from bench.quality.__main__ import COMMANDS
from bench.quality.errors_of_pairs import pair_errors, place_errors
from bench.quality.incidents import cluster_of_posts
from bench.quality.newsroom import claims_of, graded_b
from bench.quality.pairs import anchored, answer_pairs, answer_places
from bench.quality.rows import LabelledPost, Pair, Reply, Words
from bench.quality.stance import answer_replies

DAY = datetime(2026, 3, 14, tzinfo=UTC)


def pair(a, b, label=1, id="1"):
    return Pair(id, Words(a, "en"), Words(b, "en"), label, id)


def post(id, source, text, hours, of=None, labels="c"):
    at = DAY + timedelta(hours=hours)
    return LabelledPost(id, text, source, at, at, "en", None, of, frozenset([labels]))


def reply(id, text, answers=None, thread="1"):
    return Reply(id, text, f"author {id}", DAY, answers, thread, None)


def test_the_same_event_in_other_words_outranks_another_village():
    said = "An airstrike on the village of Tell Marjan killed nine civilians."
    same, other = answer_pairs(
        [
            pair(said, "Nine civilians were killed in an airstrike on Tal Marjan."),
            pair(said, "Nine civilians were killed in an airstrike on Umm Zahra.", 0),
        ]
    )
    assert same.score > other.score
    assert same.auto
    assert not other.auto


def test_texts_that_claim_nothing_are_compared_whole():
    (answer,) = answer_pairs([pair("A lovely morning with coffee", "A lovely morning with coffee and cake")])
    assert 0 < answer.score < 1


def test_a_stated_date_dates_both_texts():
    dated = anchored(pair("An airstrike hit Tell Marjan on 5 December 2024.", "An airstrike hit Tell Marjan today."))
    assert dated.a.at == dated.b.at == datetime(2024, 12, 5, 12, tzinfo=UTC)


def test_spellings_of_one_place_outrank_another_place():
    same, other = answer_places([pair("Khan Tuman", "خان طومان"), pair("Khan Tuman", "Khan Shaykhun", 0)])
    assert same.score > other.score


def test_a_missed_pair_and_a_wrong_place_get_a_class():
    pairs = [pair("A lovely morning", "The price of bread rose")]
    assert list(pair_errors(pairs, answer_pairs(pairs))) == [("too little: no event made out in either", "1")]
    places = [pair("Khan Tuman", "Robotyne")]
    assert list(place_errors(places, answer_places(places))) == [("missed: Latin, one name has more words", "1")]


def test_posts_of_one_village_and_day_are_one_incident():
    posts = [
        post("1", "a", "An airstrike hit the village of Tell Marjan.", 8),
        post("2", "b", "Two people were wounded in the village of Tal Marjan.", 9),
        post("3", "c", "Shelling hit the village of Umm Zahra.", 9),
        post("4", "d", "Shelling hit the village of Tell Marjan.", 80),
        post("5", "e", "Good night everyone", 9),
    ]
    given = cluster_of_posts(claims_of(posts)[0], posts)
    assert given["1"] == given["2"]
    assert len({given["1"], given["3"], given["4"]}) == 3
    assert given["5"] == "5"


def test_a_repost_is_filed_with_what_it_reposts():
    posts = [
        post("1", "a", "An airstrike hit the village of Tell Marjan.", 1),
        post("2", "b", "Good night everyone", 60, of="1"),
        post("3", "c", "Good night everyone", 60),
    ]
    assert cluster_of_posts([], posts) == {"1": "1", "2": "1", "3": "3"}


def test_sources_of_a_set_are_graded_b_and_named_once():
    settings = graded_b(["A B", "ab", "C"])
    assert [source.name for source in settings.sources] == ["A B", "C"]
    assert {source.reliability.value for source in settings.sources} == {"B"}


@pytest.mark.parametrize(
    ("text", "label"),
    [("That is not true, no one was killed there.", "deny"), ("Is there any proof of that?", "query")],
)
def test_an_answer_denies_or_asks(text, label):
    top = reply("1", "An airstrike killed nine people in Tell Marjan.")
    assert answer_replies([top, reply("2", text, "1")]) == {"1": "support", "2": label}


def test_commands_write_one_answer_a_row(tmp_path):
    path = tmp_path / "rows.jsonl"
    rows = [{"id": str(n), "a": "Khan Tuman", "b": "Khan Touman", "text": "Khan Tuman", "source": "s"} for n in (1, 2)]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    answers = {name: list(command(path)) for name, command in COMMANDS.items()}
    assert sorted(answers) == ["clusters", "pairs", "places", "stance"]
    assert all([answer["id"] for answer in given] == ["1", "2"] for given in answers.values())
    assert all(0 <= answer["score"] <= 1 for answer in (*answers["pairs"], *answers["places"]))
