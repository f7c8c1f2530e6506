from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.links import _formed, canonical_url


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("HTTPS://Example.ORG:443/a#top", "https://example.org/a"),
        ("https://example.org/?id=5", "https://example.org/?id=5"),
        ("https://example.org/a?utm_source=rss&id=5&fbclid=x", "https://example.org/a?id=5"),
        ("https://example.org/a?b=2&a=1", "https://example.org/a?a=1&b=2"),
        ("https://example.org:8443/", "https://example.org:8443/"),
        ("https://example.org", "https://example.org/"),
        ("  https://example.org/x ", "https://example.org/x"),
    ],
)
def test_one_page_has_one_address(written, form):
    assert canonical_url(written) == form


@pytest.mark.parametrize(
    "written",
    [
        None, "", "javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x.org/a",
        "/relative", "http://", "http:///x", "https://user:pass@example.org/", "http://[::1", "http://example.org:99999/",
        "http://exa mple.org/", 'http://example.org/"onmouseover="alert(1)', "https:\\\\evil.example\\x", "ftp://x.org/",
        "http://" + "ａ" * 100_000 + ".example/",
    ],
)  # fmt: skip
def test_what_must_not_become_a_link_gives_none(written):
    assert canonical_url(written) is None


@given(st.text(max_size=80), st.text(max_size=40))
def test_the_form_is_final(path, query):
    form = canonical_url(f"https://example.org/{path}?{query}")
    assert form is None or canonical_url(form) == form


@given(st.from_regex(r"https?://[a-z0-9.-]{1,12}/[A-Za-z0-9_~/.-]{0,12}", fullmatch=True))
def test_the_short_way_gives_what_the_long_way_gives(url):
    assert canonical_url(url) == _formed(url)


@given(
    st.lists(
        st.tuples(
            st.from_regex(r"[A-Za-z0-9_~.-]{1,6}|utm_source|fbclid", fullmatch=True),
            st.from_regex(r"[A-Za-z0-9_~.-]{0,6}", fullmatch=True),
        ),
        max_size=5,
    )
)
def test_the_short_way_with_parameters_gives_what_the_long_way_gives(pairs):
    url = "https://example.org/a?" + "&".join(f"{name}={value}" for name, value in pairs)
    assert canonical_url(url) == _formed(url)
