"""A newsroom's database of any size in a minute: posts and judged claims written straight into storage.

What the desk is measured on must be large, not read from words: each claim's passages are cut and named here, then
judged, stored, logged and entered in the search by the program's own functions. Only the posts of the last hours go the
whole way. Five posts make a claim: three tell it in words of their own, one copies, one more is chatter.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import combinations
from pathlib import Path

from bench.posts import DAY, make_posts
from pipeline import desk
from pipeline.desk.queue import decided
from pipeline.flow import ingest
from pipeline.judging import rejudge
from pipeline.match import keys
from pipeline.policies import judged
from pipeline.settings import Beat, Settings, load_settings
from pipeline.spelling import place_key
from pipeline.types import (
    Appearance,
    Band,
    Claim,
    Comparison,
    Edition,
    Particulars,
    Place,
    Post,
    Roundup,
    Source,
    Statement,
    Suggestion,
    claim_uid,
    edition_uid,
    statement_uid,
)
from pipeline.verify import build_case, build_claim
from storage import Change, Store, Work, open_store

OPEN = 800
"""Posts at the end that are not published yet: what a desk has before it at one time, some hundreds of items."""
OF_CLAIM = 5
"""Posts for each claim, one of them chatter."""
BATCH = 200
"""Claims written in one transaction."""
ASKED = 40
"""Of so many claims one is perhaps the same as the one before it."""
SOURCES, VILLAGES = 200, 4_000
STEP = timedelta(seconds=3)
"""Between two posts."""

TELLS = (
    ("capture", "{place} is in rebel hands since this morning, our reporter saw near the mill."),
    ("capture", "Rebel fighters have captured {place}, residents of two streets told us by phone."),
    ("capture", "The garrison has left {place} and rebels hold its school, an officer said on record."),
)
CHATTER = "Good morning from the desk, number {number} of a long row of days"
TAIL = " Breaking"
"""What the copy adds."""

_HEADS = ("Tell", "Kafr", "Deir", "Khirbet", "Umm", "Rasm", "Ain", "Bir")
_SOUNDS = ("mar", "sal", "law", "zay", "ham", "sin", "qut", "dam", "jan", "tun", "ra", "dal", "man", "yas", "nahr")


def fill(folder: Path, number: int) -> None:
    """Make a desk's folder: settings, `number` posts, one edition that ends `OPEN` before the last post."""
    grades = "".join(f"  - {{name: source {one}, role: outlet, {_grade(one)}}}\n" for one in range(SOURCES))
    (folder / "sources.yaml").write_text(f"sources:\n{grades}beats:\n  - {{name: Front, zone: UTC}}\n", "utf-8")
    settings = load_settings(folder / "sources.yaml")
    with open_store(f"sqlite:///{folder / 'desk.db'}") as store:
        store.upgrade(datetime.now(UTC))
        rejudge(store, settings, datetime.now(UTC))  # notes the grades and the policy, so that nothing is judged twice
        end = DAY + STEP * number
        begun = time.monotonic()
        for done, (posts, work) in enumerate(_works(settings, (number - OPEN) // OF_CLAIM, end), 1):
            store.save_posts(posts, end)
            store.commit_work(work, end)
            if done % 20 == 0:
                print(f"{done * BATCH * OF_CLAIM} posts, {time.monotonic() - begun:.0f} s", flush=True)
        _publish(store, end + timedelta(seconds=1))
        late = [
            Post(source=one["source"], id=f"late {one['id']}", text=one["text"], fetched=end,
                 published=end + timedelta(seconds=60))
            for one in make_posts(OPEN)
        ]  # fmt: skip
        ingest(store, settings, late, end + timedelta(minutes=5), tick=lambda *_: None)


def _grade(number: int) -> str:
    return f"reliability: {'BCBD'[number % 4]}, side: {'neutral' if number % 7 else 'rebels'}"


def _works(settings: Settings, claims: int, now: datetime) -> Iterator[tuple[list[Post], Work]]:
    """The posts of `BATCH` claims each, and what follows from them."""
    rng = random.Random(1)
    villages = [_village(one) for one in range(VILLAGES)]
    before: Claim | None = None
    for first in range(0, claims, BATCH):
        posts: list[Post] = []
        made: list[Claim] = []
        for at in range(first, min(first + BATCH, claims)):
            # the front moves: each village is in the news for a while
            place = villages[(at * VILLAGES // claims + rng.randrange(40)) % VILLAGES]
            told, looks = _told(settings, rng, at, place)
            posts += told
            before = _claim(settings, looks, now, before if at % ASKED == 1 else None)
            made.append(before)
        yield posts, _work(posts, made)


def _work(posts: Sequence[Post], made: Sequence[Claim]) -> Work:
    said = [look.statement for claim in made for look in claim.appearances]
    return Work(
        posts=tuple(posts),
        statements=tuple(said),
        keys={one.uid: keys(one) for one in said},
        links=tuple(link for claim in made for link in _links(claim)),
        claims=tuple(made),
        changes=tuple(Change(claim=claim.uid, step=step) for claim in made for step in claim.history),
    )


def _links(claim: Claim) -> Iterator[Comparison]:
    """Why these passages are one claim, as matching keeps it."""
    for one, other in combinations([look.statement.uid for look in claim.appearances], 2):
        yield Comparison(a=one, b=other, score=0.93, why="same place")


def _village(number: int) -> str:
    parts, rest = [], number
    for _ in range(3):
        rest, part = divmod(rest, len(_SOUNDS))
        parts.append(_SOUNDS[part])
    return f"{_HEADS[number % len(_HEADS)]} {''.join(parts).capitalize()}"


def _told(settings: Settings, rng: random.Random, number: int, place: str) -> tuple[list[Post], list[Appearance]]:
    """The posts of one claim, and its passages in them."""
    texts = [tell.format(place=place) for _, tell in TELLS]
    texts += [texts[0] + TAIL, CHATTER.format(number=number)]
    names = rng.sample(range(SOURCES), len(texts))
    posts, looks = [], []
    for at, (text, name) in enumerate(zip(texts, names, strict=True)):
        when = DAY + STEP * (number * OF_CLAIM + at)
        post = Post(source=f"source {name}", id=f"{number}-{at}", text=text, published=when, fetched=when, lang="en")
        posts.append(post)
        if at < len(texts) - 1:
            looks.append(_look(settings, post, place, TELLS[at % len(TELLS)][0]))
    return posts, looks


def _look(settings: Settings, post: Post, place: str, event: str) -> Appearance:
    quote = post.text.removesuffix(TAIL)
    statement = Statement(
        uid=statement_uid(post.uid, 0, len(quote), quote),
        post=post.uid, source=post.source, lang="en", start=0, end=len(quote), quote=quote,
        at=post.at, first_seen=post.at,
        particulars=Particulars(places=(Place(name=place, key=place_key(place)),), event=event),
    )  # fmt: skip
    source = settings.roster.find(post.source) or Source(name=post.source, listed=False)
    return Appearance(statement=statement, post=post, source=source, score=0.93, band=Band.AUTO, why="same place")


def _claim(settings: Settings, looks: Sequence[Appearance], now: datetime, other: Claim | None) -> Claim:
    """The claim of these passages as the rules judge it; `other` is perhaps the same."""
    uid = claim_uid(looks[0].statement.uid)
    case = build_case(uid, looks, settings.roster, settings.policy, now)
    hint = (Suggestion(claim=uid, other=other.uid, score=0.8, why="perhaps the same place"),) if other else ()
    return judged(case, settings, partial(build_claim, suggestions=hint))


def _publish(store: Store, until: datetime) -> None:
    """An edition that says that all before `until` is told already."""
    opened = desk.open_roundup(store, Beat(name="Front"), until)
    uid = edition_uid("Front", opened.number)
    empty = Roundup(beat="Front", zone="UTC", since=None, until=until, items=())
    made = Edition(
        uid=uid, beat="Front", number=opened.number, headline="all before", roundup=empty, published=until,
        revised=until, by=("bench",),
    )  # fmt: skip
    seen = {one.claim: one.version for one in store.edits(uid)}
    closed = opened.model_copy(update={"version": opened.version + 1})
    store.publish(made, closed, decided(made, "publish", "bench", until, "bench"), [], until, seen=seen)
