"""The reader of plain HTML beside that of trees: where it says something, it says the same."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.normalise.html import read_any_html, read_html
from pipeline.normalise.plain_html import LONGEST, read_plain_html

POST = (
    '<p>Rebels storm <a href="/s/1?a=1&amp;b=2">Khalsa</a>, <strong>sources</strong> say.</p><figure>'
    '<img src="../i.jpg" alt="map" width="640" style="border:0"></figure>'
    "<p>Regime<br>falls &mdash; back.</p><script>track('x')</script>"
    "<ul><li>one</li><li>two &eacute;</li></ul>"
)

_TEXTS = st.sampled_from([
    "Khalsa", " ", "  ", "\n", "\t\n ", "a b", "два", "خلصة", "&amp;", "&nbsp;", " &mdash; ", "&#8217;",
    "&#x2019;", "&#0;",
    "&#55296;", "&#57344;", "&bogus;", "&lt", "A & B", "a&b=2", ">", "e\u0301", "\u0301", "\u200b",
    "\u00a0", "\u3000", "&Tab;",
    "&#13;", "&copy;x", "&NotEqualTilde;", "&#128514;", "\u2028", "\r", "\x00", "\ue003", "]]>", "",
])  # fmt: skip
_TAGS = st.sampled_from([
    "p", "div", "ul", "li", "b", "em", "a", "span", "h2", "h3", "figure", "figcaption", "br", "br/",
    "br /", "/br", "img", "script",
    "style", "blockquote", "pre", "table", "td", "P", "q", "del", "hr", "code", "section", "article",
    "sup", "font", "i", "ol",
    'a href="/s/1"', 'a href="/s?a=1&amp;b"', 'a href="/s?a=1&b=2"', 'a  href="x" title="y"',
    "a href='x'", "a href=x", 'a href=" "',
    'a href="x" href="y"', 'img src="i.jpg"', 'img src="i.jpg" />', 'img src="i.jpg" width="1"',
    'img alt="🔴" src="e.png"',
    'img alt="…&nbsp;…" src="e.png"', 'p class="x"', 'p style="display:none"', 'p style="color:red"',
    "p hidden", 'p hidden=""',
    'span title="a > b"', 'li value="3"', 'div id="d" ', 'script src="x.js"', 'a href="x"/', "p/",
    "!-- c --", "?xml ?", "![CDATA[x]]",
])  # fmt: skip


def _marked(tag: str) -> str:
    return f"<{tag}>"


def _closed(pair: tuple[str, str]) -> str:
    tag, inner = pair
    return f"<{tag}>{inner}</{tag.split()[0].rstrip('/')}>"


WELL_NESTED = st.recursive(
    st.one_of(_TEXTS, st.sampled_from(["<br>", "<br/>", '<img src="i.jpg">', '<img alt="🔴" src="e.png">'])),
    lambda inner: st.tuples(_TAGS, st.lists(inner, max_size=4).map("".join)).map(_closed),
    max_leaves=12,
)
ANYHOW = st.one_of(_TEXTS, _TAGS.map(_marked), _TAGS.map(lambda tag: f"</{tag.split()[0]}>"))


def _same(markup: str) -> None:
    plain = read_plain_html(markup)
    if plain is not None:
        assert plain == read_any_html(markup)


@given(st.lists(WELL_NESTED, max_size=6).map("".join))
@example("a<br></div>")
@example("<div>a<br></div>b")
@example("<div>a<br> </div>b")
@example("<div>a<br><br></div><p>b</p>")
@example("a<br><br><br>b<p></p>")
def test_what_plain_html_says_is_what_its_tree_says(markup):
    _same(markup)


@given(st.lists(ANYHOW, max_size=12).map("".join))
def test_markup_without_order_is_left_to_the_tree_or_read_alike(markup):
    _same(markup)


@given(st.text(max_size=40), st.integers(0, len(POST)), st.integers(0, 12))
def test_a_post_spoilt_anywhere_is_left_to_the_tree_or_read_alike(put, at, gone):
    _same(POST[:at] + put.encode("utf-8", "replace").decode() + POST[at + gone :])


def test_what_blogs_write_is_plain():
    found = read_plain_html(POST)
    assert found is not None
    assert found.text == "Rebels storm Khalsa, sources say.\n\nRegime\nfalls — back.\n\none\ntwo é"
    assert found.links == ("/s/1?a=1&b=2",)
    assert found.images == ("../i.jpg",)


@pytest.mark.parametrize(
    "markup",
    [
        "<>", "<p>one<p>two", "<p>one</b>two</p>", "<b><p>one</b></p>", "<li>one</li>", "<a href='x'>a</a>",
        "<P>one</P>", "a < b",
        "<p hidden>h</p>", '<p style="display: none">h</p>', "<table><tr><td>x</td></tr></table>",
        "<!-- c -->", "&bogus;",
        "<p><ul></ul></p>", '<a href="x"><a href="y">z</a></a>', "<script>if (a < b) x()</script>",
        "x\u200by", "<p>" * LONGEST,
        '<img alt="…\n…" src="x">', "&#150;",
    ],
)  # fmt: skip
def test_what_must_be_mended_is_left_to_the_tree(markup):
    assert read_plain_html(markup) is None
    assert read_html(markup) == read_any_html(markup)
