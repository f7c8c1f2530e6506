"""Whom a line or a post names as its origin, outside the sentence: "–Stork", "via @x", "RT @x:", "(Sources: …)"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.roster import Roster
from pipeline.sought import Sought
from pipeline.split.credited import declined
from pipeline.split.reading import Reading
from pipeline.split.speakers import only_speaks

_TAIL = 160
"""Characters: a credit stands within the last so many of its line."""

_QUOTES = "“”\"«»'‘’"
_DASH = re.compile(r"\s*(?:--+|[–—]+|(?<=\s)-(?!-))\s*")
_MARK = re.compile(
    r"[\s(\[،,;|–—-]*(?<!\w)"
    r"(?P<mark>via|h/?t\s*:?(?=\s*@)|h/t|c/o(?=\s*@)|credits?(?=\s+@)|[📷📸🎥📹🎬]\ufe0f?\s*:?(?=\s*@)"
    r"|hat tip(?:\s+to\b)?(?:\s*:)?|thanks(?:\s+to)?(?=\s+@)"
    r"|screen(?:shot|grab|cap)s?\s*(?::|from\b|via\b|by\b)|скрин(?:шот)?\s*(?::|из\b|от\b)|скріншот\s*(?::|з\b|від\b)"
    r"|لقط[هة] شاش[هة]\s*(?::|من\b|عن\b)"
    r"|sources?\s*[:–—-]|src\s*:|credits?\s*:"
    r"|المصدر\s*:?|نقلا\s*عن|نقلًا\s*عن|نقلاً\s*عن"
    r"|عبر(?=\s+(?:شبك[هة]|قنا[هة]|وكال[هة]|حساب|صفح[هة]|موقع|اذاع[هة]|إذاع[هة]|تلفزيون|منص[هة])\b)"
    r"|источники?\s*[:–—-]|джерел[оа]\s*[:–—-]|(?<=[(\[])через)\s*",
    re.IGNORECASE,
)
_MARKED = Sought(
    r"[@(]|via|h/?t\b|hat tip|thanks|screen|скрин|скріншот|لقط|source|src|credit|المصدر|نقل|عبر|источник|джерел|через",
    re.IGNORECASE,
)
"""Cheap look for any of the marks, since most lines have none."""
_SOURCES = re.compile(r"sources?|источник|джерел|المصدر", re.IGNORECASE)
_PASSED = re.compile(r"via|h/?t\b|hat tip|через", re.IGNORECASE)
"""Marks that may also stand before a road or a place ("via Aleppo"): an unknown name needs a sign more."""
_SPLIT = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+(?=\d+ more)")
_BEHIND_NAME = re.compile(r"[\s(]+[^\w\s)][^\w)]*$|[!?…]+$")
"""Signs and pictures behind a name ("Stork (!!)", "Relief Office 💔")."""
_MORE = re.compile(r"\d+ more$")
_RENDERED = re.compile(
    r"(?:(?:my|our|own|machine|auto(?:matic)?|google|rough|unofficial|quick)[ -])*transl(?:ation|ated|\.)?(?!\w)"
    r"(?: (?:by|is|from|mine)\b.*)?"
    r"|(?:мой|наш|машинн\w+|авто)?[ -]?перевод(?: мой| наш)?|(?:мій|наш|машинн\w+|авто)?[ -]?переклад(?: мій| наш)?"
    r"|(?:(?:ال)?ترجمه|(?:ال)?ترجمة|ترجمتي|ترجمتنا)(?: \w+)?",
    re.IGNORECASE,
)
"""What is said beside a name, or alone, of words that were another's in another language."""
_LEAD = re.compile(
    r"\s*(?:(?:RT|MT|Repost|Репост|Перепост|FWD?|Forwarded from|Переслано (?:из|от|від))\s*:?\s+"
    r"(?P<repost>@[\w.]{2,40}|[^:\n]{2,40}(?=:))\s*(?:\(\w+\)\s*)?:?\s*"
    r"|(?:From|Via|Per|By|От|Від|من)\s+(?P<from>[^@:\n\d][^:\n]{1,40}?)(?:\s+#\d{1,2})?\s*:\s+"
    r"|[“\"]?\.?@(?P<handle>\w{2,30})\s*:\s+|via\s+@(?P<via>\w{2,30})\s*:\s+)",
    re.IGNORECASE,
)
_PARTICLES = frozenset(("al", "of", "the", "and", "for", "de", "la", "el", "bin", "van", "von", "in", "on", "a"))
_BODY_WORDS = 6
_NAME_LENGTH = 48
_STOPPED = (".", "!", "?", "”", '"', "»", "…", "؟")


class Credit(NamedTuple):
    """The names credited, as written, and where the text without the credit ends (or begins)."""

    names: tuple[str, ...]
    at: int
    hedge: str | None = None
    """The words for a source that is nobody ("Source: local channels")."""


class _Tail(NamedTuple):
    """A piece at the end of a line that may be a credit."""

    cut: int
    names: int
    mark: str
    bracket: bool = False


@lru_cache(maxsize=8)
def _glue(names: Roster) -> dict[int, frozenset[str]]:
    """Names of at least five characters by length, to find one glued to the text before it."""
    by_length: dict[int, set[str]] = {}
    for name, _ in names.names():
        if len(name) >= 5:
            by_length.setdefault(len(name), set()).add(name)
    return {length: frozenset(group) for length, group in by_length.items()}


def trailing(reading: Reading, line: tuple[int, int], names: Roster, *, listed: bool) -> Credit | None:
    """The credit that ends `line` (start, end); `listed`: a round-up's line, where any name-like tail is a credit."""
    text = reading.text
    start, end = line
    while end > start and text[end - 1].isspace():
        end -= 1
    for tail in _tails(text, start, end):
        if tail.cut > start:
            found = _accepted(reading, tail, (start, end), names, listed=listed) or _office(reading, tail, end)
            if found:
                return Credit(found, tail.cut)
            if _SOURCES.match(tail.mark) and (crowd := _crowd(reading, tail, end)):
                return Credit((), tail.cut, crowd)
            if tail.bracket and (rendered := _rendering(text[tail.names : end])):
                return Credit((), tail.cut, rendered)
    return _glued(text, start, end, names)


def _office(reading: Reading, tail: _Tail, end: int) -> tuple[str, ...]:
    """The words for somebody who is known by his office alone ("(governor)"), set apart as a credit is."""
    said = reading.text[tail.names : end].strip(f" .)](\n{_QUOTES}")
    apart = tail.mark or tail.bracket or reading.text[: tail.cut].rstrip().endswith(_STOPPED)
    return (said,) if apart and only_speaks(said) else ()


def _rendering(bracket: str) -> str | None:
    """The words by which a bracket says that the text is somebody's, translated; None where it says no such thing."""
    said = bracket.strip(" .)]")
    return said if _RENDERED.match(said.split(",")[-1].strip()) else None


def _tails(text: str, start: int, end: int) -> list[_Tail]:
    """The pieces at the end of `start`–`end` that are marked off like a credit, the last and the marked first."""
    begin = max(start, end - _TAIL)
    window = text[begin:end]
    found: list[_Tail] = []
    if _MARKED.search(window):
        found = [_Tail(begin + m.start(), begin + m.end(), m["mark"].lower()) for m in _MARK.finditer(window)]
    if window.endswith((")", "]", ").")):
        at = max(window.rfind("("), window.rfind("["))
        if at >= 0:
            found.append(_Tail(begin + at, begin + at + 1, "", True))
    if "–" in window or "—" in window or "-" in window:
        found += [_Tail(begin + m.start(), begin + m.end(), "") for m in _DASH.finditer(window)][::-1][:2]
    return found


def _accepted(reading: Reading, tail: _Tail, line: tuple[int, int], names: Roster, *, listed: bool) -> tuple[str, ...]:
    """The names that `tail` holds, as far as they can be names here."""
    start, end = line
    raw = reading.text[tail.names : end].strip(f" .)](\n{_QUOTES}")
    parts = [_BEHIND_NAME.sub("", part).strip(f" .{_QUOTES}") for part in _SPLIT.split(raw)]
    parts = [part for part in parts if part and not _MORE.match(part) and not _RENDERED.fullmatch(part)]
    if not parts or any(len(part) > _NAME_LENGTH for part in parts):
        return ()
    as_written = tuple(part.lstrip("@") for part in parts)
    if all(names.named(part) is not None for part in parts):
        return as_written
    stated = _SOURCES.match(tail.mark) is not None
    if stated:
        names_them = len(parts[0].split()) <= 6 and not _speaks_first(reading, tail, line)
        return as_written if names_them and not _crowd(reading, tail, end) else ()
    if _is_body(reading, tail, end):
        return (raw,)
    filed = tail.bracket and reading.text[start : tail.cut].rstrip().endswith(_STOPPED)
    tagged = tail.bracket and all(part.startswith("@") for part in parts)
    if (
        (tail.bracket and not (filed or tagged))
        or not all(name_like(part) for part in parts)
        or _tells(reading, tail.names, end)
    ):
        return ()
    before = reading.text[max(start, tail.cut - 3) : tail.cut].rstrip()
    if _PASSED.match(tail.mark) and not (listed or raw.startswith("@") or _set_off(reading, tail, before)):
        return ()
    quoted = reading.text[tail.names] in _QUOTES
    printed = reading.text[tail.names - 1] in "–—"  # "–Stork": the dash of a credit line stands right before the name
    return (
        as_written if tail.mark or printed or quoted or listed or filed or tagged or before.endswith(_STOPPED) else ()
    )


def _speaks_first(reading: Reading, tail: _Tail, line: tuple[int, int]) -> bool:
    """Whether "source:" only opens what somebody is said to tell: "Loyalist source: the army took Khan Hind"."""
    before = reading.text[line[0] : tail.cut].split()
    return (
        len(before) <= _TITLE_WORDS and not _tells(reading, line[0], tail.cut) and _tells(reading, tail.names, line[1])
    )


_TITLE_WORDS = 3
"""Words of what a nameless speaker is called: "a pro-government military source"."""


def _set_off(reading: Reading, tail: _Tail, before: str) -> bool:
    """Whether a mark such as "via" stands apart: in brackets, behind a dash, or behind the end of its sentence."""
    return before.endswith(_STOPPED) or any(sign in "([–—-" for sign in reading.text[tail.cut : tail.names])


def _crowd(reading: Reading, tail: _Tail, end: int) -> str | None:
    """The words of a stated source that names nobody in particular, else None."""
    crowd = reading.first("nobodies", tail.names, end, "crowd")
    if crowd is None or reading.first("bodies", tail.names, end) is not None:
        return None
    said = reading.text[tail.names : end]
    return None if any(word[:1].isupper() for word in said.split()) else said.strip(" .)]")


def _is_body(reading: Reading, tail: _Tail, end: int) -> bool:
    """Whether a dash or a bracket is followed by a body that reports ("— Повітряні сили", "(AFP)") and nothing else."""
    body = reading.first("bodies", tail.names, end, "voice")
    if body is None or body.start - tail.names > 2 or _tells(reading, tail.names, end):
        return False
    if tail.bracket:
        return not reading.text[body.end : end].strip(" .)]")
    return len(reading.text[tail.names : end].split()) <= _BODY_WORDS


def _tells(reading: Reading, start: int, end: int) -> bool:
    """Whether `start`–`end` tells of something, and so is no name."""
    return reading.first("events", start, end) is not None or reading.first("predicates", start, end) is not None


def name_like(part: str) -> bool:
    """Whether `part` could be a name: up to five words, each with a capital, a digit or a handle's sign."""
    words = part.split()
    if not 1 <= len(words) <= 5 or not any(char.isalpha() for char in part):
        return False
    return all(_name_word(word) for word in words)


def _name_word(word: str) -> bool:
    bare = word.strip("@'’.&-/")
    if not bare or word.startswith("@") or bare.lower() in _PARTICLES:
        return True
    return bare[0].isupper() or bare[0].isdigit() or "\u0600" <= bare[0] <= "\u06ff"


def _glued(text: str, start: int, end: int, names: Roster) -> Credit | None:
    """A name that the roster knows, glued to the end of the text ("exhaustedAlexandre")."""
    stop = end
    while stop > start and text[stop - 1] in '.” "':
        stop -= 1
    for length, group in _glue(names).items():
        at = stop - length
        if (
            at > start
            and text[at].isupper()
            and text[at - 1].isalnum()
            and not text[at - 1].isupper()
            and text[at:stop] in group
        ):
            return Credit((text[at:stop],), at)
    return None


def leading(text: str, start: int, end: int, names: Roster) -> Credit | None:
    """The credit that opens `start`–`end` ("RT @x:", "From X: …"), with the offset behind it; None without one."""
    match = _LEAD.match(text, start, min(end, start + _TAIL))
    if match is None or match.end() >= end:
        return None
    if match["from"] and names.named(match["from"]) is None:
        return None
    name = match["repost"] or match["from"] or match["handle"] or match["via"]
    name = name.strip().lstrip("@")
    return Credit(((names.named(name) is None and declined(names, name)) or name,), match.end())
