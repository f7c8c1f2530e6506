"""A source list that is written plainly is read without the parser, and says what the parser would say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bench.team_room import write_sources
from pipeline.errors import SettingsError
from pipeline.settings import document, listed
from pipeline.settings.nodes import Table

PLAIN = """\
policy: {corroborate: {origins: 2}}
sources:
  # by hand
  - {name: QalaatAlMudiq, role: analyst, aliases: [Qalaat al-Mudiq, 'قلعة المضيق'], url: "https://a.example/?x=1,2"}

  - name: EA WorldView
    url: https://eaworldview.example:8080/feed/
    every: 10m
    named: true
    languages: [ en, ru ]
beats: [{name: Everything}]
"""

NOWHERE = Path("sources.yaml")


def by_the_parser(text: str) -> object:
    reader = document._Reader(NOWHERE, text)
    try:
        return reader.document(), reader.faults
    except SettingsError as error:
        return str(error)


def as_it_is_read(text: str, folder: Path) -> object:
    file = folder / "sources.yaml"
    file.write_text(text, encoding="utf-8", newline="")
    try:
        return document.read_document(file)
    except SettingsError as error:
        return str(error).replace(str(file), str(NOWHERE))


def test_a_plain_list_is_read_without_the_parser_and_says_the_same(tmp_path):
    found = listed.take_sources(PLAIN)
    assert found is not None
    assert [one.line for one in found.sources.items] == [4, 6]
    assert "QalaatAlMudiq" not in found.rest
    assert found.rest.count("\n") == PLAIN.count("\n")
    assert as_it_is_read(PLAIN, tmp_path) == by_the_parser(PLAIN)


def test_a_long_list_is_counted_as_the_parser_counts(tmp_path):
    text = write_sources(tmp_path, 300, 50, "15m").read_text()
    found = listed.take_sources(text)
    assert found is not None
    reader = document._Reader(NOWHERE, text)
    reader.document()
    rest = document._Reader(NOWHERE, found.rest, found.events)
    rest.document()
    assert rest._count in (reader._count, reader._count + 1)


ODD = [
    *("sources:", "  - name: b # behind", "  - {name: a", "    role: x", "   role: x", "      more", "- x", "  - [a]"),
    *("  - *x", "  - &x {name: a}", "  - {name: a, name: b}", "  - {name: 'it''s'}", '  - {name: "\\u0041"}', "---"),
    *("  - {a: }", "policy: |", "  sources:", 'x: "', '"', "  - {a: b:c, d: -1}", "  - {a: x #y}", "  - {a: b}#"),
    *("  - {a: [b,c]}", "  - {a: http://x, b: c:/d}", "  - {a:b}", "  - a: b: c", "  - a: 'b' c", "\t- a"),
    "  - {a: \u2028b}",
]
words = st.text(st.sampled_from("ab:Z9 é./-_~#,'\"[{&*!?%@|>ش"), max_size=8)
pairs = st.builds("{}: {}".format, st.sampled_from(["name", "url", "a_b", "b"]), words)
lines = st.one_of(
    st.sampled_from(ODD),
    st.lists(pairs, min_size=1, max_size=3).map(lambda found: "  - {" + ", ".join(found) + "}"),
    pairs.map(lambda one: f"  - {one}"),
    pairs.map(lambda one: f"    {one}"),
    st.sampled_from(["", "  # note", '  - {name: A b, url: "x, y"}', "  - name: A", "beats: []", "    role: y"]),
)


@given(st.lists(lines, max_size=7), st.booleans())
@example(["  - name: a", "    role: b", "", 'x: "', "sources:", "  - {name: c}", '"'], True)
@example(["  - {name: null, b: ~x}", "  - {name: true, b: 0x1f, a_b: 1:30}"], True)
def test_whatever_is_written_the_list_says_what_the_parser_says(tmp_path_factory, found, begins):
    text = "\n".join([*(["sources:"] if begins else []), *found]) + "\n"
    assert as_it_is_read(text, tmp_path_factory.getbasetemp()) == by_the_parser(text.replace("\r", "\n"))


@pytest.mark.parametrize("line", ["  - {name: a" + " " * 60_000 + "!}", "  - name: " + "a b " * 15_000 + "\x22",
                                  "  - {n: [" + "a, " * 20_000 + "!]}"])  # fmt: skip
def test_a_long_odd_line_is_left_to_the_parser_in_one_go(line):
    assert listed.take_sources("sources:\n" + line + "\n") is None


def test_what_stands_in_no_key_of_the_file_is_no_list():
    found = listed.take_sources('x: "\nsources:\n  - {name: c}\n"\n')
    assert found is not None
    assert listed.with_sources(Table(1), found) is None
