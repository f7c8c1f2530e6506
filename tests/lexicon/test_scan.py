"""Word lists are searched by first words, by stems and by what was met before: nothing else is found than in a plain
search for each entry."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon import Hit, Lexicon, shipped
from pipeline.text import fold

LISTS = {
    "en/events": {
        "assault": ["attack*", "storm", "storm the gates"],
        "none": ["attack ship", "storm in a tea cup"],
        "withdraw": ["pull out", "pull* their men out"],
        "flag": ["{raise|raises} {its|the} flag", "raises its flag"],
    },
    "en/means": {"gun": ["gun", "guns", "top gun"], "storm": ["storm", "u.s. gun"]},
    "ar/events": {"strike": ["قصف", "قصف جوي", "ضرب*"]},
}
PIECES = (
    "attack", "attacked", "ship", "storm", "the", "gates", "in", "a", "tea", "cup", "pull", "out", "their", "men",
    "pulling", "gun", "guns", "top", "u.s.", "قصف", "القصف", "والقصف", "جوي", "ضربات", "بضربة", "x", "7",
)  # fmt: skip
PROCLITIC = "(?:[وف]?(?:[بكل]?ال|لل|[بلكس])?|وس)"


@pytest.fixture(scope="module")
def lists(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lists")
    for name, tables in LISTS.items():
        path = folder / f"{name}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(f"[{value}]\nwords = {words}" for value, words in tables.items()), encoding="utf-8")
    return Lexicon(folder)


def plain_hits(text):
    """Every entry at every place where it stands, each looked for by itself."""
    for name, tables in LISTS.items():
        lang, kind = name.split("/")
        for value, words in tables.items():
            for word in words:
                body = re.escape(fold(word).text).replace(r"\*", r"\w*").replace(r"\ ", " ")
                before = rf"(?<!\w){PROCLITIC}" if lang == "ar" else r"(?<!\w)"
                for match in re.finditer(rf"{before}({body})(?!\w)", text):
                    yield Hit(*match.span(1), kind, value, lang)


def plain(text):
    """The longest of what crosses in one kind, without what `none` hides."""
    kept = []
    for hit in sorted(set(plain_hits(text)), key=lambda hit: (hit.start - hit.end, hit)):
        over = [one for one in kept if one.kind == hit.kind and one.start < hit.end and hit.start < one.end]
        if all(one[:2] == hit[:2] for one in over):
            kept.append(hit)
    hidden = {(hit.kind, *hit[:2]) for hit in kept if hit.value == "none"}
    return sorted(hit for hit in kept if (hit.kind, *hit[:2]) not in hidden)


@given(st.lists(st.sampled_from(PIECES), max_size=9), st.sampled_from([" ", "-", ", ", "\n"]))
def test_what_is_found_is_what_a_plain_search_for_each_entry_finds(lists, words, between):
    text = fold(between.join(words)).text
    assert lists.scan(text) == plain(text.replace("-", " ").replace("\n", " "))
    assert lists.scan(text) == lists.scan(text)


@given(st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join))
def test_the_lists_of_some_kinds_find_what_all_lists_find_of_these_kinds(text):
    some = shipped("events", "means").scan(text)
    assert some == [hit for hit in shipped().scan(text) if hit.kind in ("events", "means")]


def test_a_list_is_read_once_however_many_searches_are_made_of_it(tmp_path):
    path = tmp_path / "means.toml"
    path.write_text('[gun]\nwords = ["gun"]\n')
    assert Lexicon(tmp_path).scan("a gun")
    path.unlink()
    path.write_text('[gun]\nwords = ["rifle"]\n')
    assert Lexicon(tmp_path, ("means",)).scan("a gun")


def test_an_entry_in_braces_stands_for_each_of_its_phrases_once(lists):
    for text in ("raise its flag", "raises its flag", "raise the flag", "raises the flag"):
        assert [hit.value for hit in lists.scan(f"they {text} again")] == ["flag"]
    assert lists.scan("they raise a flag") == []
