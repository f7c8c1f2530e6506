"""The word lists: all that itemwire knows of a language is data in this folder.

`lexicon/<language>/<kind>.toml` holds tables `[value]` with `words = [...]`; `lexicon/<kind>.toml` the same for
all languages. A new kind is a new file, a new language a new folder: there is no list of either to edit.
A word is matched on folded text (`pipeline.text.fold`) at word boundaries; `*` at the end of a word, in a phrase too,
takes any ending; a space takes any run of blanks or a hyphen; `{a|b}` stands for either, so that the forms of a verb
and what it is said of are written once. A table `[none]` hides: of overlapping words the longest wins, and if it stands
in `none`, be it in another table too, nothing is found there ("took place" is no capture).
Arabic words are also found behind the proclitics (و، ف، ب، ل، ك، ال).
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick

from pipeline.lexicon.romanised import romanised
from pipeline.stand_ins import in_use
from pipeline.text import as_spoken, fold

FOLDER = Path(__file__).parent
APART = frozenset("deeds distance institutions lands matters parts plain sexes singled unhurt varieties".split())  # noqa: SIM905
"""Kinds that are read only where they are asked for by name: so wide that other searches are better off without."""
NOTHING = "none"
"""The table whose words hide shorter ones and are no hits themselves."""
_PROCLITICS = frozenset(
    ["و", "ف", "ب", "ل", "ك", "س", "ال", "وال", "فال", "بال", "كال", "لل", "ولل", "وب", "ول", "فب", "فل", "وبال", "وس"]
)


class Hit(NamedTuple):
    """A word list's entry found in a folded text at `start`–`end` (offsets into the folded text)."""

    start: int
    end: int
    kind: str
    """The file that holds it: `events`, `hedges`, `actors` …"""
    value: str
    """The table that holds it: `assault`, `idlib-rebels` …"""
    lang: str
    """The language folder, or `any`."""


class _Entry(NamedTuple):
    kind: str
    value: str
    lang: str
    open_end: bool
    tail: re.Pattern[str] | None = None
    """What follows the first stem of a phrase with an inner `*` ("отключен* свет")."""


_Word = tuple[str, str, _Entry]
"""An entry folded, its first word where it is looked up by that (else it is a stem), and what it is."""
_Phrases = dict[str, dict[str, list[_Entry]]]
"""Two characters behind a first word → phrases that go on with them → what they are."""
_Begun = tuple[int, list[_Entry], _Phrases]
"""Length of the proclitic before a word, what the word is, and the phrases that it begins."""
MET = 65_536
"""Words of which is remembered what begins with them: a month's news uses fewer."""
CLIPPED = 3
"""Letters of the longest word in و that is never a verb in the plural without its alif: غزو, دلو."""
_FIRST = re.compile(r"\w+")
_NO_SKIP = (0,)


@lru_cache(maxsize=8192)
def _proclitics(word: str) -> tuple[int, ...]:
    """The lengths of the proclitics that the Arabic `word` may begin with."""
    lengths = [length for length in (1, 2, 3, 4) if word[:length] in _PROCLITICS and len(word) > length]
    return tuple([length for length in lengths if word[length - 1] != "س" or _FUTURE.match(word, length)])


_FUTURE = re.compile("[يت]|[نا]\\w{3}")
"""What the س of the future stands before: a verb's prefix. سنار is a town, and no fire."""


def _parts(word: str) -> tuple[str, bool, re.Pattern[str] | None]:
    """A folded entry's first stem, whether that takes any ending, and the pattern of what follows an inner `*`."""
    plain = " ".join(word.replace("-", " ").split())
    if "*" not in plain:
        return plain, False, None
    bare = plain.rstrip("*").strip()
    if "*" not in bare:
        return bare, plain.endswith("*"), None
    stem, rest = bare.split("*", 1)
    ending = r"\w*" if plain.endswith("*") else ""
    return stem, True, re.compile(r"\w*" + re.escape(rest).replace(r"\*", r"\w*") + ending + r"(?!\w)")


@cache
def _listed(path: Path, lang: str) -> list[tuple[str, dict[str, Any], list[_Word]]]:
    """The tables of one file: name, table as written, its words folded. A process reads each file once."""
    with path.open("rb") as file:
        tables = tomllib.load(file)
    return [(value, table, list(_words(table, path.stem, value, lang))) for value, table in tables.items()]


def _words(table: dict[str, Any], kind: str, value: str, lang: str) -> Iterator[_Word]:
    usual = _Entry(kind, value, lang, open_end=False)  # one for all the words that take no ending: nearly every one
    spelt = romanised if kind == "actors" else str
    said = dict.fromkeys(one for listed in table.get("words", ()) for one in _spelt_out(spelt(str(listed))))
    lines = "\n".join([word.replace("\n", " ") for word in said])
    for word in fold(lines).text.split("\n"):  # all at once: each character folds by itself
        plain, open_end, tail = _parts(word)
        first = None if open_end or tail else _FIRST.match(plain)
        entry = _Entry(kind, value, lang, open_end, tail) if open_end or tail else usual
        if plain:
            yield plain, first.group() if first else "", entry
        for spoken in as_spoken(plain) if first and "وا" in plain and " " in plain else ():
            yield spoken, spoken.split(" ", 1)[0], entry


_EITHER = re.compile(r"\{([^{}]*)\}")


def _spelt_out(word: str) -> Iterator[str]:
    """Every phrase that an entry stands for: "{raise|raises} {its|the} flag" is four."""
    found = _EITHER.search(word) if "{" in word else None
    if found is None:
        yield word
        return
    for one in found[1].split("|"):
        yield from _spelt_out(word[: found.start()] + one + word[found.end() :])


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


class Lexicon:
    """All word lists of a folder, searched in one pass."""

    def __init__(self, folder: Path = FOLDER, kinds: tuple[str, ...] = ()) -> None:
        """Read every `.toml` below `folder`, of these `kinds` where given; raises `tomllib.TOMLDecodeError`."""
        self.tables: dict[str, dict[str, dict[str, Any]]] = {}
        """kind → value → the table as written, for files in `folder` itself (languages' tables are word lists only)."""
        self.languages = tuple(sorted(path.name for path in folder.iterdir() if path.is_dir() and path.name[0] != "_"))
        self._alone: dict[str, list[_Entry]] = {}
        """A word → the entries that it is."""
        self._longer: dict[str, _Phrases] = {}
        """First word of an entry → the next two characters → entries of more than that word."""
        stems: dict[str, list[_Entry]] = {}
        for lang, kind, value, table, words in self._read(folder, kinds):
            if lang == "any":
                self.tables.setdefault(kind, {})[value] = table
            for plain, first, entry in words:
                if not first:
                    stems.setdefault(plain, []).append(entry)
                elif plain == first:
                    self._alone.setdefault(first, []).append(entry)
                else:
                    phrases = self._longer.setdefault(first, {}).setdefault(plain[len(first) : len(first) + 2], {})
                    phrases.setdefault(plain, []).append(entry)
        self._stems = list(stems.values())
        self._search = AhoCorasick(list(stems)) if stems else None
        self._met: dict[str, tuple[_Begun, ...]] = {}
        """A word that was met → what begins with it; most words begin nothing, and cost one look-up here."""

    @staticmethod
    def _read(folder: Path, kinds: tuple[str, ...]) -> Iterator[tuple[str, str, str, dict[str, Any], list[_Word]]]:
        for path in sorted(folder.rglob("*.toml")):
            if path.stem not in kinds and (kinds or path.stem in APART):
                continue
            lang = path.parent.name if path.parent != folder else "any"
            for value, table, words in _listed(path, lang):
                yield lang, path.stem, value, table, words

    def scan(self, folded: str) -> list[Hit]:
        """Find every entry in `folded`; of overlapping entries of one kind the longest stays; in order of place."""
        text = folded.replace("-", " ").replace("\n", " ").replace("\t", " ").replace("_", " ")
        found = self._find_whole(text)
        if self._search is not None:
            found += self._find_stems(text, self._search)
        return _longest(found)

    def _find_whole(self, text: str) -> list[Hit]:
        found: list[Hit] = []
        met = self._met
        for match in _FIRST.finditer(text):
            word = match.group()
            begun = met.get(word)
            if begun is None:
                begun = self._begun(word)
            if not begun:
                continue
            begin, stop = match.span()
            after = text[stop : stop + 2]
            for skip, alone, longer in begun:
                for entry in alone:
                    found.append(Hit(begin + skip, stop, entry.kind, entry.value, entry.lang))
                if after in longer or after[:1] in longer:
                    found += _find_phrases(text, begin + skip, after, longer)
        return found

    def _begun(self, word: str) -> tuple[_Begun, ...]:
        """What begins with `word`, whole or without a proclitic; remembered."""
        skips = (0, *_proclitics(word)) if "\u0600" <= word[0] <= "\u06ff" else _NO_SKIP
        tails = [(skip, word[skip:]) for skip in skips]
        found = [
            (skip, self._alone.get(tail) or self._clipped(tail), self._longer.get(tail, {})) for skip, tail in tails
        ]
        if len(self._met) >= MET:
            self._met.clear()
        begun = self._met[word] = tuple([one for one in found if one[1] or one[2]])
        return begun

    def _clipped(self, word: str) -> list[_Entry]:
        """What a verb in the plural is that is written as it is spoken, without its silent alif: خطفو."""
        return self._alone.get(word + "ا", []) if word.endswith("و") and len(word) > CLIPPED else []

    def _find_stems(self, text: str, search: AhoCorasick) -> list[Hit]:
        found: list[Hit] = []
        for index, start, end in search.find_matches_as_indexes(text, overlapping=True):
            if not self._starts_word(text, start):
                continue
            stop = end
            while stop < len(text) and _is_word(text[stop]):
                stop += 1
            for entry in self._stems[index]:
                if entry.tail is not None:
                    rest = entry.tail.match(text, end)
                    if rest is not None:
                        found.append(Hit(start, rest.end(), entry.kind, entry.value, entry.lang))
                elif entry.open_end or stop == end:
                    found.append(Hit(start, stop, entry.kind, entry.value, entry.lang))
        return found

    @staticmethod
    def _starts_word(text: str, start: int) -> bool:
        if start == 0 or not _is_word(text[start - 1]):
            return True
        if not "\u0600" <= text[start] <= "\u06ff":
            return False
        begin = start
        while begin > 0 and _is_word(text[begin - 1]):
            begin -= 1
        return text[begin:start] in _PROCLITICS


def _find_phrases(text: str, start: int, after: str, phrases: _Phrases) -> Iterator[Hit]:
    """The entries of several words that begin at `start`; `after` are the two characters behind the first word."""
    for rest in dict.fromkeys((after, after[:1])):
        for plain, entries in phrases.get(rest, {}).items():
            end = start + len(plain)
            if text.startswith(plain, start) and (end >= len(text) or not _is_word(text[end])):
                for entry in entries:
                    yield Hit(start, end, entry.kind, entry.value, entry.lang)


def _longest(found: list[Hit]) -> list[Hit]:
    """Drop entries that lie inside or across a longer one of the same kind, and what `none` hides; in order."""
    found.sort()
    ends: dict[str, int] = {}
    unsettled: dict[str, list[Hit]] = {}
    for hit in found:
        if hit.start < ends.get(hit.kind, 0) or hit.value == NOTHING:
            unsettled[hit.kind] = []
        ends[hit.kind] = hit.end  # in order, and none across another so far: the last one ends last
    if not unsettled:
        return found
    kept: list[Hit] = []
    for hit in found:
        unsettled.get(hit.kind, kept).append(hit)
    for hits in unsettled.values():
        told = _longest_of_kind(hits)
        hidden = {hit[:2] for hit in told if hit.value == NOTHING}
        kept += [hit for hit in told if hit[:2] not in hidden] if hidden else told
    return sorted(kept)


def _longest_of_kind(hits: list[Hit]) -> list[Hit]:
    starts: list[int] = []
    ends: list[int] = []
    kept = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit)):
        at = bisect_left(starts, hit.start)
        if at < len(starts) and starts[at] == hit.start and ends[at] == hit.end:
            pass  # two tables hold the same word
        elif (at and ends[at - 1] > hit.start) or (at < len(starts) and starts[at] < hit.end):
            continue
        else:
            starts.insert(at, hit.start)
            ends.insert(at, hit.end)
        kept.append(hit)
    return kept


@cache
def shipped(*kinds: str) -> Lexicon:
    """The word lists that come with itemwire, read once; only those of `kinds` where given (faster to search)."""
    return Lexicon(in_use(FOLDER), kinds)
