"""One reading of a statement: its words and what the word lists find in them, made once for all particulars."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from pipeline.lexicon import Hit, shipped
from pipeline.particulars.gazetteer import find_town
from pipeline.particulars.mend import mend
from pipeline.particulars.senses import senses
from pipeline.particulars.separable import separable
from pipeline.particulars.whose_now import whose_now
from pipeline.sought import Sought
from pipeline.text import fold

WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_TAG = re.compile(r"#\w+")
_DIGIT = re.compile(r"[0-9]|[^\x00-\x7f](?<=\d)")
r"""Any digit: `\d` alone would look up each character."""
_SENTENCE_END = re.compile(r"[.!?؟…\n](?:(?<=\n)|(?<!\bincl.)(?<!\bapprox.)(?<!\best.)(?=\s|$))")
_AFTERTHOUGHT = re.compile(
    r"(?<=, )(?:taken|captured|seized|recaptured|lost|held|liberated|besieged|occupied|killed|shelled|известн\w+"
    r"|захваченн\w+|ранее|раніше)\b"
)
_ENEMY = ("противник", "враг", "вражеск")
"""In Ukrainian reports the Russian army is the enemy, in Russian ones the Ukrainian: the word names neither there."""
_UKRAINIAN = "іїєґ"
_FALLS = re.compile(
    r"\W*(?:no[,!.] |(?:the )?(?:claims?|reports?|news|rumou?rs?) that )?"
    r"([^\W\d_][\w'’-]*(?: [\w'’-]+){0,3}?) (?:(?:has|have|is)(?:n't)? )?"
    r"(?:(?:not|now|just|finally|reportedly) ){0,2}(falls|fell|fallen|gone|taken)"
    r"(?= *(?:[,.!…;]|yet\b|(?:is|are|was|were) (?:not |un|fals|fake|wrong|denied|incorrect)|$))"
)
"""What a headline tells of a place that was lost, behind its name."""
_TITLE = Sought(
    r"\"[^\"\n]{3,60}\"(?= (?:battles?|operations?|campaign|offensive))"
    r"|(?<=(?:tle|ion|ign|ive) )\"[^\"\n]{3,60}\""
)
"""What a battle or campaign is called, in quotation marks: no deed is told by it."""
_OF_A_TOWN = re.compile(r"[:,]| (?:has|is|was|fell|falls|district|city|town|province|under)\b")
"""Behind a word that opens a statement, what makes it a town's name: "Hit has fallen"."""
_UNDER = Sought(
    r"(?:\b(?P<still>still|remains?|remained|stays?|stayed) )?(?:\w+ )?"
    r"(?P<under>\bunder (?:the )?(?:[\w'-]+ ){1,3}control\b"
    r"|\bin (?!(?:good|safe|own|both|other|many|few|private|their own) )(?:[\w'-]+ ){1,2}hands\b)"
)
"""Under whose control a place is."""
_NAMESAKE = re.compile(r"(?:al[- ])?ass?ad|(?:ال)?اسد|асад\w{0,2}")
_OF_A_NAMESAKE = re.compile(
    r"(?:\b(?:dahi[yi]\w*|hayy?|harat|madinat|buhayrat|lake|jisr|academy|suburb of|village of|bustan|masakin|tell?"
    r"|jabal|kafr|souq)"
    r"(?: al| el)?[- ]|(?:ضاحيه|حي|حاره|مدينه|بحيره|جسر|اكاديميه|مساكن|قريه|بستان|سوق) |(?:дахият|пригород|квартал"
    r"|район|озеро|дахия)\w*(?:[- ]аль)?[- ])$"
)
_NAMED_AFTER = re.compile(
    r"(?:'s)? (?:suburbs?|lake|academy|bridge|dam|hospital|library|square|village|neighbou?rhood|district|university"
    r"|quarter|military academy"
    r"|housing|street)\b"
)
"""Around the name of a ruler that a suburb, a lake or an academy bears."""
_ITS_WORDS = frozenset(["controls", "handed"])
"""What single words of "under X's control" and "in X's hands" may tell elsewhere."""
_IS_A_VERB = re.compile(
    r"(?<=[^\W_] )is (?:(?:now|not|no|still|finally|also|all|back|fully|officially|being) )*(?:\w+ing|(?!attack)\w+ed"
    r"|taken|fallen|ours|theirs|free|safe|gone|down|up|back|under|in|on|done|over|lost|dead|hit|dark|ukrainian|a|the|no)\b"
)
"""In a headline of capitals, what shows that IS is no group: "IZIUM IS FREE"."""
_BEFORE_A_GROUP = re.compile(
    r"\b(?:on|of|against|with|and|from|by|vs|at|to|for|the|in|near|under|hits?|struck|targets?|bombs?|kills?"
    r"|attacks?) $"
)
"""Before a group, also where its name could be a verb: "AIRSTRIKE ON IS IN MOSUL"."""
_LIVING = ("civilian", "combatant", "leader", "person", "equipment", "munition")
_IN = re.compile(r"\b(?:in|near|at|outside|around) $")
KNOWN_TOWN = 20_000
"""Fewest people of a town whose name may also be a verb."""
SWALLOWED = 4_000
"""Fewest people of a Slavic town whose name is not taken for the word that it begins with."""
_A_TOWNS = re.compile(r"(?:град|город|поль|піль|[дрн]ськ|[дрн]ск)$")
"""How a word ends that is a town's name though it opens a sentence: "Мирноград взят в кольцо"."""
_SLAVIC = ("UA", "RU", "BY")
_STEMS = frozenset(["whom", "means", "objects", "events", "uncounted"])
"""Word lists with stems that take any ending."""
_BRIEF = 3
"""Latin names of up to so many letters (US, IS, UN, SAA) count only in capitals: "us" and "is" are other words."""


def _meets(one: Hit, other: Hit) -> bool:
    """Whether two hits overlap."""
    return one.start < other.end and other.start < one.end


class Reading:
    """A text, mended and folded, with its words, hits and sentence ends; offsets are into `folded`."""

    def __init__(self, text: str) -> None:
        """Read `text`, the statement's own span."""
        self.text = mend(text)
        fold_ = fold(self.text)
        self.folded = fold_.text.replace("_", " ")
        self.tags = [(one.start(), one[0]) for one in _TAG.finditer(fold_.text)] if "#" in fold_.text else []
        """Offset and words of each hashtag, its words still tied by "_"."""
        self._original = fold_.original
        self.hits: dict[str, list[Hit]] = {}
        self._valued: dict[tuple[str, str], list[Hit]] = {}
        self._asked: dict[tuple[str, tuple[str, ...]], list[Hit]] = {}
        for hit in shipped(*_KINDS).scan(self.folded):
            if self._meant(hit) if hit.kind == "actors" else not self._swallows(hit):
                self.hits.setdefault(hit.kind, []).append(hit)
                self._valued.setdefault((hit.kind, hit.value), []).append(hit)
        titles = [one.span() for one in _TITLE.finditer(self.folded)]
        told = (hit for hit in self.hits.get("events", []) if not any(a <= hit.start < b for a, b in titles))
        events = [hit for hit in told if not self._town(hit)]
        sure = [hit for hit in events if hit.value not in _ITS_WORDS]
        held = [hit for hit in self._held() if not any(_meets(one, hit) for one in sure)]
        events = [*(hit for hit in events if not any(_meets(hit, one) for one in held)), *held]
        parted = separable(self)
        events = [hit for hit in events if not any(one.start <= hit.start < one.end for one in parted)]
        self._settle("events", senses(self, sorted([*events, *parted, *whose_now(self), *self._fallen()])))

    def _town(self, hit: Hit) -> bool:
        """Whether a verb's word is a town's name: "two smugglers caught in Hit"."""
        heads = hit.start == 0 and _OF_A_TOWN.match(self.folded, hit.end) is not None
        if not (heads or _IN.search(self.folded, max(0, hit.start - 9), hit.start)) or not self.is_capital(hit.start):
            return False
        name = self.original(hit.start, hit.end)
        town = find_town(name) if name.isalpha() and not name.isupper() else None
        return town is not None and town.people >= KNOWN_TOWN

    def _swallows(self, hit: Hit) -> bool:
        """Whether a stem takes a town's name for its own word: Мирноград begins like "civilian", Мостиська as a bridge.

        Only a Cyrillic word with a capital inside a sentence, which the gazetteer knows whole, is such a name.
        """
        if hit.kind == "whom" and self.folded[max(0, hit.start - 3) : hit.start].endswith("ود "):
            return True  # ود مدني
        if hit.kind not in _STEMS or not "\u0400" <= self.folded[hit.start] <= "\u04ff":
            return False
        before = self.folded[: hit.start].rstrip(" \"'#(«")
        opens = not before or before[-1] in ".!?:…\n"
        if (opens and not _A_TOWNS.search(self.folded, hit.start, hit.end)) or not self.is_capital(hit.start):
            return False
        name = self.original(hit.start, hit.end)
        town = find_town(name) if name.isalpha() and not name.isupper() else None
        return town is not None and town.people >= SWALLOWED and town.country in _SLAVIC

    def _held(self) -> list[Hit]:
        """Whose control a place is said to be under, whoever that is: "under SAA control"."""
        found = _UNDER.finditer(self.folded)
        return [Hit(*one.span("under"), "events", "hold" if one["still"] else "capture", "en") for one in found]

    def _fallen(self) -> list[Hit]:
        """The falling that a headline tells of a place, and of nothing that flies or lives: "The power plant falls"."""
        found = _FALLS.match(self.folded)
        if found is None or not self.is_capital(found.start(1)):
            return []
        subject = [
            *self.of("whom", *_LIVING),
            *self.of("actors"),
            *self.of("objects", "craft", "people"),
            *self.of("means"),
        ]
        if found[2] == "gone":
            subject += [*self.of("objects", "works"), *self.of("whom", "building")]
        if any(one.start < found.end(1) for one in subject):
            return []
        return [Hit(*found.span(2), "events", "capture", "en")]

    def _settle(self, kind: str, hits: list[Hit]) -> None:
        """Put `hits` in the place of those of `kind`."""
        for hit in self.hits.get(kind, ()):
            self._valued.pop((kind, hit.value), None)
        self._asked = {key: found for key, found in self._asked.items() if key[0] != kind}
        self.hits[kind] = hits
        for hit in hits:
            self._valued.setdefault((kind, hit.value), []).append(hit)

    def _meant(self, hit: Hit) -> bool:
        """Whether a short Latin actor is written in capitals, so that it is no other word."""
        if self.folded.startswith(_ENEMY, hit.start) and self.russian:
            return False
        if _NAMESAKE.fullmatch(self.folded, hit.start, hit.end) and (
            _OF_A_NAMESAKE.search(self.folded, max(0, hit.start - 24), hit.start)
            or _NAMED_AFTER.match(self.folded, hit.end)
        ):
            return False  # Dahiyat al-Assad, Assad Suburb
        if hit.end - hit.start > _BRIEF or not self.folded[hit.start].isascii():
            return True
        written = self.original(hit.start, hit.end)
        if written == "Jan":  # also a month
            return not self.folded[hit.end : hit.end + 3].strip(" .").isdigit()
        verb = _IS_A_VERB.match(self.folded, hit.start) and not _BEFORE_A_GROUP.search(self.folded, 0, hit.start)
        return sum(char.isupper() for char in written) > 1 and not verb

    @cached_property
    def russian(self) -> bool:
        """Whether a text in Cyrillic letters is Russian."""
        return not any(char in _UKRAINIAN for char in self.folded)

    def original(self, start: int, end: int) -> str:
        """The text as written at `start`–`end` of the folded text."""
        begin, stop = self._original(start, end)
        return self.text[begin:stop]

    def is_capital(self, at: int) -> bool:
        """Whether the word that starts at `at` is written with a capital."""
        begin, stop = self._original(at, at + 1)
        return self.text[begin:stop].isupper()

    def of(self, kind: str, *values: str) -> list[Hit]:
        """The hits of `kind`, of these values where given, in order."""
        if not values:
            return self.hits.get(kind, [])
        if len(values) == 1:
            return self._valued.get((kind, values[0]), [])
        found = self._asked.get((kind, values))
        if found is None:
            found = sorted(chain.from_iterable(self._valued.get((kind, value), ()) for value in values))
            self._asked[kind, values] = found
        return found

    @cached_property
    def words(self) -> list[tuple[int, int]]:
        """Start and end of each word."""
        return [match.span() for match in WORD.finditer(self.folded)]

    @cached_property
    def has_digits(self) -> bool:
        """Whether it holds a digit: dates, hours and counts are looked for in no other text."""
        return _DIGIT.search(self.folded) is not None

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.words]

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, end in self.words]

    @cached_property
    def marked(self) -> frozenset[int]:
        """Where prepositions and kinds of place end that may stand before a name."""
        return frozenset(hit.end for hit in self.of("places", *_MARKS))

    @cached_property
    def toponyms(self) -> dict[int, Hit]:
        """Where a word that opens a name of a place starts, and where one that ends such a name does."""
        return {hit.start: hit for hit in self.of("toponyms")}

    @cached_property
    def breaks(self) -> list[int]:
        """Where sentences end."""
        return [match.start() for match in _SENTENCE_END.finditer(self.folded)]

    @cached_property
    def turns(self) -> list[tuple[int, int]]:
        """Where subordinate clauses and afterthoughts (", taken last week by …") open."""
        return sorted([*(hit[:2] for hit in self.of("turns", "aside")), *self.afterthoughts])

    @cached_property
    def afterthoughts(self) -> list[tuple[int, int]]:
        """Where an afterthought behind a comma opens (", taken last week by …")."""
        return [match.span() for match in _AFTERTHOUGHT.finditer(self.folded)] if ", " in self.folded else []

    def words_between(self, start: int, end: int) -> Iterator[str]:
        """The folded words that lie between two offsets."""
        for begin, stop in self.words[bisect_left(self._starts, start) : bisect_right(self._ends, end)]:
            yield self.folded[begin:stop]

    def distance(self, start: int, end: int) -> int:
        """How many words lie between two offsets."""
        return max(0, bisect_right(self._ends, end) - bisect_left(self._starts, start))

    def broken(self, start: int, end: int) -> bool:
        """Whether a sentence ends between two offsets."""
        return any(start <= at < end for at in self.breaks) if self.breaks else False


_MARKS = ("before", "edge", "on", "of", "settlement", "quarter", "region")
_KINDS = tuple(
    """actors amounts directions events happenings means negations numbers objects
    places regions time toponyms towns turns uncounted whom""".split()  # noqa: SIM905
)
"""The word lists that particulars are read with."""
