"""Starts a replay in a process of its own, and sets what comes out beside what is stored."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.errors import InputError, ItemwireError
from pipeline.match.weights import read_weights
from pipeline.replay.child import LEXICON, PACKAGE
from pipeline.replay.differences import Difference, differences
from pipeline.replay.rerun import all_claims, drafted
from pipeline.replay.spec import RESULT, SPEC, Notes, Result, Spec
from pipeline.settings import Settings
from pipeline.types import Record
from storage import Store


class Replayed(Record):
    """What a replay found."""

    notes: Notes
    claims: int
    """Claims of the period, as they are stored."""
    differences: tuple[Difference, ...]


def replayed(spec: Spec, store: Store, settings: Settings) -> Replayed:
    """Run the replay that `spec` asks for, and compare it with what `store` holds under `settings`.

    `spec.lexicon` is the folder as it was given: its lists are laid over the shipped ones. Raises InputError for lists
    or weights that cannot be read, ItemwireError where the child fails or the database moved on meanwhile.
    """
    with TemporaryDirectory(prefix="itemwire-replay-") as name:
        folder = Path(name)
        result = _run(spec.model_copy(update={"lexicon": _lists(spec, folder), "weights": _weights(spec)}), folder)
    with store.frozen():
        head = store.log_at()
        before = all_claims(store, settings)
    if (head.seq, head.hash) != (result.notes.head, result.notes.hash):
        raise ItemwireError("the database was written to while it was replayed; run it again when no pass is at work")
    roundups = drafted(before, settings, spec, result.notes.now)
    found = differences(before, result.claims, roundups, result.roundups, spec.since, spec.until)
    return Replayed(notes=result.notes, claims=found.claims, differences=found.differences)


def _run(spec: Spec, folder: Path) -> Result:
    (folder / SPEC).write_text(spec.model_dump_json(), encoding="utf-8")
    path = os.pathsep.join(filter(None, (str(PACKAGE.parent), os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-P", "-m", "pipeline.replay.child", str(folder)]
    done = subprocess.run(  # noqa: S603 - this program, and a folder that it made
        command, env={**os.environ, "PYTHONPATH": path}, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["it said nothing"]
        raise ItemwireError(f"the replay failed: {said[-1]}")
    return Result.model_validate_json((folder / RESULT).read_bytes())


def _lists(spec: Spec, folder: Path) -> str | None:
    """The shipped word lists with those of `spec.lexicon` laid over them, in a folder of their own."""
    if spec.lexicon is None:
        return None
    given, merged = Path(spec.lexicon), folder / "lexicon"
    files = sorted(given.rglob("*.toml")) if given.is_dir() else []
    if not files:
        raise InputError(f"{given} holds no word lists: make it like pipeline/lexicon, with what differs")
    shutil.copytree(LEXICON, merged, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    for file in files:
        try:
            tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise InputError(f"{file} cannot be read as TOML: {error}") from error
        target = merged / file.relative_to(given)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    return str(merged)


def _weights(spec: Spec) -> str | None:
    """The path of the weights, once they could be read."""
    if spec.weights is None:
        return None
    try:
        read_weights(Path(spec.weights))
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(
            f"{spec.weights} cannot be read as weights: {error}; begin with a copy of weights.toml"
        ) from error
    return str(Path(spec.weights).absolute())
