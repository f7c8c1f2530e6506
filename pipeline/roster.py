"""Who is who: finds the source that a name, alias or handle stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.text import fold
from pipeline.types import Source

_NOISE = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W_]+")
_AROUND = re.compile(
    r"^(?:the |@|#)+|(?:['’ʼ]s)?(?: (?:on|via) (?:twitter|x|telegram|facebook|youtube|tv)"
    r"| (?:twitter|telegram|facebook|youtube)(?: (?:account|channel|page))?)$|['’ʼ]s$",
    re.IGNORECASE,
)
"""What may stand around a name in a credit: an article, a sign, where its owner publishes."""
_ACCOUNT = re.compile(
    r"(?:https?://)?(?:www\.|m(?:obile)?\.)?(?:twitter\.com|x\.com|t\.me(?:/s)?|telegram\.me|facebook\.com|instagram\.com)"
    r"/@?(?P<handle>\w{2,40})(?:[/?].*)?",
    re.IGNORECASE,
)
"""The address of an account, or of one of its posts."""
_TWO = re.compile(r"(?P<first>[^()\[\]]{2,60}?)\s*[(\[]\s*(?P<second>[^()\[\]]{2,60}?)\s*[)\]]?")
"""Two names of one source, the second in brackets: "Heron Maps (@heron_map)"."""
_SMALL = frozenset(
    ("of", "the", "for", "and", "in", "on", "to", "de", "des", "du", "la", "le", "и", "в", "по", "та", "і", "з")
)
"""Words that leave no letter in initials."""
_INITIALS = 3
"""Letters of the shortest initials that are taken for a name: two are a country's or a coincidence."""


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

    def named(self, name: str) -> Source | None:
        """The source that a credit calls `name`: by one of its names, with what credits set around it, or by initials.

        Initials count where one listed source alone has them and where they stand for nothing else that we know.
        """
        return self.find(name) or _named(self, name)

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


@lru_cache(maxsize=16384)
def _named(roster: Roster, name: str) -> Source | None:
    """The source of a name that the list does not hold as it is written; None for none, or for two."""
    said = name.strip(" .,:;")
    if account := _ACCOUNT.fullmatch(said):
        return roster.find(account["handle"])
    if two := _TWO.fullmatch(said):
        found = [roster.find(part) or _by_initials(roster, part) for part in two.groups()]
        sure = {source.name: source for source in found if source is not None}
        return next(iter(sure.values())) if len(sure) == 1 else None
    bare = _AROUND.sub("", _AROUND.sub("", said)).strip()
    return (roster.find(bare) if bare and bare != name else None) or _by_initials(roster, bare)


def _by_initials(roster: Roster, said: str) -> Source | None:
    """The one source of which `said` are the initials: "SOHR", "S.O.H.R."."""
    letters = said.replace(".", "")
    if len(letters) < _INITIALS or not (letters.isalpha() and letters.isupper()):
        return None
    found = _initials(roster).get(letters.lower(), ())
    return found[0] if len(found) == 1 and not _another(letters, found[0]) else None


def _another(letters: str, source: Source) -> bool:
    """Whether initials stand for a body, a side or a country that the source is not: DPR is no Donbass Public Radio."""
    known = {(hit.kind, hit.value) for hit in shipped().scan(fold(letters).text) if hit.value != "voice"}
    own = {(hit.kind, hit.value) for name in (source.name, *source.aliases) for hit in shipped().scan(fold(name).text)}
    return bool(known - own)


@lru_cache(maxsize=8)
def _initials(roster: Roster) -> dict[str, tuple[Source, ...]]:
    """The listed sources by the initials of their names of several words, small ones counted or not."""
    found: dict[str, dict[str, Source]] = {}
    for name, source in roster.names():
        words = _WORD.findall(fold(name).text)
        for kept in (words, [word for word in words if word not in _SMALL]):
            if len(kept) >= _INITIALS:
                found.setdefault("".join(word[0] for word in kept), {})[source.name] = source
    return {letters: tuple(sources.values()) for letters, sources in found.items()}
