"""Writes to a Bluesky network on loopback as its users do."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tests.real.software import call

PDS, APP_VIEW = "http://127.0.0.1:2583", "http://127.0.0.1:2584"
POST, REPOST = "app.bsky.feed.post", "app.bsky.feed.repost"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db000"
    "00000049454e44ae426082"
)


@dataclass
class Person:
    """Somebody with an account."""

    did: str
    handle: str
    token: str

    @classmethod
    def joins(cls, handle: str, name: str) -> Person:
        said = {"handle": handle, "email": f"{handle}@example.org", "password": "pw-12345678"}
        held = call(f"{PDS}/xrpc/com.atproto.server.createAccount", said)
        person = cls(held["did"], handle, held["accessJwt"])
        profile = {"$type": "app.bsky.actor.profile", "displayName": name, "createdAt": _now()}
        person.ask("com.atproto.repo.putRecord", collection=profile["$type"], rkey="self", record=profile)
        return person

    def ask(self, what: str, **said: object) -> dict[str, Any]:
        body = {"repo": self.did, **said}
        return call(f"{PDS}/xrpc/{what}", body, Authorization=f"Bearer {self.token}")

    def write(self, collection: str = POST, **said: object) -> dict[str, Any]:
        """A record, and its address."""
        record = {"$type": collection, "createdAt": _now(), **said}
        found = self.ask("com.atproto.repo.createRecord", collection=collection, record=record)
        return {"uri": found["uri"], "cid": found["cid"]}

    def unwrite(self, uri: str) -> None:
        collection, key = uri.split("/")[-2:]
        self.ask("com.atproto.repo.deleteRecord", collection=collection, rkey=key)

    def feed(self, **query: object) -> dict[str, Any]:
        asked = urllib.parse.urlencode({"actor": self.did, "limit": 100, **query})
        return call(f"{APP_VIEW}/xrpc/app.bsky.feed.getAuthorFeed?{asked}")

    def picture(self) -> object:
        """A picture that the network keeps."""
        headers = {"Content-Type": "image/png", "Authorization": f"Bearer {self.token}"}
        request = urllib.request.Request(f"{PDS}/xrpc/com.atproto.repo.uploadBlob", PNG, headers)
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)["blob"]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def until(fulfilled: Callable[[], bool], seconds: float = 30) -> None:
    """Wait until the network shows it."""
    end = time.monotonic() + seconds
    while not _holds(fulfilled):
        assert time.monotonic() < end, "the network does not show what was written"
        time.sleep(0.2)


def _holds(fulfilled: Callable[[], bool]) -> bool:
    """Whether it is so; an account that the network does not know yet has written nothing."""
    try:
        return fulfilled()
    except urllib.error.HTTPError:
        return False


def facets(text: str, link: str, tag: str) -> list[dict[str, Any]]:
    """The link and the hashtag in `text`, by their places in its UTF-8 bytes."""
    link_is = {"$type": "app.bsky.richtext.facet#link", "uri": f"https://{link}"}
    tag_is = {"$type": "app.bsky.richtext.facet#tag", "tag": tag.removeprefix("#")}
    found = []
    for part, feature in ((link, link_is), (tag, tag_is)):
        start = text.encode().index(part.encode())
        place = {"byteStart": start, "byteEnd": start + len(part.encode())}
        found.append({"index": place, "features": [feature]})
    return found
