"""What Russian and Ukrainian words of several senses tell, by what stands beside them: lost men, lost villages."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars import offices
from pipeline.particulars.befalling import Text, gap

NEAR = 4
"""Words between such a word and what decides its sense."""
FAR = 8
"""Words between an attack and what became of it: "атака ВСУ в районе … отбита"."""
_LOST = re.compile(r"потерял[аи]?\b|теряе?ю?т\b|[ву]трати(?:в|л[аи])\b|втрача(?:є|ють)\b")
_HOME = re.compile(r"(?<!\w)(?:додому|домой|на родину|на батьківщину|із полону|з полону|из плена|полонен|пленн)")
_BACK_IN = re.compile(r"(?:are |is )?back (?:in|with)\b")
_TURNED_BACK = re.compile(r"(?:отбит|відбит)[аоыіи]?\b")
_COVERED = re.compile(r"накры|накри")
_HOSTAGES, _REFUGEES = re.compile("заложник|заручник|hostage"), re.compile("беженц|біженц|переселен")
_FELL = re.compile(r"(?:пала?|впала|упала|впав)\b")
_COUNTED = re.compile(r"\D{0,20}\d")
_MEN = ("combatant", "person", "civilian", "leader")


def lost(text: Text, hit: Hit, _: list[Hit]) -> str:
    """Who loses men has them killed; who loses a helicopter, a tank or a village told by name has lost that."""
    if not _LOST.match(text.folded, hit.start):
        return hit.value
    if _POWER.match(text.folded, hit.end):
        return "outage"
    if any(gap(text, hit, one) <= 1 and one.start >= hit.end for one in text.of("objects", "craft")):
        return "shoot-down"
    if _LIMB.match(text.folded, hit.end):
        return "wound"
    if _ONE_CRAFT.match(text.folded, hit.end):
        return "destroy"
    people = [*text.of("whom", *_MEN), *text.of("numbers")]
    if _NAMED.match(text.folded, hit.end) and text.is_capital(hit.end + 1):
        people = [one for one in people if one.start >= hit.end]  # "окупанти втратили Киселівку"
    if any(gap(text, hit, one) <= NEAR for one in people) or _COUNTED.match(text.folded, hit.end):
        return hit.value
    things = [*text.of("whom", "equipment"), *text.of("whom", "building")]
    return "destroy" if any(gap(text, hit, one) <= 1 for one in things) else "lose"


_LIMB = re.compile(
    r" (?:\S+ )?(?:ног[уи]|рук[уи]|ступн\w+|стоп[уи]|кисть|глаз|око|очі|зір|зрени\w+|слух|обе ноги|обидві)(?!\w)"
)
"""What the wounded lose."""
_ONE_CRAFT = re.compile(
    r" (?:\S+ ){0,4}?(?:корабл|корабел|катер|крейсер|фрегат|корвет|субмарин|подлодк|підводн|буксир|танкер"
    r"|танк(?:а|ов|ів)?\b|бмп|бтр|гаубиц|рсзо|рсзв)"
)
"""Behind what somebody lost: ships and armour, however many."""
_NAMED = re.compile(r" [^\W\d_]")
"""A word, behind a loss: with a capital, a village's name."""
_POWER = re.compile(r" (?:\S+ ){0,6}(?:зв'язок|связь|живлен|питани|питання|електро|электро|энергоснаб|энергосет)")
"""What a plant loses that is cut off."""
_CHILDREN = re.compile(r" (?:\S+ ){0,2}(?:дет[еия]|дит[ия]|діт[еи]|реб[её]н|подростк|підліт|сирот|жител|мешкан)")
"""Behind "returned": who was away."""
_GIVEN_BACK = re.compile(r"верну|поверну|возвра")
"""What is said of villages and of captives and bodies alike."""


def regained(text: Text, hit: Hit, hits: list[Hit]) -> str | None:
    """An attack that is beaten off is repelled; a village that is, is taken back; captives are no village."""
    if _GIVEN_BACK.match(text.folded, hit.start) and any(
        one.start >= hit.end and gap(text, hit, one) <= 2 for one in text.of("objects", "captives")
    ):
        return "release" if _HOME.search(text.folded, hit.end, hit.end + 60) else None
    if _GIVEN_BACK.match(text.folded, hit.start) and _CHILDREN.match(text.folded, hit.end):
        return "return"
    if _BACK_IN.match(text.folded, hit.start) and any(
        one.end <= hit.start and gap(text, hit, one) <= 2 for one in text.of("objects", "captives")
    ):
        return "release"
    attacks = (one for one in hits if one.value in ("assault", "advance") and one.start != hit.start)
    reach = FAR if _TURNED_BACK.match(text.folded, hit.start) else NEAR // 2 if _beats_off(text, hit) else -1
    beaten = any(gap(text, hit, one) <= reach for one in attacks if reach == FAR or one.start >= hit.end)
    return "repel" if beaten else hit.value


def _beats_off(text: Text, hit: Hit) -> bool:
    return _BEATS_OFF.fullmatch(text.folded, hit.start, hit.end) is not None


def won_back(text: Text, hit: Hit, hits: list[Hit]) -> bool:
    """Whether what is "beaten off" is a village: the verb stands alone with its object, and no attack is named."""
    if not _beats_off(text, hit):
        return False
    attacks = (one for one in hits if one.value in _ATTACKS and one.start != hit.start)
    flown = any(gap(text, hit, one) <= NEAR for one in text.of("objects", "craft"))
    return not flown and all(gap(text, hit, one) > FAR for one in attacks)


_BEATS_OFF = re.compile(r"(?:отби|відби)(?:л[аи]?|в)")
_ATTACKS = ("assault", "advance", "strike", "airstrike", "drone-strike", "missile", "shelling", "clash", "ambush")


def signed(text: Text, hit: Hit, _: list[Hit]) -> str:
    """Who signs a decree agrees with nobody: what it orders tells the event."""
    decree = _SIGNS.match(text.folded, hit.start) and _DECREE.match(text.folded, hit.end)
    return "statement" if decree else hit.value


_SIGNS = re.compile(r"подпис|підпис|sign|وقع|توقيع|يوقع|توقع")
_DECREE = re.compile(
    r" (?:\S+ ){0,2}?(?:указ|закон|распоряж|розпорядж|постанов|приказ|наказ"
    r"|decree|law\b|order|bill\b"
    r"|(?:ال)?(?:مرسوم|قرار|قانون))"
)


def condemned(text: Text, hit: Hit, hits: list[Hit]) -> str | None:
    """A court condemns people; a ministry condemns deeds, and arrests nobody."""
    deeds = (one for one in hits if one.value in _CONDEMNED and one.start >= hit.end)
    told = _CONDEMNS.match(text.folded, hit.start) and any(gap(text, hit, one) <= 2 for one in deeds)
    return None if told else hit.value


_CONDEMNS = re.compile(r"осуди|осужд|засуди|засудж")
_CONDEMNED = (*_ATTACKS, "kill", "execute", "bombing", "breach", "damage", "abduct", "arrest", "destroy")


_STAFF = re.compile(
    r" (?:(?:its|their|our|his|all|the|foreign|medical|remaining|non-essential) ){1,3}(?:staff|ambassador|envoy"
    r"|diplomats|employees|personnel|workers|teams?|mission)\b"
)
"""Behind a withdrawal, who is called home: no ground is lost."""


def left(text: Text, hit: Hit, hits: list[Hit]) -> str:
    """A village that its people leave is not lost by an army; who attacked and fell back was repelled."""
    if offices.leaves_pact(text, hit) or _STAFF.match(text.folded, hit.end):
        return "suspend"
    if _FALLS_BACK.match(text.folded, hit.start) and any(
        one.end <= hit.start and gap(text, one, hit) <= FAR and _TRIED.match(text.folded, one.start)
        for one in hits
        if one.value in ("assault", "advance", "repel")
    ):
        return "repel"
    if not _LEAVES.match(text.folded, hit.start):
        return hit.value
    people = (one for one in text.of("objects", "people") if one.end <= hit.start)
    return "evacuate" if any(gap(text, hit, one) <= 1 for one in people) else hit.value


_FALLS_BACK = re.compile(r"откат|отступ|отош|отброш|відкот|відступ|відійш|відкин")
_TRIED = re.compile(r"попыт|пыта|контратак|атак|штурм|накат|намага|спроб|сунул|поперл|полезл|поліз")
_LEAVES = re.compile(r"залиша|залиши|покида|покину|оставля|остави|виход|уход|выход")


def struck_works(text: Text, hit: Hit) -> bool:
    """Whether what is hit are works, of which nobody knows yet what is left: "уразили нафтобазу"."""
    return _HITS.match(text.folded, hit.start) is not None and _ON_WORKS.match(text.folded, hit.end) is not None


_HITS = re.compile(r"ураз|враз|ураж|враж|пораз|пораж|атак")
_ON_WORKS = re.compile(
    r" (?:(?:на|по) )?(?:\S+ )?(?:нпз|нафто|нефте|нефтя|нафтов|подстанц|підстанц"
    r"|т[эе][цс]\b|г[эе]с\b|порт(?:у|а|ов\w+)?\b|энергообъект|енергооб|термінал|терминал|завод|электростанц"
    r"|електростанц|газо|арсенал|склад)"
)
"""Works that are struck from afar: no infantry storms a refinery."""


def covered(text: Text, hit: Hit) -> bool:
    """Whether a place is covered with fire, by what is named beside it: "накрили село градами"."""
    fire = text.of("means", "artillery", "rocket", "airstrike", "drone", "glide-bomb")
    return bool(_COVERED.match(text.folded, hit.start)) and any(gap(text, hit, one) <= NEAR for one in fire)


def hostages(text: Text, hit: Hit, hits: list[Hit]) -> bool:
    """Whether hostages are named who are free now, so that their taking is no news."""
    return bool(_HOSTAGES.match(text.folded, hit.start)) and any(
        one.value in ("release", "rescue") or _FREES.match(text.folded, one.start) for one in hits
    )


_FREES = re.compile(r"освобо|звільн|визвол|вызвол")


def refugees(text: Text, hit: Hit, hits: list[Hit]) -> str | None:
    """Refugees who return are not displaced."""
    home = _REFUGEES.match(text.folded, hit.start) and any(one.value in ("return", "back") for one in hits)
    return None if home else hit.value


def fallen(text: Text, hit: Hit) -> bool:
    """Whether what fell is a bomb or a drone, and no village."""
    flown = [*text.of("means"), *text.of("objects", "craft"), *text.of("whom", "munition")]
    return bool(_FELL.match(text.folded, hit.start)) and any(gap(text, hit, one) <= NEAR for one in flown)


def taken(text: Text, hit: Hit, hits: list[Hit]) -> str | None:
    """What a capture is of, where it is no place: prisoners told before the verb; tanks that are knocked out."""
    if _WHITE.search(text.folded, hit.start, hit.end):
        return "surrender"
    if _TOOK.match(text.folded, hit.start) and _INTO_A_RING.match(text.folded, hit.end):
        return "siege"
    if any(one.value == "take-prisoners" and one.end <= hit.start and gap(text, hit, one) == 0 for one in hits):
        return "take-prisoners" if _TOOK.match(text.folded, hit.start) else None
    if _TOOK.match(text.folded, hit.start) and any(
        one.value == "take-prisoners" and one.start >= hit.end and gap(text, hit, one) <= 2 for one in hits
    ):
        return "take-prisoners"
    if _OUT.match(text.folded, hit.start) and _BAND.search(text.folded, max(0, hit.start - 40), hit.start):
        return "repel"
    if _KNOCKED.match(text.folded, hit.start):
        tanks = [one for one in text.of("whom", "equipment") if one.start >= hit.end and gap(text, hit, one) <= 1]
        return "destroy" if tanks else None
    return None


_TOOK = re.compile(r"взял|взят|узял|захв|захоп")
_OUT = re.compile(r"выдав|вытес|выби|витіс|видав")
_BAND = re.compile(r"(?:дрг|групп\w*|груп\w*|диверсант\w*) $")
"""Raiders who are driven out held nothing."""
_KNOCKED = re.compile(r"выб[иь]|виб[иь]")
_WHITE = re.compile(r"(?<!\w)(?:бел|біл)\w+ (?:флаг|прапор)")
_INTO_A_RING = re.compile(
    r" (?:в|у) (?:\S+ ){0,2}(?:окружени|кольцо|кот[её]л|клещ|тиск|лещат|полукольц|оточен|кільце|кліщ|напівкільц)"
)
"""Behind a garrison that is "taken": into what."""


def shot_captives(text: Text, hit: Hit, hits: list[Hit]) -> bool:
    """Whether who is shot are prisoners or wounded: "розстріляли двох полонених"."""
    return _SHOT.match(text.folded, hit.start) is not None and any(
        one.start >= hit.end and gap(text, hit, one) <= 3 for one in hits if one.value in ("take-prisoners", "wound")
    )


_SHOT = re.compile(r"рас?стрел|розстріл")


def harmless(text: Text, hit: Hit) -> bool:
    """Whether the dead, hurt or wrecked are named only to say that there are none: "пострадавших нет"."""
    return _NONE_OF_THEM.match(text.folded, hit.end) is not None


_NONE_OF_THEM = re.compile(
    r"(?: (?:и|та|й|або|или|чи) \S+)? (?:нет|нету|немає|нема|не было|не було|не зафиксир\w+|не зафікс\w+)(?!\w)"
)


def stands(text: Text, hit: Hit) -> bool:
    """Whether "стоит" tells of a town that holds out, and not of what stands, or is worth, in it."""
    if not _STANDS.fullmatch(text.folded, hit.start, hit.end):
        return True
    return _HOLDS_OUT.match(text.folded, hit.end) is not None


_STANDS = re.compile(r"стоит|стоїть")
_HOLDS_OUT = re.compile(r" ?(?:[.,!…]|$)|(?: \S+)? насмерть")


def hold(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """A town that "stands" holds out; a queue that does tells of no town; what is held is a town or a line."""
    if _HOLDS.fullmatch(text.folded, hit.start, hit.end):
        name = _NAME.match(text.folded, hit.end)
        named = name is not None and text.is_capital(name.end() - 1)
        before = _NAME_BEFORE.search(text.folded, 0, hit.start)
        named = named or (before is not None and text.is_capital(before.start(1)))
        return hit.value if named or _A_LINE.match(text.folded, hit.end) else None
    return hit.value if stands(text, hit) else None


_HOLDS = re.compile(
    r"держат|держим|держит|удерживают|удерживает|тримають|тримаємо|тримає|утримують|утримує|утримуємо"
    r"|контролируют|контролирует|контролируем|контролюють|контролює|контролюємо"
)
_NAME_BEFORE = re.compile(
    r"(?:^|[.!?,:–—] ?)([^\W\d_][\w'’-]+[ую](?: [^\W\d_][\w'’-]+)?) (?:мы |ми |поки |пока |ще |еще |міцно |крепко )?$"
)
"""A name that a sentence opens with, in the case of what is held: "Ольховатку держим"."""
_NAME = re.compile(r" [«\"]?[^\W\d_]")
_A_LINE = re.compile(
    r" (?:\S+ )?(?:позици|позиці|част[ьи]|околиц|окраин|район"
    r"|оборон|рубеж|рубіж|лини|ліні|плацдарм|город|місто|село|пос[её]лок|селище|высот|висот|центр|середм|школ|завод"
    r"|террикон|терикон|вокзал|квартал|микрорайон|мікрорайон|шахт|трасс|трас[уи])"
)
"""What is held, where it has no name."""


def kill(text: Text, hit: Hit, hits: list[Hit]) -> str | None:
    """Prisoners who are shot are executed; the dead of whom there are none are not told."""
    if harmless(text, hit) or (_PUT_OUT.match(text.folded, hit.start) and _MISHAP.match(text.folded, hit.end)):
        return None
    return "execute" if shot_captives(text, hit, hits) else lost(text, hit, hits)


_PUT_OUT = re.compile(r"ликвид|ліквід")
_MISHAP = re.compile(
    r" (?:\S+ )?(?:пожар|пожеж|последств|наслідк|завал|возгоран|загоран|займан|авари|аварі|подтоплен|підтоплен)"
)
"""What firemen and repairmen "liquidate"."""
