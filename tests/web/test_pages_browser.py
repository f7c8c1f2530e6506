"""Search, queue, sources, adding and users in a real Chromium: by keys, on a phone, without JavaScript."""

from __future__ import annotations

import pytest

from tests.web.serving import NEEDS_CHROMIUM

pytest.importorskip("uvicorn")

pytestmark = NEEDS_CHROMIUM

PAGES = ["/search?q=Khalsa", "/queue?place=Khalsa", "/sources", "/sources/Observer", "/sources/new", "/add", "/users"]


def test_a_place_is_searched_and_opened_with_the_keyboard_alone(small, sit):
    ann = sit(small)
    ann.log_in("editor")
    ann.press("/")
    ann.page.wait_for_function("document.activeElement.name === 'q'")
    ann.page.keyboard.type("خلصة")
    ann.press("Enter")
    ann.page.wait_for_url("**/search?q=*")
    assert ann.page.locator("mark").first.inner_text() == "Khalsa"
    ann.press("j")
    with ann.page.expect_navigation():
        ann.press("o")
    assert "/claim/c-" in ann.page.url


def test_the_queue_is_narrowed_and_the_view_kept_with_the_keyboard_alone(small, sit):
    ann = sit(small)
    ann.log_in("admin")
    ann.press("f")
    ann.page.wait_for_function("document.activeElement.name === 'place'")
    ann.page.keyboard.type("Khalasah")
    with ann.page.expect_navigation():
        ann.press("Enter")
    left = ann.page.locator("article[data-item]").all_inner_texts()
    assert left
    assert all("Khals" in text for text in left)
    ann.page.locator("summary:has-text('Save this view')").focus()
    ann.press("Enter")
    ann.press("Tab")
    ann.page.wait_for_function("document.activeElement.name === 'name'")
    ann.page.keyboard.type("South")
    with ann.page.expect_navigation():
        ann.press("Enter")
    assert ann.page.locator("nav[aria-label='Saved views'] a").inner_text() == "South"


def test_a_note_of_a_call_is_added_without_javascript(small, sit):
    ann = sit(small, java_script_enabled=False)
    page = ann.page
    ann.log_in_by_form("contributor")
    page.goto(f"{small}/add")
    page.fill("[name=source]", "Dr Sami")
    page.fill("[name=text]", "Rebels have taken Khalsa village, a nurse said.")
    page.select_option("[name=heard]", "phone")
    page.click("button:has-text('Look at it')")
    page.wait_for_url("**/add/h-*")
    page.click("button:has-text('Keep it')")
    page.wait_for_url("**/post/p-*")
    assert "by phone" in page.inner_text("main")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_on_a_phone(small, sit, path):
    ann = sit(small, viewport={"width": 360, "height": 740})
    ann.log_in("admin")
    ann.go(path)
    assert ann.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_every_key_stands_on_what_it_presses(small, sit):
    ann = sit(small)
    ann.log_in("admin")
    for path in PAGES:
        ann.go(path)
        for one in ann.page.locator("main :is(button, summary, a)[aria-keyshortcuts]:visible").all():
            key = one.get_attribute("aria-keyshortcuts")
            stands = one.locator("kbd")
            assert key == "o" or (stands.count() and key in stands.inner_text()), (path, key)


def test_arabic_runs_from_right_to_left_where_it_is_shown(small, sit):
    ann = sit(small)
    ann.log_in("editor")
    ann.go("/search?q=%D8%AE%D9%84%D8%B5%D8%A9")
    field = ann.page.locator("input[name=q]")
    assert field.evaluate("one => getComputedStyle(one).direction") == "rtl"


def test_a_telephone_reads_the_picture_on_white_in_the_dark_too(small, sit):
    ann = sit(small, color_scheme="dark")
    ann.log_in("reader")
    ann.go("/account")
    with ann.page.expect_navigation():
        ann.page.click("button:has-text('Turn on a second factor')")
    box = ann.page.locator("svg.qr").bounding_box()
    assert box["width"] >= 120
    assert ann.page.locator("svg.qr path").first.get_attribute("fill") == "#fff"
