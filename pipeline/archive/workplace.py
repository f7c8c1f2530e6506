"""Where an archive's work lies: a folder for each step, in it a folder for each part that is finished."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from pipeline.errors import InputError

_MANIFEST = "manifest.json"
_UNFINISHED = ".unfinished"


class Workplace:
    """The folder that an archive is written to; its work lies in `work/`, which goes when all is done."""

    def __init__(self, out: Path, manifest: str) -> None:
        """Begin, or go on where another left off; raises InputError where `out` belongs to other work.

        `manifest` says what the work is: the input, the settings, this program's way to do it.
        """
        self.out, self.work = out, out / "work"
        known = out / _MANIFEST
        try:
            self.work.mkdir(parents=True, exist_ok=True)
            if known.exists() and known.read_text(encoding="utf-8") != manifest:
                raise InputError(
                    f"{out} holds work on other posts or under other settings; remove it, or give another folder"
                )
            known.write_text(manifest, encoding="utf-8")
        except OSError as error:
            raise InputError(f"{out} cannot be written ({error.strerror or error}); give another folder") from error

    def is_done(self, step: str, part: int) -> bool:
        """Whether this part of the step is finished."""
        return self._folder(step, part).exists()

    def files(self, step: str, name: str = "*") -> list[str]:
        """The Parquet files of a step's finished parts, or those called `name`, in order."""
        found = (self.work / step).glob(f"[0-9]*/{name}.parquet")
        return sorted(str(path) for path in found if _UNFINISHED not in str(path))

    def left(self, step: str, parts: int) -> list[int]:
        """Which parts of a step are not finished."""
        return [part for part in range(parts) if not self.is_done(step, part)]

    @contextmanager
    def part(self, step: str, part: int) -> Iterator[Path]:
        """A folder to write a part into; it takes its name when the body is through, whole or not at all.

        The folder is the writer's own: one whose run was killed may be at the same part still. Who is first, counts.
        """
        done = self._folder(step, part)
        done.parent.mkdir(parents=True, exist_ok=True)
        begun = done.with_name(f"{done.name}-{uuid4().hex}{_UNFINISHED}")
        begun.mkdir()
        yield begun
        try:
            begun.rename(done)
        except OSError:
            if not done.exists():
                raise
            shutil.rmtree(begun, ignore_errors=True)

    def deliver(self, step: str, name: str) -> None:
        """Move the one finished part of `step` to the results, under `name`."""
        target = self.out / name
        if not target.exists():
            self._folder(step, 0).rename(target)

    def delivered(self, name: str) -> bool:
        """Whether the results called `name` are there."""
        return (self.out / name).exists()

    def drop(self, *steps: str) -> None:
        """Remove the work of steps that nobody asks for any more."""
        for step in steps:
            shutil.rmtree(self.work / step, ignore_errors=True)

    def close(self) -> None:
        """Remove what is left of the work; the results stay."""
        shutil.rmtree(self.work, ignore_errors=True)

    def _folder(self, step: str, part: int) -> Path:
        return self.work / step / f"{part:06}"


def fingerprint(paths: list[Path]) -> list[str]:
    """What says that files are still the same: name, size, time of the last change."""
    return [f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in paths]
