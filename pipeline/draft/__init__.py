"""Drafts round-ups: which claims a beat takes, one item a claim, sections, credits, and how they are rendered."""

from pipeline.draft.credit import credit_line
from pipeline.draft.dates import clock_words, day_words, zone_of, zone_title, zone_words
from pipeline.draft.headline import headline, headlines
from pipeline.draft.item import Line, draft_item
from pipeline.draft.page import count_words
from pipeline.draft.render import FORMATS, formats, render, render_edition, suffix, together
from pipeline.draft.roundup import compose, tally
from pipeline.draft.select import takes, untaken

__all__ = [
    "FORMATS",
    "Line",
    "clock_words",
    "compose",
    "count_words",
    "credit_line",
    "day_words",
    "draft_item",
    "formats",
    "headline",
    "headlines",
    "render",
    "render_edition",
    "suffix",
    "takes",
    "tally",
    "together",
    "untaken",
    "zone_of",
    "zone_title",
    "zone_words",
]
