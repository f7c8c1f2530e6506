"""A pattern that is passed over for want of letters would have found nothing."""

from __future__ import annotations

import importlib
import pkgutil
import re
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pipeline.particulars
import pipeline.split
from pipeline.sought import Sought
from pipeline.text import fold

for room in (pipeline.particulars, pipeline.split):
    for module in pkgutil.iter_modules(room.__path__):
        importlib.import_module(f"{room.__name__}.{module.name}")
EVERY = list(Sought.all)


def test_there_are_patterns_to_hold_against_what_they_need():
    assert len(EVERY) > 20


@pytest.mark.parametrize("sought", EVERY, ids=lambda one: one.pattern.pattern[:40])
def test_a_text_made_of_a_pattern_is_found_in(sought):
    @settings(max_examples=12, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(sought.pattern), st.sampled_from(("", "by ", "ال", "7 ", ": x ")))
    def as_plain(text, before):
        said = fold(before + text).text
        assert [one.span() for one in sought.finditer(said)] == [one.span() for one in sought.pattern.finditer(said)]
        for start in (0, 2):
            found, plain = sought.search(said, start), sought.pattern.search(said, start)
            assert (found and found.span()) == (plain and plain.span())

    as_plain()


def test_a_stretch_of_a_text_is_searched_alone():
    sought = Sought(r"b+")
    assert sought.search("abab", 2, 4) is not None
    assert sought.search("abab", 2, 3) is None
    assert [one.start() for one in islice(sought.finditer("abab"), 5)] == [1, 3]


TEXTS = ("a cat, a Cat and a dog", "кот и a cat", "кот", "7 dogs", "", "CAT")


@pytest.mark.parametrize(
    ("said", "flags"),
    [
        (r"\b(?:cat|кот|(?P<beast>dog))s?\b", 0),
        (r"cat|кот", re.IGNORECASE),
        (r"кот(?:ик)?", 0),
        (r"(?:кот )?(?!кит|dog)[a-zк]+", 0),
        (r"(?<=кот )и|[кк]от|(?:кот)*,", 0),
        (r"[ck]at", re.IGNORECASE),
    ],
)
def test_a_text_of_plain_letters_is_searched_as_by_the_pattern_with_all_its_alphabets(said, flags):
    sought, pattern = Sought(said, flags), re.compile(said, flags)
    for text in TEXTS:
        assert [told(one) for one in sought.finditer(text)] == [told(one) for one in pattern.finditer(text)]
        assert told(sought.search(text, 2)) == told(pattern.search(text, 2))
        assert sought.sub("-", text) == pattern.sub("-", text)


def told(match):
    """The span of a match and of its groups; None where there is none."""
    return match and (match.span(), match.groups())
