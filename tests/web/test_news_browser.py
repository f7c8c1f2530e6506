"""The line of news on an open page in a real Chromium: it is told, moves nothing, and survives what goes wrong."""

from __future__ import annotations

import re

import pytest

from pipeline.types import Decision
from pipeline.web.pages import news
from tests.web.build import a_desk
from tests.web.serving import NEEDS_CHROMIUM, PATIENCE, Seat, Served

pytest.importorskip("uvicorn")

pytestmark = NEEDS_CHROMIUM

NEWS = "#live:has-text('New:')"
HIDE = """hidden => {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  document.dispatchEvent(new Event('visibilitychange'));
}"""


@pytest.fixture
def sit(chromium):
    """Sits somebody down, logged in and at the round-up."""
    seats = []

    def at(served, name):
        seat = Seat(chromium, served.url)
        seats.append(seat)
        seat.log_in(name)
        seat.go("/roundup/Syria")
        return seat

    yield at
    for seat in seats:
        seat.context.close()


def decide(served, words):
    """Something happens that editors want to know of."""
    office = served.app.state.office
    made = Decision(at=office.clock(), who="bob", act="note", subject="c-1", reason=words)
    office.store.add_decision(made)


def places(seat):
    """Where each item stands in the window."""
    return seat.page.evaluate("[...document.querySelectorAll('[data-item]')].map(i => i.getBoundingClientRect().top)")


def test_what_is_new_is_told_and_moves_nothing(desk, sit):
    ann = sit(desk, "editor")
    words, stood = ann.page.locator("#items").inner_html(), places(ann)
    bob = sit(desk, "admin")
    ann.page.wait_for_selector("#live:has-text('Also here: admin')")
    bob.page.locator("[data-item] .acts form button").first.click()
    ann.page.wait_for_selector(NEWS)
    assert ann.page.title().startswith("(")
    assert ann.page.locator("#items").inner_html() == words
    assert places(ann) == stood


def test_news_arrive_on_a_page_whose_server_was_started_again(desk, sit):
    ann = sit(desk, "editor")
    desk.stop()
    again = Served(desk.app, desk.port)
    decide(again, "while nobody served")
    ann.page.wait_for_selector(NEWS)
    decide(again, "one more")
    ann.page.wait_for_selector("#live:has-text('2 decisions')")
    again.stop()


def test_a_first_connection_that_fails_is_tried_again(desk, sit):
    ann = sit(desk, "editor")
    refused = []

    def refuse(route):
        refused.append(route.request.url)
        if len(refused) <= 3:
            route.abort()
        else:
            route.continue_()

    ann.page.route(re.compile(r"/news(/stream)?\?"), refuse)
    ann.page.reload()
    decide(desk, "heard late")
    ann.page.wait_for_selector(NEWS)
    assert len(refused) > 3


def test_news_arrive_where_streams_do_not_come_through(desk, sit):
    ann = sit(desk, "editor")
    ann.page.route("**/news/stream**", lambda route: route.abort())
    ann.page.reload()
    decide(desk, "by asking")
    ann.page.wait_for_selector(NEWS)


def test_a_page_in_the_background_hangs_up_and_still_tells_in_its_title(desk, sit):
    ann = sit(desk, "editor")
    with ann.page.expect_request(lambda sent: "/news?" in sent.url):
        ann.page.evaluate(HIDE, True)
    decide(desk, "seen from another tab")
    ann.page.wait_for_function("() => document.title.startsWith('(1)')")
    ann.page.evaluate(HIDE, False)
    decide(desk, "seen on it")
    ann.page.wait_for_selector("#live:has-text('2 decisions')")


def test_who_is_logged_out_elsewhere_is_told(desk, sit, monkeypatch):
    monkeypatch.setattr(news, "SAY_HERE", 1.0)
    ann = sit(desk, "editor")
    store = desk.app.state.office.store
    store.end_sessions([one.key for one in store.desk_sessions("editor")])
    ann.page.wait_for_selector("#live a:has-text('You are logged out')", timeout=PATIENCE)


def test_stopping_one_server_leaves_the_streams_of_another_alone(desk, sit, tmp_path_factory):
    ann = sit(desk, "editor")
    opened = []
    ann.page.on("request", lambda sent: opened.append(sent.url) if "/news" in sent.url else None)
    other = Served(a_desk(tmp_path_factory.mktemp("other")))
    other.stop()
    decide(desk, "after the other one stopped")
    ann.page.wait_for_selector(NEWS)
    assert opened == []
