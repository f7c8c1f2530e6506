"""What bodies do as bodies: they appoint, ban, open, sign, pay, summon, look into; a general grammar of such deeds.

A deed is an own act where its subject is a body (`subjects.subject`), its verb one of institutions (`deeds.toml`), and
its object the body's to decide (`matters.toml`), told as done: neither negated, intended, doubted, long past, nor by
others about it. Results of operations never are: such verbs and objects are on no list, and where a result is told
beside the deed, nothing is taken.
"""

from __future__ import annotations

import re

from pipeline.lexicon import Hit, shipped
from pipeline.own_losses import own_loss, we_lost
from pipeline.own_staff import own_staff
from pipeline.split.decrees import decreed, suffered
from pipeline.split.disposal import COURT, OBJECTS, REACH, SHAM, blow, clean, disposes, object_of, phrase_of
from pipeline.split.doers import Doer
from pipeline.split.reading import Reading
from pipeline.split.recalled import claimed, recalled
from pipeline.split.record import on_record, on_their_record
from pipeline.split.subjects import FARTHEST, Subject, body, subject
from pipeline.split.voice import Voice
from pipeline.types import Source

_CIVIL = frozenset(("impose", "fund", "raise", "rule", "ask", "file", "recall", "sever", "listing", "issue", "leave"))
"""Deeds of states and offices: of who bears arms they are taken only where it says so itself."""
_PASSIVE = re.compile(
    r"\s+(?:by|to (?:\w+ )?(?:strike|attack|fight|stay|hit|bomb))\b|\s+(?:который|которая|яка|який)\b", re.IGNORECASE
)


def ruling(reading: Reading, start: int, end: int, heard: Voice | None, official: Source | None) -> str | None:
    """The body whose institutional deed the clause `start`–`end` tells on record, as written; else None."""
    if official is not None and (heard is None or heard.own) and own_staff(reading.text, start, end, official):
        return official.name
    if official is not None and (heard is None or heard.own) and we_lost(reading.text, start, end):
        return official.name if _of_one_side(reading, start, end, official) else None
    return (
        _active(reading, start, end, heard, official)
        or decreed(reading, start, end, heard)
        or suffered(reading, start, end, heard, official)
    )


def _active(reading: Reading, start: int, end: int, heard: Voice | None, official: Source | None) -> str | None:
    """The body that is the subject of such a deed; verbs that several tables hold are looked at once."""
    if official is None and not reading.any("bodies", "institutions", "actors"):
        return None
    at, done = -1, None
    for mark in reading.marks("deeds", start, end):
        if mark.start != at:
            at, done = mark.start, _doer(reading, start, mark, end, official)
        if done is None or done.had or recalled(reading, mark, end, done.who):
            continue
        if not _heard(reading, mark, end, heard, done.who):
            return None
        verb = reading.text[mark.start : mark.end]
        owned = mark.value in ("own", "announce") and not done.being
        if owned and own_loss(reading.text, mark.end, end, verb, done.who.name):
            return done.who.name
        if mark.value != "own" and _told(reading, mark, end, done, heard):
            return done.who.name
    return None


def _of_one_side(reading: Reading, start: int, end: int, official: Source) -> bool:
    """Whether nobody is named beside a loss but the writer's own side: who is blamed for it is told on no record."""
    table = shipped().tables.get("actors", {})
    return not {table.get(mark.value, {}).get("side") for mark in reading.marks("actors", start, end)} - {official.side}


def _heard(reading: Reading, mark: Hit, end: int, heard: Voice | None, who: Doer) -> bool:
    """Whether the account is the teller's own or the body's; what is looked into may itself be a report."""
    if on_record(reading, end, heard, who):
        return True
    if heard is not None and heard.span is not None and heard.span[0] == mark.start and who.end <= mark.start:
        return True  # an Arabic headline: the body, then its verb of saying
    if heard is None or heard.span is not None or heard.hedge is None:
        return False
    at = reading.text.find(heard.hedge, mark.start, end)
    looks = mark.value == "probe" or (mark.value in OBJECTS and _inquiry(reading, mark, at) is not None)
    return looks and at >= mark.end


def _inquiry(reading: Reading, mark: Hit, stop: int) -> Hit | None:
    return reading.first("matters", mark.end, max(stop, mark.end), "inquiry")


def _doer(reading: Reading, start: int, mark: Hit, end: int, official: Source | None) -> Subject | None:
    """Who does it: the subject before the verb, or right behind an Arabic verb that opens its clause."""
    found = subject(reading, start, mark, official)
    if found is not None:
        form = reading.text[mark.start : mark.end].split()[0].lower()
        going = form.endswith("ing")
        if form.isascii() and form not in ("is", "are") and found.being != going:
            return None  # "is suspended" is passive, "suspending" alone no verb of a sentence
        return found
    return _along(reading, start, mark, official) or _behind(reading, start, mark, end, official)


_ALSO = re.compile(r",?\s+(?:and|but|и|і|та|й|а также|а також)\s+(?:(?:also|then|later|has|have|is|are)\s+){0,2}$")
"""Between two deeds of one body."""


def _along(reading: Reading, start: int, mark: Hit, official: Source | None) -> Subject | None:
    """Who does it after doing something else: "has detained no one and revoked the licence"."""
    joint = _ALSO.search(reading.text, start, mark.start) if mark.start - start < FARTHEST else None
    if joint is None or any(sign in reading.text[start : joint.start()] for sign in ";:\n"):
        return None
    earlier = reading.marks("predicates", start, joint.start()) + reading.marks("deeds", start, joint.start())
    for one in sorted(earlier):
        done = subject(reading, start, one, official)
        if done is not None and not done.being and not done.had:
            return done
    return None


_ARABIC_OPENING = re.compile(r"[\W\d_]*(?:(?:عاجل|خبر عاجل|اليوم|أمس|قبل قليل|كما|وقد|لقد)[\W\d_]+)*و?")


def _behind(reading: Reading, start: int, mark: Hit, end: int, official: Source | None) -> Subject | None:
    """The body right behind an Arabic or Slavic verb that opens its clause."""
    if reading.text[mark.start].isascii() or not _ARABIC_OPENING.fullmatch(reading.text, start, mark.start):
        return None
    reach = min(end, mark.end + 46)
    found = reading.marks("bodies", mark.end, reach, "body", "force")
    found += reading.marks("institutions", mark.end, reach, "head", "officer", "armed")
    found += [one for one in reading.marks("actors", mark.end, reach) if _group(reading, one)]
    first = min(found, key=lambda one: (one.start, -one.end), default=None)
    if first is None or reading.text[mark.end : first.start].strip(' «"ال'):
        return None
    who = body(reading, first.start, first.end, official)
    joint = re.match(r"\s+و(?=[\u0621-\u064a])", reading.text[first.end : end]) is not None
    return Subject(who, several=joint) if who is not None else None


def _group(reading: Reading, mark: Hit) -> bool:
    """Whether an Arabic mark is a group's own name of two words, and no adjective or crowd."""
    return "\u0600" <= reading.text[mark.start] <= "\u06ff" and " " in reading.text[mark.start : mark.end]


def _told(reading: Reading, mark: Hit, end: int, done: Subject, heard: Voice | None) -> bool:
    """Whether the deed of `mark` is one that its doer alone decides, done, and no result of an operation."""
    text = reading.text
    if _PASSIVE.match(text, mark.end, end) or claimed(reading, mark.end, end):
        return False
    said = done.said or done.who.itself or on_their_record(reading, end, heard) or _by_organ(mark, heard)
    if mark.value in _CIVIL and done.who.armed and not said:
        return False
    if blow(reading, mark) or _NAMED.match(text, mark.start, end):
        return False
    if mark.value == "probe":
        return _LOOKED_AT.match(text, mark.end, end) is not None
    if mark.value == "order" and COURT.search(done.who.name) and " to " in text[mark.end : mark.end + REACH]:
        return True
    if mark.value == "agree":
        return (done.several or not done.who.armed) and clean(reading, mark.end, mark.end, end, done.who.name)
    return _to_its_own(reading, mark, end, done, said=said)


def _to_its_own(reading: Reading, mark: Hit, end: int, done: Subject, *, said: bool) -> bool:
    """Whether the deed is done to something that is its doer's to decide, and tells no result."""
    text = reading.text
    object_ = object_of(reading, mark, end, done)
    if mark.value in OBJECTS and object_ is None:
        return False
    stop = object_.end if object_ is not None else mark.end
    if mark.value in ("send", "order") and not disposes(reading, mark, stop, end, done, said=said):
        return False
    if mark.value == "set" and done.who.armed and not said and not _OF_ITS_OWN.search(text, mark.end, stop):
        return False
    stop = phrase_of(reading, object_, stop, end)
    if SHAM.search(text, mark.end, stop):
        return False
    if object_ is not None and object_.value == "inquiry" and _INTO_WHAT.match(text, object_.end, end):
        return True  # what an inquiry looks into is no result that it tells
    begin = mark.start if mark.value == "atone" else max(stop, done.who.end)
    return clean(reading, mark.start, begin, end, done.who.name)


_INTO_WHAT = re.compile(
    r"\s+(?:into|of|over|on|about|за|про|о|об|щодо|по|в связи|في|حول|عن|بشأن)\b(?!.{0,200}\b(?:after|when|as"
    r"|and)\b)",
    re.IGNORECASE,
)
"""Behind an inquiry: what it looks into, and nothing told beside it."""
_OF_ITS_OWN = re.compile(
    r"committee|council|commission|court|tribunal|inquiry|enquiry|investigation|probe|assessment|review|administration"
    r"|command|body|delegation|office|fund\b|government|talks|negotiations|membership|комисси|комітет|комитет"
    r"|комісі|совет"
    r"|рад[ау]|расследован|розслідуван|لجنة|مجلس|إدارة|تحقيق|هيئة",
    re.IGNORECASE,
)
"""What an armed body sets up that is no camp on a hill it took."""
_LOOKED_AT = re.compile(
    r"(?!.{0,40}\b(?:options|plans|proposals|ways|whether to|sending|possible (?:strikes|action|sanctions))\b)"
    r"(?:\s+\S+){0,4}?\s+(?:reports|allegations|claims|whether|how|strikes?|incidents?|deaths?|casualt\w+|case"
    r"|possible|alleged"
    r"|footage|killings?|raids?|attacks?|bombings?|shelling|explosions?|crash|deaths|circumstances|обстоятельств\w*"
    r"|факт\w*"
    r"|сообщени\w*|повідомлен\w*|обставин\w*|تقارير|مزاعم|حادث\w*|ملابسات)(?!\w)",
    re.IGNORECASE,
)
"""What is looked into; "is reviewing a curfew" is an intention."""


_NAMED = re.compile(
    r"(?:name|identifie)[ds]?\s(?!.{0,80}?\b(?:as|its|his|a|an|new|to (?:lead|head|the post|succeed|replace)|chief"
    r"|head of)\b)",
    re.IGNORECASE,
)
"""Who names somebody without saying as what tells who did something."""


def _by_organ(mark: Hit, heard: Voice | None) -> bool:
    """Whether the account stands behind the deed and is the doer's or its organ's own ("…, the ministry said")."""
    return heard is not None and heard.span is not None and heard.span[0] > mark.end
