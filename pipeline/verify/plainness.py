"""Whether a voice tells its news plainly: no doubt, joke, supposition, wish, retelling or old picture about it.

What is read as a hedge, a forecast or a denial never counts (`pipeline.split`). But no list of hedges is ever complete,
and a false "confirmed" is the worst that can happen. So what confirms must be told plainly: by nobody's label, in a
clause that depends on no other, with no word of distance in it or in a remark beside it. Who tells it otherwise
still corroborates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.lexicon import Hit, shipped
from pipeline.roster import name_key
from pipeline.text import fold, words
from pipeline.types import Appearance
from pipeline.verify.attribution import family
from pipeline.verify.case import Case
from pipeline.verify.marks import signed
from pipeline.verify.singled import of_one_kind
from pipeline.verify.speaker import SPOKESMEN
from pipeline.verify.target import of_one_target
from pipeline.verify.telling import telling
from pipeline.verify.translation import own_reporting
from pipeline.verify.voices import Voice, is_assertion

SHORT = 45
"""Words up to which a post is one report, and any remark in it may be about that; of longer ones the next sentence."""
LEAST = 5
"""Characters of a name by which a source is known in the words of others: shorter ones are words too."""
LABEL = 4
"""Words of a name that stands before a colon; more of them are a clause."""
NEAR = 40
"""Characters before an event within which a word of aim or supposition governs it ("their long-planned bid to …")."""
BEHIND = 20
"""Characters behind an event within which a word says that it was not quite so ("captured all but the school")."""

_GOVERNING = frozenset(("aim", "frame", "old"))
"""Tables whose words change what stands behind them."""
_REMARKING = frozenset(("doubt", "unreal", "boast"))
"""Tables whose words change what they are said about, wherever they stand."""

_FAILED = frozenset(("repel",))
"""Events that are failed attempts themselves."""
_ABOUT = re.compile(r"\s*(?:some |about )?\d")
"""Behind a word of doubt, or a digit before it: a number is doubted ("maybe 40 people", "500 maybe")."""
_SENTENCE = re.compile(r"[^.!?…؟\n]+(?:\.(?=\S)[^.!?…؟\n]+)*[.!?…؟]*[\"”»)\]]*")
_OF_WAR = frozenset(("ground", "strike", "harm", "fight", "captive", "people", "force", "aid"))
"""Families of events that a remark of its own is about; "no confirmation" and "he admitted" are none."""
_JEST = re.compile("\\){3,}|\\s/s\\b|[🤥🤡🙄😂🤣😜😉🙃🤪😏]")
"""Signs by which a writer says that he does not mean it."""
_ARMED = frozenset(("ru", "uk"))
"""Languages that name weapons in quotation marks: «Герани» are drones, and no irony."""
_YEAR = re.compile(
    r"(?<!since )(?<!с )(?<!з )(?<!منذ )(?<![\w.,/-])((?:19|20)\d\d)(?![\w/]|[.,]\d|\s*г\.?\s?р|\s*р\.?\s?н)"
)
"""A year; of an earlier one is what was long ago."""
_INFINITIVE = {
    "en": re.compile(r"\bto\s+(?:\w+ly\s+)?$"),
    "ru": re.compile(r"^\w*(?:[аиоуыяе]ть|ться|[сз]ти|чь)$"),
    "uk": re.compile(r"^\w*(?:[аиуяіїе]ти|[сз]ти|тис[яь]|гти)$"),
}
"""English before the event, the others in it: a thing to be done."""
_NO_VERB = re.compile(
    r"\b(?:due|thanks|owing|led|leading|leads|prior|according|subjected?|response|reaction|addition|retaliation|witness"
    r"|able|managed|next|damage|linked|related|attributed|close|similar|victim|manages|continue[sd]?|began|begun|started)"
    r"\s+to\s+$"
)
"""English words behind which "to" is no infinitive, or what follows was done."""
_DONE = re.compile(r"(?:удал|смог|сумел|успел|вдал|зум|змо|вспі|продолж|продовж|начал|почал|почат)\w*")
"""Behind these the deed was done: "managed to capture"."""
_GERUND = re.compile(r"\b(?:of|from|to|at|without|for)\s+(?:having\s+)?$")
_THAT = {
    "en": re.compile(
        r"^\W*reports?\s|\bthat\s+(?!(?:has|have|had|was|were|is|are|also|then|night|day|morning|evening|afternoon|time)\b)\w+"
    ),
    "ru": re.compile(r"(?<!\w)(?:что|чтобы|будто)(?!\w)|,\s*(?:как|когда)(?!\w)"),
    "uk": re.compile(r"(?<!\w)(?:що|щоб|буцім)(?!\w)|,\s*(?:як|коли)(?!\w)"),
    "ar": re.compile(r"(?<!\w)ما\s$|(?<!\w)(?:ب?[اأإ]ن)(?:ه|ها|هم)?(?!\w)"),
}
"""Opens the clause that a verb of saying, thinking or hoping governs."""
_SEEN = re.compile(
    r"\bwe\s+\w+\s+(?:\w+\s+){0,3}that\b|\b(?:saw|sees?|seen|confirm(?:s|ed)?|shows?|showed|show|showing|verified|geolocated|witnessed|observed|such|now|given"
    r"|so|means|after)\s+that\b|виде|видим|видно|бачи|видно|потому|после того|оттого|тому|після того|так,? (?:что|що)"
    r"|شاهد|رصد|شوهد|رأ|بعد أن|قبل أن|الى أن"
)
"""Verbs of what one saw oneself, and conjunctions that hold such a word."""


class _Told(NamedTuple):
    """A statement within its post, folded: its sentence, where the event stands in it, and the remarks beside it."""

    sentence: str
    start: int
    end: int
    event: tuple[int, int]
    remarks: tuple[str, ...]


def confirming(case: Case) -> tuple[Voice, ...]:
    """The voices of `case` that may confirm it beside one another: each plainly telling its core, all of one target."""
    return of_one_kind(of_one_target(plain_voices(telling(case))))


def plain_voices(heard: Sequence[Voice]) -> tuple[Voice, ...]:
    """Of `heard` those that say it plainly at least once, naming none of the others."""
    return tuple(
        voice
        for voice in heard
        if any(_plainly(voice, one) and not _names(one, voice, heard) for one in voice.spoken if is_assertion(one))
    )


def _names(one: Appearance, voice: Voice, heard: Sequence[Voice]) -> bool:
    """Whether a post names another of the voices, who is no party to the war: "story from Hilltop Watch"."""
    if not voice.collected:
        return False
    others = (other.origin.source for other in heard if other is not voice)
    return any(
        _named(one.post.text, name)
        for source in others
        if source and source.role not in SPOKESMEN
        for name in (source.name, *source.aliases)
    )


@lru_cache(maxsize=16384)
def _named(text: str, name: str) -> bool:
    """Whether `text` names a source; by a name that is one word only where it is written as one ("River")."""
    if len(name) < LEAST:
        return False
    if " " in name or name.startswith("@"):
        return f" {' '.join(words(name))} " in f" {' '.join(words(text))} "
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _plainly(voice: Voice, one: Appearance) -> bool:
    said = one.statement
    if said.own_act is not None:
        return True  # on record, with "pending an inquiry" and "any assets it may have" in it
    if voice.collected and any(_strange(name, one) for name in signed(one)):
        return False
    if any(int(year) < one.post.at.year for year in _YEAR.findall(said.quote)):
        return False
    return _plain(one.post.text, said.start, said.end, said.particulars.event or "", said.lang, voice.collected)


def _strange(name: str, one: Appearance) -> bool:
    """Whether a name at the edge of a post may tell whose report it is: nobody credited, nothing told, not ours."""
    if len(name.split()) > LABEL or any(char.isdigit() for char in name):
        return False
    if name_key(name) in {name_key(credit) for credit in one.statement.credit}:
        return False
    return not (_tells(name) or own_reporting(name) or any(hit.value == "open" for hit in _scanned(name)))


@lru_cache(maxsize=16384)
def _plain(text: str, start: int, end: int, event: str, lang: str, own: bool) -> bool:
    """Whether what stands at `start`–`end` of `text` tells an `event` plainly; `own`: in its poster's own name."""
    told = _told(text, start, end, event)
    if _JEST.search(text, start, min(len(text), end + NEAR)) or _unsaid(told, lang):
        return False
    if any(hit.value in _REMARKING or hit.value == "old" for said in told.remarks for hit in _distance(said, lang)):
        return False
    if any(_touches(hit, told, event) for hit in _distance(told.sentence, lang)):
        return False
    return not (own and _depends(told, event, lang, own_reporting(text)))


def _unsaid(told: _Told, lang: str) -> bool:
    """Whether the sentence asks, or sets its event in quotation marks."""
    (at, stop), said = told.event, told.sentence
    return (
        "?" in said or "؟" in said or (lang not in _ARMED and said[at - 1 : at] == '"' and said[stop : stop + 1] == '"')
    )


def _told(text: str, start: int, end: int, event: str) -> _Told:
    """The sentence that holds a statement, folded, and the remarks of its post that tell no event and no place."""
    spans = [match.span() for match in _SENTENCE.finditer(text)]
    inside = [span for span in spans if span[0] < end and start < span[1]] or [(start, end)]
    left, right = inside[0][0], inside[-1][1]
    before, quote, after = (fold(text[a:b]).text for a, b in ((left, start), (start, end), (end, right)))
    hit = _event(quote, event)
    where = (len(before) + hit[0], len(before) + hit[1])
    whole = len(text.split()) <= SHORT
    beside = [span for span in spans if span[1] <= left or span[0] >= right]
    if not whole:
        beside = [span for span in beside if span[0] >= right][:1]
    remarks = tuple(said for a, b in beside if not _tells(said := fold(text[a:b]).text))
    return _Told(before + quote + after, len(before), len(before) + len(quote), where, remarks)


def _event(quote: str, event: str) -> tuple[int, int]:
    """Where in `quote` its event stands; its end where no word tells it."""
    hits = [hit for hit in shipped("events").scan(quote) if hit.value != "none"]
    for hit in hits:
        if hit.value == event:
            return hit.start, hit.end
    alike = [hit for hit in hits if family(hit.value) == family(event)] or hits
    return (alike[0].start, alike[0].end) if alike else (len(quote), len(quote))


def _tells(said: str) -> bool:
    """Whether a sentence tells of something else that happened, which its words of distance may be about."""
    return any(family(hit.value) in _OF_WAR for hit in shipped("events").scan(said))


@lru_cache(maxsize=16384)
def _scanned(said: str) -> tuple[Hit, ...]:
    return tuple(shipped("distance").scan(said))


def _distance(said: str, lang: str) -> Iterator[Hit]:
    """The words of distance in `said`, of its language where that is known."""
    known = lang in shipped("distance").languages
    return (
        hit
        for hit in _scanned(said)
        if hit.value != "open"
        and (not known or hit.lang == lang)
        and not _ABOUT.match(said, hit.end)
        and not said[: hit.start].rstrip()[-1:].isdigit()
    )


def _touches(hit: Hit, told: _Told, event: str) -> bool:
    """Whether a word of distance in the sentence is about the event: it stands in its clause, or in one without any."""
    at, stop = told.event
    if hit.start < stop and at < hit.end:
        return False
    inside = told.start <= hit.start < told.end
    if hit.value == "partial" or (hit.value in _GOVERNING and (inside or hit.value != "old")):
        behind = BEHIND if hit.value == "partial" else 0
        if hit.value == "old" and told.sentence[hit.start - 1 : hit.start] in ("(", "["):
            return True
        return at - hit.end <= NEAR and hit.start - stop < behind and event not in _FAILED
    if inside:
        return True  # doubted, mocked, boasted of, or of an earlier time
    aside = told.sentence[: told.start] if hit.start < told.start else told.sentence[told.end :]
    return not _tells(aside)


def _depends(told: _Told, event: str, lang: str, own: bool) -> bool:
    """Whether the event stands in a clause that another governs: it is to be done, or somebody says or thinks it."""
    before, words = told.sentence[: told.event[0]], told.sentence[slice(*told.event)]
    governed = _THAT.get(lang)
    if governed is not None and not own and governed.search(before) and not _SEEN.search(before):
        return True
    if lang == "en":
        if _INFINITIVE["en"].search(before) and not words.endswith("ing"):
            return not _NO_VERB.search(before)
        return words.split(" ")[0].endswith("ing") and family(event) == "ground" and bool(_GERUND.search(before))
    form = _INFINITIVE.get(lang)
    return form is not None and bool(form.match(words.split(" ")[0])) and not _DONE.search(before)
