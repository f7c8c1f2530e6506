"""Joins what belongs together: a forest of names, each family known by its smallest name (Tarjan 1975)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

Name = TypeVar("Name", int, str)


class Kin(Generic[Name]):
    """Names and who is whose kin."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._above: dict[Name, Name] = {}

    def join(self, one: Name, other: Name) -> None:
        """Make one family of the families of both."""
        first, second = sorted((self._top(one), self._top(other)))
        self._above[second] = first

    def families(self) -> Iterator[tuple[Name, Name]]:
        """Every name, with the smallest of its family."""
        for name in self._above:
            yield name, self._top(name)

    def _top(self, name: Name) -> Name:
        above = self._above
        above.setdefault(name, name)
        while above[name] != name:
            above[name] = above[above[name]]  # shorten the way as it is gone
            name = above[name]
        return name
