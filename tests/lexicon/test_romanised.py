"""A group listed in one Latin spelling is known in all."""

from __future__ import annotations

import pytest

from pipeline.lexicon import shipped
from pipeline.lexicon.romanised import romanised


@pytest.mark.parametrize(
    ("written", "group"),
    [
        ("jaysh al-fateh", "idlib-rebels"),
        ("jeish ul-fatah", "idlib-rebels"),
        ("jabhet an-nosra", "nusra"),
        ("hay'at tahrir ash-sham", "nusra"),
        ("ahraar as-sham", "ahrar"),
        ("hizbullah", "hezbollah"),
        ("da'ish", "isis"),
    ],
)
def test_a_group_is_known_in_every_latin_spelling(written, group):
    assert [(hit.value, hit.end) for hit in shipped("actors").scan(written)] == [(group, len(written))]


def test_another_word_is_left_as_it_is():
    assert romanised("free syrian army") == "free syrian army"
    assert romanised("al nusra").startswith("{al|el|ul|an|en} {nusra|")
