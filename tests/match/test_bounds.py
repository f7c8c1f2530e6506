"""What is left at first sight is what would have been left after all looks."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from bench.posts import make_posts
from pipeline.match import link, told
from pipeline.match.compare import weigh
from pipeline.match.worth import of_use
from pipeline.particulars import describe
from pipeline.phones import at_most, at_most_at_sight, closeness, outline
from pipeline.roster import Roster
from pipeline.spelling import same_place, surely_other
from pipeline.split import split
from pipeline.types import Post

SOUNDS = st.text("abdfghijklmnopqrstuwxyzCDGHSTZ'", max_size=12)
NAMES = st.one_of(
    st.text("aeioubdfghklmnqrstyz -'", max_size=20),
    st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويةى ", max_size=16),
    st.text("абвгдежзийклмнопрстуфхцчшщьюяіїє -", max_size=16),
)


@given(SOUNDS, SOUNDS, st.booleans(), st.booleans())
def test_no_two_soundings_are_closer_than_the_bound_says(a, b, abjad_a, abjad_b):
    assert closeness(a, b, abjad_a, abjad_b) <= at_most(a, b, abjad_a, abjad_b) + 1e-9


@given(SOUNDS, SOUNDS, st.booleans(), st.booleans())
def test_what_is_seen_at_sight_is_never_less_than_the_closer_bound(a, b, abjad_a, abjad_b):
    assert at_most(a, b, abjad_a, abjad_b) <= at_most_at_sight(outline(a), outline(b)) + 1e-9


@given(NAMES, NAMES, st.sampled_from((0.7, 0.9)))
@example("Kafr Zita", "Kafr Zaita", 0.9)
@example("Khalsa", "Khalasah", 0.7)
@example("Kafrnabl", "Kafr Nabl", 0.9)
@example("Роботине", "Robotyne", 0.7)
def test_names_that_are_surely_other_places_are_other_places(a, b, least):
    assert not (surely_other(a, b, least) and same_place(a, b) >= least)


def _statements(number):
    for made in make_posts(number):
        post = Post(
            source=made["source"],
            id=made["id"],
            published=made["published"],
            text=made["text"],
            fetched=made["published"],
        )
        for statement in split(post, Roster(())):
            yield describe(statement, post, [])


def test_a_pair_is_left_at_first_sight_only_if_nothing_could_come_of_it():
    ready = [told(one) for one in _statements(220) if one.aside is None]
    pairs = [(a, b) for a in ready for b in ready if a.order < b.order]
    kept = [(a, b) for a, b in pairs if of_use(a, b, weigh(a, b))]
    assert [(a, b) for a, b in pairs if link(a, b) is not None] == kept
    assert 20 < len(kept) < len(pairs) / 4
