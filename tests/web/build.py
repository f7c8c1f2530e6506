"""A desk for tests: a small source list, some posts taken in, an account of each rank, a browser without a window."""

from __future__ import annotations

import re
from datetime import timedelta

from fastapi.testclient import TestClient

from pipeline.flow import ingest
from pipeline.settings import Environment, load_settings
from pipeline.types.accounts import Rank
from pipeline.web.app import create_app
from pipeline.web.auth import add_account
from storage import open_store
from tests.builders import NOON, a_post

NAMES = ("news.example", "testserver")
"""By which tests ask besides 127.0.0.1."""
PASSWORD = "correct horse battery"

SOURCES = """
sources:
  - {name: Observer, role: analyst, reliability: B, side: neutral}
  - {name: Courier, role: outlet, reliability: B, side: neutral}
  - {name: Lens, role: activist, reliability: C, side: rebels}
beats:
  - {name: Syria, zone: UTC}
"""

POSTS = (
    ("Observer", "Rebels stormed the village of Khalsa in south Aleppo this morning.", 0),
    ("Courier", "Rebel fighters have stormed Khalsa village, south of Aleppo, our reporter there saw.", 20),
    ("Lens", "Airstrikes hit the market of Maarat al-Numan, killing 7 civilians.", 40),
    ("Observer", "A convoy of aid trucks entered Darayya.", 60),
)


class Clock:
    """The time of a test, which it moves itself."""

    def __init__(self):
        self.now = NOON + timedelta(hours=3)

    def __call__(self):
        self.now += timedelta(milliseconds=5)
        return self.now


def a_desk(folder, posts=POSTS):
    """The application on a database of its own with `posts` worked through; its clock is `app.state.office.clock`."""
    path = folder / "sources.yaml"
    path.write_text(SOURCES, encoding="utf-8")
    url = f"sqlite:///{folder / 'desk.db'}"
    clock = Clock()
    with open_store(url) as store:
        store.upgrade(clock())
        entries = [
            a_post(text, source, at=NOON + timedelta(minutes=minute)) if isinstance(text, str) else text
            for source, text, minute in posts
        ]
        ingest(store, load_settings(path), entries, clock(), tick=lambda *_: None)
        for rank in Rank:
            add_account(store, rank.value, PASSWORD, rank, clock())
    return create_app(path, url, Environment(env_file=folder / "none", desk_hosts=NAMES), clock)


def token_in(text):
    """The token that the first form of a page carries."""
    found = re.search(r'name="csrf" value="([^"]*)"', text)
    return found[1] if found else ""


class Editor:
    """Somebody at the desk, with a browser that sends what a browser sends."""

    def __init__(self, app, name=None):
        self.client = TestClient(app, base_url="http://127.0.0.1:8000", raise_server_exceptions=False)
        self.client.headers["origin"] = "http://127.0.0.1:8000"
        self.token = ""
        if name:
            self.log_in(name)

    def log_in(self, name, password=PASSWORD):
        """Log in through the form, and remember the session's token."""
        page = self.client.get("/login")
        form = {"name": name, "password": password, "csrf": token_in(page.text)}
        answer = self.client.post("/login", data=form, follow_redirects=False)
        self.token = token_in(self.client.get("/account").text)
        return answer

    def get(self, url, **kwargs):
        """A page."""
        return self.client.get(url, **kwargs)

    def post(self, url, **form):
        """A form sent."""
        return self.client.post(url, data={"csrf": self.token, **form}, follow_redirects=False)

    def swap(self, url, **form):
        """A form that htmx sends."""
        headers = {"hx-request": "true"}
        return self.client.post(url, data={"csrf": self.token, **form}, headers=headers, follow_redirects=False)

    @property
    def store(self):
        """The database behind the desk."""
        return self.client.app.state.office.store

    def claims(self, beat="Syria"):
        """The claims of the items on the round-up, in order of print."""
        return re.findall(r'<article id="item-(c-[0-9a-f]+)"', self.get(f"/roundup/{beat}").text)
