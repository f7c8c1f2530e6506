"""JSON for other programs: every field of `Roundup` and `Item` that a reader's system needs, under stable names.

    {"beat", "zone", "since", "until", "state", "counts": {status: n}, "untaken", "left_out", "headlines": [text …],
     "sections": [{"section", "title", "places": [{"place", "items": [ITEM …]}]}], "also": [ITEM …]}
    ITEM: {"claim", "text", "credit": [name …], "via", "line", "status", "tag", "credibility", "origins", "note",
           "reason", "missing", "lang", "statements": [uid …],
           "clauses": [{"text", "statements": [uid …]}], "places": [{"name", "spellings": [as written …]}],
           "quotes": [{"statement", "post", "source", "quote", "lang", "stance", "hedged", "published", "link",
                       "printed"}]}

A published edition has besides: "edition", "number", "revision", "headline", "published", "revised",
"updates": [{"at", "items"}], "corrections": [{"correction", "claim", "grade", "wrong", "right", "at"}],
"see_also": [{"edition", "headline", "published"}].

Times are UTC, RFC 3339. `quote` is the statement's own span, untouched but for lone surrogates (U+FFFD).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from pydantic import JsonValue

from pipeline.draft.credit import credit_line
from pipeline.draft.escape import web_link
from pipeline.draft.headline import headlines
from pipeline.draft.roundup import tally
from pipeline.draft.sections import title_of
from pipeline.emphasis import said
from pipeline.types import Clause, Edition, Item, Roundup

_SURROGATES = re.compile("[\ud800-\udfff]")
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")

SUFFIX = ".json"
"""How the names of its files end."""


def write(roundup: Roundup, why: bool, folder: Path | None, edition: Edition | None = None) -> str:
    """The round-up as one indented JSON object; reasons and quotes are always in it, so `why` changes nothing."""
    del why, folder
    document: dict[str, JsonValue] = {
        "beat": roundup.beat,
        "zone": roundup.zone,
        "since": _time(roundup.since),
        "until": _time(roundup.until),
        "state": roundup.state.value,
        "counts": {status.value: number for status, number in tally((*roundup.items, *roundup.also)).items()},
        "untaken": roundup.untaken,
        "left_out": roundup.left_out,
        "sections": [
            {
                "section": key,
                "title": title_of(key),
                "places": [
                    {"place": place, "items": [_item(item) for item in items]}
                    for place, items in groupby(section, key=lambda item: item.place)
                ],
            }
            for key, section in groupby(roundup.items, key=lambda item: item.section)
        ],
        "also": [_item(item) for item in roundup.also],
        "headlines": list(headlines(roundup)),
    }
    if edition is not None:
        document |= _edition(edition)
    text = json.dumps(document, ensure_ascii=False, indent=1)
    # What a terminal would act upon is written as an escape: the values stay the same.
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", _SURROGATES.sub("\ufffd", text)) + "\n"


def together(documents: Sequence[str]) -> str:
    """The round-ups as one JSON array."""
    return "[\n" + ",\n".join(document.rstrip("\n") for document in documents) + "\n]\n"


def _edition(edition: Edition) -> dict[str, JsonValue]:
    """What a published edition has besides its items."""
    return {
        "edition": edition.uid,
        "number": edition.number,
        "revision": edition.revision,
        "headline": edition.headline,
        "state": edition.state.value,
        "published": _time(edition.published),
        "revised": _time(edition.revised),
        "updates": [
            {"at": _time(block.at), "items": [_item(item) for item in block.items]} for block in edition.updates
        ],
        "corrections": [
            {
                "correction": one.uid,
                "claim": one.claim,
                "grade": one.grade.value,
                "wrong": one.wrong,
                "right": one.right,
                "at": _time(one.issued),
            }
            for one in edition.corrections
        ],
        "see_also": [
            {"edition": one.uid, "headline": one.headline, "published": _time(one.published)}
            for one in edition.see_also
        ],
    }


def _item(item: Item) -> JsonValue:
    return {
        "claim": item.claim,
        "text": said(item),
        "credit": list(item.credit),
        "via": item.via,
        "line": f"ITEM: {said(item)} –{credit_line(item.credit, item.via)}",
        "status": item.status.value,
        "tag": item.tag.value,
        "credibility": item.credibility,
        "origins": item.origins,
        "note": item.note,
        "reason": item.reason,
        "missing": item.missing,
        "lang": item.lang,
        "statements": list(item.statements),
        "clauses": [{"text": one.text, "statements": list(one.statements)} for one in _clauses(item)],
        "places": [{"name": one.name, "spellings": list(one.written)} for one in item.places],
        "quotes": [
            {
                "statement": evidence.statement,
                "post": evidence.post,
                "source": evidence.source,
                "quote": evidence.quote,
                "lang": evidence.lang,
                "stance": evidence.stance.value,
                "hedged": evidence.hedged,
                "published": _time(evidence.published),
                "link": web_link(evidence.url),
                "printed": evidence.printed,
            }
            for evidence in item.evidence
        ],
    }


def _clauses(item: Item) -> tuple[Clause, ...]:
    """The pieces of the item's text with what each rests on; an editor's own words are one piece."""
    if "".join(one.text for one in item.clauses) == item.text:
        return item.clauses
    return (Clause(text=said(item), statements=item.statements),)


def _time(at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(UTC).isoformat().replace("+00:00", "Z")
