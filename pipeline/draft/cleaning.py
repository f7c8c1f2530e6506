"""Makes a statement's span fit for print: one line, a capital at its head, nothing that only a feed needs.

Words are taken away, never added: what is left stands in the post.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.lexicon import shipped
from pipeline.sought import Sought
from pipeline.text import fold, one_line

_EMOJI = (
    "\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u203c\u2049\u20e3\u2122\u231a-\u23ff"
    "\u25aa-\u25fe\U000e0020-\U000e007f"
)
_PICTURES = re.compile(f"[{_EMOJI}]+")
_LINKS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/|t\.me/)\S+", re.I)
_REPOST = re.compile(r"^(?:(?:RT|MT)\s+)?(?:@\w+:\s*)+|^(?:RT|MT)\s+(?:@\w+:?\s*)+", re.I)
_REPLY = re.compile(r"^\.?(?:@\w+[\s,]+)+")
_THREAD = Sought(r"^(?:\(?\d{1,2}/(?:\d{1,2})?\)?|\d{1,2}\))[\s:.]+|\s*\(\d{1,2}/\d{1,2}\)$")
_CLOCK = re.compile(
    r"^(?:UPDATE|UPDATED)?[\s(\[]*\d{1,2}[:.]?\d{2}\s*(?:GMT|UTC|Z|local time)?[\s)\]]*[:|–—-]+\s*", re.I
)
_MEDIA = re.compile(
    r"\s*[(\[](?:pictured|photos?|pics?|pictures?|videos?|maps?|watch|also pictured|below|above)[)\]]", re.I
)
_HANDLE_TAIL = re.compile(r"\s+(?:\(?(?:via|h/t|ht|cc|by|@)\)?:?\s+)?@\w+[\s.,;:!)]*$", re.I)
_TAG_TAIL = re.compile(r"((?:\s+#\w+)+)[\s.,;:!]*$")
_SENTENCE_END = re.compile(r"(?:[^\W\d_]{3,}|\d|[)”\"'’»])[.!?:…]+[”\"'’»)]?$|[!?…][”\"'’»)]?$")
_TOWARD = re.compile(r"(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)", re.I)
_INTO = re.compile(r"(?:in|into|from|to|of|at|across|over|around|near|towards?|the|and|through|out)", re.I)
_TIME = re.compile(
    r"(?:morning|afternoon|evening|night|noon|dawn|today|yesterday|tonight|overnight|ago|away|now)", re.I
)
_VERB = re.compile(
    r"[a-z]+(?:ed|ing|s)|take|took|hit|enter|storm|shell|bomb|seize|lose|lost|hold|held|reach|leave|left|strike|struck"
    r"|attack|capture|retake|retook|regain"
)
"""A word that may be a verb, whose object the tag behind it then is."""
_LANDS = ("countries", "regions")
_WHOLE = 3
"""Words from which on what stands before a tag is a sentence."""
_TAG = re.compile(r"(?<!\w)#(?=\w)(\w+)")
_DASH = re.compile(r"\s+[–—―-]+\s*(?=\D)|(?<=\S)[–—―]+\s+|\s*[—―]+\s*")
_WORD_DASH = re.compile(r"(?<=[^\W\d])–(?=\w)|(?<=\w)–(?=[^\W\d])")
_TIGHT_COMMA = re.compile(r"(?<=[^\W\d_]),(?=[^\W_])")
_DATELINE = re.compile(
    r"^[^\W\d_a-zа-яіїєґ][^\d_a-zа-яіїєґ(:.!?]{1,40}(?:, [\w .]{2,20})?\s*\([\w .,]{2,30}\)\s*[–—-]\s+"
)
_WIRE = re.compile(
    r"^[A-ZÀ-ÞА-ЯІЇЄҐ][A-ZÀ-ÞА-ЯІЇЄҐ'’.-]+(?: [A-ZÀ-ÞА-ЯІЇЄҐ'’.-]{2,}){0,2}"
    r"(?:, (?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+))?(?: [–—-] | ?[–—] ?)(?=[A-ZÀ-ÞА-ЯІЇЄҐ\d])"
)
"""A dateline of capitals alone: "WASHINGTON - The United States …"."""
_PART = re.compile(r"^#?[^\W\d_][^:.!?/]{2,30}, \d{1,2}/\d{1,2}\s*[:.–—-]\s+")
"""What a thread is called, with the number of its part: "Tripoli front, 1/3: "."""
_TRANSLATED = re.compile(r"^[(\[](?:translated|translation|auto-?translated)[^)\]]{0,20}[)\]][\s:]*", re.I)
_GRAPHIC = re.compile(
    r"^(?:warning\W{1,3})?(?:very |extremely )?graphic(?: (?:content|images?|video|footage))?(?: warning)?\s*"
    r"[:!.|)\]-]+\s*"
    r"|^(?:18\+|\+18)\W*",
    re.I,
)
"""A warning that stands before a report; the item carries it in a note."""
_LABEL = re.compile(
    r"^(?:where (?:things|we) stand|late from|recap|summary|wrap|thread|in short|for the record|wow|omg|boom|watch|look"
    r"|must (?:see|watch|read)|video|photos?|big|huge|massive"
    r"|(?:the )?(?:same|new|more|another|second|latest|full|longer|wider|clearer|better) (?:clip|video|footage|photo"
    r"|picture|image|frame|angle|shot)s?(?:, [\w ]{2,24})?)"
    r"(?: (?:at|as of|on|from|yesterday|last night|today|\d)[^:.!]{0,24})?\s*[:!|]+\s+",
    re.I,
)
"""A label or an exclamation before a report, which says nothing of it."""
_SHOUT = re.compile(r"^(?:[A-Z]{4,}[\s!:.,]+){2,}(?=[A-Z][a-z]+\s)")
"""A headline shouted before its own report: "HELI DOWN Ours have landed …"."""
_BROKEN = re.compile("ـ[\\s.*_-]*ـ|ـ")
_HEAD_MARKS = re.compile(r"^[\s:;,.!|/*•·▪►»>–—―=~+-]+")
_TAIL_MARKS = re.compile(r"[\s:;,|/*•·»>–—―=~+-]+$")
_ABBREVIATION = re.compile(r"(?:^|\W)(?:[^\W\d_]\.){2,}$")
_COMMA_IN_QUOTE = re.compile(r"[,.]([”\"’»])$")
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))


_BEFORE = (_REPOST, _REPLY, _THREAD, _PART, _CLOCK, _DATELINE, _WIRE, _TRANSLATED, _GRAPHIC, _LABEL, _SHOUT)
"""What may stand before the first word of a report."""


@lru_cache(maxsize=64)  # an item asks for one span again and again
def for_print(text: str, *, opens_sentence: bool = True) -> str:
    """The words of `text` as an item prints them; may be empty.

    `opens_sentence` is False where the span starts inside a sentence: then a subordinating word at its head
    ("after", "while") hangs in the air and goes.
    """
    line = _PICTURES.sub(" ", _LINKS.sub(" ", one_line(text)))
    line = _BROKEN.sub("", _MEDIA.sub("", line))  # Arabic words are broken with ـ to dodge moderation
    line = _from_head(line.strip(), opens_sentence)
    line = _from_tail(line)
    line = _TAG.sub(lambda found: found[1].strip("_").replace("_", " "), line)
    line = _TIGHT_COMMA.sub(", ", _WORD_DASH.sub("-", _DASH.sub(" - ", line)))
    return _capital(" ".join(_balanced(line).split()))


def _from_head(line: str, opens_sentence: bool) -> str:
    """Take away what stands before the first word of the report, until nothing more goes."""
    before = None
    while before != line:
        before = line
        line = _HEAD_MARKS.sub("", line) if not line.startswith("-") or not line[1:2].isdigit() else line
        for pattern in _BEFORE:
            if isinstance(pattern, Sought):
                line = pattern.sub("", line)  # the number of a part may stand at the end, too
            elif found := pattern.match(line):
                line = line[found.end() :]
        line = _without_shout(line)
        line = _without_joint(line, opens_sentence)
    return line


def _without_shout(line: str) -> str:
    """`line` without a leading "BREAKING:", "#Urgent", "عاجل |" — a flag, not the verb in "Breaking the siege"."""
    hit = _leading(line.lstrip("#"), "flashes")
    if hit is None:
        return line
    tagged = line.startswith("#")
    bare = line.lstrip("#")
    flag, rest = bare[:hit], bare[hit:]
    shouted = flag.isupper() and not rest.isupper() and any(char.isalpha() for char in flag)
    marked = rest.lstrip()[:1] in set(":|!.,–—-/")
    return rest.lstrip(" :|!.,–—-/") if rest.strip() and (tagged or shouted or marked) else line


def _without_joint(line: str, opens_sentence: bool) -> str:
    """`line` without a leading word that ties it to a sentence which is not printed."""
    kinds = ("joints",) if opens_sentence else ("joints", "subordinators")
    for kind in kinds:
        end = _leading(line, kind)
        if end is not None and line[end:].strip():
            return line[end:].lstrip(" ,:")
    return line


@lru_cache(maxsize=4096)
def _leading(line: str, kind: str) -> int | None:
    """Where the entry of word list `kind` that opens `line` ends, or None."""
    head = fold(line[:60])
    for hit in shipped(kind).scan(head.text):
        if hit.value != "none" and not head.text[: hit.start].strip():
            return head.original(hit.start, hit.end)[1]
    return None


def _from_tail(line: str) -> str:
    """Take away trailing tags, handles, joints and the closing stop, until nothing more goes."""
    before = None
    while before != line:
        before = line
        line = _TAIL_MARKS.sub("", _COMMA_IN_QUOTE.sub(r"\1", _THREAD.sub("", line).rstrip()))
        line = _without_tags(_HANDLE_TAIL.sub("", line))
        if line.endswith((".", "!", "…", "。")) and not _ABBREVIATION.search(line):
            line = line.rstrip(".!…。 ")
        words = line.rsplit(None, 1)
        if len(words) == 2 and _leading(words[1] + " .", "joints") == len(words[1]):
            line = words[0]
    return line


def _without_tags(line: str) -> str:
    """`line` without the tags that trail after its sentence; one that ends the sentence itself stays."""
    run = _TAG_TAIL.search(line)
    if run is None or not line[: run.start()].strip():
        return line
    sentence, tag = line[: run.start()], run[1].split()[0]
    return sentence if _SENTENCE_END.search(sentence) or _hangs_on(sentence, tag) else f"{sentence} {tag}"


def _hangs_on(sentence: str, tag: str) -> bool:
    """Whether a tag after `sentence` only says for whom it is: "captured Zaytan #Syria".

    So does any behind a time, and that of a country or region behind a name, a phrase that a preposition begins ("span
    in the water #Donbas"), and a direction that none begins ("heading north #Syria"); not behind a verb, whose object
    it may be.
    """
    words = sentence.split()
    last = words[-1]
    if len(words) >= _WHOLE and _TIME.fullmatch(last):
        return True
    if len(words) < _WHOLE or not any(_leading(tag.lstrip("#"), kind) == len(tag) - 1 for kind in _LANDS):
        return False
    if _INTO.fullmatch(last) or _VERB.fullmatch(last):
        return False
    if _TOWARD.fullmatch(last):
        return _INTO.fullmatch(words[-2]) is None
    named = last[:1].isupper() and not last.isupper()
    return named or any(map(_INTO.fullmatch, words[-4:-1]))


def _balanced(line: str) -> str:
    """`line` without a bracket or quotation mark at its ends whose partner was cut off."""
    for opening, closing in _PAIRS:
        if line.count(opening) > line.count(closing):
            line = line.removeprefix(opening) if line.startswith(opening) else line.removesuffix(opening)
        if line.count(closing) > line.count(opening) and line.endswith(closing):
            line = line.removesuffix(closing)
    return line.strip()


def _capital(line: str) -> str:
    """`line` with a capital at its head where its script has capitals."""
    return line[:1].upper() + line[1:] if line[:1].islower() and len(line[:1].upper()) == 1 else line


def quotation(text: str, longest: int = 200) -> str:
    """`text` in quotation marks, cleaned, cut at a word after `longest` characters with the cut shown."""
    line = for_print(text).replace("“", "‘").replace("”", "’").replace('"', "’")
    if len(line) > longest:
        line = line[:longest].rsplit(None, 1)[0].rstrip(" ,;:-") + " …"
    return f"“{line}”"
