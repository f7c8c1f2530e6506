"""Patterns that most texts cannot hold, because letters are missing that every match has: those are passed over.

The letters are read off the pattern, as RE2's prefilters are (Cox, "Regular Expression Matching with a Trigram Index",
2012): of what stands one behind the other any piece will do, of alternatives each must have one. Half of the
alternatives are there for other alphabets: a text of plain ASCII is searched by a pattern without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, ClassVar, NamedTuple

MOST = 64
"""Pieces that are looked for: more would cost what the pattern does."""
SET = 6
"""Characters of a set of which each is looked for."""
FOREIGN = 0x400
"""The first letter (Cyrillic) that no ASCII text holds, and that no other case of it is ASCII either."""
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_LOOKS = (codes.ASSERT, codes.ASSERT_NOT)

_Part = tuple[Any, Any]
"""A piece of a pattern as `re` parses it: what it is, and what is said of it."""


class Sought:
    """A pattern, searched only in texts that hold one of its needs: looking for those takes a tenth of the time.

    What is found is what the pattern alone finds; `tests/test_sought.py` makes texts of every pattern to hold that.
    It is compiled when it is first asked for: most of the patterns of four languages never are in one pass.
    """

    all: ClassVar[list[Sought]] = []
    """Every one that was made, for the test."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Take `pattern`, which is first looked at when it is used."""
        self._said = pattern, flags
        self.all.append(self)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern alone; raises `re.error`."""
        return re.compile(*self._said)

    @cached_property
    def _wide(self) -> _Search:
        return _Search(self.pattern, needs(*self._said))

    @cached_property
    def _plain(self) -> _Search:
        """The search in a text of ASCII."""
        parsed = parser.parse(*self._said)
        kept = _without_foreign(parsed)
        if kept is None:
            return _Search(self.pattern, ())
        left: re.Pattern[str] = compiler.compile(parser.SubPattern(parsed.state, kept), parsed.state.flags)
        if not parsed.state.flags & re.IGNORECASE:
            return _Search(left, _few(_of_all(kept)))
        return _Search(left, _few(tuple(need.lower() for need in _of_all(kept))), caseless=True)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches in `start`–`end` of `text`, in order."""
        stop = len(text) if end is None else end
        pattern, needs, caseless = self._plain if text.isascii() else self._wide
        said = text[start:stop]  # the stretch alone: a long post is asked for line by line
        said = said.lower() if caseless else said
        return pattern.finditer(text, start, stop) if any(need in said for need in needs) else iter(())

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in `start`–`end` of `text`, or None."""
        stop = len(text) if end is None else end
        pattern, needs, caseless = self._plain if text.isascii() else self._wide
        said = text[start:stop]
        said = said.lower() if caseless else said
        return pattern.search(text, start, stop) if any(need in said for need in needs) else None

    def sub(self, by: str, text: str) -> str:
        """`text` with `by` for every match."""
        pattern, needs, caseless = self._plain if text.isascii() else self._wide
        said = text.lower() if caseless else text
        return pattern.sub(by, text) if any(need in said for need in needs) else text


class _Search(NamedTuple):
    """How one kind of text is searched."""

    pattern: re.Pattern[str]
    needs: tuple[str, ...]
    """Pieces of which every match holds one; none at all where nothing can be found."""
    caseless: bool = False
    """They are to be looked for in the text in small letters."""


def needs(pattern: str, flags: int = 0) -> tuple[str, ...]:
    """Pieces of text of which every match of `pattern` holds one; the empty one, which all hold, where none is sure."""
    parsed = parser.parse(pattern, flags)
    return ("",) if parsed.state.flags & re.IGNORECASE else _few(_of_all(parsed))


def _few(found: tuple[str, ...]) -> tuple[str, ...]:
    return found if len(found) <= MOST else ("",)


def _of_all(parts: Iterable[_Part]) -> tuple[str, ...]:
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
    if code is codes.IN and len(said) <= SET and all(kind is codes.LITERAL for kind, _ in said):
        return tuple(chr(char) for _, char in said)
    return ("",)


def _worth(found: tuple[str, ...]) -> tuple[int, int]:
    """Long pieces are rare, and few are soon looked for."""
    return min(len(need) for need in found), -len(found)


# ---- what is left of a pattern for a text of plain ASCII


def _without_foreign(parts: Iterable[_Part]) -> list[_Part] | None:
    """`parts` without the alternatives that hold a foreign letter; None where nothing is left that could match."""
    kept: list[_Part] = []
    for code, said in parts:
        part = _one_without_foreign(code, said)
        if part is None:
            return None
        kept += part
    return kept


def _one_without_foreign(code: Any, said: Any) -> list[_Part] | None:  # noqa: ANN401 - as `re` parses it
    """What is left of a part: itself, nothing where it may be missing, None where no ASCII text has it."""
    if code is codes.LITERAL:
        return None if said >= FOREIGN else [(code, said)]
    if code is codes.IN:
        return None if all(_is_foreign(*one) for one in said) else [(code, said)]
    if code is codes.BRANCH:
        left = [one for branch in said[1] if (one := _without_foreign(branch)) is not None]
        return [(code, (said[0], [_like(branch, said[1][0]) for branch in left]))] if left else None
    if code is codes.SUBPATTERN or code in _REPEATS or code in _LOOKS or code is codes.ATOMIC_GROUP:
        return _around(code, said)
    return [(code, said)]


def _around(code: Any, said: Any) -> list[_Part] | None:  # noqa: ANN401 - as `re` parses it
    """The same of a part that holds others: a group, a repetition, a look ahead or behind."""
    inner = said if code is codes.ATOMIC_GROUP else said[-1]
    left = _without_foreign(inner)
    if left is None:
        missing = code is codes.ASSERT_NOT or (code in _REPEATS and said[0] == 0)
        return [] if missing else None
    kept = _like(left, inner)
    return [(code, kept if code is codes.ATOMIC_GROUP else (*said[:-1], kept))]


def _like(parts: list[_Part], before: Any) -> Any:  # noqa: ANN401 - as `re` parses it
    """`parts` as a pattern in the place of `before`."""
    return parser.SubPattern(before.state, parts)


def _is_foreign(code: object, said: Any) -> bool:  # noqa: ANN401 - as `re` parses it
    """Whether an entry of a set of characters holds none of ASCII."""
    return (code is codes.LITERAL and said >= FOREIGN) or (code is codes.RANGE and said[0] >= FOREIGN)
