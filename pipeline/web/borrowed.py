"""Words of other rooms that the desk shows as its own: listed here so that they stand in the catalogue of messages.

A test holds this list to the rooms that they come from.
"""

from __future__ import annotations

from pipeline.web.catalogue import N_

HEARD = (
    N_("from a page"),
    N_("as a post"),
    N_("by phone"),
    N_("in a message"),
    N_("in person"),
    N_("on radio or television"),
    N_("from a document"),
)
"""How something was heard (`pipeline/desk/by_hand.py`)."""

SECTIONS = (N_("CONFIRMED"), N_("LATEST UPDATES (unconfirmed)"), N_("DISPUTED"), N_("CORRECTIONS"))
"""The sections of a round-up (`pipeline/draft/sections.py`)."""

KINDS = (N_("claim"), N_("item"), N_("post"))
"""What a search finds (`storage/search_find.py`)."""

RANKS = (N_("reader"), N_("contributor"), N_("editor"), N_("admin"))
"""The roles (`pipeline/types/accounts.py`)."""

STATES = (N_("draft"), N_("submitted"), N_("approved"), N_("published"), N_("corrected"), N_("withdrawn"))
"""How far a round-up is (`pipeline/types/scales.py`)."""

FAULTS = (
    N_("Forbidden"),
    N_("Not Found"),
    N_("Method Not Allowed"),
    N_("Conflict"),
    N_("Unprocessable Content"),
    N_("Service Unavailable"),
    N_("Internal Server Error"),
    N_("Decided"),
)
"""What stands over an error page."""
