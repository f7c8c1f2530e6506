"""What an edited post says in the place of what it said: by its words, else by what alone tells the same event."""

from __future__ import annotations

import random

import pytest

from pipeline.match import successors
from pipeline.types import Stance
from tests.builders import a_statement, a_when, minutes, particulars

POST = "p-edited"
TOLD = "Rebels storm Khalsa village at dawn."


def said(quote=TOLD, start=0, **fields):
    return a_statement(quote, post=POST, start=start, **fields)


def pairs(old, new):
    return {one.statement: one.into for one in successors(old, new)}


@pytest.mark.parametrize("words", [TOLD.replace(".", "!"), TOLD.replace("village", "village,"), TOLD.upper()])
def test_mended_words_go_on_as_the_same(words):
    old, new = said(), said(words)
    (one,) = successors([old], [new])
    assert (one.statement, one.into, one.same) == (old.uid, new.uid, True)


def test_what_still_stands_has_no_successor_and_what_is_gone_has_none():
    kept, gone = said(), said("A drone fell on Tal Rifat.", 40, particulars=particulars(["Tal Rifat"], "strike"))
    assert successors([kept, gone], [kept]) == []


def test_a_sentence_before_it_only_moves_it():
    old, new = said(), said(start=20)
    assert pairs([old], [said("Update from the front.", 0, particulars=particulars((), None)), new]) == {
        old.uid: new.uid
    }


def test_of_two_alike_each_goes_on_as_its_own_words():
    places = [particulars([name]) for name in ("Khalsa", "Zaytan")]
    old = [
        said(TOLD.replace("Khalsa", name.places[0].name), 40 * at, particulars=name) for at, name in enumerate(places)
    ]
    new = [said(one.quote, 100 - one.start, particulars=one.particulars) for one in old]
    assert pairs(old, new) == {a.uid: b.uid for a, b in zip(old, new, strict=True)}
    assert pairs(old, new[1:]) == {old[1].uid: new[1].uid}


def test_a_mended_count_goes_on_but_is_not_the_same():
    old, new = (said(f"A shell on Khalsa killed {n}.", particulars=particulars(figures=[n])) for n in (5, 6))
    (one,) = successors([old], [new])
    assert not one.same


def test_passed_on_now_is_not_the_same():
    (one,) = successors([said()], [said("Rebels storm Khalsa village at dawn?!", hedged=True)])
    assert not one.same


def test_other_words_go_on_where_they_alone_tell_the_event():
    other = said("The village of Khalsa is under assault, our correspondent says.", 3)
    assert pairs([said()], [other]) == {said().uid: other.uid}
    assert pairs([said()], [other, said("And Khalsa was assaulted from two sides later that night.", 90)]) == {}


@pytest.mark.parametrize(
    "fields",
    [
        {"particulars": particulars(["Zaytan"])},
        {"particulars": particulars(actors=["army"])},
        {"particulars": particulars(negated=True)},
        {"particulars": particulars(when=a_when(minutes(3000)))},
        {"stance": Stance.DENIES},
        {"aside": "forecast"},
    ],
)
def test_what_tells_something_else_is_no_successor(fields):
    assert successors([said(particulars=particulars(when=a_when()))], [said(TOLD.replace(".", "!"), **fields)]) == []


def test_the_order_of_statements_is_of_no_matter():
    old = [said(f"Rebels storm Khalsa village at {word}.", 50 * at) for at, word in enumerate(("dawn", "dusk", "noon"))]
    new = [said(one.quote.replace(".", "!"), one.start + 1) for one in old]
    expected = pairs(old, new)
    assert len(expected) == 3
    for seed in range(6):
        chance = random.Random(seed)
        assert pairs(chance.sample(old, 3), chance.sample(new, 3)) == expected
