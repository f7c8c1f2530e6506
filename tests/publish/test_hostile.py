"""Texts that would like to be code stay text on every channel."""

from __future__ import annotations

import asyncio
import email
import email.policy
import json
import re
import xml.etree.ElementTree as ET

import pytest
from selectolax.lexbor import LexborHTMLParser

from pipeline.publish import clipboard, feed, file, liveblog, wordpress
from pipeline.publish import email as mail
from pipeline.review import issue
from pipeline.review import written as correction
from pipeline.types import CorrectionGrade
from tests.publish.build import a_channel, a_parcel, first, updated
from tests.review.build import an_edition, an_item, later

OWN = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}{% for x in y %}",
    "[gallery ids=1] [caption]x[/caption]",
    "]]></content><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "\u202eevil\u202c\u2066x\u2069 \x1b[31mred \x00 \x0b",
    "=HYPERLINK(1)\r\nBcc: everybody@news.test",
    "[a](javascript:alert(1)) ![x](http://x.test/y) `code` <http://x.test>",
    "javascript:alert(1) http://x.test/?a=<b>&amp;&#60;",
    "<!-- wp:html --><b>x</b><!-- /wp:html -->",
]
ALLOWED = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "script",
    "body",
    "h1",
    "h2",
    "h3",
    "header",
    "main",
    "section",
    "article",
    "ul",
    "li",
    "p",
    "span",
    "bdi",
    "q",
    "a",
    "strong",
    "em",
    "time",
    "br",
}
"""The elements that our own templates have."""
EVERY = 4
"""Of the known attacks each fourth is tried: each is written to nine files."""
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def payloads(evaluation):
    found = list(OWN)
    for path in sorted((evaluation / "hostile" / "payloads").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            found += [str(value) for key, value in row.items() if key in {"payload", "text", "title", "url", "value"}]
    return found


def hostile(text):
    """An edition of which everything that people write is `text`."""
    item = an_item("c-1", text=text, place=text, note=text)
    item = item.model_copy(update={"credit": (text,), "reason": text, "translation": text})
    edition = an_edition(item, an_item("c-2")).model_copy(update={"headline": text})
    one = correction(edition, "c-2", CorrectionGrade.CORRECTED, "x" + text, "y" + text, "ann", later(), text="z" + text)
    return updated(issue(edition, one, "ann", later()))


def check_html(markup, plain):
    """Only our own elements, without handlers or foreign addresses."""
    tree = LexborHTMLParser(markup)
    scripts = 0
    for node in tree.root.traverse():
        assert node.tag in ALLOWED, f"{node.tag} from {plain!r}"
        scripts += node.tag == "script"
        assert node.tag != "script" or node.attributes == {"type": "application/ld+json"}
        for name, value in node.attributes.items():
            assert not name.startswith("on"), plain
            assert "javascript:" not in (value or "") or name in {"id", "content"}, plain
    assert scripts <= 1
    assert not UNSEEN.search(markup)


def written(kind, tmp_path, edition, **options):
    asyncio.run(kind.send(a_parcel(edition, tmp_path), a_channel(kind.__name__, path="out", **options)))
    return {path.name: path.read_text("utf-8") for path in (tmp_path / "out").iterdir()}


def check(plain, tmp_path):
    edition = hostile(plain)
    for kind in (file, clipboard, feed, liveblog):
        texts = written(kind, tmp_path, edition)
    for name, text in texts.items():
        assert not UNSEEN.search(text), name
        if name.endswith(".html"):
            check_html(text, plain)
        elif name.endswith(".xml"):
            for content in ET.fromstring(text).iter("{http://www.w3.org/2005/Atom}content"):
                if content.get("type") == "html":
                    check_html(content.text, plain)
        elif name.endswith(".json"):
            found = json.loads(text)
            for item in found.get("items", []):
                check_html(item["content_html"], plain)
    post = wordpress._post(a_parcel(edition, tmp_path), a_channel("wordpress", username="bot"))
    check_html(post["content"], plain)
    assert "<" not in post["title"]
    assert "[" not in post["title"] + post["content"]
    channel = a_channel("email", to="a@desk.test", **{"from": "desk@news.test"})
    wire = mail.letter(a_parcel(edition, tmp_path), channel).as_bytes()
    message = email.message_from_bytes(wire, policy=email.policy.default)
    assert (message["Bcc"], message["To"]) == (None, "undisclosed-recipients:;")
    check_html(message.get_body(("html",)).get_content(), plain)


@pytest.mark.parametrize("plain", OWN)
def test_no_text_of_ours_becomes_code_on_any_channel(plain, tmp_path):
    check(plain, tmp_path)


@pytest.mark.eval
def test_no_known_attack_becomes_code_on_any_channel(evaluation, tmp_path):
    for plain in payloads(evaluation)[::EVERY]:
        check(plain, tmp_path)


def test_an_ordinary_edition_is_shown_as_it_is(tmp_path):
    texts = written(file, tmp_path, first())
    assert sum("Rebels storm Khalsa village" in text for text in texts.values()) == 4
