"""What disputes or takes back a claim reaches it, and what speaks of another matter does not.

`gainsaid.tsv` holds sentences in four languages: a claim, and what another says of it (or its own source, later), a
line each. Every pair has a day of its own, so that one run of the pipeline tries them all.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from pipeline import flow
from pipeline.settings import load_settings
from pipeline.types import Claim, Post
from storage import ClaimFilter, open_store

TABLE = Path(__file__).with_name("gainsaid.tsv")
FIRST = datetime(2016, 1, 1, 6, tzinfo=UTC)
APART = timedelta(days=4)
"""Between the days of two pairs: nothing of one is near the other."""
SOURCES = """
sources:
  - {name: Watch, role: analyst, reliability: B, side: neutral}
  - {name: Mapper, role: analyst, reliability: B, side: neutral}
  - {name: Outlet, role: outlet, reliability: B, side: neutral}
  - {name: Local, role: activist, reliability: C}
  - {name: Rebel, role: activist, reliability: C, side: opposition}
  - {name: RebelPress, role: official, reliability: C, side: opposition}
  - {name: StateWire, role: agency, reliability: C, side: regime}
  - {name: LoyalTwitter, role: activist, reliability: C, side: regime}
  - {name: RuMoD, role: official, reliability: C, side: russia, aliases: ["Russian MoD"]}
  - {name: Rybnik, role: analyst, reliability: C, side: russia}
  - {name: FrontUA, role: analyst, reliability: B, side: ukraine}
  - {name: GenStab, role: official, reliability: C, side: ukraine}
  - {name: SDFPress, role: official, reliability: C, side: sdf}
  - {name: Coalition, role: official, reliability: B, side: coalition, aliases: ["CJTF-OIR"]}
beats:
  - {name: Everything, zone: Europe/Kyiv}
"""


def rows() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


KINDS = sorted({(kind, lang) for kind, lang, *_ in rows()})


def two_posts(index: int, row: list[str]) -> tuple[Post, Post]:
    _, lang, _, source, other, minutes, claim, says = row
    told = FIRST + APART * index
    later = told + timedelta(minutes=int(minutes))
    first, second = (
        Post(
            source=name,
            id=f"{index}-{name}-{at:%H%M}",
            published=at,
            text=text,
            lang=lang,
            fetched=at + timedelta(minutes=1),
        )
        for name, at, text in ((source, told, claim), (other, later, says))
    )
    return first, second


@cache
def judged() -> dict[tuple[str, str], list[tuple[str, str, str]]]:
    """(kind, language) → wanted status, status of the claim made, and the two texts, for every pair."""
    import tempfile

    table = rows()
    pairs = [two_posts(index, row) for index, row in enumerate(table)]
    now = FIRST + APART * (len(table) + 2)
    with tempfile.TemporaryDirectory() as name:
        settings_file = Path(name) / "sources.yaml"
        settings_file.write_text(SOURCES, encoding="utf-8")
        settings = load_settings(settings_file)
        with open_store(f"sqlite:///{Path(name) / 'gainsaid.db'}") as store:
            store.upgrade(now)
            flow.ingest(store, settings, [post for pair in pairs for post in pair], now, tick=lambda *_: None)
            made = {
                one.post.uid: claim for claim in reversed(list(claims(store, settings))) for one in claim.appearances
            }
    found = defaultdict(list)
    for row, (first, second) in zip(table, pairs, strict=True):
        status = made[first.uid].status.value if first.uid in made else "no claim"
        found[row[0], row[1]].append((row[2], status, f"{first.text} | {second.text}"))
    return dict(found)


def claims(store, settings) -> list[Claim]:
    return list(store.claims(ClaimFilter(), settings.roster))


@pytest.mark.parametrize(("kind", "lang"), KINDS, ids=lambda value: value.replace(" ", "-"))
def test_what_gainsays_a_claim_reaches_it_and_nothing_else_does(kind, lang):
    wrong = [
        (want, status, texts)
        for want, status, texts in judged()[kind, lang]
        if (status in (want[1:], "no claim") if want.startswith("!") else status != want)
    ]
    assert wrong == []
