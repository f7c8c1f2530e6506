"""A small newsroom of its own: eight graded sources, forty posts of one invented day, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from pipeline import flow
from pipeline.settings import Settings, load_settings
from pipeline.types import Claim, Post
from storage import ClaimFilter, Store, open_store

DAY = datetime(2026, 4, 2, tzinfo=UTC)
"""The day of the posts."""
NOW = DAY + timedelta(days=1)

SOURCES = """
sources:
  - {name: Hilltop Watch, role: analyst, reliability: B, side: neutral, aliases: ["@hilltop"]}
  - {name: Daily Courier, role: outlet, reliability: B, owner: Courier Media}
  - {name: Daily Courier Arabic, role: outlet, reliability: B, owner: Courier Media, languages: [ar]}
  - {name: Valley Voices, role: activist, reliability: C, side: opposition}
  - {name: State Wire, role: agency, reliability: C, side: government}
  - {name: Loud Blog, role: outlet, reliability: E}
  - {name: River Analyst, role: analyst, reliability: B}
  - {name: Reader Forum, role: commenter, reliability: F}
beats:
  - {name: Everything, zone: Europe/Kyiv}
"""

HILLTOP, COURIER, ARABIC, VALLEY = "Hilltop Watch", "Daily Courier", "Daily Courier Arabic", "Valley Voices"
STATE, BLOG, RIVER, FORUM = "State Wire", "Loud Blog", "River Analyst", "Reader Forum"


def said(id: str, source: str, clock: str, text: str, *, late: int = 1, **fields) -> Post:
    """What a source said on the day at `clock`, fetched `late` minutes later."""
    return Post(
        source=source, id=id, published=at(clock), text=text, fetched=at(clock) + timedelta(minutes=late), **fields
    )


def at(clock: str) -> datetime:
    """The time of the day that `clock` shows."""
    hour, minute = clock.split(":")
    return DAY + timedelta(hours=int(hour), minutes=int(minute))


POSTS: tuple[Post, ...] = (
    # a village taken: three own voices, a repost, a credited copy, a hedged relay, one owner twice
    said("h1", HILLTOP, "08:00", "Rebels have captured the village of Tell Marjan after a dawn assault."),
    said("c1", COURIER, "08:20", "Rebel fighters captured the village of Tal Marjan on Thursday, our reporter saw."),
    said("a1", ARABIC, "08:30", "سيطر مقاتلو المعارضة على قرية تل مرجان يوم الخميس."),
    said("v1", VALLEY, "08:10", "The rebels took the village of Tell Marjan this morning, the flag is on the school."),
    said("b1", BLOG, "08:25", "Rebels have captured the village of Tell Marjan after a dawn assault.", repost_of="h1"),
    said("f1", FORUM, "09:00", "ITEM: Rebels captured Tell Marjan –Hilltop Watch\nITEM: Fire in Kafr Lawz –Nobody"),
    said("r1", RIVER, "09:05", "Unconfirmed reports say that rebels captured the village of Tell Marjan."),
    # denied, and taken back later by the other side: another event
    said("s1", STATE, "09:30", "There is no truth to reports that rebels captured the village of Tell Marjan."),
    said("s2", STATE, "17:00", "Army units recaptured the village of Tell Marjan on Thursday afternoon."),
    said("h2", HILLTOP, "17:40", "The army has recaptured the village of Tell Marjan, rebels withdrew."),
    # an air strike, its toll rising, and an account that differs
    said("c2", COURIER, "10:00", "An air strike hit the market in Kafr Lawz, killing 9 civilians, a doctor told us."),
    said("v2", VALLEY, "10:10", "Air strike on the market in Kafr Lawz: 9 civilians killed."),
    said("v3", VALLEY, "15:00", "The death toll of the strike on the market in Kafr Lawz has risen to 17 civilians."),
    said(
        "r2", RIVER, "15:30", "The death toll of the air strike on Kafr Lawz rises to 17 civilians, the hospital says."
    ),
    said("b2", BLOG, "11:00", "BREAKING!!! 40 killed in Kafr Lawz market air strike", links=("https://x.test/1",)),
    said("s3", STATE, "11:30", "The air force did not bomb the market in Kafr Lawz, a military source said."),
    said("h3", HILLTOP, "10:40", "We geolocated the air strike to the market in Kafr Lawz."),
    # one frame, two villages
    said("r3", RIVER, "12:00", "Two people were wounded in shelling of the village of Umm Zahra."),
    said("r4", RIVER, "12:05", "Two people were wounded in shelling of the village of Deir Salwa."),
    said("v4", VALLEY, "12:20", "Shelling wounds two people in the village of Umm Zahra."),
    said("v5", VALLEY, "12:25", "Shelling wounds two people in the village of Deir Salwa."),
    # replies, some of which come before what they answer
    said("f2", FORUM, "12:30", "Not true, I live there, nobody was wounded.", reply_to="r3"),
    said("f3", FORUM, "08:05", "Is that so? Any proof?", reply_to="h1"),
    said("r5", RIVER, "13:00", "Correction: it was three people, not two.", reply_to="r3"),
    said("f4", FORUM, "13:10", "It was only them who did it.", reply_to="f2"),
    # a late arrival that is earlier than all: it founds the claim anew
    said("v0", VALLEY, "07:30", "Rebels captured the village of Tell Marjan at dawn.", late=600),
    # edited and deleted
    said("c3", COURIER, "14:00", "A drone struck a fuel depot in Bir Zaytun, killing 3 soldiers."),
    said("c3", COURIER, "14:00", "A drone struck a fuel depot in Bir Zaytun, killing 5 soldiers.", late=31).model_copy(
        update={"edited": at("14:30")}
    ),
    said("h4", HILLTOP, "14:10", "A drone hit the fuel depot in Bir Zaytun and set it on fire."),
    said("b3", BLOG, "14:20", "Our sources: the brigade in Bir Zaytun has surrendered."),
    said("b3", BLOG, "14:20", "", late=120, deleted=True),
    said("v6", VALLEY, "16:00", "We reported that the bridge at Wadi Tin was blown up."),
    said("v7", VALLEY, "15:40", "Rebels blew up the bridge at Wadi Tin."),
    said("v8", VALLEY, "18:00", "We retract our report: the bridge at Wadi Tin was not blown up.", reply_to="v7"),
    # credits and quotes
    said("b4", BLOG, "15:50", "Rebels blew up the bridge at Wadi Tin, according to Valley Voices.", quote_of="v7"),
    said("f5", FORUM, "16:10", "@hilltop: the road to Wadi Tin is cut. via Hilltop Watch"),
    # several claims in one post, chatter, other languages, undated
    said(
        "h5",
        HILLTOP,
        "19:00",
        "Shelling hit Umm Zahra again. An air strike hit the town of Qasr Banat. We will update.",
    ),
    said("f6", FORUM, "19:05", "Thank you all for the kind words, good night from the forum!"),
    said("r6", RIVER, "19:10", "Российская авиация нанесла удар по городу Каср Банат."),
    Post(source=BLOG, id="b5", published=None, text="Shelling hit the village of Umm Zahra.", fetched=at("19:30")),
)


@dataclass
class Newsroom:
    """An open store with the settings it is worked on with."""

    store: Store
    settings: Settings
    folder: Path

    def take(self, posts: Iterable[Post], now: datetime = NOW) -> flow.IngestReport:
        """Ingest `posts` and do the work that follows."""
        return flow.ingest(self.store, self.settings, posts, now, tick=silent)

    def work(self, now: datetime = NOW) -> flow.WorkReport:
        """Do the work that waits."""
        return flow.work(self.store, self.settings, now, silent)

    def with_settings(self, text: str) -> Newsroom:
        """The same store under another source list."""
        return Newsroom(self.store, settings_of(self.folder, text), self.folder)

    def claims(self) -> list[Claim]:
        """All claims, complete."""
        return list(self.store.claims(ClaimFilter(), self.settings.roster))

    def claim_with(self, quote: str) -> Claim:
        """The one claim that a statement holding `quote` makes."""
        (found,) = {
            claim.uid: claim
            for claim in self.claims()
            if any(quote in one.statement.quote for one in claim.appearances)
        }.values()
        return found


class Told(NamedTuple):
    """What matters of a claim to the people who rely on it."""

    uid: str
    status: str
    text: str
    reason: str
    updates: str | None
    members: tuple[tuple[str, str, str, str], ...]
    origins: tuple[str, ...]
    suggestions: tuple[str, ...]


def told(claims: Iterable[Claim]) -> list[Told]:
    """Claims without what depends on when they were judged."""
    return sorted(
        Told(
            claim.uid,
            claim.status.value,
            claim.text,
            claim.reason,
            claim.updates,
            tuple((one.source.name, one.post.id, one.statement.quote, one.band.value) for one in claim.appearances),
            tuple(origin.name for origin in claim.origins.origins),
            tuple(sorted(one.other for one in claim.suggestions)),
        )
        for claim in claims
    )


def silent(what: str, done: int, total: int | None = None) -> None:
    """A Tick for nobody."""


def settings_of(folder: Path, text: str = SOURCES) -> Settings:
    """The settings that `text` says, read from a file in `folder`."""
    path = folder / "sources.yaml"
    path.write_text(text, encoding="utf-8")
    return load_settings(path)


@contextmanager
def a_newsroom(folder: Path, posts: Sequence[Post] = (), sources: str = SOURCES):
    """An open newsroom in `folder` that has taken in `posts`."""
    folder.mkdir(parents=True, exist_ok=True)
    with open_store(f"sqlite:///{folder / 'itemwire.db'}") as store:
        store.upgrade(NOW)
        room = Newsroom(store, settings_of(folder, sources), folder)
        if posts:
            room.take(posts)
        yield room
