"""Takes names and accounts out of rows: each letter of them becomes a block, so that the gap is seen and offsets hold.

What proves things stays: ids, digests and hashes are never touched. An entry of the source log that names somebody
keeps its place and hashes in the chain, and shows nothing else: with a part of it taken out, nobody could tell whether
the rest is what was written. The verifier wants such entries declared, by number.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import cast

from pydantic import JsonValue

from pipeline.errors import InputError
from pipeline.export.rows import Row
from pipeline.export.verify_log import WITHHELD

GAP = "\u2588"
"""A full block for each character that was taken out."""
_SHORT = 5
"""Names of fewer characters are only taken out where they stand as words: anywhere they would hit half of all texts."""
_PROOF = re.compile("(?:[a-z]{1,2}-)?[0-9a-f]{16}|[0-9a-f]{64}")


class Redactor:
    """Knows what to take out, and counts what it took."""

    def __init__(self, names: Iterable[str]) -> None:
        """`names`: persons and accounts; raises InputError where there is none."""
        wanted = sorted({name.strip() for name in names if name.strip()}, key=lambda name: (-len(name), name))
        if not wanted:
            raise InputError("there is no name to redact: write one a line")
        self._found = re.compile("|".join(map(_pattern, wanted)), re.IGNORECASE)
        self.gaps = 0
        """How many times something was taken out."""
        self.withheld: list[int] = []
        """Numbers of the entries of the source log that are not shown."""
        self.digest = hashlib.sha256("\n".join(wanted).encode()).hexdigest()
        """Of the list of names, which is told instead of the list."""

    def rows(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows without the names."""
        for row in rows:
            yield self._row(row)

    def _row(self, row: Row) -> Row:
        clean = {name: self._value(value) for name, value in row.items()}
        if isinstance(row.get("seq"), int) and "hash" in row and clean != row:
            self.withheld.append(cast("int", row["seq"]))
            return {**row, **WITHHELD}
        return clean

    def _value(self, value: JsonValue) -> JsonValue:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self._value(one) for one in value]
        if isinstance(value, dict):
            return {name: self._value(one) for name, one in value.items()}
        return value

    def text(self, text: str) -> str:
        """`text` without the names."""
        if _PROOF.fullmatch(text):
            return text
        clean, number = self._found.subn(lambda found: GAP * len(found[0]), text)
        self.gaps += number
        return clean


def _pattern(name: str) -> str:
    inner = r"\s+".join(map(re.escape, name.split()))
    return inner if len(name) >= _SHORT else rf"(?<!\w){inner}(?!\w)"


def stretches(numbers: Iterable[int]) -> str:
    """Numbers in ascending order as `verify-log --redacted` reads them: `5,9-12`."""
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in found)
