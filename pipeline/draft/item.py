"""Drafts one item from one claim: the best statement's words, made fit for print, with nothing that no post says.

Read `draft_item` first: it is the order in which a line is made.
"""

from __future__ import annotations

import re
from datetime import tzinfo
from typing import NamedTuple

from pipeline.draft.attribution import attributed, with_hedge, with_subject
from pipeline.draft.choice import best, joined, makers, speaks
from pipeline.draft.cleaning import for_print, quotation
from pipeline.draft.credit import credit
from pipeline.draft.dates import with_dates
from pipeline.draft.figures import ranges
from pipeline.draft.naming import unnamed_place
from pipeline.draft.rivals import doubts, other_side, rivals, speaker
from pipeline.draft.shared import Addition, additions
from pipeline.text import one_line
from pipeline.types import Appearance, Claim, Evidence, Item, Origin, Stance, Status

LANGUAGES = {"ar": "Arabic", "de": "German", "en": "English", "fr": "French", "ru": "Russian", "uk": "Ukrainian"}
"""Language codes as a reader calls them; another one is printed as its code."""

TAKEN_BACK = {Status.RETRACTED: "Retracted: ", Status.REJECTED: "Rejected: "}
"""What stands before a text that no longer holds, so that nobody takes it for news."""

WORDLESS = "(no words)"
"""What an item prints whose post has nothing but pictures or links."""


_TAGS = re.compile(r"^(?:#\w+[\s:,|]+)+")


class Line(NamedTuple):
    """How an item is to be printed."""

    language: str
    """The language that the beat prefers."""
    zone: tzinfo
    year: int
    """The round-up's own year: dates in it are printed without a year."""


def draft_item(claim: Claim, line: Line, section: str, place: str) -> Item:
    """The item of `claim`, to stand in `section` under the heading `place`."""
    added = additions(claim)
    chosen = best(claim, line.language, {uid: len(more) for uid, more in added.items()})
    words = for_print(claim.text) or WORDLESS if chosen is None else _words(claim, chosen, line, added)
    text = words if chosen is None else words + _beside(claim, chosen, line)
    behind = credit(claim, chosen, text)
    return Item(
        claim=claim.uid,
        section=section,
        place=place,
        text=TAKEN_BACK.get(claim.status, "") + text,
        words=words,
        credit=behind.names,
        via=behind.via,
        status=claim.status,
        note=basis_in_words(claim),
        reason=one_line(claim.reason),
        lang=chosen.statement.lang if chosen is not None else line.language,
        statements=_rests_on(claim, chosen),
        tag=claim.tag,
        credibility=claim.credibility,
        origins=len(asserting_origins(claim)),
        missing=claim.missing,
        evidence=_evidence(claim, chosen),
    )


def _words(claim: Claim, chosen: Appearance, line: Line, added: dict[str, tuple[Addition, ...]]) -> str:
    """The words of the chosen statement: its span cleaned, dated, hedged and attributed."""
    statement = chosen.statement
    dated = with_dates(_span(chosen), chosen, line.zone, line.year)
    text = with_hedge(dated.text, statement, chosen.post)
    return _even(attributed(text, added.get(statement.uid, ()), speaker(claim, chosen)))


def _beside(claim: Claim, chosen: Appearance, line: Line) -> str:
    """What is said beside the words: a place that they lack, dates, ranges, doubts, the other side."""
    statement, span = chosen.statement, _span(chosen)
    place = unnamed_place(span, statement, claim)
    dated = with_dates(span, chosen, line.zone, line.year)
    notes = [*dated.notes, *ranges(claim), *filter(None, (doubts(claim),)), *_original(statement.lang, line)]
    notes = [note for note in notes if f"({note})" not in span]  # a round-up read back has them in its words
    said = f" (in {place})" if place else ""
    said += f" ({'; '.join(notes)})" if notes else ""
    said += other_side(claim, chosen) + _reading(claim, chosen, line.language)
    return f" {_even(said)}" if said[:1] == " " else _even(said)


def _span(chosen: Appearance) -> str:
    """The chosen statement's span, cleaned; where it holds no words, the heading of its post."""
    statement, post = chosen.statement, chosen.post
    quote = _from_hedge(statement.quote, statement.hedge)
    text = for_print(quote, opens_sentence=opens_sentence(post.text, statement.start))
    return with_subject(text or for_print(post.title or "") or WORDLESS, statement, post)


def _even(text: str) -> str:
    """`text` with single blanks and without a dash that could be taken for that of the credit."""
    return " ".join(text.replace(" –", " - ").split())


def opens_sentence(text: str, start: int) -> bool:
    """Whether a span that starts at `start` stands at the head of a sentence of `text`."""
    before = text[:start].rstrip(" \t\"'“”‘’«»()[]")
    return not before or before[-1] in ".!?…:;\n|•"


def _from_hedge(quote: str, hedge: str | None) -> str:
    """`quote` from its hedge on, where only tags stand before it: not "Syria reports" from "#Syria reports that"."""
    if not hedge:
        return quote
    rest = _TAGS.sub("", quote)
    return rest if rest.casefold().startswith(hedge.casefold()) else quote


def _original(lang: str, line: Line) -> tuple[str, ...]:
    """The note that the words are in another language than the beat's."""
    return () if speaks(lang, line.language) else (f"original: {LANGUAGES.get(lang.partition('-')[0], lang)}",)


def _reading(claim: Claim, chosen: Appearance, language: str) -> str:
    """How a relay puts it in the beat's language, where the item prints an original in another one."""
    if speaks(chosen.statement.lang, language):
        return ""
    relays = [maker for maker in makers(claim) if speaks(maker.statement.lang, language)]
    reading = best(claim, language, among=relays)
    return f"; {speaker_of_words(reading)}: {quotation(reading.statement.quote)}" if reading is not None else ""


def speaker_of_words(appearance: Appearance) -> str:
    """Whose words these are, also where he only retells: the source that wrote them."""
    return one_line(appearance.source.name).replace("–", "-")


def asserting_origins(claim: Claim) -> tuple[Origin, ...]:
    """The independent origins that assert the claim in their own voice: those that the verdict counts, if it says."""
    own = [o for o in claim.origins.origins if o.own_voice and (not o.stances or Stance.ASSERTS in o.stances)]
    basis = [origin for origin in own if set(origin.statements) & set(claim.basis)]
    return tuple(basis or own)


def basis_in_words(claim: Claim) -> str | None:
    """What the status rests on, as a reader is told; None where there is nothing to add to the credit."""
    number = len(asserting_origins(claim))
    if claim.decided_by.startswith("editor:"):
        return f"{claim.status.value} by the desk"
    if claim.status is Status.CORROBORATED:
        return f"reported by {number} independent sources"
    if claim.status is Status.CONFIRMED and number > 1:
        return f"confirmed by {number} independent sources"
    return None


def _rests_on(claim: Claim, chosen: Appearance | None) -> tuple[str, ...]:
    """The uids of the statements that the words come from: the chosen one, then those quoted beside it."""
    if chosen is None:
        return ()
    beside = [a for a in joined(claim) if a.statement.stance is Stance.QUESTIONS]
    every = (chosen, *rivals(claim, chosen), *beside)
    return tuple(dict.fromkeys(appearance.statement.uid for appearance in every))


def _evidence(claim: Claim, chosen: Appearance | None) -> tuple[Evidence, ...]:
    """Every statement of the claim as its source wrote it."""
    printed = set(_rests_on(claim, chosen))
    return tuple(
        Evidence(
            statement=appearance.statement.uid,
            post=appearance.post.id,
            source=appearance.source.name,
            quote=appearance.statement.quote,
            lang=appearance.statement.lang,
            stance=appearance.statement.stance,
            hedged=appearance.statement.hedged,
            published=appearance.post.published,
            url=appearance.post.url,
            printed=appearance.statement.uid in printed,
        )
        for appearance in joined(claim)
    )
