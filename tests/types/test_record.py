"""Records: frozen, strict, light, and equal whatever way they were made."""

from __future__ import annotations

import copy
import pickle

import pytest
from pydantic import TypeAdapter, ValidationError

from pipeline.types import Day, Media, Post, Statement
from pipeline.types.record import forget_given, unchecked
from tests.builders import NOON, a_post, minutes, particulars


def a_statement() -> Statement:
    return Statement(
        uid="s-1",
        post="p-1",
        source="Stork",
        lang="en",
        start=0,
        end=4,
        quote="Five",
        at=NOON,
        first_seen=NOON,
        particulars=particulars(),
    )


def test_a_copy_differs_in_what_was_asked_and_leaves_the_first_as_it_was() -> None:
    first = a_statement()
    second = first.model_copy(update={"quote": "Four"})
    assert (second.quote, first.quote) == ("Four", "Five")
    assert second.particulars is first.particulars
    assert first.model_copy() == first
    assert first.model_copy(deep=True) == first


def test_a_copy_is_as_strict_and_as_frozen_as_a_record() -> None:
    second = a_statement().model_copy(update={"quote": "Four"})
    with pytest.raises(ValidationError):
        second.quote = "Three"
    with pytest.raises(ValidationError):
        Statement.model_validate({**second.model_dump(), "colour": "red"})


def test_records_are_equal_whatever_way_they_were_made() -> None:
    made = a_statement()
    of_json = Statement.model_validate_json(made.model_dump_json())
    assert made == Statement.model_validate(made.model_dump()) == of_json
    assert made == copy.copy(made) == pickle.loads(pickle.dumps(made))
    before = of_json.model_dump_json()
    forget_given(of_json)
    assert of_json == made
    assert of_json.model_dump_json() == before == made.model_dump_json()


def test_no_record_keeps_the_names_of_the_fields_it_was_given() -> None:
    made = a_post("Five killed.", edited=minutes(1))
    (of_json,) = TypeAdapter(list[Statement]).validate_json(b"[" + a_statement().model_dump_json().encode() + b"]")
    forget_given(of_json)
    kept = [made, made.model_copy(update={"text": "Six."}), of_json, of_json.particulars, *of_json.particulars.places]
    assert not any(one.model_fields_set for one in kept)


def test_what_is_made_unchecked_is_what_is_made_with_a_check() -> None:
    said = {"source": "Stork", "id": "1", "fetched": NOON, "media": (Media(url="https://a.test/1.jpg"),)}
    quick = unchecked(Post)
    assert quick(**said) == Post(**said)
    assert list(quick(**said).__dict__) == list(Post(**said).__dict__)
    assert quick(**said).extra is not quick(**said).extra
    assert quick(**said).model_dump_json() == Post(**said).model_dump_json()
    assert unchecked(Day)(day=NOON.date()) == Day(day=NOON.date())
