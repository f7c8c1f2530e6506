"""One desk for each test, copied from one that was made once: hashing passwords takes its time."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

import pytest

from pipeline.settings import Environment
from pipeline.web.app import create_app
from tests.web.build import NAMES, Clock, Editor, a_desk
from tests.web.serving import CHROMIUM, Seat, Served


@pytest.fixture(scope="session")
def desk_made_once(tmp_path_factory):
    """A folder with a source list and a database."""
    folder = tmp_path_factory.mktemp("desk")
    app = a_desk(folder)
    app.state.office.store.close()
    return folder


@pytest.fixture
def app(desk_made_once, tmp_path):
    """The desk, with some posts and an account of each rank."""
    for name in ("sources.yaml", "desk.db"):
        shutil.copy(desk_made_once / name, tmp_path / name)
    made = create_app(
        tmp_path / "sources.yaml",
        f"sqlite:///{tmp_path / 'desk.db'}",
        Environment(env_file=tmp_path / "none", desk_hosts=NAMES),
        Clock(),
    )
    yield made
    made.state.office.store.close()


@pytest.fixture
def editor(app):
    """An editor who is logged in."""
    return Editor(app, "editor")


@pytest.fixture
def nobody(app):
    """Somebody who is not logged in."""
    return Editor(app)


# ---- in a real browser


@pytest.fixture(scope="module")
def chromium():
    sync_api = pytest.importorskip("playwright.sync_api", reason="the browser tests need playwright (extra `dev`)")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def small(app):
    """The desk on a few posts, served; each test has its own, for tests run in any order."""
    app.state.office.clock = lambda: datetime.now(UTC)
    served = Served(app)
    yield served.url
    served.stop()


@pytest.fixture
def desk(tmp_path):
    """A desk on a few posts with a server of its own, which a test may stop."""
    app = a_desk(tmp_path)
    app.state.office.clock = lambda: datetime.now(UTC)
    served = Served(app)
    yield served
    if not served.server.should_exit:
        served.stop()


@pytest.fixture
def sit(chromium):
    """Sits somebody down; the window is closed at the end, and must not have complained or asked elsewhere."""
    seats = []

    def at(url, **options):
        seats.append(Seat(chromium, url, **options))
        return seats[-1]

    yield at
    for seat in seats:
        seat.context.close()
    for seat in seats:
        assert seat.elsewhere == []
        assert [said for said in seat.complaints if "409" not in said] == []
