"""How sources, their health and what a visit to them would keep are shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from pydantic import JsonValue

from pipeline.cli.terminal import counted, say, say_json, table
from pipeline.export.rows import moment_or_none
from pipeline.health import in_words
from pipeline.text import one_line
from pipeline.types import FetchOutcome, Health, Post, Source

SHOWN_POSTS = 3
"""How many posts `sources check` shows of each source."""
_WORDS = 100
"""Characters of a post that are shown."""

_COLUMNS = (
    "name", "kind", "role", "grade", "side", "last read", "last new post", "usual gap", "readable",
    "undated", "today", "health",
)  # fmt: skip


def _time(moment: datetime | None) -> str:
    return moment.strftime("%Y-%m-%d %H:%M") if moment else "never"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.0%}"


def _today(health: Health) -> str:
    """The posts of the day, beside what a day usually brings."""
    return f"{health.posts_today}" + ("" if health.usual_per_day is None else f" of {health.usual_per_day:.0f}")


def state_of(source: Source, health: Health) -> str:
    """How `source` fares, in words."""
    if source.kind is None:
        return "fed by ingest"
    if not source.enabled:
        return "off"
    if health.troubles:
        return "; ".join(trouble.words for trouble in health.troubles)
    return health.error or ("well" if health.last_success else "not visited yet")


def show_list(sources: Iterable[tuple[Source, Health]], *, as_json: bool) -> None:
    """Show each source with its health, as a table or as JSON."""
    pairs = list(sources)
    if as_json:
        say_json([_row(source, health) for source, health in pairs])
        return
    rows = [
        (
            source.name,
            source.kind or "-",
            source.role.value,
            source.reliability.value,
            source.side or "?",
            _time(health.last_success),
            _time(health.last_new),
            in_words(health.usual_gap) if health.usual_gap is not None else "-",
            _share(health.parse_rate),
            _share(health.undated),
            _today(health),
            state_of(source, health),
        )
        for source, health in pairs
    ]
    table(f"{counted(len(rows), 'source')} (times in UTC)", _COLUMNS, rows)


def _row(source: Source, health: Health) -> JsonValue:
    seconds = health.usual_gap
    return {
        "name": source.name,
        "kind": source.kind,
        "url": source.url,
        "role": source.role.value,
        "reliability": source.reliability.value,
        "side": source.side,
        "owner": source.owner,
        "enabled": source.enabled,
        "last_success": moment_or_none(health.last_success),
        "last_new": moment_or_none(health.last_new),
        "last_post": moment_or_none(health.last_post),
        "usual_gap_seconds": None if seconds is None else seconds / timedelta(seconds=1),
        "failures": health.failures,
        "error": health.error,
        "parse_rate": health.parse_rate,
        "undated_share": health.undated,
        "posts_today": health.posts_today,
        "usual_per_day": health.usual_per_day,
        "health": state_of(source, health),
        "troubles": [{"kind": trouble.kind, "words": trouble.words} for trouble in health.troubles],
    }


def outcome_row(outcome: FetchOutcome) -> JsonValue:
    """What a visit brought, as JSON: how many entries there were, what would be kept, and what was refused and why."""
    entries = len(outcome.posts) + len(outcome.rejected) + outcome.set_aside
    return {
        "source": outcome.source,
        "error": outcome.error,
        "entries": entries,
        "posts": len(outcome.posts),
        "undated": sum(post.published is None for post in outcome.posts),
        "older_than_a_week": outcome.set_aside,
        "kept": [_kept(post) for post in outcome.posts],
        "rejected": [refused.reason for refused in outcome.rejected],
    }


def _kept(post: Post) -> JsonValue:
    words = one_line(post.text)
    return {
        "id": post.id,
        "published": moment_or_none(post.published),
        "title": post.title,
        "text": words[:_WORDS],
        "url": post.url,
    }


def show_outcome(outcome: FetchOutcome) -> None:
    """Say what a visit brought, with its first posts."""
    if outcome.error:
        say(f"{outcome.source}: {outcome.error}")
        return
    say(f"{outcome.source}: {len(outcome.posts)} posts would be kept, {len(outcome.rejected)} entries set aside")
    for post in outcome.posts[:SHOWN_POSTS]:
        words = one_line(post.text) or one_line(post.title or "")
        when = _time(post.published) if post.published else "undated"
        say(f"  {when}  {words[:_WORDS]}{'…' if len(words) > _WORDS else ''}")
    for rejected in outcome.rejected[:SHOWN_POSTS]:
        say(f"  set aside: {rejected.where}: {rejected.reason}")
