"""Builders of what a desk works on."""

from __future__ import annotations

from datetime import timedelta

from pipeline.types import (
    Edition,
    Evidence,
    Item,
    OpenRoundup,
    PublicationState,
    Roundup,
    Status,
    Tag,
    edition_uid,
)
from tests.builders import NOON

UID = edition_uid("Orsa", 1)


def an_item(claim="c-1", text="Rebels storm Khalsa village", status=Status.UNCONFIRMED, **fields) -> Item:
    """One drafted item."""
    section = {Status.CONFIRMED: "confirmed", Status.DISPUTED: "disputed"}.get(status, "latest")
    fields.setdefault("section", section)
    fields.setdefault("place", "Khalsa")
    fields.setdefault("evidence", (some_evidence(f"s-{claim}"),))
    return Item(
        claim=claim,
        text=text,
        words=text,
        credit=("Stork",),
        status=status,
        tag=Tag.CONFIRMED if status is Status.CONFIRMED else Tag.UNCONFIRMED,
        reason="one source",
        lang="en",
        statements=tuple(one.statement for one in fields["evidence"]),
        **fields,
    )


def some_evidence(statement, source="Stork") -> Evidence:
    return Evidence(statement=statement, post=f"post of {statement}", source=source, quote="…", lang="en")


def a_draft(*items, also=()) -> Roundup:
    return Roundup(beat="Orsa", zone="UTC", since=None, until=NOON, items=items or (an_item(),), also=tuple(also))


def an_open_roundup(**fields) -> OpenRoundup:
    return OpenRoundup(uid=UID, beat="Orsa", number=1, opened=NOON, **fields)


def an_edition(*items, **fields) -> Edition:
    roundup = a_draft(*items).model_copy(update={"state": PublicationState.PUBLISHED})
    return Edition(
        uid=UID,
        beat="Orsa",
        number=1,
        headline="Orsa: Rebels storm Khalsa",
        roundup=roundup,
        published=NOON,
        revised=NOON,
        by=("ann",),
        **fields,
    )


def later(hours=1):
    return NOON + timedelta(hours=hours)
