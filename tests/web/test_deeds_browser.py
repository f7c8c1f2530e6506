"""Deeds on claims in a real Chromium: by keyboard, while somebody reads, after publication, right to left."""

from __future__ import annotations

import gettext
from concurrent.futures import ThreadPoolExecutor

import pytest

from pipeline import deciding
from pipeline.types import Status
from pipeline.web import catalogue
from tests.web.build import Editor
from tests.web.serving import NEEDS_CHROMIUM

pytest.importorskip("uvicorn")

pytestmark = NEEDS_CHROMIUM


@pytest.fixture
def sit(sit):
    """Sits somebody down, logged in and at the round-up."""

    def at(served, name, **options):
        seat = sit(served.url, **options)
        seat.log_in(name)
        seat.go("/roundup/Syria")
        return seat

    return at


def go_by(seat, key):
    """Press a key that leads to another page, or sends a form."""
    with seat.page.expect_navigation():
        seat.press(key)


def typed(seat, text):
    """Type into the field that a key led to, and send its form."""
    seat.page.wait_for_function("() => ['INPUT', 'TEXTAREA', 'SELECT'].includes(document.activeElement.tagName)")
    seat.page.keyboard.type(text)
    with seat.page.expect_navigation():
        seat.press("Enter")


def claims_at_roundup(seat):
    seat.go("/roundup/Syria")
    return claims_at(seat)


def claims_at(seat):
    return seat.page.eval_on_selector_all("[data-item]", "all => all.map(one => one.id.slice(5))")


def test_a_claim_is_merged_and_undone_overridden_and_undone_with_the_keyboard_alone(desk, sit):
    ann = sit(desk, "editor")
    one, two = claims_at(ann)[:2]
    ann.press("j")
    go_by(ann, "m")
    ann.press("m")
    typed(ann, two)
    assert "merged" in ann.page.inner_text("main")
    go_by(ann, "u")
    assert "undone" in ann.page.inner_text("main")
    ann.go(f"/claim/{one}")
    ann.press("r")
    ann.page.wait_for_function("() => document.activeElement.name === 'status'")
    ann.page.keyboard.type("confirmed")
    ann.press("Tab")
    typed(ann, "our reporter saw it")
    assert ann.page.locator("main > p .status-confirmed").count() == 1
    go_by(ann, "u")
    assert ann.page.locator("main > p .status-confirmed").count() == 0


def test_a_passage_is_taken_out_moved_and_put_back_with_the_keyboard_alone(desk, sit):
    ann = sit(desk, "editor")
    office = desk.app.state.office
    found = [deciding.claim_of(office.store, office.settings(), one) for one in claims_at(ann)]
    rich = next(one for one in found if len(one.appearances) == 2)
    other = next(one for one in found if one.uid != rich.uid)
    ann.go(f"/claim/{rich.uid}")
    ann.page.locator("[name=passage]").nth(1).focus()
    ann.press("Space")
    ann.press("s")
    ann.page.wait_for_function("() => document.activeElement.name === 'reason'")
    ann.page.keyboard.type("it tells of another village")
    ann.press("Tab")
    typed(ann, other.uid)
    moved = deciding.claim_of(office.store, office.settings(), other.uid)
    assert rich.appearances[1].statement.uid in [one.statement.uid for one in moved.appearances]
    go_by(ann, "u")
    back = deciding.claim_of(office.store, office.settings(), rich.uid)
    assert len(back.appearances) == 2


def test_a_check_a_note_and_a_question_are_recorded_with_the_keyboard_alone(desk, sit):
    ann = sit(desk, "editor")
    ann.go(f"/claim/{claims_at(ann)[0]}")
    for key, words in (("v", ("the water tower",)), ("n", ()), ("c", ("the army",))):
        ann.press(key)
        ann.page.wait_for_function("() => ['INPUT', 'TEXTAREA'].includes(document.activeElement.tagName)")
        for one in words:
            ann.page.keyboard.type(one)
        form = ann.page.locator("form:focus-within")
        for field in form.locator("textarea").all():
            field.focus()
            ann.page.keyboard.type(f"told by {key}")
        with ann.page.expect_navigation():
            ann.press("Control+Enter")
    shown = ann.page.inner_text("main")
    for words in ("the water tower", "told by v", "told by n", "the army", "told by c", "No answer yet"):
        assert words in shown
    go_by(ann, "w")
    assert "You watch it since" in ann.page.inner_text("main")


def test_words_are_shown_as_they_will_read_while_they_are_typed(desk, sit):
    ann = sit(desk, "editor")
    ann.press("j")
    ann.press("e")
    ann.page.keyboard.press("Control+A")
    ann.page.keyboard.type("**Rebels** took it")
    ann.page.wait_for_selector("[aria-current=true] .preview strong:has-text('Rebels')")
    assert ann.page.evaluate("document.activeElement.value") == "**Rebels** took it"
    ann.press("Control+Enter")
    ann.page.wait_for_selector("[aria-current=true] > .line strong:has-text('Rebels')")


def test_a_status_falls_while_an_editor_reads_and_types_and_nothing_is_lost(desk, sit):
    ann = sit(desk, "editor")
    first = claims_at(ann)[0]
    ann.press("j")
    ann.press("e")
    ann.page.keyboard.type("Mine: ")
    office = desk.app.state.office
    given = (office.store, office.settings(), first, Status.REJECTED, "admin", office.clock(), "a film of last year")
    with ThreadPoolExecutor(1) as beside:  # Playwright keeps this thread's event loop to itself
        beside.submit(deciding.set_status, *given).result()
    ann.page.wait_for_selector("#live:has-text('status')")
    assert ann.page.evaluate("document.activeElement.value").find("Mine: ") >= 0
    assert ann.page.locator(f"#item-{first} .status-rejected").count() == 0  # the page did not move
    ann.press("Control+Enter")
    ann.page.wait_for_selector(f"#item-{first} .status-rejected")
    assert "Mine: " in ann.page.locator(f"#item-{first} > .line").inner_text()


def test_an_edition_is_corrected_after_publication_with_the_keyboard_alone(desk, sit):
    person = Editor(desk.app, "editor")
    person.post("/roundup/Syria/refresh")  # the posts are years old by this desk's clock, and drafts then tell the year
    for one in person.claims():
        person.swap(f"/roundup/Syria/item/{one}/do/review", seen=0)
    person.post("/roundup/Syria/step/approve")
    edition = person.post("/roundup/Syria/publish").headers["location"]
    ann = sit(desk, "editor")
    ann.go(edition)
    ann.press("e")
    ann.page.wait_for_selector("#correct[open]")
    ann.page.wait_for_function("() => document.activeElement.name === 'claim'")
    ann.page.keyboard.type("Rebel")  # the item that begins so
    for name, words in (("grade", ""), ("wrong", "We named the wrong village."), ("right", "It was Tell Sirin.")):
        ann.press("Tab")
        ann.page.wait_for_function("name => document.activeElement.name === name", arg=name)
        ann.page.keyboard.type(words)
    with ann.page.expect_navigation():
        ann.press("Control+Enter")
    shown = ann.page.inner_text("main")
    assert "It was Tell Sirin." in shown
    assert "revision 2" in shown


def test_the_desk_runs_from_right_to_left_in_a_language_that_does(desk, sit, monkeypatch):
    words = {"What needs you now": "ما يحتاجك الآن", "Queue": "القائمة"}

    class Some(gettext.NullTranslations):
        def gettext(self, message):
            return words.get(message, message)

    monkeypatch.setattr(catalogue, "languages", lambda: ("en", "ar"))
    monkeypatch.setattr("pipeline.web.office.words_of", lambda _: Some())
    desk.app.state.office._templates.clear()
    ann = sit(desk, "editor", locale="ar", viewport={"width": 360, "height": 740})
    for path in ("/queue", "/roundup/Syria", f"/claim/{claims_at(ann)[0]}", "/sources", "/account"):
        ann.go(path)
        assert ann.page.evaluate("getComputedStyle(document.body).direction") == "rtl"
        assert ann.page.evaluate("document.documentElement.scrollWidth") <= 360, path
    ann.go(f"/claim/{claims_at_roundup(ann)[0]}")
    begins = "one => [one.previousElementSibling, one].map(it => it.getBoundingClientRect().left)"
    for dot, label in (one.evaluate(begins) for one in ann.page.locator(".tree text").all()[:3]):
        assert label > dot  # a picture's words stand beside what they tell of, whatever way the page runs
    ann.go("/queue")
    assert "ما يحتاجك الآن" in ann.page.inner_text("h1")
    assert (
        ann.page.locator("p.line[dir=auto], p.line [dir=auto]").first.evaluate("p => getComputedStyle(p).direction")
        == "ltr"
    )
