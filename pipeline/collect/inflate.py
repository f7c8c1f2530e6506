"""Undoes the compression of an answer with a limit on what comes out, so that a bomb stays small."""

from __future__ import annotations

import zlib
from typing import Protocol

_GZIP, _ZLIB, _RAW = 31, 15, -15
"""Window sizes that tell zlib which wrapper to expect."""


class TooLarge(ValueError):
    """More came out than is allowed."""


class NotDecodable(ValueError):
    """The bytes are not compressed as the server said; the message says how."""


class Decoder(Protocol):
    """Takes an answer piece by piece."""

    def feed(self, data: bytes) -> None:
        """Take the next piece; raises `TooLarge` or `NotDecodable`."""

    def finish(self) -> bytes:
        """All that came out; raises `NotDecodable` where the end is missing."""


class Plain:
    """An answer that is not compressed."""

    def __init__(self, limit: int) -> None:
        """`limit` is in bytes."""
        self._limit = limit
        self._out = bytearray()

    def feed(self, data: bytes) -> None:
        """Take the next piece; raises `TooLarge`."""
        if len(self._out) + len(data) > self._limit:
            raise TooLarge
        self._out += data

    def finish(self) -> bytes:
        """All that came."""
        return bytes(self._out)


class Inflater:
    """An answer compressed with gzip or deflate."""

    def __init__(self, limit: int, *, gzip: bool) -> None:
        """`limit` is in bytes that come out; `gzip` says which of the two wrappers to expect."""
        self._limit = limit
        self._gzip = gzip
        self._out = bytearray()
        self._started = False
        self._stream = zlib.decompressobj(_GZIP if gzip else _ZLIB)

    def feed(self, data: bytes) -> None:
        """Take the next piece; raises `TooLarge` or `NotDecodable`."""
        while data:
            if self._stream.eof:
                if not (self._gzip and data.startswith(b"\x1f\x8b")):
                    return  # junk after the end: servers append counters and comments
                self._stream = zlib.decompressobj(_GZIP)
            self._out += self._piece(data)
            if len(self._out) > self._limit:
                raise TooLarge
            data = self._stream.unconsumed_tail or self._stream.unused_data

    def _piece(self, data: bytes) -> bytes:
        room = self._limit + 1 - len(self._out)
        try:
            out = self._stream.decompress(data, room)
        except zlib.error as error:
            if self._gzip or self._started:
                raise NotDecodable(f"the compressed bytes are damaged ({error})") from error
            self._stream = zlib.decompressobj(_RAW)  # many servers mean raw deflate by "deflate"
            self._started = True
            return self._piece(data)
        self._started = True
        return out

    def finish(self) -> bytes:
        """All that came out; raises `NotDecodable` where the end is missing."""
        if not self._stream.eof:
            raise NotDecodable("the compressed bytes end too early")
        return bytes(self._out)


def decoder(encoding: str, limit: int) -> Decoder:
    """The decoder for a Content-Encoding header; raises `NotDecodable` for one that we never asked for."""
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return Plain(limit)
    if name in ("gzip", "x-gzip"):
        return Inflater(limit, gzip=True)
    if name == "deflate":
        return Inflater(limit, gzip=False)
    raise NotDecodable(f"it is encoded as “{name[:40]}”, which we did not ask for")
