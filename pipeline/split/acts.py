"""Own acts: what a body says on record about itself. By policy that can confirm a claim: precision before recall."""

from __future__ import annotations

import re

from pipeline.kinship import itself
from pipeline.lexicon import Hit, shipped
from pipeline.own_losses import own_harm
from pipeline.split.doers import Doer, doer, holder
from pipeline.split.meetings import met, met_by_title
from pipeline.split.reading import Reading
from pipeline.split.recalled import SAYS_IT, beside, claimed, long_ago, passed_on, recalled
from pipeline.split.record import of_its_head, on_record, on_their_record
from pipeline.split.rulings import ruling
from pipeline.split.voice import Voice
from pipeline.types import Role, Source

_MAIN = re.compile(
    r",\s+(?:who|which|whose|where|while|as|even though|although|after|before|but|and|\w+ing)\b|;|،"
    r"|\s+(?:while|after|before|amid|even though|because|due to|owing to)\s+"
    r"|\s+as(?! (?:his|her|its|their|acting|interim)\b)\s+|,\s+(?:який|яка|які|который|которая|которые)\b"
)
"""Where the main clause ends: what follows is told by the writer, not by the body."""
_SELF = re.compile(
    r"\W+(?:\w+\W+){0,3}?(?:its|their|his|her|our|we|own|it|they|losing|losses|loss|responsibility|mistake|error)\b"
    r"|.{0,40}(?:сво[ейюиімї]+|собственн|власн|قواته|قواتها|عناصره|عناصرها|له|لها)",
    re.IGNORECASE | re.DOTALL,
)
_COMMA = re.compile(r"[,;:،؛]|\s[–—-]\s")
_SELF_REACH = 60
_OWN = re.compile(
    r"\b(?:its|their|his|her|our)\b|(?<!\w)(?:сво[єейюиімїгоёх]+|наш\w*)(?!\w)|[\u0620-\u064a]{2}(?:ها|ه|هم|نا)(?!\w)",
    re.IGNORECASE,
)
"""Says that what a deed is done to belongs to its doer."""
_REACH = 90
"""Characters behind a deed within which its object stands."""
_OPERATIONAL = frozenset(("fight", "ground", "strike", "harm", "captive", "force", "people"))
"""Families of events (lexicon/events.toml) that are results of operations, which a party only claims."""
_SPEECH_ABOUT = frozenset(("aid", "aid-blocked", "siege"))
"""Operational types that a body may speak of without claiming a result."""
_BOASTS = frozenset(("capture", "regain", "advance", "repel", "break-siege", "take-prisoners", "shoot-down", "assault"))
"""Types that nobody owns up to."""
_OBJECTS = {
    "close": "gate",
    "list": "register",
    "halt": "service",
    "change": "post",
    "order": "leave",
    "give": "goods",
    "expel": "envoy",
    "move": "troops",
}
"""Tables of deeds that are own acts only with an object within the body's competence → the table of such objects."""
_BY_WORD = frozenset(("order", "expel"))
"""Deeds done by saying so: the object need not be the body's own."""
_BY_OFFICE = frozenset(("change", "give"))
"""Deeds that only who is in office can do; armed forces may do them to others."""


def own_act(reading: Reading, start: int, end: int, heard: Voice | None, source: Source | None) -> str | None:
    """The body that in `start`–`end` speaks on record about itself, as written; None when it is no own act for sure.

    `heard`: whose account the clause says it gives; a third party's makes it none. `source`: who writes.
    """
    official = source if source is not None and source.role is Role.OFFICIAL else None
    if official is not None and heard is not None and any(itself(name, official) for name in heard.credit):
        heard = Voice(own=True)
    if official is not None and (heard is None or heard.own or of_its_head(reading, heard)):
        if met(reading, start, end, official):
            return official.name
    elif (heard is None or heard.own) and (minister := met_by_title(reading, start, end)):
        return minister
    found = _listed(reading, start, end, heard, official) if reading.any("own_acts") else None
    found = found or ruling(reading, start, end, heard, official)
    if found is None or beside(reading, start, end) or passed_on(reading, start, end) or long_ago(reading, start, end):
        return None
    return found


def _listed(reading: Reading, start: int, end: int, heard: Voice | None, official: Source | None) -> str | None:
    """The body whose deed is one of the words of own_acts.toml."""
    if claimed(reading, start, end):
        return None
    for mark in reading.marks("own_acts", start, end, "act", "admit", "announce", *_OBJECTS):
        who = doer(reading, start, mark, end, official)
        if who is not None and not recalled(reading, mark, end, who):
            if not on_record(reading, end, heard, who):
                return None
            if _is_own(reading, mark, end, who, heard):
                return who.name
    held = official is not None and heard is None and _held(reading, start, end, official)
    return official.name if official is not None and held else None


def _held(reading: Reading, start: int, end: int, source: Source) -> bool:
    """Whether an official source tells, naming no doer, what happened to an office of its own."""
    removed = reading.first("own_acts", start, end, "removed")
    if removed is None:
        return False
    comma = _COMMA.search(reading.text, removed.end, end)
    stop = comma.start() if comma else end
    return (
        reading.first("own_acts", start, stop, "post") is not None
        and holder(reading, start, end, source)
        and not _operational(reading, removed, stop)
    )


def _main_end(reading: Reading, mark: Hit, end: int) -> int:
    match = _MAIN.search(reading.text, mark.end, end)
    return match.start() if match else end


def _is_own(reading: Reading, mark: Hit, end: int, who: Doer, heard: Voice | None) -> bool:
    """Whether the deed of `mark` is its body's own and no result of an operation."""
    stop = _main_end(reading, mark, end)
    if mark.value == "admit" and _NOT_KNOWN.search(reading.text, mark.end, min(stop, mark.end + _SELF_REACH)):
        return False
    if mark.value == "admit":
        owned = _SELF.match(reading.text, mark.end, min(stop, mark.end + _SELF_REACH)) is not None
        harm = own_harm(reading.text, mark.end, stop)
        owned = owned or (harm is not None and not reading.marks("actors", mark.end, harm))
        if _LOSS.match(reading.text, mark.end, stop) or _OF_LOSS.search(reading.text[mark.start : mark.end]):
            return _ours(reading, mark, stop) and not _tells(reading, mark, stop, _BOASTS - {"shoot-down"})
        return owned and not _tells(reading, mark, stop, _BOASTS)
    if reading.first("predicates", stop, end, "outcome") is not None:
        return False
    if who.armed and who.itself and _INQUIRY.match(reading.text, mark.start):
        return True
    if who.armed or mark.value in _OBJECTS:
        return _done_to(reading, mark, stop, end, heard, who)
    if not _BY_SAYING.match(reading.text, mark.start) and _operational(reading, mark, stop):
        return False
    if mark.value == "announce":
        return reading.first("own_acts", mark.end, stop, "decision", "leave") is not None
    return True


_NOT_KNOWN = re.compile(
    r"\b(?:(?:did|does|do) not know|didn't know|whether|no idea|not aware|no information)\b"
    r"|(?<!\w)(?:не знает|не знають|не знал)",
    re.IGNORECASE,
)
"""Who admits that he does not know admits no loss."""
_INQUIRY = re.compile(
    r"(?:open|launch|start|order)\w* (?:an? )?(?:\w+ ){0,2}?(?:inquiry|investigation|probe|assessment)\b", re.IGNORECASE
)
"""What a force that writes of itself has set on foot: told by others, it is news of the strike that it looks into."""
_OF_LOSS = re.compile(r"(?:loss|losses|deaths?) of$", re.IGNORECASE)
_LOSS = re.compile(
    r"\s+(?:the\s+)?(?:loss(?:es)?|deaths?)\s+of\s+",
    re.IGNORECASE,
)
"""What a body owns to that lost men or aircraft: who boasts says that he killed or shot down."""


def _ours(reading: Reading, mark: Hit, stop: int) -> bool:
    """Whether the loss is said to be the body's own, or soldiers or aircraft are lost and nobody else is named."""
    if reading.first("own_acts", mark.end, stop, "foe") is not None:
        return False
    if _OWN.search(reading.text, mark.end, min(stop, mark.end + _SELF_REACH)):
        return True
    return not reading.marks("actors", mark.end, stop) and _SOLDIER.search(reading.text, mark.end, stop) is not None


_SOLDIER = re.compile(
    r"\b(?:soldier|serviceman|servicemen|officer|adviser|advisor|pilot|sailor|marine|colonel|general|captain|crew"
    r"|helicopter|jet|plane|aircraft|warplane|drone|mi-\d+|su-\d+|f-\d+)s?\b",
    re.IGNORECASE,
)
"""Whom and what a state at war loses of its own."""
_BY_SAYING = re.compile(
    r"(?:has |have )?(?:adopt|approv|pass|ratif|vetoe|vote)\w* (?:\S+ ){0,3}?(?:resolution|law|bill|decree"
    r"|motion|budget|statute)"
    r"|принял\w* (?:\S+ ){0,2}?(?:резолюци|закон|постановлени)|ухвали\w* (?:\S+ ){0,2}?(?:резолюці|закон|постанов)"
    r"|(?:يتبن|تبن|اعتمد|يعتمد|تعتمد|اقر|أقر|يقر|تقر)\w* (?:\S+ ){0,3}?(?:قرار|قانون|مرسوم)"
    r"|(?:has |have )?(?:open|launch|start)\w* (?:a |an )?(?:pre-?trial |war crimes? )?criminal"
    r" (?:case|investigation|proceedings)"
    r"|возбу\w* (?:\S+ ){0,3}?дело|(?:відкри|розпоча)\w* (?:\S+ ){0,3}?провадженн"
    r"|(?:has |have )?(?:imposed? (?:\w+ )?(?:sanctions|restrictive measures)|imposes sanctions|sanction"
    r"|designat|blacklist)"
    r"|(?:has |have )?decid\w* to (?:reinforce|strengthen|keep|continue|hold|defend|stay)"
    r"|(?:has |have )?(?:appoint|dismiss|nominat)"
    r"|приостан[ао]в\w* (?:\S+ ){0,2}?(?:экспорт|импорт|поставк|рейс|выдач|помощ|сотруднич|участи|членств)"
    r"|(?:призупин|зупин)\w* (?:\S+ ){0,2}?(?:експорт|імпорт|постач|рейс|видач|допомог|співпрац|участь|членств)"
    r"|(?:[تي]?علق|[اأ]وقف|[تي]وقف)\w* (?:\S+ ){0,2}?(?:ال)?(?:تصدير|صادرات|رحلات|مساعدات|تاشيرات|تأشيرات|تعاون)"
    r"|(?:has |have )?(?:suspend|halt|ban|freez|froz|cancel|revok|restrict|resum)\w* (?:\S+ ){0,2}?(?:exports?"
    r"|imports?|flights|shipments|(?:arms )?sales"
    r"|licen[cs]es?|visas?|aid|funding|cooperation|co-operation|deliveries|membership|talks)"
    r"|(?:has |have )?(?:summon|expel|recall)\w* (?:\S+ ){0,3}?(?:ambassadors?|envoys?|diplomats?|chargé)"
    r"|(?:вв[её]л\w* санкции|назнач|уволил)|(?:запровади\w* санкції|призначи|звільни)"
    r"|(?:يعين|عين|يعفي|اعفي|أعفى|يقيل|أقال)",
    re.IGNORECASE,
)
"""Deeds done by the word alone, whatever their object makes or did, or a resolution speaks of."""


def _done_to(reading: Reading, mark: Hit, stop: int, end: int, heard: Voice | None, who: Doer) -> bool:
    """Whether a deed that others might do too is done here to something of the body's own, or on its record."""
    table = _OBJECTS.get(mark.value)
    equipped = reading.text.find(" with ", mark.end, stop) if mark.value == "move" else -1
    stop = equipped if equipped > 0 else stop
    wanted = (table,) if table else tuple(_OBJECTS.values())
    limit = min(stop, mark.end + _REACH)
    objects = reading.marks("own_acts", mark.end, limit, *wanted)
    if not objects:
        return False
    if mark.value in _BY_WORD and objects[0].value == table:
        return True
    if not _BY_SAYING.match(reading.text, mark.start) and _operational(reading, mark, stop, objects):
        return False
    if objects[0].value == table and (who.itself or (mark.value in _BY_OFFICE and not who.armed)):
        return True
    if (not who.armed or objects[0].value == table) and SAYS_IT.search(reading.text, who.end, mark.start):
        return True
    by_itself = mark.value == "close" or (mark.value == "halt" and _RELIEF.search(who.name) is not None)
    if by_itself and objects[0].value == table and not who.armed:
        return True
    return _OWN.search(reading.text, mark.end, limit) is not None or on_their_record(reading, end, heard)


_RELIEF = re.compile(
    r"\b(?:UN|U\.N|United Nations|OCHA|UNHCR|UNICEF|UNRWA|WFP|World Food|WHO|IOM|ICRC|Red C\w+|MSF|Fronti\wres|Borders"
    r"|Relief|Rescue Committee|Refugee Council|Oxfam|Save the Children|Caritas)\b|ООН|МККК|Красн\w+ Кр|Червон\w+ Хр"
    r"|الأمم المتحدة|الصليب الأحمر|الهلال الأحمر|أطباء بلا حدود|اليونيسف|برنامج الأغذية",
)
"""Bodies whose convoys, flights and rations nobody else could put off, but only stop."""


def _tells(reading: Reading, mark: Hit, stop: int, types: frozenset[str]) -> bool:
    return any(event.value in types for event in reading.marks("events", mark.end, stop))


def _operational(reading: Reading, mark: Hit, stop: int, within: list[Hit] | None = None) -> bool:
    """Whether an operation's result is told between the verb and `stop`, outside the words of a decision."""
    decisions = reading.marks("own_acts", mark.start, stop, "decision", "leave") + (within or [])
    families = shipped().tables.get("events", {})
    for event in reading.marks("events", mark.start, stop):
        if reading.text[event.start].isupper():  # part of a name: "Martyrs Brigade"
            continue
        if event.start < mark.end or any(one.start <= event.start < one.end for one in decisions):
            continue
        family = families.get(event.value, {}).get("family")
        if family in _OPERATIONAL and event.value not in _SPEECH_ABOUT:
            return True
    return reading.first("predicates", mark.end, stop, "outcome") is not None
