"""Words by which a body owns to losses of its own or to harm that it did: they serve nobody who says them."""

from __future__ import annotations

import re

_MAN = (
    r"(?:soldiers?|servicem[ae]n|servicewom[ae]n|advis[eo]rs?|officers?|pilots?|sailors?|marines?|commanders?"
    r"|fighters?|troops"
    r"|guards?|colonels?|generals?|majors?|captains?|lieutenants?|members|men|paratroopers?|peacekeepers?|conscripts?"
    r"|border guards?|police officers?|instructors?|contractors?|medics?|cadets?)"
)
_CRAFT = (
    r"(?:helicopters?|jets?|planes?|aircraft|warplanes?|drones?|ships?|warships?|vessels?|submarines?|tanks?|boats?"
    r"|flagship|cruisers?|frigates?|corvettes?|MiG-\d+|Su-\d+|F-\d+)"
)
_SOME = r"(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|some|another|a|the|more|further)\s+){0,3}"
_WHEN = r"(?:late |early )?on \w+day\s+|today\s+|yesterday\s+|earlier\s+"
_OWN_MEN = re.compile(
    rf"\s+(?:{_WHEN})?(?:that\s+)?{_SOME}(?:of\s+)?(?:its|their|his|our)\s+(?:own\s+)?(?:[\w-]+\s+){{0,3}}?"
    rf"(?:{_MAN}|{_CRAFT})(?:\s[^,;:.\n]{{0,60}}?)?\s(?:(?:had\s+|have\s+|has\s+|also\s+){{0,3}}"
    r"(?:died|crashed|gone missing|drowned|perished|fallen)|(?:had\s+|have\s+|has\s+|was\s+|were\s+|been\s+"
    r"|also\s+){0,3}"
    r"(?:been|was|were|is|are)\s+(?:\w+ly\s+)?(?:killed|dead|wounded|injured|hurt|lost|missing|captured|shot down"
    r"|sunk|scuttled|destroyed|damaged|hit))\b",
    re.IGNORECASE,
)
_LOSS_OF = re.compile(
    rf"\s+(?:the\s+)?(?:loss(?:es)?|deaths?|killing|wounding|crash|sinking)\s+of\s+{_SOME}(?:of\s+)?"
    rf"(?:(?:its|their|his|our)\s+(?:own\s+)?(?:[\w’'-]+\s+){{0,4}}?(?:{_MAN}|{_CRAFT})"
    rf"|[^,;:\n]{{2,60}},\s+(?:one|a|another|head|chief|commander)\s+(?:\w+\s+)?of\s+(?:its"
    rf"|their)\s+(?:[\w-]+\s+){{0,2}}?{_MAN})\b",
    re.IGNORECASE,
)
_OF_ITS_OWN = (
    r"(?:who\s+(?:(?:had|has)\s+)?(?:ran|led|commanded|headed|directed|served\s+(?:in|with))\s+(?:one\s+of\s+)?"
    r"|(?:(?:the|a|an|one)\s+)?(?:[\w-]+\s+)?(?:head|chief|commander|director|member|officer|spokesman)\s+(?:of|in|with)"
    r"\s+(?:one\s+of\s+)?)(?:its|their)\s+(?!foes?\b|enem|rivals?\b|opponents?\b)"
)
_NAMED_MAN = re.compile(
    rf"\s+(?:{_WHEN})?(?:that\s+)?(?:the\s+)?(?:[\w-]+[ -]){{0,2}}?(?:brigadier|{_MAN})(?:[ -]general)?"
    rf"(?:\s+(?:al-|el-|abu\s+|bin\s+|ibn\s+)?[A-Z][\w’'-]*){{1,4}},\s+{_OF_ITS_OWN}[^,;:.\n]{{2,60}},\s+"
    r"(?:(?:had|has|have|was|been)\s+){1,3}(?:killed|died|wounded|captured|fallen)\b",
    re.IGNORECASE,
)
"""A man by rank and name, and what he was to the body that tells of his death: "General X, who ran its staff, …"."""
_IT_LOST = re.compile(
    rf"\s+(?:{_WHEN})?(?:that\s+)?(?:it|they|we)\s+(?:had\s+|has\s+|have\s+)?lost\s+{_SOME}(?:of\s+)?(?:an?\s+"
    rf"|its\s+|their\s+)?"
    rf"(?:[\w-]+\s+){{0,2}}?(?:{_MAN}|{_CRAFT})\b",
    re.IGNORECASE,
)
_SLAVIC = re.compile(
    r"\s+(?:(?:о|про)\s+)?(?:гибел\w+|смерт\w+|загибел\w+|потер\w+|втрат\w+|ранени\w+"
    r"|поранен\w+)\s+(?:\w+\s+){0,2}?сво[\wїє]+",
    re.IGNORECASE,
)
_ARABIC = re.compile(
    r"\s+(?:[\u0621-\u064a]+\s+){0,4}?(?:ب|عن\s+)?(?:مقتل|وفا[ةه]|استشهاد|[إا]صاب[ةه]|خسار[ةه]|فقدان)\s+"
    r"(?:(?:[أا]حد|عدد من|اثنين من|ثلاثة من|[أا]ربعة من|\d+ من|بعض)\s+)?"
    r"(?:(?:جنود|عناصر|قادت|ضباط|مقاتلي|طياري|مستشاري|[أا]فراد|قوات|عسكريي)(?:ها|ه|هم)|(?:جندي|ضابط|طيار"
    r"|عسكري)(?:ها|ه)?"
    r"(?=\s+(?:مت[أا]ثر|لها|له|من قوات|خلال تدريب|في حادث)))"
)
"""Own by the possessive; or a soldier who died of wounds or by accident, of which nobody boasts."""
_OURS = re.compile(
    rf"\W*(?:{_WHEN}|(?:this morning|last night|overnight|today|yesterday),?\s+)?{_SOME}(?:of\s+)?our\s+(?:own\s+)?"
    rf"(?:[\w-]+\s+){{0,3}}?(?:{_MAN}|{_CRAFT}|comrades?)(?:\s[^,;:.?\n]{{0,40}}?)?\s"
    r"(?:(?:was|were|has been|have been|had been)\s+(?:\w+ly\s+)?(?:killed|martyred|wounded|injured|lost|shot down)"
    r"|(?:has |have )?(?:died|fallen|fell|perished|crashed|lost (?:his|her|their) li(?:fe|ves)"
    r"|(?:gave|given) (?:his|her|their) li(?:fe|ves)))\b"
    r"|\W*(?:(?:it is )?with (?:\w+ ){0,2}(?:sorrow|sadness|grief|regret|pain|pride|hearts?)"
    r"(?: and \w+)*,? (?:that )?)?"
    r"we\s+(?:\w+ly |must |have to |regret to )?"
    r"(?:mourn\s+(?:the (?:loss|death|martyrdom) of\s+)?|(?:announce|confirm|report)\s+the (?:loss|martyrdom) of\s+"
    rf"|(?:announce|confirm|report)\s+the deaths? of\s+(?={_SOME}(?:of )?our ))"
    rf"(?:{_SOME}(?:of )?our (?:[\w-]+\s+){{0,2}}?)?(?:{_MAN}|{_CRAFT}|comrades?)\b"
    r"|\W*(?:بمزيد من [^،.\n]{3,40}\s+)?(?:ننعى|ننعي)\s+(?:[^\s]+\s+){0,3}?(?:استشهاد\s+)?"
    r"(?:ال(?:قائد|قيادي|مقاتل|شهيد|رفيق)[ةه]?|رفيقنا|قائدنا|مقاتلنا|رفيقتنا|مقاتلتنا|شهداءنا|مقاتلينا)(?!\w)"
    r"|\W*(?:استشهاد|ارتقاء|فقدان|مقتل)?\s*(?:[\d\u0660-\u0669]+|[\u0621-\u064a]{4,6})? ?من "
    r"(?:مقاتل|عناصر|رفاق|جنود)(?:ي)?نا"
    r"(?:\s+(?:استشهد|ارتق|قتل|سقط)\w*|(?=\s+(?:في|ب|خلال|اليوم|أمس|ليل)))",
    re.IGNORECASE,
)
"""How a body that writes itself tells of its own dead: by "our", or in mourning."""
_FOE = re.compile(
    r"\benemy\b|\bmilitants?\b|\bterrorists?\b|\brebels?\b|العدو|противник|ворог|إسرائيلي|اسرائيلي", re.IGNORECASE
)
_BOAST = re.compile(
    r"(?:\b(?:and|while|after|but)\b|,|;|\sи\s|\sта\s|\sі\s|\sو)\s?(?:[\w-]+\s+){0,4}?(?:enem|terroris|militant"
    r"|rebels? (?:were|was)"
    r"|kill|captur|liberat|recaptur|repel|seiz|took|destroy|уничтож|знищ|освобо|звільн|قتل|مقتل|تحرير|سيطر)",
    re.IGNORECASE,
)
"""Told beside the loss: what it was the price of."""


_ADMITS = re.compile(r"(?:acknowledg|admit|conced)\w*$", re.IGNORECASE)
"""Verbs of owning up, which nobody uses of what he is glad of."""
_NATIONS_MEN = re.compile(
    rf"[^.;\n]{{0,90}}?\b(?P<whose>[A-Z][a-z]{{3,}})\s+(?:[\w-]+\s+){{0,2}}?(?:{_MAN}|{_CRAFT})\s(?:(?:had"
    rf"|have|has|also)\s+)*"
    r"(?:died|crashed|gone missing|(?:was|were|been|is|are)\s+(?:\w+ly\s+)?(?:killed|wounded|injured|lost"
    r"|missing|captured"
    r"|taken (?:prisoner|captive|hostage)|shot down|sunk|destroyed|damaged|hit))\b"
)
"""Men of a nation, and what became of them."""
_BY_SHORT = {"IDF": "isra", "AFU": "ukra"}
"""Armies that are called by initials, and the root of their nation."""
_DIVIDED = ("syri", "liby", "yeme", "suda", "iraq", "leba", "afgh", "mali", "ethi", "myan", "pale")
"""Nations whose men fight on both sides: a "Syrian soldier" may be the speaker's foe."""
_ALIKE = ("nige", "aust", "slov", "kore", "soma", "cong", "guin")
"""Roots that several nations share: Niger and Nigeria, Austria and Australia."""
_NOT_TOLD = re.compile(
    r"\b(?:no|not|none|never|whether|if|unless|fewer|less|rumou?rs?|reports?|claims?|claimed|allegations?"
    r"|in (?:19|20)\d\d"
    r"|say|said)\b",
    re.IGNORECASE,
)
"""Says that it was not so, or that it is not known."""
_ROOT = 4
"""Letters that the name of a country and its adjective share at least ("Turkey", "Turkish")."""


_FORCES = (
    r"(?:(?:own|remaining|last|main|ground|garrison)\s+)?"
    r"(?:troops|forces|units|soldiers|men|army|garrison|fighters|military|servicemen|personnel)"
)
_GROUND_LEFT = re.compile(
    rf"\s+(?:{_WHEN})?(?:(?:withdrawing|pulling(?:\s+(?:back|out))?)\s+(?:all\s+(?:of\s+)?)?(?:its|their|our)\s+{_FORCES}"
    rf"|the\s+(?:\w+\s+)?(?:withdrawal|retreat|pull-?(?:out|back))\s+of\s+(?:its|their|our)\s+{_FORCES}"
    rf"|(?:that\s+)?(?:its|their|our)\s+{_FORCES}\s+(?:had\s+|have\s+|has\s+|were\s+|been\s+){{0,2}}"
    r"(?:withdrawn|withdrew|retreated|pulled\s+(?:back|out)|abandoned|fallen\s+back)"
    r"|(?:that\s+)?(?:it|they|we)\s+(?:had|has|have)\s+(?:withdrawn|retreated|pulled\s+(?:back|out|its|their|our)"
    r"|lost\s+control\s+of)|(?:its|their|our)\s+(?:withdrawal|retreat|pull-?out)\s+from)\b",
    re.IGNORECASE,
)
"""Behind a verb of owning up, the ground that the speaker's own troops gave up."""
_NOT_YET = re.compile(r"\b(?:would|could|should|may|might|will|if|not|never|no|was a|is a)\b", re.IGNORECASE)
"""Only thought of, or weighed: "admitted pulling its forces out would be a mistake"."""


def own_loss(text: str, begin: int, end: int, verb: str = "", owner: str = "") -> bool:
    """Whether what stands from `begin`, behind `verb`, to `end` tells the loss of the speaker's own.

    `owner`: the speaker as he is named: who admits losses of his nation's men ("Ukraine's command acknowledged that
    Ukrainian soldiers were killed") speaks of his own, too.
    """
    for pattern in (_OWN_MEN, _NAMED_MAN, _LOSS_OF, _IT_LOST, _SLAVIC, _ARABIC):
        found = pattern.match(text, begin, end)
        if found is not None:
            return _BOAST.search(text, found.end(), end) is None and not _FOE.search(found.group())
    left = _GROUND_LEFT.match(text, begin, end) if _ADMITS.search(verb) else None
    if left is not None:
        return not any(says.search(text, begin, end) for says in (_BOAST, _FOE, _NOT_YET))
    found = _NATIONS_MEN.match(text, begin, end) if _ADMITS.search(verb) else None
    if found is None or _FOE.search(text, begin, end) or _BOAST.search(text, found.end(), end):
        return False
    nation = found["whose"].lower()
    if _NOT_TOLD.search(text, begin, found.end()) or nation.startswith(_ALIKE):
        return False
    roots = {_BY_SHORT.get(word, word.lower()[:_ROOT]) for word in re.findall(r"[^\W\d_]+", owner)}
    return nation[:_ROOT] in roots and not nation.startswith(_DIVIDED)


def we_lost(text: str, begin: int, end: int) -> bool:
    """Whether `begin`–`end`, written by the body itself, opens with the loss of men or things of its own."""
    found = _OURS.match(text, begin, end)
    if found is None or text[found.end() : end].rstrip(' )"”»').endswith("?"):
        return False
    behind = _SLAIN.sub(" ", text[found.end() : end])
    return _BOAST.search(behind) is None and not _FOE.search(text, begin, end)


_SLAIN = re.compile(r",\s+(?:who (?:was|were) )?(?:both |all )?(?:killed|martyred)\s(?=in|near|at|on|during|by a mine)")
"""What became of those who are mourned, which is nobody else's death."""

_HARM = re.compile(
    r"(?:(?!\b(?:no|not|never|whether|if|reports?|claims?|allegations?|enemy|militants?|terrorists?|rebels?)\b)[^,;.\n])"
    r"{0,50}?\bcivilians?\b(?:(?!\b(?:no|not|never|enemy|militants?|terrorists?|rebels?)\b)[^,;.\n]){0,40}?"
    r"\b(?:killed|dead|died|deaths?|casualt\w+|fatalities|injured|wounded|harmed|hurt|hit)\b(?:\s\w+){0,2}?"
    r"\s(?:by|in|from|during)\s(?:its|their|our)\s(?:own\s)?(?:[\w-]+\s){0,2}?"
    r"(?:air ?strikes?|strikes?|raids?|aircraft|jets?|fire|shelling|shells?|artillery|forces|troops|soldiers|bombs?"
    r"|bombing|bombardments?|campaign|operations?|drones?|missiles?)\b",
    re.IGNORECASE,
)
"""Behind a verb of owning up: civilians, what befell them, and by what of the speaker's."""


def own_harm(text: str, begin: int, end: int) -> int | None:
    """Where the words end that, behind a verb of owning up, tell harm to civilians by arms of the speaker's own."""
    found = _HARM.match(text, begin, end)
    return found.end() if found else None
