"""Whether a writer takes a report of his own back as a whole: "deleted my post", "мой пост – ошибка", "خدعتني صفحة".

Asked where posts are split and where claims are judged. Word lists (`lexicon/*/retractions.toml`) hold the set phrases;
here is what grammar needs: one's own report and a verdict on it, in any order of words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.text import fold

_GAP = r"[^.!?؟\n]{0,110}?"
_POST_EN = r"(?:posts?|tweets?|threads?|reports?|updates?|messages?|claims?|stor(?:y|ies)|items?|videos?|maps?|notes?)"
_ENGLISH = (
    rf"(?:\b(?:my|our)(?: [\w'-]+){{0,2}} {_POST_EN}\b|\b(?:what|that)(?: [\w'-]+){{0,4}}? (?:i|we)(?: just"
    rf"| earlier)? (?:posted|reported|wrote|tweeted"
    rf"|shared|claimed)\b|\b(?:claims?|reports?|posts?) of (?:ours|mine)\b){_GAP}\b(?:(?:was|were|is|are|proved"
    rf"|turned out|turns out|has been|did|does)(?:n't)?"
    r"(?: \w+){0,3}? (?:wrong|mistaken|false|untrue|inaccurate|incorrect|an error|a mistake|premature|fake|bogus"
    r"|unfounded|erroneous|happen|hold up|withdrawn"
    r"|old footage|not true)\b(?! (?:about|on|in|as|to|only)\b)|withdrawn\b)"
    r"|(?:^|[.,;:!] ?|\b(?:i|we)(?:'ve| have|'m| am|'re| are)? |\b(?:have|had) to )(?:just |now "
    r"|also )?(?:delet(?:ed|ing|e)|remov(?:ed|ing)|took down|taking down|taken down|pulled"
    r"|pulling|retract(?:ed|ing)?|withdr[ae]w(?:n|ing)?|walk(?:ed|ing)? back|take back|taking back|scrubbed) (?:the "
    r"|my |our |a |an |that |this )?(?:[\w'-]+ ){0,3}?"
    rf"(?:{_POST_EN}|what (?:i|we))\b"
    r"|\b(?:no longer|cannot|can't|can not) stand by (?:my|our|the|that|what)\b"
    r"|\b(?:i|we) (?:was|were|got|have been|am|fell|been) (?:\w+ )?(?:misled|fooled|duped|tricked|taken in|for (?:a"
    r"|an|the) (?:\w+ )?(?:fake|hoax|rumou?r|lie))\b"
    r"|\b(?:fooled|misled|duped|lied to|tricked) (?:me|us)\b"
    r"|\b(?:post|tweet|thread|report|video|story|update) (?:is |was |has been |now )?(?:removed|deleted|withdrawn"
    r"|pulled|taken down|retracted)\b"
    r"|\b(?:ignore|disregard|discount) the (?:[\w'-]+ ){0,4}?(?:report|post|tweet|story|news|claim)\b"
    r"|\b(?:forget|disregard|ignore|discount|discard) (?:everything |anything |all )?(?:my|our|what (?:i|we)"
    r"|that (?:last|earlier|previous)|the (?:last|earlier|previous))\b"
)
_POST_SLAVIC = (
    r"(?:пост|твит|сообщени|запис|новост|публикаци|заметк|информаци|сводк|допис|твіт|повідомленн|новин|публікаці"
    r"|нотатк|інформаці|зведенн)\w*"
)
_MINE = r"(?:мо[йяе]|мою|моего|моему|наш[ае]?|нашу|нашего|нашему|мій|моя|моє|мого|наш[аеуі]|нашого|нашому)"
_WRONG = (
    r"(?:ошибк\w+|ошибоч\w+|неверн\w+|неправд\w+|фейк\w*|вброс\w*|недостоверн\w+|ложн\w+|ложью|лажа|не подтвердил\w+"
    r"|преждевременн\w+|старое|старым|деза|липа"
    r"|выдумк\w+|помилк\w+|помилков\w+|невірн\w+|хибн\w+|вкид\w*|недостовірн\w+|передчасн\w+|старе|старим"
    r"|вигадк\w+)(?!\w)"
)
_REMOVED = (
    r"(?:удаляю|удаляем|удалил[аи]?|снес(?:ла|ли)?|сношу|убрал[аи]?|убираю|стер(?:ла|ли)?|потер(?:ла|ли)?|отзываю"
    r"|отзываем|отозвал[аи]?|видаляю|видаляємо"
    r"|видалив|видалил[аи]|прибрав|прибрал[аи]|прибираю|стерла?|знес(?:ла|ли)?|зношу|відкликаю|відкликаємо|відкликав"
    r"|відкликал[аи])"
)
_SLAVIC = (
    rf"(?<!\w)(?:{_MINE}(?: [\w'-]+){{0,2}} {_POST_SLAVIC}|(?:то|все|те|усе),? (?:что|що) (?:я|мы"
    rf"|ми) (?:[\w'-]+ ){{0,2}}?(?:писал|написал|сообщ|выклад|выложил|публик|постил|говорил"
    rf"|писав|написав|повідом|викла|казав)\w*){_GAP}(?<!\w){_WRONG}"
    rf"|(?<!\w){_REMOVED} (?:[\w'-]+ ){{0,3}}?{_POST_SLAVIC}|(?:^|[.!:] ?){_POST_SLAVIC} (?:про|о|об|насчет"
    rf"|щодо) [^.!?\n]{{2,60}}? {_REMOVED}(?!\w)"
    r"|(?<!\w)(?:меня|нас|мене) (?:[\w'-]+ ){0,2}?(?:ввел\w*|ввів|обманул\w*|подвел\w*|дезинформировал\w*|обдурил\w*"
    r"|развел\w*|розвел\w*"
    r"|підвел\w*|підвів|дезінформувал\w*)"
    r"|(?<!\w)(?:повел\w+|попал\w+|купил\w+|клюнул\w*|повівся|потрапи\w+|клюну\w+) на (?:[\w'-]+ )?(?:фейк|вброс"
    r"|вкид|дез|утк|качк)\w*"
    r"|(?<!\w)(?:я|мы|ми) (?:[\w'-]+ )?(?:ошибал\w+|ошиб(?:ся|лась|лись)|помиля\w+|помили\w+|поторопил\w+"
    r"|поспешил\w*|поспіши\w+|поквапи\w+|был[аи]? не ?прав\w*|був неправий)"
    r"|(?<!\w)(?:прошу|просим|просимо|перепрошую|перепрошуємо|вибачте)(?: прощения| вибачення"
    r"| пробачення)? за (?:[\w'-]+ )?(?:дез\w+|фейк\w*|ошибк\w+|невер\w+|лож\w+|вброс\w*"
    r"|помилк\w+|невір\w+|вкид\w*|хибн\w+)"
    r"|(?<!\w)(?:забудьте|не учитывайте|игнорируйте|не враховуйте|ігноруйте|не зважайте на)(?: все| усе| то"
    r"| те)?,? (?:что|що) (?:я|мы|ми)(?!\w)"
)
_ARABIC = (
    rf"(?<!\w)(?:(?:ما|الذي|التي) (?:كتب|نشر|نقل|ذكر|غرد|اورد)(?:ت|نا)(?:ه|ها)?|(?:منشور|تغريدت|خبر|تقرير|بوست)(?:ي"
    rf"|نا))(?!\w){_GAP}(?<!\w)(?:غير (?:صحيح|دقيق|مؤكد)\w*"
    r"|خاطئ\w*|خطا|كاذب\w*|قديم\w*|مفبرك\w*|(?:لم|ليس) (?:[يت]كن )?(?:صحيح|دقيق)\w*|لا صحه ل\w*)"
    r"|(?<!\w)(?:حذفت|حذفنا|احذف|نحذف|سحبت|سحبنا|اسحب|نسحب|تم (?:حذف|سحب)|ازلت|ازلنا) (?:\S+ ){0,2}?(?:(?:ال)?منشور"
    r"|(?:ال)?تغريد|(?:ال)?خبر|ما (?:نشر|كتب|نقل)|(?:ال)?بوست)\w*"
    r"|(?<!\w)(?:خدع|ضلل)(?:ت)?(?:ني|نا|تني|تنا)(?!\w)|(?<!\w)انخدع(?:ت|نا)(?!\w)|(?<!\w)(?:اتراجع|نتراجع|تراجعت"
    r"|تراجعنا) عن (?:خبر|ما|نشر|منشور)\w*|(?<!\w)(?:عذرا|نعتذر|اعتذر|اسف|المعذره)[^.!?؟\n]{0,90}?(?:غير صحيح"
    r"|لم [يت]كن صحيح|خاطئ|كاذب|غير دقيق)\w*|(?<!\w)تم تضليل(?:ي|نا)(?!\w)|(?<!\w)وقع(?:ت|نا) في (?:خطا|فخ"
    r"|الخطا)|(?<!\w)اخط(?:ات|انا) (?:في|ب|حين|عندما)"
)
_TAKEN_BACK = re.compile(rf"{_ENGLISH}|{_SLAVIC}|{_ARABIC}")
_HINT = re.compile(
    r"\b(?:my|our|ours|mine|i|we|me|us|ignor\w+|disregard\w*|discount|forget|stand|delet\w+|remov\w+|withdr\w+|took"
    r"|taking|pull\w+|walk\w*)\b|(?<!\w)(?:я|мы|ми"
    r"|мо[йяеєю]\w*|мій|мого|наш\w*|меня|мене|нас|удал\w+|снес\w*|убр\w+"
    r"|ст[её]р\w*|пот[её]р\w*|отзыва\w+|отозва\w+|видал\w+|прибр\w+|відклик\w+|знес\w*|повел\w+|повівся|попал\w+"
    r"|прошу|просим\w*|перепрош\w+|вибач\w+)(?!\w)"
    r"|remov|withdr|delet|отбой|عذر|اسف|تراجع|حذف|سحب|خدع|ضلل|تضليل|وقع(?:ت|نا)|اخط|(?:ي|نا|ت|ه)(?!\w)"
)


_TIDIED = re.compile(
    r"\b(?:(?:wrong|broken|bad|dead) links?|typos?|misspell\w*|misspelt|spelling|formatting|duplicates?"
    r"|posted twice|the music"
    r"|copyright|hashtags?|nothing of substance)\b"
    r"|(?<!\w)(?:ссылк\w+|опечатк\w+|дубл\w+|хештег\w*|хэштег\w*|из-за музыки|посиланн\w+|одрук\w*"
    r"|хештег\w*|через музику"
    r"|дубляж\w*|رابط\w*|(?:ال)?رابط|خطا (?:املائي|مطبعي)|مكرر\w*|هاشتاغ|موسيقي)(?!\w)"
)
"""Why a post is taken down that said nothing untrue."""
_UNTRUE = re.compile(
    r"\b(?:not true|untrue|false|fake|misled|fooled|did not happen|never happened|retract\w*|inaccurate|unfounded)\b"
    r"|(?<!\w)(?:неправд|фейк|вброс|вкид|ложн|ошибочн|помилков|недостов|обман|обдур|не подтверд|не підтвер"
    r"|كاذب|غير صحيح|مفبرك|خدع|ضلل)"
)
"""Says that it was untrue all the same."""


@lru_cache(maxsize=8192)
def takes_own_back(text: str) -> bool:
    """Whether `text` takes back, as a whole, what its writer told before."""
    folded = fold(text).text
    return _HINT.search(folded) is not None and _TAKEN_BACK.search(folded) is not None


@lru_cache(maxsize=8192)
def only_tidies(text: str) -> bool:
    """Whether `text` only says that a post was taken down or mended for its form: a link, a typo, the music.

    What names a number may mend that by "typo", and is left to others.
    """
    folded = fold(text).text
    return _TIDIED.search(folded) is not None and _UNTRUE.search(folded) is None and not any(map(str.isdigit, folded))
