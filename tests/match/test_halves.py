"""One event told in halves: each side of an exchange counts its own, and a toll stands behind its blow."""

from __future__ import annotations

import pytest

from pipeline.match import cluster, compare
from pipeline.types import post_uid
from tests.builders import a_figure, a_statement, an_actor, minutes, particulars

NORTH, SOUTH = (
    an_actor(name, side=side, part="unknown") for name, side in (("Northern men", "north"), ("Southern men", "south"))
)


def home(who, number, source, event="prisoner-exchange", post=None, at=0, quote=None):
    told = particulars((), event, who, [a_figure(one, what="released") for one in number])
    quote = quote or f"{source} tells of {number} who came home"
    return a_statement(quote, source, minutes(at), particulars=told, post=post)


def together(*statements):
    pairs = [compare(a, b) for n, a in enumerate(statements) for b in statements[n + 1 :]]
    return {group.statements for group in cluster(statements, pairs).groups}


@pytest.mark.parametrize("event", ["prisoner-exchange", "release"])
def test_each_side_of_an_exchange_tells_of_its_own_people(event):
    a, b = home([NORTH], [41], "A"), home([SOUTH], [41], "B", event)
    assert compare(a, b).veto is None
    assert compare(a, b).score >= 0.85


def test_what_befalls_one_side_alone_is_no_exchange():
    assert compare(home([NORTH], [41], "A", "release"), home([SOUTH], [41], "B", "release")).veto is not None


def test_two_counts_of_an_exchange_stand_in_one_claim_where_a_third_tells_both():
    post = post_uid("A", "both-halves")
    first, second = home([NORTH], [73], "A", post=post), home([SOUTH], [52], "A", post=post, quote="for them go 52")
    both = home([NORTH, SOUTH], [73, 52], "B", at=20)
    assert len(together(first, second, both)) == 1


def shelled(source, quote, event, figures, at, post=None):
    told = particulars(["Khalsa"], event, (), [a_figure(one, what=what) for what, one in figures])
    return a_statement(quote, source, minutes(at), particulars=told, post=post)


def test_a_toll_behind_its_blow_joins_it_once_another_tells_both_in_one():
    post = post_uid("A", "blow-and-toll")
    blow = shelled("A", "Shells fell on the village.", "shelling", [], 0, post)
    toll = shelled("A", "Three people died, six are hurt.", "kill", [("killed", 3), ("wounded", 6)], 0, post)
    both = shelled("B", "Three killed as Khalsa is shelled", "shelling", [("killed", 3)], 15)
    assert len(together(blow, toll)) == 2
    assert len(together(blow, toll, both)) == 1


def test_a_toll_that_another_counts_otherwise_stays_by_itself():
    post = post_uid("A", "blow-and-toll-2")
    blow = shelled("A", "Shells fell on the village.", "shelling", [], 0, post)
    toll = shelled("A", "Three people died.", "kill", [("killed", 3)], 0, post)
    both = shelled("B", "Nine killed as Khalsa is shelled", "shelling", [("killed", 9)], 15)
    assert (toll.uid,) in together(blow, toll, both)


def changed_hands(source, quote, event, who=(), lang="ru", at=0):
    told = particulars(["Khalsa"], event, who)
    return a_statement(quote, source, minutes(at), particulars=told, lang=lang)


def test_a_village_that_is_given_up_is_the_one_that_others_took():
    taken = changed_hands("A", "Northern men hold Khalsa", "capture", [an_actor("north", side="north")], "en")
    given_up = changed_hands("B", "Халса сдана", "lose", at=30)
    assert compare(taken, given_up).score >= 0.85
    assert compare(taken, given_up).veto is None


def test_who_lost_a_village_did_not_take_it():
    north = an_actor("north", side="north")
    taken = changed_hands("A", "Northern men hold Khalsa", "capture", [north], "en")
    assert compare(taken, changed_hands("B", "Халса сдана", "lose", [north], at=30)).veto is not None


def test_of_a_retreat_alone_it_is_not_said_who_came():
    taken = changed_hands("A", "Northern men hold Khalsa", "capture", [an_actor("north", side="north")], "en")
    assert compare(taken, changed_hands("B", "Части отошли из Халсы", "lose", at=30)).veto is not None


@pytest.mark.parametrize(
    ("quote", "lang", "one"), [("Халсу звільнено", "uk", True), ("Халса освобождена", "ru", False)]
)
def test_what_is_freed_in_the_language_of_one_side_was_taken_back(quote, lang, one):
    freed = changed_hands("A", quote, "capture", lang=lang)
    back = changed_hands("B", "Khalsa is back under control", "regain", lang="en", at=90)
    assert (compare(freed, back).score >= 0.85) is one


def test_a_source_that_counts_the_same_in_two_languages_tells_one_event():
    def shot_down(lang, source, quote):
        told = particulars((), "shoot-down", (), [a_figure(7, what="shot-down")], means=("drone",))
        return a_statement(quote, source, lang=lang, particulars=told)

    first = shot_down("uk", "Staff", "Збито сім безпілотників")
    assert compare(first, shot_down("en", "Staff", "Seven drones were shot down")).score >= 0.85
    assert compare(first, shot_down("en", "Other", "Seven drones were shot down")).score < 0.85


@pytest.mark.parametrize(
    ("quote", "joined"),
    [
        ("Rebels are in Khalsa, the junction south of Zaytan", True),
        ("Rebels are in the southern outskirts of Khalsa", False),
        ("Повстанцы в Халсе, южнее Зайтана", True),
    ],
)
def test_where_a_village_lies_is_no_part_of_it(quote, joined):
    there = changed_hands("A", quote, "presence", ["rebels"])
    taken = changed_hands("B", "Халса взята повстанцами", "capture", ["rebels"], at=10)
    assert (compare(there, taken).score >= 0.85) is joined


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Посольство: 350 млн долларов военной помощи", "A new package worth $350 million", True),
        ("Пакет допомоги на 1,2 мільярда", "Package of 1.2 billion announced", True),
        ("Пакет на 350 млн долларов", "A new package worth $530 million", False),
        ("Пакет на 350 млн долларов", "A new package worth 350 billion", False),
    ],
)
def test_what_is_given_is_known_by_its_sum_in_any_language(one, other, alike):
    told = particulars((), "supply", [an_actor("Ministry", side="north")])
    first, second = (
        a_statement(quote, source, lang=lang, particulars=told)
        for quote, source, lang in ((one, "A", "ru"), (other, "B", "en"))
    )
    assert (compare(first, second).score >= 0.85) is alike
