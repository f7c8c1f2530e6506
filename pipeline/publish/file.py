"""Writes editions into a folder: markdown, html, text, json; a corrected one replaces what stands there."""

from __future__ import annotations

import glob
import hashlib
import os
import re
import tempfile
from pathlib import Path

from pipeline.errors import PublishError
from pipeline.types import Channel, Parcel, Receipt, short_hash

OPTIONS = ("formats",)
"""`formats: html, text`; left out: all."""
RESENDS = True

FORMATS = {"markdown": ".md", "html": ".html", "text": ".txt", "json": ".json"}


async def send(parcel: Parcel, channel: Channel) -> Receipt:
    """Write the edition into the channel's `path`, one file a format, each in one step: no reader sees half of it."""
    folder = parcel.base / (channel.path or "editions")
    wanted = [name.strip() for name in channel.options.get("formats", ", ".join(FORMATS)).split(",")]
    unknown = [name for name in wanted if name not in FORMATS]
    if unknown:
        what = f"channel {channel.name}: formats names {unknown[0]!r}; allowed: {', '.join(FORMATS)}"
        raise PublishError(what, again=False)
    stem, digest = name_of(parcel), hashlib.sha256()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in wanted:
            text = parcel.render(parcel.edition, name).rstrip("\n") + "\n"
            digest.update(text.encode())
            write_whole(folder / f"{stem}{FORMATS[name]}", text)
    except OSError as error:
        why = f"channel {channel.name}: {folder} cannot be written: {error.strerror or error}"
        raise PublishError(why, again=True) from error
    return Receipt(remote=stem, url=str(folder / f"{stem}{FORMATS[wanted[0]]}"), digest=digest.hexdigest())


def name_of(parcel: Parcel) -> str:
    """The name that an edition's files have for ever: its day, beat and number."""
    return f"{parcel.edition.published:%Y-%m-%d}-{stem_of(parcel.edition.beat)}-{parcel.edition.number}"


def stem_of(beat: str) -> str:
    """The name that a beat's own files have; names that differ in more than letters and digits get their own."""
    plain = re.sub(r"[^\w-]+", "-", beat.casefold()).strip("-")
    return plain if plain == beat.casefold().replace(" ", "-") else f"{plain or 'beat'}-{short_hash(beat)[:6]}"


def write_whole(path: Path, text: str) -> None:
    """Write `text` to `path` so that it is there whole or not at all, also after a power cut.

    What a killed program left half-written beside it is taken away: one program at a time sends.
    """
    for left in path.parent.glob(f".{glob.escape(path.name)}.*"):
        left.unlink(missing_ok=True)
    handle, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(made).chmod(0o644)
        Path(made).replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise
