from __future__ import annotations

import json
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from settings_files import load

from pipeline.roster import name_key
from pipeline.settings.fields import EVERY_CEILING, EVERY_FLOOR, check_text, duration_text, parse_duration
from pipeline.settings.kinds import known_kinds
from pipeline.settings.source_entry import SourceEntry
from pipeline.settings.values import Beat, Policy
from pipeline.text import clean, one_line
from pipeline.types import Reliability, Role, Source


@given(st.integers(1, 9_999_999))
def test_a_duration_that_is_written_is_read_back(seconds):
    value = timedelta(seconds=seconds)
    assert parse_duration(duration_text(value)) == value
    assert parse_duration(value) is value


@given(st.text(min_size=1))
def test_a_text_that_is_accepted_is_clean(text):
    said = ""
    try:
        accepted = check_text(text)
    except ValueError as error:
        accepted, said = "", str(error)
    assert accepted == one_line(accepted) == clean(accepted)
    assert said.isprintable()
    assert bool(accepted) is not bool(said)


def names():
    return (
        st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=30)
        .map(one_line)
        .filter(name_key)
    )


@st.composite
def source_records(draw):
    """Sources as a file can hold them."""
    seconds = st.integers(int(EVERY_FLOOR.total_seconds()), int(EVERY_CEILING.total_seconds()))
    url = draw(
        st.none() | st.from_regex(r"https?://[a-z]{1,9}\.test(:[1-9][0-9]{0,3})?/[a-z0-9?=&%#.-]{0,20}", fullmatch=True)
    )
    return Source(
        name=draw(names()),
        kind="feed" if url else None,
        url=url,
        role=draw(st.sampled_from(Role)),
        reliability=draw(st.sampled_from(Reliability)),
        owner=draw(st.none() | names()),
        side=draw(st.none() | st.sampled_from(["neutral", "ukraine", "на́ша"])),
        aliases=tuple(draw(st.lists(names(), max_size=3, unique=True))),
        languages=tuple(draw(st.lists(st.sampled_from(["en", "ar", "pt-BR", "uz-Cyrl"]), unique=True))),
        every=timedelta(seconds=draw(seconds)),
        enabled=draw(st.booleans()),
    )


def as_entry(source):
    """`source` as a person would write it: what is the default is left out."""
    entry = source.model_dump(mode="json", exclude={"listed", "every"}, exclude_none=True)
    return {**entry, "every": duration_text(source.every)}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(source=source_records())
def test_a_source_that_is_written_as_yaml_is_read_back(tmp_path, source):
    text = json.dumps({"sources": [as_entry(source)]}, ensure_ascii=False)  # JSON is YAML, with every text in quotes
    assert load(tmp_path, text).sources == (source,)


def test_an_entry_knows_every_field_of_a_source_with_its_default():
    assert set(SourceEntry.model_fields) == set(Source.model_fields) - {"listed"}
    assert SourceEntry(name="a").to_source() == Source(name="a")


def test_policy_and_beats_have_the_defaults_of_the_design():
    policy = Policy()
    assert (policy.corroborate.origins, policy.confirm.origins, policy.confirm.best_count) == (2, 3, 2)
    assert (policy.dispute.grade, policy.own_act.grade) == (Reliability.C, Reliability.B)
    assert policy.corroborated_prints_confirmed is False
    assert Beat(name="Syria").zone == "UTC"


def test_a_number_may_be_a_number_or_its_digits():
    assert Beat(name="a", length=3) == Beat.model_validate({"name": "a", "length": "3"})


def test_the_kinds_are_the_modules_that_collect(tmp_path, monkeypatch):
    package = tmp_path / "collectors_of_a_test"
    (package / "deep").mkdir(parents=True)
    (package / "__init__.py").write_text("raise AssertionError('imported')")
    (package / "wire.py").write_text("async def collect(source): ...")
    (package / "fetch.py").write_text("def fetch(url): ...\n\nclass X:\n    def collect(self): ...")
    (package / "deep" / "__init__.py").write_text("def collect(source): ...")
    monkeypatch.syspath_prepend(tmp_path)
    assert known_kinds("collectors_of_a_test") == ("deep", "wire")
    assert known_kinds("no_such_package_here") == ()


def test_the_collectors_that_ship_are_known():
    assert {"feed", "folder"} <= set(known_kinds())
