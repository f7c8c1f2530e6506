"""Says who said what where a text holds more than all origins share, and keeps the hedge of a mere relay."""

from __future__ import annotations

import re

from pipeline.draft.choice import speaks
from pipeline.draft.cleaning import for_print
from pipeline.draft.naming import names
from pipeline.draft.shared import Addition
from pipeline.lexicon import shipped
from pipeline.text import fold, words
from pipeline.types import Post, Statement

_CLAUSE = re.compile(
    r"(?:[,;:]\s+|\s+-\s+|\s+\(|\s+(?=(?:and|with|after|as|while|killing|leaving|wounding|destroying|including)\b))",
    re.I,
)
_NUMBER_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip

HEAD_WORDS = 3
"""Fewest words that can stand as an item after a clause is cut off."""

_SAID = re.compile(r"[\s:,;–—-]+$")
_GERUND = re.compile(r"^[A-Za-z]{3,}ing\b")
_PRONOUN = re.compile(r"^(?:They|It|He|She)\b(?![’'])")

UNSAID_HEDGE = "Unconfirmed report"
"""What stands before a passed-on statement whose own words don't show that it is passed on."""


def attributed(text: str, additions: tuple[Addition, ...], who: str) -> str:
    """`text` with what only `who` says in his mouth: `shared words; Stork: killing nine`.

    The clause that holds an addition goes behind a colon; where the addition stands in the first clause, or what
    stands before it tells nothing that happens, the whole text does. There are no quotation marks: the text may have
    had its dates written out.
    """
    held = [addition for addition in additions if told(text, addition)]
    if not held:
        return text
    for cut in reversed([found.start() for found in _CLAUSE.finditer(text)]):
        head = text[:cut]
        if len(words(head)) >= HEAD_WORDS and _tells(head) and not any(told(head, addition) for addition in held):
            return f"{for_print(head)}; {who}: {_clause(text[cut:])}"
    return f"{who}: {text}"


def _tells(head: str) -> bool:
    """Whether `head` has a word for anything that happens: "just off the phone with a nurse" tells nothing."""
    return any(hit.kind == "events" for hit in shipped().scan(fold(head).text))


def _clause(text: str) -> str:
    """A clause cut out of a sentence, without the marks and the "and" that tied it there."""
    return re.sub(r"^and\s+", "", text.strip(" ,;:-("), flags=re.I).rstrip(")" if "(" not in text else "")


def told(text: str, addition: Addition) -> bool:
    """Whether `text` says `addition`, literally or in a word that the word lists hold for it."""
    if addition.figure is not None:
        numbers = {addition.figure.low, addition.figure.high} - {None}
        said = set(words(text))
        spelt = {_NUMBER_WORDS[number] for number in numbers if number is not None and number < len(_NUMBER_WORDS)}
        return bool(said & ({str(number) for number in numbers} | spelt))
    if names(text, addition.words):
        return True
    return any(hit.value == addition.key for hit in shipped().scan(fold(text).text))


def with_hedge(text: str, statement: Statement, post: Post) -> str:
    """`text` led by the words that pass it on, where its own span does not hold them.

    Where these words stand right before the span in the post they are read on as they are ("Activists say the air
    force …"), else a colon parts them. A statement in its source's own voice is returned as it is.
    """
    if not statement.hedged:
        return text
    hedge = re.sub(r"\s+that$", "", _SAID.sub("", for_print(statement.hedge or "")), flags=re.I)
    if not hedge:
        return f"{UNSAID_HEDGE}: {text}"
    if names(text, hedge):
        return text
    before = re.sub(r"\s+that$", "", fold(post.text[: statement.start]).text.rstrip())
    told = text[:1].lower() + text[1:] if statement.quote[:1].islower() else text
    return f"{hedge} {told}" if before.endswith(fold(hedge).text) else f"{hedge}: {told}"


def _named_before(text: str, key: str) -> list[str]:
    """How `text` names the body `key`, in the order of its words."""
    folded = fold(text)
    hits = [hit for hit in shipped().scan(folded.text) if (hit.kind, hit.value) == ("actors", key)]
    return [text[slice(*folded.original(hit.start, hit.end))] for hit in hits]


def with_subject(text: str, statement: Statement, post: Post, keys: frozenset[str] = frozenset()) -> str:
    """`text` with its acting body, where the span begins with "expelling …" or "they …" and the post names one.

    The body is added only where the statement has exactly one and where its name stands in the post; where it has
    none, the one body of `keys` (who acts in the claim by other reports) that the post names before the span.
    """
    acting = {actor.name for actor in statement.particulars.actors if actor.part == "by"}
    if not acting and len(keys) == 1 and _GERUND.match(text):
        acting = set(_named_before(post.text[: statement.start], next(iter(keys)))[-1:])
    if not speaks(statement.lang, "en") or len(acting) != 1:
        return text
    name = for_print(acting.pop())
    if not name or names(text, name) or not names(f"{post.title or ''} {post.text}", name):
        return text
    if _GERUND.match(text):
        return f"{name} {text[0].lower()}{text[1:]}"
    return _PRONOUN.sub(lambda found: f"{found[0]} ({name})", text)
