"""Forms of sentences: recognised, taken apart, and put together again in another language.

A form is an English sentence with named slots, as gettext has them: `%(graded)s gives another account: %(quote)s`. A
slot's name, digits at its end aside, says what may stand in it and how that is told: see `SLOTS`. Matching walks
through a sentence once and never goes back, so that no text, however long or hostile, makes it slow.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from typing import NamedTuple

from pipeline.types import Reliability
from pipeline.web.catalogue import ENGLISH, N_, words_of
from pipeline.web.retelling import book
from pipeline.web.retelling.moments import MONTHS, day_told
from pipeline.web.retelling.on_screen import ON_SCREEN
from pipeline.web.retelling.statuses import STATUSES

LONGEST = 4_000
"""Letters of a sentence that is looked at; a longer one is no sentence of ours."""
DEEPEST = 6
"""Sentences within sentences; ours have four at most."""
REMEMBERED = 8_192
"""Sentences kept with their translation, of some 400 bytes: about as many as stand on the pages of a shift."""

_SLOT = re.compile(r"%\((?P<name>\w+?)\d*\)s")
_GRADED = re.compile(r"(?:(?!: ).)*\([A-F]\)(?: via (?:(?!: ).)+)?", re.DOTALL)
_BETWEEN = re.compile(r"(?<=\([A-F]\))(, | and )")
_DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)})(?: (\d{{4}}))?")
_AMOUNT = re.compile(r"(at least )?(\d[\d,.–]*)(?: (.+))?", re.DOTALL)
_TALLY = re.compile(r"\d+ [a-z]+(?:, \d+ [a-z]+)*")
_NUMBER = re.compile(r"\d[\d,.]*")

_GRADES = frozenset(one.value for one in Reliability)
_STATUSES = {status.value: words for status, words in STATUSES.items()}

AND = N_("%(first)s and %(last)s")
AT_LEAST = N_("at least %(number)s")


class Form(NamedTuple):
    """A sentence with slots: the words between them, and the slots, of which there is one less."""

    one: str
    many: str
    """The plural, hung on the slot `num`; the same as `one` where there is none."""
    said: str
    """Which of the two this is the form of."""
    constants: tuple[str, ...]
    slots: tuple[str, ...]
    longest: str
    """The longest of the constants: a sentence without it is none of this form, which is soon seen."""

    @property
    def weight(self) -> tuple[bool, int, int]:
        """What is tried first: a status that begins a sentence, then the form of which most is fixed."""
        begins = self.slots[:1] == ("status",) and not self.constants[0]
        return begins, sum(map(len, self.constants)), -len(self.slots)


def _form(one: str, many: str, said: str) -> Form:
    between = _SLOT.sub("\0", said).replace("%%", "%").split("\0")
    return Form(one, many, said, tuple(between), tuple(_SLOT.findall(said)), max(between, key=len))


@lru_cache(maxsize=1)
def forms() -> tuple[Form, ...]:
    """All forms of the book, the closest first."""
    found: dict[str, Form] = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(book.__path__)):
        for entry in import_module(f"{book.__name__}.{name}").FORMS:
            one, many = (entry, entry) if isinstance(entry, str) else entry
            for said in (one, many):
                found.setdefault(said, _form(one, many, said))
    return tuple(sorted(found.values(), key=lambda form: form.weight, reverse=True))


@lru_cache(maxsize=1)
def _plain() -> dict[str, Form]:
    """The forms without slots, by their words."""
    return {form.said: form for form in forms() if not form.slots}


@lru_cache(maxsize=1)
def _with_slots() -> tuple[Form, ...]:
    return tuple(form for form in forms() if form.slots)


def retold(sentence: str, language: str = ENGLISH) -> str:
    """A sentence of the program in `language`; as it is where nobody knows its form."""
    return _retold(sentence, language) if sentence and len(sentence) <= LONGEST else sentence


@lru_cache(maxsize=REMEMBERED)
def _retold(sentence: str, language: str) -> str:
    return _told(sentence, language, 0)


def _told(sentence: str, language: str, depth: int) -> str:
    return _known(sentence, language, depth) or _parts(sentence, language, depth) or sentence


def _known(sentence: str, language: str, depth: int) -> str | None:
    """The translation of a sentence whose form is known."""
    plain = _plain().get(sentence)
    if plain is not None:
        return _said(plain, 1, language)
    if depth >= DEEPEST:
        return None
    for form in _with_slots():
        filled = _filled(form, sentence) if form.longest in sentence else None
        if filled is not None:
            return _put(form, filled, language, depth + 1)
    return None


def _parts(sentence: str, language: str, depth: int) -> str | None:
    """The translation of sentences in a row; with commas only where each of them is known."""
    if depth >= DEEPEST:
        return None
    clauses = list(apart(sentence, "; "))
    if len(clauses) > 1:
        return "; ".join(_told(one, language, depth + 1) for one in clauses)
    bits, told = list(apart(sentence, ", ")), []
    while len(bits) > 0:
        known, taken = _known(bits[0], language, depth + 1), 1
        if known is None and len(bits) > 1:  # "150, not 4 evacuated"
            known, taken = _known(", ".join(bits[:2]), language, depth + 1), 2
        if known is None:
            return None
        told.append(known)
        bits = bits[taken:]
    return ", ".join(told)


def apart(sentence: str, mark: str) -> Iterator[str]:
    """The stretches between `mark`, where that stands in no quotation and no brackets."""
    depth = begin = 0
    for at, char in enumerate(sentence):
        depth += (char in "“(") - (char in "”)")
        if depth <= 0 and at >= begin and sentence.startswith(mark, at):
            yield sentence[begin:at]
            begin = at + len(mark)
    yield sentence[begin:]


def _filled(form: Form, sentence: str) -> list[str] | None:
    """What stands in the slots of a form; None: the sentence is none of it."""
    first, *middle, last = form.constants
    end = len(sentence) - len(last)
    if not (sentence.startswith(first) and sentence.endswith(last)) or end < len(first):
        return None
    values, begin = [], len(first)
    for constant, slot in zip(middle, form.slots, strict=False):
        at = sentence.find(constant, begin, end)
        while at >= 0 and not _fits(slot, sentence[begin:at]):
            at = sentence.find(constant, at + 1, end)
        if at < 0:
            return None
        values.append(sentence[begin:at])
        begin = at + len(constant)
    rest = sentence[begin:end]
    return [*values, rest] if begin <= end and _fits(form.slots[-1], rest) else None


def _fits(slot: str, value: str) -> bool:
    fits = SLOTS[slot].fits if slot in SLOTS else None
    return bool(value) and _whole(value) and (fits is None or fits(value))


def _whole(value: str) -> bool:
    """Whether every bracket and quotation in a value begins and ends in it: else it reaches into its neighbours."""
    for begins, ends in ("()", "“”"):
        depth = 0
        for char in value if begins in value or ends in value else "":
            depth += (char == begins) - (char == ends)
            if depth < 0:
                return False
        if depth:
            return False
    return True


def _put(form: Form, values: list[str], language: str, depth: int) -> str:
    """The translation of a form, filled."""
    names = re.findall(r"%\((\w+)\)s", form.said)
    told = {
        name: SLOTS[slot].told(value, language, depth) if slot in SLOTS else value
        for name, slot, value in zip(names, form.slots, values, strict=True)
    }
    number = next((value for slot, value in zip(form.slots, values, strict=True) if slot == "num"), "1")
    return _said(form, int(re.sub(r"\D.*", "", number.replace(",", ""))), language) % told


def _said(form: Form, number: int, language: str) -> str:
    """The form in a language, its slots still open."""
    if language == ENGLISH:
        return ON_SCREEN.get(form.said, form.said)
    words = words_of(language)
    return words.gettext(form.one) if form.one == form.many else words.ngettext(form.one, form.many, number)


# ---- what stands in slots


class Slot(NamedTuple):
    """A kind of slot: what may stand in it (None: anything), and how it is told in a language."""

    fits: Callable[[str], bool] | None
    told: Callable[[str, str, int], str]


def _word(value: str, language: str, _depth: int) -> str:
    return words_of(language).gettext(value)


def _thing(value: str, language: str, _depth: int) -> str:
    """Kinds of things, one or several; what is no word of ours stays."""
    words = words_of(language)
    return ", ".join(words.gettext(one) if one in _plain() else one for one in value.split(", "))


def _status(value: str, language: str, _depth: int) -> str:
    return words_of(language).gettext(_STATUSES.get(value, value))


def _as_it_is(value: str, _language: str, _depth: int) -> str:
    return value


def _names(value: str, language: str, _depth: int) -> str:
    """Names with their grades, the last one after "and"; a name that holds the word keeps it."""
    parts = _BETWEEN.split(value)
    if len(parts) < 3:
        return value
    last = parts.pop()
    joint = parts.pop()
    told = "".join(parts)
    return words_of(language).gettext(AND) % {"first": told, "last": last} if joint == " and " else value


def _amount(value: str, language: str, _depth: int) -> str:
    """A figure with what is counted: "at least 7 killed"."""
    found = _AMOUNT.fullmatch(value)
    if found is None:
        return value
    least, number, what = found.groups()
    told = words_of(language).gettext(AT_LEAST) % {"number": number} if least else number
    return f"{told} {_thing(what, language, 0)}" if what else told


def _tally(value: str, language: str, _depth: int) -> str:
    """How many of which status: "2 confirmed, 5 unconfirmed"."""
    told = [one.split(" ", 1) for one in value.split(", ")]
    return ", ".join(f"{number} {_status(status, language, 0)}" for number, status in told)


def _date(value: str, language: str, _depth: int) -> str:
    found = _DAY.fullmatch(value)
    if found is None:
        return value
    day, month, year = found.groups()
    return day_told(int(day), MONTHS.index(month) + 1, int(year) if year else None, language)


SLOTS = {
    "told": Slot(None, _told),
    "num": Slot(lambda value: _NUMBER.fullmatch(value) is not None, _as_it_is),
    "number": Slot(lambda value: _NUMBER.fullmatch(value) is not None, _as_it_is),
    "front": Slot(lambda value: ", " not in value, _as_it_is),
    "grade": Slot(lambda value: value in _GRADES, _as_it_is),
    "status": Slot(lambda value: value in _STATUSES, _status),
    "graded": Slot(lambda value: _GRADED.fullmatch(value) is not None, _names),
    "word": Slot(lambda value: value in _plain(), _word),
    "thing": Slot(None, _thing),
    "amount": Slot(lambda value: _AMOUNT.fullmatch(value) is not None, _amount),
    "tally": Slot(lambda value: _TALLY.fullmatch(value) is not None, _tally),
    "day": Slot(lambda value: _DAY.fullmatch(value) is not None, _date),
}
"""Name of a slot → its kind; what has no kind is a name, a quote or an address, and stays as it is."""
