#!/usr/bin/env python3
r"""Checks an exported source log offline, with nothing but Python.

    python verify_log.py EXPORT [--root HASH | --anchors FILE] [--redacted NUMBERS]

EXPORT is the JSON Lines file that `itemwire export sourcelog` writes, or a bundle (zip) that holds one: then its
captures, posts, statements, histories, verdicts, decisions, corrections and grades must be what the log has digests of,
or somebody changed them and the manifest with them. Each entry carries the hash of the one before it: SHA-256 over
`PREV\n` and the canonical JSON of the entry's `at`, `body`, `kind` and `seq`. An edit, a deletion, an insertion or a
swap breaks that chain, and the first entry that does not hold is named. Cutting off the end, or writing everything anew
from some entry on, leaves a valid chain: only what was written down elsewhere before shows it. That is a Merkle tree
hash over all entries up to some number (RFC 9162, section 2.1.1; a leaf is the entry's hash): one `--root`, or a file
of `--anchors`, one a day.

Of a redacted entry only number and hashes are shown, for nothing else of it could be proved; it holds where the
sender declared it: in the manifest of a bundle, or by telling you its number (`--redacted 5,9-12`).

Exit code 0: it holds. 1: it does not. 2: it cannot be read. This file is part of itemwire and stands alone on purpose:
whoever doubts the program need not run it.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import re
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

GENESIS = "0" * 64
"""The hash before the first entry."""
MEMBER = "sourcelog.jsonl"
"""The log's name inside a bundle."""
LONGEST = 20_000_000
"""Characters of one line: no entry is longer, and a file without line ends must not fill the memory."""
AHEAD = 200_000
"""Entries looked at behind a break to tell what was done."""
GAP = "\u2588"
"""What stands for each letter that was redacted."""
MOST = 20
"""Faults of a bundle that are printed."""
MARK = 8
"""Hexadecimal digits of each entry's hash that an anchor keeps, so that a rewrite can be placed to the entry."""

Entry = dict[str, Any]
WITHHELD: dict[str, Any] = {"at": "", "kind": "redacted", "body": {"redacted": True}}
"""What a redacted entry shows besides its number and hashes: nothing that somebody could have put there."""

_encoded = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode
_in_order = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode
_quoted = json.encoder.encode_basestring
_is_hash = re.compile("[0-9a-f]{64}").fullmatch


@dataclass(frozen=True)
class Finding:
    """What is wrong: `what` is edited, deleted, inserted, swapped, truncated, rewritten or unreadable."""

    what: str
    seq: int
    """The first entry that does not hold."""
    words: str


@dataclass(frozen=True)
class Outcome:
    """What a check came to."""

    entries: int
    head: str
    """Hash of the last entry that holds."""
    root: str
    """Merkle tree hash over the entries that hold."""
    finding: Finding | None
    anchored: int = 0
    """Entries that an anchor vouches for."""
    redacted: tuple[int, ...] = ()
    """Entries that were declared as redacted: their hashes and places hold, what they say is not shown."""


class Tree:
    """A Merkle tree that grows by a leaf at a time and keeps only the roots of its full subtrees."""

    def __init__(self) -> None:
        """Begin with no leaf."""
        self.size = 0
        self._peaks: list[bytes] = []

    def add(self, entry_hash: str) -> None:
        """Add the leaf of an entry."""
        node = hashlib.sha256(b"\x00" + bytes.fromhex(entry_hash)).digest()
        self.size += 1
        full = self.size
        while full % 2 == 0:
            node = hashlib.sha256(b"\x01" + self._peaks.pop() + node).digest()
            full //= 2
        self._peaks.append(node)

    def root(self) -> str:
        """The tree hash, hexadecimal; of no leaves it is the SHA-256 of nothing (RFC 9162)."""
        if not self._peaks:
            return hashlib.sha256(b"").hexdigest()
        node = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            node = hashlib.sha256(b"\x01" + peak + node).digest()
        return node.hex()


def entry_hash(entry: Entry) -> str:
    """What the hash of `entry` must be, by its own `prev`, `seq`, `at`, `kind` and `body`."""
    at, body, kind = _quoted(entry["at"]), _encoded(entry["body"]), _quoted(entry["kind"])
    text = f'{entry["prev"]}\n{{"at":{at},"body":{body},"kind":{kind},"seq":{entry["seq"]}}}'
    return hashlib.sha256(text.encode()).hexdigest()


def read(lines: Iterable[str]) -> Iterator[Entry]:
    """The entries of an export; raises ValueError, naming the line, for one that is none."""
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST:
            raise ValueError(f"line {number} is longer than {LONGEST} characters: this is no source log")
        if not line.strip():
            raise ValueError(f"line {number} is empty: every line is an entry")
        try:
            entry = _decoded(line)
        except (ValueError, RecursionError) as error:
            raise ValueError(f"line {number} is no JSON: {error}") from None
        if not _is_entry(entry):
            raise ValueError(
                f"line {number} is no entry: it needs seq, at, kind, body, prev and hash, and nothing else"
            )
        yield entry


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


_decoded = json.JSONDecoder(object_pairs_hook=_once).decode
_KINDS = {"seq": int, "at": str, "kind": str, "body": dict, "prev": str, "hash": str}


def _is_entry(entry: object) -> bool:
    if not isinstance(entry, dict) or entry.keys() != _KINDS.keys():
        return False
    if any(type(entry[key]) is not kind for key, kind in _KINDS.items()):
        return False
    return bool(_is_hash(entry["prev"]) and _is_hash(entry["hash"]))


def check(
    entries: Iterable[Entry],
    anchors: Iterable[dict[str, Any]] = (),
    root: str | None = None,
    declared: Iterable[int] = (),
) -> Outcome:
    """Walk the chain; `anchors` are {"size", "root", "marks"?}, smallest first; `root` one tree hash to be found.

    `declared` are the numbers of the entries that the sender says to be redacted.
    """
    tree, prev, before, marks = Tree(), GENESIS, "", _Marks(anchors)
    rooted, closed, may = 0, list[int](), frozenset(declared)
    source = iter(entries)
    for entry in source:
        finding = _break(entry, before, prev, tree.size + 1, source, may) or marks.look(entry)
        if finding is not None:
            return Outcome(tree.size, prev, tree.root(), finding, marks.holds)
        if entry["kind"] == WITHHELD["kind"] and is_withheld(entry):
            closed.append(entry["seq"])
        before, prev = prev, entry["hash"]
        tree.add(prev)
        if root is not None and not rooted and tree.root() == root:
            rooted = tree.size
        finding = marks.reached(tree)
        if finding is not None:
            return Outcome(tree.size, prev, tree.root(), finding, marks.holds)
    finding = marks.end(tree)
    if finding is None and root is not None and not rooted:
        words = f"no state of this log has the root {root[:16]}…: entries were cut off its end, or it was written anew"
        finding = Finding("truncated or rewritten", tree.size + 1, words)
    return Outcome(tree.size, prev, tree.root(), finding, max(marks.holds, rooted), tuple(closed))


def is_withheld(entry: Entry) -> bool:
    """Whether the entry shows nothing but its number and hashes."""
    return all(entry[key] == value for key, value in WITHHELD.items())


def _is_sound(entry: Entry, may: frozenset[int]) -> bool:
    """Whether the entry gives its hash, or was declared as redacted and says nothing."""
    try:
        if entry_hash(entry) == entry["hash"]:
            return True
    except (ValueError, UnicodeEncodeError):
        return False
    return entry["seq"] in may and is_withheld(entry)


def _break(
    entry: Entry, before: str, prev: str, seq: int, rest: Iterator[Entry], may: frozenset[int]
) -> Finding | None:
    """What is wrong at `entry`, which must be number `seq` and follow the hash `prev`, which followed `before`."""
    sound = _is_sound(entry, may)
    if sound and entry["prev"] == prev and entry["seq"] == seq:
        return None
    if is_withheld(entry) and entry["prev"] == prev and entry["seq"] == seq:
        words = f"entry {seq} is redacted, and nobody declared that: ask the sender, then name it with --redacted {seq}"
        return Finding("edited", seq, words)
    ahead = [(one["seq"], one["prev"], one["hash"]) for one, _ in zip(rest, range(AHEAD), strict=False)]
    if entry["prev"] == prev and entry["seq"] == seq and (seq, prev) not in (one[:2] for one in ahead[:1]):
        return Finding("edited", seq, f"entry {seq} was edited: its text no longer gives its hash")
    follows = next((at for at, one in enumerate(ahead) if one[:2] == (seq, prev)), None)
    if follows is not None:
        return _out_of_place(entry, seq, sound, ahead, follows)
    if sound and entry["seq"] == seq - 1 and entry["prev"] == before:
        words = f"entry {seq - 1} stands twice: the first of them leads nowhere and was inserted"
        return Finding("inserted", seq - 1, words)
    if not sound and (not ahead or ahead[0][0] == seq + 1 or ahead[0][1] == entry["hash"]):
        return Finding("edited", seq, f"entry {seq} was edited: neither its text nor its place in the chain holds")
    if entry["seq"] > seq:
        name = f"entries {seq} to {entry['seq'] - 1} were" if entry["seq"] > seq + 1 else f"entry {seq} was"
        return Finding("deleted", seq, f"{name} deleted: what follows is entry {entry['seq']}")
    return _not_following(entry, seq, sound)


def _out_of_place(entry: Entry, seq: int, sound: bool, ahead: list[tuple[int, str, str]], follows: int) -> Finding:
    """What was done where the right entry `seq` stands `follows` entries below `entry`."""
    home = (entry["seq"] - 1, entry["prev"])
    moved = sound and entry["seq"] > seq and any((number, own) == home for number, _, own in ahead)
    twice = any(own == entry["hash"] for _, _, own in ahead)
    if moved and not twice:
        return Finding("swapped", seq, f"entry {seq} was swapped with entry {entry['seq']}: they changed places")
    return Finding("inserted", seq, f"{_number(follows + 1)} inserted before entry {seq}, which stands below")


def _not_following(entry: Entry, seq: int, sound: bool) -> Finding:
    """What was done where an entry of a number that is not too high does not follow."""
    if entry["seq"] == seq == 1:
        return Finding("edited", 1, "entry 1 does not begin a log: something stood before it, or it was edited")
    if entry["seq"] == seq and sound:
        words = f"entry {seq - 1} was edited and its hash made anew: entry {seq} does not follow from it"
        return Finding("edited", seq - 1, words)
    if sound:
        return Finding("inserted", seq, f"an entry with number {entry['seq']} stands where entry {seq} belongs")
    return Finding("edited", seq, f"entry {seq} was edited: neither its text nor its place in the chain holds")


def _number(count: int) -> str:
    return "an entry was" if count == 1 else f"{count} entries were"


class _Marks:
    """The anchors, as the walk comes to them."""

    def __init__(self, anchors: Iterable[dict[str, Any]]) -> None:
        self._left = sorted(anchors, key=lambda one: int(one["size"]))
        self.holds = 0
        self._last = 0

    def look(self, entry: Entry) -> Finding | None:
        """Whether the next anchor knows this entry by another hash."""
        if not self._left or not self._left[0].get("marks"):
            return None
        anchor = self._left[0]
        first = int(anchor["size"]) - len(anchor["marks"]) // MARK + 1
        at = (entry["seq"] - first) * MARK
        if at < 0 or anchor["marks"][at : at + MARK] == entry["hash"][:MARK]:
            return None
        words = f"the log was written anew from entry {entry['seq']} on: the anchor of {_name(anchor)} has another hash"
        return Finding("rewritten", entry["seq"], words)

    def reached(self, tree: Tree) -> Finding | None:
        """Whether the anchors of this size have this root."""
        while self._left and int(self._left[0]["size"]) == tree.size:
            anchor = self._left.pop(0)
            if anchor["root"] != tree.root():
                words = (
                    f"the log was written anew somewhere from entry {self.holds + 1} to {tree.size}: "
                    f"the anchor of {_name(anchor)} has another root"
                )
                return Finding("rewritten", self.holds + 1, words)
            self.holds = tree.size
        return None

    def end(self, tree: Tree) -> Finding | None:
        """Whether an anchor vouches for entries that are not there."""
        if not self._left:
            return None
        anchor = self._left[-1]
        words = (
            f"entries {tree.size + 1} to {anchor['size']} were cut off: the anchor of {_name(anchor)} counted them "
            "(or this was exported before that anchor was set: then export it again, or leave that anchor out)"
        )
        return Finding("truncated", tree.size + 1, words)


def _name(anchor: dict[str, Any]) -> str:
    return str(anchor.get("day") or anchor.get("at") or f"size {anchor['size']}")


def read_anchors(text: str) -> list[dict[str, Any]]:
    """The anchors of a file, JSON Lines of {"size", "root", …}; raises ValueError for anything else."""
    found: list[dict[str, Any]] = []
    for number, line in enumerate(text.splitlines(), 1):
        anchor = json.loads(line) if line.strip() else None
        if not isinstance(anchor, dict) or not isinstance(anchor.get("size"), int) or anchor["size"] < 0:
            raise ValueError(f"line {number} of the anchors is none: it needs a size")
        if not re.fullmatch("[0-9a-f]{64}", str(anchor.get("root"))):
            raise ValueError(f"line {number} of the anchors is none: it needs a root of 64 hexadecimal digits")
        found.append(anchor)
    return found


@contextmanager
def opened(path: Path) -> Iterator[IO[str]]:
    """The log in `path`: the file itself, or the one inside a bundle."""
    if not zipfile.is_zipfile(path):
        with path.open(encoding="utf-8") as file:
            yield file
        return
    with zipfile.ZipFile(path) as bundle, bundle.open(MEMBER) as member:
        yield io.TextIOWrapper(member, encoding="utf-8")


def bundle_faults(path: Path) -> list[str]:
    """What in a bundle is not as its manifest says: every file's size and SHA-256; empty for a plain file."""
    if not zipfile.is_zipfile(path):
        return []
    faults = []
    with zipfile.ZipFile(path) as bundle:
        names = set(bundle.namelist())
        if "manifest.json" not in names:
            return ["the bundle has no manifest.json"]
        listed = {one["name"]: one for one in json.loads(bundle.read("manifest.json"))["files"]}
        faults += [f"{name} is not in the bundle" for name in sorted(set(listed) - names)]
        faults += [f"{name} is not in the manifest" for name in sorted(names - set(listed) - {"manifest.json"})]
        for name in sorted(set(listed) & names):
            digest = hashlib.sha256()
            with bundle.open(name) as member:
                while block := member.read(1 << 20):
                    digest.update(block)
            if digest.hexdigest() != listed[name]["sha256"]:
                faults.append(f"{name} is not what the manifest says: it was changed")
    return faults


CONTENT = (
    "source", "id", "published", "text", "title", "html", "url", "lang", "author", "repost_of", "quote_of", "reply_to",
    "relayed_by", "credited", "links", "media", "edited", "deleted", "extra",
)  # fmt: skip
"""The fields of a post over whose JSON the log has a digest, in their order."""


def compare(path: Path) -> tuple[list[str], int]:
    """What in a bundle is not what its log tells of it: bytes fetched, words of posts, what was concluded and decided.

    Also how many lines could not be compared: redacted or erased ones, posts taken down (which keep the words they had
    before), and those that brought fields of their own.
    """
    if not zipfile.is_zipfile(path):
        return [], 0
    with opened(path) as file:
        told = _told(read(file))
    faults, left = [], 0
    with zipfile.ZipFile(path) as bundle:
        names = bundle.namelist()
        for name in (one for one in names if one.startswith("captures/")):
            digest = hashlib.sha256(bundle.read(name)).hexdigest()
            unnamed = digest not in told["capture"] and not told["redacted"]
            if digest != name.rpartition("/")[2] or unnamed:
                faults.append(f"{name} is not what was fetched: the log names no bytes with its SHA-256")
        gaps = "manifest.json" in names and bool(json.loads(bundle.read("manifest.json")).get("redacted"))
        with bundle.open("posts.jsonl") if "posts.jsonl" in names else io.BytesIO() as rows:
            for number, line in enumerate(rows, 1):
                for row in _strange(json.loads(line), told["post"]):
                    gone = "p-" + _short(str(row["source"]), str(row["id"])) in told["erased"]
                    if gone or row["deleted"] or row["extra"] or (gaps and GAP in line.decode()):
                        left += 1
                    else:
                        who = f"{row['source']} published as {row['id']}"
                        faults.append(f"line {number} of posts.jsonl is not what {who}, by the log")
        unlike, unknown = _concluded(bundle, told, gaps)
    return faults + unlike, left + unknown


def _told(entries: Iterable[Entry]) -> dict[str, Any]:
    """What the log tells of captures, versions of posts, posts erased, and what was concluded and decided."""
    sets = ("capture", "post", "erased", "redacted", "statements", "verdict", "decision", "correction", "grade")
    told: dict[str, Any] = {kind: set() for kind in sets} | {"status": {}, "graded": {}}
    for entry in entries:
        body, kind = entry["body"], entry["kind"]
        if kind == "capture":
            told[kind].add(body.get("sha256"))
        elif kind == "post":
            told[kind].add((body.get("source"), body.get("id"), body.get("digest")))
        elif kind in ("erased", "statements"):
            told[kind].update(body.get("posts" if kind == "erased" else kind) or ())
        elif kind == "verdict":
            told[kind].add((*(body.get(name) for name in STEP), _proof(body)))
            told["status"][body.get("claim")] = body.get("after")
        elif kind == "decision":
            told[kind].add((*(body.get(name) for name in DECIDED), _proof(body)))
        elif kind == "correction":
            told[kind].add((*(body.get(name) for name in MENDED), body.get("words")))
        elif kind == "grade":
            told[kind].add(_grade({**body, "since": entry["at"]}))
            told["graded"][body.get("name")] = _grade({**body, "since": entry["at"]})
        elif kind == "redacted":
            told[kind].add(kind)
    return told


STEP = ("claim", "before", "after", "by")
DECIDED = ("at", "who", "act", "subject", "other", "before", "after")
MENDED = ("correction", "edition", "claim", "grade")
GRADED = ("name", "since", "role", "reliability", "owner", "side", "listed")
"""What an entry of the log tells of a step of a status, a decision, a correction, a grade, beside its words."""
ERASED = "[erased]"
"""What stands where words were erased."""


def _sha(*texts: str | None) -> str:
    return hashlib.sha256(_in_order(texts).encode()).hexdigest()


def _proof(body: Entry) -> str:
    """The digest of a reason: an entry holds it, or did hold the reason itself."""
    return str(body["digest"]) if "digest" in body else _sha(body.get("reason"))


def _grade(row: Entry) -> tuple[Any, ...]:
    return (*(row.get(name) for name in GRADED), *(row.get("aliases") or ()))


def _step(row: Entry, claim: str) -> tuple[Any, ...]:
    return (claim, row["from"], row["to"], row["by"], _sha(row["reason"]))


def _concluded(bundle: zipfile.ZipFile, told: dict[str, Any], gaps: bool) -> tuple[list[str], int]:
    """What was concluded and decided, by the bundle, and is not in its log; and how much cannot be compared."""
    faults, left = [], 0
    for name, holds in CHECKS.items():
        with bundle.open(name) if name in bundle.namelist() else io.BytesIO() as rows:
            for number, line in enumerate(rows, 1):
                text = line.decode()
                if holds(json.loads(text), told):
                    continue
                gone = told["erased"] and (ERASED in text or '"quote":""' in text)
                if gone or (gaps and GAP in text):
                    left += 1
                else:
                    faults.append(f"line {number} of {name} is not what the log has a digest of")
    manifest = json.loads(bundle.read("manifest.json")) if "manifest.json" in bundle.namelist() else {}
    for row in manifest.get("grades") or ():
        if told["graded"].get(row.get("name")) != _grade(row) and not (gaps and GAP in _in_order(row)):
            faults.append(f"the grade of {row.get('name')} in manifest.json is not the log's")
    return faults, left


def _statement_holds(row: Entry, told: dict[str, Any]) -> bool:
    """Its id is made of its post, place and words, and the log names it."""
    post = "p-" + _short(row["source"], row["post"])
    made = "s-" + _short(post, str(row["start"]), str(row["end"]), row["quote"])
    return bool(row["statement"] == made and made in told["statements"])


def _claim_holds(row: Entry, told: dict[str, Any]) -> bool:
    """Each step of its history is in the log, and its status is the last of them."""
    steps = all(_step(one, row["claim"]) in told["verdict"] for one in row["history"])
    return steps and told["status"].get(row["claim"], row["status"]) == row["status"]


def _correction_holds(row: Entry, told: dict[str, Any]) -> bool:
    words = _sha(*(row[name] for name in ("wrong", "right", "reason", "replaced", "text", "who")))
    plain = tuple(row[name] for name in MENDED)
    return (*plain, words) in told["correction"] or (*plain, None) in told["correction"]


CHECKS: dict[str, Callable[[Entry, dict[str, Any]], bool]] = {
    "statements.jsonl": _statement_holds,
    "claims.jsonl": _claim_holds,
    "verdicts.jsonl": lambda row, told: _step(row, row["claim"]) in told["verdict"],
    "decisions.jsonl": lambda row, told: (*(row[one] for one in DECIDED), _sha(row["reason"])) in told["decision"],
    "corrections.jsonl": _correction_holds,
    "sources.jsonl": lambda row, told: row["since"] is None or _grade(row) in told["grade"],
}
"""How a line of each file is held against the log."""


def _short(*parts: str) -> str:
    """The digest that ids are made of: 16 hexadecimal digits."""
    text = "\x1f".join(part.replace("\x1f", "\x1f\x1f") for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _strange(latest: Entry, told: set[Any]) -> Iterator[Entry]:
    """The versions of a post whose content the log has no digest of."""
    for row in (latest, *latest["versions"]):
        text = _in_order({name: row[name] for name in CONTENT})
        if (row["source"], row["id"], hashlib.sha256(text.encode()).hexdigest()) not in told:
            yield row


def numbers(text: str) -> list[int]:
    """The numbers that `5,9-12` names; raises ValueError for anything else."""
    found: list[int] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        found += range(int(first), min(int(last or first), int(first) + AHEAD) + 1)
    return found


def _declared(path: Path) -> list[int]:
    """The entries that a bundle's manifest declares as redacted."""
    if not zipfile.is_zipfile(path):
        return []
    with zipfile.ZipFile(path) as bundle:
        told = json.loads(bundle.read("manifest.json")) if "manifest.json" in bundle.namelist() else {}
    return numbers(told["redacted entries"]) if told.get("redacted entries") else []


def verify(
    path: Path, root: str | None = None, anchors: Path | None = None, redacted: str | None = None
) -> tuple[Outcome | None, list[str]]:
    """Check the export in `path`; returns the outcome (None: it cannot be read) and the lines to print."""
    try:
        declared = [*_declared(path), *(numbers(redacted) if redacted else ())]
        known = read_anchors(anchors.read_text(encoding="utf-8")) if anchors else []
        faults, left = bundle_faults(path), 0
        with opened(path) as file:
            outcome = check(read(file), known, root, declared)
        if outcome.finding is None and not faults:
            faults, left = compare(path)
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        return None, [f"{path} cannot be checked: {_unreadable(path, error)}"]
    if outcome.entries == 0 and outcome.finding is None and not faults:
        return None, [f"{path} cannot be checked: it holds no entry of a source log; is it the file that was exported?"]
    lines = faults[:MOST] + ([f"… and {len(faults) - MOST} more"] if len(faults) > MOST else [])
    if outcome.finding is not None:
        lines.append(f"DOES NOT HOLD: {outcome.finding.what}: {outcome.finding.words}")
    elif not faults:
        many = "1 entry" if outcome.entries == 1 else f"{outcome.entries} entries"
        lines.append(f"holds: {many}, root {outcome.root}")
    lines += _beside(outcome, left)
    if faults and outcome.finding is None:
        outcome = Outcome(
            outcome.entries, outcome.head, outcome.root, Finding("changed", 0, faults[0]), outcome.anchored
        )
    return outcome, lines


def _unreadable(path: Path, error: Exception) -> str:
    """Why a file cannot be checked, in words for who was sent it."""
    if path.is_dir():
        return "a folder; give the zip that was sent"
    if isinstance(error, UnicodeDecodeError | zipfile.BadZipFile):
        return "it is neither a log in JSON Lines nor a whole zip; perhaps it was damaged on its way: ask for it again"
    return str(error)


def _beside(outcome: Outcome, left: int) -> Iterator[str]:
    """What the check could not see."""
    if outcome.redacted:
        names = ", ".join(map(str, outcome.redacted))
        yield f"redacted, as the sender declared: {names}; their places and hashes hold, what they say is not shown"
    if left:
        many = "1 line" if left == 1 else f"{left} lines"
        yield f"not compared with the log: {many} redacted, erased, taken down or with more in them"
    yield _vouched(outcome)


def _vouched(outcome: Outcome) -> str:
    if outcome.anchored:
        first = "entry is the one" if outcome.anchored == 1 else f"{outcome.anchored} entries are those"
        return f"anchored: the first {first} that {'was' if outcome.anchored == 1 else 'were'} written down at the time"
    return "not anchored: that nothing was cut off the end or written anew cannot be seen without --root or --anchors"


def main(arguments: list[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Check an exported source log offline.", epilog=(
        "Example: python verify_log.py sourcelog.jsonl --anchors anchors.jsonl"))  # fmt: skip
    parser.add_argument("export", type=Path, help="the log (JSON Lines), or a bundle that holds it")
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--root", help="a Merkle root that some state of the log must have")
    group.add_argument("--anchors", type=Path, help="roots that were written down, one a line")
    parser.add_argument("--redacted", metavar="NUMBERS", help="entries that the sender redacted, such as 5,9-12")
    given = parser.parse_args(arguments)
    outcome, lines = verify(given.export, given.root and given.root.lower(), given.anchors, given.redacted)
    print("\n".join(lines))  # noqa: T201 - a program of its own
    if outcome is None:
        return 2
    return 1 if outcome.finding else 0


if __name__ == "__main__":
    sys.exit(main())
