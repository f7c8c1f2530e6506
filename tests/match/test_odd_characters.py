"""Whatever characters stand wherever in a post: it is read, its passages are cut exactly, and they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.match import compare, keys
from pipeline.match.persons import full_names
from pipeline.normalise import normalise
from pipeline.particulars import describe
from pipeline.roster import Roster
from pipeline.split import split
from pipeline.types import Post, Source
from tests.builders import NOON

TEXTS = (
    'KARMID, June 2 (Orsa) – "We took the mill," commander Karim Haddad said; an Orsa photographer saw 3 dead.',
    "مراسلنا: قتل القائد كريم حداد وسيطر الجيش على قرية الخالدية، وقتل 5 مدنيين بقصف على السوق",
    "Наш корреспондент: армия взяла село Кармид, погибли трое, сообщил командир Карим Хаддад.",
    "Наш кореспондент: військові звільнили село Карміда, троє загиблих, повідомив Карим Хаддад.",
)
ODD = (
    "ـ",
    "ـَ",
    "\u0301",
    "\u200d",
    "\u202e",
    "\ufeff",
    "ﷺ",
    "ﬁ",
    "İ",
    "ŉ",
    "\u2028",
    "\u00ad",
    "\u1d2c",
    "½",
    "Ⅷ",
    "\u0489",
    "٣",
    "«",
    "–",
)
NAMES = Roster([Source(name="Orsa", aliases=("أورسا",))])


def read(text):
    post = normalise(Post(source="Orsa", id="1", text=text, published=NOON, fetched=NOON))
    done = []
    for statement in split(post, NAMES):
        assert post.text[statement.start : statement.end] == statement.quote
        done.append(describe(statement, post, done[::-1]))
    return done


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(TEXTS),
    st.lists(st.tuples(st.integers(0, 110), st.sampled_from(ODD), st.booleans()), min_size=1, max_size=12),
)
def test_odd_characters_anywhere_are_read(text, put):
    for at, odd, alone in put:
        text = text[:at] + (f" {odd} " if alone else odd) + text[at:]
    plain = read(TEXTS[0])
    for statement in read(text):
        assert len(set(keys(statement))) == len(keys(statement))
        assert 0.0 <= compare(plain[0], statement).score <= 1.0


@pytest.mark.parametrize("mark", ["ـ", "ـَ", "\u1d2c"])
def test_a_mark_that_folds_to_nothing_is_no_word(mark):
    assert full_names(f"commander Karim {mark} Haddad was killed") is not None
    assert read(f"Orsa, Dec 19 – Dozens {mark} protested, an {mark} Orsa photographer said. {mark}")
