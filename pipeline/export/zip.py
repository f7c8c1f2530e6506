"""A zip that is the same bytes for the same content: fixed dates and order, written in one go."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable
from typing import BinaryIO, NamedTuple

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every file inside: the earliest that a zip can hold."""
_READABLE = 0o644 << 16


class Member(NamedTuple):
    """A file inside, as the manifest lists it."""

    name: str
    size: int
    sha256: str
    rows: int | None = None


class Bundle:
    """A zip that is being written."""

    def __init__(self, file: BinaryIO) -> None:
        """Write to `file`."""
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
        self.members: list[Member] = []

    def add(self, name: str, pieces: Iterable[bytes], *, listed: bool = True) -> Member:
        """Write one file, piece by piece; `listed`: the manifest is to name it."""
        info = zipfile.ZipInfo(name, _LONG_AGO)
        info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, _READABLE, 3
        told, size = hashlib.sha256(), 0
        with self._zip.open(info, "w", force_zip64=True) as inside:
            for piece in pieces:
                told.update(piece)
                size += len(piece)
                inside.write(piece)
        member = Member(name, size, told.hexdigest())
        if listed:
            self.members.append(member)
        return member

    def close(self) -> None:
        """Write the list of what is inside."""
        self._zip.close()
