"""Which event a statement is mainly about, and whether it says that it did not happen."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars.about import matter, purpose
from pipeline.particulars.beaten import BEATEN, beaten
from pipeline.particulars.causes import wrecked
from pipeline.particulars.clauses import Main, aside, attributive, negated
from pipeline.particulars.ends import OPENINGS, STAYS, after_its_capture, came_instead, leads_to
from pipeline.particulars.reading import Reading
from pipeline.particulars.refining import refined

_TALK = frozenset(["statement", "criticise", "call", "talks"])
"""What is said frames what is told: chosen only where nothing else is, or for a body's own act."""
_FAINT = frozenset(["acknowledge", "show", "supply", "arrive", "presence", "evacuate", "deploy", "merge", "fortify"])


def main_event(reading: Reading, own_act: bool = False) -> Main | None:
    """The event that the statement's main clause tells of, or None.

    Of several, the first outside subordinate clauses wins; what is merely said gives way to what is told, unless the
    statement is a body's own act (`own_act`).
    """
    hits = [hit for hit in reading.of("events") if not (_merely_told(reading, hit) or purpose(reading, hit))]
    if own_act and not reading.of("events", "acknowledge"):
        hits = [hit for hit in hits if not matter(reading, hit)]
    if not hits:
        return None
    chosen = min(hits, key=lambda hit: (_rank(reading, hit, own_act), hit.start, hit.value))
    value = refined(reading, chosen)
    if value == "lose" and (there := came_instead(reading, chosen)):
        return there
    if value in STAYS and (taken := after_its_capture(reading)):
        return taken
    if value in _TRIED and _in_vain(reading, chosen):
        return Main("repel", chosen.start, chosen.end, False)
    denied = negated(reading, chosen)
    if denied and value in _TRIED and _FAILED.search(reading.folded, max(0, chosen.start - 40), chosen.start):
        return Main("repel", chosen.start, chosen.end, False)
    return Main(value, chosen.start, chosen.end, denied)


def _in_vain(reading: Reading, hit: Hit) -> bool:
    """Whether it is told in Arabic before `hit` that somebody failed in it."""
    return _FAILED_TO.search(reading.folded, max(0, hit.start - 64), hit.start) is not None


_TRIED = frozenset(["advance", "assault", "capture", "regain", "repel"])
_FAILED = re.compile(
    r"(?:fail(?:s|ed)?|unable) to |(?:فشل|يفشل|تفشل|اخفق|عجز)\w* |не (?:смог|змог|сумел|зумі|удалос|вдалос)\w* "
)
"""Before what somebody tried in vain: the other side beat it off."""
_FAILED_TO = re.compile(r"(?<!\w)[وف]?[يت]?(?:فشل|اخفق|عجز)\w{0,2} (?:[^\s.,،]+ ){1,4}(?:في|عن) (?:ال)?$")
"""The same in Arabic, where who tried stands between: فشلت قوات النظام في اقتحام."""


def _merely_told(reading: Reading, hit: Hit) -> bool:
    """Whether the event stands in an afterthought that the main clause goes on behind: "X, taken by rebels, sits …"."""
    if hit.value == "criticise" and _ACCUSED_OF.match(reading.folded, hit.start):
        return any(one.end <= hit.start and one.value not in _TALK for one in reading.of("events"))
    if reading.folded[hit.start - 1 : hit.start] in "بل" and _THREATENS.search(
        reading.folded, max(0, hit.start - 64), hit.start
    ):
        return True
    if reading.folded[hit.start - 1 : hit.start] == "ل" and _BATTLE_FOR.search(
        reading.folded, max(0, hit.start - 48), hit.start - 1
    ):
        return True
    for start, end in reading.afterthoughts:
        if start <= hit.start < end:
            comma = reading.folded.find(",", end)
            goes_on = comma > 0 and _WHO_SAYS.match(reading.folded, comma) is None
            return goes_on and reading.distance(comma, len(reading.folded)) >= GOES_ON
    return False


_THREATENS = re.compile(r"(?<!\w)[وف]?(?:ال)?[يتن]?(?:تهديد|هدد|توعد|لوح)\w*(?: [^\s.,،]+){0,5} [بل]$")
"""Before what is only threatened with, in Arabic."""
_BATTLE_FOR = re.compile(
    r"(?<!\w)[وفبل]?(?:ال)?(?:معرك|معارك|عملي|هجوم|محاول|مساعي|زحف|عمل عسكري|حشد"
    r"|تعزيزات)\w*(?: [^\s.,،]+){0,2} $"
)
"""Before what a battle is fought for, in Arabic: معركة لاستعادة."""
_ACCUSED_OF = re.compile(r"accused of \w+ing\b")
"""Behind whom somebody sanctions or arrests: why."""
_WHO_SAYS = re.compile(r", (?:according to|says?|said|reports?|per|as)\b")
"""Behind a comma, who tells it: no main clause goes on."""
GOES_ON = 3
"""Words behind an afterthought that make a main clause."""


def _rank(reading: Reading, hit: Hit, own_act: bool) -> int:
    rank = 0
    if hit.value == "statement" and _DECIDES.match(reading.folded, hit.start):
        rank -= 4
    elif hit.value == "criticise" and _of_a_deed(reading, hit):
        rank -= 1
    elif hit.value in _TALK and not (hit.value == "talks" and _COMES.match(reading.folded, hit.start)):
        rank += 2 if own_act and hit.value == "statement" else -4 if own_act else 6
    elif hit.value in _FAINT:
        rank += 1
    if aside(reading, hit.start):
        rank += 3
    if attributive(reading, hit):
        rank += 2
    if hit.value == "take-prisoners" and _CAPTIVES.match(reading.folded, hit.start):
        rank += 1
    if hit.value in OPENINGS and leads_to(reading, hit) and not _in_vain(reading, hit):
        rank += 1
    if hit.value in _TRUCE and _IN_SPITE_OF.search(reading.folded, max(0, hit.start - 40), hit.start):
        rank += 3
    if hit.value == "wound" and any(0 <= hit.start - one.end <= 3 for one in reading.of("events", "evacuate")):
        rank += 3
    if hit.value in BEATEN and beaten(reading, hit):
        rank += 2
    return rank + _rank_beside(reading, hit)


_TRUCE = frozenset(["ceasefire", "agreement", "talks"])
_IN_SPITE_OF = re.compile(
    r"(?:\b(?:despite|in spite of|notwithstanding|ignoring)|(?<!\w)(?:несмотря на|вопреки|попри|всупереч|незважаючи на)"
    r"|رغم)(?: \S+){0,2} ?(?:ال)?$"
)
"""Before a truce in spite of which something was done."""


def _of_a_deed(reading: Reading, hit: Hit) -> bool:
    """Whether what is condemned stands right behind: the deed is told to be judged, and was news before."""
    return any(
        hit.end <= one.start and reading.distance(hit.end, one.start) <= 1 and one.value not in _TALK
        for one in reading.of("events")
    )


_DECIDES = re.compile(
    r"(?:adopt|approv|pass|ratif|vetoe?|ok)\w* (?:\S+ ){0,3}?(?:resolution|law|bill|decree|motion|budget|deal"
    r"|agreement|plan)\b"
    r"|(?:open|launch|order|start|initiat)\w* (?:\S+ ){0,4}?(?:case|investigation|inquiry|probe|proceedings)\b"
    r"|(?:has |have )?decid\w* to (?:reinforce|strengthen|keep|continue|hold|defend|stay)\b"
    r"|(?:возбу[жд]|откр|нача|завел|завод)\w* (?:\S+ ){0,3}?(?:дел[ао]?|расследован\w+|проверк\w+)"
    r"|(?:відкри|розпоча|поруш|почал)\w* (?:\S+ ){0,3}?(?:провадж\w+|розслідуван\w+|справ[уи])"
    r"|(?:[تي]?فتح\w*) (?:\S+ ){0,1}?(?:ال)?تحقيق"
    r"|(?:принял|одобрил|утвердил)\w* (?:\S+ ){0,2}?(?:резолюци|закон|постановлени|указ)"
    r"|(?:ухвали|схвали|затверди)\w* (?:\S+ ){0,2}?(?:резолюці|закон|постанов|указ)"
    r"|(?:يتبن|تبن|اعتمد|يعتمد|تعتمد|اقر|يقر|تقر)\w* (?:\S+ ){0,3}?(?:قرار|قانون|مرسوم)"
)
"""A decision in writing: what it is about comes behind it, and did not happen now."""
_COMES = re.compile(r"arriv|landed|обсуд|обсуж|обговор|прибу|прибы|приїха|приеха|وصل|يصل|تصل|وصول")
"""Who comes to talk: the visit is what happened, whatever it is for."""
_SUM = re.compile("حصيل")
"""A sum of whatever follows: not only of the dead."""
_DAYS_WORK = ("take-prisoners", "destroy", "capture-equipment", "shoot-down", "arrest")


def _rank_beside(reading: Reading, hit: Hit) -> int:
    """How far the other events of the statement stand before this one."""
    rank = 0
    for value, word, others, behind in _BESIDE:
        if hit.value == value and (word is None or word.match(reading.folded, hit.start)):
            rank += behind if _beside(reading, hit, others) else 0
    if hit.value == "aid" and (
        reading.of("events", "aid-blocked", "airstrike", "shelling", "drone-strike", "strike", "ambush")
        or (
            (_CORRIDOR.match(reading.folded, hit.start) or _CRESCENT.match(reading.folded, hit.start))
            and reading.of("events", "evacuate", "displace")
        )
    ):
        rank += 2
    if hit.value == "strike" and any(one.start > hit.end for one in reading.of("events", "shoot-down")):
        rank += 2  # "hit by a missile and crashed"
    if hit.value == "bombing" and (_BLOWN_EARLY.match(reading.folded, hit.start) or wrecked(reading, hit)):
        rank += 2
    return rank + (_rank_of_means(reading, hit) if hit.value in _MEANS else 0)


def _beside(reading: Reading, hit: Hit, others: tuple[str, ...]) -> bool:
    """Whether one of these events is told; a column seen by somebody behind a comma does not take who entered along."""
    found = reading.of("events", *others)
    if hit.value != "advance":
        return bool(found)
    return any("," not in reading.folded[slice(*sorted((hit.end, one.start)))] for one in found)


def _rank_of_means(reading: Reading, hit: Hit) -> int:
    """How far a strike that is told by what it was made with stands behind what else is told."""
    rank = 1 if _CRAFT.match(reading.folded, hit.start) else 0
    if _wielded(reading, hit):
        rank += 1
    return rank + (2 if reading.of("events", "intercept", "shoot-down") else 0)


_REMAINS = re.compile(r"bod(?:y|ies)|remains|corpses?|جث")
_GIVEN = ("release", "prisoner-exchange")
"""What is done with the bodies of the fallen: nobody was killed by it."""
_BLOWN_EARLY = re.compile(r"(?:sv|v)bieds? (?:\S+ ){0,2}(?:destroyed|stopped|hit|taken out|intercepted)\b")
"""A car bomb that did not reach its goal."""
_REFUGEES = re.compile(r"(?:ال)?(?:نازح|لاجي|مهجر)|displaced|refugees|idps|беженц|біженц|переселен")
"""The displaced: of what befalls them, its own word tells."""
_BEFALL = (
    "aid",
    "kill",
    "wound",
    "arrest",
    "airstrike",
    "shelling",
    "strike",
    "drone-strike",
    "evacuate",
    "return",
    "fire",
)
_PROTESTERS = re.compile(r"(?:ال)?(?:متظاهر|محتج)|demonstrators|protest[eo]r|протестующ|демонстрант|протестувальник")
"""Those who protest: of what else they do, its own word tells."""
_CRESCENT = re.compile(r"(?:ال)?(?:هلال|صليب)")
"""Who also brings the sick out."""
_CORRIDOR = re.compile(r"humanitarian corr|ممر|معبر انساني")
"""What people leave through: aid only where nobody is said to leave."""
_MEANS = frozenset(["missile", "drone-strike", "airstrike"])
"""Strikes that are told by the name of what they are made with."""


_CRAFT = re.compile(r"(?:ال)?(?:طيران|طاير|مروحي|مقاتلات)")
"""Arabic names the strike by its aircraft; aircraft also carry, watch and support."""


def _wielded(reading: Reading, hit: Hit) -> bool:
    """Whether the word names a weapon only, and the verb behind it tells what it did: "КАБами обвалили міст"."""
    weapon = any(one.start == hit.start for one in reading.of("means"))
    return weapon and any(
        hit.end < one.start
        and reading.distance(hit.end, one.start) <= WIELDED
        and not reading.broken(hit.end, one.start)
        for one in reading.of("events")
        if one.value not in _MEANS
    )


WIELDED = 1  # words between a weapon and the verb that tells what was done with it
_BURNS = frozenset(["strike", "airstrike", "shelling", "missile", "drone-strike", "explosion", "bombing"])
"""What sets things on fire: told beside it, a fire is its sign."""
_GUNS = re.compile(
    r"(?:artillery|mortars?)\b(?! (?:fire|shell|strike|attack|bombard|barrage|pound|hit|target|f[ae]ll|land))"
)
"""Guns that somebody has, sends or gives up, and does not fire."""
_ROUND = re.compile(r"(?:peace )?(?:talks|negotiations|conference|delegation|summit|dialogue)\b")
_BESIDE: tuple[tuple[str, re.Pattern[str] | None, tuple[str, ...], int], ...] = (
    ("intercept", None, ("shoot-down",), 1),
    ("shelling", _GUNS, ("deploy", "arrive", "surrender", "supply"), 4),
    ("kill", _SUM, _DAYS_WORK, 2),
    ("kill", _REMAINS, _GIVEN, 3),
    ("wound", re.compile("ال(?:جرحي|مصابين|مرضي)"), ("evacuate", "prisoner-exchange", "agreement", "close"), 3),
    ("assault", re.compile("(?:[يتن]|ا)?قتحم|اقتحام"), ("raid", "arrest"), 2),
    ("raid", None, ("arrest", "abduct", "kill-leader", "take-prisoners"), 2),
    ("breach", None, ("clash", "assault", "shooting", *sorted(_BURNS)), 1),
    ("agreement", None, ("suspend",), 1),
    ("abduct", re.compile(r"зникл|пропавш"), ("close", "protest"), 2),
    ("assault", re.compile(r"атак|нал[её]т|наліт"), ("intercept",), 2),
    ("missile", None, ("supply",), 2),
    ("kill", re.compile(r"murder|killing|assassinat|убийств|вбивств|قتل|اغتيال"), ("arrest",), 3),
    ("shelling", re.compile(r"снаряд|ракет|shells"), ("intercept", "shoot-down"), 2),
    ("ambush", re.compile(r"дрг|диверс"), ("repel", "destroy", "kill", "arrest", "shooting", "shelling"), 2),
    ("ceasefire", None, ("suspend", "breach"), 1),
    ("kill", re.compile("расстрел|розстріл"), ("ambush",), 2),
    ("shooting", re.compile("расстрел|розстріл|обстрел|обстріл|border guards"), ("ambush",), 2),
    ("fire", re.compile(r"(?!burn\w* (?:\w+ )?t[iy]res)"), tuple(sorted(_BURNS)), 4),
    ("displace", _REFUGEES, _BEFALL, 2),
    ("advance", None, ("arrive",), 2),
    ("arrive", re.compile(r"колон"), ("advance",), 3),
    ("arrive", re.compile(r"(?:\w+ )?(?:batch|convoy|group)"), ("evacuate", "displace"), 1),
    ("protest", _PROTESTERS, ("riot",), 1),
    ("criticise", None, ("protest",), 3),
    ("call", None, ("order-evacuation",), 6),
    ("wound", None, ("execute",), 2),
    ("kill", re.compile("тел[ао]|тіл[ао]"), ("execute",), 2),
    ("assault", None, ("claim-responsibility",), 2),
    ("explosion", None, ("claim-responsibility",), 2),
    ("bombing", None, ("claim-responsibility",), 2),
    ("advance", re.compile("вышли|вышел|вийшли|вийшов"), ("surrender",), 2),
    ("show", None, ("fortify",), 1),
    ("aid", re.compile(r"(?:ال)?هلال|(?:ال)?صليب|red cr"), ("evacuate",), 2),
    ("talks", _ROUND, ("appoint",), 6),
    ("deploy", re.compile(r"(?:conscri|mobili)"), ("arrest", "defect"), 2),
)
"""An event, how its word begins where that matters, the events that it stands behind, and by how much."""
_CAPTIVES = re.compile(
    r"pows?\b|prisoners\b|captives\b|detainees\b|пленны|пленног|военноплен|полонен|військовополон|اسري|الاسري|اسير"
)
"""Words for prisoners: of what is done with them, the verb tells."""
