"""Full-text search, carried out: what is found becomes the posts, claims and items that it is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.discretion import is_sealed, sealed
from pipeline.places_said import own_places
from pipeline.review.undoing import UNDO, in_force
from pipeline.settings import Settings
from pipeline.types import Claim, Edition, Item, ItemEdit, Post
from pipeline.types.places import SAME_PLACE
from storage import ClaimFilter, SearchFilter, Store
from storage.search_find import Found, Hit
from storage.searching import CLAIM, ITEM, POST


class Match(NamedTuple):
    """Something found, with what it is about: exactly one of the last four is set."""

    hit: Hit
    post: Post | None = None
    claim: Claim | None = None
    item: Item | None = None
    edition: Edition | None = None
    """The edition that printed the item."""
    edit: ItemEdit | None = None
    """What an editor made of an item that is not published yet."""


class Matches(NamedTuple):
    """An answer to a search."""

    found: Found
    shown: tuple[Match, ...]
    sealed: int
    """Posts found that are not shown: somebody at risk took them down."""


def same_places(store: Store, settings: Settings) -> dict[str, frozenset[str]]:
    """Place key → the keys that the list or editors called one place with it, by any number of steps."""
    own = own_places(store, settings)
    family: dict[str, set[str]] = {}
    for name in own.names:
        keys = own.keys(name)
        together = set(keys).union(*(family.get(key, ()) for key in keys))
        for key in together:
            family[key] = together
    for one in in_force(store.decisions_of((SAME_PLACE, UNDO))):
        if one.other:
            together = family.get(one.subject, {one.subject}) | family.get(one.other, {one.other})
            for key in together:
                family[key] = together
    return {key: frozenset(keys) for key, keys in family.items()}


def find(store: Store, settings: Settings, wanted: SearchFilter, limit: int, before: int | None) -> Matches:
    """The newest entries that `wanted` describes, `before` the last of an earlier answer."""
    listed = settings.roster.find(wanted.source) if wanted.source else None
    asked = wanted.model_copy(update={"source": listed.name}) if listed else wanted
    found = store.search(asked, same_places(store, settings), limit, before)
    posts = store.posts(_refs(found, POST))
    uids = tuple(_refs(found, CLAIM))
    claims = {one.uid: one for one in store.claims(ClaimFilter(uids=uids), settings.roster)} if uids else {}
    matches = []
    hidden = 0
    for hit in found.hits:
        if hit.kind == POST and hit.ref in posts:
            if is_sealed(posts[hit.ref], settings.roster.find(posts[hit.ref].source)):
                hidden += 1
            else:
                matches.append(Match(hit, post=posts[hit.ref]))
        elif hit.kind == CLAIM and hit.ref in claims:
            matches.append(Match(hit, claim=sealed(claims[hit.ref])))
        elif hit.kind == ITEM:
            matches += _item(store, hit)
    return Matches(found, tuple(matches), hidden)


def _refs(found: Found, kind: str) -> list[str]:
    return [hit.ref for hit in found.hits if hit.kind == kind]


def _item(store: Store, hit: Hit) -> Iterable[Match]:
    uid, _, claim = hit.ref.partition("/")
    edition = store.edition(uid)
    if edition is not None:
        blocks = [item for block in edition.updates for item in block.items]
        items = (*blocks, *edition.roundup.items, *edition.roundup.also)
        return [Match(hit, item=item, edition=edition) for item in items if item.claim == claim][:1]
    edits = store.edit_versions(uid, claim)
    return [Match(hit, edit=edits[-1])] if edits else []
