"""A sentence that only calls the one before it false: "Russian channels write that X fell. A lie.", "X взят? Фейк."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.split.falsehood import names_report
from pipeline.text import fold
from pipeline.types import Stance, Statement

_VERDICT = re.compile(
    r"\W*(?:(?:well|no|нет|ні|لا|كلا)[,. ]+)?(?:(?:this|that|it|all|these|which|all of (?:it|this|that))(?:'s| is"
    r"| are| was|) |это |все это |все |вс[её] |це |все це |усе це |усе "
    r"|و?(?:هذا|هذه|كل هذا|هو|هي|كله|كلها) )?"
    r"(?:(?:all|just|simply|pure|total|complete|utter|another|yet another|an?|of course|sheer|plain|old|russian"
    r"|enemy|typical|simply not|is|чистой воды|чистой воды|чистейшая|полная|полный"
    r"|очередн\w+|просто|конечно|обычн\w+|наглая|ясное дело|чистої води|суцільна|повна|чергов\w+|звичайно|звісно"
    r"|чергова|مجرد|محض|طبعا|كلام) )*"
    r"(?:lies?|fakes?|false|untrue|nonsense|rubbish|invented|made up|fabricated|fabrications?|fiction|fantas(?:y"
    r"|ies)|bullshit|hoax|disinformation|misinformation|not true|wrong"
    r"|did not happen|didn't happen|never happened|propaganda|fake news|ложь|вранье|неправда|не правда|фейк|вброс"
    r"|выдумк[аи]|бред|чушь|деза|дезинформация|утка|сказки|сказка|враки"
    r"|фантазии|ерунда|постановка|(?:этого|такого|ничего подобного) не было|ничего подобного"
    r"|не соответствует действительности|брехня|вигадк[аи]|вкид|маячня|нісенітниця"
    r"|дезінформація|казки|качка|(?:цього|такого|нічого подібного) не було|нічого подібного|не відповідає дійсності"
    r"|كذب|كاذب|كاذبه|اكاذيب|غير صحيح|غير صحيحه|كذبه|شائعه|اشاعه"
    r"|اشاعات|افتراء|افتراءات|تلفيق|مفبرك|فبركه|هراء|فارغ|لا صحه له|لا صحه لها|لا صحه لذلك|عار عن الصحه"
    r"|عاري عن الصحه|لم يحدث|لم يحصل)"
    r"(?=\W*$| ?[,.!;:-]| и | і | and )"
)
"""All that such a sentence says, or what it opens with."""
_TOLD = re.compile(
    r"(?<!\w)(?:seeing|claim\w*|says?|saying|writ\w+|report\w*|posts?|channels?|tweets?|telegram|media|rumou?rs?"
    r"|read(?:ing)?|boast\w*|пиш\w+|писа\w+|каж\w+|говор\w+|утвержда\w+"
    r"|стверджу\w+|заяв\w+|сообща\w+|повідомля\w+|канал\w*|паблик\w*|пабл[іи]к\w*|телеграм\w*|сми|змі|слух\w*"
    r"|чутк\w*|чита\w+|разгоня\w+|розган\w+|хваст\w+|хвал\w+|صفحات|قنوات|اعلام"
    r"|تقول|يقول\w*|يزعم\w*|تزعم|تدعي|يدعي|ينشر\w*|تنشر|تداول\w*|يتداول\w*|خبر|انباء)(?!\w)"
)
"""That somebody tells it."""


def with_verdicts(found: Sequence[Statement]) -> list[Statement]:
    """`found` with each report of others that the next sentence calls false as a denial of what it tells."""
    out = list(found)
    for at in range(1, len(out)):
        one, before = out[at], out[at - 1]
        if before.stance not in (Stance.ASSERTS, Stance.QUESTIONS) or not _VERDICT.match(fold(one.quote).text):
            continue
        if one.stance is Stance.QUESTIONS or not _of_others(before):
            continue
        out[at - 1] = _denied(before)
        if one.stance is Stance.DENIES:
            out[at] = _denied(one)
    return out


_JOKE = re.compile(
    r"(?!\W*(?:(?:this|that|it)(?:'s| is| was| has to be) an? joke|это (?:была )?шутка"
    r"|це (?:був )?жарт|هذه نكته|هذه مزحه))"
    r"\W*(?:(?:ha(?:ha)*|well|ok|and|so|yes|да|так)[,. ]+)?"
    r"(?:(?:this|that|it|all of this)(?:'s| is| was|) |это |это была |это был |это все "
    r"|це |це був |це була |و?(?:هذه|هذا|هي|كانت|طبعا) )?"
    r"(?:(?:an?|just|only|all|of course|happy|obviously|просто|лишь|конечно|обычная|всего лишь|лише|просто"
    r"|звичайно|звісно|مجرد|طبعا) )*"
    r"(?:satire|parody|(?:april fools?(?:'s|s'|')?|april 1)"
    r"(?: day| everyone| everybody| all| joke| prank)?|joke|joking|kidding"
    r"|only a dream|dream|prank|spoof"
    r"|шутка|сатира|пародия|шучу|шутим|розыгрыш|первоапрельск\w+(?: \w+)?|с первым апреля|с 1 апреля|сон|анекдот"
    r"|жарт|пародія|жартую|жартуємо|розіграш|першоквітнев\w+(?: \w+)?|з першим квітня|з 1 квітня"
    r"|نكته|مزحه|امزح|سخريه|كذبه (?:نيسان|ابريل|اول نيسان)|حلم|منشور ساخر|خبر ساخر|محتوي ساخر)[^\w?؟]*$"
)
"""All that a sentence says which calls its own post a joke, a satire or a dream; "this is a joke" is said of what is
true and outrageous."""


def with_jokes(found: Sequence[Statement]) -> list[Statement]:
    """`found` with all that a post asserts as fiction, where a sentence of it says that it is a joke or a dream."""
    if not any(_JOKE.match(fold(one.quote).text) for one in found):
        return list(found)
    played = {"aside": "fiction", "own_act": None}
    return [one.model_copy(update=played) if one.stance is Stance.ASSERTS else one for one in found]


def _of_others(one: Statement) -> bool:
    """Whether a sentence passes on, or asks about, what others tell."""
    if one.hedged or one.credit or one.stance is Stance.QUESTIONS:
        return True
    text = fold(one.quote).text
    return _TOLD.search(text) is not None or names_report(text)


def _denied(one: Statement) -> Statement:
    return one.model_copy(
        update={"stance": Stance.DENIES, "hedged": False, "hedge": None, "credit": (), "own_act": None, "aside": None}
    )
