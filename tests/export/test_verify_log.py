"""The verifier of exported logs: every tampering is found, and its place named."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from bench.tampering import a_log, an_anchor, chained_anew, tampered
from pipeline.export import verify_log
from pipeline.export.verify_log import WITHHELD, Tree, check

ROUNDS = int(os.environ.get("ITEMWIRE_TAMPERINGS", "600"))
"""Random tamperings of each run; `python -m bench.tampering` does 10,000, and some of a log of 100,000 entries."""


def test_a_tree_hash_is_that_of_rfc_9162():
    leaf = lambda data: sha256(b"\x00" + data).digest()  # noqa: E731
    node = lambda a, b: sha256(b"\x01" + a + b).digest()  # noqa: E731
    hashes = [sha256(bytes([n])).hexdigest() for n in range(7)]
    a, b, c, d, e, f, g = (leaf(bytes.fromhex(one)) for one in hashes)
    tree = Tree()
    assert tree.root() == sha256(b"").hexdigest()
    roots = []
    for one in hashes:
        tree.add(one)
        roots.append(tree.root())
    assert roots[0] == a.hex()
    assert roots[2] == node(node(a, b), c).hex()
    assert roots[6] == node(node(node(a, b), node(c, d)), node(node(e, f), g)).hex()


def test_a_sound_log_holds_and_so_does_every_beginning_of_it():
    log = a_log(50)
    for size in (0, 1, 2, 49, 50):
        outcome = check(log[:size])
        assert outcome.finding is None
        assert outcome.entries == size


def test_every_edit_deletion_insertion_and_swap_is_found_and_placed():
    chance = random.Random(5)
    log = a_log(1000, chance)
    told_apart = 0
    for _ in range(ROUNDS):
        what, seq, entries = tampered(log, chance)
        finding = check(entries).finding
        assert finding is not None, what
        assert finding.seq == seq, (what, finding)
        told_apart += finding.what == what
    assert told_apart >= 0.99 * ROUNDS


def test_what_was_cut_off_or_written_anew_shows_against_an_anchor():
    chance = random.Random(6)
    log = a_log(1000, chance)
    anchor, marked = an_anchor(log), an_anchor(log, marks=True)
    for _ in range(max(20, ROUNDS // 10)):
        at = chance.randrange(1, 999)
        cut = check(log[:at], [anchor]).finding
        assert cut is not None
        assert (cut.what, cut.seq) == ("truncated", at + 1)
        assert "exported before that anchor" in cut.words
        entries = [dict(one) for one in log]
        entries[at]["body"] = {"n": chance.random()}
        anew = chained_anew(entries, at)
        assert check(anew).finding is None  # a valid chain
        assert check(anew, [anchor]).finding.what == "rewritten"
        placed = check(anew, [marked]).finding
        assert (placed.what, placed.seq) == ("rewritten", at + 1)
        assert check(anew, root=anchor["root"]).finding is not None
        assert check(log[:at], root=anchor["root"]).finding is not None
    assert check(log, [anchor]).anchored == 1000
    assert check(a_log(1000, random.Random(6)), root=anchor["root"]).finding is None


def test_an_anchor_of_an_earlier_day_vouches_for_the_beginning_of_a_longer_log():
    log = a_log(300)
    outcome = check(log, [an_anchor(log, 120), an_anchor(log, 250)])
    assert outcome.finding is None
    assert outcome.anchored == 250
    assert check(log, root=an_anchor(log, 120)["root"]).anchored == 120


@pytest.mark.parametrize(
    "line", ["", "{}", "[]", "nonsense", '{"seq": 1}', "[" * 100_000, '{"seq":1,"seq":2}'], ids=range(7)
)
def test_what_is_no_entry_is_named_by_its_line(tmp_path, line):
    path = tmp_path / "log.jsonl"
    path.write_text(json.dumps(a_log(1)[0]) + "\n" + line + "\n" + "x", encoding="utf-8")
    outcome, lines = verify_log.verify(path)
    assert outcome is None
    assert "line 2" in lines[0]


def test_the_file_runs_alone_with_nothing_but_python(tmp_path):
    log = a_log(20)
    path = tmp_path / "log.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in log), encoding="utf-8")
    script = tmp_path / "verify_log.py"
    script.write_text(Path(verify_log.__file__).read_text("utf-8"), encoding="utf-8")
    command = [sys.executable, "-I", "-S", str(script), str(path)]
    good = subprocess.run(command, capture_output=True, text=True, check=False)
    assert good.returncode == 0, good.stderr
    assert "holds: 20 entries" in good.stdout
    log[4]["kind"] = "other"
    path.write_text("".join(json.dumps(one) + "\n" for one in log), encoding="utf-8")
    bad = subprocess.run(command, capture_output=True, text=True, check=False)
    assert bad.returncode == 1
    assert "entry 5 was edited" in bad.stdout
    missing = subprocess.run([*command[:-1], str(tmp_path / "none")], capture_output=True, text=True, check=False)
    assert missing.returncode == 2


def test_a_bundle_whose_files_are_not_its_manifests_does_not_hold(tmp_path):
    text = "".join(json.dumps(one) + "\n" for one in a_log(5))
    listed = [{"name": "sourcelog.jsonl", "sha256": sha256(text.encode()).hexdigest(), "size": len(text.encode())}]
    for change, holds in (("", True), ("more", False)):
        path = tmp_path / f"bundle{change}.zip"
        with zipfile.ZipFile(path, "w") as bundle:
            bundle.writestr("manifest.json", json.dumps({"files": listed}))
            bundle.writestr("sourcelog.jsonl", text)
            if change:
                bundle.writestr("extra.txt", change)
        outcome, lines = verify_log.verify(path)
        assert (outcome.finding is None) is holds, lines


@pytest.mark.parametrize("at", [0, 4, 19])
def test_an_entry_that_only_says_it_is_redacted_does_not_hold(at):
    log = a_log(20)
    for change in (WITHHELD, {"body": {**log[at]["body"], "redacted": True}}, {"body": {"redacted": True}}):
        entries = [*log[:at], log[at] | change, *log[at + 1 :]]
        finding = check(entries).finding
        assert (finding.what, finding.seq) == ("edited", at + 1)
        # declaring the number of an entry that shows something does not make it hold either
        assert (check(entries, declared=[at + 1]).finding is None) is (change is WITHHELD)
    assert check(log, declared=[at + 1]).redacted == ()


def test_redacted_numbers_are_declared_by_hand_or_by_the_manifest(tmp_path):
    log = a_log(9)
    for at in (1, 4, 5):
        log[at] = log[at] | WITHHELD
    text = "".join(json.dumps(one) + "\n" for one in log)
    plain = tmp_path / "log.jsonl"
    plain.write_text(text, encoding="utf-8")
    outcome, _ = verify_log.verify(plain)
    assert outcome.finding.seq == 2
    outcome, lines = verify_log.verify(plain, redacted="2,5-6")
    assert (outcome.finding, outcome.redacted) == (None, (2, 5, 6))
    assert "2, 5, 6" in "".join(lines)
    assert verify_log.verify(plain, redacted="two")[0] is None
    listed = [{"name": "sourcelog.jsonl", "sha256": sha256(text.encode()).hexdigest(), "size": len(text.encode())}]
    for numbers, holds in (("2,5-6", True), ("2", False), ("", False)):
        path = tmp_path / f"bundle{numbers}.zip"
        with zipfile.ZipFile(path, "w") as bundle:
            bundle.writestr("manifest.json", json.dumps({"files": listed, "redacted entries": numbers}))
            bundle.writestr("sourcelog.jsonl", text)
        outcome, _ = verify_log.verify(path)
        assert (outcome.finding is None) is holds


def test_a_file_without_entries_is_not_said_to_hold(tmp_path):
    path = tmp_path / "log.jsonl"
    path.touch()
    outcome, lines = verify_log.verify(path)
    assert outcome is None
    assert "holds no entry" in lines[0]
    anchors = tmp_path / "anchors.jsonl"
    anchors.write_text(json.dumps(an_anchor(a_log(9), 9)) + "\n", encoding="utf-8")
    outcome, lines = verify_log.verify(path, None, anchors)
    assert outcome is not None
    assert outcome.finding is not None  # what was written down is missing


@pytest.mark.parametrize("head", [b"PK\x03\x04\x14\x00", b"\xff\xfe{"])
def test_a_file_that_came_damaged_is_told_so(tmp_path, head):
    broken = tmp_path / "cut.zip"
    broken.write_bytes(head + b"\xc7\x00" * 40)
    outcome, lines = verify_log.verify(broken)
    assert outcome is None
    assert "damaged on its way" in lines[0]


def test_an_unpacked_bundle_is_told_what_to_give(tmp_path):
    outcome, lines = verify_log.verify(tmp_path)
    assert outcome is None
    assert lines[0].endswith("cannot be checked: a folder; give the zip that was sent")


def test_one_entry_is_told_as_one(tmp_path):
    path = tmp_path / "log.jsonl"
    path.write_text(json.dumps(a_log(1)[0]) + "\n", encoding="utf-8")
    assert verify_log.verify(path)[1][0].startswith("holds: 1 entry, root ")
