"""How many claims a second are judged: `python -m bench.verdicts [--claims 2000]`.

A claim as the news makes it: three voices, a repost, a credit, a denial. One new post changes one claim; judging it
must cost no more than that claim, so the processor time is given for claims of three sizes. Figures depend on the
machine.
"""

from __future__ import annotations

import argparse
import time
from datetime import UTC, datetime, timedelta

from pipeline.roster import Roster
from pipeline.settings.values import Policy
from pipeline.types import (
    Actor,
    Appearance,
    Figure,
    Particulars,
    Place,
    Post,
    Reliability,
    Role,
    Source,
    Stance,
    Statement,
    statement_uid,
)
from pipeline.verify import build_case, build_claim, judge

START = datetime(2026, 3, 14, 6, tzinfo=UTC)
WORDS = (
    "Rebel fighters took the village of Rasm {n} after a night of shelling",
    "Our man in Rasm {n} sees the new flag on the school and no soldiers",
    "The garrison of Rasm {n} has withdrawn towards the north, two residents say",
    "Rebel fighters took the village of Rasm {n} after a night of shelling!",
    "Rasm {n} is in rebel hands",
    "The army was never driven out of Rasm {n}",
)
SOURCES = tuple(
    Source(name=f"Watch {number}", reliability=Reliability.B, role=Role.ANALYST, side="neutral" if number else None)
    for number in range(12)
)
ROSTER = Roster(SOURCES)


def a_claim(number: int, size: int) -> list[Appearance]:
    """The appearances of one claim with `size` posts."""
    made = []
    for index in range(size):
        source = SOURCES[index % len(SOURCES)]
        text = WORDS[index % len(WORDS)].format(n=number) + ("" if index < len(WORDS) else f" {index}")
        at = START + timedelta(minutes=7 * index)
        post = Post(source=source.name, id=f"{number}-{index}", text=text, published=at, fetched=at)
        told = Particulars(
            places=(Place(name=f"Rasm {number}", key=f"rsm{number}"),),
            event="capture",
            actors=(Actor(key="rebels", name="Rebel fighters", side="opposition", part="by"),),
            figures=(Figure(what="killed", low=3, high=3),) if index % 2 else (),
        )
        statement = Statement(
            uid=statement_uid(post.uid, 0, len(text), text),
            post=post.uid,
            source=source.name,
            lang="en",
            start=0,
            end=len(text),
            quote=text,
            stance=Stance.DENIES if index % 6 == 5 else Stance.ASSERTS,
            credit=("Watch 0",) if index % 6 == 4 else (),
            at=at,
            first_seen=at,
            particulars=told,
        )
        made.append(Appearance(statement=statement, post=post, source=source))
    return made


def verdicts_a_second(claims: int, size: int) -> tuple[float, float]:
    """Verdicts a second over `claims` different claims of `size` posts, and claims made and told a second."""
    policy, now = Policy(), START + timedelta(days=1)
    ready = [a_claim(number, size) for number in range(claims)]
    started = time.process_time()
    cases = [build_case(f"c-{number}", shown, ROSTER, policy, now) for number, shown in enumerate(ready)]
    found = [judge(case) for case in cases]
    judged = time.process_time()
    for case, verdict in zip(cases, found, strict=True):
        build_claim(case, verdict)
    return claims / (judged - started), claims / (time.process_time() - started)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=2000)
    claims = parser.parse_args().claims
    verdicts_a_second(50, 6)  # word lists are read once
    for size in (1, 6, 24):
        judged, made = verdicts_a_second(claims, size)
        print(f"{size:>3} posts a claim: {judged:>9,.0f} verdicts/s, {made:>9,.0f} whole claims/s")


if __name__ == "__main__":
    main()
