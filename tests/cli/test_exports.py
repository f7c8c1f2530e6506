"""`itemwire export`, `verify-log`, `anchors`, `keep`, `db erase`, `import-decisions` as a person uses them."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import zipfile
import zlib
from hashlib import sha256

import pytest

from pipeline.cli.going_on import point_of
from pipeline.export.resuming import note_of
from pipeline.export.tabular import columns_of
from pipeline.exporting import NOUNS
from storage import open_store
from tests.flow.newsroom import POSTS


def test_each_noun_is_exported_with_its_own_columns_as_jsonl(itemwire, worked):
    for name, noun in NOUNS.items():
        answer = itemwire("export", name)
        assert answer.code == 0, answer.err
        for line in answer.lines:
            assert tuple(json.loads(line)) == columns_of(noun.row), name


def test_an_export_is_logged_before_the_file_has_its_name(itemwire, worked, folder):
    assert itemwire("export", "posts", "-o", "posts.jsonl").code == 0
    last = json.loads(itemwire("export", "sourcelog").lines[-1])
    assert last["kind"] == "export"
    assert last["body"]["sha256"] == sha256((folder / "posts.jsonl").read_bytes()).hexdigest()
    assert last["body"]["rows"] == len({post.uid for post in POSTS})


def test_what_was_not_exported_is_counted_with_reasons(itemwire, worked):
    source = POSTS[0].source
    ours = len({post.uid for post in POSTS if post.source == source})
    answer = itemwire("export", "posts", "--source", source, "-o", "posts.jsonl")
    assert f"wrote {ours} posts" in answer.err
    assert f"not exported: {len({post.uid for post in POSTS}) - ours} of other sources" in answer.err


def test_posts_of_a_claim_are_those_that_make_it(itemwire, worked):
    claim = json.loads(itemwire("export", "claims").lines[0])
    found = itemwire("export", "posts", "--claim", claim["claim"]).lines
    made = {(one["source"], one["post"]) for one in claim["appearances"]}
    assert {(row["source"], row["id"]) for row in map(json.loads, found)} == made
    said = [json.loads(line) for line in itemwire("export", "statements", "--claim", claim["claim"]).lines]
    assert {row["claim"] for row in said} == {claim["claim"]}


def test_up_to_an_entry_a_file_is_the_same_bytes_whatever_came_later(itemwire, worked, folder):
    head = len(itemwire("export", "sourcelog").lines)
    nouns = [name for name in NOUNS if name not in ("statements", "claims")]
    before = {name: itemwire("export", name, "--until-entry", head).out for name in nouns}
    rows = [json.loads(line) for line in before["posts"].splitlines()]
    earlier = {"id": rows[0]["id"], "source": rows[0]["source"], "published": rows[0]["published"]}
    edit = {**earlier, "text": "Something else.", "edited": "2030-01-01T00:00:00Z"}
    new = {"id": "new", "source": rows[0]["source"], "published": rows[0]["published"], "text": "Strike on Khalsa."}
    (folder / "more.jsonl").write_text("".join(json.dumps(one) + "\n" for one in (edit, new)))
    assert itemwire("ingest", "more.jsonl").code == 0
    assert itemwire("export", "posts").out != before["posts"]
    for name in nouns:
        assert itemwire("export", name, "--until-entry", head).out == before[name], name
    refused = itemwire("export", "claims", "--until-entry", head)
    assert refused.code == 1
    assert "written over by entry" in refused.err
    assert itemwire("export", "posts", "--until-entry", 10**6).code == 1


def test_a_bundle_is_the_same_bytes_again_and_verifies_with_nothing_but_python(itemwire, worked, folder):
    head = len(itemwire("export", "sourcelog").lines)
    arguments = ("export", "claims", "--format", "bundle", "--until-entry", head)
    assert itemwire(*arguments, "-o", "a.zip").code == 0
    assert itemwire(*arguments, "-o", "b.zip").code == 0
    assert (folder / "a.zip").read_bytes() == (folder / "b.zip").read_bytes()
    with zipfile.ZipFile("a.zip") as bundle:
        manifest = json.loads(bundle.read("manifest.json"))
        bundle.extract("verify_log.py")
        assert manifest["entry"] == head
        assert {one["name"] for one in manifest["grades"]} >= {post.source for post in POSTS[:1]}
    command = [sys.executable, "-I", "-S", "verify_log.py", "a.zip", "--root", manifest["root"]]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "anchored" in done.stdout
    with zipfile.ZipFile("a.zip") as good, zipfile.ZipFile("c.zip", "w") as bad:
        for name in good.namelist():
            bad.writestr(name, good.read(name) + (b"\n" if name == "claims.jsonl" else b""))
    assert itemwire("verify-log", "c.zip").code == 1


@pytest.mark.parametrize("change", [None, "words", "bytes", "both names"])
def test_what_was_changed_together_with_the_manifest_is_not_what_the_log_tells(itemwire, worked, folder, change):
    assert itemwire("export", "posts", "--format", "bundle", "-o", "a.zip").code == 0
    with zipfile.ZipFile("a.zip") as bundle:
        files = {name: bundle.read(name) for name in bundle.namelist()}
    said = json.loads(files["posts.jsonl"].splitlines()[0])
    if change == "words":
        line = files["posts.jsonl"].splitlines()[0]
        files["posts.jsonl"] = files["posts.jsonl"].replace(line, line.replace(b'"text":"', b'"text":"Not: '))
    if change in ("bytes", "both names"):
        name = sha256(b"another").hexdigest() if change == "both names" else "0" * 64
        files[f"captures/{name}"] = b"another"
    manifest = json.loads(files["manifest.json"])
    manifest["files"] = [
        {"name": name, "sha256": sha256(body).hexdigest(), "size": len(body)}
        for name, body in files.items()
        if name != "manifest.json"
    ]
    files["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile("b.zip", "w") as bundle:
        for name, body in files.items():
            bundle.writestr(name, body)
    answer = itemwire("verify-log", "b.zip")
    assert answer.code == (0 if change is None else 1)
    if change == "words":
        assert f"is not what {said['source']} published as {said['id']}" in answer.out
    elif change is not None:
        assert "is not what was fetched" in answer.out


def test_a_redacted_bundle_names_nobody_and_holds(itemwire, worked, folder):
    source = POSTS[0].source
    (folder / "names.txt").write_text(source + "\n", encoding="utf-8")
    answer = itemwire("export", "posts", "--format", "bundle", "--redact", "names.txt", "-o", "a.zip")
    assert "redacted:" in answer.err
    with zipfile.ZipFile("a.zip") as bundle:
        assert not any(source.encode() in bundle.read(name) for name in bundle.namelist())
    checked = itemwire("verify-log", "a.zip")
    assert checked.code == 0, checked.out
    assert "redacted, as the sender declared" in checked.out
    answer = itemwire("export", "sourcelog", "--redact", "names.txt", "-o", "log.jsonl")
    numbers = answer.err.split("--redacted ")[1].strip()
    refused = itemwire("verify-log", "log.jsonl")
    assert (refused.code, "nobody declared that" in refused.out) == (1, True)
    assert itemwire("verify-log", "log.jsonl", "--redacted", numbers).code == 0


def test_an_export_says_why_it_cannot_go_on(itemwire, worked, folder):
    assert "standard output cannot" in itemwire("export", "posts", "--resume").err
    answer = itemwire("export", "posts", "--resume", "-o", "posts.jsonl")
    assert (answer.code, "nothing to go on with" in answer.err) == (0, True)
    assert (folder / "posts.jsonl").read_text(encoding="utf-8") == itemwire("export", "posts").out


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, "going on behind 3 rows"),
        ({"hash": "ab" * 32}, "of another database"),
        ({"asked": "other"}, "nothing to go on with"),
        ({"entry": 1}, "of another database"),
    ],
)
def test_an_interrupted_export_goes_on_only_with_the_same_question_to_the_same_state(
    itemwire, worked, folder, change, told
):
    whole = itemwire("export", "posts").out
    with open_store(f"sqlite:///{worked}") as store:
        columns = columns_of(NOUNS["posts"].row)
        asked = {"noun": "posts", "format": "jsonl", "bom": False, "columns": list(columns), "filters": {}}
        point = point_of(store, None, asked)
    three = "".join(line + "\n" for line in whole.splitlines()[:3])
    part = folder / ".posts.jsonl.999999999.part"
    part.write_text(three + "and half a li", encoding="utf-8")
    point = point._replace(rows=3, size=len(three.encode()))._replace(**change)
    note_of(part).write_text(json.dumps(point), encoding="utf-8")
    answer = itemwire("export", "posts", "--resume", "-o", "posts.jsonl")
    assert told in answer.err
    assert (folder / "posts.jsonl").read_text(encoding="utf-8") == whole


def test_an_interrupted_export_begins_anew_where_posts_came_meanwhile(itemwire, worked, folder):
    with open_store(f"sqlite:///{worked}") as store:
        asked = {"noun": "posts", "format": "jsonl", "bom": False, "filters": {}}
        point = point_of(store, None, {**asked, "columns": list(columns_of(NOUNS["posts"].row))})
    part = folder / ".posts.jsonl.999999999.part"
    part.write_bytes(b"")
    note_of(part).write_text(json.dumps(point), encoding="utf-8")
    new = {"id": "new", "source": POSTS[0].source, "published": "2026-04-02T23:00:00Z", "text": "Strike on Khalsa."}
    (folder / "more.jsonl").write_text(json.dumps(new) + "\n", encoding="utf-8")
    itemwire("ingest", "more.jsonl")
    answer = itemwire("export", "posts", "--resume", "-o", "posts.jsonl")
    assert "the export begins anew" in answer.err
    assert (folder / "posts.jsonl").read_text(encoding="utf-8") == itemwire("export", "posts").out


def test_a_log_that_was_written_anew_shows_against_the_anchors(itemwire, worked, folder):
    assert itemwire("anchors", "-o", "anchors.jsonl", "--marks").code == 0
    itemwire("export", "sourcelog", "-o", "log.jsonl")
    assert itemwire("verify-log", "log.jsonl", "--anchors", "anchors.jsonl").code == 0
    lines = (folder / "log.jsonl").read_text().splitlines()
    (folder / "short.jsonl").write_text("\n".join(lines[:5]) + "\n")
    assert "cut off" in itemwire("verify-log", "short.jsonl", "--anchors", "anchors.jsonl").out
    again = itemwire("anchors")
    assert len(again.lines) == 2  # what was logged since the first


def test_an_erased_post_is_gone_from_the_file_and_the_chain_holds(itemwire, worked, folder):
    post = next(one for one in POSTS if len(one.text) > 30 and sum(one.text[:25] in two.text for two in POSTS) == 1)
    words = post.text[:25].encode()
    assert words in worked.read_bytes()
    answer = itemwire("db", "erase", post.source, post.id, "--reason", "asked for")
    assert answer.out.startswith("erased 1 post with"), answer.err
    assert words not in worked.read_bytes()
    assert itemwire("db", "check").out == "no fault found\n"
    line = post.model_dump_json(exclude_none=True, exclude={"extra"})
    (folder / "again.jsonl").write_text(line + "\n", encoding="utf-8")
    assert "0 new, 0 changed" in itemwire("ingest", "again.jsonl").out
    assert words not in worked.read_bytes()
    last = [json.loads(entry) for entry in itemwire("export", "sourcelog").lines]
    assert [entry["body"]["reason"] for entry in last if entry["kind"] == "erased"] == ["asked for"]
    assert itemwire("db", "erase", "Nobody", "--reason", "x").code == 1


def test_decisions_of_others_are_imported_once_with_their_author(itemwire, worked, folder):
    claim = json.loads(itemwire("export", "claims").lines[0])["claim"]
    rows = f"claim,status,who,reason,source,grade\n{claim},rejected,Analyst,seen to be old,,\nc-none,confirmed,A,b,,\n"
    rows += f",,Analyst,steady,{POSTS[0].source},B\n{claim},sure,A,b,,\n{claim},confirmed,,b,,\n"
    (folder / "grades.csv").write_text(rows)
    answer = itemwire("import-decisions", "grades.csv")
    assert "2 new, 0 known, 3 refused" in answer.out, answer.err
    assert "line 3" in answer.err
    assert "0 new, 2 known" in itemwire("import-decisions", "grades.csv").out
    made = [json.loads(line) for line in itemwire("export", "decisions").lines]
    assert [(one["who"], one["act"], one["after"]) for one in made] == [
        ("Analyst", "status", "rejected"), ("Analyst", "grade", "B")
    ]  # fmt: skip
    itemwire("run")
    now = json.loads(itemwire("export", "claims", "--claim", claim).lines[0])
    assert now["status"] == "rejected"


def test_keep_lets_go_of_bytes_and_lines_but_not_of_the_log(itemwire, worked, monkeypatch):
    with sqlite3.connect(worked) as database:
        digest = sha256(b"bytes").hexdigest()
        database.execute("INSERT INTO blob VALUES (?, 5, ?)", (digest, zlib.compress(b"bytes")))
        old = "2020-01-01T00:00:00.000000Z"
        columns = "(uid, sha256, source, url, fetched, status, headers)"
        row = ("b-1", digest, "S", "https://x.test/", old, 200, "{}")
        database.execute(f"INSERT INTO capture {columns} VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        database.execute("INSERT INTO rejected VALUES (?, ?, ?, ?, ?)", ("r", old, "", "", ""))
    database.close()
    monkeypatch.setenv("ITEMWIRE_KEEP_CAPTURES", "30d")
    monkeypatch.setenv("ITEMWIRE_KEEP_REJECTED", "30d")
    assert "captures: kept 30 days" in itemwire("keep", "--rules").out
    answer = itemwire("keep")
    assert "captures: let go of 1" in answer.out, answer.err
    assert "rejected: let go of 1" in answer.out
    assert itemwire("db", "check").out == "no fault found\n"
    assert "captures: let go of 0" in itemwire("keep").out
    kinds = [json.loads(line)["kind"] for line in itemwire("export", "sourcelog").lines]
    assert kinds.count("pruned") == 2


@pytest.mark.parametrize("arguments", ["export claims --format warc", "export posts --redact none.txt"])
def test_what_does_not_fit_is_refused(itemwire, worked, arguments):
    assert itemwire(*arguments.split()).code in (1, 2)
