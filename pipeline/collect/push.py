"""Takes in signed pushes: proves who sent them, and lays them where no power cut loses them, for `collect` to read.

Pure but for the spool: `seal` and `broken_seal` know no clock and no network; `receive` is what the desk's route calls.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import NoReturn

from pydantic import JsonValue

from pipeline.collect.post_record import PostRecords, Refused
from pipeline.errors import CollectError
from pipeline.roster import Roster
from pipeline.types import Post, RejectedPost, Source

TIMESTAMP, SIGNATURE = "X-Itemwire-Timestamp", "X-Itemwire-Signature"
"""Headers of a push: when it was signed (Unix seconds), and `sha256=` with the signature in hexadecimal."""
TOLERANCE = timedelta(minutes=5)
"""How far the sender's clock may be from ours, and for how long a push that was listened to can be sent again."""
MAX_PUSH = 1024 * 1024
"""Bytes of one push."""
MAX_POSTS = 1_000
"""Posts of one push."""
MAX_WAITING = 10_000
"""Pushes that wait in one spool: beyond that nobody is collecting, and the disk is not ours to fill."""
MIN_SECRET = 16
"""Characters of a secret: fewer can be guessed."""
_SCHEME = "sha256="
_MAX_RAW = 2_000


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a push came to, as the sender is told."""

    status: HTTPStatus
    words: str
    """One sentence."""
    accepted: int = 0
    refused: tuple[str, ...] = ()
    """Why single posts were not taken."""


def seal(secret: str, timestamp: str, body: bytes) -> str:
    """The signature of a push: HMAC-SHA256 over the timestamp, a full stop and the body."""
    signed = hmac.new(secret.encode(), timestamp.encode("utf-8", "replace") + b"." + body, hashlib.sha256)
    return _SCHEME + signed.hexdigest()


def broken_seal(secret: str, headers: Mapping[str, str], body: bytes, now: datetime) -> str:
    """Why a push is not to be believed, in a sentence that tells no secret; empty where it is genuine and fresh.

    The signature is compared in constant time, and before the clock is asked.
    """
    given = {name.lower(): value for name, value in headers.items()}
    timestamp, signature = given.get(TIMESTAMP.lower(), ""), given.get(SIGNATURE.lower(), "")
    if len(secret) < MIN_SECRET:
        return f"the secret has fewer than {MIN_SECRET} characters; make a longer one"
    if not timestamp or not signature:
        return f"the headers {TIMESTAMP} and {SIGNATURE} are needed"
    if not hmac.compare_digest(seal(secret, timestamp, body).encode(), signature.encode("utf-8", "replace")):
        return "the signature does not fit; sign timestamp, full stop and body with the shared secret"
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 11):
        return f"{TIMESTAMP} is no number of seconds since 1970"
    if abs(now - datetime.fromtimestamp(int(timestamp), UTC)) > TOLERANCE:
        minutes = TOLERANCE.total_seconds() / 60
        return f"the push was signed more than {minutes:g} minutes away from our clock; send it anew"
    return ""


def receive(source: Source, secret: str, headers: Mapping[str, str], body: bytes, now: datetime, base: Path) -> Receipt:
    """Take in one push for `source`: verify it, and lay it into the spool; the answer to its sender.

    202: it will be collected (also where it lies there already); 400, 401, 413, 503: it was not taken. A push is on
    disk, whole, when this returns 202. Raises `CollectError` where the source has no spool, OSError where it cannot
    be written.
    """
    if len(body) > MAX_PUSH:
        return Receipt(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"a push has at most {MAX_PUSH // 2**20} MiB; split it")
    if broken := broken_seal(secret, headers, body, now):
        return Receipt(HTTPStatus.UNAUTHORIZED, broken)
    try:
        read = list(read_push(body, source, now))
    except CollectError as error:
        return Receipt(HTTPStatus.BAD_REQUEST, str(error))
    refused = tuple(f"{each.where}: {each.reason}" for each in read if isinstance(each, RejectedPost))
    accepted = len(read) - len(refused)
    if not accepted:
        return Receipt(HTTPStatus.BAD_REQUEST, "none of its posts can be taken", 0, refused)
    folder = spool(source, base)
    folder.mkdir(parents=True, exist_ok=True)
    waiting = [path.name for path in pushes(folder)]
    name = hashlib.sha256(body).hexdigest()
    if not any(name in each for each in waiting):
        if len(waiting) >= MAX_WAITING:
            return Receipt(HTTPStatus.SERVICE_UNAVAILABLE, f"{MAX_WAITING:,} pushes wait already; run a pass")
        _lay(folder, f"{now:%Y%m%dT%H%M%S%f}-{name}.json", body)
    return Receipt(HTTPStatus.ACCEPTED, "will be collected with the next pass", accepted, refused)


def read_push(body: bytes, source: Source, now: datetime) -> Iterator[Post | RejectedPost]:
    """The posts of a push (one JSON object or a list, as the contract writes posts); each bad one as refused.

    Raises `CollectError` where the body is no such JSON.
    """
    records = PostRecords(Roster([source]), now, source.name)
    for number, value in enumerate(_values(body), 1):
        where = f"post {number}"
        try:
            if not isinstance(value, dict):
                raise Refused("is no JSON object")
            post = records.post(value)
            if post.source != source.name:
                raise Refused(f"belongs to {post.source}, not to {source.name}")
        except Refused as reason:
            yield RejectedPost(where=where, reason=str(reason), raw=_raw(value))
        else:
            yield post


def _values(body: bytes) -> list[JsonValue]:
    try:
        found = json.loads(body.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise CollectError("the body is no JSON in UTF-8; send one post or a list of posts") from error
    values = found if isinstance(found, list) else [found]
    if not 1 <= len(values) <= MAX_POSTS:
        raise CollectError(f"the body holds {len(values)} posts; send 1 to {MAX_POSTS:,}")
    return values


def _no_number(written: str) -> NoReturn:
    raise ValueError(f"{written} is no JSON number")


def _raw(value: JsonValue) -> str:
    try:
        return json.dumps(value, ensure_ascii=False)[:_MAX_RAW].encode("utf-8", "replace").decode()
    except RecursionError:
        return ""


def spool(source: Source, base: Path) -> Path:
    """The folder in which pushes for `source` wait; raises `CollectError` where its settings name none."""
    if not source.path:
        raise CollectError(f"{source.name} has no path; name a folder of its own where pushes may wait")
    return base / source.path


def pushes(folder: Path) -> list[Path]:
    """The pushes that wait in `folder`, in the order of their arrival."""
    found = [path for path in folder.glob("*-*.json") if path.is_file() and not path.is_symlink()]
    return sorted(found, key=lambda path: path.name)


def _lay(folder: Path, name: str, body: bytes) -> None:
    """Write a file that is there whole or not at all, and stays after a power cut."""
    draft = folder / f".{name}.{secrets.token_hex(4)}"
    try:
        with draft.open("xb") as stream:
            stream.write(body)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(folder / name)
    finally:
        draft.unlink(missing_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
