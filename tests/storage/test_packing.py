from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import packing
from storage.packing import packed


@given(st.binary())
def test_what_is_packed_is_zlibs_and_comes_back_byte_for_byte(body):
    assert zlib.decompress(packed(body)) == body


def test_a_page_of_megabytes_comes_back_and_takes_less_room():
    body = b"".join(b"<p>Rebels storm Khalsa %d</p>" % number for number in range(200_000))
    assert zlib.decompress(packed(body)) == body
    assert len(packed(body)) < len(body) / 4


def test_where_the_fast_library_is_not_installed_zlib_packs(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(packing, "isal_zlib", None)
    assert packed(b"<rss/>") == zlib.compress(b"<rss/>", 1)
