"""The nouns of itemwire, declared once: frozen records with aware times, free of database, clock and network.

Words mean what `docs/words.md` says. A record never changes; a step returns new ones.
"""

from pipeline.types.claims import (
    Appearance,
    Claim,
    Comparison,
    Decision,
    Fold,
    Origin,
    OriginTree,
    StatusChange,
    Suggestion,
    Verdict,
    claim_uid,
)
from pipeline.types.posts import Media, Post, post_uid
from pipeline.types.record import Record, short_hash
from pipeline.types.roundups import Evidence, Item, Roundup
from pipeline.types.scales import Band, Precision, PublicationState, Reliability, Role, Stance, Status, Tag
from pipeline.types.sources import Capture, Cursor, FetchOutcome, RejectedPost, Saved, Source
from pipeline.types.statements import Actor, Figure, Particulars, Place, Statement, When, statement_uid

__all__ = [
    "Actor",
    "Appearance",
    "Band",
    "Capture",
    "Claim",
    "Comparison",
    "Cursor",
    "Decision",
    "Evidence",
    "FetchOutcome",
    "Figure",
    "Fold",
    "Item",
    "Media",
    "Origin",
    "OriginTree",
    "Particulars",
    "Place",
    "Post",
    "Precision",
    "PublicationState",
    "Record",
    "RejectedPost",
    "Reliability",
    "Role",
    "Roundup",
    "Saved",
    "Source",
    "Stance",
    "Statement",
    "Status",
    "StatusChange",
    "Suggestion",
    "Tag",
    "Verdict",
    "When",
    "claim_uid",
    "post_uid",
    "short_hash",
    "statement_uid",
]
