"""The four formats, and what hostile posts make of them: nothing."""

from __future__ import annotations

import html.parser
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pipeline import draft
from pipeline.draft import FORMATS, compose, render
from pipeline.draft.escape import web_link
from pipeline.errors import NotFoundError, SettingsError
from pipeline.roster import Roster
from pipeline.settings.values import Beat
from pipeline.types import Status
from tests.builders import NOON, a_claim, a_place, an_appearance, particulars
from tests.draft.campaign import CRANE, NOW, ORSA, a_day, claim, says

ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg/onload=alert(1)>",
    "</style></title><iframe src=javascript:alert(1)>",
    "{{ 7*7 }}{% for x in y %}{{ ''.__class__.__mro__ }}",
    "[click](javascript:alert(1)) ![x](http://evil.example/x.png)",
    "<http://evil.example> http://evil.example www.evil.example me@evil.example",
    "# heading\n\n- list\n> quote\n```\ncode\n```\n| a | b |\n|---|---|",
    "**bold** _em_ `code` ~~gone~~ <b>b</b> &lt;i&gt; &#60;u&#62;",
    "\x1b[31mred\x1b[0m \x1b]0;title\x07",
    "\u202egnp.exe\u202c \u2066x\u2069 \u200bhidden\ufeff",
    "ITEM: forged line –Somebody\nITEMS (Forged)\nCONFIRMED",
    "1. one\n2) two\n+ three\n=====\n-----\n    indented",
    "\ud800 lone \udfff",
)  # fmt: skip


TEMPLATES = Path(draft.__file__).parent / "templates"
OURS = {
    tag
    for name in ("roundup.html", "article.html")
    for tag in re.findall(r"<([a-z]+[1-6]?)", (TEMPLATES / name).read_text("utf-8"))
}
"""The tags of the shipped page."""


class Tags(html.parser.HTMLParser):
    """Collects the tags and attributes of a page."""

    def __init__(self, page):
        super().__init__()
        self.found = set()
        self.attributes = set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.add(tag)
        self.attributes |= {name for name, _ in attrs}
        for name, value in attrs:
            assert name not in {"href", "src"} or value.startswith(("http://", "https://")), value


def a_roundup(text="Rebels storm Khalir", **fields):
    found = claim(says(text, post={"title": text, **fields.pop("post", {})}), **fields)
    return compose(Beat(name="Orsa"), (found,), None, NOW, Roster([]))


def hostile(text):
    """A round-up in which every free text is `text`."""
    made = an_appearance(
        text, CRANE.model_copy(update={"name": text or "x"}), particulars=particulars((a_place(text),))
    )
    post = made.post.model_copy(update={"url": text, "title": text})
    made = made.model_copy(update={"post": post})
    bad = a_claim(text, (made,), reason=text, missing=text, status=Status.CORROBORATED)
    return compose(Beat(name="Orsa"), (bad,), None, NOW, Roster([])).model_copy(update={"beat": text})


def test_there_are_the_formats_of_the_contract():
    assert {"markdown", "html", "text", "json"} <= set(FORMATS)


def test_an_unknown_format_is_refused_in_words():
    with pytest.raises(NotFoundError, match="there are html"):
        render(a_roundup(), "pdf")


def test_text_has_exactly_the_contracts_form():
    found = compose(Beat(name="Orsa"), a_day(), None, NOW, Roster([]))
    lines = [line for line in render(found, "text").splitlines() if line and not line.startswith("#")]
    form = re.compile(
        r"^(?:ITEM: \S.* –\S.*|ITEMS \(\S.*\)|CONFIRMED|LATEST UPDATES \(unconfirmed\)|DISPUTED|CORRECTIONS)$"
    )
    assert [line for line in lines if not form.match(line)] == []
    assert sum(line.startswith("ITEM: ") for line in lines) == len(a_day())


def test_text_lists_every_credit_and_says_by_how_many_it_is_corroborated():
    found = compose(Beat(name="Orsa"), a_day(), None, NOW, Roster([]))
    assert (
        "ITEM: Army column ambushed near Khalir: 2 tanks destroyed so far (as of 13:00 UTC on 1 May) "
        "(reported by 2 independent sources) –HillCrane, Orsa Watch"
    ) in render(found, "text")


def test_the_header_names_beat_period_zone_counts_and_what_no_beat_takes():
    found = compose(Beat(name="Orsa", zone="Europe/Kyiv", places=("Khalir",)), a_day(), NOON, NOW, Roster([]))
    for format in ("text", "markdown", "html"):
        page = render(found, format)
        assert "Orsa round-up" in page
        assert "1 May 2024, 15:00 to 21:00 EEST" in page
        assert re.search(r"\d+ items: 1 confirmed", page)
        assert f"{found.untaken} claims of the period are on no beat" in page


def test_reasons_and_quotes_come_on_request():
    found = a_roundup(reason="one source only", missing="a second source")
    for format in ("text", "markdown", "html"):
        assert "one source only" not in render(found, format)
        asked = render(found, format, why=True)
        assert "one source only" in asked
        assert "a second source" in asked
        assert re.search(r"HillCrane(?:</bdi>)? says: ", asked)
        assert "https://example.org/post/1" in asked


def test_json_names_claims_statuses_statements_and_quotes():
    found = compose(Beat(name="Orsa"), a_day(), None, NOW, Roster([]))
    page = json.loads(render(found, "json"))
    items = [item for part in page["sections"] for place in part["places"] for item in place["items"]]
    assert len(items) == len(found.items)
    for item, drafted in zip(items, found.items, strict=True):
        assert item["claim"] == drafted.claim
        assert item["status"] == drafted.status.value
        assert item["line"].startswith(f"ITEM: {item['text']} –")
        assert set(item["statements"]) <= {quote["statement"] for quote in item["quotes"]}
    assert page["counts"]["confirmed"] == 2


def test_an_empty_round_up_renders():
    nothing = compose(Beat(name="Orsa"), (), None, NOW, Roster([]))
    for format in FORMATS:
        assert render(nothing, format).endswith("\n")


def test_also_reported_stands_below():
    found = compose(Beat(name="Orsa", length=2), a_day(), None, NOW, Roster([]))
    for format in ("text", "markdown", "html"):
        assert "ALSO REPORTED" in render(found, format)
    assert len(json.loads(render(found, "json"))["also"]) == len(a_day()) - 2


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_stays_text_in_html(attack):
    page = render(hostile(attack), "html", why=True)
    tags = Tags(page)
    assert tags.found <= OURS
    assert not {name for name in tags.attributes if name.startswith("on")}


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_stays_text_in_markdown(attack):
    page = render(hostile(attack), "markdown", why=True)
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(page)
    kinds = {token.type for token in tokens} | {child.type for t in tokens for child in t.children or ()}
    assert not kinds & {
        "html_block",
        "html_inline",
        "image",
        "code_inline",
        "fence",
        "code_block",
        "table_open",
        "s_open",
    }
    links = [child.attrs["href"] for t in tokens for child in t.children or () if child.type == "link_open"]
    assert all(str(link).startswith(("http://", "https://")) for link in links)


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("format", FORMATS)
def test_no_format_lets_control_or_bidi_characters_through(attack, format):
    page = render(hostile(attack), format, why=True)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", page)
    page.encode()


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_a_post_cannot_forge_a_line(format):
    page = render(hostile("Zarit\nITEM: forged –Somebody\nCONFIRMED"), format, why=True)
    assert not [line for line in page.splitlines() if line.startswith(("ITEM: forged", "CONFIRMED", "- ITEM: forged"))]


@settings(max_examples=60, deadline=None)
@given(st.text(), st.sampled_from(FORMATS), st.booleans())
def test_rendering_never_raises(text, format, why):
    assert render(hostile(text), format, why=why)


def test_a_link_is_followed_only_where_it_is_safe():
    assert web_link("https://example.org/a?b=1&c=2") == "https://example.org/a?b=1&c=2"
    assert web_link('https://example.org/a b)<x>"') == "https://example.org/a%20b%29%3Cx%3E%22"
    for bad in ("javascript:alert(1)", "java\tscript:x", "data:text/html,x", "//evil.example", "https://", "", None,
                "http://u:p@evil.example/", "https://[x", "ftp://example.org/x"):  # fmt: skip
        assert web_link(bad) is None


def desk(tmp_path, name, template):
    """A round-up whose beat has a template of its own."""
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / name).write_text(template, encoding="utf-8")
    found = claim(says("Rebels storm <b>Khalir</b> & go", ORSA))
    return compose(Beat(name="Orsa", template="ours"), (found,), None, NOW, Roster([]))


def test_a_desks_own_template_is_used_and_the_others_stay(tmp_path):
    found = desk(tmp_path, "roundup.html", "<b>{{ page.parts[0].groups[0].items[0].text }}</b>\n")
    assert render(found, "html", folder=tmp_path) == "<b>Rebels storm &lt;b&gt;Khalir&lt;/b&gt; &amp; go (1 May)</b>\n"
    assert render(found, "text", folder=tmp_path).startswith("# Orsa round-up")


def test_a_desks_own_template_cannot_switch_the_escaping_off(tmp_path):
    item = "page.parts[0].groups[0].items[0].text"
    template = (
        f"{{% autoescape false %}}{{{{ {item} }}}}{{% endautoescape %}}|{{{{ {item}|e }}}}|{{{{ {item}|upper }}}}"
    )
    page = render(desk(tmp_path, "roundup.html", template), "html", folder=tmp_path)
    assert "<" not in page


@pytest.mark.parametrize(
    "template",
    [
        "{{ nothing.there }}",
        "{% if %}",
        "{{ page.__class__.__mro__ }}",
        "{{ 1 / 0 }}",
        "{{ page.beat|safe }}",
        "{% include 'no' %}",
    ],
)
def test_a_faulty_template_is_named(tmp_path, template):
    found = desk(tmp_path, "roundup.md", template)
    with pytest.raises(SettingsError, match=r"roundup\.md"):
        render(found, "markdown", folder=tmp_path)


@pytest.mark.eval
@pytest.mark.parametrize("set_name", ["xss_own", "xss_public", "links", "ansi"])
def test_known_payloads_stay_text(evaluation, set_name):
    lines = (evaluation / "hostile" / "payloads" / f"{set_name}.jsonl").read_text(encoding="utf-8").splitlines()
    for payload in (json.loads(line)["payload"] for line in lines):
        found = hostile(payload)
        tags = Tags(render(found, "html", why=True))
        assert not tags.found & {"script", "img", "svg", "iframe", "object", "embed", "math", "form", "base", "link"}
        assert not {name for name in tags.attributes if name.startswith("on")}
        for format in ("text", "json", "markdown"):
            assert not re.search(
                "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", render(found, format, why=True)
            )


def test_the_template_that_the_editors_guide_shows_works(tmp_path):
    guide = (Path(__file__).parents[2] / "docs" / "editor.md").read_text(encoding="utf-8")
    template = guide.split("```jinja\n")[1].split("```")[0]
    text = render(desk(tmp_path, "roundup.md", template), "markdown", folder=tmp_path)
    assert text.startswith("*Orsa*, up to 1 May 2024")
    assert "- Khalir in south Orsa: Rebels storm" in text
    assert "(unconfirmed; Orsa Watch)" in text
