"""WARC 1.1 (ISO 28500): captures as archives read them, one gzip member a record (extra `analysis`).

Bodies are kept decoded, so the headers that told how they travelled are written with `x-archive-orig-` before them.
Ids and dates follow from the captures alone: the same captures give the same file.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from typing import BinaryIO

from pipeline.export.extras import needs
from pipeline.types import Capture

SUFFIX = "warc.gz"

_TRAVEL = {"content-encoding", "transfer-encoding", "content-length"}


def write_warc(captures: Iterable[Capture], file: BinaryIO) -> tuple[int, int]:
    """Write `captures`; returns how many were written, and how many had no bytes left.

    Raises ItemwireError where warcio is not installed.
    """
    with needs("warc"):
        from warcio.statusandheaders import StatusAndHeaders
        from warcio.warcwriter import WARCWriter
    writer = WARCWriter(file, gzip=True, warc_version="WARC/1.1")
    written = gone = 0
    for one in captures:
        if not one.body and one.status == 200:
            gone += 1
            continue
        web = one.url.startswith(("http://", "https://"))
        headers = [
            (f"x-archive-orig-{name}" if name in _TRAVEL else name, _line(value)) for name, value in one.headers.items()
        ]
        http = StatusAndHeaders(f"{one.status} ", [*headers, ("content-length", str(len(one.body)))], "HTTP/1.1")
        record = writer.create_warc_record(
            one.url,
            "response" if web else "resource",
            payload=BytesIO(one.body),
            http_headers=http if web else None,
            warc_headers_dict={"WARC-Record-ID": _record_id(one), "WARC-Date": _date(one.fetched)},
        )
        writer.write_record(record)
        written += 1
    return written, gone


def _name(header: str) -> str:
    return f"x-archive-orig-{header}" if header.lower() in _TRAVEL else header


def _line(value: str) -> str:
    return " ".join(value.split())


def _record_id(one: Capture) -> str:
    return (
        f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{one.sha256} {one.source} {one.url} {one.fetched.isoformat()}')}>"
    )


def _date(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
