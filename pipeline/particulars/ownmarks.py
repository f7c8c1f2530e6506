"""What in a name itself, or right behind it, says that it is a place's: Tell in it, Balka at its end, "fell to"."""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.lexicon import Hit, shipped
from pipeline.particulars.reading import Reading
from pipeline.particulars.whose_now import BEHIND_A_PLACE
from pipeline.spelling import ARTICLES, split_camel

_DATELINE = re.compile(r"\W*([A-ZА-ЯІЇЄҐ][A-ZА-ЯІЇЄҐ .'’,-]{2,40}?(?:, \w+\.? \d{1,2})?)\s*\([^()\n]{2,40}\)\s*[-–—]")
_BODY = re.compile(r" (?:обл|адмін|админ|військ|воен|міськ|город|губерн|єпарх|епарх|прокур|област|ова\b)")
"""Behind an adjective made of a town's name: a body that sits there."""
_REGION = re.compile(r" (?:обл(?:асть|асти|астью|\.)|області|областю|область)")
_ENDINGS = re.compile(
    r"(?:[іїое]вк(?:а|и|у|ою|ой|е|і)|[іїое]вці|[нсц]ь?ке|[нр]ское|ськ|[^аеи]цьк|нск|рск|поль|град[ауеі]?|ivka|ovka"
    r"|evka|[^aeiou]ske"
    r"|skoye|hrad|[nrl]sk)$"
)
"""Endings of Ukrainian and Russian towns that few surnames share."""
_BEFALLS = re.compile(
    r"\s+(?:(?:has|have|had|is|was|were|are|been|being|now|still|fully|finally|completely|officially|reportedly|again"
    r"|remains|не|вже|уже|снова|знову|hasn't|haven't|isn't|wasn't|not|never|yet|сегодня|сьогодні|вчера|вчора"
    r"|противником|врагом|ворогом|окупантами|росіянами|боевиками|по-прежнему|все еще|до сих пор|все ще|досі|и остается"
    r"|полностью|повністю)\s+)*(?:fell|falls|fallen|changed hands"
    r"|(?:is )?holding(?= (?:on|out|firm)|[,.!]|$)|(?:hotly |bitterly |heavily )?contested"
    r"(?! the | by-|\s+(?:results?|votes?|elections?))"
    r"|fought over"
    r"|taken(?! (?:into custody|prisoner|hostage|captive|away|to |ill|in for|from (?:his|her|their)))|captured"
    r"|liberated|recaptured|retaken|seized"
    r"|under (?:attack|siege|our control|the control|(?:[\w-]+ ){0,2}(?:fire|shelling|assault|air ?strikes|strikes"
    r"|bombardment|bombing))|burne?[dt] (?:down|to the ground)|razed|looted|torched|(?:hit|struck|targeted|attacked"
    r"|pounded|rocked) (?:again )?(?:by|with) (?:[\w-]+ ){0,3}?(?:bombs?|air ?strikes?|strikes?|shells?|shelling"
    r"|rockets?|missiles?|drones?|raids?|artillery|explosions?|blasts?|mortars?|grads?)|besieged|encircled|overrun"
    r"|shelled|bombed"
    r"|evacuated|cut off|occupied|entered|overran|stormed|pounded|on fire|ablaze|in flames|is ours|flattened|besieged"
    r"|(?:back )?in (?:[\w-]+ ){1,2}?hands|(?:back )?under (?:[\w-]+ ){0,3}?control"
    r"|free(?= (?:of|again|at last|from (?:isis|is|daesh|militants|rebels|terrorists))|[.,!]|$)"
    r"|(?:declared free|cleared|empty|clear|rid) of (?=(?:the |all )?(?:isis|is |daesh|militants|rebels|jihadists"
    r"|terrorists|russian|ukrainian|occupiers|invaders|enemy|fighters|troops|soldiers))|(?:cleared"
    r"|secured)(?= by|[.,!]|$)"
    r"|(?:goes|passe[sd]) to (?=(?:the )?(?:sdf|ypg|isis|rebels|fsa|regime|saa|army|hezbollah|houthis?|rsf|lna|hts)\b)"
    r"|lost(?= (?:to (?!contact)|again)|[.,!]|$)|(?:marked|painted|shaded|colou?red) (?:blue|green|red|yellow|black"
    r"|as )"
    r"|plunged into (?:darkness|chaos)|left without (?:power|water|electricity)"
    r"|without (?:power|electricity|water)|goes dark"
    r"|(?:closed|shut|sealed off)(?= (?:today|tonight|until|since|again|indefinitely|due|because|after)|[,.!]|$)"
    r"|(?:оста[её]тся|остаются|залишається|лишається|залишаються) (?:под|під|за)"
    r"|(?:попал[аои]?|потрапи(?:в|л[аои])) (?:под|під)|(?:остал|залиши)\w+ без|подверг\w+|зазна(?:в"
    r"|л[аои]) (?:обстріл|удар|атак)\w*"
    r"|в кольце|в окружении|в огне|у вогні|в оточенні|у кільці|в блокаде|в блокаді|горит|горить|палає"
    r"|знеструмлен\w+|обесточен\w+"
    r"|(?:пришлось|решено|решили|довелося|вирішено|вирішили) (?:оставить|сдать|покинуть|залишити|здати|покинути)"
    r"|обстрелян[оаы]?|обстрілян[оаі]|атакован[оаыі]|зачищен[оаыі]|оставлен[оаы]?|залишен[оаі]|сдан[оаы]?|здан[оаі]"
    r"|отбит[оаы]?"
    r"|переш(?:ел|л[аои]) (?:под|в руки)|перейш(?:ов|л[аои]) (?:під|до рук)|(?:под|під) (?:нами|ударом|удар)"
    r"|деоккупирован\w*"
    r"|(?:снова |знову |вновь )?(?:закрыт|открыт|перекрыт|закрит|відкрит|перекрит)[аоыі]?(?= (?:для|на|до)|[.,!]|$)"
    r"|(?:временно |тимчасово )?не (?:принима|прийма|работает|працює)\w*"
    r"|свобод(?:ен|н[ао])|вільн(?:а|е|ий)|потерян[ао]?|втрачен[аоий]{1,2}|(?:под|під) (?:нашим|українським"
    r"|российским) (?:флаг|прапор)"
    r"|stands? firm|удержан[оа]?|утриман[оа]|в руках|у руках|обстреливали|обстрілювали|бомбили|штурмовали|штурмували"
    r"|брали|атаковали|атакували"
    r"|захватывали|захоплювали"
    r"|деокупован\w*|держится|держим|тримаємо"
    r"|удерживаем|утримуємо|стоит|снова под|знову під|в осаде|без (?:света|воды|электричества|світла|води)"
    r"|освобожден[оаы]?|захвачен[оаы]?|взят[оаы]?|пала?|пало|наш[аеи]?|под (?:контрол|огнем|обстрел)\w*"
    r"|звільнен[оаі]|захоплен[оаі]|окупован[оаі]|впала|стоїть|тримається|під (?:контрол|вогнем|обстріл)\w*"
    rf"|(?:(?:тоже|теж|також|теперь|тепер) )*{BEHIND_A_PLACE})\b"
)
"""What befalls places, right behind the name of one."""


def own_mark(reading: Reading, start: int, end: int) -> str | None:
    """`head`: a word of the name is one that places are called by; `subject`: what befell it befalls places only."""
    if befallen(reading, end) or (
        (_ACCUSATIVE.search(reading.folded, start, end) and _DONE_TO.match(reading.folded, end))
        or (_NO_PEOPLE.search(reading.folded, start, end) and _THEY_DO.match(reading.folded, end))
    ):
        return "subject"
    words = [span for span in reading.words if start <= span[0] < end]
    first, last = words[0][0], words[-1][0]
    own = [one for one in words if reading.folded[one[0] : one[1]] not in ARTICLES]
    if len(own) > 1:
        heads = reading.toponyms
        if (first in heads and heads[first].value == "head") or (last in heads and heads[last].value == "tail"):
            return "head"
    if len(words) == 1 and reading.folded[start - 1 : start] == "#" and _headed_tag(reading.original(start, end)):
        return "head"
    return "head" if _ENDINGS.search(reading.folded[last:end]) and start > 0 else None


def _headed_tag(tag: str) -> bool:
    """Whether the first word glued into a hashtag opens names of villages: #KhanTouman."""
    first, _, rest = split_camel(tag).partition(" ")
    return bool(rest) and any(hit.value == "head" for hit in shipped("toponyms").scan(first.lower()))


_ACCUSATIVE = re.compile(r"(?:[ую]|[оь]е|ьє|[оеє]во|[иі]но|[сц]ьке)$")
"""The ending of a name that something is done to."""
_DONE_TO = re.compile(
    r" (?:(?:мы|ми|уже|вже|снова|знову|наши|наші|полностью|повністю|росіяни|враг|ворог) )*(?:захватил|взял|взят|захопи"
    r"|окупува|оккупирова|звільни|освободи|втра[чт]|потеря|сда[нл]|зда[нлв]|отби[лт]|відби|накры|накри|бомб|штурм"
    r"|держим|держат|удержив|тримаємо|тримають|утриму"
    r"|атак|обстре|обстрі|кроют"
    r"|криют|оставил|залиши|забра)"
)
"""What is done to a place whose name stands before the verb in the accusative: "Очеретівку захопили росіяни"."""


_NO_PEOPLE = re.compile(r"[а-яіїєґ](?<![иыеіь])$")
"""No ending of people in the plural, who would do what follows themselves."""
_THEY_DO = re.compile(
    r" (?:(?:снова|опять|знову|сейчас|зараз|уже|вже|весь день|сильно) )*(?:обстрелива|обстрілю|бомб|атаку|штурму"
    r"|крыва|накрыва|накрива|утюж|долб)\w*[уюая]ть?(?!\w)"
)
"""What "they" do to a place whose name stands before the verb: "Степанакерт обстреливают"."""


def befallen(reading: Reading, end: int) -> bool:
    """Whether what stands right behind a name befalls places only ("fell to", "under shelling")."""
    alias = _ALIAS.match(reading.folded, end)
    found = _BEFALLS.match(reading.folded, alias.end() if alias else end)
    return found is not None and not _does(reading, found)


def _does(reading: Reading, found: re.Match[str]) -> bool:
    """Whether a verb that places also suffer is done here by what stands before it: "Units captured the hill"."""
    if not _TRANSITIVE.search(found.group()):
        return False
    if _ACTIVE.match(found.group()) or _OBJECT.match(reading.folded, found.end()):
        return True
    after = found.end() + 1
    return (
        after < len(reading.folded)
        and reading.folded[after - 1] == " "
        and reading.is_capital(after)
        and not any(one.start <= after < one.end for one in reading.of("time"))
    )


_TRANSITIVE = re.compile(
    r"(?:taken|captured|liberated|recaptured|retaken|seized|besieged|encircled|overrun|shelled|bombed|evacuated"
    r"|occupied|entered|overran|stormed|pounded)$"
)
_ACTIVE = re.compile(r"\s+(?:has|have|had) (?!(?:\w+ )?been\b)")
_OBJECT = re.compile(
    r" (?:the|an?|\d+|two|three|four|five|several|all|its|their|his|more|another|part|most|half|control|positions?|some"
    r"|many|villages?|towns?)\b| #"
)


_ALIAS = re.compile(
    r" \([^()\n]{2,30}\)|,? (?:also known as|aka|formerly) [^,.\n]{2,30},?"
    r"|, (?:(?:some |about )?\d+ ?(?:km|kilomet(?:er|re)s?|miles?) )?(?:to the )?(?:(?:north|south|east|west)[a-z]*"
    r"|near|in|just|outside)"
    r"(?: (?:of|the|in|countryside))* [^,.\n]{2,30},"
)
"""Behind a name, the other name of the same place."""


def describes(reading: Reading, start: int, end: int) -> bool:
    """Whether a Cyrillic capital opens the text as an adjective of the noun behind it: "Армянские войска"."""
    opens = start <= 1 and _ADJECTIVE.search(reading.folded, start, end) is not None
    return opens and _ITS_NOUN.match(reading.folded, end) is not None


_ADJECTIVE = re.compile(r"(?:[ыи]й|ая|[ыи]е|[оі]го|[ої]ї|ський|цький|ська|цька|ські|цькі|ний|на|ні|рий|рі|вий|ві)$")
_ITS_NOUN = re.compile(
    r" (?!(?:был|була|було|був|взят|захвач|захоп|звільн|освобож|обстр|атак|оста|залиш|впал|удар|взрыв|вибух|наш|тепер"
    r"|уже|вже|снова|знову|попал|потрап|перейш|переш)[а-яії]*(?!\w)|(?:под|під|пал[аи]?)(?!\w))"
    r"[а-яіїєґ]{2,}(?<!ли)(?<!ла)(?<!ло)(?<!но)(?<!ена)(?<!ана)(?<!ята)(?<!ється)(?<!ается)(?<!ится)(?!\w)"
)
"""A word in small letters that is no verb and tells of nothing that befalls a town."""


def body_follows(reading: Reading, end: int) -> bool:
    """Whether a body is named after the place: "Запорізька обласна адміністрація"; a province is none."""
    return bool(_BODY.match(reading.folded, end)) and not _REGION.match(reading.folded, end)


def dateline(reading: Reading) -> list[tuple[int, int]]:
    """The span of a dateline such as "BEIRUT (Agency) –" that opens a statement: where it was written."""
    match = _DATELINE.match(reading.text)
    return [(0, match.end())] if match and len(reading.text) == len(reading.folded) else []


def part_of_name(reading: Reading, start: int) -> bool:
    """Whether a kind of place is the second word of a Cyrillic name: "Белая Гора", "Великая Новосёлка"."""
    if (
        start < 2
        or reading.folded[start] < "\u0400"
        or reading.folded[start - 1] != " "
        or not reading.is_capital(start)
    ):
        return False
    index = bisect_left(reading.words, (start, 0)) - 1
    return index >= 0 and reading.words[index][1] == start - 1 and reading.is_capital(reading.words[index][0])


def old_or_new(reading: Reading, hit: Hit) -> bool:
    """Whether a capital Old, New or Upper stands before a name: "Old Kelba"."""
    word = reading.folded[hit.start : hit.end]
    if (word not in _OLD and not _OLD_SLAVIC.fullmatch(word)) or not reading.is_capital(hit.start) or not hit.start:
        return False
    return reading.folded[hit.end : hit.end + 1] == " " and reading.is_capital(hit.end + 1)


_OLD_SLAVIC = re.compile(
    r"(?:нов|стар|велик|больш|мал|верхн|нижн|червон|красн|біл|бел|чорн|черн)(?:ый|ий|ая|яя|ое|ее|а|я|е|ого|его|ой|ей|ої|ому|ему|ій|ую|юю"
    r"|у|ю|ым|им|ом|ем|ою|ею)"
)
_OLD = frozenset("old new upper lower great little greater".split())  # noqa: SIM905
