"""Who carries people to safety evacuates them, whatever the verb: staff moved out, migrants relocated, families bussed.

"Took 325 people from the centre to Zawiya" takes nobody prisoner, "moved 22 staff out of the city" loses no place.
"""

from __future__ import annotations

from pipeline.lexicon import Hit
from pipeline.particulars.clauses import Main, negated
from pipeline.particulars.reading import Reading
from pipeline.sought import Sought
from pipeline.types import Figure

_TAKEN_FOR = frozenset(
    "lose deploy displace capture take-prisoners abduct presence arrive statement hand-over".split()  # noqa: SIM905
)
"""Events that verbs of carrying tell of otherwise."""
_WHOM = (
    r"(?:staff|colleagues|employees|workers|personnel|people|residents|civilians|families|refugees|migrants|patients"
    r"|children|orphans|women|nationals|citizens|diplomats|villagers|students|evacuees|asylum[- ]seekers|inhabitants)"
)
_CARRIED = r"(?:relocated|moved|transferred|brought|bussed|bused|flown|airlifted|ferried|led|escorted|evacuated)"
_CARRIES = (
    r"(?:relocat(?:e|es|ed|ing)|mov(?:e|es|ed|ing)|transfer(?:s|red|ring)?|br(?:ings?|ought)"
    r"|buss?(?:es|ed)|flew|flown|airlift(?:s|ed)|ferr(?:ies|ied)|escort(?:s|ed))"
)
_OUT = r"(?:out of|away from|from|to safety|to (?:a )?safer)\b(?! (?:their|his|her) (?:homes?|houses?)\b)"
_SAFE = r"(?:safe|safer|safety|shelters?|transit|facility|facilities|reception|camps?|collective)\b"
"""Where only helpers take people."""
_TO_SAFETY = Sought(
    rf"\b{_CARRIES} (?:[\w'’,-]+ ){{0,6}}?{_WHOM} (?:[\w'’-]+ ){{0,4}}?{_OUT}"
    rf"|\bt(?:akes?|ook|aken|aking) (?:[\w'’,-]+ ){{0,6}}?{_WHOM} (?:[\w'’-]+ ){{0,4}}?{_OUT}"
    rf"(?<!safety)(?<!safer)(?: [\w'’-]+){{1,9}}? to (?:[\w'’-]+ )?{_SAFE}"
    rf"|\bt(?:akes?|ook|aken|aking) (?:[\w'’,-]+ ){{0,6}}?{_WHOM} (?:[\w'’-]+ ){{0,4}}?to (?:[\w'’-]+ )?{_SAFE}"
    rf"|\b{_WHOM} (?:[\w'’-]+ ){{0,3}}?(?:were|was|have been|has been|are being|being) (?:\w+ly )?"
    rf"(?:{_CARRIED} (?:[\w'’-]+ ){{0,3}}?{_OUT}|driven out (?:[\w'’-]+ ){{0,8}}?"
    rf"(?:in|on|by) (?:[\w'’-]+ )?(?:bus|coach)|taken (?:[\w'’-]+ ){{0,9}}?to (?:[\w'’-]+ )?{_SAFE})"
    r"|(?<!\w)(?:вывез|вывоз|перевез|эвакуир)\w* (?:\S+ ){0,5}?(?:сотрудник|работник|персонал|жител|люд|семь|семей"
    r"|беженц|мигрант|дет[ея]|пациент|женщин|граждан|человек|дипломат)"
    r"|(?<!\w)(?:вивез|вивоз|перевез|евакую|евакуй)\w* (?:\S+ ){0,5}?(?:працівник|співробітник|персонал|мешкан|жител"
    r"|люд|сім|родин|біженц|мігрант|діт|пацієнт|жінок|громадян|осіб|дипломат)"
    r"|(?<!\w)[وف]?(?:[تين]?نقل\w{0,2}|نقلنا|اجل[تيو]\w{0,2}|اجلاء|[تين]جلي|اخل[تيو]\w{0,2}|اخلاء|[تين]خلي)"
    r" (?:\S+ ){0,4}?(?:ال)?(?:موظف|طاقم|عامل|مهاجر|لاجي|لاجئ|عائل|عايل|اسر[ه ]|مدني|اطفال|مرضي|شخص|نازح|زملاء)\S*"
    r" (?:\S+ ){0,4}?(?:من|خارج) "
)
_BY_FORCE = Sought(
    r"\b(?:prisoners?|captive|captives|hostages?|deport\w*|gunmen|masked|unidentified|armed men|unknown"
    r"|forcibly|by force|at gunpoint|abduct\w*|kidnap\w*|hospital)\b"
    r"|(?<!\w)(?:насильн|силой|силою|похи[тщ]|депорт|принудит|примусов|плен[ау]?(?!\w)|полон|больниц|лікарн)"
    r"|(?:قسر|رهائن|اسير|اسري|اختطا|خطف|مشف|مستشف)"
)
"""What makes of it something else: prisoners, deportations, the wounded brought to hospital."""


def carried(reading: Reading, main: Main | None) -> Main | None:
    """`main`, or that people were brought to safety, where it is read from the verb that only carries them."""
    if main is not None and (main.value not in _TAKEN_FOR or main.negated):
        return main
    found = _TO_SAFETY.search(reading.folded)
    if found is None or _BY_FORCE.search(reading.folded):
        return main
    return Main("evacuate", *found.span(), negated(reading, Hit(*found.span(), "", "", "")))


def counted(figures: tuple[Figure, ...], main: Main | None) -> tuple[Figure, ...]:
    """`figures`, with those who were brought to safety counted as such."""
    if main is None or main.value != "evacuate":
        return figures
    return tuple(one.model_copy(update={"what": "evacuated"}) if one.what in _CAUGHT else one for one in figures)


_CAUGHT = frozenset(("captured", "displaced"))
"""What the same verbs do to people elsewhere."""
