from __future__ import annotations

import copy
import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.age import set_aside
from pipeline.collect.entries_to_posts import to_posts
from pipeline.collect.entry import Entry, FeedContent
from pipeline.collect.first_week import young
from pipeline.collect.read_feed import read_feed
from pipeline.types import Cursor, Source
from tests.collect.feeds import item, rss

NOW = datetime(2016, 6, 9, 18, 0, tzinfo=UTC)
URL = "https://stork.test/feed"
SOURCE = Source(name="Stork", kind="feed", url=URL)

times = st.one_of(
    st.just(""),
    st.integers(-40 * 24, 3 * 24).map(lambda hours: (NOW + timedelta(hours=hours)).isoformat()),
)
entries = st.builds(
    Entry,
    id=st.sampled_from(["", " ", "1", "2", "3", "4", "5 "]),
    link=st.sampled_from(["", "/1", "/2"]),
    html=st.sampled_from(["<p>x</p>", "<p>y</p>"]),
    published=st.just("written"),
    published_at=times,
    updated_at=times,
    deleted=st.booleans(),
)


@given(st.lists(entries, max_size=6))
def test_of_a_document_without_what_is_old_a_first_visit_takes_the_same_posts_and_counts_the_same_others(listed):
    cursor = Cursor(source="Stork")
    whole, told = FeedContent(entries=listed), FeedContent(entries=copy.deepcopy(listed))
    set_aside(told, NOW)
    taken = to_posts(whole, URL, SOURCE, NOW, young(listed, cursor, NOW))
    assert to_posts(told, URL, SOURCE, NOW, young(told.entries, cursor, NOW)) == taken


def test_a_first_visit_is_told_only_the_last_week():
    document = rss(item(1, text="new"), item(2, date="Sun, 01 May 2016 12:00:00 GMT", text="old"))
    first, later = (read_feed(document, None, URL, *when) for when in ((NOW.isoformat(),), ()))
    assert [entry.html for entry in first.entries] == ["new"]
    assert (first.set_aside, later.set_aside) == (1, 0)
    assert [entry.html for entry in later.entries] == ["new", "old"]


def test_what_forgives_broken_feeds_is_loaded_only_for_them():
    program = (
        "import sys, json; from pipeline.collect.worker import answer; body = sys.stdin.buffer.read(); loaded = []\n"
        "for one in (body, body[:-6]):\n"
        "    answer({'reader': 'read_feed', 'url': 'u'}, one); loaded.append('feedparser' in sys.modules)\n"
        "print(json.dumps(loaded))"
    )
    done = subprocess.run([sys.executable, "-c", program], input=rss(item(1)), capture_output=True, check=True)
    assert json.loads(done.stdout) == [False, True]
