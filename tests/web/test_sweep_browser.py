"""Every page in a real Chromium: no accessibility rule broken, light and dark; fits a phone; no hostile word runs."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from importlib.resources import files
from importlib.util import find_spec
from itertools import cycle
from pathlib import Path

import pytest

from pipeline.web.visit import COOKIE
from tests.web.build import Editor
from tests.web.furnished import cookie_of, furnish
from tests.web.serving import NEEDS_CHROMIUM, Seat, Served

pytest.importorskip("uvicorn")

pytestmark = NEEDS_CHROMIUM

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""axe's names for WCAG 2.2 AA, and its advice beyond."""
CORPUS = Path(os.environ.get("ITEMWIRE_EVAL", "/nowhere")) / "hostile" / "payloads"

OWN = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "' onmouseover='alert(1)",
    "javascript:alert(1)", "[x](javascript:alert(1))", "{{7*7}}", "</textarea><script>alert(1)</script>",
    "<img src=//evil.example/x>", "<form action=javascript:alert(1)><button>x", "</title><script>alert(1)</script>",
    "<hx-partial hx-target=body><img src=x onerror=alert(1)></hx-partial>", "<a hx-get=//evil.example>x</a>",
    '" hx-on:click="alert(1)" hx-get="/logout', "<style>@import '//evil.example'</style>", "<base href=//evil.example>",
]  # fmt: skip

HOOK = """(() => {
  window.ran = [];
  const names = ['alert', 'confirm', 'prompt', 'print'];
  for (const name of names) window[name] = (m) => { window.ran.push(`${name} ${m}`); };
})()"""
POKE = """() => {
  for (const one of document.querySelectorAll('details')) one.open = true;
  for (const one of document.querySelectorAll('body *')) {
    for (const kind of ['mouseover', 'mouseenter', 'pointerover', 'focus', 'toggle', 'wheel', 'scroll', 'copy'])
      one.dispatchEvent(new Event(kind, { bubbles: true }));
    if (one.focus) one.focus();
  }
}"""
CLICK = """() => {
  // what would leave the page is stopped after the page itself has heard of it
  window.addEventListener('click', (event) => event.preventDefault());
  window.addEventListener('submit', (event) => { event.preventDefault(); event.stopImmediatePropagation(); }, true);
  for (const one of document.querySelectorAll('a, button, summary, label, area, svg *')) {
    if (one.closest('form') && one.type === 'submit') continue;
    one.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  }
}"""
LINKS = """() => [...document.querySelectorAll('*')].flatMap((one) =>
  ['href', 'src', 'action', 'formaction', 'xlink:href']
    .map((name) => one.getAttribute(name))
    .filter((value) => value && /^[\\s\\x00-\\x1f]*(javascript|data|vbscript):/i.test(value)))"""


class Stage:
    """A served desk, its pages, and the cookie of its admin."""

    def __init__(self, folder, **how):
        self.app, self.paths = furnish(folder, **how)
        self.cookie = cookie_of(Editor(self.app, "admin"))
        self.served = Served(self.app)
        self.url = self.served.url

    def seat(self, chromium, **options):
        """Somebody logged in at a window."""
        seat = Seat(chromium, self.url, **options)
        seat.context.add_cookies([{"name": COOKIE, "value": self.cookie, "url": self.url}])
        return seat


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    made = Stage(tmp_path_factory.mktemp("furnished"), clock=lambda: datetime.now(UTC))
    yield made
    made.served.stop()


def payloads():
    """Hostile words: a few of our own, and the whole corpus where there is one."""
    told = [line for one in sorted(CORPUS.glob("xss_*.jsonl")) for line in one.read_text("utf-8").splitlines()]
    return [*OWN, *(json.loads(line)["payload"] for line in told)]


PACKED = 120
"""Payloads that one field holds: a name, a note or a post longer than this is refused or cut."""
LONG = 15_000
"""Characters that one field holds."""


def packs():
    """All hostile words, in packs that go into one field; each pack gets a desk of its own."""
    found = [[]]
    for one in payloads():
        if len(found[-1]) == PACKED or sum(map(len, found[-1])) + len(one) > LONG:
            found.append([])
        found[-1].append(one)
    return found


@pytest.fixture(scope="module", params=packs(), ids=lambda pack: f"{len(pack)} payloads")
def hostile(tmp_path_factory, request):
    every, turn = request.param, cycle(request.param)

    def said(word, field):
        if field == "url":
            return "javascript:alert(1)//" + OWN[1]
        short = field in ("source name", "author", "headline", "place")
        return f"{word} {next(turn)[:70] if short else ' '.join(every)}"

    made = Stage(tmp_path_factory.mktemp("hostile"), said=said, clock=lambda: datetime.now(UTC))
    yield made
    made.served.stop()


def broken(page, rules):
    """What of accessibility's rules the page breaks, each with where."""
    found = page.evaluate(
        "tags => axe.run({runOnly: tags, resultTypes: ['violations']}).then(r => r.violations)", rules
    )
    return [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary'][:300]}" for one in found for node in one["nodes"]
    ]


@pytest.mark.skipif(find_spec("axe_playwright_python") is None, reason="needs axe-playwright-python (extra `dev`)")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_a_rule_of_wcag_2_2_aa(stage, chromium, scheme):
    axe = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    seat = stage.seat(chromium, color_scheme=scheme, bypass_csp=True)  # axe itself is put into the page
    found = {}
    for path in [*stage.paths, "/login"]:
        if path == "/login":
            seat.context.clear_cookies()
        seat.go(path)
        seat.page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        seat.page.evaluate(axe)
        if faults := broken(seat.page, RULES):
            found[path] = faults
    seat.context.close()
    assert found == {}


def test_every_page_fits_a_phone_also_with_all_its_boxes_open(stage, chromium):
    seat = stage.seat(chromium, viewport={"width": 360, "height": 740})
    wide = {}
    for path in stage.paths:
        seat.go(path)
        seat.page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        width = seat.page.evaluate("document.documentElement.scrollWidth")
        if width > 360:
            wide[path] = width
    seat.context.close()
    assert wide == {}


@pytest.mark.parametrize("policy", [True, False], ids=["with CSP", "without CSP"])
def test_no_hostile_word_runs_on_any_page_opened_clicked_and_hovered(hostile, chromium, policy):
    seat = hostile.seat(chromium, bypass_csp=not policy)
    seat.context.add_init_script(HOOK)
    seat.page.on("dialog", lambda box: box.dismiss())
    ran, links, left = {}, {}, {}
    for path in hostile.paths:
        seat.go(path)
        for act in (POKE, CLICK, POKE):
            seat.page.evaluate(act)
        if found := seat.page.evaluate("window.ran"):
            ran[path] = found
        if found := seat.page.evaluate(LINKS):
            links[path] = found
        if not seat.page.url.startswith(hostile.url):
            left[path] = seat.page.url
    seat.context.close()
    assert (ran, links, left, seat.elsewhere) == ({}, {}, {}, [])
    assert [one for one in seat.complaints if "Content Security Policy" in one] == []
