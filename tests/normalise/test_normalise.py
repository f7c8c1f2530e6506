from __future__ import annotations

import csv
import json
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalise import MAX_TEXT, normalise
from pipeline.types import Media, Post

NOW = datetime(2016, 6, 9, 18, 0, tzinfo=UTC)
CSV_LIMIT = csv.field_size_limit()


def post(**values: object) -> Post:
    return Post(**{"source": "Stork", "id": "1", "fetched": NOW, **values})


def test_html_becomes_the_text_and_gives_its_links_and_pictures():
    made = normalise(
        post(
            html='<p>Rebels <b>storm</b> <a href="/khalsa?utm_source=x">Khalsa</a></p><img src="p.jpg">',
            url="https://example.org/2016/post",
        )
    )
    assert made.text == "Rebels storm Khalsa"
    assert made.links == ("https://example.org/khalsa",)
    assert made.media == (Media(url="https://example.org/2016/p.jpg"),)


def test_text_that_came_as_text_is_never_read_as_html():
    made = normalise(post(text="a <b>bold</b> &amp; brave claim", html="<p>other</p>"))
    assert made.text == "a <b>bold</b> &amp; brave claim"


def test_a_title_without_a_text_is_the_text():
    made = normalise(post(title="Rebels storm Khalsa"))
    assert (made.text, made.title) == ("Rebels storm Khalsa", None)


def test_a_title_that_the_text_repeats_goes():
    assert normalise(post(title="Rebels storm…", text="Rebels storm Khalsa at dawn")).title is None
    assert normalise(post(title="Rebels storm Khalsa", text="Rebels storm Khalsa")).title is None


def test_a_heading_of_its_own_stays():
    assert normalise(post(title="Syria Daily", text="Rebels storm Khalsa")).title == "Syria Daily"
    assert normalise(post(title="Rebel", text="Rebels storm Khalsa")).title == "Rebel"


def test_a_title_written_in_html_is_read():
    assert normalise(post(title="<b>Khalsa</b> &amp; Zaytan", text="x")).title == "Khalsa & Zaytan"
    assert normalise(post(title="5 < 6", text="x")).title == "5 < 6"


def test_an_address_that_cannot_be_a_link_is_kept_as_text():
    made = normalise(post(text="x", url="javascript:alert(1)"))
    assert made.url is None
    assert made.extra["url_raw"] == "javascript:alert(1)"


def test_a_date_in_the_future_is_dropped_and_kept_as_it_came():
    made = normalise(post(text="x", published=NOW + timedelta(days=300)))
    assert made.published is None
    assert made.extra["published_raw"].startswith("2017-04-05")


def test_a_language_is_kept_unless_the_script_rules_it_out():
    assert normalise(post(text="Rebels storm Khalsa", lang="en-US")).lang == "en"
    assert normalise(post(text="قصف مدفعي على قرية خلصة", lang="en-US")).lang == "ar"
    assert normalise(post(text="قصف مدفعي على قرية خلصة", lang="nonsense")).lang == "ar"


def test_a_text_without_end_is_cut_and_says_so():
    made = normalise(post(text="word " * 100_000))
    assert len(made.text) <= MAX_TEXT
    assert made.extra["cut_from_characters"] == 499_999
    assert normalise(made) == made


def test_a_post_fits_the_cells_of_csv_readers():
    links = tuple(f"https://x.test/{number}/" + "a" * 1_500 for number in range(300))
    made = normalise(post(html="<p>" + "word " * 60_000, links=links, media=tuple(Media(url=link) for link in links)))
    assert len(made.html or "") == MAX_TEXT
    assert made.extra["html_cut_from_characters"] == 300_003
    assert len(json.dumps(made.links)) < CSV_LIMIT
    assert len(json.dumps([media.url for media in made.media])) < CSV_LIMIT
    assert normalise(made) == made


def test_what_no_terminal_can_bear_is_taken_out():
    made = normalise(post(text="a\x1b[31mred\u202e\x00", title="t\x07 i", author="r\r\ne"))
    assert (made.text, made.title, made.author) == ("a[31mred", "t i", "r e")


@given(
    st.text(max_size=200), st.none() | st.text(max_size=50), st.none() | st.text(max_size=10),
    st.none() | st.text(max_size=200), st.lists(st.text(max_size=30), max_size=3),
)  # fmt: skip
def test_a_second_time_changes_nothing(text, title, lang, html, links):
    once = normalise(post(text=text, title=title, lang=lang, html=html, links=tuple(links)))
    if once.text and not (title and "&" in title):  # a title may hide one escape inside another
        assert normalise(once) == once
