"""Why a stretch of a text does not tell its event plainly: its clause, what governs that, the remarks beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pipeline.lexicon import Hit, shipped
from pipeline.text import fold
from pipeline.verify.attribution import family
from pipeline.verify.translation import own_reporting

SHORT = 45
"""Words up to which a post is one report, and any remark in it may be about that; of longer ones the next sentence."""
NEAR = 40
"""Characters before an event within which a word of aim or supposition governs it ("their long-planned bid to …")."""
BEHIND = 40
"""Characters behind an event, up to a pause, within which a word says that it was not quite so ("captured all but the
school")."""

_GOVERNING = frozenset(("aim", "frame", "old"))
"""Tables whose words change what stands behind them."""
_REMARKING = frozenset(("doubt", "unreal", "boast", "old", "gone"))
"""Tables whose words in a remark change what it is about."""
_OLD = frozenset(("old", "gone"))
_KNOWING = "knowing"
"""The table of words that only in a remark of its own tell how sure the writer is."""

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
"""Two languages that few words do not tell apart, and that name weapons in quotation marks: «Герани» are drones, and no
irony."""
_INFINITIVE = {
    "en": re.compile(r"\bto\s+(?:\w+ly\s+)?$"),
    "ru": re.compile(r"^\w*(?:[аиоуыяе]ть|ться|[сз]ти|чь)$"),
    "uk": re.compile(r"^\w*(?:[аиуяіїе]ти|[сз]ти|тис[яь]|гти)$"),
}
"""English before the event, the others in it: a thing to be done."""
_NO_VERB = re.compile(
    r"\b(?:due|thanks|owing|led|leading|leads|prior|according|subjected?|response|reaction|addition|retaliation|witness"
    r"|able|managed|next|damage|linked|related|attributed|close|similar|victim|manages|continue[sd]?"
    r"|began|begun|started)"
    r"\s+to\s+$"
)
"""English words behind which "to" is no infinitive, or what follows was done."""
_DONE = re.compile(r"(?:удал|смог|сумел|успел|вдал|зум|змо|вспі|продолж|продовж|начал|почал|почат)\w*")
"""Behind these the deed was done: "managed to capture"."""
_PAUSE = re.compile(r"[,;:،؛]")
"""Behind it something else is told: "… after a strike, half of the city is dark"."""
_SUPPOSING = re.compile(r"^\W*(?:(?:had|should|were)\s+(?!to\b)\w|(?:когда|коли|якби|если|якщо)\s)")
"""How a sentence begins that supposes what did not happen, or not yet: "had jets bombed Latamneh, …"."""
_BACK = {
    "en": re.compile(
        r"^\W*(?:that|this|thus|so|such)\s+(?:is|was|goes|went|says?|said|are|were|at|much)\b(?!\s+the\b)"
        r"|\b(?:on|about|behind|for)\s+(?:this|that)\W*$"
    ),
    "ru": re.compile(r"^\W*(?:так|вот так|это|об этом|этому|таков\w*)\s|на этот счет|по этому поводу|об этом\W*$"),
    "uk": re.compile(r"^\W*(?:так|отак|це|про це|цьому|таки\w*)\s|на цей рахунок|з цього приводу|про це\W*$"),
    "ar": re.compile(r"^\W*(?:هذا|هكذا|ذلك|كذلك|كذا)\s|عن ذلك\W*$|بذلك\W*$"),
}
"""How a remark begins, or ends, that speaks of the report itself: "So goes the story", "Опять одни слова об этом"."""
_MAY = re.compile(r"(?<!\w)قد\s+[يتن]\w+")
"""Arabic for what may happen, or have happened."""
_SHOWN = re.compile(
    r"\b(?:pictures?|photos?|footage|videos?|clips?|scenes?)\b|фото|видео|відео|кадр|снимок|знімок|сним"
    r"|صور|فيديو|مقطع|مشاهد"
)
"""Words for what a remark shows; that is old even where the remark tells what else happened."""
_GERUND = re.compile(r"\b(?:of|from|to|at|without|for)\s+(?:having\s+)?$")
_DEPENDING = re.compile(r"that|report|\bto\s|\b(?:of|from|to|at|without|for)\s+(?:having\s+)?[\w-]+ing")
"""Every English sentence whose event depends on another clause holds one of these."""
_THAT = {
    "en": re.compile(
        r"^\W*reports?\s|\bthat\s+(?!(?:has|have|had|was|were|is|are|also|then|night|day|morning|evening"
        r"|afternoon|time|continued"
        r"|lasted|began|started|followed|erupted|raged|raided|killed|wounded|injured|hit|struck|targeted"
        r"|destroyed|left|fell"
        r"|landed|came|went|broke|shook|rocked|swept|claimed)\b)\w+"
    ),
    "ru": re.compile(r"(?<!\w)(?<!только )(?:что|чтобы|будто)(?!\w)|,\s*(?:как|когда)(?!\w)"),
    "uk": re.compile(r"(?<!\w)(?<!тільки )(?:що|щоб|буцім)(?!\w)|,\s*(?:як|коли)(?!\w)"),
    "ar": re.compile(r"(?<!\w)ما\s$|(?<!\w)(?:ب?[اأإ]ن)(?:ه|ها|هم)?(?!\w)"),
}
"""Opens the clause that a verb of saying, thinking or hoping governs."""
_SEEN = re.compile(
    r"\bwe\s+\w+\s+(?:\w+\s+){0,3}that\b|\b(?:saw|sees?|seen|confirm(?:s|ed)?|shows?|showed|show|showing"
    r"|verified|geolocated|witnessed|observed|such|now|given"
    r"|so|means|after)\s+that\b|виде|видим|видно|бачи|видно|потому|после того|оттого|тому|після того|так,? (?:что|що)"
    r"|شاهد|رصد|شوهد|رأ|بعد أن|قبل أن|الى أن"
)
"""Verbs of what one saw oneself, and conjunctions that hold such a word."""


@dataclass(frozen=True)
class _Told:
    """A statement within its post, folded: its sentence, where it stands in that, and the sentences beside it."""

    sentence: str
    start: int
    end: int
    kind: str
    """The event that it tells."""
    beside: tuple[str, ...]
    """The sentences of its post that may be remarks on it, as written."""

    @cached_property
    def event(self) -> tuple[int, int]:
        """Where its event stands in its sentence; looked up only where something in that may be about it."""
        at, stop = _event(self.sentence[self.start : self.end], self.kind)
        return self.start + at, self.start + stop


@lru_cache(maxsize=16384)
def doubt(text: str, start: int, end: int, event: str, lang: str, own: bool) -> str | None:
    """Why what stands at `start`–`end` of `text` does not tell an `event` plainly; None where it does.

    `own`: it is told in its poster's own name.
    """
    told = _told(text, start, end, event)
    jest = not text.isascii() or ")))" in text or "/s" in text
    if jest and _JEST.search(text, start, min(len(text), end + NEAR)):
        return "it is told in jest"
    if _unsaid(told, lang):
        return "it asks, or sets its words in quotation marks"
    if any(_remarks(said, lang) for said in told.beside):
        return "a remark stands beside it"  # not quoted: a post may be taken down, and reasons outlive it
    if hit := next((hit for hit in _distance(told.sentence, lang) if _touches(hit, told)), None):
        return f"“{told.sentence[hit.start : hit.end]}” may be said of it"
    return "it hangs on another clause" if own and _depends(told, lang, text) else None


def _unsaid(told: _Told, lang: str) -> bool:
    """Whether the sentence asks, or sets its event in quotation marks."""
    said = told.sentence
    if "?" in said or "؟" in said:
        return True
    if lang in _ARMED or '"' not in said:
        return False
    at, stop = told.event
    return said[at - 1 : at] == '"' and said[stop : stop + 1] == '"'


def _told(text: str, start: int, end: int, event: str) -> _Told:
    """The sentence that holds a statement, folded, and the sentences of its post that may be remarks on it."""
    spans = [match.span() for match in _SENTENCE.finditer(text)]
    inside = [span for span in spans if span[0] < end and start < span[1]] or [(start, end)]
    left, right = inside[0][0], inside[-1][1]
    before, quote, after = (
        fold(text[a:b]).text if a < b else "" for a, b in ((left, start), (start, end), (end, right))
    )
    beside = [span for span in spans if span[1] <= left or span[0] >= right] if len(spans) > 1 else []
    if beside and len(text.split()) > SHORT:
        beside = [span for span in beside if span[0] >= right][:1]
    return _Told(
        before + quote + after, len(before), len(before) + len(quote), event, tuple(text[a:b] for a, b in beside)
    )


_BRIEF = 3
"""Words: a remark as brief as that is all distance ("Hardly.", "Not yet.")."""
_SCOFF = re.compile(
    r"\W*(?:not|nope|no|nah|as if|in your dreams|dream on|wishful thinking|yeah,? right|sure(?: it did"
    r"| they did)?|if only"
    r"|good one|nice try|my foot|or not|or so they say|три раза|ну-?ну|ну да|ага|ага,? щас|щас|смешно|очень смешно"
    r"|мечтать не вредно|не верю|как же|размечтались|вот уж вряд ли|вряд ли|поспешил\w*|ну звісно|ага,? зараз|смішно"
    r"|мріяти не шкідливо|не вірю|авжеж|якби ж|навряд|حكي فاضي|كلام فاضي|مضحك|بالاحلام|في احلامهم|احلام"
    r"|ههه+|مبروك\b.{0,40}"
    r"|يا ريت|لا اظن|لا اصدق|هيهات)\W*"
)
"""A sentence that only scoffs at the one beside it, in folded words."""


def _remarks(said: str, lang: str) -> bool:
    """Whether a sentence that tells no event and no place takes back, or mocks, what stands beside it."""
    plain = fold(said).text
    tables = {hit.value for hit in _distance(plain, lang)}
    back = _BACK.get(lang)
    if back is not None and back.search(plain) and not tells_of_war(plain) and not own_reporting(said):
        return True
    if _SCOFF.fullmatch(plain) or ("partial" in tables and len(plain.split()) <= _BRIEF):
        return True
    marked = not _REMARKING.isdisjoint(tables) or (_KNOWING in tables and not own_reporting(said))
    if marked and not _OLD.isdisjoint(tables) and _SHOWN.search(plain):
        return True
    return marked and not tells_of_war(plain)


def _event(quote: str, event: str) -> tuple[int, int]:
    """Where in `quote` its event stands; its end where no word tells it."""
    hits = [hit for hit in shipped("events").scan(quote) if hit.value != "none"]
    for hit in hits:
        if hit.value == event:
            return hit.start, hit.end
    alike = [hit for hit in hits if family(hit.value) == family(event)] or hits
    return (alike[0].start, alike[0].end) if alike else (len(quote), len(quote))


def tells_of_war(said: str) -> bool:
    """Whether a sentence tells of something else that happened, which its words of distance may be about."""
    return any(family(hit.value) in _OF_WAR and hit.value != "hold" for hit in shipped("events").scan(said))


@lru_cache(maxsize=16384)
def scanned(said: str) -> tuple[Hit, ...]:
    """The words of distance in folded text, in order; a text is searched once."""
    return tuple(shipped("distance").scan(said))


def _distance(said: str, lang: str) -> Iterator[Hit]:
    """The words of distance in `said`, of its language where that is known, or of one that short posts pass for."""
    known = lang in shipped("distance").languages
    langs = _ARMED if lang in _ARMED else (lang,)
    return (
        hit
        for hit in scanned(said)
        if hit.value != "open"
        and (not known or hit.lang in langs)
        and not _ABOUT.match(said, hit.end)
        and not said[: hit.start].rstrip()[-1:].isdigit()
    )


def _touches(hit: Hit, told: _Told) -> bool:
    """Whether a word of distance in the sentence is about the event: it stands in its clause, or in one without any."""
    if hit.value == _KNOWING:
        return False
    at, stop = told.event
    if hit.start < stop and at < hit.end:
        return False
    inside = told.start <= hit.start < told.end
    if hit.value == "partial" or (hit.value in _GOVERNING and (inside or hit.value != "old")):
        behind = BEHIND if hit.value == "partial" and not _PAUSE.search(told.sentence, stop, hit.start) else 0
        if hit.value == "partial" and at == stop:
            return inside  # no word tells what happened: "the drone missed the substation"
        if hit.value == "old" and told.sentence[hit.start - 1 : hit.start] in ("(", "["):
            return True
        return at - hit.end <= NEAR and hit.start - stop < behind and told.kind not in _FAILED
    if inside:
        return True  # doubted, mocked, boasted of, or of an earlier time
    aside = told.sentence[: told.start] if hit.start < told.start else told.sentence[told.end :]
    return not tells_of_war(aside)


def _depends(told: _Told, lang: str, text: str) -> bool:
    """Whether the event stands in a clause that another governs: it is to be done, or somebody says or thinks it.

    What the writer of `text` says that his own people saw depends on nobody.
    """
    if _SUPPOSING.search(told.sentence) or (lang == "ar" and _MAY.search(told.sentence)):
        return True
    if told.kind in _FAILED or (lang == "en" and not _DEPENDING.search(told.sentence)):
        return False
    before, words = told.sentence[: told.event[0]], told.sentence[slice(*told.event)]
    governed = _THAT.get(lang)
    if governed is not None and governed.search(before) and not _SEEN.search(before) and not own_reporting(text):
        return True
    if lang == "en":
        if _INFINITIVE["en"].search(before) and not words.endswith("ing"):
            return not _NO_VERB.search(before)
        return words.split(" ")[0].endswith("ing") and family(told.kind) == "ground" and bool(_GERUND.search(before))
    form = _INFINITIVE.get(lang)
    return form is not None and bool(form.match(words.split(" ")[0])) and not _DONE.search(before)
