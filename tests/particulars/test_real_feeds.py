"""Reports as agencies, communiqués, channels and headlines put them, each event type in four languages.

`feeds.tsv`, a line each: language, event, places, figures, `A` for what makes no claim or `D` for what denies, text.
"""

from pathlib import Path

import pytest

from pipeline.particulars import same_place
from pipeline.types import Stance
from tests.particulars.test_beside_a_report import claims

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("feeds.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("lang", "events", "places", "figures", "flag", "text"), ROWS, ids=[row[-1] for row in ROWS])
def test_a_report_is_read_as_it_is_meant(lang, events, places, figures, flag, text):
    found = [one for one in claims(text, lang) if one.stance is not Stance.QUESTIONS]
    if flag == "A":
        assert [one.particulars.event for one in found if one.particulars.event] == []
        return
    one = next((one for one in found if one.particulars.event in events.split("/")), None)
    assert one is not None, [one.particulars.event for one in found]
    assert (one.particulars.negated or one.stance is Stance.DENIES) == (flag == "D")
    told = [place.name for place in one.particulars.places if not place.region]
    if places != "-":
        assert [same_place(places, name) >= 0.8 for name in told] == [True]
    if figures != "-":
        counted = {(figure.what, str(figure.low)) for each in found for figure in each.particulars.figures}
        assert {tuple(figure.split("=")) for figure in figures.split(",")} <= counted
