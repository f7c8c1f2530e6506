"""Drafts one item from one claim: the best statement's words, made fit for print, with nothing that no post says.

Read `draft_item` first: it is the order in which a line is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import tzinfo
from functools import partial
from typing import NamedTuple

from pipeline.draft.attribution import attributed, with_hedge, with_subject
from pipeline.draft.choice import best, joined, makers, speaks
from pipeline.draft.cleaning import for_print, quotation
from pipeline.draft.content import warnings
from pipeline.draft.credit import credit
from pipeline.draft.dates import Dated, dates_beside, with_dates
from pipeline.draft.figures import Said, ranges
from pipeline.draft.leaning import leans
from pipeline.draft.naming import called, unnamed_place
from pipeline.draft.rivals import doubts, listed, other_side, speaker
from pipeline.draft.shared import Addition, additions
from pipeline.draft.voice import lead
from pipeline.text import one_line
from pipeline.types import Appearance, Claim, Clause, Evidence, Item, Origin, Place, Spelt, Status

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
    spelt: Callable[[Place], str] = called
    """How the round-up spells a place."""


def draft_item(claim: Claim, line: Line, section: str, place: str) -> Item:
    """The item of `claim`, to stand in `section` under the heading `place`."""
    added = additions(claim)
    chosen = best(claim, line.language, {uid: len(more) for uid, more in added.items()})
    told = _told(claim, chosen, line) if chosen is not None else None
    words = for_print(claim.text) or WORDLESS if told is None else _words(claim, told, added)
    clauses = tuple(_clauses(claim, told, words, line))
    text = "".join(clause.text for clause in clauses)
    behind = credit(claim, chosen, text)
    rests_on = tuple(dict.fromkeys(uid for clause in clauses for uid in clause.statements))
    return Item(
        claim=claim.uid,
        section=section,
        place=place,
        text=text,
        words=words,
        credit=behind.names,
        via=behind.via,
        status=claim.status,
        note=basis_in_words(claim),
        reason=one_line(claim.reason),
        lang=chosen.statement.lang if chosen is not None else line.language,
        statements=rests_on,
        tag=claim.tag,
        credibility=claim.credibility,
        origins=len(asserting_origins(claim)),
        missing=claim.missing,
        evidence=_evidence(claim, rests_on),
        clauses=clauses,
        places=_places(claim, line),
        minor=claim.status is Status.UNCONFIRMED and chosen is not None and leans(words, chosen.statement, claim),
        denies=chosen.statement.particulars.negated if chosen is not None else None,
    )


class _Told(NamedTuple):
    """The appearance whose words an item takes."""

    chosen: Appearance
    span: str
    """Its words, cleaned."""
    dated: Dated
    """The same with dates."""


def _told(claim: Claim, chosen: Appearance, line: Line) -> _Told:
    span = _span(claim, chosen)
    return _Told(chosen, span, with_dates(span, chosen, line.zone, line.year))


def _words(claim: Claim, told: _Told, added: dict[str, tuple[Addition, ...]]) -> str:
    """The words of the chosen statement: its span cleaned, dated, hedged and attributed."""
    statement = told.chosen.statement
    text = with_hedge(told.dated.text, statement, told.chosen.post)
    return _even(attributed(text, added.get(statement.uid, ()), speaker(claim, told.chosen)))


def _clauses(claim: Claim, told: _Told | None, words: str, line: Line) -> Iterable[Clause]:
    """The pieces of an item's text, each with the statements that it rests on."""
    taken_back = TAKEN_BACK.get(claim.status, "")
    if told is None:
        yield Clause(text=taken_back + words, statements=())
        return
    chosen = told.chosen
    own = (chosen.statement.uid,)
    who = lead(words, chosen.statement.lang, _voice(claim, chosen))
    yield Clause(text=taken_back + who + words, statements=own)
    yield from _notes(claim, told, line)
    dated = partial(dates_beside, zone=line.zone, year=line.year)
    for said in (*other_side(claim, chosen, dated), *_reading(claim, chosen, line)):
        yield Clause(text=_even(said.text), statements=said.statements)


def _voice(claim: Claim, chosen: Appearance) -> str:
    """Who is meant where the words say "we": who wrote them, also where he passes something on."""
    return speaker_of_words(chosen) if chosen.statement.hedged else speaker(claim, chosen)


def _notes(claim: Claim, said: _Told, line: Line) -> Iterable[Clause]:
    """What is said in brackets: a place and a date that the words lack, ranges, doubts, the language, warnings."""
    statement, span = said.chosen.statement, said.span
    own = (statement.uid,)
    place = unnamed_place(span, statement, claim)
    dates = said.dated.notes
    where = f"in {line.spelt(place)}" if place is not None else ""
    doubted, asking = doubts(claim)
    warned, showing = warnings(claim)
    notes = [
        (", ".join(filter(None, (where, *dates))), own),
        *((told.text, told.statements) for told in ranges(claim)),
        (f"doubted by {listed(doubted)}" if doubted else "", asking),
        (_original(statement.lang, line), own),
        (f"graphic: {', '.join(warned)}" if warned else "", showing),
    ]
    kept = [(note, uids) for note, uids in notes if note and f"({note})" not in span]  # a round-up read back has them
    for index, (note, uids) in enumerate(kept):
        opening, closing = " (" if index == 0 else " ", ")" if index == len(kept) - 1 else ";"
        yield Clause(text=f"{opening}{_even(note)}{closing}", statements=uids)


def _span(claim: Claim, chosen: Appearance) -> str:
    """The chosen statement's span, cleaned; where it holds no words, the heading of its post."""
    statement, post = chosen.statement, chosen.post
    quote = _from_hedge(statement.quote, statement.hedge)
    text = for_print(quote, opens_sentence=opens_sentence(post.text, statement.start))
    return with_subject(text or for_print(post.title or "") or WORDLESS, statement, post, _acting(claim))


def _acting(claim: Claim) -> frozenset[str]:
    """Who acts in `claim`, by all of its reports."""
    return frozenset(
        actor.key for maker in makers(claim) for actor in maker.statement.particulars.actors if actor.part == "by"
    )


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


def _original(lang: str, line: Line) -> str:
    """The note that the words are in another language than the beat's; empty where they are not."""
    return "" if speaks(lang, line.language) else f"original: {LANGUAGES.get(lang.partition('-')[0], lang)}"


def _reading(claim: Claim, chosen: Appearance, line: Line) -> tuple[Said, ...]:
    """How a relay puts it in the beat's language, where the item prints an original in another one."""
    if speaks(chosen.statement.lang, line.language):
        return ()
    relays = [maker for maker in makers(claim) if speaks(maker.statement.lang, line.language)]
    reading = best(claim, line.language, among=relays)
    if reading is None:
        return ()
    words = quotation(dates_beside(reading.statement.quote, reading, line.zone, line.year))
    return (Said(f"; {speaker_of_words(reading)}: {words}", (reading.statement.uid,)),)


def speaker_of_words(appearance: Appearance) -> str:
    """Whose words these are, also where he only retells: the source that wrote them."""
    return one_line(appearance.source.name).replace("–", "-")


def asserting_origins(claim: Claim) -> tuple[Origin, ...]:
    """The independent origins that assert the claim in their own voice: those that the verdict counts, if it says."""
    own = [o for o in claim.origins.asserting if o.own_voice]
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


def _places(claim: Claim, line: Line) -> tuple[Spelt, ...]:
    """The places of `claim`, each as the round-up spells it and as the posts do."""
    spelt: dict[str, dict[str, None]] = {}
    for place in claim.places:
        written = claim.spellings.get(place.key, ()) or (place.name,)
        spelt.setdefault(one_line(line.spelt(place)), {}).update(dict.fromkeys(map(one_line, written)))
    return tuple(Spelt(name=name, written=tuple(written)) for name, written in spelt.items())


def _evidence(claim: Claim, rests_on: tuple[str, ...]) -> tuple[Evidence, ...]:
    """Every statement of the claim as its source wrote it."""
    printed = set(rests_on)
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
