"""What goes in and out by hand, for programs: adding posts, pages and calls; and where editions were sent."""

from __future__ import annotations

import pytest

from pipeline.types import SendState
from tests.web.build import Editor
from tests.web.test_api import Program


@pytest.fixture
def program(app, tmp_path):
    path = tmp_path / "sources.yaml"
    channels = (
        "channels:\n  - {name: folder, kind: file, path: out}\n  - {name: desk, kind: clipboard, path: clip}\nbeats:"
    )
    text = path.read_text().replace("beats:", channels)
    path.write_text(text.replace("zone: UTC}", "zone: UTC, channels: [folder]}"))
    return Program(app)


def ok(answer, code=200):
    assert answer.status_code == code, answer.text
    return answer.json()


NOTE = {"source": "Dr Sami", "text": "Rebels have taken Khalsa village, a nurse said.", "heard": "phone"}


def test_a_call_is_handed_in_looked_at_and_kept(app, program):
    made = ok(program.post("/handed-in", **NOTE, note="rang at noon"), 201)
    assert made["kept"] is False
    assert made["claims"] == [NOTE["text"]]
    assert app.state.office.store.posts([made["uid"]]) == {}
    assert ok(program.get(f"/handed-in/{made['handed']}"))["uid"] == made["uid"]
    kept = ok(program.post(f"/handed-in/{made['handed']}/keep"))
    assert kept["kept"] is True
    post = app.state.office.store.posts([made["uid"]])[made["uid"]]
    assert post.extra["added_by_hand"] == {"by": "editor", "how": "by phone", "note": "rang at noon"}
    assert app.state.office.store.decisions()[-1].act == "add"
    assert program.get(f"/handed-in/{made['handed']}").status_code == 404


def test_a_post_is_kept_at_once_where_that_is_asked(app, program):
    made = ok(program.post("/handed-in", source="Observer", text="Shelling hit Azaz.", keep=True), 201)
    assert made["kept"] is True
    assert made["uid"] in app.state.office.store.posts([made["uid"]])


def test_what_was_handed_in_is_dropped_and_is_nobody_elses(app, program):
    made = ok(program.post("/handed-in", **NOTE), 201)
    other = Program(app, "admin")
    for path in ("", "/keep", "/drop"):
        answer = other.post(f"/handed-in/{made['handed']}{path}") if path else other.get(f"/handed-in/{made['handed']}")
        assert answer.status_code == 404
    ok(program.post(f"/handed-in/{made['handed']}/drop"))
    assert program.post(f"/handed-in/{made['handed']}/keep").status_code == 404


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"source": "Dr Sami"}, "paste an address"),
        ({"source": " ", "text": "x"}, "say who it is from"),
        ({"source": "Dr Sami", "text": "x", "published": "2099-01-01T00:00:00Z"}, "in the future"),
        ({"source": "Dr Sami", "url": "http://127.0.0.1:9/x"}, "127.0.0.1"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_the_reason(program, given, why):
    answer = program.post("/handed-in", **given)
    assert answer.status_code == 409, answer.text
    assert why in answer.json()["detail"]


def test_a_contributor_hands_in_and_a_reader_may_not(app, program):
    assert Program(app, "reader").post("/handed-in", **NOTE).status_code == 403
    ok(Program(app, "contributor").post("/handed-in", **NOTE), 201)


@pytest.fixture
def edition(app, program):
    editor = Editor(app, "editor")
    for claim in editor.claims():
        editor.swap(f"/roundup/Syria/item/{claim}/do/review", seen=0)
    ok(program.post("/roundups/Syria/approve"))
    return ok(program.post("/roundups/Syria/publish"), 201)["edition"]


def test_where_an_edition_went_is_told_and_it_is_sent_to_one_channel_more(program, edition):
    assert [(one["channel"], one["state"]) for one in _sendings(program, edition)] == [("folder", "sent")]
    made = ok(program.post(f"/editions/{edition}/sendings", channels=["desk"]), 202)
    assert [one["channel"] for one in made["items"]] == ["desk"]
    assert {one["channel"]: one["state"] for one in _sendings(program, edition)} == {
        "folder": "sent",
        "desk": "waiting",
    }
    unknown = program.post(f"/editions/{edition}/sendings", channels=["nowhere"])
    assert unknown.status_code == 404
    assert "there is no channel 'nowhere'" in unknown.json()["detail"]


def _sendings(program, edition):
    return ok(program.get(f"/editions/{edition}/sendings"))["items"]


def test_a_sending_that_broke_off_is_settled(app, program, edition):
    store = app.state.office.store
    one = store.sendings_of(edition)[0]
    store.put_sending(one.model_copy(update={"state": SendState.UNSURE, "error": "broken off"}))
    told = ok(program.post(f"/editions/{edition}/sendings/settle", revision=1, channel="folder", arrived=True))
    assert (told["state"], told["error"]) == ("by hand", None)
    store.put_sending(one.model_copy(update={"state": SendState.REFUSED, "error": "full"}))
    ok(program.post(f"/editions/{edition}/sendings/settle", revision=1, channel="folder", arrived=False))
    assert _sendings(program, edition)[0]["state"] == "sent"  # it went again, and got there
    nobody = program.post(f"/editions/{edition}/sendings/settle", revision=7, channel="folder", arrived=True)
    assert nobody.status_code == 404


def test_a_reader_sees_where_it_went_and_sends_nothing(app, program, edition):
    reader = Program(app, "reader")
    assert len(_sendings(reader, edition)) == 1
    assert reader.post(f"/editions/{edition}/sendings", channels=["desk"]).status_code == 403
    settled = reader.post(f"/editions/{edition}/sendings/settle", revision=1, channel="folder", arrived=True)
    assert settled.status_code == 403
