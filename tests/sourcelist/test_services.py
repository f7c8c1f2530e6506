"""The address of an account, as a browser shows it, is known for what it is."""

from __future__ import annotations

import pytest

from pipeline.settings.kinds import known_kinds
from pipeline.sourcelist.services import service_of


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://t.me/stork_news", ("telegram", "stork_news")),
        ("https://t.me/s/stork_news?before=7", ("telegram", "stork_news")),
        ("https://bsky.app/profile/stork.bsky.example", ("bluesky", "stork.bsky.example")),
        ("https://www.reddit.com/r/stork/", ("reddit", "r/stork")),
        ("https://old.reddit.com/user/stork", ("reddit", "u/stork")),
        ("https://www.youtube.com/channel/UC1234567890123456789012", ("youtube", "UC1234567890123456789012")),
        ("https://mastodon.example/@stork", ("mastodon", "@stork@mastodon.example")),
        ("https://www.youtube.com/@stork", None),
        ("https://stork.example/feed", None),
        ("https://t.me/stork_news/123", None),
        ("javascript://t.me/stork_news", None),
    ],
)
def test_an_address_of_an_account_is_known(url, found):
    assert service_of(url) == found
    assert found is None or found[0] in known_kinds()
