"""Clustering: order does not matter, editors' links hold, a later statement moves nothing."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.match import Clustering, cluster, compare, worth_keeping
from pipeline.types import Band, Stance, Statement
from tests.builders import a_decision, a_region, a_statement, an_actor, minutes, particulars

PLACES = ("Khalsa", "Zaytan", "Humayra")
EVENTS = ("assault", "capture", "airstrike", "kill")


def clustered(statements, decisions=()) -> Clustering:
    pairs = [compare(a, b) for a, b in combinations(statements, 2)]
    return cluster(statements, pairs, decisions)


def groups(clustering) -> set[tuple[str, ...]]:
    return {group.statements for group in clustering.groups}


@st.composite
def streams(draw) -> list[Statement]:
    made = []
    for number in range(draw(st.integers(2, 9))):
        place, event = draw(st.sampled_from(PLACES)), draw(st.sampled_from(EVENTS))
        figures = draw(st.sampled_from([(), (3,), (5,), (40,)]))
        stance = draw(st.sampled_from([Stance.ASSERTS] * 4 + [Stance.DENIES, Stance.QUESTIONS]))
        told = particulars([place], event, ["rebels"] if draw(st.booleans()) else (), figures)
        at = minutes(draw(st.sampled_from([0, 0, 30, 300, 4000])))
        made.append(
            a_statement(f"Report {number} of {event} at {place}", f"S{number}", at, particulars=told, stance=stance)
        )
    return made


@given(streams(), st.randoms())
def test_the_order_in_which_statements_come_changes_nothing(statements, random):
    shuffled = list(statements)
    random.shuffle(shuffled)
    assert clustered(shuffled) == clustered(statements)


@given(streams(), st.data())
def test_an_editors_join_and_split_hold(statements, data):
    a, b = data.draw(st.permutations(statements))[:2]
    joined = clustered(statements, [a_decision("join", a.uid, b.uid)])
    assert any({a.uid, b.uid} <= set(group) for group in groups(joined))
    parted = clustered(statements, [a_decision("split", a.uid, b.uid)])
    assert not any({a.uid, b.uid} <= set(group) for group in groups(parted))


@given(streams())
def test_a_later_assertion_changes_no_earlier_join(statements):
    asserted = [one for one in statements if one.stance is Stance.ASSERTS]
    latest = a_statement("Rebels storm Khalsa", "Latest", minutes(5000))
    before, after = clustered(asserted), clustered([*asserted, latest])
    assert groups(before) == {tuple(uid for uid in group if uid != latest.uid) for group in groups(after)} - {()}


@given(streams())
def test_every_statement_is_in_one_claim_or_loose(statements):
    result = clustered(statements)
    placed = [uid for group in result.groups for uid in group.statements] + list(result.loose)
    assert sorted(placed) == sorted(one.uid for one in statements)


@given(streams())
def test_comparisons_that_are_not_worth_keeping_are_not_missed(statements):
    by_uid = {one.uid: one for one in statements}
    pairs = [compare(a, b) for a, b in combinations(statements, 2)]
    kept = [one for one in pairs if worth_keeping(by_uid[one.a], by_uid[one.b], one)]
    assert cluster(statements, kept) == cluster(statements, pairs)


def test_a_later_join_lifts_a_split_and_a_later_split_lifts_a_join():
    a, b = a_statement(source="A"), a_statement(source="B", particulars=particulars(["Zaytan"]))
    split = a_decision("split", a.uid, b.uid, at=minutes(1))
    assert len(clustered([a, b], [split, a_decision("join", a.uid, b.uid, at=minutes(2))]).groups) == 1
    assert len(clustered([a, b], [split, a_decision("join", a.uid, b.uid, at=minutes(0))]).groups) == 2


def test_an_editors_join_says_so():
    a, b = a_statement(source="A"), a_statement(source="B", at=minutes(3), particulars=particulars(["Zaytan"]))
    (group,) = clustered([a, b], [a_decision("join", b.uid, a.uid)]).groups
    assert [member.band for member in group.members] == [Band.AUTO, Band.EDITOR]


def test_likeness_does_not_chain():
    first = a_statement("1", "A", particulars=particulars(["Khalsa"]))
    bridge = a_statement("2", "B", minutes(1), particulars=particulars(["Khalsa", "Zaytan"]))
    last = a_statement("3", "C", minutes(2), particulars=particulars(["Zaytan"]))
    assert not any({first.uid, last.uid} <= set(group) for group in groups(clustered([first, bridge, last])))


def test_a_denial_answers_what_it_is_about_whatever_its_words_and_order():
    claim = a_statement("The guard attacks Mallah", "Z", particulars=particulars(["Mallah"]))
    denial = a_statement("Only the militia", "A", stance=Stance.DENIES, about=claim.uid, particulars=particulars(()))
    (group,) = clustered([denial, claim]).groups
    assert set(group.statements) == {claim.uid, denial.uid}
    assert group.uid == clustered([claim]).groups[0].uid


def test_a_question_with_nothing_to_answer_is_loose_and_a_denial_founds_a_claim():
    question = a_statement("Why there?", stance=Stance.QUESTIONS, particulars=particulars((), None, ()))
    denial = a_statement("We struck nobody", stance=Stance.DENIES, particulars=particulars((), None, ()))
    result = clustered([question, denial])
    assert result.loose == (question.uid,)
    assert groups(result) == {(denial.uid,)}


def test_who_takes_back_their_own_words_need_only_name_them():
    empty = particulars((), None, ())
    claim = a_statement("We see rebels at Khirbet Sawwan", "Maps", particulars=particulars((), "capture", ()))
    sorry = a_statement(
        "Please disregard my post on Khirbet Sawwan", "Maps", minutes(30), stance=Stance.CORRECTS, particulars=empty
    )
    stranger = a_statement("Wrong on Khirbet Sawwan", "Other", minutes(30), stance=Stance.CORRECTS, particulars=empty)
    assert groups(clustered([claim, sorry])) == {(claim.uid, sorry.uid)}
    assert len(clustered([claim, stranger]).groups) == 2


def test_a_likely_but_unsure_pair_is_suggested_to_the_desk():
    a = a_statement("Rebels attack near Khalsa", "A", particulars=particulars([a_region("Aleppo")]))
    b = a_statement("Opposition launches offensive", "B", minutes(9), particulars=particulars([a_region("Aleppo")]))
    result = clustered([a, b])
    assert len(result.groups) == 2
    assert len(result.suggestions) == 1


def test_rival_doers_of_one_strike_are_linked_and_not_joined():
    theirs = particulars(["Khalsa"], "airstrike", [an_actor("Russia", side="russia")])
    ours = particulars(["Khalsa"], "airstrike", [an_actor("Coalition", side="coalition")])
    a, b = a_statement("1", "A", particulars=theirs), a_statement("2", "B", particulars=ours)
    result = clustered([a, b])
    assert len(result.groups) == 2
    assert len(result.rivals) == 1


def test_the_nearest_earlier_toll_is_the_one_that_is_updated():
    def toll(number, source, at, cumulative=True):
        from tests.builders import a_figure

        told = particulars(["Khalsa"], "kill", (), [a_figure(number, cumulative=cumulative)])
        return a_statement(f"{number} dead", source, minutes(at), particulars=told)

    result = clustered([toll(9, "A", 0, False), toll(20, "B", 60), toll(31, "C", 120)])
    first, second, third = (group.uid for group in result.groups)
    assert {(link.claim, link.other) for link in result.updates} == {(second, first), (third, second)}


def test_who_says_that_it_is_still_held_stands_in_the_claim_that_it_fell():
    army = particulars(["Khalsa"], "hold", [an_actor("army", "regime", "regime")])
    fell = a_statement("Rebels captured Khalsa.", "Z", particulars=particulars(["Khalsa"], "capture"))
    held = a_statement("The army still holds Khalsa.", "A", minutes(20), particulars=army)
    (group,) = clustered([fell, held]).groups
    assert set(group.statements) == {fell.uid, held.uid}
