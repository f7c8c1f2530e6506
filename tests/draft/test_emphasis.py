"""An editor's stress and links, in every format; what a post says never becomes one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.draft.escape import markdown, markup, plain
from pipeline.emphasis import Marked, bare, pieces

WRITTEN = Marked("**Rebels** took *all* of [the village](https://example.org/a?b=1&c=2), 3 * 4 < 13")


def test_an_editors_marks_are_printed_in_each_format_in_its_own_way():
    assert markup(WRITTEN) == (
        "<strong>Rebels</strong> took <em>all</em> of "
        '<a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer nofollow">the village</a>, 3 * 4 &lt; 13'
    )
    assert markdown(WRITTEN) == (
        "**Rebels** took *all* of [the village](<https://example.org/a?b=1&amp;c=2>), 3 \\* 4 &lt; 13"
    )
    assert plain(WRITTEN) == "Rebels took all of the village (https://example.org/a?b=1&c=2), 3 * 4 < 13"


def test_what_a_post_says_is_never_read_so():
    assert markup(str(WRITTEN)).startswith("**Rebels** took *all*")
    assert "\\*\\*Rebels" in markdown(str(WRITTEN))


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "//evil", "https://a@b/", "http:x"])
def test_a_link_that_nobody_may_follow_stays_text(link):
    assert "<a" not in markup(Marked(f"[words]({link})"))


def test_a_mark_that_is_meant_as_a_star_stays_one():
    assert markup(Marked(r"\*not stressed\*")) == "*not stressed*"


@given(st.text(alphabet="*[]()\\ a<\"'&h:/.", max_size=80))
def test_no_words_of_an_editor_break_out(words):
    shown = markup(Marked(words))
    for tag in ("<strong>", "</strong>", "<em>", "</em>", "</a>"):
        shown = shown.replace(tag, "")
    assert "<" not in shown
    assert "".join(one.text for one in pieces(words)) or not bare(words)


def test_no_words_take_long_to_read():
    begun = time.process_time()
    for hard in ("*" * 20_000, "*a " * 20_000, "[a" * 20_000, "[a](" * 10_000, "**a" * 20_000):
        pieces(hard)
    assert time.process_time() - begun < 20
