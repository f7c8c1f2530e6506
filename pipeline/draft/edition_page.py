"""What a template sees of a published edition besides its items: headline, corrections, updates, earlier editions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from pipeline.draft.dates import clock_words, day_words, zone_words
from pipeline.types import Correction, CorrectionGrade, Edition, PublicationState

_TITLES = {
    CorrectionGrade.WITHDRAWN: "WITHDRAWN",
    CorrectionGrade.CORRECTED: "CORRECTION",
    CorrectionGrade.REFILED: "CLARIFICATION",
}


@dataclass(frozen=True)
class Notice:
    """One correction."""

    title: str
    """"CORRECTION", "WITHDRAWN", "CLARIFICATION"."""
    when: str
    wrong: str
    right: str


@dataclass(frozen=True)
class Masthead:
    """What stands above and below the items of a published edition."""

    headline: str
    number: int
    published: str
    standing: str | None
    """"corrected on 9 June 2016, 18:00 UTC", "withdrawn …"; None where nothing was."""
    notices: tuple[Notice, ...]
    """Newest first."""
    earlier: tuple[str, ...]
    """`See also`: "8 June 2016: Rebels storm Khalsa (Syria 11)"."""


def masthead(edition: Edition, zone: tzinfo) -> Masthead:
    """The masthead of `edition`, its times in `zone`."""
    year = edition.published.astimezone(zone).year
    return Masthead(
        headline=edition.headline,
        number=edition.number,
        published=_when(edition.published, zone, 0),
        standing=_standing(edition, zone),
        notices=tuple(_notice(one, zone) for one in edition.corrections),
        earlier=tuple(
            f"{day_words(one.published.astimezone(zone).date(), year)}: {one.headline} ({one.beat} {one.number})"
            for one in edition.see_also
        ),
    )


def _standing(edition: Edition, zone: tzinfo) -> str | None:
    if edition.state not in (PublicationState.CORRECTED, PublicationState.WITHDRAWN):
        return None
    last = next((one.issued for one in edition.corrections if one.issued), edition.revised)
    return f"{edition.state.value} on {_when(last, zone, 0)}"


def _notice(one: Correction, zone: tzinfo) -> Notice:
    return Notice(_TITLES[one.grade], _when(one.issued or one.drafted, zone, 0), one.wrong, one.right)


def _when(at: datetime, zone: tzinfo, year: int) -> str:
    return f"{day_words(at.astimezone(zone).date(), year)}, {clock_words(at, zone)}"


def update_title(at: datetime, zone: tzinfo, day: datetime) -> str:
    """The label of a block added at `at` to an edition of `day`: `UPDATE 1600 GMT`, with its date on a later day."""
    local = at.astimezone(zone)
    name = zone_words(local)
    label = f"UPDATE {local:%H%M} {'GMT' if name == 'UTC' else name}"
    same = local.date() == day.astimezone(zone).date()
    return label if same else f"{label} ({day_words(local.date(), day.astimezone(zone).year)})"
