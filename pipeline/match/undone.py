"""What one of two reports says did not come about: an attempt that was survived, a withdrawal that was refused.

Word lists find an assassination in both, or a withdrawal.
Who died in a car crash, or of cholera, died of no shelling either.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.match import events
from pipeline.match.told import LOSE, Told
from pipeline.text import fold

_DEATHS = frozenset(("kill-leader", "kill"))
"""Events that tell of a person's death, or of an attempt on a life."""
_SURVIVED = re.compile(
    r"(?<!\w)(?:surviv(?:ed|es|ing)|escap(?:ed|es|ing) (?:an? |the )?(?:\w+ )?(?:assassination|attempt|death|murder)"
    r"|(?:assassination|murder) (?:attempt|bid)|attempt(?:ed)? (?:assassination|on (?:his|her|the)(?: \w+)* life)"
    r"|(?:пережи|уцеле|вцілі)\w+|покушени\w+|выжи[лв]\w*|остал\w+ (?:жив|цел)\w*|замах(?:у|ом)?"
    r"|вижи[лв]\w*|залишив\w+ жив\w*"
    r"|[وف]?نجا(?:ه|ت)?|[وف]?[يت]نجو|محاوله (?:ال)?(?:اغتيال|قتل))(?!\w)"
)
"""Says that somebody was aimed at, and not that he died."""
_DIED = re.compile(
    r"(?<!\w)(?:kill(?:ed|s|ing)|assassinate[sd]|died?|dies|dead|death of|murdered|slain|gunned down"
    r"|уби[тл]\w*|застрел\w+|погиб\w*|скончал\w+|умер\w*|ликвидирова\w+"
    r"|вби[тл]\w*|застрели\w+|загину\w+|помер\w*|ліквід\w+|[وف]?مقتل\w*|[وف]?قتل\w*|[وف]?استش\w+|[وف]?اغتيل\w*|[وف]?توفي\w*|[وف]?وفاه"
    r"|(?<!محاوله )(?:ال)?اغتيال|[وف]?اغتال\w*|assassination of)(?!\w)"
)
"""Says that somebody died."""
_GOES = (
    r"(?:withdraw\w*|leav\w+|retreat\w*|pull\w* (?:out|back)|surrender\w*|evacuat\w+|quit\w*|resign\w*|step\w* down)"
)
_REFUSED = re.compile(
    rf"(?<!\w)(?:refus(?:e|es|ed|ing|al)|declin(?:e|es|ed|ing)|reject(?:s|ed|ing)?)(?: [\w'-]+){{0,6}}? {_GOES}"
    r"|(?<!\w)(?:отказа\w+|отказыва\w+|відмови\w+|відмовля\w+)(?: \w+){0,3} "
    r"(?:\w*(?:ить|ати|ити|уть|йти|ся|ься|сть)|отход\w*|відвод\w*)(?!\w)"
    r"|(?<!\w)[وف]?(?:[يتن]?رفض(?:ون|وا|ت)?)(?: [\w]+){0,3} (?:ال)?(?:انسحاب|خروج|استسلام|مغادره|اخلاء)(?!\w)"
)
"""Says that somebody will not go, or give up."""
_LEFT = frozenset((LOSE, "suspend", "surrender", "evacuate", "displace", "presence", "statement"))
"""Events by which who goes or gives himself up is told, or who refuses to."""
_PEACEFUL = {
    "accident": r"(?:car|road|traffic|bus|train|truck|lorry|vehicle) (?:crash(?:es)?|accidents?|collisions?)|drown\w*"
    r"|electrocut\w+|gas (?:leak|cylinder|explosion|blast|canister|bottle)|gas exploded|household gas"
    r"|avalanche|landslide|earthquake|stampede|food poisoning|carbon monoxide"
    r"|взорвался газ|газ взорвался|(?:взрыв|хлопок) (?:бытового |природного )?газ\w*|газов\w+ баллон\w*"
    r"|вибухнув газ|газ вибухнув|вибух (?:побутового |природного )?газу|газов\w+ балон\w*"
    r"|(?:اسطوانه|انبوبه|جره) (?:ال)?غاز|تسرب (?:ال)?غاز"
    r"|дтп|автоавари\w+|дорожн\w+ авари\w+|утону\w+|землетрясени\w+|потону\w+|втопи\w+|землетрус\w*|аварі[їя] на дорозі"
    r"|(?:ال)?حوادث (?:ال)?سير|حادث (?:ال)?(?:سير|مرور\w*)|غرق\w*|زلزال|تسمم",
    "disease": r"cholera|measles|polio|typhoid|malaria|dengue|covid\w*|(?:of|from) (?:a )?disease|epidemic|outbreak"
    r"|холер\w+|тиф\w*|эпидеми\w+|епідемі\w+|(?:ال)?كوليرا|(?:ال)?حصبه|(?:ال)?ملاريا|حمي الضنك|وباء",
    "hunger": r"hunger|starv\w+|famine|malnutrition|(?:от|с|від|з) голод[ау]|истощени\w+|виснаженн\w+"
    r"|(?:ال)?جوع|جوعا|سوء (?:ال)?تغذيه|(?:ال)?مجاعه",
}
"""What kills without a blow."""
_CAUSES = {cause: re.compile(rf"(?<!\w)[وفبل]?(?:{words})(?!\w)") for cause, words in _PEACEFUL.items()}
_HURT = frozenset(("strike", "harm"))
"""Families of events that leave dead."""


def not_so(a: Told, b: Told) -> str | None:
    """One says that the attempt was survived, or that they refuse to go, where the other has them dead, or gone."""
    first, second = (fold(one.statement.quote).text for one in (a, b))
    if {a.event, b.event} <= _DEATHS and "kill-leader" in (a.event, b.event):
        died = {_dies(first), _dies(second)}
        if died == {True, False}:
            return "one of them says that it did not happen"
    if {a.event, b.event} <= _LEFT and _refuses(first) is not _refuses(second):
        return "one of them says that it did not happen"
    return None


@lru_cache(maxsize=8192)
def _dies(folded: str) -> bool | None:
    """Whether a text tells a death, or (False) an attempt that nobody is said to have died by; None of neither."""
    if _DIED.search(folded):
        return True
    return False if _SURVIVED.search(folded) else None


@lru_cache(maxsize=8192)
def _refuses(folded: str) -> bool:
    return _REFUSED.search(folded) is not None


def other_cause(a: Told, b: Told) -> str | None:
    """One counts the dead of an accident, hunger or a disease, the other those of a blow or of another of these."""
    if not {events.kind_of(one.event or "").family for one in (a, b)} <= _HURT:
        return None
    if _only_cleared(a, b) or _only_cleared(b, a):
        return "other means"
    first, second = _causes(a.statement.quote), _causes(b.statement.quote)
    return "other means" if first and second and not first & second else None


def _only_cleared(a: Told, b: Told) -> bool:
    """Whether `a` tells a blast that was set off on purpose and hurt nobody, and `b` one that hurt somebody."""
    return _set_off(a.statement.quote) and not _set_off(b.statement.quote) and _hurts(b) and not _hurts(a)


def _hurts(one: Told) -> bool:
    """Whether a statement counts people who were hurt."""
    return any(figure.what in ("killed", "wounded") and figure.low for figure in one.count.figures)


@lru_cache(maxsize=8192)
def _set_off(quote: str) -> bool:
    """Whether a text tells of a blast that was set off to get rid of something."""
    return _DISPOSAL.search(fold(quote).text) is not None


_DISPOSAL = re.compile(
    r"(?<!\w)(?:controlled (?:demolition|explosion|blast|detonation)s?|(?:ordnance|munitions?|ammunition|mine) disposal"
    r"|утилизаци\w+|планов\w+ подрыв\w*|сап[её]ры \w+ боеприпас\w*|утилізаці\w+|плановий підрив"
    r"|сапери \w+ (?:боєприпас|снаряд|мін)\w*|знешкодженн\w+|[وب]?(?:ال)?اتلاف (?:ال)?(?:ذخا[ئي]ر|ذخيره|الغام|مخلفات)"
    r"|تفجير (?:مسيطر عليه|متحكم به))(?!\w)"
)
"""What is blown up on purpose by who clears it away."""


@lru_cache(maxsize=8192)
def _causes(quote: str) -> frozenset[str]:
    """Of what the dead of a text died, as far as it says: kinds of `_PEACEFUL`, and `blow`."""
    text = fold(quote).text
    found = {cause for cause, words in _CAUSES.items() if words.search(text)}
    for cause in found:
        text = _CAUSES[cause].sub(" ", text)  # a gas cylinder may be a weapon elsewhere
    blows = {hit.value for hit in shipped("events").scan(text) if events.kind_of(hit.value).family == "strike"}
    if blows - _ANY_BLAST or (blows and not found) or shipped("means").scan(text):
        found.add("blow")
    return frozenset(found)


_ANY_BLAST = frozenset(("explosion",))
"""What gas does as well."""
