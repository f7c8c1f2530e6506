"""Whoever changes a bundle and its manifest together is found by the log inside; erased words are in neither."""

from __future__ import annotations

import hashlib
import json
import zipfile

import pytest

from pipeline.export.verify_log import verify

SOURCES = """
sources:
  - {name: Quarry Lane, role: activist, reliability: C, side: opposition}
  - {name: Harbour Post, role: outlet, reliability: B, side: neutral}
channels:
  - {name: folder, kind: file, path: out}
beats:
  - {name: All, zone: UTC, channels: [folder]}
"""
TOLD = "Soldiers captured the village of Khan Tuman at noon, a reporter of this paper saw."
DENIED = "The report that soldiers captured Khan Tuman is not true, the lilac fields are ours."


@pytest.fixture
def day(itemwire, folder):
    """A claim that another source contradicts, printed, and corrected by hand."""
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    rows = [("h1", "Harbour Post", "08", TOLD), ("q1", "Quarry Lane", "09", DENIED)]
    lines = [
        {"id": id, "source": source, "text": text}
        | dict.fromkeys(("published", "fetched"), f"2026-04-02T{hour}:00:00Z")
        for id, source, hour, text in rows
    ]
    (folder / "day.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    for words in (
        "ingest day.jsonl",
        "review ok --all --by ann",
        "review submit --by ann",
        "review approve --by bob",
        "publish --by bob",
    ):
        answer = itemwire(*words.split())
        assert answer.code == 0, (words, answer.err)
    claim = json.loads(itemwire("export", "claims").lines[0])["claim"]
    uid = itemwire("publish", "--list", "--json").json[0]["edition"]
    wrote = itemwire("corrections", "write", uid, "--claim", claim, "--wrong", "The hour.", "--right", "At one.",
                     "--text", "Soldiers took Khan Tuman", "--by", "ann")  # fmt: skip
    assert wrote.code == 0, wrote.err
    return folder


def bundle(itemwire, folder, name="all.zip"):
    """The members of a bundle of everything."""
    assert itemwire("export", "claims", "--format", "bundle", "-o", name).code == 0
    with zipfile.ZipFile(folder / name) as packed:
        return {one: packed.read(one) for one in packed.namelist()}


def forged(folder, files, name, change):
    """A bundle in which `change` was made to the last line of `name`, and the manifest made to fit."""
    lines = files[name].decode().splitlines()
    row = json.loads(lines[-1])
    change(row)
    lines[-1] = json.dumps(row, ensure_ascii=False)
    data = ("\n".join(lines) + "\n").encode()
    manifest = json.loads(files["manifest.json"])
    listed = next(one for one in manifest["files"] if one["name"] == name)
    listed |= {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    return packed(folder, files | {name: data, "manifest.json": json.dumps(manifest).encode()})


def finding(path):
    """What is wrong with a bundle (None: it holds), and what is printed."""
    outcome, lines = verify(path)
    assert outcome is not None, lines
    return outcome.finding, lines


def packed(folder, files):
    path = folder / "forged.zip"
    with zipfile.ZipFile(path, "w") as out:
        for name, data in files.items():
            out.writestr(name, data)
    return path


CHANGES = {
    "verdicts.jsonl": lambda row: row.update(to="confirmed"),
    "decisions.jsonl": lambda row: row.update(reason="because"),
    "corrections.jsonl": lambda row: row.update(right="Nothing."),
    "sources.jsonl": lambda row: row.update(reliability="A"),
    "statements.jsonl": lambda row: row.update(quote=row["quote"] + " surely"),
    "claims.jsonl": lambda row: row.update(status="confirmed"),
}


def test_each_conclusion_changed_together_with_the_manifest_is_found(itemwire, day):
    files = bundle(itemwire, day)
    found, lines = finding(day / "all.zip")
    assert found is None, lines
    for name, change in CHANGES.items():
        found, lines = finding(forged(day, files, name, change))
        assert found is not None, name
        assert name in lines[0]


def test_a_grade_changed_in_the_manifest_is_found(itemwire, day):
    files = bundle(itemwire, day)
    manifest = json.loads(files["manifest.json"])
    manifest["grades"][0]["reliability"] = "A"
    found, lines = finding(packed(day, files | {"manifest.json": json.dumps(manifest).encode()}))
    assert found is not None
    assert "grade of" in lines[0]


def test_a_redacted_bundle_of_the_same_holds(itemwire, day):
    (day / "names.txt").write_text("Quarry Lane\n", encoding="utf-8")
    made = itemwire("export", "claims", "--format", "bundle", "--redact", "names.txt", "-o", "red.zip")
    assert made.code == 0
    found, lines = finding(day / "red.zip")
    assert found is None, lines


def test_what_was_erased_is_in_no_reason_decision_or_entry_of_the_log(itemwire, day):
    assert "lilac" in itemwire("export", "verdicts").out
    assert itemwire("db", "erase", "Quarry Lane", "q1", "--reason", "asked for").code == 0
    for noun in ("verdicts", "statements", "claims", "decisions", "sourcelog", "posts"):
        assert "lilac" not in itemwire("export", noun).out, noun
    bundle(itemwire, day, "after.zip")
    found, lines = finding(day / "after.zip")
    assert found is None, lines
    assert itemwire("db", "check").code == 0


def test_the_log_holds_no_words_of_a_reviewed_line(itemwire, day):
    assert "reporter of this paper" not in itemwire("export", "sourcelog").out
