"""What a fault of a settings file is, and how it is told to a person on one safe line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from pipeline.errors import SettingsError
from pipeline.text import INVISIBLE

LONGEST_SHOWN = 60
"""Characters of a value that a message repeats: enough to find it, too few to flood a terminal."""
MOST_SHOWN = 200
"""Fault lines printed for one file: nobody reads more at a sitting, and a generated file can have a million."""
MEANT_SCORE = 70.0
"""Likeness (rapidfuzz ratio, 0–100) from which a known word is offered for a misspelt one: `urll` to `url` is 86."""

_NUMBER = re.compile(r"[0-9]+")
_UNSEEN = re.compile(f"[{INVISIBLE}]")


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in a settings file."""

    line: int
    """Counted from 1; 0 where the fault is the file itself."""
    key: str
    """The path of the key, such as `sources[3].url`; empty for the file itself."""
    what: str
    """What is wrong and what is allowed, in words, without line breaks."""


def visible(text: str, limit: int = LONGEST_SHOWN) -> str:
    """`text` on one line with every control, bidirectional and invisible character written as an escape."""
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return "".join(
        char if char.isprintable() and not _UNSEEN.match(char) else char.encode("unicode_escape").decode("ascii")
        for char in cut
    )


def quoted(text: str) -> str:
    """`text` in single quotes, safe for a terminal."""
    return f"'{visible(text)}'"


def meant(word: str, known: Iterable[str]) -> str:
    """The hint `, did you mean …?` for a `word` that is close to a known one, else nothing."""
    best = process.extractOne(word[:100], list(known), scorer=fuzz.ratio, processor=str.lower, score_cutoff=MEANT_SCORE)
    return f", did you mean {best[0]}?" if best else ""


def refuse(path: Path, faults: Sequence[Fault]) -> SettingsError:
    """The error that reports `faults` of the file at `path`, in the order of the file, each once."""
    name = visible(str(path), limit=4096)
    ordered = sorted(set(faults), key=_order)
    lines = [f"{_where(name, fault)}: {fault.what}" for fault in ordered[:MOST_SHOWN]]
    if len(ordered) > MOST_SHOWN:
        lines.append(f"{name}: … and {len(ordered) - MOST_SHOWN} more faults; mend these and run again")
    return SettingsError(lines)


def _order(fault: Fault) -> tuple[int, str, str]:
    """By line, then by key with its positions in the order of numbers."""
    return fault.line, _NUMBER.sub(lambda found: found.group().zfill(9), fault.key), fault.what


def _where(name: str, fault: Fault) -> str:
    line = f"{name}:{fault.line}" if fault.line else name
    return f"{line}: {visible(fault.key, limit=120)}" if fault.key else line
