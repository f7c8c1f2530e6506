"""Why a statement is not a voice of its own: each piece of evidence that it depends on something else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from pipeline.lexicon import shipped
from pipeline.links import canonical_url
from pipeline.roster import Roster, name_key
from pipeline.text import fold
from pipeline.types import Appearance, Post, Stance
from pipeline.verify.copying import taken
from pipeline.verify.marks import agencies, marks, shared_mark
from pipeline.verify.translation import details, translated
from pipeline.wording import likeness, wording

REPEATS = 0.6
"""Likeness of words above which a reply only repeats what it replies to."""
FEW_WORDS = 4
"""A reply of up to so many words ("yes, it fell") brings nothing of its own."""
BRIEF = 12
"""Words up to which a reply that opens with a yes only agrees."""

_AGREES = re.compile(
    r"^\W*(?:@\w+\s+)*(?:yes|yep|yeah|true|indeed|correct|exactly|confirm\w*|can confirm|same here|this[.!]|so it is"
    r"|да|верно|так|правда|точно|плюсую|подтверждаю|саме так|підтверджую|نعم|صحيح|أجل|أؤكد)(?!\w)",
    re.IGNORECASE,
)
_RETWEET = re.compile(r"^\W*(?:RT|MT|QT|HT|h/t)\s*:?\s*@(\w+)", re.IGNORECASE)
_STATUS = re.compile(
    r"^https?://(?:www\.|mobile\.|m\.)?(?:twitter\.com|x\.com|t\.me/s|t\.me)/@?(\w+)/\d+", re.IGNORECASE
)
_BARE = re.compile(r"^https?://(?:www\.)?([^/?#]+)/?$", re.IGNORECASE)
_FILM = re.compile(r"(?:youtu\.be/|youtube\.com/(?:watch\?(?:\S*&)?v=|shorts/|live/|embed/))([\w-]{11})")
"""The addresses of one film."""
_PICTURE = re.compile(r"([^?]+\.(?:jpe?g|png|webp|gif|avif))\?.*", re.IGNORECASE)
"""The address of a picture's file, and what of it is asked for: a width, a quality."""
_WRITTEN = re.compile(r"(?<![@\w.-])(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,6}/[^\s<>\"'“”«»،)\]]+", re.IGNORECASE)
"""An address within a text."""
_SHELL = re.compile(r"^https?://(?:www\.|m\.|mobile\.)?|[#].*$|/$", re.IGNORECASE)


class Lead(NamedTuple):
    """Where a statement comes from, as one piece of evidence tells: a post that we have, or a name."""

    reason: str
    post: str | None = None
    """uid of the post that it is taken from."""
    name: str | None = None
    """The origin as written, where the post is not known."""


class Known:
    """The posts of a claim and around it, by every name that another post may call them."""

    def __init__(self, posts: Iterable[Post]) -> None:
        """Take `posts`; nothing is looked at before the first look-up, for most claims need none."""
        self._given = tuple(posts)

    @cached_property
    def _posts(self) -> dict[str, list[Post]]:
        """The posts by uid, by source and id, by id, and by address."""
        found: dict[str, list[Post]] = {}
        for post in sorted(
            {post.uid: post for post in self._given}.values(), key=lambda post: (post.at, post.source, post.id)
        ):
            for name in (post.uid, post.id, f"{post.source}\x1f{post.id}", address(post.url) if post.url else ""):
                if name:
                    found.setdefault(name, []).append(post)
        return found

    def find(self, name: str, near: Post) -> Post | None:
        """The post that `near` calls `name`: an id of its own source, else of another, else an address."""
        for key in (f"{near.source}\x1f{name}", name, address(name)):
            for post in self._posts.get(key, ()):
                if post.uid != near.uid:
                    return post
        return None


@lru_cache(maxsize=16384)
def address(url: str) -> str:
    """A URL in the form in which two are compared: canonical, without scheme, `www.` and closing slash.

    A film, a picture or a post that has several addresses (a picture for each size) has one here.
    """
    plain = _SHELL.sub("", canonical_url(url) or url.strip()).rstrip("/")
    if picture := _PICTURE.match(plain):
        return picture[1]
    if film := _FILM.match(plain):
        return f"youtube.com/{film[1]}"
    return plain.replace("twitter.com/", "x.com/", 1).replace("t.me/s/", "t.me/", 1)


def _taken(name: str, post: Post, known: Known, reason: str) -> Lead:
    """The lead to the post, or the account, that a post names as what it repeats."""
    found = known.find(name, post)
    if found is not None:
        return Lead(f"{reason} {found.source}", post=found.uid)
    account = _STATUS.match(name)
    if account:
        return Lead(f"{reason} @{account[1]}", name=account[1])
    return Lead(f"{reason} a post that we do not have")


def reposts(one: Appearance, known: Known) -> Iterator[Lead]:
    """A repost is its original, whoever sends it on."""
    if one.post.repost_of:
        yield _taken(one.post.repost_of, one.post, known, "repost of")
    retweet = _RETWEET.match(one.post.text)
    if retweet and not one.post.repost_of and not one.statement.credit:
        yield Lead(f"RT of @{retweet[1]}", name=retweet[1])


def quotes(one: Appearance, known: Known) -> Iterator[Lead]:
    """Who asserts something while quoting a post leans on that post; who denies it speaks for himself."""
    if one.post.quote_of and one.statement.stance is Stance.ASSERTS:
        yield _taken(one.post.quote_of, one.post, known, "quotes")


def credits(one: Appearance, roster: Roster) -> Iterator[Lead]:
    """A named origin is the origin; a body that speaks on record about itself is not counted as another's source."""
    named = [*one.statement.credit, *([one.post.credited] if one.post.credited else [])]
    if not named:
        return
    poster = {one.source.name, name_key(one.source.name), *(name_key(alias) for alias in one.source.aliases)}
    body = name_key(one.statement.own_act) if one.statement.own_act else None
    for name in dict.fromkeys(name.strip() for name in named):
        source = roster.named(name)
        if not name or name_key(name) in poster or (source and source.name == one.source.name):
            continue
        if body is not None and (name_key(name) == body or body in name_key(name)):
            continue
        yield Lead(f"credits {source.name if source else name}", name=source.name if source else name)


def wires(one: Appearance) -> Iterator[Lead]:
    """The sign of a news agency behind a report ("//РИА", "#AFP") is a credit, where no other is given."""
    for name in agencies(one) if one.statement.stance is Stance.ASSERTS else ():
        if name_key(name) not in {name_key(own) for own in (one.source.name, *one.source.aliases)}:
            yield Lead(f"the sign of {name}", name=name)


def replies(one: Appearance, known: Known, said: Callable[[str], Sequence[Appearance]]) -> Iterator[Lead]:
    """A reply that only repeats adds nobody; `said` gives what the post replied to says in this claim."""
    if not one.post.reply_to or one.statement.stance is not Stance.ASSERTS:
        return
    target = known.find(one.post.reply_to, one.post)
    if target is None or target.source == one.source.name:
        return
    brief = len(one.post.text.split()) <= BRIEF
    short = (brief and _AGREES.match(one.post.text) is not None) or len(one.statement.quote.split()) <= FEW_WORDS
    if any(
        short or likeness(one.statement.quote, other.statement.quote) >= REPEATS or (brief and _nothing_new(one, other))
        for other in said(target.uid)
    ):
        yield Lead(f"only repeats what {target.source} said", post=target.uid)


def _nothing_new(reply: Appearance, told: Appearance) -> bool:
    """Whether a reply tells no thing that what it answers did not, and does not say how its writer knows."""
    if any(hit.kind == "pronouns" and hit.value == "addressed" for hit in shipped().scan(fold(reply.post.text).text)):
        return False  # "I see it from my roof": a witness
    return details(reply.post.text, reply) <= details(told.post.text, told)


def copied(later: Appearance, earlier: Appearance) -> str | None:
    """The evidence that `later` was taken from `earlier`: words, pictures, or the page that both rest on."""
    if later.statement.stance is not earlier.statement.stance:
        return None
    if taken(later, earlier):
        return f"near-identical wording to {earlier.source.name}"
    mark = shared_mark(later, earlier)
    if mark is not None:
        return f"the same mark (“{mark}”) as {earlier.source.name}"
    if later.post.media and earlier.post.media and _media(later) & _media(earlier):
        return f"the same picture as {earlier.source.name}"
    links = _links(later.post) if later.post.links or "/" in later.post.text else set[str]()
    if links and earlier.post.url and address(earlier.post.url) in links:
        return f"links to {earlier.source.name}'s post"
    if links and links & _links(earlier.post):
        return f"rests on the same page as {earlier.source.name}"
    return f"a literal translation of {earlier.source.name}" if translated(later, earlier) else None


def copy_marks(one: Appearance) -> frozenset[str]:
    """What a copy of a statement would share with it: runs of three words, pictures, pages."""
    said = wording(one.statement.quote)
    runs = {" ".join(said[start : start + 3]) for start in range(max(len(said) - 2, 1))}
    own = {address(one.post.url)} if one.post.url else set()
    return frozenset(runs | _media(one) | _links(one.post) | own | {f"mark {mark}" for mark in marks(one)})


def _media(one: Appearance) -> set[str]:
    """The pictures that a post shows, by address, and by digest where that is known: either shows a copy."""
    digests = {f"sha256:{media.sha256.lower()}" for media in one.post.media if media.sha256}
    return digests | {address(media.url) for media in one.post.media if media.url}


def _links(post: Post) -> set[str]:
    """The pages that a post rests on, linked or written out; a bare home page is no page."""
    pages = {address(link) for link in post.links if not _BARE.match(link)}
    return pages | _written(post.text) if "/" in post.text else pages


@lru_cache(maxsize=8192)
def _written(text: str) -> frozenset[str]:
    """The addresses that stand in a text."""
    found = (match.group().rstrip(".,;:!?") for match in _WRITTEN.finditer(text))
    return frozenset(address(url if "://" in url else f"https://{url}") for url in found)
