"""Who speaks by his office alone ("the mayor", "our reporter"): his word is passed on, but no source has that name."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.text import fold

_WHERE = (
    r"(?:acting|deputy|vice|then|local|regional|provincial|state|district|county|city|town|village|municipal|military"
    r"|civil|new)[ -]"
)
_OURS = re.compile(
    r"(?:our|my|наш\w*) (?:own )?(?:\w+ )?"
    r"(?:reporter|correspondent|stringer|photographer|cameraman|journalist|team|crew|корреспондент|репортер|журналист"
    r"|съемочная группа|кореспондент|журналіст|знімальна група)\w*"
    r"(?: (?:on the ground|on the (?:spot|scene)|there|(?:in|at|near) .+|[вуна]{1,2} .+))?"
    r"|مراسل(?:نا|تنا|ونا|ينا)(?: (?:في|من) .+)?"
)
"""The writer's own people."""
_OFFICE = re.compile(
    rf"(?:the |a |an |our |their |its |his |her )?(?:{_WHERE}){{0,2}}(?:mayors?|governors?|vice-?mayor|prefect|muhafiz"
    r"|wali|mukhtar|(?:police|fire|security|tribal) chiefs?|chief of police|head of (?:the )?(?:(?:city|local|regional"
    r"|provincial|district|village|military|civil)[ -])*(?:administration|council|police))"
    r"(?: (?:here|there|(?:him|her)self))?"
    r"|(?:the )?(?:reporter|correspondent)s?(?: (?:here|there|on the (?:ground|scene)))?"
    r"|(?:(?:наш|местн|сам|и\.? ?о\.?)\w* )?(?:вице-)?(?:мэр|губернатор|градоначальник)(?:а|у|ом|ы|ов)?"
    r"(?: города| области| региона)?"
    r"|глав(?:а|ы|у|ой|е) (?:города|района|региона|области|республики|администрации|села)"
    r"|(?:(?:наш|місцев|сам|в\.? ?о\.?)\w* )?(?:мер|губернатор|міськ\w+ голов|сільськ\w+ голов)(?:а|у|ом|и|ою|ів)?"
    r"(?: міста| області)?"
    r"|(?:голов|очільник|начальник|керівник|глав)\w* (?:о[вд]а|[мрс]ва|міста|області|громади|району"
    r"|(?:обласної|міської|районної) (?:військової )?(?:адміністрації|ради))"
    r"|و?(?:السيد )?(?:نائب )?(?:المحافظ|الوالي|العمده|القائمقام|المختار|مختار القريه|عمده المدينه|المراسل"
    r"|حاكم الولايه|رييس (?:ال)?(?:بلديه|مجلس المحلي|مجلس البلدي)|قائد الشرطه|مدير الناحيه)"
)
"""An office without a name and without a place: every town has one."""


@lru_cache(maxsize=4096)
def only_speaks(name: str) -> bool:
    """Whether `name` says no more than somebody's office or trade."""
    said = " ".join(fold(name.strip(" .,@#")).text.split())
    return _OFFICE.fullmatch(said) is not None or _OURS.fullmatch(said) is not None


def sources(named: tuple[str, ...], hedge: str | None, *, relays: bool) -> tuple[tuple[str, ...], str | None]:
    """The names among `named` that may be a source's, and the hedge of a statement that somebody nameless tells.

    The people of an outlet are its own voice; where the writer only passes on (`relays`), they are nobody he knows.
    """
    kept = tuple(name for name in named if not only_speaks(name))
    if kept or not named or hedge is not None:
        return kept, hedge
    own = not relays and all(_OURS.fullmatch(" ".join(fold(name).text.split())) for name in named)
    return kept, None if own else named[0]
