"""Relative links are joined as the standard library joins them, on a shorter way where they are plain."""

from __future__ import annotations

import re
import time
import unicodedata
from urllib.parse import urljoin

from hypothesis import given
from hypothesis import strategies as st

from pipeline import text as house
from pipeline.collect.identity import storable
from pipeline.normalise import _joined
from pipeline.text import clean

owns = st.sampled_from(
    [
        "https://stork.test/x/y?z=1",
        "http://stork.test:80",
        "https://Stork.test/",
        "http://[::1]/x",
        "https://stork.test",
    ]
)


@given(owns, st.text("ab/.?&=#;%:~-_ ", max_size=12))
def test_a_link_is_joined_as_the_standard_library_joins_it(own, rest):
    try:
        expected = urljoin(own, "/" + rest)
    except ValueError:
        expected = "/" + rest
    assert _joined(own, "/" + rest) == expected


@given(
    owns
    | st.sampled_from(
        ["https://stork.test/x/y/z", "https://stork.test/x/", "https://stork.test//x", "https://a.test/./x"]
    ),
    st.lists(st.sampled_from(["../", "x/", "y", ".", "..", "/", "?a=1", "#f", "%20", " "]), max_size=5).map("".join),
)
def test_a_link_up_the_folders_is_joined_as_the_standard_library_joins_it(own, rest):
    assert _joined(own, "../" + rest) == urljoin(own, "../" + rest)


def test_joining_takes_time_in_step_with_the_length_of_a_link():
    begun = time.process_time()
    for link in ("/" + "a" * 50_000 + "!", "/" + "a/" * 25_000 + "!", "/a?" + "&" * 50_000 + "!"):
        _joined("https://stork.test/", link)
    assert time.process_time() - begun < 8  # minutes where a pattern goes back and forth


def _the_long_way(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = house._SPACE.sub(" ", house._UNSEEN.sub("", unicodedata.normalize("NFC", text)))
    return "\n".join(line.strip() for line in re.sub(r"\s*\n\s*\n\s*", "\n\n", text).split("\n")).strip()


def test_every_character_is_cleaned_as_on_the_long_way():
    for code in [*range(0x3000), *range(0xD7F0, 0xE010), *range(0xFB00, 0xFFFF + 1), *range(0x1F3F0, 0x1F400)]:
        for text in (f"a{chr(code)} b", f"é {chr(code)}{chr(code)}\nx"):
            assert clean(text) == _the_long_way(text), hex(code)


@given(st.text(st.characters(), max_size=30))
def test_what_no_database_takes_is_replaced(text):
    kept = storable(text)
    assert len(kept) == len(text)
    assert isinstance(kept.encode(), bytes)
    assert "\x00" not in kept
