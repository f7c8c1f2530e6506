"""What an English screen has in other words than the log: those that editors use, and no figures that only we read."""

from __future__ import annotations

ON_SCREEN = {
    "%(word)s more independent origin graded %(grade)s or better": (
        "%(word)s more independent source graded %(grade)s or better"
    ),
    "%(word)s more independent origins graded %(grade)s or better": (
        "%(word)s more independent sources graded %(grade)s or better"
    ),
    "an origin that is neutral or of another side": "a source that is neutral or of another side",
    "only passed on by %(names)s, without a named origin": "only passed on by %(names)s, who name nobody as its source",
    "same names (%(names)s)": "names in common",
    "first statement of the claim": "the first passage of this claim",
    "%(number)s of %(num)s word": "%(number)s of %(num)s word alike",
    "%(number)s of %(num)s words": "%(number)s of %(num)s words alike",
}
"""Form → how it reads on a screen, with the same slots or fewer."""
