"""A post becomes statements: passages, their sentences, their clauses; for each, in whose voice and how it speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.roster import Roster
from pipeline.split.acts import own_act
from pipeline.split.asides import aside
from pipeline.split.blocks import moment
from pipeline.split.clauses import clauses
from pipeline.split.credited import Who, writer
from pipeline.split.edges import trim
from pipeline.split.heads import written
from pipeline.split.house import house
from pipeline.split.label import others_reports
from pipeline.split.layout import behind_bullet, passages
from pipeline.split.leaning import leaning, material
from pipeline.split.mending import withdraws_its_own
from pipeline.split.printed import is_printed, printed
from pipeline.split.quotations import Passage
from pipeline.split.reading import Reading
from pipeline.split.sentences import sentences
from pipeline.split.speakers import sources
from pipeline.split.speech import goes_on, quoted
from pipeline.split.stance import denies_reports, stance
from pipeline.split.turning import turns
from pipeline.split.verdicts import with_jokes, with_verdicts
from pipeline.split.voice import Voice, hear, reserve, retold
from pipeline.types import Post, Role, Stance, Statement, statement_uid

_COUNTER = re.compile(r"[(\[]?\d{1,2}/\d{1,2}[)\]]?\s+(?=\w)|\(\d{1,2}\)\s+(?=\w)")
"""The number of a part of a thread inside the text ("2/5")."""
_LEADS = re.compile(r":[ \t]*\n[\s“\"«]*$")
"""The colon of the paragraph before, not that of a label ("ITEM:")."""
_LEAD = 8
"""Characters before a paragraph among which the colon stands that leads up to it."""
_STILL_ACTS = (None, "call")
"""A body's call on others is its own act; its forecast, promise or condition is none."""


class _Thread:
    """A post being split: what stays the same, and what was said before as far as it governs what follows."""

    def __init__(self, post: Post, names: Roster) -> None:
        self.post = post
        self.uid = post.uid
        self.reading = Reading(post.text)
        self.names = names
        self.source = names.find(post.source)
        self.relays = self.source is not None and self.source.role is Role.COMMENTER
        """The writer passes on what others say: what he tells in a source's name is that source's."""
        self.copied = post.credited is not None and post.credited != post.source
        self.answers = post.reply_to is not None or post.quote_of is not None
        self.base = _title_hedge(post.title) if post.title else None
        """The hedge of the heading the whole post stands under."""
        self.mending = bool(post.title) and _mends(post.title or "")
        """The post stands under "Correction"."""
        self.heading: str | None = None
        """The hedge of a heading inside the text."""
        self.voice: Voice | None = None
        """The account that the paragraph gives."""
        self.speaker: Voice | None = None
        """Who was last said to have said something."""
        self.led = False
        """He was said to say what the whole paragraph says ("Toner said:")."""
        self.stance = Stance.ASSERTS
        self.at = post.at
        """When the block was written that is being read."""

    def is_writer(self, name: str) -> bool:
        """Whether `name` is one of the post's own source."""
        return self.source is not None and self.names.named(name) is self.source

    def who(self, passage: Passage) -> Who:
        """Who speaks in `passage`, where his own words may speak of his own people."""
        passed_on = passage.credit[0] if len(passage.credit) == 1 else self.post.credited
        return writer(self.names, self.post.source, passed_on)


def split(post: Post, names: Roster) -> tuple[Statement, ...]:
    """Split `post` into its statements, in order of place; `names` are the sources that credits may name.

    Every span is exact (`post.text[start:end] == quote`), spans don't overlap, and the same post always gives the
    same statements. A statement that makes no claim is kept and says why in `aside`. Never raises on any text.
    """
    if not post.text.strip():
        return ()
    thread = _Thread(post, names)
    found: list[Statement] = []
    own = is_printed(post.text)
    for passage in printed(post.text) if own else passages(thread.reading, names, thread.relays):
        found.extend(_passage(thread, passage))
    return tuple(found) if own else tuple(leaning(thread.reading, with_verdicts(with_jokes(found))))


@lru_cache(maxsize=512)
def _title_hedge(title: str) -> str | None:
    """The hedge of a heading, which governs all that stands under it."""
    return _hedge_of(Reading(title), 0, len(title))


@lru_cache(maxsize=512)
def _mends(title: str) -> bool:
    """Whether a heading says that its post mends an earlier one."""
    return Reading(title).first("corrections", 0, len(title), "opens", "correct") is not None


def _hedge_of(reading: Reading, start: int, end: int) -> str | None:
    """The words by which a heading passes on what follows."""
    if mark := reading.first("hedges", start, end, "frame", "adverb", "doubt"):
        return reading.text[mark.start : mark.end]
    colon = reading.text.find(":", start, end)
    if colon > start and (crowd := reading.first("nobodies", start, colon)):
        return reading.text[crowd.start : crowd.end]
    return None


def _passage(thread: _Thread, passage: Passage) -> Iterator[Statement]:
    """The statements of one passage."""
    reading = thread.reading
    text = thread.post.text
    led = thread.speaker is not None and _LEADS.search(text, max(0, passage.start - _LEAD), passage.start) is not None
    thread.led = led and passage.aside is None
    thread.voice = thread.speaker if thread.led or goes_on(text, passage.start) else None
    thread.at = moment(passage.clock, thread.post) if passage.clock is not None else thread.post.at
    if passage.age is not None and passage.aside != "heading":
        thread.at = written(passage.age, thread.at)
    if passage.credit and all(thread.is_writer(name) for name in passage.credit):
        passage = passage._replace(credit=())
    if passage.fresh:
        thread.heading = None
    if passage.aside == "heading":
        thread.heading = _hedge_of(reading, passage.start, passage.end) or thread.heading
        yield from _built(thread, (passage.start, passage.end), None, aside="heading")
        return
    who = thread.who(passage)
    if passage.printed:
        yield from _item(thread, passage, who)
        return
    yield from _sentences(thread, passage, who)


def _sentences(thread: _Thread, passage: Passage, who: Who) -> Iterator[Statement]:
    """The statements of a passage of running text, sentence by sentence."""
    reading = thread.reading
    for begin, end in sentences(reading, passage.start, passage.end):
        counter = None if behind_bullet(reading.text, begin) else _COUNTER.match(reading.text, begin, end)
        start = counter.end() if counter else begin
        if answer := others_reports(reading, start, end):
            yield from _built(thread, (start, answer), None, aside="heading")
            start = answer
        spans = clauses(reading, start, end)
        whole = hear(reading, start, end, who)
        for index, span in enumerate(spans):
            heard = whole if len(spans) == 1 else hear(reading, *span, who)
            if heard is None and whole is not None and (index > 0 or not _opens_later(reading, whole, span)):
                heard = whole
            yield from _clause(thread, span, passage, heard)


def _item(thread: _Thread, passage: Passage, who: Who) -> Iterator[Statement]:
    """The one statement of an item of a round-up of ours: whom it credits is printed, the hedge is in its words."""
    span = (passage.start, passage.end)
    before = Stance.DENIES if passage.rival else Stance.ASSERTS
    how = stance(thread.reading, *span, answers=passage.rival, before=before)
    heard = hear(thread.reading, *span, who)
    voice = Voice(heard.hedge) if heard is not None and heard.hedge is not None else None
    said = any(map(str.isalpha, thread.post.text[slice(*span)]))
    yield from _built(thread, span, voice, stance=how, aside=None if said else "links and tags", credit=passage.credit)


def _opens_later(reading: Reading, voice: Voice, span: tuple[int, int]) -> bool:
    """Whether the account that the sentence gives only begins behind its first clause."""
    if voice.hedge is None:
        return True
    at = reading.text.find(voice.hedge, span[1])
    return at >= 0 and any(char.isalnum() for char in reading.text[at + len(voice.hedge) : at + len(voice.hedge) + 12])


def _how(thread: _Thread, span: tuple[int, int], passage: Passage) -> Stance:
    """The stance of a clause; an outlet may take a report back under its own name."""
    if withdraws_its_own(thread.reading.text[slice(*span)], house(thread.names, thread.post.source)):
        return Stance.CORRECTS
    before = Stance.DENIES if passage.rival else thread.stance
    return stance(thread.reading, *span, answers=thread.answers, before=before, mending=thread.mending)


def _clause(thread: _Thread, span: tuple[int, int], passage: Passage, voice: Voice | None) -> Iterator[Statement]:
    """The statement of one clause, with what governs it."""
    reading = thread.reading
    if thread.relays and voice is not None and (told := retold(reading, span, voice, thread.names)):
        span, voice = (told, span[1]), voice._replace(hedge=None)
    how = _how(thread, span, passage)
    why = passage.aside or aside(reading, *span, stance=how, answers=thread.answers, year=thread.post.at.year)
    act = None
    if how is Stance.ASSERTS and not passage.credit and why in _STILL_ACTS and not thread.copied:
        carried = _carried(thread, span, passage)
        speaker = thread.speaker if carried is not None and not thread.led else None
        if carried is None or (
            speaker is not None and carried.hedge == speaker.hedge and turns(reading, span, speaker, thread.names)
        ):
            act = own_act(reading, *span, voice, thread.source)
    if act is not None:
        voice, why = Voice(own=True), passage.aside
    if (
        voice is not None
        and not voice.credit
        and thread.speaker is not None
        and reading.opens("pronouns", *span, "pronoun")
    ):
        voice = voice._replace(credit=thread.speaker.credit)
    denied = denies_reports(reading, *span) if how is Stance.DENIES else None
    if voice is not None and (_told_within(voice, denied) or (not voice.credit and how is Stance.CORRECTS)):
        voice = None  # who takes his own words back speaks himself, and who calls reports false
    if voice is not None and (voice.spreads or voice.own):
        thread.voice = thread.speaker = None if voice.own else voice
    heard = voice or _carried(thread, span, passage)
    thread.stance = how
    yield from _built(thread, span, heard, stance=how, act=act, aside=why, credit=passage.credit, denied=denied)


def _told_within(voice: Voice, denied: tuple[int, int] | None) -> bool:
    """Whether an account is that of the report which is called false: "claims by Rybar that X fell are lies"."""
    if denied is None:
        return False
    return not voice.credit or (voice.span is not None and denied[0] <= voice.span[0] and voice.span[1] <= denied[1])


def _carried(thread: _Thread, span: tuple[int, int], passage: Passage) -> Voice | None:
    """The account that an earlier sentence or a heading lends to this clause.

    A heading such as "LATEST UPDATES (unconfirmed)" is the round-up writer's reserve, not that of those he credits.
    """
    if thread.voice is not None:
        his = (
            thread.reading.opens("pronouns", *span, "pronoun") is not None
            or thread.led
            or quoted(thread.post.text, span[0] + 1)
        )
        return thread.voice if his else thread.voice._replace(credit=())
    if passage.hedge is not None:
        return Voice(passage.hedge)
    if thread.heading is not None and not passage.credit:
        return Voice(thread.heading)
    return Voice(thread.base) if thread.base is not None else None


def _built(
    thread: _Thread,
    span: tuple[int, int],
    voice: Voice | None,
    *,
    stance: Stance = Stance.ASSERTS,
    act: str | None = None,
    aside: str | None = None,
    credit: tuple[str, ...] = (),
    denied: tuple[int, int] | None = None,
) -> Iterator[Statement]:
    """The record of one span, trimmed; nothing when nothing is left of it. `denied`: the report it calls false."""
    post, text = thread.post, thread.post.text
    start, end = trim(text, *span)
    if start >= end:
        return
    hedge = (voice.hedge if voice is not None else None) or (
        reserve(thread.reading, start, end) if not denied else None
    )
    named = (voice.credit if voice is not None else ()) or credit
    if stance is Stance.ASSERTS and named:
        named, hedge = sources(named, hedge, relays=thread.relays)
    if not named and post.credited and post.credited != post.source:
        named = (post.credited,)
    if not named and stance is Stance.ASSERTS and not (voice is not None and voice.own):
        named = material(thread.reading, (start, end), thread.names, post.source)
    quote = text[start:end]
    yield Statement(
        uid=statement_uid(thread.uid, start, end, quote),
        post=thread.uid,
        source=post.source,
        lang=post.lang or "en",
        start=start,
        end=end,
        quote=quote,
        stance=stance,
        hedged=hedge is not None,
        hedge=hedge,
        credit=named,
        own_act=act if hedge is None else None,
        aside=aside,
        at=thread.at,
        first_seen=thread.at,
    )
