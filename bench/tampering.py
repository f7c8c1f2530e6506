"""Tampers with source logs at random, and counts what the verifier finds: `python -m bench.tampering --rounds 10000`.

Each round does one thing to a log of `--entries`: it edits, deletes, inserts or swaps, or passes an entry off as
redacted; against an anchor it also cuts the end off, and writes everything anew from some entry on (or from the first).
Exit code 1 where one was not found, or its place not named.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from hashlib import sha256
from typing import Any

from pipeline.export.verify_log import GENESIS, MARK, WITHHELD, Tree, check, entry_hash

Log = list[dict[str, Any]]

WITHOUT_ANCHOR = ("edited", "deleted", "inserted", "swapped", "withheld")
WITH_ANCHOR = ("truncated", "rewritten", "rewritten whole")


def a_log(length: int, chance: random.Random | None = None) -> Log:
    """A sound log."""
    chance = chance or random.Random(1)
    made: Log = []
    prev = GENESIS
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


def chained_anew(entries: Log, start: int) -> Log:
    """The same entries, numbers and hashes made anew from index `start` on: a valid chain."""
    made = [*entries[:start], *(dict(one) for one in entries[start:])]
    for index in range(start, len(made)):
        made[index]["seq"] = index + 1
        made[index]["prev"] = made[index - 1]["hash"] if index else GENESIS
        made[index]["hash"] = entry_hash(made[index])
    return made


def an_anchor(entries: Log, size: int | None = None, *, marks: bool = False) -> dict[str, Any]:
    """An anchor over the first `size` entries, with marks of each where asked."""
    tree = Tree()
    for one in entries[:size]:
        tree.add(one["hash"])
    anchor = {"size": tree.size, "root": tree.root(), "day": "2026-03-14"}
    return {**anchor, "marks": "".join(one["hash"][:MARK] for one in entries[:size])} if marks else anchor


def tampered(log: Log, chance: random.Random) -> tuple[str, int, Log]:
    """A log with one thing done to it that breaks the chain: what, the first entry that does not hold, the entries."""
    what = chance.choice(WITHOUT_ANCHOR)
    at = chance.randrange(len(log) - 1)
    entries = list(log)
    done = {"edited": _edit, "deleted": _delete, "inserted": _insert, "swapped": _swap, "withheld": _withhold}[what]
    first = done(entries, at, chance)
    return tampered(log, chance) if first is None else ("edited" if what == "withheld" else what, first + 1, entries)


def _edit(entries: Log, at: int, chance: random.Random) -> int:
    key = chance.choice(["at", "kind", "body", "prev", "hash", "seq", "body and hash"])
    entry = entries[at] = dict(entries[at])
    if key == "seq":
        entry["seq"] += chance.choice([-1, 1, 7])
    elif key in ("prev", "hash"):
        entry[key] = sha256(str(chance.random()).encode()).hexdigest()
    else:
        entry[key.split()[0]] = {"n": chance.random()} if "body" in key else str(chance.random())
    if key == "body and hash":
        entry["hash"] = entry_hash(entry)
    return at


def _withhold(entries: Log, at: int, chance: random.Random) -> int:
    """Pass an entry off as redacted: as the program writes that, or with a word in its body."""
    body = entries[at]["body"]
    entries[at] = entries[at] | chance.choice([WITHHELD, {"body": {**body, "redacted": True, "text": "other words"}}])
    return at


def _delete(entries: Log, at: int, chance: random.Random) -> int | None:
    del entries[at : at + chance.choice([1, 1, 3, 40])]
    return None if len(entries) == at else at  # the end was cut off: only an anchor shows that


def _insert(entries: Log, at: int, chance: random.Random) -> int | None:
    right = entries[at]
    fake = dict(chance.choice(entries)) if chance.random() < 0.5 else {**right, "body": {"n": chance.random()}}
    if chance.random() < 0.5:
        fake["hash"] = entry_hash(fake)
    entries.insert(at, fake)
    return None if fake == right else at


def _swap(entries: Log, at: int, chance: random.Random) -> int | None:
    other = chance.choice([at + 1, chance.randrange(len(entries))])
    entries[at], entries[other] = entries[other], entries[at]
    return None if at == other else min(at, other)


def remade(log: Log, chance: random.Random) -> tuple[str, int, Log]:
    """A log with one thing done to it that leaves a valid chain: what an anchor shows, from which entry on."""
    what = chance.choice(WITH_ANCHOR)
    at = 0 if what == "rewritten whole" else chance.randrange(1, len(log) - 1)
    if what == "truncated":
        return what, at + 1, log[:at]
    entries = list(log)
    entries[at] = {**entries[at], "body": {"n": chance.random()}}
    return "rewritten", at + 1, chained_anew(entries, at)


def run(entries: int, rounds: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Tamper `rounds` times, every third time with what only an anchor shows; what was found, and what was not."""
    chance = random.Random(seed)
    log = a_log(entries, chance)
    anchor, marked = an_anchor(log), an_anchor(log, marks=True)
    found: Counter[str] = Counter()
    missed = []
    for number in range(rounds):
        valid = number % 3 == 2
        what, seq, made = (remade if valid else tampered)(log, chance)
        finding = check(made, [marked] if valid else []).finding
        bare = check(made, [anchor]).finding if valid and entries <= 1_000 else finding  # marks place, a root shows
        if finding is None or bare is None or finding.seq != seq:
            missed.append(f"round {number}: {what} at {seq}: {finding}")
        else:
            found[f"{what}, told as such" if finding.what == what else f"{what}, told as {finding.what}"] += 1
    return found, missed


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10_000)
    parser.add_argument("--entries", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=5)
    given = parser.parse_args()
    begun = time.process_time()
    found, missed = run(given.entries, given.rounds, given.seed)
    for what, number in sorted(found.items()):
        print(f"{number:6} {what}")
    print(f"{len(missed)} of {given.rounds} not found or not placed; {time.process_time() - begun:.0f} s of CPU")
    print("\n".join(missed[:20]))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
