"""A clause that only says what was not told: "Their names have not been released", "no further details were given"."""

from __future__ import annotations

import re

from pipeline.sought import Sought
from pipeline.split.reading import Reading

_WHAT = (
    r"(?:names?|ident(?:ity|ities)|(?:further |more |other |additional |any |full |specific )*(?:details?|particulars"
    r"|specifics)|(?:further|more|other|additional|any other|any further|any more) (?:information|updates?|word))"
)
_GIVEN = (
    r"(?:immediately |yet |so far |publicly |officially |independently )*(?:released?|given|disclosed?|provided?"
    r"|published?|made public|revealed?|specified|shared?|announced?|available|known|established|determined|named"
    r"|forthcoming|clear)"
)
_NOT = r"(?:(?:is|are|was|were|has|have|had)(?:n't| not)(?: yet)?(?: been)?|(?:is|are|remains?) (?:yet|still) to be)"
_ENGLISH = (
    r"\W*(?:and |but |however,? |so far,? |for now,? |meanwhile,? )?(?:the |their |his |her |its |any |exact )*"
    rf"{_WHAT}\b[^.;:!?\n]{{0,90}}?\s{_NOT} {_GIVEN}\b"
    r"|\W*(?:and |but )?(?:there (?:is|was|were|are|has been) |with )?no (?:(?:immediate|official|other|clear) )*"
    rf"(?:{_WHAT}\b|(?<=immediate )(?:word|information)\b)"
    r"|\W*(?:and |but )?(?:nobody|no ?one|no (?:group|party|side|organi[sz]ation|faction)) (?:has |have |had )?"
    r"(?:immediately |yet |so far )*claimed responsibility"
    r"|[^.,;:!?\n]{2,60}? (?:(?:did|does|do|has|have|had|would|could)(?:n't| not)(?: yet| immediately)*|declined to"
    r"|refused to) (?:give|gave|given|provided?|released?|disclosed?|specify|specified|revealed?|shared?|offer"
    rf"|publish(?:ed)?) (?:the |their |his |her |its |any )*{_WHAT}\b"
    rf"|[^.,;:!?\n]{{2,60}}? (?:gave|offered|provided|released) no (?:{_WHAT}|toll|figures?|reasons?|explanation)\b"
)
_RUSSIAN = (
    r"\W*(?:(?:а|но|при этом|пока|однако),? )*(?:имена|имя|личност[ьи]|подробност\w+|детал\w+|обстоятельства"
    r"|(?:дополнительн|друг|ин)\w+ (?:информаци\w+|сведени\w+|данн\w+))(?!\w)[^.;:!?\n]{0,90}?\s"
    r"(?:пока |ещ[её] |официально )*(?:не (?:были? |была )?(?:раскры|сообща|сообще|разглаша|называ|назван|указыва"
    r"|уточня|установлен|привод|привед|публик|опубликован|обнародован|предоставл|известн)\w*|нет(?!\w))"
    r"|[^.,;:!?\n]{2,60}? не (?:раскры|назва|сообщи|уточни|прив[её]л|указа|разгла)\w* (?:ни )?(?:имен|имя|подробност"
    r"|детал|личност)\w*"
)
_UKRAINIAN = (
    r"\W*(?:(?:а|але|проте|при цьому|поки|наразі|однак),? )*(?:імена|ім['’ʼ]я|особ[аиу]|подробиц\w*|детал\w+"
    r"|обставини|(?:додатков|інш)\w+ (?:інформаці\w+|відомост\w+|дан\w+))(?!\w)[^.;:!?\n]{0,90}?\s"
    r"(?:поки |ще |офіційно |наразі )*(?:не (?:були |було |була )?(?:розголош|повідомля|повідомле|розкри|назива"
    r"|названо|названі|вказу|уточню|встановлен|навод|навед|оприлюдн|опублікован|надан|відом)\w*|нема(?:є)?(?!\w))"
    r"|[^.,;:!?\n]{2,60}? не (?:розкри|назва|повідоми|уточни|наве|вказа|розголо)\w* (?:імен|ім['’ʼ]я|подробиц|детал"
    r"|особ)\w*"
)
_ARABIC = (
    r"\W*[وف]?(?:لم|لن|دون|بدون)(?: أن| ان)? (?:يتم |تتم |يجر |تجر )?[\u0620-\u064a]{2,8}(?: [\u0620-\u064a]{3,}){0,2}?"
    r"(?: عن)?(?: أي[ةه]?| اي[ةه]?)?(?: مزيد من| المزيد من)? (?:أسماء|اسماء|أسم|اسم|هوي[ةه]|هويات|تفاصيل|التفاصيل"
    r"|معلومات|مزيد|المزيد)(?!\w)|\W*و?لا (?:تفاصيل|معلومات)(?!\w)"
)
_WITHHELD = Sought(f"{_ENGLISH}|{_RUSSIAN}|{_UKRAINIAN}|{_ARABIC}", re.IGNORECASE)
"""What is not given: names, details; or who gives none."""
_BUT = re.compile(r"[,;]? (?:but|yet|while|however|но|однако|але|проте|однак|لكن|ولكن|إلا أن) ")


def untold(reading: Reading, start: int, end: int) -> bool:
    """Whether `start`–`end` says of nothing but names and details that they are not given."""
    found = _WITHHELD.search(reading.text, start, end)
    return found is not None and found.start() == start and not told_behind(reading, found.end(), end)


def told_behind(reading: Reading, start: int, end: int) -> bool:
    """Whether something is told behind a "but" in `start`–`end`."""
    but = _BUT.search(reading.text, start, end)
    return but is not None and reading.first("events", but.end(), end) is not None
