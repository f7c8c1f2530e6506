"""Which bodies and groups a statement names, and whether each acts or is acted upon."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit, shipped
from pipeline.particulars.behind_the_verb import acts
from pipeline.particulars.built import decided, holds
from pipeline.particulars.clauses import Main, family
from pipeline.particulars.reading import Reading
from pipeline.particulars.suffering import TAKEN, hidden_from, ousted, robbed
from pipeline.particulars.tellers import only_tells
from pipeline.particulars.units import units
from pipeline.types import Actor

_BY = frozenset(
    """by من يد ايدي силами від от со стороны боку контролем управлением
    قبل بنيران برصاص بقصف طائرات طيران غارات صواريخ""".split()  # noqa: SIM905
)
_ON = frozenset(
    """on against at from with targeting targeted killing kills of hit hits upon expelling expelled ousting
    ousted attacking vs ضد بحق علي عند لدي صفوف مواقع نقاط عناصر против по проти у из із""".split()  # noqa: SIM905
)
_SUFFERED = frozenset(
    ["kill", "wound", "kill-leader", "take-prisoners", "arrest", "abduct", "surrender", "execute", "destroy", "lose"]
)
_OWN = frozenset(["lose", "surrender", "defect"])
"""Events whose doer is the one who suffers them: a retreat is told of who retreats."""
_PASSIVE = frozenset("was were been be being is are has have получил убит".split())  # noqa: SIM905
MOST = 4
"""Most actors kept of a statement."""
DONE_BY = 48
"""Letters before a name in which the words stand that make it the doer's."""


def actors(reading: Reading, main: Main | None) -> tuple[Actor, ...]:
    """The actors that the statement names, each once, with its side and part; in order of appearance."""
    found: dict[str, Actor] = {}
    before: tuple[Hit, str] | None = None
    for hit in reading.of("actors"):
        joined = before and _one_group(reading, before[0], hit, main)
        part = before[1] if before and joined else _role(reading, hit, main)
        before = hit, part
        if hit.value in found:
            continue
        table = shipped().tables["actors"].get(hit.value, {})
        side = table.get("side")
        found[hit.value] = Actor(
            key=hit.value,
            name=_TO_THE.sub("ال", reading.original(hit.start, hit.end).strip()),
            side=str(side) if side else None,
            part=part,
        )
    for unit in units(reading):
        found.setdefault(unit.key, unit)
    return tuple(found.values())[:MOST]


_TO_THE = re.compile("^لل")
"""An Arabic article behind "to", as in للنظام."""


def _one_group(reading: Reading, before: Hit, hit: Hit, main: Main | None) -> bool:
    """Whether "and" joins two actors, so that what one of them does or suffers both do: قصف النظام وروسيا."""
    if main is None or main.value in _MUTUAL or not _AND.fullmatch(reading.folded, before.end, hit.start):
        return False
    return not _BETWEEN.search(reading.folded, max(0, before.start - 24), before.start)


_AND = re.compile(r"[\"'»)#\s]*(?:و|and|&|/|и|та|й|і)[\s\"'«(#]*(?:the |قوات |ميليشيا |مليشيا )?")
_BETWEEN = re.compile(r"(?:between|btwn|b/w|بين|между|між)(?!\w)")
_MUTUAL = frozenset(["clash", "talks", "agreement", "ceasefire", "prisoner-exchange", "breach"])
"""What two parties do to or with each other."""
_DONE_BY = re.compile(
    r"(?:نفذ\w*|شن\w*|ارتكب\w*|مصدر\w*|من قبل|علي يد|علي ايدي|من جانب|بمشارك\w+|بمساند\w+|بدعم(?: من)?|بغطاء(?: من)?"
    r"|برفق\w+|مدعوم\w* (?:من )?|[يت]ساند\w*|بالاشتراك مع|بالتعاون مع|بالتنسيق مع"
    r"|مشترك\w* (?:بين|مع|من)|بموازر\w+|تابع\w*"
    r"|backed by|supported by|together with|alongside|in cooperation with|при поддержке|за підтримки)"
    r"(?: (?:من|مع|طايرات|طايره|طيران|مروحيات|قوات|القوات|قوه|ميليشيا\w*|مليشيا\w*|عناصر|حلف|المناطق|مناطق|التي|سيطره"
    r"|يسيطر|تسيطر|عليها|نفوذ|تتبع|تابعه|الي|the|forces|troops))*[\s\"'«(<#]*[بل]?$"
)
"""Before who did it, with whose help or from whose ground."""
_OWNER = re.compile(
    r"(?<!\w)(?:ال)?(?:نقط[ه]|نقاط|موا?قعا?|حاجز|حواجز|مقر|مقرات|مقرا|رتل|رتلا|تجمع|تجمعات|تجمعا|دشم|ثكنه|معسكر"
    r"|قاعده|سياره|عربه|دبابه|اليه|اليات|مدرعه|دوريه|مستودع|نفق|غرفه عمليات)(?: (?:ال)?(?:عسكري|تفتيش|تابع)\w*)? لل?$"
)
"""Before whose post, column or tank it is that something befalls."""
_LOST_THINGS = frozenset(["shoot-down", "destroy", "capture-equipment", "intercept", "crash"])
_BELONGS = re.compile(r"(?:تابع\w*|\bbelonging to|принадлеж\w+|належ\w+) (?:ل|ال|لل|the )?$|تابع\w* ل$")
"""Before whose aircraft or tank it was."""
_FALLS_TO = re.compile(
    r"\b(?:(?:f[ae]ll\w*|lost|pass\w*|over|goes) to|in(?:to)? the hands of|(?:under|to) the control of) (?:the )?$"
)
"""Before whoever took what fell."""


def _role(reading: Reading, hit: Hit, main: Main | None) -> str:
    """The part of an actor: what befalls him by its own words first, else as the sentence is built."""
    if part := decided(reading, hit, main) or ("by" if acts(reading, hit, main) else None):
        return part
    if only_tells(reading, hit):
        return "unknown"
    if main is not None and (robbed(reading, hit, main) if hit.start > main.start else ousted(reading, hit, main)):
        return "on"
    if _OF_COUNTRY.match(reading.folded, hit.end) or _beyond(reading, hit, main) or holds(reading, hit, main):
        return "unknown"
    return "unknown" if hidden_from(reading, hit) else _part(reading, hit, main)


def _part(reading: Reading, hit: Hit, main: Main | None) -> str:
    """`by`, `on` or `unknown`, from what stands before the name and on which side of the verb it stands."""
    before = [*reading.words_between(max(0, hit.start - 24), hit.start)][-2:]
    if set(before[-1:]) & _BY or (len(before) == 2 and before[0] in _BY and before[1] in _LINKS):
        return "by"
    if main is not None and hit.start > main.start and _owns(reading, hit, main):
        return "on"
    if _DONE_BY.search(reading.folded, max(0, hit.start - DONE_BY), hit.start):
        return "by"
    if main is None or main.value == "prisoner-exchange":
        return "unknown"  # both sides give and take
    if main.start <= hit.start < main.end or (
        main.value == "capture" and _FALLS_TO.search(reading.folded, 0, hit.start)
    ):
        return "by"  # "in rebel hands", "fell to the rebels"; those present are who acts
    if set(reading.words_between(hit.end, hit.end + 16)) & _SAYS:
        return "unknown"
    if reading.broken(main.end, hit.start) or (main.value != "repel" and _does(reading, hit)):
        return "by"
    if before and before[-1] in _ON and hit.start > main.start:
        own = main.value in _OWN if before[-1] in ("of", "عناصر") else before[-1] == "from" and main.value not in TAKEN
        return "by" if own else "on"
    if reading.folded[main.start] >= "\u0600" and reading.folded[main.start] <= "\u06ff":
        return _part_arabic(reading, hit, main)
    if main.value == "break-siege" and _after_another(reading, hit):
        return "on"
    if hit.start >= main.start:
        return "by" if main.value in _OWN or _of_doer(reading, hit, main) else "on"
    return "on" if main.value in _SUFFERED - _OWN and _passive(reading, hit, main) else "by"


_OF_COUNTRY = re.compile(
    r"['’]s (?:[\w-]+[ -]){0,2}?(?:cit(?:y|ies)|towns?|capital|ports?|regions?|provinces?|oblasts?|villages?|grid"
    r"|power (?:grid|system)|energy (?:system|infrastructure)|border|coast|parliament|capital)\b"
)
"""Behind a country that a place belongs to: "Ukraine's second city was plunged into darkness"."""


def _beyond(reading: Reading, hit: Hit, main: Main | None) -> bool:
    """Whether who lost a place is told, if at all, before the comma behind which this actor stands."""
    if main is None or main.value != "lose" or hit.start < main.end:
        return False
    return "," in reading.folded[main.end : hit.start] and reading.folded[main.start] >= "\u0400"


def _after_another(reading: Reading, hit: Hit) -> bool:
    """Whether another actor is named before this one."""
    return any(one.start < hit.start and one.value != hit.value for one in reading.of("actors"))


def _owns(reading: Reading, hit: Hit, main: Main) -> bool:
    """Whether it was his post, tank or aircraft that it befell."""
    if _OWNER.search(reading.folded, max(0, hit.start - 40), hit.start):
        return True
    lost = main.value in _LOST_THINGS
    return lost and _BELONGS.search(reading.folded, max(0, hit.start - 24), hit.start) is not None


_SAYS = frozenset(
    [
        "claims",
        "claim",
        "claimed",
        "says",
        "said",
        "reports",
        "reported",
        "say",
        "announced",
        "accused",
        "confirmed",
        "заявило",
        "заявил",
        "заявили",
        "заявив",
        "says",
    ]
)
_LINKS = frozenset(["the", "a", "an", "قبل", "عناصر", "قوات", "مسلحي", "مجموعات"])


def _does(reading: Reading, hit: Hit) -> bool:
    """Whether a verb that can only be this actor's follows it: "as Rebels shelled it"."""
    strikes = [one for one in reading.of("events") if family(one.value) == "strike" or one.value == "assault"]
    if any(one.start < hit.end and hit.start < one.end for one in strikes):
        return True  # "Russian airstrikes" names both
    arabic = "\u0600" <= reading.folded[hit.start] <= "\u06ff"  # there the doer follows his strike
    if not arabic and any(
        hit.end < one.start and reading.distance(hit.end, one.start) <= OWN_STRIKE for one in strikes
    ):
        return reading.folded[hit.end : hit.end + 1] == " " and not _positions(reading, hit)
    return any(
        0 < event.start - hit.end <= 2
        and reading.folded[event.start : event.end].endswith(_ACTIVE)
        and event.value not in _SUFFERED
        for event in reading.of("events")
    )


OWN_STRIKE = 1
"""Words between an actor and the strike that is his: "Turkish drone strike", "Israeli air raids"."""


def _positions(reading: Reading, hit: Hit) -> bool:
    """Whether the word behind the actor says that it is the target: "regime positions"."""
    after = set(list(reading.words_between(hit.end, hit.end + 24))[:1])
    return bool(
        after
        & {
            "positions",
            "position",
            "targets",
            "vehicle",
            "vehicles",
            "fighters",
            "in",
            "with",
            "was",
            "were",
            "at",
            "and",
        }
    )


_ACTIVE = ("ed", "ing", "took", "struck", "hit", "drove", "или", "или", "али", "ли", "ив")


def _of_doer(reading: Reading, hit: Hit, main: Main) -> bool:
    """A noun and its doer: "assault from militias", "airstrikes by", "удары ВКС"."""
    between = list(reading.words_between(main.end, hit.start))
    if between[-1:] == ["from"] and family(main.value) in ("ground", "strike"):
        return True
    return not between and reading.folded[main.start] >= "\u0400" and family(main.value) == "strike"


def _passive(reading: Reading, hit: Hit, main: Main) -> bool:
    """Whether the sufferer stands before the verb: "were killed", "90 troops killed today", "убиты"."""
    written = reading.folded[main.start : main.end]
    if written in ("kills", "kill", "killing", "destroys", "destroy", "captures", "arrests", "wounds"):
        return False
    if written[0] >= "\u0400":
        return written.endswith(("ы", "н", "на", "но", "ны", "ні", "то", "ті", "ли")) and not written.endswith(
            ("или", "жили")
        )
    between = list(reading.words_between(hit.end, main.start))
    if set(between) & {"has", "have", "had"} and not set(between) & {"been"}:
        return False
    after = list(reading.words_between(main.end, main.end + 30))[:1]
    ends = reading.folded[main.end : main.end + 1] in (",", ".", ";", ":", "!")
    takes_object = (
        not ends
        and bool(after)
        and after[0]
        not in (
            "in",
            "by",
            "today",
            "and",
            "on",
            "near",
            "at",
            "as",
            "so",
            "after",
            "during",
            "yesterday",
            "around",
            "across",
        )
    )
    return bool(set(between) & _PASSIVE) or not takes_object


def _part_arabic(reading: Reading, hit: Hit, main: Main) -> str:
    """Arabic puts the verb first: its doer follows, then whom it befalls; after "death of" the sufferer follows."""
    struck = [
        event
        for event in reading.of("events")
        if event.end <= hit.start and family(event.value) in ("strike", "ground")
    ]
    if struck and struck[-1].start > main.start and reading.distance(struck[-1].end, hit.start) <= 1:
        return "by"
    if main.value in ("kill", "wound", "kill-leader", "execute", "take-prisoners"):
        suffered = reading.folded[main.start : main.end].startswith(
            ("مقتل", "قتلي", "استشه", "شهيد", "جرح", "اصاب", "مصرع", "هلاك", "نفوق", "صريع", "فطيس")
        )
        return "on" if hit.start > main.start and suffered else "by" if not suffered else "on"
    earlier = [one for one in reading.of("actors") if one.start < hit.start and one.value != hit.value]
    return "on" if earlier and hit.start > main.start else "by"
