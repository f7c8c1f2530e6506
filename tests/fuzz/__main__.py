"""Reads spoilt documents until the time is up: `make fuzz`, or python -m tests.fuzz --inputs 1000000 --kind read_feed

Every failure is kept in var/fuzz/ under a name that says which reader it was and what happened. What each run came to
is added to var/fuzz/tally.tsv (reader, seed, inputs, failures, slowest in seconds), so that a million can be reached in
pieces; the sum over the runs of other seeds is printed at the end.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from tests.fuzz.mutate import spoilt
from tests.fuzz.readers import Kind, kinds

LONGEST = 2.0
"""Seconds of processor time that reading one document may take."""


class TooSlow(BaseException):
    """One document took longer than it may."""


def _too_slow(*_: object) -> None:
    raise TooSlow


def fuzz(kind: Kind, inputs: int, seconds: float, seed: int, into: Path) -> tuple[int, Counter[str], float]:
    """Read up to `inputs` spoilt documents in up to `seconds`: how many, which failures, the slowest in seconds."""
    chance = random.Random(f"{kind.name} {seed}")
    failures: Counter[str] = Counter()
    slowest, number, until = 0.0, 0, time.monotonic() + seconds
    while number < inputs and time.monotonic() < until:
        body = spoilt(kind.seeds, chance)
        number += 1
        began = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, LONGEST)
        try:
            kind.read(body)
        except (Exception, TooSlow) as error:  # noqa: BLE001 (whatever comes out is a find)
            where = traceback.extract_tb(error.__traceback__)[-1]
            what = f"{type(error).__name__} {Path(where.filename).name}:{where.lineno}"
            if not failures[what]:
                into.mkdir(parents=True, exist_ok=True)
                digest = hashlib.sha256(body).hexdigest()[:12]
                (into / f"{kind.name}-{type(error).__name__}-{digest}").write_bytes(body)
            failures[what] += 1
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        slowest = max(slowest, time.process_time() - began)
    return number, failures, slowest


def add_up(tally: Path, name: str, seed: int, number: int, failures: int, slowest: float) -> tuple[int, int]:
    """Note a run; inputs and failures of this reader over all runs, of each seed the longest (it begins alike)."""
    tally.parent.mkdir(parents=True, exist_ok=True)
    with tally.open("a", encoding="utf-8") as file:
        file.write(f"{name}\t{seed}\t{number}\t{failures}\t{slowest:.2f}\n")
    best: dict[str, tuple[int, int]] = {}
    for line in tally.read_text(encoding="utf-8").splitlines():
        reader, said, inputs, failed, _ = line.split("\t")
        if reader == name:
            best[said] = max(best.get(said, (0, 0)), (int(inputs), int(failed)))
    return sum(inputs for inputs, _ in best.values()), sum(failed for _, failed in best.values())


def main() -> None:
    """Fuzz every kind in turn and print what was found; exit 1 where something was."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=1_000_000, help="for each kind")
    parser.add_argument("--seconds", type=float, default=1e9, help="for all kinds together")
    parser.add_argument("--kind", help="only this one")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--into", type=Path, default=Path("var/fuzz"), help="where failures are kept")
    chosen = parser.parse_args()
    signal.signal(signal.SIGPROF, _too_slow)
    sets = os.environ.get("ITEMWIRE_EVAL")
    named = [kind for kind in kinds(Path(sets) if sets else None) if chosen.kind in (None, kind.name)]
    found = 0
    for kind in named:
        share = chosen.seconds / len(named)
        number, failures, slowest = fuzz(kind, chosen.inputs, share, chosen.seed, chosen.into)
        found += failures.total()
        tally = chosen.into / "tally.tsv"
        inputs, failed = add_up(tally, kind.name, chosen.seed, number, failures.total(), slowest)
        print(f"{kind.name:<16} {number:>9} inputs, seed {chosen.seed}, slowest {slowest:.2f} s, "
              f"failures: {dict(failures) or 'none'}; with earlier runs {inputs:,} inputs, {failed} failures",
              flush=True)  # fmt: skip
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
