"""Whom a text names as the one it befell: "commander Abu Omar", "загинув журналіст Іван Коваль".

A name counts where a title or the word for what befell him stands right beside it; who tells it is left out. Abu, Umm
and bin are parts of names that thousands bear: two who share nothing else are two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.spelling import same_place
from pipeline.text import fold
from pipeline.types import Actor, Place, Statement

PARTICLES = frozenset(
    """abu abou umm bin ibn ben bint al el ould von van de абу умм бин ибн ибну аль эль оглы
    ابو ابي ابا ام بن ابن بنت ال""".split()  # noqa: SIM905
)
"""Words within names that tell nobody apart."""
_KUNYA = frozenset(("abu", "abou", "umm", "абу", "умм", "ابو", "ابي", "ابا"))
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_GAP = re.compile(r"[ -]")
_ARTICLE = re.compile(r"^(?:ال)(?=\w{2})")
ALIKE = 0.7
"""Least likeness of two spellings of one name, as `spelling.same_place` gives it."""
NEAR = 14
"""Characters between a name and the word for what befell its bearer."""
TELLER = 25
"""Characters between a verb of saying and the name of who says it."""
SHORTEST = 3
"""Letters of the shortest name."""
FULL = 2
"""Names by which somebody is told in full."""
_STOP = re.compile(r"[.;:!?؛]")
_TITLES = (
    r"(?:commander|leader|emir|sheikh|mayor|governor|journalist|reporter|cameraman|photographer|doctor|dr|teacher"
    r"|activist|colonel|general|major|captain|lieutenant|sergeant|brigadier|minister|chief|head|judge|lawyer|imam|priest"
    r"|volunteer|medic|paramedic|driver|official|soldier|officer|politician|deputy"
    r"|командир\w*|главар\w*|лидер\w*|мэр\w*|губернатор\w*|журналист\w*|корреспондент\w*|оператор\w*|врач\w*|учител\w*"
    r"|активист\w*|полковник\w*|генерал\w*|майор\w*|капитан\w*|лейтенант\w*|министр\w*|глав\w*|судь\w*|волонтер\w*"
    r"|водител\w*|депутат\w*|офицер\w*|солдат\w*"
    r"|ватаж\w*|лідер\w*|мер|мера|журналіст\w*|кореспондент\w*|лікар\w*|вчител\w*|активіст\w*|капітан\w*|міністр\w*|голов\w*"
    r"|судд\w*|водій|водія|офіцер\w*|боєць|бійця|військов\w*"
    r"|(?:ال)?(?:قائد|قيادي|شهيد|عقيد|عميد|لواء|نقيب|رائد|مقدم|ملازم|شيخ|وزير|امير|مدعو|صحفي\w?|ناشط\w?|دكتور|طبيب|مهندس"
    r"|مواطن|شاب|اعلامي|جنرال|نائب|مصور|معلم|محامي|مختار|سائق))"
)
_TITLE = re.compile(rf"(?<!\w){_TITLES}(?:'s)?,? (?:named |called |المدعو |по имени )?$")
_TITLE_ITSELF = re.compile(_TITLES)
"""What stands right before the name of a person."""
_IN = re.compile(
    r"(?<!\w)(?:in|at|near|of|from|to|village|town|city|district|в|во|у|під|под|біля|село|селе|город|місто"
    r"|في|قرب|قريه|بلده|مدينه|حي|ريف|بـ|من|الي) $"
)

Bearer = frozenset[str]
"""The names of one person, folded; a kunya is one of them, as a whole."""


@lru_cache(maxsize=8192)
def bearers(quote: str, known: frozenset[str]) -> tuple[Bearer, ...]:
    """The people whom a text names as those it befell; `known` are the words in names of its places and bodies."""
    text = fold(quote).text
    events = [(hit.start, hit.end) for hit in shipped("events").scan(text)]
    tellers = [hit for hit in shipped("attributions").scan(text) if hit.value in ("say", "per", "own")]
    found = []
    for start, end, names in _runs(quote, known):
        titled = _TITLE.search(text[max(0, start - 32) : start]) is not None
        if _IN.search(text[max(0, start - 12) : start]) or not (titled or any(_close(start, end, at) for at in events)):
            continue
        if any(_says(start, end, (hit.start, hit.end), text) for hit in tellers):
            continue
        arabic = "\u0600" <= text[start] <= "\u06ff"
        if titled or (len(names) >= FULL and not arabic) or any(" " in name for name in names):
            found.append(frozenset(names))
    return tuple(dict.fromkeys(found))


def befallen(statement: Statement) -> tuple[Bearer, ...]:
    """The people whom a statement names as those it befell; none where it counts several of anybody."""
    said = statement.particulars
    if any(figure.high != 1 for figure in said.figures):
        return ()
    return bearers(statement.quote, _words_of((*said.places, *said.actors)))


def _words_of(named: Sequence[Place | Actor]) -> frozenset[str]:
    return frozenset(word for one in named for word in _WORD.findall(fold(one.name).text)) - PARTICLES


def in_words(people: tuple[Bearer, ...]) -> str:
    """The names of the first of them."""
    return " ".join(sorted(people[0]))


def two_people(first: tuple[Bearer, ...], second: tuple[Bearer, ...]) -> bool:
    """Whether both name people, and nobody whom the other may name too; so may who bears another kind of name."""
    return bool(first and second) and all(_told_apart(x, y) for x in first for y in second)


def may_differ(first: tuple[Bearer, ...], second: tuple[Bearer, ...]) -> bool:
    """Whether both name people, and nobody whom the other surely names too."""
    return bool(first and second) and not any(_one(x, y) for x in first for y in second)


def _told_apart(x: Bearer, y: Bearer) -> bool:
    if _shared(x, y):
        return False
    if any(" " in name for name in x) and any(" " in name for name in y):
        return True
    full = min(len(x), len(y)) >= FULL and not any(" " in name for name in x | y)
    return full and all(_script(name) == _script(other) for name in x for other in y)


def _script(name: str) -> int:
    return 2 if "\u0600" <= name[0] <= "\u06ff" else int(name[0] > "\u0400")


def _one(x: Bearer, y: Bearer) -> bool:
    return _shared(x, y) >= min(FULL, len(x), len(y))


def _shared(x: Bearer, y: Bearer) -> int:
    return sum(any(_same(name, other) for other in y) for name in x)


@lru_cache(maxsize=32768)
def _same(name: str, other: str) -> bool:
    if (" " in name) != (" " in other):
        return False
    name, other = name.rpartition(" ")[2], other.rpartition(" ")[2]
    longest = max(len(name), len(other))
    if min(len(name), len(other)) >= longest - 3 and name[: longest - 3] == other[: longest - 3] and longest > 5:
        return True
    return name == other or same_place(name, other) >= ALIKE


def _runs(quote: str, known: frozenset[str]) -> Iterator[tuple[int, int, list[str]]]:
    """Start, end and names of the words side by side that may be one person's."""
    folded = fold(quote)
    names: list[str] = []
    first = last = 0
    kunya = False
    for match in _WORD.finditer(folded.text):
        word, written = match.group(), quote[slice(*folded.original(match.start(), match.end()))]
        apart = _GAP.fullmatch(folded.text[last : match.start()]) is None
        told = kunya and not apart and not _lower(written)
        part = word in PARTICLES and not apart and bool(names or kunya)
        if not (word in _KUNYA or part or told or _may_be(written, word, known)) or (apart and (names or kunya)):
            if names:
                yield first, last, names
            names, kunya = [], False
        if word in _KUNYA and not _lower(written):
            first, kunya = first if names else match.start(), True
        elif not part and (told or _may_be(written, word, known)):
            first = first if names or told else match.start()
            names.append(f"abu {_ARTICLE.sub('', word)}" if told else _ARTICLE.sub("", word))
            kunya = False
        last = match.end()
    if names:
        yield first, last, names


def _lower(written: str) -> bool:
    return written[0].islower() and written[0] < "\u0600"


def _may_be(written: str, word: str, known: frozenset[str]) -> bool:
    if word in known or len(word) < SHORTEST or word in _KUNYA or _TITLE_ITSELF.fullmatch(word) or _listed(word):
        return False
    return "\u0600" <= word[0] <= "\u06ff" or (written[0].isupper() and not written.isupper())


@lru_cache(maxsize=32768)
def _listed(word: str) -> bool:
    """Whether the word lists know the whole word, but for names of places."""
    hits = shipped().scan(word)
    return any(hit.kind not in _TOPONYMS and hit.end == len(word) and hit.start <= 3 for hit in hits)


_TOPONYMS = frozenset(("towns", "regions", "provinces", "countries", "aliases", "toponyms"))


def _close(start: int, end: int, event: tuple[int, int]) -> bool:
    """Whether the word for what befell somebody stands right beside the name."""
    return 0 <= event[0] - end <= NEAR or 0 <= start - event[1] <= NEAR


def _says(start: int, end: int, verb: tuple[int, int], text: str) -> bool:
    between = text[end : verb[0]] if verb[0] >= end else text[verb[1] : start]
    return len(between) <= TELLER and not _STOP.search(between)
