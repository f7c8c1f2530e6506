"""The first step at work: the posts of one part of the input, with their marks, and apart from them what is none."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import daft
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from daft import DataType, Series

from pipeline.archive.marks import Places, said_number, write_marks
from pipeline.archive.numbered import microseconds, number_of
from pipeline.archive.plain import Plain, PlainRecords
from pipeline.archive.posts import Piece, Raw, Reader, records, shown
from pipeline.archive.workplace import Workplace
from pipeline.collect.post_record import Refused
from pipeline.collect.posts_file import json_object
from pipeline.match.keys import sample
from pipeline.roster import Roster
from pipeline.wording import COPY_WORDS, wording

POSTS = pa.schema(
    {
        "at": pa.int64(),
        "uid": pa.uint64(),
        "source": pa.string(),
        "post": pa.string(),
        "text": pa.string(),
        "said": pa.string(),
    }
)
REFUSED = pa.schema({"reason": pa.string(), "raw": pa.string()})


class Marker:
    """Reads parts of the input, in a process of its own."""

    def __init__(self, place: Workplace, roster: Roster, fetched: datetime) -> None:
        """The work lies in `place`; `fetched` is when posts that do not say it were fetched."""
        self._place, self._plain, self._reader = place, PlainRecords(roster, fetched), Reader(roster, fetched)

    @daft.method.batch(return_dtype=DataType.int64(), batch_size=1)  # type: ignore[untyped-decorator]
    def read(self, number: Series, path: Series, begin: Series, end: Series) -> list[int]:
        """Read some parts."""
        parts: list[int] = number.to_pylist()
        places = zip(path.to_pylist(), begin.to_pylist(), end.to_pylist(), strict=True)
        for part, (name, first, last) in zip(parts, places, strict=True):
            with self._place.part("posts", part) as folder:
                self.keep(Piece(Path(name), first, last), folder)
        return parts

    def keep(self, piece: Piece, folder: Path) -> None:
        """Write to `folder` the posts of `piece`, their marks, and what is no post."""
        posts: list[Plain] = []
        refused: list[tuple[str, str]] = []
        for raw in records(piece):
            try:
                posts.append(self.plain(raw))
            except Refused as reason:
                refused.append((str(reason), shown(raw)))
        said = [wording(post.text) for post in posts]
        long = [words if len(words) >= COPY_WORDS else () for words in said]
        whole = [" ".join(words) for words in long]
        at, uid = [microseconds(post.at) for post in posts], [post.uid for post in posts]
        places = Places(np.array(at, dtype=np.int64), np.array(uid, dtype=np.uint64))
        told = ([post.source for post in posts], [post.post for post in posts], [post.text for post in posts])
        pq.write_table(
            pa.table([pa.array(places.at), pa.array(places.uid), *told, whole], schema=POSTS),
            folder / "posts.parquet",
            compression="lz4",
        )
        marks = [sample(words) if words else [] for words in long]
        write_marks(folder / "marks.parquet", places, [said_number(one) if one else 0 for one in whole], marks)
        if refused:
            table = pa.table([[row[side] for row in refused] for side in (0, 1)], schema=REFUSED)
            pq.write_table(table, folder / "refused.parquet", compression="zstd")

    def plain(self, raw: Raw) -> Plain:
        """What near-copies need of the post that `raw` describes; raises Refused."""
        fields = json_object(raw) if isinstance(raw, bytes) else raw
        found = self._plain.read(fields)
        if found is None:
            post = self._reader.described(fields)
            found = Plain(post.source, post.id, number_of(post.uid), post.at, post.text)
        return found
