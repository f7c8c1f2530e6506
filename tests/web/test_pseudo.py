"""No word of the desk's own is left in English where somebody reads another language: a made-up one shows which is.

The made-up language has a translation of every message: the same words in wide letters. Whatever plain Latin word is
then left on a page must be somebody else's: a source's, an editor's, a name, an address, code.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from pipeline.draft.headline import headline
from pipeline.web import catalogue
from pipeline.web.retelling import phrase
from tests.web.build import Editor
from tests.web.furnished import furnish

messages = pytest.importorskip("babel.messages", reason="the made-up language is made with Babel (extra `dev`)")

WIDE = {ord(letter): ord(letter) - 0x21 + 0xFF01 for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"}
KEPT = re.compile(r"%\(\w+\)s|%%|</?\w+[^>]*>|&\w+;|`[^`]*`|\{[^}]*\}")
SILENT = {"script", "style", "code", "kbd", "pre"}
SPOKEN = ("title", "aria-label", "placeholder", "alt", "aria-description")


def wide(text):
    """The words of a message in wide letters; what is filled in, tags and commands stay."""
    at, made = 0, []
    for found in KEPT.finditer(text):
        made += [text[at : found.start()].translate(WIDE), found[0]]
        at = found.end()
    return "".join([*made, text[at:].translate(WIDE)])


@pytest.fixture
def made_up(tmp_path, monkeypatch):
    """A language called xx in which every message is translated."""
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with (catalogue.LOCALE / "desk.pot").open("rb") as file:
        known = read_po(file)
    told = Catalog(locale="en")
    for one in known:
        if one.id:
            told.add(one.id, tuple(map(wide, one.id)) if isinstance(one.id, tuple) else wide(one.id))
    folder = tmp_path / "locale" / "xx" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "desk.mo").open("wb") as file:
        write_mo(file, told)
    monkeypatch.setattr(catalogue, "LOCALE", tmp_path / "locale")
    forget = (catalogue.languages.cache_clear, catalogue.words_of.cache_clear, phrase._retold.cache_clear)
    for each in forget:
        each()
    yield "xx"
    for each in forget:
        each()


class Spoken(HTMLParser):
    """What a page says to who reads or hears it: texts, and the attributes that are read aloud."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.texts, self._open = [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.texts += [given[name] for name in SPOKEN if given.get(name)]
        if tag not in ("meta", "link", "input", "br", "hr", "img", "rect", "path", "circle", "line"):
            self._open.append((tag, given.get("dir") == "auto" and "line" in (given.get("class") or "")))

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if data.strip() and not any(tag in SILENT for tag, _ in self._open):
            self.texts.append(data.strip())


NAMED = re.compile(r"https?://\S+|\S+@\S+|`[^`]*`|\b[cepdah]-[0-9a-f]{8,}\b")
"""Addresses, commands and ids."""


def words(text):
    return set(re.findall(r"[A-Za-z]{2,}", NAMED.sub(" ", text)))


OWN = """itemwire UTC testclient English API JSON Khalsa Khalasah xx
    bluesky mastodon reddit telegram youtube nobody Lina the army tower"""
"""Names, and what people wrote on these pages that stands nowhere below."""


def others(app):
    """Every word that is somebody else's: of sources, editors, accounts, and of the round-up that readers get."""
    store, settings = app.state.office.store, app.state.office.settings()
    told = [OWN]
    for post, _ in store.iter_posts():
        told += [post.text, post.source, post.title or "", post.author or "", post.id]
    for one in settings.sources:
        told += [one.name, one.owner or "", one.side or "", *one.aliases]
        told += [grade.reason or "" for grade in one.regrades]
    told += [f"{beat.name} {beat.zone} {' '.join(beat.channels)}" for beat in settings.beats]
    told += [f"{one.name}" for one in store.accounts()]
    for one in store.decisions():
        told += [one.who, one.reason]
    for edition in store.editions():
        told.append(edition.headline)
        told += [f"{one.wrong} {one.right}" for one in edition.corrections]
    told += [f"{one.wrong} {one.right}" for one in store.corrections()]
    drafts = [one for beat in settings.beats if (one := store.roundup(beat.name))]
    for page in (*drafts, *(edition.roundup for edition in store.editions())):
        told += ["Unconfirmed", headline(page)]
        told += [f"{item.text} {item.place} {item.note} {' '.join(item.credit)}" for item in (*page.items, *page.also)]
    return set().union(*map(words, told))


def test_no_page_leaves_a_word_of_the_desk_untranslated(tmp_path, made_up):
    app, paths = furnish(tmp_path)
    admin = Editor(app, "admin")
    known = others(app)
    left = {}
    for path in [*paths, "/login"]:
        if path.startswith("/live"):  # for readers, in the language of the round-up
            continue
        page = admin.get(path, headers={"accept-language": made_up})
        spoken = Spoken()
        spoken.feed(page.text)
        for text in spoken.texts:
            if odd := words(text) - known:
                left.setdefault(" ".join(sorted(odd)), f"{path}: {text[:200]}")
    assert not left, "\n" + "\n".join(f"{odd} IN {where}" for odd, where in sorted(left.items()))
