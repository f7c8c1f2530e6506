from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalise import html_to_text
from pipeline.normalise.html import read_html

BOMBS = {
    "nested blocks": "<div>" * 100_000 + "deep",
    "nested inline": "<b>" * 100_000 + "deep",
    "nested tables": "<table><tr><td>" * 50_000 + "deep",
    "attributes": "<p " + " ".join(f'a{number}="1"' for number in range(50_000)) + ">deep",
    "angle brackets": "<" * 100_000 + "<!--" * 25_000 + "<![CDATA[" * 5_000,
    "open quote": '<a title="' + "x" * 1_000_000,
    "paragraphs": "<p>" * 100_000,
    "blanks": "a" + " " * 1_000_000 + "b",
    "script": "<script>" * 100_000,
}


def test_blocks_become_lines_and_paragraphs_stand_apart():
    markup = "<div>Rebels storm Khalsa.</div><div>Regime falls back.</div><p>One.</p><p>Two.</p>"
    assert html_to_text(markup) == "Rebels storm Khalsa.\nRegime falls back.\n\nOne.\n\nTwo."


def test_list_items_are_lines_of_their_own():
    assert html_to_text("<ul><li>ITEM: one</li><li>ITEM: two</li></ul>") == "ITEM: one\nITEM: two"


def test_inline_marks_do_not_part_words():
    assert html_to_text("Khal<b>sa</b> and <i>Zay</i>tan") == "Khalsa and Zaytan"


def test_quoted_lines_are_marked_as_quoted():
    markup = "He says:<blockquote><p>We fell back.</p><p>All of us.</p></blockquote>That is all."
    assert html_to_text(markup) == "He says:\n\n> We fell back.\n\n> All of us.\n\nThat is all."


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>alert(1)</script>", "<style>p{}</style>", "<template>t</template>", "<noscript>n</noscript>",
        "<p hidden>h</p>", '<p style="display: none">h</p>', "<del>10 killed</del>", "<iframe>f</iframe>", "<!-- c -->",
    ],
)  # fmt: skip
def test_what_no_reader_sees_is_left_out(hidden):
    assert html_to_text(f"<p>seen</p>{hidden}<p>too</p>") == "seen\n\ntoo"


def test_entities_are_decoded_once():
    assert html_to_text("a &amp;lt;b&amp;gt; &#1575; &nbsp;c &#xD800;") == "a &lt;b&gt; ا c \ufffd"


def test_emoji_written_as_pictures_are_kept_as_characters():
    assert html_to_text('<img class="emoji" alt="🔴" src="x.png"> Breaking') == "🔴 Breaking"


def test_links_and_pictures_are_found_and_tracking_pixels_are_not():
    found = read_html(
        '<a href="https://example.org/a">a</a><a href="https://example.org/a">b</a><img src="https://example.org/p.jpg">'
        '<img src="https://example.org/t.gif" width="1" height="1">'
    )
    assert found.links == ("https://example.org/a",)
    assert found.images == ("https://example.org/p.jpg",)


@pytest.mark.parametrize("name", BOMBS)
def test_hostile_markup_takes_bounded_time(name):
    began = time.process_time()
    html_to_text(BOMBS[name])
    assert time.process_time() - began < 8  # seconds; trees of these shapes take 20 and more


def test_a_bomb_still_gives_its_words_without_its_script():
    text = html_to_text("<div>" * 10_000 + "<script>alert(1)</script>Rebels storm Khalsa &amp; Zaytan")
    assert text == "Rebels storm Khalsa & Zaytan"


@given(st.text(alphabet=st.sampled_from("<>/=\"'&;#x \n!-[]abdivpre\u00e9\u0627\ud800\ue000"), max_size=300))
def test_nothing_makes_it_raise(markup):
    assert isinstance(html_to_text(markup), str)


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=50))
def test_plain_words_come_through_as_they_are(words):
    assert html_to_text(f"<p>{words}</p>") == html_to_text(words)
