"""Marks at the edge of a post that tell where it comes from: "(Front Line)", "📷 Front Line", "Front Line: …".

A name that only one post carries may be anybody's: whether it is a credit is decided where posts are split. But two
posts that carry the same one have one source, whatever the mark means; and the sign of a news agency is always a
credit.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.roster import name_key
from pipeline.spelling import same_place
from pipeline.text import fold
from pipeline.types import Appearance

LONGEST = 4
"""Words of a mark: longer endings are clauses."""
TAIL = 90
"""Characters of the end of a post in which a mark stands."""
WHOLE = 3
"""Lines up to which a post is one report, so that its edges speak of all of it; else only of their own line."""

_CREDIT = r"via|h/?t|hat tip|courtesy(?: of)?|credits?|sources?|src|photos?|pics?|images?|video|footage|screenshot|by"
_CREDITS = rf"(?:{_CREDIT}|через|источник|джерело|фото|видео|відео|от|від|عبر|المصدر|مصدر|تصوير|عن|نقلا عن)"
_EMOJI = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_END = re.compile(
    rf"(?:[|–—/:(\[©{_EMOJI}]|\s-\s|(?:^|\s){_CREDITS}\b)[\s:|/–—(\[#{_EMOJI}]*"
    rf"(?P<name>[^|–—/:()\[\]©\n{_EMOJI}]{{2,60}}?)[\s)\].!|/{_EMOJI}]*$",
    re.IGNORECASE,
)
_BEGIN = re.compile(rf"^[\W{_EMOJI}]*(?:from\s+|из\s+|з\s+|من\s+)?(?P<name>[^:|\n]{{2,60}}?)\s*[:|]\s", re.IGNORECASE)
_TAG = re.compile(r"(?P<name>#\w{2,30})\W*$")
_CHANNEL = re.compile(r"\b(?:t\.me|x\.com|twitter\.com)/(?:s/)?(\w{3,})", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_TITLED = re.compile(r"@\w|[^\W\d_a-zа-яіїєґ]\w*(?:[\s'’-]+[^\W\d_a-zа-яіїєґ]\w*){0,2}$")
"""A handle, or words that all begin with a capital letter or have none (Arabic)."""
_WHERE_WHEN = frozenset(
    ("towns", "provinces", "countries", "nations", "time", "relative-days", "openers", "boilerplate")
)
"""Kinds of words that make a capitalised ending no name: "(Northern Aleppo)", "– Thursday", "Breaking: "."""
_PLAIN = _WHERE_WHEN | {
    "places", "regions", "directions", "flashes", "materials", "events", "numbers", "common", "targets"
}  # fmt: skip
"""Kinds of words that tell when, where and what, and never whose a report is."""


def shared_mark(later: Appearance, earlier: Appearance) -> str | None:
    """The mark that two posts carry alike, as written in the later one; None where they carry none."""
    if _carried(later).isdisjoint(_carried(earlier)):
        return None
    shared = marks(later) & marks(earlier)
    return min(shared, key=lambda mark: (-len(mark), mark)) if shared else None


def marks(one: Appearance) -> frozenset[str]:
    """The marks of the post that a statement stands in, where they speak of it; never the poster's own name."""
    carried = _carried(one)
    if not carried:
        return carried
    own = {name_key(name) for name in (one.source.name, *one.source.aliases)}
    places = {fold(place.name).text for place in one.statement.particulars.places}
    return frozenset(mark for mark in carried if mark not in places and name_key(mark) not in own)


def signed(one: Appearance) -> tuple[str, ...]:
    """The names, folded, that a statement's post stands under: before its first colon, or behind a sign at its end.

    Narrower than `marks`, for here one post tells alone: a phrase in small letters at the end of a sentence is none.
    """
    carried = marks(one)
    if not carried:
        return ()
    text = _around(one)
    found = [name for name in _closing(text) if not name.startswith("#") and _TITLED.match(name)]
    closing = [mark for name in found if (mark := _mark(name.strip()))]
    match = _BEGIN.match(text)
    opening = _mark(match["name"].strip()) if match and not _on_another_line(text, match.end(), one) else None
    named = [*closing, opening] if opening and not _dateline(opening, one) else closing
    return tuple(mark for mark in named if mark in carried)


def agencies(one: Appearance) -> tuple[str, ...]:
    """The news agencies whose sign closes what a statement stands in: "//РИА", "/Reuters/", "#AFP"."""
    return tuple(name for name in _closing(_around(one)) if _is_agency(name))


def _on_another_line(text: str, end: int, one: Appearance) -> bool:
    """Whether a label that ends at `end` has a line of its own, and the statement stands on a later one."""
    line, _, after = text[end:].partition("\n")
    return bool(line.strip()) and one.statement.quote not in line and one.statement.quote in after


def _dateline(name: str, one: Appearance) -> bool:
    """Whether every word of a folded `name` only tells when and where ("Rif Dimashq"), or is of the poster's own."""
    said = " ".join((one.source.name, *one.source.aliases, *(place.name for place in one.statement.particulars.places)))
    proper = set(_WORD.findall(fold(said).text))
    proper |= {
        word
        for hit in shipped().scan(name)
        if hit.kind in _WHERE_WHEN
        for word in _WORD.findall(name[hit.start : hit.end])
    }
    proper |= {word for word in _WORD.findall(name) if len(word) > LONGEST and _is_province(word)}
    known = proper | {word for first, last in _plain(name) for word in _WORD.findall(name[first:last])}
    words = _WORD.findall(name)
    return not proper.isdisjoint(words) and known.issuperset(words)


@lru_cache(maxsize=4096)
def _is_province(word: str) -> bool:
    """Whether a word spells a province or a city that one is named for, in any script: Lattakia, Латакия."""
    tables = shipped("provinces").tables["provinces"].values()
    return any(same_place(word, str(name)) >= ONE_PLACE for table in tables for name in table["words"])


ONE_PLACE = 0.9
"""Likeness of two spellings from which a label names a province."""


def _carried(one: Appearance) -> frozenset[str]:
    return _marks(_around(one))


def _around(one: Appearance) -> str:
    """The lines that speak of a statement: all of a short post, of others its own."""
    return _lines(one.post.text, one.statement.start, one.statement.end)


@lru_cache(maxsize=16384)
def _lines(text: str, start: int, end: int) -> str:
    if text.count("\n") < WHOLE or len([line for line in text.split("\n", 2 * WHOLE) if line.strip()]) <= WHOLE:
        return text.strip()
    after = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : after if after >= 0 else len(text)].strip()


@lru_cache(maxsize=8192)
def _marks(text: str) -> frozenset[str]:
    opening = _BEGIN.match(text)
    found = [name for name in _closing(text) if not name.startswith("#") or _is_agency(name)]
    found += [opening["name"].strip()] if opening else []
    channels = {f"t.me/{match[1].lower()}" for match in _CHANNEL.finditer(text)} if "/" in text else set()
    return frozenset(mark for name in found if (mark := _mark(name))) | channels


@lru_cache(maxsize=8192)
def _closing(text: str) -> tuple[str, ...]:
    """The names that may close a text: behind a sign or a word that credits, and as a hashtag."""
    end = text[-TAIL:]
    found = [match["name"].strip() for match in (_END.search(end), _TAG.search(end)) if match]
    return tuple(dict.fromkeys(found))


def _mark(name: str) -> str | None:
    """`name` made comparable; None where it is too long for a name, or its words tell when, where or what."""
    plain = fold(name).text
    words = [match.group() for match in _WORD.finditer(plain)]
    if not 1 <= len(words) <= LONGEST or not any(word.isalpha() and len(word) > 1 for word in words):
        return None
    if name.startswith("@") or all(word[0].isupper() for word in _WORD.findall(name)):
        told = any(hit.kind in _WHERE_WHEN and hit.value != "unnamed" for hit in shipped().scan(plain))
    else:
        told = all(
            any(first <= at.start() and at.end() <= last for first, last in _plain(plain))
            for at in _WORD.finditer(plain)
            if not at.group().isdigit()
        )
    return None if told else " ".join(words)


def _plain(name: str) -> list[tuple[int, int]]:
    """Where in a folded `name` words stand that tell when, where and what."""
    return [(hit.start, hit.end) for hit in shipped().scan(name) if hit.kind in _PLAIN and hit.value != "unnamed"]


@lru_cache(maxsize=8192)
def _is_agency(name: str) -> bool:
    plain = fold(name).text.strip("# ")
    return any(
        hit[:2] == (0, len(plain)) and (hit.kind, hit.value) == ("bodies", "voice") for hit in shipped().scan(plain)
    )
