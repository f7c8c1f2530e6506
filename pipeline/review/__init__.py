"""What an editor may do, as pure functions: edits over a draft, states, corrections and updates of editions.

Each takes records and the time, and returns the records that follow with the decision to remember, or raises
NotAllowed with every reason in a sentence. Storage and channels are `pipeline.desk`'s business.
"""

from pipeline.review.amend import Amended, Change, amend
from pipeline.review.corrections import fallen, issue, lapsed, printed_items, written
from pipeline.review.merge import merged
from pipeline.review.sheet import DeskItem, ItemState, Proposal, Sheet, is_open, lay
from pipeline.review.standing import fell
from pipeline.review.states import Rules, Step, after_change, approve, outdated, refusals, reopen, submit
from pipeline.review.updates import add, proposed

__all__ = [
    "Amended",
    "Change",
    "DeskItem",
    "ItemState",
    "Proposal",
    "Rules",
    "Sheet",
    "Step",
    "add",
    "after_change",
    "amend",
    "approve",
    "fallen",
    "fell",
    "is_open",
    "issue",
    "lapsed",
    "lay",
    "merged",
    "outdated",
    "printed_items",
    "proposed",
    "refusals",
    "reopen",
    "submit",
    "written",
]
