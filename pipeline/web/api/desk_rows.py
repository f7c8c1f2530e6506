"""Makes the API's rows of the desk's records."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.export.rows import moment, moment_or_none
from pipeline.export.tabular import correction_row
from pipeline.review import DeskItem, Sheet
from pipeline.settings import Beat
from pipeline.types import Edition, Health, Item
from pipeline.web.api.rows import BeatRow, DeskItemRow, EditionRow, HealthRow, ItemRow, RoundupRow, UpdateRow


def beat_row(beat: Beat) -> BeatRow:
    """The row of a beat."""
    return BeatRow(
        name=beat.name,
        zone=beat.zone,
        language=beat.language,
        approvals=beat.approvals,
        review_each=beat.review_each,
        channels=list(beat.channels),
    )


def item_row(item: Item) -> ItemRow:
    """The row of a line."""
    return ItemRow(
        claim=item.claim,
        section=item.section,
        place=item.place,
        text=item.text,
        credit=list(item.credit),
        status=item.status.value,
        tag=item.tag.value,
        credibility=item.credibility,
        origins=item.origins,
        note=item.note,
        reason=item.reason,
        lang=item.lang,
        translation=item.translation,
    )


def _desk_item(one: DeskItem) -> DeskItemRow:
    return DeskItemRow(
        **item_row(one.item),
        state=one.state.value,
        seen=one.edit.version if one.edit else 0,
        hold=one.edit.hold if one.edit else None,
        remark=one.edit.note if one.edit else None,
        asks=list(one.asks),
    )


def roundup_row(page: Sheet, against: Iterable[str]) -> RoundupRow:
    """The row of an open round-up; `against` says why it can't be published."""
    opened = page.open
    return RoundupRow(
        roundup=opened.uid,
        beat=opened.beat,
        number=opened.number,
        state=opened.state.value,
        headline=opened.headline,
        since=moment_or_none(opened.since),
        until=moment(page.roundup.until),
        submitted_by=opened.submitted_by,
        approved_by=[one.who for one in opened.approvals],
        against=list(against),
        items=[_desk_item(one) for one in page.items],
    )


def edition_row(edition: Edition) -> EditionRow:
    """The row of an edition, as it reads now."""
    return EditionRow(
        edition=edition.uid,
        beat=edition.beat,
        number=edition.number,
        revision=edition.revision,
        headline=edition.headline,
        state=edition.state.value,
        published=moment(edition.published),
        revised=moment(edition.revised),
        by=list(edition.by),
        items=[item_row(one) for one in edition.roundup.items],
        also=[item_row(one) for one in edition.roundup.also],
        updates=[
            UpdateRow(at=moment(one.at), by=one.by, items=[item_row(item) for item in one.items])
            for one in edition.updates
        ],
        corrections=[correction_row(one) for one in edition.corrections],
    )


def health_row(one: Health) -> HealthRow:
    """The row of a source's health."""
    return HealthRow(
        source=one.source,
        last_success=moment_or_none(one.last_success),
        last_new=moment_or_none(one.last_new),
        last_post=moment_or_none(one.last_post),
        usual_gap_seconds=one.usual_gap.total_seconds() if one.usual_gap else None,
        failures=one.failures,
        error=one.error,
        parse_rate=one.parse_rate,
        undated=one.undated,
        posts_today=one.posts_today,
        usual_per_day=one.usual_per_day,
        troubles=[each.words for each in one.troubles],
    )
