"""What a user would otherwise pick to find copies: `extractOne`, datasketch, rensa; each over a window of posts.

datasketch and rensa are of the extra `bench`; one that is not installed is left out, and the table says so.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

ALIKE = 75
"""Least `token_set_ratio` that counts as found, of 100."""
PERMUTATIONS, BANDS = 126, 42
"""Of both sketches: bands of three find copies of about a third of the words and more."""
SCAN_WINDOW = 5_000
"""Posts that the scan compares each new one with: it gets slower in step with it."""
SCAN_POSTS, SKETCH_POSTS = 300, 2_000
"""Posts that a peer is timed on."""


class Peer(NamedTuple):
    """How fast a peer was."""

    name: str
    window: int
    rate: float | None
    """Posts a second; None: it is not installed."""


def scan(texts: Sequence[str]) -> Peer:
    """A plain fuzzy product: `extractOne(token_set_ratio)` over all the latest posts."""
    window = texts[:SCAN_WINDOW]
    started = time.process_time()
    for text in texts[SCAN_WINDOW : SCAN_WINDOW + SCAN_POSTS]:
        process.extractOne(text, window, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE)
    return Peer("rapidfuzz extractOne", SCAN_WINDOW, SCAN_POSTS / (time.process_time() - started))


def _timed(
    name: str, texts: Sequence[str], window: int, put: Callable[[int, str], None], ask: Callable[[str], Iterable[int]]
) -> Peer:
    """Fill the window, then look up, rescore and add each further post, as a stream would."""
    for number, text in enumerate(texts[:window]):
        put(number, text)
    started = time.process_time()
    for number, text in enumerate(texts[window : window + SKETCH_POSTS], window):
        found = [texts[other] for other in ask(text)]
        process.extractOne(text, found, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE)
        put(number, text)
    return Peer(name, window, SKETCH_POSTS / (time.process_time() - started))


def datasketch(texts: Sequence[str], window: int) -> Peer:
    """MinHash and LSH of datasketch, in Python with numpy."""
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        return Peer("datasketch", window, None)
    index = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, PERMUTATIONS // BANDS))
    blank = MinHash(num_perm=PERMUTATIONS)

    def sketch(text: str) -> MinHash:
        made = blank.copy()
        made.update_batch([word.encode() for word in set(text.lower().split())])
        return made

    return _timed(
        "datasketch",
        texts,
        window,
        lambda number, text: index.insert(number, sketch(text), check_duplication=False),
        lambda text: index.query(sketch(text)),
    )


def rensa(texts: Sequence[str], window: int) -> Peer:
    """R-MinHash and LSH of rensa, in Rust."""
    try:
        from rensa import RMinHash, RMinHashLSH
    except ImportError:
        return Peer("rensa", window, None)
    index = RMinHashLSH(threshold=0.4, num_perm=PERMUTATIONS, num_bands=BANDS)

    def sketch(text: str) -> RMinHash:
        made = RMinHash(num_perm=PERMUTATIONS, seed=42)
        made.update(text.lower().split())
        return made

    return _timed(
        "rensa",
        texts,
        window,
        lambda number, text: index.insert(number, sketch(text)),
        lambda text: index.query(sketch(text)),
    )
