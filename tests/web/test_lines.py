"""A long round-up is shown in parts, and an item is drawn anew only when something about it changed."""

from __future__ import annotations

import pytest

from pipeline.web import lines
from pipeline.web.glance import FRESH, Glance, Seen
from tests.web.build import Editor

BASE = "/roundup/Syria"


@pytest.fixture
def two_at_once(monkeypatch):
    monkeypatch.setattr(lines, "AT_ONCE", 2)


def test_a_long_round_up_comes_in_parts_and_the_bar_counts_all_of_it(editor, two_at_once):
    every = editor.claims("Syria?part=1") + editor.claims("Syria?part=2")
    assert 2 < len(every) == len(set(every))
    first = editor.get(BASE).text
    assert 'rel="next"' in first
    assert 'rel="prev"' not in first
    assert f"of {len(every)} still to review" in first
    assert 'rel="prev"' in editor.get(f"{BASE}?part=2").text


def test_an_address_of_an_item_leads_to_the_part_that_holds_it(editor, two_at_once):
    last = editor.claims("Syria?part=2")[-1]
    assert f'id="item-{last}"' not in editor.get(BASE).text
    assert f'id="item-{last}"' in editor.get(f"{BASE}?at={last}").text
    assert f"{BASE}?at={last}#item-{last}" in editor.get("/queue").text


def test_a_part_beyond_the_last_is_the_last(editor, two_at_once):
    assert editor.claims("Syria?part=99") == editor.claims("Syria?part=2")


def test_each_reader_has_his_own_form_token_in_items_that_were_drawn_for_another(app, editor):
    other = Editor(app, "admin")
    pages = [one.get(BASE).text for one in (editor, Editor(app, "editor"), other)]
    tokens = [one.split('name="csrf" value="')[1].split('"')[0] for one in pages]
    assert len(set(tokens)) == 3
    for page, token in zip(pages, tokens, strict=True):
        assert page.count('name="csrf"') == page.count(f'name="csrf" value="{token}"')
        assert "token-" not in page


def test_a_reader_is_not_shown_the_buttons_that_were_drawn_for_an_editor(app, editor):
    assert "/do/review" in editor.get(BASE).text
    assert "/do/review" not in Editor(app, "reader").get(BASE).text


def test_what_a_colleague_changed_is_drawn_anew(app, editor):
    first = editor.claims()[0]
    assert "Rebels take Khalsa" not in Editor(app, "admin").get(BASE).text
    editor.swap(f"{BASE}/item/{first}/do/edit", text="Rebels take Khalsa", seen=0)
    assert "Rebels take Khalsa" in Editor(app, "admin").get(BASE).text


def test_who_is_at_an_item_is_seen_by_others_and_not_when_he_left(app, editor):
    first = editor.claims()[0]
    other = Editor(app, "admin")
    other.get(BASE)
    editor.post(f"{BASE}/item/{first}/lock")
    assert "editor is at this item" in other.get(BASE).text
    editor.swap(f"{BASE}/item/{first}/do/review", seen=0)
    assert "editor is at this item" not in other.get(BASE).text


def test_a_look_is_shared_while_it_is_fresh():
    now, asked = [0.0], []
    glance = Glance(clock=lambda: now[0])

    def ask():
        asked.append(now[0])
        return Seen(len(asked), ())

    assert [glance.look(ask).head for _ in range(3)] == [1, 1, 1]
    now[0] = FRESH
    assert glance.look(ask).head == 2
