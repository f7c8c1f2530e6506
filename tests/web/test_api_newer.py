"""What the desk can do of late, programs can too: remarks, watching, sources, the queue, credits."""

from __future__ import annotations

import pytest

from pipeline.types.accounts import Rank
from tests.web.test_api import Program


@pytest.fixture
def program(app):
    return Program(app)


@pytest.fixture
def claim(program):
    return program.claims()[0]


def ok(answer, code=200):
    assert answer.status_code == code, answer.text
    return answer.json()


def remarks(program, claim):
    return ok(program.get(f"/claims/{claim}/working"))["remarks"]


def test_a_note_a_look_a_question_and_its_answer_are_told_in_the_working(program, claim):
    at = f"/claims/{claim}"
    ok(program.post(f"{at}/notes", text="the mayor called"))
    ok(program.post(f"{at}/looks", place="the tower", day="2016-06-09", how="compared with the plan"))
    ok(program.post(f"{at}/questions", whom="the army", what="by mail"))
    asked = remarks(program, claim)[-1]["deed"]
    ok(program.post(f"{at}/questions/{asked}/answer", what="no comment"))
    assert [one["decision"]["reason"] for one in remarks(program, claim)] == [
        "the mayor called", "compared with the plan", "by mail", "no comment",
    ]  # fmt: skip


def test_a_remark_is_taken_back_by_its_writer_and_not_by_another_contributor(app, program, claim):
    contributor = Program(app, "contributor")
    ok(program.post(f"/claims/{claim}/notes", text="the mayor called"))
    deed = remarks(program, claim)[0]["deed"]
    assert contributor.post(f"/claims/{claim}/remarks/{deed}/take-back").status_code == 409
    ok(program.post(f"/claims/{claim}/remarks/{deed}/take-back"))
    assert remarks(program, claim) == []


def test_a_look_without_a_finding_is_refused_with_the_reason(program, claim):
    answer = program.post(f"/claims/{claim}/looks", how="I looked")
    assert answer.status_code == 409
    assert "say what was found" in answer.json()["reasons"][0]


def test_a_claim_is_watched_and_no_more(app, program, claim):
    store = app.state.office.store
    ok(program.post(f"/claims/{claim}/watch", watch=True))
    assert len(store.watches("editor")) == 1
    ok(program.post(f"/claims/{claim}/watch", watch=False))
    assert store.watches("editor") == []


def test_the_queue_tells_what_the_desk_shows_in_its_order_page_by_page(program):
    whole = ok(program.get("/queue"))["items"]
    assert whole
    assert all(one["why"] for one in whole)
    first = ok(program.get("/queue", limit=1))
    rest = ok(program.get("/queue", limit=200, after=first["next"]))
    assert first["items"] + rest["items"] == whole


def test_the_credit_of_an_item_is_set_and_given_back_to_the_draft(program, claim):
    at = f"/roundups/Syria/items/{claim}"
    page = ok(program.get("/roundups/Syria"))
    before = next(one["credit"] for one in page["items"] if one["claim"] == claim)

    def credit(given):
        return next(one["credit"] for one in given["items"] if one["claim"] == claim)

    assert credit(ok(program.post(at, credit=["Our reporter"]))) == ["Our reporter"]
    assert credit(ok(program.post(at, credit=[]))) == before


def test_a_source_is_added_graded_paused_described_and_protected(app, program):
    made = ok(program.post("/sources", url="https://example.org/feed.xml", name="Example", role="outlet"), 201)
    assert made["name"] == "Example"
    at = "/sources/Example"
    ok(program.post(f"{at}/grade", reliability="C", since="2016-06-01", reason="wrong twice"))
    ok(program.post(f"{at}/enabled", enabled=False, reason="moved"))
    ok(program.post(f"{at}/describe", aliases=["The Example"], owner="Example Press", side="neutral"))
    ok(program.post(f"{at}/protect", named=False, at_risk=True, reason="asked for"))
    listed = app.state.office.settings().roster.find("The Example")
    assert (listed.enabled, listed.owner, listed.named, listed.at_risk) == (False, "Example Press", False, True)
    assert [one.reason for one in listed.regrades] == ["wrong twice"]
    assert program.post("/sources", url="https://example.org/feed.xml", name="Example").status_code == 409


def test_a_preview_adds_nothing_and_says_why_where_nothing_can_be_had(app, program):
    before = app.state.office.path.read_text()
    answer = program.post("/sources/preview", url="http://127.0.0.1:1/feed.xml")
    assert answer.status_code == 409
    assert "nothing was added" in answer.json()["reasons"][0]
    assert app.state.office.path.read_text() == before


@pytest.mark.parametrize(
    ("path", "given"),
    [("/sources/Observer/grade", {"reliability": "A", "reason": "x"}), ("/sources", {"url": "https://example.org"}),
     ("/sources/Observer/enabled", {"enabled": False}), ("/claims/{claim}/questions", {"whom": "x", "what": "y"})],
)  # fmt: skip
def test_a_contributor_changes_no_source_and_asks_nobody(app, claim, path, given):
    assert Program(app, "contributor").post(path.format(claim=claim), **given).status_code == 403


def test_a_reading_token_watches_a_claim_and_writes_nothing(app, claim):
    reader = Program(app, "editor", Rank.READER)
    assert reader.post(f"/claims/{claim}/notes", text="x").status_code == 403
    assert reader.post(f"/claims/{claim}/watch", watch=True).status_code == 200
