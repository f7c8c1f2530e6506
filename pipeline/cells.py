"""How a text becomes a spreadsheet cell that no spreadsheet runs as a formula, and how it comes back.

OWASP ("CSV Injection"): a cell that starts with `=`, `+`, `-`, `@`, a tab or a line break may be run by Excel,
LibreOffice or Google Sheets, also behind blanks, quotes, separators and characters that are not seen, and also in
the full-width forms that East Asian versions take for the same signs. Such a cell gets a leading `'`.
"""

from __future__ import annotations

import re

from pipeline.text import INVISIBLE

_SKIPPED = f"[^\\S\\t\\r\\n]|[\"'`´‘’“”„«»;,|\\x00{INVISIBLE}]"
_RUNS = re.compile(f"(?:{_SKIPPED})*[\\t\\r\\n=+\\-@＝＋－＠﹢﹣﹦﹫]")

GUARD = "'"
"""What a spreadsheet takes as "this is text"."""


def guarded(text: str) -> str:
    """`text` as a cell that is never run; ordinary text is returned as it is."""
    return GUARD + text if _RUNS.match(text) else text


def unguarded(cell: str) -> str:
    """The text that `guarded` made `cell` from: `unguarded(guarded(text)) == text` for every text."""
    return cell[1:] if cell.startswith(GUARD) and _RUNS.match(cell, 1) else cell
