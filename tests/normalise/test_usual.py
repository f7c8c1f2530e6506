"""What makes a text usual: characters that are printed, and that nothing beside them changes."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from pipeline.text import is_plain, is_usual

USUAL = [chr(code) for code in range(0x110000) if is_usual(chr(code)) and chr(code) != "\n"]


def test_each_usual_character_is_printed_and_stands_for_itself_beside_every_other():
    assert all(char.isprintable() and not unicodedata.combining(char) for char in USUAL)
    assert "é" in USUAL
    assert "ж" in USUAL
    assert "م" in USUAL
    assert "\u0301" not in USUAL
    bases = "aeiouAEIOUنويا" + "".join(USUAL[200:260])
    for base in bases:
        pairs = "".join(base + char for char in USUAL)
        assert unicodedata.normalize("NFC", pairs) == pairs


@given(st.text(st.characters() | st.sampled_from("ab é—ж\n\u0301\u200b\ufe0f\u00a0\ud800"), max_size=150))
def test_a_usual_text_is_plain_by_the_long_way_too(text):
    long_way = text.replace("\n", "").isprintable() and unicodedata.is_normalized("NFC", text)
    if is_usual(text):
        assert long_way
    marked = any(mark in text for mark in "\u034f" + "".join(map(chr, range(0xFE00, 0xFE10))))
    assert is_plain(text) == (long_way and not marked)
