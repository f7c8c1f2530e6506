"""The desk's own words in other languages: the catalogue is whole, and shown to who asks for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.desk import by_hand
from pipeline.draft import sections
from pipeline.types import PublicationState
from pipeline.types.accounts import Rank
from pipeline.web import borrowed, catalogue, office
from tests.web.build import Editor

pofile = pytest.importorskip("babel.messages.pofile", reason="the catalogue is looked through with Babel (extra `dev`)")

WEB = Path(catalogue.__file__).parent


def read(path):
    with path.open("rb") as file:
        return {one.id: one for one in pofile.read_po(file) if one.id}


def collected(tmp_path):
    """What `make messages` finds today."""
    from babel.messages.frontend import CommandLineInterface

    out = tmp_path / "desk.pot"
    told = ["pybabel", "-q", "extract", "-F", str(catalogue.LOCALE / "babel.cfg"), "-k", "N_", "-k", "NN_:1,2"]
    CommandLineInterface().run([*told, "--no-location", "--omit-header", "-o", str(out), str(WEB)])
    return read(out)


def translations():
    return sorted(catalogue.LOCALE.glob("*/LC_MESSAGES/desk.po"))


def test_every_word_of_the_desk_is_in_the_catalogue(tmp_path):
    assert set(collected(tmp_path)) == set(read(catalogue.LOCALE / "desk.pot")), "run `make messages`"


@pytest.mark.parametrize("path", translations(), ids=lambda one: one.parts[-3])
def test_a_translation_is_complete_and_keeps_what_is_filled_in(path):
    told, wanted = read(path), read(catalogue.LOCALE / "desk.pot")
    assert set(told) >= set(wanted)
    for name in wanted:
        one = told[name]
        words = one.string if isinstance(one.string, tuple) else (one.string,)
        assert all(words), f"{name!r} has no translation"
        assert not one.fuzzy, name
        for each in words:
            first = name if isinstance(name, str) else name[0]
            assert set(re.findall(r"%\(\w+\)s", each)) == set(re.findall(r"%\(\w+\)s", first)), name
            assert sorted(re.findall(r"</?\w+", each)) == sorted(re.findall(r"</?\w+", first)), name


@pytest.mark.parametrize("path", translations(), ids=lambda one: one.parts[-3])
def test_what_is_shown_is_what_was_translated(path):
    words = catalogue.words_of(path.parts[-3])
    for name, one in read(path).items():
        if isinstance(name, str):
            assert words.gettext(name) == one.string, "run `make messages`"


def test_no_template_holds_words_of_its_own():
    """Outside tags, scripts and what is translated no letters stand in a template but names and code."""
    kept = re.compile(r"\{#.*?#\}|\{% trans.*?%\}.*?\{% endtrans %\}|\{%.*?%\}|\{\{.*?\}\}", re.S)
    bare = re.compile(r"<(kbd|code|pre|bdi)[^>]*>.*?</\1>|<[^>]*>|&\w+;", re.S)
    known = {"itemwire", "ITEM", "UTC", "Khalsa", "Khalasah"}
    for path in sorted(office.TEMPLATES.glob("*.html")):
        if path.name.startswith("live"):  # what readers see is in the language of the round-up
            continue
        text = bare.sub(" ", kept.sub("", path.read_text(encoding="utf-8")))
        assert set(re.findall(r"[^\W\d_]{2,}", text)) <= known, path.name


def test_words_of_other_rooms_are_as_they_are_there():
    assert set(borrowed.HEARD) == set(by_hand.HEARD.values())
    assert set(borrowed.SECTIONS) == {one.title for one in sections.SECTIONS}
    assert set(borrowed.RANKS) == {one.value for one in Rank}
    assert set(borrowed.STATES) == {one.value for one in PublicationState}


@pytest.mark.parametrize(
    ("own", "asked", "shown"),
    [
        (None, "", "en"),
        (None, "de-AT,de;q=0.9,en;q=0.5", "de"),
        (None, "xx, en;q=0.4, de;q=0.7", "de"),
        (None, "de;q=0, en", "en"),
        (None, "de;q=nonsense", "en"),
        ("de", "en", "de"),
        ("xx", "de", "de"),
        (None, "," * 9_000, "en"),
    ],
)
def test_an_account_chooses_its_language_and_else_its_browser_does(own, asked, shown):
    assert catalogue.reads(own, asked) == shown


def test_the_desk_speaks_german_to_who_wants_it_and_english_to_others(app, editor):
    page = editor.get("/queue", headers={"accept-language": "de"})
    assert '<html lang="de" dir="ltr">' in page.text
    assert page.headers["content-language"] == "de"
    assert "Was Sie jetzt braucht" in page.text
    assert "What needs you now" in editor.get("/queue").text
    assert editor.post("/account/language", language="de").status_code == 303
    assert "Was Sie jetzt braucht" in editor.get("/queue", headers={"accept-language": "en"}).text
    assert "What needs you now" in Editor(app, "admin").get("/queue").text
    editor.post("/account/language", language="xx")
    assert "What needs you now" in editor.get("/queue").text


def test_every_page_is_shown_in_every_language_and_sources_words_stay(editor):
    claim = editor.claims()[0]
    paths = [f"/claim/{claim}", f"/roundup/Syria/item/{claim}", "/roundup/Syria", "/search?q=Khalsa"]
    paths += [f"/{one}" for one in ("queue", "sources", "add", "audit", "account", "editions", "nowhere", "users")]
    for path in paths:
        for language in catalogue.languages():
            page = editor.get(path, headers={"accept-language": language})
            assert page.status_code in (200, 403, 404), (path, language)
            assert f'<html lang="{language}"' in page.text
    assert (
        "Rebels stormed the village of Khalsa" in editor.get(f"/claim/{claim}", headers={"accept-language": "de"}).text
    )


def test_hostile_words_stay_text_in_a_translated_sentence(editor):
    claim = editor.claims()[0]
    editor.swap(f"/roundup/Syria/item/{claim}/do/hold", text="<img src=x onerror=alert(1)> 100% %(who)s", seen=0)
    page = editor.get("/queue?kind=held", headers={"accept-language": "de"}).text
    assert "&lt;img src=x onerror=alert(1)&gt; 100% %(who)s" in page
    assert "<img" not in page


def test_the_list_of_keys_names_every_key():
    """`?` shows all keys: none that presses something on any page is missing there."""
    told = {path.name: path.read_text(encoding="utf-8") for path in office.TEMPLATES.glob("*.html")}
    dialog = told["layout.html"].partition('<dl class="keys">')[2].partition("</dl>")[0]
    listed = set(re.findall(r"<kbd>(.)</kbd>", dialog))
    pressed = set(re.findall(r"aria-keyshortcuts=\"(?:Shift\+)?([^\"{])\"", " ".join(told.values())))
    pressed |= set(re.findall(r"'(?:Shift\+)?([A-Za-z])'", told["_standing.html"] + told["_item.html"]))
    assert pressed <= listed
    assert {"j", "q", "1", "S", "K"} <= listed
