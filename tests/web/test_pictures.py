"""Pictures of a day: every mark leads to its claim, says its status without colour, and stands in words below."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.types import Status
from pipeline.web.drawn.day import day_of, last_day
from pipeline.web.drawn.land import Window, clipped, countries
from pipeline.web.drawn.matrix import matrix
from pipeline.web.drawn.places import HEIGHT, WIDTH, map_of
from pipeline.web.drawn.statuses import statuses
from pipeline.web.drawn.timeline import ROWS, timeline
from tests.builders import NOON
from tests.web.build import Editor, a_desk

POSTS = (
    ("Observer", "Airstrikes hit the centre of Aleppo, killing 7 civilians.", 0),
    ("Courier", "Warplanes struck central Aleppo, killing seven civilians, our reporter there saw.", 20),
    ("Lens", "RT @Observer: Airstrikes hit the centre of Aleppo, killing 7 civilians.", 40),
    ("Observer", "A convoy of aid trucks entered Damascus.", 60),
    ("Lens", "Rebels stormed the village of Khalsa.", 70),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    app = a_desk(tmp_path_factory.mktemp("pictures"), POSTS)
    yield app
    app.state.office.store.close()


@pytest.fixture(scope="module")
def day(desk):
    office = desk.state.office
    beat = office.settings().beats[0]
    return day_of(office.store, office.settings(), beat, NOON.date())


@pytest.fixture(scope="module")
def page(desk):
    return Editor(desk, "reader").get("/pictures", params={"day": NOON.date().isoformat()}).text


def test_the_page_shows_the_last_day_where_none_is_named(desk, page):
    office = desk.state.office
    assert last_day(office.store, office.settings(), office.settings().beats[0]) == NOON.date()
    shown = Editor(desk, "reader").get("/pictures").text
    assert f'value="{NOON.date().isoformat()}"' in shown
    assert page.count("<svg") == shown.count("<svg")


def test_every_mark_leads_to_a_claim_and_says_what_it_is(page, day):
    links = re.findall(r'<a href="/claim/(c-[0-9a-f]{16})" aria-label="([^"]+)"', page)
    assert {uid for uid, _ in links} == {one.uid for one in day.claims}
    for one in day.marks:
        assert sum(said.startswith(f"{one.at:%H:%M}, {one.status.value}") for uid, said in links if uid == one.claim)


def test_each_picture_has_a_title_a_description_and_a_table(page):
    pictures = re.findall(r'<svg class="(timeline|map|statuses|matrix)".*?</svg>', page, re.S)
    assert pictures == ["timeline", "map", "statuses", "matrix"]
    for name in pictures:
        assert f'<title id="{name}-title">' in page
        assert f'<desc id="{name}-desc">' in page
    assert page.count("as a table") == 4


def test_the_pictures_are_well_formed_and_hold_no_style_or_script(page):
    for one in re.findall(r"<svg class.*?</svg>", page, re.S):
        ET.fromstring(one.replace("&nbsp;", " "))
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:", one)


def test_no_two_statuses_look_alike_without_their_colour():
    from pipeline.timeline import MARKS, ORDER

    shapes = [MARKS[one] for one in ORDER if one is not Status.REJECTED]
    assert len(set(shapes)) == len(shapes)


def test_a_day_without_reports_says_so_and_odd_days_are_refused(desk):
    reader = Editor(desk, "reader")
    assert "Nothing was reported on this day" in reader.get("/pictures?day=1999-01-01").text
    for odd in ("yesterday", "0001-01-01", "9999-12-31"):
        assert reader.get(f"/pictures?day={odd}").status_code == 409, odd
    assert reader.get("/pictures?beat=Atlantis").status_code == 404


def test_the_map_shows_places_with_known_coordinates_and_counts_the_others(day):
    drawn = map_of(day)
    assert {"Aleppo", "Damascus"} <= {one.name for one in drawn.spots}
    assert "Syria" in [one.name for one in drawn.lands]
    for one in drawn.spots:
        assert 0 <= one.x <= WIDTH
        assert 0 <= one.y <= HEIGHT
    assert sum(len(one.marks) for one in drawn.spots) + len(drawn.without) == len(day.marks)
    north, south = (next(one.y for one in drawn.spots if one.name == name) for name in ("Aleppo", "Damascus"))
    assert north < south


def test_a_map_of_nowhere_says_so(day):
    drawn = map_of(day._replace(marks=tuple(one._replace(where=None) for one in day.marks)))
    assert drawn.spots == ()
    assert "names a place with known coordinates" in drawn.words[0]


def test_the_timeline_keeps_every_mark_also_of_places_without_a_row(day):
    one = day.marks[0]
    many = tuple(one._replace(place=f"village {number:02}") for number in range(ROWS + 5))
    drawn = timeline(day._replace(marks=many))
    assert drawn.rows[-1].name == "other places"
    assert sum(len(row.marks) for row in drawn.rows) == len(many)


def test_marks_at_one_hour_stand_apart(day):
    one = day.marks[0]
    drawn = timeline(day._replace(marks=tuple(one._replace(claim=f"c-{number}") for number in range(6))))
    assert len({mark.shape for mark in drawn.rows[0].marks}) == 6


def test_the_bars_of_the_last_hour_count_every_claim_once(day):
    drawn = statuses(day)
    last = [
        track.columns[-1].number
        for track in drawn.tracks
        if track.columns and track.columns[-1].x == drawn.hours[-1][0] + 3
    ]
    assert sum(last) == len(day.claims)
    assert "At the end of the day" in drawn.words[0]


def test_who_takes_from_whom_is_counted_by_passages(day):
    drawn = matrix(day.claims)
    assert ("Lens", "Observer") in [(one.taker, one.origin) for one in drawn.ties]
    assert [one.name for one in drawn.names]
    assert matrix(()).words == ("Nobody on anybody.",)


# ---- the land


def inside(point, ring):
    """Whether a point lies in a ring, by the even-odd rule."""
    x, y = point
    found = False
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            found = not found
    return found


@pytest.mark.parametrize(
    ("name", "point"),
    [("Syria", (36.3, 33.5)), ("Ukraine", (30.5, 50.45)), ("Ukraine", (35.1, 47.8)), ("Lebanon", (35.9, 33.9))],
)
def test_the_outlines_hold_the_towns_of_their_country(name, point):
    land = next(one for one in countries() if one.name == name)
    assert any(inside(point, ring) for ring in land.rings)


@given(
    ring=st.lists(st.tuples(st.integers(-20, 20), st.integers(-20, 20)), min_size=3, max_size=8),
    west=st.integers(-10, 5), south=st.integers(-10, 5), side=st.integers(1, 10),
)  # fmt: skip
@settings(deadline=None)
def test_what_is_clipped_lies_in_the_window(ring, west, south, side):
    window = Window(west, south, west + side, south + side)
    for x, y in clipped(tuple(ring), window):
        assert west - 1e-9 <= x <= west + side + 1e-9
        assert south - 1e-9 <= y <= south + side + 1e-9


def test_a_ring_inside_the_window_stays_as_it_is():
    ring = ((0.0, 0.0), (2.0, 0.0), (1.0, 2.0))
    assert set(clipped(ring, Window(-5, -5, 5, 5))) == set(ring)
    assert clipped(ring, Window(10, 10, 12, 12)) == ()
