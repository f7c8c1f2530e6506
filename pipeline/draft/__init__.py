"""Drafts round-ups: which claims a beat takes, one item a claim, sections, credits, and how they are rendered."""

from pipeline.draft.headline import headline
from pipeline.draft.item import Line, draft_item
from pipeline.draft.render import FORMATS, formats, render, render_edition, suffix, together
from pipeline.draft.roundup import compose
from pipeline.draft.select import takes, untaken

__all__ = [
    "FORMATS",
    "Line",
    "compose",
    "draft_item",
    "formats",
    "headline",
    "render",
    "render_edition",
    "suffix",
    "takes",
    "together",
    "untaken",
]
