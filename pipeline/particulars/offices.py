"""What offices, courts and works do, where a word of several senses tells it: a visit, a sentence, a stop, a delay."""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars import givings, losing
from pipeline.particulars.befalling import Text, befalls, gap, near

NEAR = 4
"""Words between such a word and what decides its sense."""
SUBJECT = 60
"""Letters before an arrival in which stands who arrived; in Arabic as many behind it."""
DELAY = 50
"""Letters behind an event in which it is told to have been put off, or not to have been."""
_ARRIVES = re.compile(
    r"arriv|reach|добрал|дістал|доїхал|доехал|заехал|заїха|въехал|land(?:s|ed) in|прибу|прибы|прилет[еі]|приїха"
    r"|приеха|وصل|يصل|تصل|وصول"
)
HOLDERS = re.compile(
    r"\b(?:(?:prime |foreign |defen[cs]e |interior |deputy )?ministers?|president|secretary[ -]general|chancellor"
    r"|secretary of state|pope|ambassador|(?:special )?envoys?|director[ -]general|commissioner|delegations?|chairman"
    r"|chief of the (?:un|iaea|osce|icrc)|(?:un|iaea|nato|eu|cia|icrc|opcw) (?:\w+ )?(?:chief|head|team|mission|experts"
    r"|inspectors|monitors)|inspectors|negotiators|premier|king|emir|senators?|lawmakers|guterres|grossi|blinken|lavrov"
    r"|kerry|pedersen|de mistura|zelensk\w+|macron|scholz|erdogan|putin)\b"
    r"|\b(?:(?:вице[ -]?|віце[ -]?)?прем'?ь?[єе]р\w*|министр\w*|міністр\w*|(?:вице|віце)?[ -]?президент\w*|ген ?сек\w*"
    r"|генеральн\w+ (?:секретар|директор)\w*|госсекретар\w*|держсекретар\w*|канцлер\w*|глава (?:мид|магатэ|оон|ек|ес"
    r"|евро\w+|нато|фбр|цру|мкк\w*)|голова (?:магате|оон|єврокомісі\w+|єврорад\w+|мзс)|очільни\w+ (?:магате|мзс|оон)"
    r"|посол|посла|посланник\w*|послан(?:ец|ц)\w*|спец(?:посланник|представник|представител)\w*|делегаци\w+|делегаці\w+"
    r"|мисси\w+ (?:магатэ|оон|обсе)"
    r"|місі\w+ (?:магате|оон|обсє)|эксперт\w* магатэ|эксперты|експерти|инспектор\w*|інспектор\w*|наблюдатели"
    r"|гутерр?[еи]ш\w*|гросс[иі]|блинкен|блінкен|лавров|зеленск\w+|зеленськ\w+|макрон|шольц|эрдоган|ердоган|патриарх"
    r"|папа (?:римск|римськ)\w+)\b"
    r"|(?<!\w)(?:ال)?(?:وزير|رييس|امين عام|الامين العام|مبعوث|موفد|وفد|سفير|غوتيريش|غروسي|بيدرسن|دي ميستورا|بعثه"
    r"|مفتش\w+|مفتشي|مستشار)(?!\w)"
)
"""Who comes to talk or to see, and not to fight."""
_TROOPS = re.compile(
    r"troops|soldiers|forces|brigade|battalion|convoy|column|guard|войск|подразделен|бригад|батальон|колонн|эшелон"
    r"|військ|підрозділ|колон|ешелон|قوات|رتل|تعزيزات|لواء|كتيب"
)
_UNMADE = re.compile(
    r"[^.!?,;:(]{0,30}?\b(?:(?:was|were|has been|have been|is|are) (?:\w+ )?(?:cancell?ed|called off"
    r"|postponed|put off|suspended|delayed|on (?:hold|ice)|stalled)|(?:did not|didn't) (?:take place|happen|go ahead)"
    r"|fell through"
    r"|has fallen through|(?:cancell?ed|called off|postponed|put off|delayed|on (?:hold|ice)|stalled)"
    r"(?= *(?:$|[.!;,]|(?:until|till|due|over|after|again|as|because|by|to|for|this|on)\b))"
    r"|falls through|fail(?:s|ed) to (?:start|happen|go ahead|materiali[sz]e|take place|depart|leave|set off)"
    r"|(?:не|так и не) (?:состоял\w+|произош\w+|прош[её]?л\w+|случил\w+)|сорва(?:л\w+сь|лся|н[аоы]?)"
    r"|отмен(?:[её]н|ил)\w*|перен[её]с(?:ен|л[аи])\w*|отлож(?:ен|ил)\w*"
    r"|не (?:відбу\w+|сталос\w+|вдал\w+)|зірва(?:л\w+с[ья]|вся|н[аоі])|скас(?:ова|ува)\w+"
    r"|перенес(?:ен|л)\w+|відкла(?:де|л)\w+)(?!\w)"
    r"|[^.،]{0,30}?(?:لم (?:[يت]تم|[يت]حدث|[يت]جر)|الغي|تاجل|فشل)"
)
"""Behind what was planned: that it did not happen."""
_AFTER_ALL = re.compile(
    r"[^.!?;]{0,90}?, (?:has|have|had|was|were|is|are)(?: been| being)? (?:postponed|put off|cancell?ed|called off"
    r"|delayed|suspended|turned back)\b"
)
"""The same behind what a convoy carries and whither, between commas."""
_PUT_OFF = re.compile(
    r"(?:cancell?ed|postponed|called off|delayed|отмен\w+|перен[её]с\w*|отлож\w+|сорва(?:л\w*|н[аоы]?)|срыв\w*"
    r"|скас(?:ова|ува)\w+|перенес\w+|відкла\w+|зірва\w+|зрив|تاجيل|الغاء|ارجاء|فشل|تعثر|توقف|تعليق|عرقله"
    r"|تاخر|تاخير|توجل|اجلت) (?:\S+ ){0,2}$"
)
"""Before it the same."""
_RUNS = re.compile(
    r"\b(?:reactors?|power (?:plant|station|unit)s?|(?:power )?units?(?= (?:no|\d|at|of))|turbines?|pumping station"
    r"|water (?:plant|station|works)"
    r"|nuclear plant|refinery|energy facilit\w+"
    r"|энергоблок\w*|блок[аеу]?|реактор\w*|а[эе]с|т[эе][цс]|гр[эе]с|водоканал\w*|насосн\w+|котельн\w+|водозабор\w*"
    r"|турбин\w*"
    r"|енергоблок\w*|водогон\w*|водозаб[оі]р\w*|подач[аиу]|електропостачан\w*|водопостачан\w*|электроснабжен\w*"
    r"|водоснабжен\w*|газоснабжен\w*|газопостачан\w*|за[эе]с|южноукраинск\w+ аэс"
    r")\b|(?<!\w)(?:ال)?(?:محط\w+|مفاعل|ضخ|كهرباء)(?!\w)"
)
"""Works whose stop leaves people without power or water."""
_TRAFFIC = re.compile(
    r"\b(?:движени\w+|поезд\w*|поїзд\w*|рух|руху|рейс\w*|переход|перехід|пропуск\w*|при[её]м|вылет\w*|трафик|метро"
    r"|пол[её]т\w*|польот\w*|трамва\w+|троллейбус\w*|тролейбус\w*|автобус\w*|электричк\w+|електричк\w+|паром\w*"
    r"|работ[ауы] завод\w+|занятия|заняття"
    r"|traffic|trains?|trams?|bus(?:es)?|ferr(?:y|ies)|flights?|railway|metro|crossings?)\b"
)
_STOPS = re.compile(r"останов|зупин|прекращ|припин|stop|halt|shut|suspend|приостан|призупин|توقف|اوقف")
_BROUGHT_TO_A_STOP = re.compile(r"\b(?:was|were|is|are|been|being|got) (?:\w+ly )?(?:halted|stopped|paused)$")
"""What is told of an attack that others stopped; who halts his own offensive is not beaten."""
REACH = 8
"""Words between an attack and its being stopped."""
_LEFT_PACT = re.compile(
    r"pull\w* out|withdr|quit|leav|left|вы(?:шл|ше|хо)|ви(?:йш|хо)|покин|залиш|انسحب|ينسحب|تنسحب|انسحاب"
)
_ARMS = re.compile(
    r"\b(?:leopards?|abrams|patriots?|iris-?t|himars|storm shadows?|atacms|f-?16s?|gripens?|tanks?|howitzers?|missiles"
    r"|jets|air defen[cs]e|ammunition|shells|weapons|arms|drones|military (?:aid|assistance)|security assistance"
    r"|танк\w*|ракет\w*|гаубиц\w*|снаряд\w*|боеприпас\w*|боєприпас\w*|оружи\w*|збро[їєюя]\w*|вооружени\w*|озброєн\w*"
    r"|систем\w* п[пв]о|самолет\w*|літак\w*|винищувач\w*|истребител\w*|военн\w+ помощ\w*|військов\w+ допомог\w*)\b"
    r"|(?<!\w)(?:ال)?(?:دبابات|صواريخ|اسلحه|ذخاير|ذخيره|طايرات|مساعدات عسكريه)(?!\w)"
)
_GIVES = re.compile(
    r"approv|okay|oks|pledg|announc|authori[sz]|confirm|одобр|утверд|объяв|оголо|схвал|затверд|пообещ|пообіц|اعلن"
    r"|تعلن|يعلن"
    r"|وافق|توافق|يوافق"
)
_DELIVERY = re.compile(
    r"\b(?:deliver\w*|suppl\w+|transfer\w*|packages?|tranche|sen[dt]\w*|shipment\w*|export of|sale of|поставк\w+"
    r"|передач\w+|пакет\w*|отправ\w+|постачан\w+|надання|предоставлени\w+|продаж\w*)\b|(?<!\w)(?:ال)?(?:تسليم|تزويد"
    r"|حزمه|ارسال"
    r"|توريد)(?!\w)"
)
_SENTENCE = re.compile(
    r"[^.]{0,60}?\b(?:\d+(?:[ -]\w+)? (?:лет|года?|рок[иіу]\w*|років)|пожизнен\w+|довічн\w+|ув'язнен\w+|заключени\w+"
    r"|колони\w+|казн\w+|страт\w+|смертн\w+)\b"
)
"""Behind a court's "осудил": to what."""
_COURT = re.compile(r"\b(?:court|judges?|tribunal|суд\w*|трибунал\w*)\b|(?<!\w)(?:ال)?(?:محكمه|قضاء|قاضي)(?!\w)")
_DEATH = re.compile(r"(?:[تي]?حكم\w*|[تي]?قض[تي]|sentenc\w+) (?:\S+ ){0,4}?(?:بال|ب|to )?$")
_DECISION = re.compile(r"(?:[تي]?تبن\w*|اعتمد\w*) (?:\S+ ){0,2}?(?:ال)?(?:قرار|مشروع|بيان|قانون)")
_ENVOY = re.compile(r" (?:\S+ ){0,2}(?:ال)?(?:سفير|دبلوماس|قنصل|ملحق|بعث)")


def appointed(text: Text, hit: Hit, _: list[Hit]) -> str | None:
    """Arabic writes "appointed" like "spring", with which names of villages begin: عين الباشا."""
    if not _SPRING.fullmatch(text.folded, hit.start, hit.end) or _TO_OFFICE.match(text.folded, hit.end):
        return hit.value
    return None


_SPRING = re.compile("عين")
_TO_OFFICE = re.compile(
    r"(?: \S+){0,6}? (?:ال)?(?:قايد|رييس|مدير|محافظ|وزير|امر|لواء|عميد|عقيد|سفير|نايب|حاكم|والي|مفت|ناطق"
    r"|مبعوث|قاضي|مستشار|خلفا|بدلا|منصب)"
)


def visit(text: Text, hit: Hit) -> bool:
    """Whether who arrives holds an office: he comes to talk or to see, and reinforces nobody."""
    if not _ARRIVES.match(text.folded, hit.start):
        return False
    arabic = "\u0600" <= text.folded[hit.start] <= "\u06ff"
    begin, end = max(0, hit.start - SUBJECT), hit.start
    inverted = not arabic and text.folded[hit.start] >= "\u0400"
    if arabic or inverted:
        end = min(len(text.folded), hit.end + SUBJECT)
    who = HOLDERS.search(text.folded, begin, end)
    return (
        who is not None
        and not text.broken(*sorted((who.start(), hit.start)))
        and not _TROOPS.search(text.folded, begin, end)
    )


def unmade(text: Text, hit: Hit) -> bool:
    """Whether what was planned is told to have been put off, called off or prevented: "обмін не відбувся"."""
    behind = _UNMADE.match(text.folded, hit.end, min(len(text.folded), hit.end + DELAY))
    if behind is not None or _PUT_OFF.search(text.folded, max(0, hit.start - DELAY), hit.start) is not None:
        return True
    return hit.value == "aid" and _AFTER_ALL.match(text.folded, hit.end) is not None


def halted(text: Text, hit: Hit) -> str | None:
    """What a stop stops, where that is no attack: a reactor or pump, trains or a crossing."""
    if not _STOPS.search(text.folded, hit.start, hit.end):
        return None
    for value, pattern in (("outage", _RUNS), ("close", _TRAFFIC)):
        for thing in pattern.finditer(text.folded):
            at = Hit(*thing.span(), "", "", "")
            if gap(text, hit, at) <= NEAR + 2:
                return value
    return None


def leaves_pact(text: Text, hit: Hit) -> bool:
    """Whether what is left or pulled out of is an agreement, and no village."""
    return _LEFT_PACT.match(text.folded, hit.start) is not None and near(text, hit, 3, "pact")


def gives_arms(text: Text, hit: Hit) -> bool:
    """Whether what is approved or announced is that arms are given."""
    if not _GIVES.match(text.folded, hit.start):
        return False
    arms = _ARMS.search(text.folded, hit.end)
    return (
        arms is not None
        and not text.broken(hit.end, arms.start())
        and (
            text.folded.startswith("pledg", hit.start) or _DELIVERY.search(text.folded, hit.end, arms.end()) is not None
        )
    )


def sentenced(text: Text, hit: Hit) -> bool:
    """Whether a court condemns somebody to a term, or to death, which is told of him and of no deed."""
    return _SENTENCE.match(text.folded, hit.end) is not None and _COURT.search(text.folded) is not None


def to_death(text: Text, hit: Hit) -> bool:
    """Whether an execution is only what a court sentenced to: محكمة تقضي بإعدام عشرة."""
    before = text.folded[max(0, hit.start - SUBJECT) : hit.start]
    return _DEATH.search(before) is not None and _COURT.search(before) is not None


def resolves(text: Text, hit: Hit) -> bool:
    """Whether what a council "adopts" is a resolution, and no attack: يتبنى القرار."""
    return _DECISION.match(text.folded, hit.start) is not None


def sends_envoy(text: Text, hit: Hit) -> bool:
    """Whether who is expelled or summoned is an envoy: يطرد السفير."""
    return _ENVOY.match(text.folded, hit.end) is not None


def arrive(text: Text, hit: Hit, hits: list[Hit]) -> str | None:
    """Statesmen who arrive come to talk, relief is delivered, and whoever else arrives is there."""
    return "talks" if visit(text, hit) else givings.arrive(text, hit, hits)


def lost(text: Text, hit: Hit, hits: list[Hit]) -> str | None:
    """A plant that loses its line is cut off; others lose men, tanks or villages."""
    return "outage" if _SUPPLY.match(text.folded, hit.end) else losing.lost(text, hit, hits)


_SUPPLY = re.compile(r" (?:[\w-]+ ){0,4}?(?:power|electricity|connection|grid|power line|water supply)\b")


def returned(text: Text, hit: Hit, hits: list[Hit]) -> str | None:
    """Soldiers who are counted as they come home were captives."""
    home = _HOME.search(text.folded, hit.start, hit.end) and givings.near_soldiers(text, hit)
    counted = bool(text.of("numbers")) or any(char.isdigit() for char in text.folded)
    found = givings.returned(text, hit, hits)
    return "release" if home and counted and found == "return" else found


_HOME = re.compile(r"додому|домой")


def reach(text: Text, hit: Hit, hits: list[Hit]) -> str | None:
    """Inspectors and envoys who reach a place come to see it."""
    return "talks" if visit(text, hit) else givings.reach(text, hit, hits)


def halt(text: Text, hit: Hit, hits: list[Hit]) -> str | None:
    """Relief that is halted is blocked, an attack beaten off; a reactor or trains are stopped, a service put off."""
    if befalls(text, hit, NEAR, "relief"):
        return "aid-blocked"
    if stopped := halted(text, hit):
        return stopped
    attacked = any(
        one.value in ("assault", "advance")
        and one.end <= hit.start
        and gap(text, hit, one) <= REACH
        and not text.broken(one.end, hit.start)
        for one in hits
    )
    if attacked and _BROUGHT_TO_A_STOP.search(text.folded, 0, hit.end):
        return "repel"
    put_off = _STOPS.search(text.folded, hit.start, hit.end) and befalls(text, hit, 2, "pact")
    return "suspend" if put_off else None


def suspend(text: Text, hit: Hit, hits: list[Hit]) -> str | None:
    """An agreement, a meeting or a service is put off; a reactor or trains are stopped."""
    return givings.suspend(text, hit, hits) or halted(text, hit)


def statement(text: Text, hit: Hit, _: list[Hit]) -> str:
    """What is approved or announced may be that arms are given."""
    return "supply" if gives_arms(text, hit) else hit.value


def criticise(text: Text, hit: Hit, _: list[Hit]) -> str:
    """A court that condemns somebody to a term jails him."""
    return "arrest" if sentenced(text, hit) else hit.value


def execute(text: Text, hit: Hit, _: list[Hit]) -> str:
    """Who is sentenced to death is not dead."""
    return "arrest" if to_death(text, hit) else hit.value


def claim(text: Text, hit: Hit, _: list[Hit]) -> str:
    """A council adopts a resolution with the verb by which groups own up to attacks."""
    return "statement" if resolves(text, hit) else hit.value


def voted(text: Text, hit: Hit) -> bool:
    """Whether the word tells of a vote, which may be put off."""
    return _VOTE.match(text.folded, hit.start) is not None


_VOTE = re.compile(r"vot|голос|(?:ال)?تصويت")
