"""Pictures of every page of the desk on the demo: light, dark and as on a phone; `make pictures`.

All go to `var/pictures/`, to be looked at; the few that README and the editor's guide show are put into
`docs/pictures/`, with 128 colours, so that none is larger than 150 KB. Needs the extra `dev` and a Chromium.
"""

from __future__ import annotations

import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import uvicorn
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from pipeline import desk
from pipeline.flow import run_pass
from pipeline.review import Change
from pipeline.settings import Environment, Settings, load_settings
from pipeline.types import CorrectionGrade
from pipeline.types.accounts import Rank
from pipeline.web.app import create_app
from pipeline.web.auth import add_account, begin_session
from pipeline.web.visit import COOKIE
from storage import ClaimFilter, Store, open_store

ROOT = Path(__file__).parents[1]
ALL, SHOWN = ROOT / "var" / "pictures", ROOT / "docs" / "pictures"
COLOURS, LARGEST = 128, 150_000
"""Colours of a picture that is shown, and its bytes at most."""


DAY = "2026-03-14"
"""The demo's Saturday."""


class Look(NamedTuple):
    """How a page is looked at."""

    name: str
    width: int
    height: int
    scheme: str


LOOKS = (Look("light", 1280, 900, "light"), Look("dark", 1280, 900, "dark"), Look("phone", 390, 844, "light"))

BEST = {
    "queue-light": "queue",
    "roundup-light": "roundup",
    "item-dark": "item-dark",
    "pictures-light": "day",
    "roundup-phone": "phone",
    "live-light": "live",
}
"""Pictures that are shown, and what they are called there."""


class Stage(NamedTuple):
    """A desk on the demo, with something on every page."""

    url: str
    cookie: str
    paths: dict[str, str]
    """Name of a page → its address."""


def main() -> None:
    """Take all pictures, and put the best into the guide."""
    chromium = next((found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), None)
    if chromium is None:
        raise SystemExit("there is no chromium here: apt-get install chromium")
    shutil.rmtree(ALL, ignore_errors=True)
    ALL.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder, staged(Path(folder)) as stage, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for look in LOOKS:
            _take(browser, stage, look)
        browser.close()
    for taken, name in BEST.items():
        _shrink(ALL / f"{taken}.png", SHOWN / f"{name}.png")
    print(f"{len(list(ALL.glob('*.png')))} pictures in {ALL}, {len(BEST)} of them in {SHOWN}")


@contextmanager
def staged(folder: Path) -> Iterator[Stage]:
    """Serve a desk on the demo: one pass, an edition with a correction, half a round-up reviewed."""
    now, path, url = datetime.now(UTC), folder / "sources.yaml", f"sqlite:///{folder / 'demo.db'}"
    told = (ROOT / "sources.yaml").read_text(encoding="utf-8").replace("path: demo", f"path: {ROOT}/demo")
    told = told.replace("- name: Syria\n", "- name: Syria\n    live: true\n").replace(
        "{name: Syria,", "{name: Syria, live: true,"
    )
    path.write_text(told, encoding="utf-8")
    environment = Environment(env_file=folder / "none")
    settings = load_settings(path)
    with open_store(url) as store:
        store.upgrade(now)
        run_pass(store, settings, environment, now, everything=True, tick=lambda *_: None)
        add_account(store, "ann", "a password for pictures", Rank.ADMIN, now)
        paths = _fill(store, settings, now)
        cookie, _ = begin_session(store, "ann", "pictures", now)
    app = create_app(path, url, environment)
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=2))
    app.state.office.stopping = lambda: server.should_exit
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.05)
    yield Stage(f"http://127.0.0.1:{listening.getsockname()[1]}", cookie, paths)
    server.should_exit = True
    thread.join(20)


def _fill(store: Store, settings: Settings, now: datetime) -> dict[str, str]:
    """Publish what stands in one beat and correct it; review a part of the other; return the pages to look at."""
    first, second = settings.beats[0], settings.beats[-1]
    desk.amend_all(store, settings, first, Change(reviewed=True), "ann", now)
    desk.approve_roundup(store, settings, first, "ann", now)
    edition = desk.publish(store, settings, first, "ann", now)
    item = edition.roundup.items[0]
    wrong, right = "We named the wrong gate.", "It was the market's northern gate."
    desk.correct(
        store, settings, edition.uid, item.claim, CorrectionGrade.REFILED, wrong, right, "ann", now,
        text=f"{item.text.rstrip('.')}, at the northern gate.",
    )  # fmt: skip
    sheet = desk.sheet(store, settings, second, now)
    for one in sheet.items[:5]:
        desk.amend_item(store, settings, second, one.item.claim, Change(reviewed=True), "ann", now)
    held = Change(hold="calling the hospital")
    desk.amend_item(store, settings, second, sheet.items[6].item.claim, held, "ann", now)
    claims = list(store.claims(ClaimFilter(), settings.roster))
    rich = max(claims, key=lambda one: (len(one.origins.origins), len(one.appearances)))
    shown = max(sheet.items, key=lambda one: one.item.origins).item.claim
    pair = store.open_suggestions(1)
    pages = {
        "login": "/login", "queue": "/queue", "roundup": f"/roundup/{second.name}",
        "item": f"/roundup/{second.name}/item/{shown}", "claim": f"/claim/{rich.uid}", "editions": "/editions",
        "edition": f"/editions/{edition.uid}", "search": "/search?q=hospital", "sources": "/sources", "add": "/add",
        "audit": "/audit", "account": "/account", "users": "/users",
        "pictures": f"/pictures?beat={first.name}&day={DAY}",
        "pictures-2": f"/pictures?beat={second.name}&day={DAY}", "live": f"/live/{first.name.casefold()}",
        "corrections": f"/live/{first.name.casefold()}/corrections",
    }  # fmt: skip
    return pages | ({"same": f"/same/{pair[0].claim}/{pair[0].other}"} if pair else {})


def _take(browser: Browser, stage: Stage, look: Look) -> None:
    context = browser.new_context(
        viewport={"width": look.width, "height": look.height}, color_scheme=look.scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    for name, path in stage.paths.items():
        if name != "login":
            context.add_cookies([{"name": COOKIE, "value": stage.cookie, "url": stage.url}])
        _look_at(page, f"{stage.url}{path}", f"{name}-{look.name}")
    context.close()


def _look_at(page: Page, url: str, name: str) -> None:
    answer = page.goto(url)
    if answer is None or answer.status >= 400:
        print(f"{name}: {url} answered {answer.status if answer else 'nothing'}")
        return
    page.wait_for_selector("main")
    if page.evaluate("() => document.documentElement.scrollWidth > innerWidth"):
        print(f"{name}: is wider than the window")
    page.screenshot(path=ALL / f"{name}.png")


def _shrink(taken: Path, shown: Path) -> None:
    """Write a picture with few colours, and fewer still where it stays too large."""
    for colours in (COLOURS, COLOURS // 2, COLOURS // 4, COLOURS // 8):
        with Image.open(taken) as image:
            image.convert("RGB").quantize(colours, dither=Image.Dither.NONE).save(shown, optimize=True)
        if shown.stat().st_size <= LARGEST:
            return
    print(f"{shown.name} has {shown.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
