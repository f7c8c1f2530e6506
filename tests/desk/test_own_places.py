"""What is listed or said of a place holds for what comes, and for what was read before it was said."""

from __future__ import annotations

from pipeline import deciding
from pipeline.desk.finding import find
from pipeline.types import Status
from storage import SearchFilter
from tests.flow.newsroom import COURIER, HILLTOP, RIVER, said, settings_of

ROAD = said("p1", HILLTOP, "08:00", "Rebels captured Castello this morning.")
FARMS = said("p2", RIVER, "08:30", "Rebels seized the village of Mallah.")
LATER = said("p3", COURIER, "09:00", "Castello taken by the rebels, our reporter on the road saw.")
LISTED = "places:\n  - {name: Mallah, aliases: [Castello], lat: 36.25, lon: 37.13}\n"
PARTED = "places:\n  - {name: Mallah, apart_from: [Malah]}\n"


def relist(room, places):
    """Put `places` to the source list and do a pass."""
    room.settings = settings_of(room.folder, room.sources + places)
    room.take()


def posts(claim):
    return {one.post.id for one in claim.appearances}


def test_a_name_listed_later_joins_what_was_read_before_and_leaves_it_again_with_the_list(room):
    room.take(ROAD, FARMS)
    assert room.claim("Castello").uid != room.claim("Mallah").uid
    relist(room, LISTED)
    both = room.claim("Castello")
    assert posts(both) == {"p1", "p2"}
    assert (both.places[0].lat, both.places[0].said) == (36.25, "Mallah")
    assert "Mallah = Castello, as the team says" in both.appearances[1].why
    relist(room, "")
    assert room.claim("Castello").uid != room.claim("Mallah").uid


def test_a_name_kept_apart_later_parts_what_spelling_had_joined(room):
    other = FARMS.model_copy(update={"text": "Rebels seized the village of Malah.", "source": COURIER, "id": "p4"})
    room.take(FARMS, other)
    assert posts(room.claim("village of Malah.")) == {"p2", "p4"}
    relist(room, PARTED)
    assert posts(room.claim("village of Malah.")) == {"p4"}


def test_what_an_editor_says_of_two_places_holds_for_reports_to_come_until_it_is_undone(room):
    room.take(ROAD, FARMS)
    given = (room.store, room.settings)
    deciding.say_place(*given, room.claim("Castello").uid, room.claim("Mallah").uid, "ann", room.tick(), "", same=True)
    room.take(LATER)
    one = room.claim("on the road")
    assert posts(one) == {"p1", "p2", "p3"}
    assert one.status is Status.CONFIRMED
    found = find(room.store, room.settings, SearchFilter(place="Mallah", kind="post"), 10, None)
    assert {match.post.id for match in found.shown if match.post} == {"p1", "p2", "p3"}
    (deed,) = [uid for uid, made, _ in deciding.deeds_on(room.store, one) if made.act == "same-place"]
    deciding.undo(*given, deed, "ann", room.tick())
    assert posts(room.claim("on the road")) == {"p1", "p3"}
    assert posts(room.claim("Mallah")) == {"p2"}


def test_a_pass_in_which_nothing_new_was_said_reads_nothing_again(room):
    relist(room, LISTED)
    room.take(ROAD)
    assert room.store.memo("places")
    assert deciding.work(room.store, room.settings, room.tick(), lambda *_: None).posts == 0
