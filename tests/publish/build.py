"""Parcels for channels: an edition of two items, and what is done to it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from pipeline.draft import render_edition
from pipeline.review import add, issue, written
from pipeline.types import Channel, CorrectionGrade, Edition, Parcel, Sending, SendState, Status
from tests.review.build import an_edition, an_item, later

NOW = datetime(2026, 4, 2, 12, tzinfo=UTC)


def first(**fields) -> Edition:
    """Two items, one of them confirmed."""
    return an_edition(
        an_item("c-1", text="Rebels storm Khalsa village", status=Status.CONFIRMED),
        an_item("c-2", text="Five wounded in Zaytan"),
        **fields,
    )


def corrected(edition: Edition, right="It was Zaytan.", hours=1) -> Edition:
    """With the first item mended."""
    one = written(
        edition,
        "c-1",
        CorrectionGrade.CORRECTED,
        "We named Khalsa.",
        right,
        "ann",
        later(hours),
        text="Rebels storm it",
    )
    return issue(edition, one, "ann", later(hours))


def updated(edition: Edition, hours=2) -> Edition:
    """With a toll that rose above it."""
    return add(edition, [an_item("c-3", text="Seven wounded in Zaytan")], "ann", later(hours))


def withdrawn(edition: Edition, hours=3) -> Edition:
    """Taken back as a whole."""
    kill = written(edition, None, CorrectionGrade.WITHDRAWN, "It was a test.", "Nothing.", "ann", later(hours))
    return issue(edition, kill, "ann", later(hours))


def a_parcel(edition: Edition, base: Path, secrets=None, before: Sending | None = None, shelf=()) -> Parcel:
    """The parcel of `edition`; `before` is what the channel took last."""
    return Parcel(
        edition=edition,
        now=NOW,
        key=f"{edition.uid}.{edition.revision}",
        base=base,
        before=before,
        shelf=shelf or (edition,),
        render=render_edition,
        secret=(secrets or {}).get,
    )


def taken(edition: Edition, receipt) -> Sending:
    """That the channel took `edition` and answered `receipt`."""
    return Sending(
        edition=edition.uid,
        revision=edition.revision,
        channel="it",
        state=SendState.SENT,
        due=NOW,
        changed=NOW,
        remote=receipt.remote,
        digest=receipt.digest,
    )


def a_channel(kind: str, **fields) -> Channel:
    """A channel called `it`; what is no field of a channel is one of its options."""
    own = {name: fields.pop(name) for name in ("url", "path") if name in fields}
    return Channel(name="it", kind=kind, options={name: str(value) for name, value in fields.items()}, **own)
