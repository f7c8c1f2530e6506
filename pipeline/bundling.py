"""The bundle: everything on one matter in one zip that proves itself, for a recipient who has nothing but Python.

It holds every noun as JSON Lines, the bytes fetched, the whole source log (a part of a chain proves nothing), the
verifier, and a manifest with sizes and digests, what the filters were, what they left out, and the grades of the time.
The same database up to the same entry gives the same bytes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from pydantic import JsonValue

from pipeline.export import jsonl, verify_log
from pipeline.export.redact import Redactor, stretches
from pipeline.export.rows import Row, moment
from pipeline.export.tabular import columns_of
from pipeline.export.verify_log import Tree
from pipeline.export.zip import Bundle
from pipeline.exporting import NOUNS
from pipeline.settings import Settings
from pipeline.types import Capture
from pipeline.wanted import LATER, Left, Wanted, chosen_claims
from storage import Store

FORMAT = "itemwire bundle 1"

Tick = Callable[[str, int], None]

README = """This is a bundle of itemwire: what was published, by whom, when, and what was concluded from it.

manifest.json      what is inside, with size and SHA-256; the filters it was made with and what they left out;
                   how the sources were graded at the time; up to which entry of the source log it goes
posts.jsonl        the posts, each with its earlier versions      statements.jsonl  what each of them asserts
claims.jsonl       what several of them assert together, with status, reason, appearances and history
verdicts.jsonl     every change of a status, with the rule, its version and the reason
decisions.jsonl    what editors decided      corrections.jsonl  what was wrong, and what is right
sources.jsonl      the grades of the sources, each with its date
fetches.jsonl      every visit to a source      captures.jsonl     when and from where bytes were fetched
captures/SHA256    those bytes; the name is their SHA-256
sourcelog.jsonl    the source log: every step of all that, chained by hashes. Always whole: a part proves nothing

To check it you need Python 3.11 or newer and nothing else:

    unzip THIS_FILE verify_log.py
    python3 -I -S verify_log.py THIS_FILE

That recomputes every digest and the whole chain. A chain that was written anew, or cut off at its end, is valid too:
against that, ask the sender's newsroom or its readers for a root that was written down at the time:

    python3 -I -S verify_log.py THIS_FILE --root HASH        (or --anchors anchors.jsonl)

Times are UTC. A block character stands for each letter that was redacted; a redacted entry of the source log shows only
its number and hashes, and the manifest names it. "[erased]" or an empty text stands where
words were erased on request; digests and ids of what was erased remain.
"""


def write_bundle(
    store: Store,
    settings: Settings,
    wanted: Wanted,
    filters: dict[str, JsonValue],
    file: BinaryIO,
    tick: Tick,
    redactor: Redactor | None = None,
) -> int:
    """Write the bundle to `file`; returns how many rows it holds. All of it shows one state of the database."""
    with store.frozen():
        head = store.log_at(wanted.until_entry)
        wanted = replace(wanted, until_entry=head.seq)
        bundle = Bundle(file)
        bundle.add("README.txt", [README.encode()])
        bundle.add("verify_log.py", [Path(verify_log.__file__).read_bytes()])
        counts: dict[str, JsonValue] = {}
        total = 0
        for noun in NOUNS:
            rows, left = _rows(store, settings, wanted, noun, tick, redactor)
            number = _add_rows(bundle, noun, rows)
            total += number
            counts[noun] = {"exported": number, "left out": _told(left)}
        counts["captures"] = _add_captures(bundle, store, settings, wanted, redactor, tick)
        manifest: dict[str, JsonValue] = {
            "format": FORMAT,
            "entry": head.seq,
            "at": moment(head.at) if head.at else None,
            "head": head.hash,
            "root": _root(store, head.seq),
            "filters": filters,
            "redacted": redactor.gaps if redactor else 0,
            "redacted entries": stretches(redactor.withheld) if redactor else "",
            "counts": counts,
            "grades": _grades(store, head.seq, redactor),
            "files": [cast("JsonValue", _member(one)) for one in bundle.members],
        }
        bundle.add("manifest.json", [json.dumps(manifest, ensure_ascii=False, indent=1).encode()], listed=False)
        bundle.close()
    return total


def _told(left: Left) -> dict[str, JsonValue]:
    """What was left out; what came after the entry is not counted, for it grows while the bundle stays the same."""
    return {why: number for why, number in sorted(left.items()) if number and why != LATER}


def _rows(
    store: Store, settings: Settings, wanted: Wanted, noun: str, tick: Tick, redactor: Redactor | None
) -> tuple[Iterable[Row], Left]:
    left: Left = Counter()

    def counted() -> Iterator[Row]:
        for row in NOUNS[noun].rows(store, settings, wanted, left):
            tick(noun, 1)
            yield row

    return (redactor.rows(counted()) if redactor else counted()), left


def _add_rows(bundle: Bundle, noun: str, rows: Iterable[Row]) -> int:
    number = 0

    def counted() -> Iterator[Row]:
        nonlocal number
        for row in rows:
            number += 1
            yield row

    bundle.add(f"{noun}.jsonl", jsonl.chunks(counted(), columns_of(NOUNS[noun].row)))
    bundle.members[-1] = bundle.members[-1]._replace(rows=number)
    return number


def _add_captures(
    bundle: Bundle, store: Store, settings: Settings, wanted: Wanted, redactor: Redactor | None, tick: Tick
) -> JsonValue:
    """Add the bytes, each once, and where each came from; of a redacted bundle only the list, for bytes hold names."""
    rows: list[bytes] = []
    seen: set[str] = set()
    left: Counter[str] = Counter()
    chosen = chosen_claims(store, settings, wanted)
    moments = None if chosen is None else _moments(store, chosen)
    for one in store.iter_captures(wanted.period, wanted.until_entry):
        if moments is not None and (one.source, one.fetched) not in moments:
            left["of no chosen post"] += 1
            continue
        tick("captures", 1)
        row = capture_row(one)
        rows += jsonl.chunks(redactor.rows([row]) if redactor else [row], ())
        if redactor or not one.body:
            left["bytes withheld: they hold names" if redactor else "bytes no longer kept"] += 1
        elif one.sha256 not in seen:
            seen.add(one.sha256)
            bundle.add(f"captures/{one.sha256}", [one.body])
    bundle.add("captures.jsonl", rows)
    return {"exported": len(rows), "files": len(seen), "left out": dict(sorted(left.items()))}


def _moments(store: Store, claims: frozenset[str]) -> set[tuple[str, object]]:
    """Source and time of the visits that brought the posts of these claims."""
    found = store.posts(store.posts_of_claims(claims)).values()
    return {(post.source, post.fetched) for post in found}


def capture_row(one: Capture) -> Row:
    """A capture as a row: all but its bytes."""
    headers: dict[str, JsonValue] = dict(one.headers)
    return {
        "sha256": one.sha256,
        "source": one.source,
        "url": one.url,
        "fetched": moment(one.fetched),
        "status": one.status,
        "headers": headers,
        "size": len(one.body),
    }


def _member(one: object) -> dict[str, JsonValue]:
    told: dict[str, JsonValue] = one._asdict()  # type: ignore[attr-defined]
    return {name: value for name, value in told.items() if value is not None}


def _root(store: Store, until: int) -> str:
    """The Merkle root over the entries up to `until`."""
    tree = Tree()
    for seq, _, hash_ in store.log_days():
        if seq > until:
            break
        tree.add(hash_)
    return tree.root()


def _grades(store: Store, until: int, redactor: Redactor | None) -> JsonValue:
    """How each source was graded when the log had come to entry `until`."""
    latest: dict[str, JsonValue] = {}
    for _, at, body in store.logged_bodies("grade", until):
        latest[body["name"]] = {**body, "since": moment(at)}
    rows = [cast("Row", latest[name]) for name in sorted(latest)]
    return cast("JsonValue", list(redactor.rows(rows)) if redactor else rows)
