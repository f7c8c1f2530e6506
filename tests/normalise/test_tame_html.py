"""Simple markup that is read without a tree says what the real parser says of it."""

from __future__ import annotations

from pathlib import Path

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.normalise import html as reader
from pipeline.normalise.tame_html import read_tame, resolved

_TEXTS = st.text(st.sampled_from("ab .é—ق😀\n\t <>&;#"), max_size=8) | st.sampled_from(
    ["&amp;", "&mdash;", "&#8217;", "&#60;", "&lt;b&gt;", "&nbsp;", "&bogus;", "&amp", "a & b", "&#0;",
     "&#x41;", "\ue001",
     "\r", " ", "two  blanks", "\u2028", "\ufeff"]
)  # fmt: skip
_TAGS = [
    "p", "a", "b", "strong", "em", "i", "u", "q", "div", "blockquote", "ul", "ol", "li", "h2", "figure", "figcaption",
    "span", "script", "style", "section", "pre", "table", "td", "del", "svg", "body", "nobr", "option",
]  # fmt: skip
_ATTRIBUTES = st.sampled_from(
    ["", "", "", ' href="/a?b=1&amp;c=2"', ' href="/a?b=1&c=2"', " href='x'", " href=x",
     ' style="display:none"', " hidden",
     ' style="color:red"', ' href="a" href="b"', ' title="x>y"', ' class=""', ' HREF="/upper"', " / href='y'"]
)  # fmt: skip
_WHOLE = st.sampled_from(
    ["<br>", "<br/>", "<hr />", '<img src="/i.jpg" alt="x">', '<img src="/i.jpg" width="1">',
     '<img alt="😀" src="e.png"/>',
     "<!-- x -->", "</p>", "<li>", "<p>", "</br>", "<image>", "<", ">", "<p", "<IMG SRC='/I.jpg'>"]
)  # fmt: skip


def _element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(st.sampled_from(_TAGS), _ATTRIBUTES, inner).map(lambda of: f"<{of[0]}{of[1]}>{of[2]}</{of[0]}>")


_MARKUP = st.recursive(
    _TEXTS | _WHOLE, lambda inner: _element(inner) | st.lists(inner, max_size=4).map("".join), max_leaves=12
)


def by_the_tree(markup: str) -> reader.Markup:
    """What the real parser makes of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "read_tame", lambda _: None)
        return reader.read_html(markup)


@settings(max_examples=400, deadline=None)
@given(_MARKUP)
def test_it_says_what_the_tree_says(markup):
    assert reader.read_html(markup) == by_the_tree(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>One <a href='/x?a=1&amp;b=2'>link</a> and <strong>w</strong>.</p><p>Two&nbsp;&mdash; &#8220;3&#8221;</p>",
        "<ul><li>one</li><li>two<ol><li>deep</li></ol></li></ul>",
        "<figure><img src='../a.jpg' alt='x' style='border:0'><figcaption>seen</figcaption></figure>after",
        "<blockquote><p>said</p><p>again</p></blockquote>and<br/>more<script>track('x')</script>",
        "plain words",
        "",
    ],
)
def test_usual_bodies_need_no_tree(markup):
    assert read_tame(markup) is not None
    assert reader.read_html(markup) == by_the_tree(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>a<p>b</p></p>", "<b><p>x</p></b>", "<a href='1'><a href='2'>x</a></a>", "<p>not closed", "x</p>",
        "<li>x</li>",
        "<table><tr><td>x</td></tr></table>", "a < b", "AT&T", "&bogus;", "<p hidden>x</p>",
        "<p style='display:none'>x</p>",
        "<script>if (a > b) x()</script>", "<!-- c -->", "<P>x</P>", "\x00", "<br></br>", "<p/>x",
        "<a href='&copy=1'>x</a>",
        "<div>" * 40 + "</div>" * 40,
    ],
)  # fmt: skip
def test_what_a_browser_would_mend_is_left_to_the_tree(markup):
    assert read_tame(markup) is None


def test_references_that_parsers_may_read_otherwise_are_not_resolved():
    assert resolved("a &amp; b &#8211; c") == "a & b – c"
    assert [resolved(each) for each in ("a & b", "&amp", "&#128;", "&#x41;", "&nosuch;")] == [None] * 5


@pytest.mark.eval
def test_it_differs_on_no_body_of_the_fixtures(evaluation):
    folder: Path = evaluation / "eval" / "feeds"
    if not folder.is_dir():
        pytest.skip("the labelled sets hold no feeds")
    bodies = set()
    for path in (path for name in ("feedparser", "miniflux") for path in (folder / name).rglob("*.xml")):
        try:
            parsed = feedparser.parse(path.read_bytes(), sanitize_html=False, resolve_relative_uris=False)
        except (ValueError, LookupError, TypeError, AttributeError):
            continue
        bodies |= {str(each.get("summary", "")) for each in parsed.entries}
        bodies |= {str(part.value) for each in parsed.entries for part in each.get("content", ())}
    assert len(bodies) > 100
    for body in bodies:
        assert reader.read_html(body) == by_the_tree(body)
