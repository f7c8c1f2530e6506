"""What editors do, carried out: each act loads what it is about, asks `pipeline.review`, and stores what follows.

The desk's pages, the command line and the API call these functions and nothing below them, so that an act means the
same everywhere. Every function can raise NotAllowed (with all reasons), EditConflict, NotFoundError and StorageError.
"""

from pipeline.desk.corrected import (
    correct,
    dismiss_correction,
    issue_correction,
    news_for,
    update_edition,
    waiting_corrections,
)
from pipeline.desk.publishing import publish, why_not
from pipeline.desk.queue import edition_of, send_to, sending_of
from pipeline.desk.roundup import (
    amend_all,
    amend_item,
    approve_roundup,
    beat_of,
    free_item,
    item_of,
    lock_item,
    open_roundup,
    refresh_draft,
    reopen_roundup,
    reorder,
    rules_of,
    set_headline,
    sheet,
    submit_roundup,
)

__all__ = [
    "amend_all",
    "amend_item",
    "approve_roundup",
    "beat_of",
    "correct",
    "dismiss_correction",
    "edition_of",
    "free_item",
    "issue_correction",
    "item_of",
    "lock_item",
    "news_for",
    "open_roundup",
    "publish",
    "refresh_draft",
    "reopen_roundup",
    "reorder",
    "rules_of",
    "send_to",
    "sending_of",
    "set_headline",
    "sheet",
    "submit_roundup",
    "update_edition",
    "waiting_corrections",
    "why_not",
]
