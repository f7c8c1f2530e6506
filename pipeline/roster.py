"""Who is who: finds the source that a name, alias or handle stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pipeline.text import fold
from pipeline.types import Source

_NOISE = re.compile(r"[\W_]+")


@lru_cache(maxsize=16384)
def name_key(name: str) -> str:
    """The comparable form of a source's name: folded, without blanks, punctuation and a leading `@`."""
    return _NOISE.sub("", fold(name).text)


class Roster:
    """The sources that we know, by every name they go by."""

    def __init__(self, sources: Iterable[Source]) -> None:
        """Index `sources` by name and aliases; the first to take a name keeps it."""
        self._by_name: dict[str, Source] = {}
        self._by_key: dict[str, Source] = {}
        for source in sources:
            self._by_name[source.name] = source
            for name in (source.name, *source.aliases):
                self._by_key.setdefault(name_key(name), source)

    def find(self, name: str) -> Source | None:
        """The source that `name` (a name, alias or handle) stands for, or None."""
        return self._by_name.get(name) or self._by_key.get(name_key(name))

    def names(self) -> Iterator[tuple[str, Source]]:
        """Every name and alias with the source it stands for."""
        for source in self._by_name.values():
            for name in (source.name, *source.aliases):
                yield name, source

    def __iter__(self) -> Iterator[Source]:
        """The sources, in the order given."""
        return iter(self._by_name.values())

    def __len__(self) -> int:
        """How many sources there are."""
        return len(self._by_name)
