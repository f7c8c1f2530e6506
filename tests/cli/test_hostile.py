"""What posts, sources and file names hold never reaches a terminal as something that it would obey."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.cli.conftest import PROGRAM, Answer, write_posts
from tests.flow.feeds import a_feed
from tests.flow.newsroom import HILLTOP, RIVER, SOURCES, VALLEY, said

CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff"
OBEYED = re.compile(f"[{CONTROL}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")

EVIL = {
    "colours": "\x1b[31mred\x1b[0m \x1b[2J\x1b[H",
    "title": "\x1b]0;owned\x07 \x9d0;owned\x9c",
    "link": "\x1b]8;;https://evil.test\x1b\\click\x1b]8;;\x1b\\",
    "bidi": "\u202e\u2066reversed\u2069\u202c\u200f",
    "back": "good\b\b\b\bevil\rover\x7f",
    "markup": "[red]rich[/red] [/] [link=https://evil.test]x[/link] :smile: [bold",
    "formula": '=HYPERLINK("https://evil.test","x")',
    "html": "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "template": "{{ 7*7 }} {% raw %} ${HOME} %s {0}",
    "lines": "one\u2028two\u2029three\u0085four\x0bfive",
    "zero": "a\u0000b\u200bc\ufeffd",
}

SAYS = "Rebels captured the village of Tell Marjan "


def evil_posts():
    """Posts whose every field holds all of it, by listed and unlisted sources."""
    for name, evil in EVIL.items():
        fields = {"title": evil, "author": evil, "url": f"https://x.test/{name}?{evil}"}
        yield said(f"{name} {evil}", HILLTOP, "08:00", SAYS + evil, **fields)
        yield said("s", f"Stranger {evil}", "09:00", SAYS + evil)
    yield said("formula alone", VALLEY, "09:30", EVIL["formula"])
    yield said("long", RIVER, "10:00", SAYS + "x" * 40_000)
    yield said("lines", RIVER, "10:05", "\n".join([SAYS] * 40))
    yield said("empty", RIVER, "10:06", "\u200b")


@pytest.fixture(scope="module")
def poison(tmp_path_factory):
    """A database that holds them, with what the program said and kept aside when it took them in."""
    folder = tmp_path_factory.mktemp("poison")
    (folder / "sources.yaml").write_text(SOURCES)
    file = write_posts(folder / "posts.jsonl", list(evil_posts()))
    file.write_text(file.read_text() + '{"id": "\x1b[31m", "nonsense": \u202e}\n{"id": 1}\n')
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ITEMWIRE_")}
    done = subprocess.run(
        [sys.executable, PROGRAM, "ingest", "posts.jsonl"], cwd=folder, env=clean, capture_output=True, check=False
    )
    answer = Answer(done.returncode, done.stdout.decode(), done.stderr.decode())
    return answer, folder / "var" / "itemwire.db", folder / "posts.jsonl.rejected.jsonl"


@pytest.fixture
def poisoned(poison, listed, folder):
    """That database where the program looks for it."""
    (folder / "var").mkdir()
    shutil.copy(poison[1], folder / "var" / "itemwire.db")


def harmless(answer, code=0, obeyed=OBEYED):
    """Check that neither stream holds what a terminal obeys."""
    assert answer.code == code, answer.err
    assert "Traceback" not in answer.err
    for stream in (answer.out.replace("\r\n", "\n"), answer.err):
        found = obeyed.search(stream)
        assert found is None, stream[max(0, found.start() - 60) : found.end() + 60].encode("unicode_escape")
        assert "\r" not in stream
    return answer


def test_ingest_tells_of_hostile_names_harmlessly(poison):
    answer, _, _ = poison
    assert "2 rejected" in harmless(answer).out


@pytest.mark.parametrize(
    "command",
    [
        "claims", "claims --json", "claims --source Hilltop", "draft", "draft --why", "draft --format markdown --why",
        "draft --format html --why", "draft --format json", "export claims", "export posts",
        "sources list", "doctor", "policy", "db check",
    ],
)  # fmt: skip
def test_every_command_shows_hostile_posts_harmlessly(itemwire, poisoned, command):
    assert harmless(itemwire(*command.split())).out


@pytest.mark.parametrize("noun", ["claims", "posts"])
def test_a_table_for_spreadsheets_holds_no_control_characters(itemwire, poisoned, noun):
    harmless(itemwire("export", noun, "--format", "csv"), obeyed=re.compile(f"[{CONTROL}]"))


def test_every_claim_made_of_hostile_posts_is_explained_harmlessly(itemwire, poisoned):
    claims = itemwire("claims", "--json").json
    assert claims
    for claim in claims[:5]:
        harmless(itemwire("claims", "--why", claim["claim"]))


def test_words_between_brackets_are_shown_as_they_are(itemwire, poisoned):
    (claim,) = itemwire("claims", "--json").json
    assert "[red]rich[/red] [/]" in itemwire("claims", "--why", claim["claim"]).out
    assert "[red]rich[/red] [/]" in itemwire("draft", "--format", "json").out


def test_a_source_named_like_markup_is_listed_as_it_is_named(itemwire, folder):
    (folder / "sources.yaml").write_text('sources:\n  - {name: "[bold]Desk[/bold] :smile:"}\n')
    assert "[bold]Desk[/bold] :smile:" in itemwire("sources", "list").out


def test_no_cell_of_an_export_begins_a_formula(itemwire, poisoned):
    for noun in ("claims", "posts"):
        rows = list(csv.reader(io.StringIO(itemwire("export", noun, "--format", "csv").out, newline="")))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r") and cell]


def test_the_page_holds_no_markup_of_a_post(itemwire, poisoned):
    page = itemwire("draft", "--format", "html", "--why").out
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "49" not in re.findall(r"Tell Marjan (\d+)", page)


def test_rejected_lines_are_kept_so_that_they_can_be_looked_at(poison):
    text = poison[2].read_text()
    assert OBEYED.search(text) is None
    assert "\x1b" in json.loads(text.splitlines()[0])["raw"]


def test_a_long_post_makes_no_long_line_of_a_round_up(itemwire, poisoned):
    assert max(map(len, itemwire("draft").lines)) < 5_000


@pytest.mark.parametrize(
    "arguments",
    [
        ("claims", "--why", "\x1b[31mc-0"),
        ("draft", "--beat", "\u202eevil\x1b]0;x\x07"),
        ("ingest", "\x1b[31mevil\u202e.jsonl"),
        ("claims", "--sources", "\x1b[31mevil.yaml"),
        ("sources", "check", "\x9b31mevil"),
        ("db", "restore", "\x1b[31mevil.db"),
    ],
)
def test_hostile_arguments_are_named_harmlessly_in_errors(itemwire, listed, arguments):
    harmless(itemwire(*arguments), 1)


@pytest.mark.parametrize(
    "arguments",
    [
        ("\x1b[31mevil",),
        ("claims", "--since", "\x1b[31mevil"),
        ("claims", "--status", "\x1b[31mevil"),
        ("claims", "\x9b31m"),
    ],
)
def test_hostile_arguments_are_named_harmlessly_in_usage_errors(itemwire, listed, arguments):
    harmless(itemwire(*arguments), 2)


def test_hostile_settings_are_refused_harmlessly(itemwire, folder):
    (folder / "sources.yaml").write_text(
        'sources:\n  - {name: "\\e[31mA\\u202E", role: "\\e]0;x\\a"}\n  - {"\\e[1m": 1}\n'
    )
    harmless(itemwire("run"), 1)


def test_hostile_feeds_and_their_errors_are_told_harmlessly(itemwire, folder):
    evils = [re.sub("[\x00-\x1f]", "", evil) for evil in EVIL.values()]
    posts = [said(f"i{number}", HILLTOP, "08:00", SAYS + evil) for number, evil in enumerate(evils)]
    for name, text in {"well": a_feed(posts), "broken": "\x1b[31m<rss>\u202e" + "x" * 300, "nothing": ""}.items():
        (folder / name).mkdir()
        (folder / name / "2026-04-02T2000.xml").write_text(text)
    names = ["well", "broken", "nothing", "missing"]
    lines = [f"  - {{name: {name}, kind: folder, path: {name}}}" for name in names]
    (folder / "sources.yaml").write_text("\n".join(["sources:", *lines]))
    for command in ("sources check", "run", "sources list", "claims", "run --all", "run --all --json"):
        harmless(itemwire(*command.split()))
    harmless(itemwire("doctor"), 1)
