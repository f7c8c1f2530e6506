"""The desk in a real Chromium: logged in, reviewed and published with the keyboard alone."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.flow import ingest, run_pass
from pipeline.settings import Environment, load_settings
from pipeline.types.accounts import Rank
from pipeline.web.app import create_app
from pipeline.web.auth import add_account
from storage import open_store
from tests.builders import a_post
from tests.web.build import PASSWORD
from tests.web.serving import NEEDS_CHROMIUM, PATIENCE, Served

sync_api = pytest.importorskip("playwright.sync_api", reason="the browser tests need playwright (extra `dev`)")
pytest.importorskip("uvicorn")

ROOT = Path(__file__).parents[2]

pytestmark = NEEDS_CHROMIUM


POSTS = 500
"""Posts that an editor finds in the morning."""


def noise(number, now):
    """Posts that claim nothing, as most do, of the demo's days."""
    day = datetime(2026, 3, 14, 6, tzinfo=UTC)
    words = "Good morning all. Coffee number {}, and the kettle is on again."
    return [
        a_post(words.format(at), "Ledger Readers", at=day + timedelta(minutes=4 * at), fetched=now, id=f"coffee-{at}")
        for at in range(number)
    ]


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The desk on the demo's posts, and so many more that there are 500."""
    folder = tmp_path_factory.mktemp("demo")
    url, now = f"sqlite:///{folder / 'demo.db'}", datetime.now(UTC)
    path = ROOT / "sources.yaml"
    with open_store(url) as store:
        store.upgrade(now)
        environment = Environment(env_file=folder / "none")
        settings = load_settings(path)
        with ThreadPoolExecutor(1) as beside:  # Playwright keeps this thread's event loop to itself
            beside.submit(run_pass, store, settings, environment, now, everything=True, tick=lambda *_: None).result()
            more = noise(POSTS - store.counts().posts, now)
            beside.submit(ingest, store, settings, more, now, tick=lambda *_: None).result()
        assert store.counts().posts == POSTS
        add_account(store, "ann", PASSWORD, Rank.ADMIN, now)
    served = Served(create_app(path, url, environment))
    yield served.url
    served.stop()


def test_five_hundred_posts_are_reviewed_and_published_with_the_keyboard_alone_and_one_key_an_item(demo, sit):
    ann = sit(demo)
    ann.log_in("ann")
    page = ann.page
    with page.expect_navigation():
        ann.press("1")  # the first round-up
    waiting = page.locator("[data-todo]").count()
    assert waiting >= 20
    ann.press("j")
    for _ in range(waiting):
        ann.press("a")  # one key an item, as fast as they come
    sync_api.expect(page.locator("[data-todo]")).to_have_count(0, timeout=8 * PATIENCE)
    assert "looked at" in page.locator("#standing").inner_text()
    with page.expect_navigation():
        ann.press("Shift+A")
    assert "Nothing stands against publishing" in page.locator("#standing").inner_text()
    with page.expect_navigation():
        ann.press("p")
    assert "/editions/e-" in page.url
    assert page.locator("p.line").count() >= 20


def test_the_first_of_all_finds_out_how_to_get_in_and_logs_in(tmp_path, sit):
    (tmp_path / "sources.yaml").write_text("sources:\n  - {name: Observer}\nbeats:\n  - {name: Syria}\n")
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    served = Served(create_app(tmp_path / "sources.yaml", url, Environment(env_file=tmp_path / "none")))
    ann = sit(served.url)
    ann.page.goto(served.url)  # locked: every address leads to the door
    ann.page.wait_for_url("**/login**")
    command = ann.page.locator("pre").inner_text()
    assert command.endswith(" users add YOUR-NAME --role admin")
    told = [sys.executable, ROOT / "run_pipeline.py", *command.split()[-5:], "--database", url]
    done = subprocess.run([*map(str, told)], cwd=tmp_path, capture_output=True, text=True, check=True)
    ann.log_in("YOUR-NAME", done.stdout.strip())
    assert ann.page.locator("h1").inner_text() == "What needs you now"
    assert "Nothing waits for you." in ann.page.inner_text("main")
    with ann.page.expect_navigation():
        ann.press("1")
    assert "There is no item yet." in ann.page.inner_text("main")
    served.stop()


def test_an_item_is_opened_edited_held_and_left_out_by_keys(small, sit):
    ann = sit(small)
    ann.log_in("editor")
    ann.go("/roundup/Syria")
    page = ann.page
    ann.press("j")
    ann.press("o")
    page.wait_for_selector("[aria-current=true] .posts mark")
    ann.press("o")
    page.wait_for_selector("[aria-current=true] .posts", state="detached")
    ann.press("e")
    page.keyboard.press("Control+A")
    page.keyboard.type("Rebels take Khalsa, all agree")
    ann.press("Control+Enter")
    page.wait_for_selector("[aria-current=true] .line:has-text('Rebels take Khalsa, all agree')")
    ann.press("h")
    page.keyboard.type("calling the hospital")
    ann.press("Control+Enter")
    page.wait_for_selector(".is-held:not([aria-current=true])")  # the next one is at hand
    ann.press("k")
    ann.press("u")
    page.wait_for_selector("[aria-current=true]:not(.is-held)")
    ann.press("r")
    page.wait_for_selector(".is-cut")


def test_two_editors_at_one_item_lose_nothing(small, sit):
    ann, bob = sit(small), sit(small)
    ann.log_in("editor")
    bob.log_in("admin")
    for seat in (ann, bob):
        seat.go("/roundup/Syria")
        seat.press("j")
        seat.press("j")
        seat.press("e")
        seat.page.keyboard.press("Control+A")
    ann.page.keyboard.type("Ann's words")
    bob.page.keyboard.type("Bob's words")
    ann.press("Control+Enter")
    ann.page.wait_for_selector('[aria-current=true] .line:has-text("Ann\'s words")')
    bob.press("Control+Enter")
    bob.page.wait_for_selector("[role=alert]:has-text('editor changed this item meanwhile')")
    assert "Ann's words" in bob.page.locator("[aria-current=true] .line").inner_text()
    assert bob.page.locator("[aria-current=true] details[open] textarea").input_value() == "Bob's words"


def test_every_key_stands_on_what_it_presses(small, sit):
    ann = sit(small)
    ann.log_in("editor")
    for path in ("/queue", "/roundup/Syria", "/audit", "/account"):
        ann.go(path)
        for one in ann.page.locator("button[aria-keyshortcuts]:not([aria-label])").all():
            key = one.get_attribute("aria-keyshortcuts").replace("Shift+", "⇧")
            assert key in one.locator("kbd").inner_text(), path


@pytest.mark.parametrize("path", ["/queue", "/roundup/Syria", "/editions", "/audit", "/account"])
def test_a_page_fits_on_a_phone(small, sit, path):
    ann = sit(small, viewport={"width": 360, "height": 740})
    ann.log_in("editor")
    ann.go(path)
    assert ann.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_it_is_read_approved_and_published_without_javascript(small, sit):
    ann = sit(small, java_script_enabled=False)
    page = ann.page
    ann.log_in_by_form("editor")
    page.goto(f"{small}/roundup/Syria")
    page.locator("a:has-text('Posts')").first.click()
    page.wait_for_url("**/item/c-*")
    assert page.locator("mark").count() >= 1
    page.goto(f"{small}/roundup/Syria")
    with page.expect_navigation():  # the posts are years old by this desk's clock, and drafts then tell the year
        page.click("button:has-text('Draft afresh')")
    waiting = page.locator("[data-todo]").count()
    for left in reversed(range(waiting)):
        with page.expect_navigation():
            page.locator("[data-todo] button:has-text('Reviewed')").first.click()
        sync_api.expect(page.locator("[data-todo]")).to_have_count(left, timeout=PATIENCE)
    for button in ("Approve the round-up", "Publish"):
        with page.expect_navigation():
            page.click(f"button:has-text('{button}')")
    assert "/editions/e-" in page.url
    assert page.locator("p.line").count() == waiting
