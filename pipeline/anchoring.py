"""Anchors: a Merkle root of the source log for each day, to be published and to be stamped by others (RFC 3161).

A chain of hashes that was written anew is valid again. What shows it is a root that was written down elsewhere before.
"""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Iterable, Sequence
from datetime import datetime

import aiohttp
from pydantic import JsonValue

from pipeline.collect.guard import Guard
from pipeline.errors import FetchError, InputError
from pipeline.export.extras import needs
from pipeline.export.verify_log import MARK, Tree
from pipeline.settings.environment import AllowedHost
from storage import Store
from storage.anchors import Anchor

DEADLINE = 30
"""Seconds for an authority to answer."""
LARGEST = 200_000
"""Bytes of an answer: a stamp with its certificates has some 5,000."""
QUERY, REPLY = "application/timestamp-query", "application/timestamp-reply"


def days_of(entries: Iterable[tuple[int, str, str]]) -> list[Anchor]:
    """The root at the last entry of each day; `entries` are number, day and hash, in order.

    A clock that was set back does not open a day again: its entries count for the day that was reached.
    """
    tree, day, found = Tree(), "", list[Anchor]()
    for _, at, hash_ in entries:
        if at > day and tree.size:
            found.append(Anchor(day=day, size=tree.size, root=tree.root()))
        day = max(day, at)
        tree.add(hash_)
    return [*found, Anchor(day=day, size=tree.size, root=tree.root())] if tree.size else found


def set_anchors(store: Store, now: datetime) -> list[Anchor]:
    """Keep the anchors of the days that are over, and of today so far; returns all there are."""
    store.keep_anchors(days_of(store.log_days()), now)
    return store.anchors()


def message(one: Anchor) -> bytes:
    """What is stamped: `SIZE ROOT` and a line end, so that `openssl ts -verify -data` can check it."""
    return f"{one.size} {one.root}\n".encode()


def rows(anchors: Sequence[Anchor], entries: Iterable[tuple[int, str, str]] = ()) -> list[dict[str, JsonValue]]:
    """The lines of an anchors file; with `entries`, each has the first digits of the hashes that it added."""
    marks: dict[int, list[str]] = {one.size: [] for one in anchors}
    sizes, place = sorted(marks), 0
    for seq, _, hash_ in entries:
        while place < len(sizes) and seq > sizes[place]:
            place += 1
        if place < len(sizes):
            marks[sizes[place]].append(hash_[:MARK])
    found: list[dict[str, JsonValue]] = []
    for one in anchors:
        row: dict[str, JsonValue] = {"day": one.day, "size": one.size, "root": one.root}
        if marks[one.size]:
            row["marks"] = "".join(marks[one.size])
        if one.stamp:
            row |= {"authority": one.authority, "stamp": base64.b64encode(one.stamp).decode()}
        found.append(row)
    return found


def stamp(one: Anchor, url: str, allow: Sequence[AllowedHost]) -> Anchor:
    """`one` with the stamp of the authority at `url`; raises FetchError where it gives none."""
    with needs("a time stamp", "timestamp"):
        from rfc3161_client import HashAlgorithm, PKIStatus, TimestampRequestBuilder, decode_timestamp_response
    builder = TimestampRequestBuilder().data(message(one)).hash_algorithm(HashAlgorithm.SHA256)
    asked = builder.cert_request(cert_request=True).build()
    answer = asyncio.run(_ask(url, asked.as_bytes(), allow))
    try:
        found = decode_timestamp_response(answer)
        imprint = found.tst_info.message_imprint.message if found.status == PKIStatus.GRANTED else None
    except ValueError as error:
        raise FetchError(f"{url} answered with no time stamp: {error}") from error
    if imprint != asked.message_imprint.message:
        raise FetchError(f"{url} gave no stamp for this root (status {found.status}); ask another authority")
    return one.model_copy(update={"authority": url, "stamp": answer})


def stamped_at(stamp_: bytes, one: Anchor, authorities: Sequence[bytes]) -> datetime:
    """When the stamp was set on this anchor by one of `authorities` (root certificates, PEM); raises InputError."""
    with needs("a time stamp", "timestamp"):
        from cryptography.x509 import load_pem_x509_certificate
        from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response
    try:
        answer = decode_timestamp_response(stamp_)
        builder = VerifierBuilder()
        for pem in authorities:
            builder = builder.add_root_certificate(load_pem_x509_certificate(pem))
        builder.build().verify_message(answer, message(one))
    except (VerificationError, ValueError) as error:
        raise InputError(f"the stamp on the root of {one.day} ({one.size} entries) does not hold: {error}") from error
    return answer.tst_info.gen_time


async def _ask(url: str, body: bytes, allow: Sequence[AllowedHost]) -> bytes:
    """POST to an authority, through the same guard as every fetch: only permitted addresses, no redirects."""
    guard = Guard(allow)
    connector = aiohttp.TCPConnector(resolver=guard, socket_factory=guard.socket)
    timeout = aiohttp.ClientTimeout(total=DEADLINE)
    headers = {"Content-Type": QUERY, "Accept": REPLY}
    try:
        async with (
            aiohttp.ClientSession(connector=connector, timeout=timeout, trust_env=False) as session,
            session.post(url, data=body, headers=headers, allow_redirects=False) as answer,
        ):
            if answer.status != 200:
                raise FetchError(f"{url} answered {answer.status}; give the address of a time-stamping authority")
            return await answer.content.read(LARGEST)
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise FetchError(f"{url} gave no answer: {error or type(error).__name__}") from error
