"""Who did it where a sentence names him behind the verb: "убили боевики ИГИЛ", "by gunmen of Hurras al-Din".

In Russian and Ukrainian people in the plural tell by their ending whether they act ("боевики") or suffer ("боевиков");
an aircraft or an army does not, and stays what the order of words makes it.
"""

from __future__ import annotations

import re

from pipeline.lexicon import Hit
from pipeline.particulars.clauses import Main
from pipeline.particulars.reading import Reading

_PEOPLE = (
    r"(?:боевики|бойовики|люди|солдаты|солдати|бойцы|бійці|террористы|терористи|повстанцы|повстанці|военнослужащие"
    r"|військовослужбовці|военные|військові"
    r"|саперы|сапери|диверсанты|диверсанти|окупанти|оккупанты|россияне|росіяни|русские|украинцы|українці|сирийцы"
    r"|турки|курды|талибы|таліби|мятежники"
    r"|каратели|карателі|спецназовцы|спецназівці|десантники|штурмовики|снайперы|снайпери|артиллеристы|артилеристи"
    r"|летчики|льотчики|наемники|найманці"
    r"|сотрудники|члены|члени|сторонники|партизаны|партизани|полицейские|поліцейські|пограничники|прикордонники"
    r"|захватчики|загарбники|ополченцы|ополченці|морпехи)"
)
_HEAD = re.compile(rf"(?<!\w){_PEOPLE} (?:из |із |з |от |від |группировки |угруповання |«|\")*$")
_ITSELF = re.compile(rf"(?:[\w'-]+ ){{0,2}}{_PEOPLE}(?!\w)")
_DEED = re.compile(
    r"(?:уби|вби|застрел|застрели|расстрел|розстріл|взорв|подорв|підірв|висади|разруш|зруйн|уничтож|знищ|обстрел"
    r"|обстріл|разбомб|розбомб|захват|захоп|казни|стра|похит|викра"
    r"|задерж|затрим|ранил|порани|сожг|спал|подби|підби|сби|зби|атакова|атакува|удари|вдари|замуч|ликвидир|ліквід"
    r"|арестова|заарешт|мини|замін|поджег|подожг|підпал)\w*ли$"
)
_NOT = re.compile(r"(?<!\w)(?:не|ни|ні) (?:[\w'-]+ )?$")


def acts(reading: Reading, hit: Hit, main: Main | None) -> bool:
    """Whether the actor at `hit` is named as the doer behind the verb: by its ending, or as "by gunmen of" him."""
    if main is not None and main.value == "hold" and _HANDS.search(reading.folded, 0, hit.start):
        return True
    if _BY_MEN_OF.search(reading.folded, max(0, hit.start - _NEAR), hit.start):
        return True
    if main is None or hit.start < main.end or _DEED.fullmatch(reading.folded[main.start : main.end]) is None:
        return False
    before = reading.folded[main.end : hit.start]
    if len(before) > _NEAR or reading.broken(main.end, hit.start) or _NOT.search(before):
        return False
    return _HEAD.search(before) is not None or _ITSELF.match(reading.folded, hit.start) is not None


_NEAR = 48
"""Letters between a deed and its subject."""
_BY_MEN_OF = re.compile(
    r"(?<!\w)by (?:the |an? |two |three |unknown |masked )?(?:gunmen|men|fighters|militants|members|soldiers"
    r"|elements|assassins|snipers|troops|operatives|(?:a )?cell"
    r"|jets|aircraft|warplanes|drones|helicopters) (?:of|from|loyal to|belonging to) (?:the )?[\"'#]*$"
)
"""Before those whose men did it."""
_HANDS = re.compile(
    r"(?<!\w)(?:بيد|بايدي|في يد|في ايدي|تحت سيطره|(?:in|into) the hands of|held by|under (?:the )?control of|в руках"
    r"|под контролем|у руках|під контролем|за)"
    r"(?: the| قوات| مقاتلي| الفصائل)? $"
)
"""Before those in whose hands a place still is."""
