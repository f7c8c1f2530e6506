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

from pipeline.export import verify_log
from pipeline.export.verify_log import GENESIS, MARK, Tree, check, entry_hash

ROUNDS = int(os.environ.get("ITEMWIRE_TAMPERINGS", "600"))
"""Random tamperings of each run; 10,000 were run by hand."""


def a_log(length, chance=None):
    """A sound log."""
    chance = chance or random.Random(1)
    made, prev = [], GENESIS
    for seq in range(1, length + 1):
        body = {"post": f"p-{chance.randrange(10**9)}", "text": "Халса “x”", "n": [1, None, True]}
        entry = {
            "seq": seq,
            "at": f"2026-03-14T10:00:{seq % 60:02}.000000Z",
            "kind": "post",
            "body": body,
            "prev": prev,
        }
        prev = entry["hash"] = entry_hash(entry)
        made.append(entry)
    return made


def chained_anew(entries, start):
    """The same entries, numbers and hashes made anew from index `start` on: a valid chain."""
    made = [dict(one) for one in entries]
    for index in range(start, len(made)):
        made[index]["seq"] = index + 1
        made[index]["prev"] = made[index - 1]["hash"] if index else GENESIS
        made[index]["hash"] = entry_hash(made[index])
    return made


def an_anchor(entries, size=None, marks=False):
    tree = Tree()
    for one in entries[:size]:
        tree.add(one["hash"])
    anchor = {"size": tree.size, "root": tree.root(), "day": "2026-03-14"}
    return {**anchor, "marks": "".join(one["hash"][:MARK] for one in entries[:size])} if marks else anchor


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


def tampered(log, chance):
    """A log with one thing done to it: what, the first entry that does not hold, and the entries."""
    length = len(log)
    what = chance.choice(["edited", "deleted", "inserted", "swapped"])
    at = chance.randrange(length - 1)
    entries = [dict(one) for one in log]
    if what == "edited":
        key = chance.choice(["at", "kind", "body", "prev", "hash", "seq", "body and hash"])
        if key == "seq":
            entries[at]["seq"] += chance.choice([-1, 1, 7])
        elif key in ("prev", "hash"):
            entries[at][key] = sha256(str(chance.random()).encode()).hexdigest()
        else:
            entries[at][key.split()[0]] = {"n": chance.random()} if "body" in key else str(chance.random())
        if key == "body and hash":
            entries[at]["hash"] = entry_hash(entries[at])
    elif what == "deleted":
        del entries[at : at + chance.choice([1, 1, 3, 40])]
        if len(entries) == at:  # the end was cut off: only an anchor shows that
            return tampered(log, chance)
    elif what == "inserted":
        fake = dict(chance.choice(log)) if chance.random() < 0.5 else {**log[at], "body": {"n": chance.random()}}
        if chance.random() < 0.5:
            fake["hash"] = entry_hash(fake)
        if fake == log[at]:
            return tampered(log, chance)
        entries.insert(at, fake)
    else:
        other = chance.choice([at + 1, chance.randrange(length)])
        if other == at:
            return tampered(log, chance)
        at, other = min(at, other), max(at, other)
        entries[at], entries[other] = entries[other], entries[at]
    return what, at + 1, entries


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
