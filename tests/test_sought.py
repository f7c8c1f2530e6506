"""A pattern that is passed over for want of letters would have found nothing."""

from __future__ import annotations

import importlib
import pkgutil
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pipeline.particulars
from pipeline.sought import Sought
from pipeline.text import fold

for module in pkgutil.iter_modules(pipeline.particulars.__path__):
    importlib.import_module(f"pipeline.particulars.{module.name}")
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
