"""Spoils documents in the ways that wires, buggy programs and enemies do; the same seed always spoils alike."""

from __future__ import annotations

import json
import random
import re

LONGEST = 20_000
"""Bytes of a spoilt document: most faults show in small ones, and a million of them must be read in hours."""
TOKENS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"&#0;", b"&#x110000;", b"&#999999999999;", b"&amp;amp;",
    b"&nbsp;", b"&lt;", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"<?xml?>",
    b"<?xml version='1.0' encoding='utf-16'?>", b"<?xml version='1.0' encoding='cp037'?>", b" xml:base='http://[::1'",
    b" xml:lang='\xc3\xa9'", b"xmlns=''", b" xmlns:a='http://www.w3.org/2005/Atom'", b"<item>", b"</item>", b"<entry>",
    b"<content type='application/xml' mode='base64'>", b"<link href='//['/>", b"http://[", b"javascript:", b"\\u0000",
    b"<pubDate>Thu, 99 Foo 99999 99:99:99 +9999</pubDate>", b"9" * 400, b"-1", b"1e999", b"NaN", b"null", b"true",
    b"{}", b"[]", b'""', b'"\\ud800"', b"[" * 200, b"{\"a\":" * 200, b"<div>" * 200, b"<a " * 50, b"\xe2\x80\xae",
    b"0000-00-00T00:00:00Z", b"9999-12-31T23:59:60Z", b"24:00:00", b"Content-Type: multipart/mixed; boundary=\"\"\r\n",
    b"=?utf-8?b?////?=", b"\r\n\r\n", b"<time datetime='x'>", b"\xd9\xa0\xd9\xa1", b"\xc2\xb2",
)  # fmt: skip
"""What often breaks a reader."""
_PIECES = re.compile(rb"[<>&;\"'={}\[\],:\n]")
_PLAIN: tuple[object, ...] = (None, True, -1, 1e308, "", "\x00", "9" * 50, [], {}, [None], {"a": 1}, "\ud800", 10**30)


def spoilt(seeds: list[bytes], chance: random.Random) -> bytes:
    """One of `seeds`, spoilt one to six times."""
    body = chance.choice(seeds)[:LONGEST]
    if chance.random() < 0.3 and body[:1] in b"{[" and (changed := _reshaped(body, chance)) is not None:
        body = changed
    for _ in range(chance.randint(1, 6)):
        body = chance.choice(_WAYS)(body, seeds, chance)[:LONGEST]
    return body


def _cut(body: bytes, chance: random.Random) -> tuple[int, int]:
    """A stretch of `body`, mostly from one sign of its grammar to another."""
    start = chance.randrange(len(body) + 1)
    end = min(len(body), start + int(chance.expovariate(1 / 60)))
    if chance.random() < 0.7:
        first, last = _PIECES.search(body, start), _PIECES.search(body, end)
        start, end = first.start() if first else start, last.start() if last else end
    return min(start, end), max(start, end)


def _flip(body: bytes, _: list[bytes], chance: random.Random) -> bytes:
    spoiled = bytearray(body or b" ")
    for _each in range(chance.randint(1, 8)):
        spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    return bytes(spoiled)


def _drop(body: bytes, _: list[bytes], chance: random.Random) -> bytes:
    start, end = _cut(body, chance)
    return body[:start] + body[end:]


def _repeat(body: bytes, _: list[bytes], chance: random.Random) -> bytes:
    start, end = _cut(body, chance)
    return body[:end] + body[start:end] * chance.choice((1, 2, 30)) + body[end:]


def _insert(body: bytes, _: list[bytes], chance: random.Random) -> bytes:
    start, end = _cut(body, chance)
    return body[:start] + chance.choice(TOKENS) + body[chance.choice((start, end)) :]


def _splice(body: bytes, seeds: list[bytes], chance: random.Random) -> bytes:
    other = chance.choice(seeds)[:LONGEST]
    start, end = _cut(other, chance)
    at, until = _cut(body, chance)
    return body[:at] + other[start:end] + body[until:]


def _truncate(body: bytes, _: list[bytes], chance: random.Random) -> bytes:
    return body[: _cut(body, chance)[0]]


_WAYS = (_flip, _drop, _repeat, _insert, _insert, _splice, _splice, _truncate)


def _reshaped(body: bytes, chance: random.Random) -> bytes | None:
    """A JSON document with one to five of its values replaced or gone; None where `body` is none."""
    try:
        document = json.loads(body)
    except (ValueError, RecursionError):
        return None
    places: list[tuple[object, object]] = []
    waiting = [document]
    while waiting and len(places) < 2_000:
        holder = waiting.pop()
        inside = holder.items() if isinstance(holder, dict) else enumerate(holder) if isinstance(holder, list) else ()
        for key, value in inside:
            places.append((holder, key))
            waiting.append(value)
    for holder, key in chance.sample(places, min(len(places), chance.randint(1, 5))):
        if isinstance(holder, dict) and chance.random() < 0.3:
            holder.pop(key, None)
        elif isinstance(holder, dict | list):
            holder[key] = chance.choice(_PLAIN)  # type: ignore[index, call-overload]
    return json.dumps(document).encode("utf-8", "surrogatepass")
