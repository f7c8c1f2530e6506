"""Collecting from many feeds on loopback, beside the library `reader`: `make bench-feeds`.

    python -m bench.feeds [--feeds 1000] [--rounds 3] [--hours 1] [--peer PYTHON] [--whole]

PYTHON is an interpreter that has `reader`. Both fetch, read and store the same feeds, in turns, each round in a fresh
process on a fresh SQLite file; CPU seconds, children included, because machines have other work. Loading the programs
is in neither.

What is compared is collecting and storing, which is all that reader does: `entries` are those that the feeds hold. Of
each, reader keeps what feedparser made of it; we keep the bytes fetched, text out of the HTML, a version, its digest
and entries in the source log. With `--hours 24` a first visit keeps the last week's 8 of 20 entries, reader all 20.
`--whole` adds what has no counterpart there: reading, matching and judging the posts, and the drafts.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bench.feed_site import ENTRIES, address

PASSES = ("first", "unchanged")
_PEER = """
import json, logging, resource, sys
from reader import make_reader
logging.disable(logging.CRITICAL)
def cpu(): u = resource.getrusage(resource.RUSAGE_SELF); return u.ru_utime + u.ru_stime
it = make_reader(sys.argv[1])
for url in open(sys.argv[2]).read().split(): it.add_feed(url)
out = {}
for name in ("first", "unchanged"):
    began = cpu(); it.update_feeds(workers=10, scheduled=False); out[name] = cpu() - began
out["stored"] = it.get_entry_counts().total
out["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps(out))
"""


def cpu() -> float:
    """CPU seconds of this process and of the children that ended."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    )


def ours(database: str, urls: list[str], port: int, *, whole: bool) -> dict[str, float]:
    """CPU seconds of two passes of ours over `urls` (`whole`: and of what follows), posts stored, peak in MiB."""
    from pipeline.cli.session import FEW_CYCLES
    from pipeline.flow import refresh_drafts, work
    from pipeline.settings import Environment, load_settings
    from pipeline.visiting import visit_all
    from storage import open_store

    os.environ["ITEMWIRE_ALLOW_HOSTS"] = f"127.0.0.0/8:{port}"
    settings, environment = load_settings(_source_list(Path(database).with_suffix(".yaml"), urls)), Environment()
    out: dict[str, float] = {}
    _load()
    gc.freeze()  # as every command does
    gc.set_threshold(*FEW_CYCLES)
    with open_store(f"sqlite:///{database}") as store:
        store.upgrade(datetime.now(UTC))
        for name in PASSES:
            began = cpu()
            visit_all(
                settings.sources, store, store.cursors(), settings, environment, datetime.now(UTC),
                lambda *_, **__: None,
            )  # fmt: skip
            out[name] = cpu() - began
        if whole:
            began, now = cpu(), datetime.now(UTC)
            work(store, settings, now, lambda *_, **__: None)
            refresh_drafts(store, settings, now)
            out["after"] = cpu() - began
        out["stored"] = sum(1 for _ in store.iter_posts())
    out["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return out


def _load() -> None:
    """Load what a pass would load when it first needs it."""
    import pipeline.collect.entries_to_posts
    import pipeline.collect.feed
    import pipeline.normalise  # noqa: F401


def _source_list(path: Path, urls: list[str]) -> Path:
    """Write a source list of `urls` to `path`."""
    rows = [f'  - {{name: f{number}, url: "{url}", reliability: C}}' for number, url in enumerate(urls)]
    path.write_text("\n".join(["sources:", *rows, ""]), encoding="utf-8")
    return path


def arm(command: list[str]) -> dict[str, float]:
    """What the process `command` measured; raises CalledProcessError where it failed."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[1])
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, command[:3], done.stdout, done.stderr[-2000:])
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--hours", type=int, default=1, help="between two entries of a feed")
    parser.add_argument("--whole", action="store_true", help="read, match and judge the posts too")
    parser.add_argument("--peer", help="an interpreter that has the library `reader`; without it, ours is run alone")
    parser.add_argument("--ours", nargs=3, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.ours:
        database, listed, port = chosen.ours
        urls = Path(listed).read_text(encoding="utf-8").split()
        print(json.dumps(ours(database, urls, int(port), whole=chosen.whole)))
        return
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    asked = [str(port), str(chosen.feeds), str(chosen.hours)]
    site = subprocess.Popen([sys.executable, "-m", "bench.feed_site", *asked], stdout=subprocess.PIPE, text=True)
    try:
        assert site.stdout is not None
        site.stdout.readline()
        compare(chosen.feeds, chosen.rounds, chosen.peer, port, whole=chosen.whole)
    finally:
        site.terminate()
        site.wait()


def compare(feeds: int, rounds: int, peer: str | None, port: int, *, whole: bool = False) -> None:
    """Run both in turns and print the medians."""
    taken: dict[str, list[dict[str, float]]] = {which: [] for which in ("itemwire", "reader")[: 2 if peer else 1]}
    with tempfile.TemporaryDirectory() as name:
        listed = Path(name) / "urls.txt"
        listed.write_text("\n".join(address(number, port) for number in range(feeds)), encoding="utf-8")
        for turn in range(rounds):
            for which, runs in taken.items():
                database = str(Path(name) / f"{which}{turn}.db")
                own = [sys.executable, "-m", "bench.feeds", "--ours", database, str(listed), str(port)]
                own += ["--whole"] if whole else []
                began = time.perf_counter()
                runs.append(arm(own if which == "itemwire" else [str(peer), "-c", _PEER, database, str(listed)]))
                print(f"{which}, round {turn + 1}: {time.perf_counter() - began:.1f} s", file=sys.stderr)
    rates = {}
    for which, runs in taken.items():
        median = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
        rates[which] = feeds * ENTRIES / median["first"]
        print(
            f"{which:<9} first {rates[which]:7.0f} entries/CPU-s ({median['first'] / feeds * 1000:6.2f} ms a feed), "
            f"unchanged {median['unchanged'] / feeds * 1000:5.2f} ms a feed, stored {median['stored']:.0f}, "
            f"peak {median['peak']:.0f} MiB"
        )
        if "after" in median:
            rates["whole"] = feeds * ENTRIES / (median["first"] + median["after"])
            print(
                f"whole pass {rates['whole']:6.0f} entries/CPU-s: {median['after']:.1f} s of reading, joining, judging"
            )
    if "reader" in rates:
        print(f"ratio     {rates['itemwire'] / rates['reader']:.1f} (collecting and storing)")
        if "whole" in rates:
            print(f"ratio     {rates['whole'] / rates['reader']:.1f} (the whole pass beside it)")


if __name__ == "__main__":
    main()
