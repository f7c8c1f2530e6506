"""A newsroom whose editors are at work: short names for what they do."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from pipeline import desk, flow
from pipeline.aftercare import look_after_editions
from pipeline.review import Change, DeskItem
from pipeline.sending import send_due
from pipeline.settings import Beat, Environment
from pipeline.types import Alarm, Claim, Edition, Post, Sending, SendState
from storage import Store
from tests.flow.newsroom import HILLTOP, NOW, SOURCES, VALLEY, Newsroom, said, settings_of, silent

CHANNELS = """
channels:
  - {name: folder, kind: file, path: out, options: {formats: text}}
  - {name: feeds, kind: feed, path: feeds}
  - {name: extra, kind: file, path: elsewhere, options: {formats: text}}
"""
BEAT = "- {name: Everything, zone: Europe/Kyiv}"
TOLD = BEAT.replace("}", ", channels: [folder, feeds]}")

TAKEN = said("h1", HILLTOP, "08:00", "Rebels captured the village of Tell Marjan.")
SEEN = said("v1", VALLEY, "08:10", "The rebels have captured the village of Tell Marjan, our people are inside.")
STRIKE = said("h2", HILLTOP, "09:00", "An air strike on the market in Kafr Lawz killed 9 civilians.")


def later(minutes: float = 60) -> datetime:
    """So long after the posts were taken in."""
    return NOW + timedelta(minutes=minutes)


@dataclass
class Room:
    """An open store, its settings, and a clock that each act moves on by a minute."""

    store: Store
    folder: Path
    sources: str
    now: datetime = NOW
    secrets: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.settings = settings_of(self.folder, self.sources)

    @property
    def beat(self) -> Beat:
        return self.settings.beats[0]

    def told(self, old: str, new: str) -> None:
        """Change the source list."""
        assert old in self.sources
        self.sources = self.sources.replace(old, new)
        self.settings = settings_of(self.folder, self.sources)

    def tick(self, minutes: float = 1) -> datetime:
        self.now += timedelta(minutes=minutes)
        return self.now

    def take(self, *posts: Post) -> None:
        flow.ingest(self.store, self.settings, posts, self.tick(), tick=silent)

    def rework(self, *posts: Post) -> None:
        """Work through `posts` again, as after a decision, and look after what is published."""
        self.store.requeue([post.uid for post in posts])
        flow.work(self.store, self.settings, self.tick(), silent)
        flow.refresh_drafts(self.store, self.settings, self.now)

    def page(self):
        return desk.sheet(self.store, self.settings, self.beat, self.now)

    def item(self, words: str) -> DeskItem:
        """The one item whose words, now or as drafted, hold `words`."""
        (found,) = [
            one for one in self.page().items if words in one.item.text or (one.drafted and words in one.drafted.text)
        ]
        return found

    def amend(self, words: str, who: str = "ann", seen: int | None = None, **change) -> None:
        claim = words if words.startswith("c-") else self.item(words).item.claim
        desk.amend_item(self.store, self.settings, self.beat, claim, Change(**change), who, self.tick(), seen=seen)

    def review_all(self, who: str = "ann") -> None:
        desk.amend_all(self.store, self.settings, self.beat, Change(reviewed=True), who, self.tick())

    def approve(self, who: str = "bob") -> None:
        desk.approve_roundup(self.store, self.settings, self.beat, who, self.tick())

    def submit(self, who: str = "ann") -> None:
        desk.submit_roundup(self.store, self.settings, self.beat, who, self.tick())

    def why_not(self, who: str = "bob") -> list[str]:
        return desk.why_not(self.store, self.settings, self.beat, who, self.now)

    def publish(self, *channels: str, who: str = "bob") -> Edition:
        return desk.publish(self.store, self.settings, self.beat, who, self.tick(), channels)

    def published(self, *posts: Post) -> Edition:
        """An edition of `posts`, reviewed, approved and sent."""
        self.take(*posts)
        self.review_all()
        self.approve()
        edition = self.publish()
        self.send()
        return edition

    def send(self) -> list[Sending]:
        return send_due(self.store, self.settings, self.secrets.get, self.now)

    def sent(self) -> dict[str, tuple[int, SendState]]:
        """Channel → the last revision on its way there, and how far it is; of the last edition."""
        uid = self.store.editions()[0].uid
        return {one.channel: (one.revision, one.state) for one in self.store.sendings_of(uid)}

    def alarms(self) -> list[Alarm]:
        environment = Environment(self.folder / "no.env")
        return look_after_editions(self.store, environment, self.now)

    def claim(self, words: str) -> Claim:
        return Newsroom(self.store, self.settings, self.folder).claim_with(words)

    def text_in(self, path: str) -> str:
        (found,) = (self.folder / path).glob("*.txt")
        return found.read_text(encoding="utf-8")


def a_room(store: Store, folder: Path, sources: str = SOURCES + CHANNELS) -> Room:
    """A newsroom whose beat goes to a folder and feeds."""
    return Room(store, folder, sources.replace(BEAT, TOLD))
