"""Posts that somebody at the desk adds: a page behind an address, words that were pasted, a note of a call.

They enter the same flow as every other post: kept with who added them and how they were heard, normalised, split,
matched and judged. An address is only asked through the one door of `pipeline.collect.fetch`, and what came is looked
at before it is kept.
"""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import NamedTuple

from pipeline.deciding import take_effect
from pipeline.errors import CollectError, NotAllowed, NotFoundError
from pipeline.normalise import normalise
from pipeline.reading import places_known, reader
from pipeline.settings import Environment, Settings
from pipeline.text import clean, one_line
from pipeline.times import believable
from pipeline.types import Capture, Decision, Post, Source, Statement, short_hash
from pipeline.types.handed import HandedIn
from pipeline.visiting import bring
from storage import Store

HEARD = {
    "page": "from a page",
    "post": "as a post",
    "phone": "by phone",
    "message": "in a message",
    "person": "in person",
    "broadcast": "on radio or television",
    "document": "from a document",
}
"""How something was heard, as the post keeps it."""

LONGEST = 50_000
"""Characters of a text that is pasted: a long live page."""
PROVENANCE = "added_by_hand"
"""Key of a post's `extra`: who added it, how it was heard, and what else there is to say."""


class Told(NamedTuple):
    """What somebody typed into the form."""

    source: str
    url: str = ""
    text: str = ""
    heard: str = "post"
    note: str = ""
    published: datetime | None = None


def hand_in(
    store: Store, settings: Settings, environment: Environment, told: Told, who: str, now: datetime
) -> HandedIn:
    """The post that `told` makes, kept only to be looked at; raises NotAllowed and CollectError with what to do."""
    name = _source(settings, told)
    text, url = clean(told.text), told.url.strip()
    if not text and not url:
        raise NotAllowed(["paste an address, or the words themselves"])
    if len(text) > LONGEST:
        raise NotAllowed([f"a text has at most {LONGEST:,} characters; paste the part that matters"])
    if told.published and not believable(told.published, now):
        raise NotAllowed(["that lies in the future; say when it was published or heard"])
    there = store.find_post(name, url) if url else None
    if there is not None:
        raise NotAllowed([f"it is here already, as a post of {there.source}: /post/{there.uid}"])
    post, capture = _typed(told, name, text, url, who, now), None
    if not text:
        post, capture = _fetched(settings, environment, name, url, now)
    said = {"by": who, "how": HEARD.get(told.heard, told.heard[:40]), "note": one_line(told.note)[:500]}
    published = told.published or post.published
    post = normalise(post.model_copy(update={"published": published, "extra": {**post.extra, PROVENANCE: said}}))
    made = HandedIn(uid="h-" + short_hash(post.uid, who, now.isoformat()), who=who, at=now, post=post, capture=capture)
    store.hand_in(made)
    return made


def _source(settings: Settings, told: Told) -> str:
    name = one_line(told.source)
    if not name:
        raise NotAllowed(["say who it is from: a source of the list, or a name of your own"])
    if len(name) > 100:
        raise NotAllowed(["a name has at most 100 characters"])
    listed = settings.roster.find(name)
    return listed.name if listed else name


def _typed(told: Told, name: str, text: str, url: str, who: str, now: datetime) -> Post:
    uid = url or "hand-" + short_hash(who, told.heard, text)
    return Post(source=name, id=uid, text=text, url=url or None, published=told.published, fetched=now)


def _fetched(
    settings: Settings, environment: Environment, name: str, url: str, now: datetime
) -> tuple[Post, Capture | None]:
    """The page at `url` as a post of `name`, with the bytes that it was read from."""
    page = Source(name=name, kind="page", url=url)
    outcome = asyncio.run(_visit(page, settings, environment, now))
    if outcome[0] is None:
        raise CollectError(f"{outcome[1]}; you can paste its words instead")
    return outcome[0], outcome[2]


async def _visit(
    page: Source, settings: Settings, environment: Environment, now: datetime
) -> tuple[Post | None, str, Capture | None]:
    from pipeline.collect.fetch import Fetcher

    async with Fetcher(allow=environment.allow_hosts, contact=environment.contact) as fetcher:
        outcome = await bring(page, None, settings, now, fetcher)
    capture = outcome.captures[-1] if outcome.captures else None
    if outcome.error or not outcome.posts:
        return None, outcome.error or f"{page.url} holds no text that stands out", capture
    return outcome.posts[0], "", capture


def handed_in(store: Store, uid: str, who: str) -> HandedIn:
    """What `who` handed in under `uid`; raises NotFoundError."""
    found = store.handed_in(uid, who)
    if found is None:
        raise NotFoundError("this was kept, or dropped, or is not yours; add it again")
    return found


def drop(store: Store, uid: str, who: str) -> None:
    """Forget what `who` handed in; raises NotFoundError."""
    store.drop_handed_in(handed_in(store, uid, who).uid)


def read_alone(settings: Settings, post: Post) -> tuple[Statement, ...]:
    """What would be read from a post that leans on no other."""
    return tuple(reader(settings.roster, places_known(settings))(post))


def keep(store: Store, settings: Settings, uid: str, who: str, now: datetime) -> Post:
    """Keep what was handed in, and work through it; it is in the record of decisions who added it."""
    found = handed_in(store, uid, who)
    store.keep_handed_in(found, now)
    said = found.post.extra.get(PROVENANCE)
    how = said.get("how") if isinstance(said, dict) else None
    reason = f"{found.post.source}, {how}"
    store.add_decision(Decision(at=now, who=who, act="add", subject=found.post.uid, reason=reason))
    take_effect(store, settings, (), now)
    return found.post
