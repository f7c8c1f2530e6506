"""Patterns that most texts cannot hold, because letters are missing that every match has: those are passed over.

The letters are read off the pattern, as RE2's prefilters are (Cox, "Regular Expression Matching with a Trigram Index",
2012): of what stands one behind the other any piece will do, of alternatives each must have one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, ClassVar

MOST = 64
"""Pieces that are looked for: more would cost what the pattern does."""
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


class Sought:
    """A pattern, searched only in texts that hold one of its needs: looking for those takes a tenth of the time.

    What is found is what the pattern alone finds; `tests/test_sought.py` makes texts of every pattern to hold that.
    """

    all: ClassVar[list[Sought]] = []
    """Every one that was made, for the test."""

    def __init__(self, pattern: str) -> None:
        """Take `pattern`; raises `re.error`."""
        self.pattern = re.compile(pattern)
        self.needs = needs(pattern)
        self.all.append(self)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in `text`, in order."""
        for need in self.needs:
            if need in text:
                return self.pattern.finditer(text)
        return iter(())

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in `start`–`end` of `text`, or None."""
        stop = len(text) if end is None else end
        for need in self.needs:
            if text.find(need, start, stop) >= 0:
                return self.pattern.search(text, start, stop)
        return None


def needs(pattern: str) -> tuple[str, ...]:
    """Pieces of text of which every match of `pattern` holds one; the empty one, which all hold, where none is sure."""
    parsed = parser.parse(pattern)
    if parsed.state.flags & re.IGNORECASE:
        return ("",)
    found = _of_all(parsed)
    return found if len(found) <= MOST else ("",)


def _of_all(parts: Iterable[tuple[Any, Any]]) -> tuple[str, ...]:
    """The needs of parts that stand one behind the other: those of the part whose shortest one is longest."""
    best: tuple[str, ...] = ("",)
    run = ""
    for code, said in (*parts, (codes.AT, None)):
        if code is codes.LITERAL:
            run += chr(said)
            continue
        best = max(best, (run,), _of_one(code, said), key=_worth)
        run = ""
    return best


def _of_one(code: object, said: Any) -> tuple[str, ...]:  # noqa: ANN401 - as `re` parses it
    if code is codes.SUBPATTERN:
        return ("",) if said[1] & re.IGNORECASE else _of_all(said[3])
    if code is codes.BRANCH:
        return tuple(dict.fromkeys(need for branch in said[1] for need in _of_all(branch)))
    if code in _REPEATS and said[0] > 0:
        return _of_all(said[2])
    return ("",)


def _worth(found: tuple[str, ...]) -> tuple[int, int]:
    """Long pieces are rare, and few are soon looked for."""
    return min(len(need) for need in found), -len(found)
