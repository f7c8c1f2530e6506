"""The JSON API: read and acted on with a token, its answers as its document says, its errors as problems."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from pipeline.flow import ingest
from pipeline.types.accounts import Rank
from pipeline.web.api.paging import cursor_of
from pipeline.web.auth import make_token, revoke_token
from tests.builders import NOON
from tests.web.build import Editor

BASE = "/api/v1"


class Program:
    """A program with a token of an account."""

    def __init__(self, app, account="editor", rank=None):
        office = app.state.office
        self.secret = make_token(office.store, account, "a test", office.clock(), rank)
        self.client = TestClient(app, base_url="http://127.0.0.1:8000", raise_server_exceptions=False)
        self.client.headers["authorization"] = f"Bearer {self.secret}"

    def get(self, path, **params):
        return self.client.get(f"{BASE}{path}", params=params)

    def post(self, path, **given):
        return self.client.post(f"{BASE}{path}", json=given)

    def claims(self):
        return [one["claim"] for one in self.get("/claims").json()["items"]]


@pytest.fixture
def program(app):
    return Program(app)


def test_who_asks_is_told_who_it_is_and_what_it_may_do(app, program):
    assert program.get("/me").json() == {"account": "editor", "rank": "editor"}
    assert Program(app, "admin", Rank.READER).get("/me").json() == {"account": "admin", "rank": "reader"}


def test_without_a_token_nothing_is_told_and_the_answer_is_a_problem(app):
    answer = TestClient(app).get(f"{BASE}/claims")
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert "bearer" in answer.headers["www-authenticate"].lower()
    assert answer.json()["instance"] == "/api/v1/claims"


def test_a_token_ends_when_it_is_revoked_and_shows_when_it_was_last_used(app, program):
    store = app.state.office.store
    program.get("/me")
    kept = store.tokens("editor")[0]
    assert kept.used is not None
    assert program.secret not in repr(kept)
    revoke_token(store, "editor", kept.key, app.state.office.clock())
    assert program.get("/me").status_code == 401


def test_a_token_opens_no_page_of_the_desk_so_that_none_makes_another(app, program):
    assert program.client.get("/queue").status_code == 403
    answer = program.client.post("/account/tokens", data={"name": "a stronger one"})
    assert answer.status_code == 403


def test_a_reading_token_of_an_editor_reads_and_changes_nothing(app):
    reader = Program(app, "editor", Rank.READER)
    claims = reader.claims()
    answer = reader.post(f"/claims/{claims[0]}/status", status="confirmed", reason="our film")
    assert answer.status_code == 403
    assert "needs the role editor" in answer.json()["detail"]


def test_nobody_makes_a_token_that_may_more_than_its_account(app):
    page = Editor(app, "reader").post("/account/tokens", name="x", rank="admin")
    assert page.status_code == 409
    assert "iw_" not in page.text


def test_a_token_narrowed_to_reading_is_made_on_the_page_of_the_account(app, editor):
    shown = editor.post("/account/tokens", name="the archive", rank="reader").text
    secret = re.search(r"iw_[\w-]+", shown)[0]
    answer = TestClient(app).get(f"{BASE}/me", headers={"authorization": f"Bearer {secret}"})
    assert answer.json()["rank"] == "reader"


def test_claims_come_in_pages_that_miss_and_double_none(app, program):
    whole = program.claims()
    assert len(whole) == 3
    seen, after = [], None
    while True:
        given = {"limit": 1} | ({"after": after} if after else {})
        page = program.get("/claims", **given).json()
        seen += [one["claim"] for one in page["items"]]
        after = page["next"]
        if after is None:
            break
    assert seen == whole
    assert [one["claim"] for one in program.get("/claims", beat="Syria", limit=2).json()["items"]] == whole[:2]


def test_claims_are_narrowed_by_place_status_source_and_time(app, program):
    assert len(program.get("/claims", place="Khalasah").json()["items"]) == 1
    assert len(program.get("/claims", source="Lens").json()["items"]) == 1
    assert program.get("/claims", status="rejected").json() == {"items": [], "next": None}
    assert program.get("/claims", since=(NOON + timedelta(hours=9)).isoformat()).json()["items"] == []
    assert program.get("/claims", status="wonderful").status_code == 422


def test_a_cursor_that_was_not_given_out_is_refused_in_words(program):
    for cursor in ("nonsense", "AAAA", cursor_of(("no time", "c-1")), cursor_of(("2016-06-09", "c-1"))):
        answer = program.get("/claims", after=cursor)
        assert answer.status_code == 422, cursor
        assert "take `next` of the page before" in answer.json()["detail"]


def test_a_claim_is_told_with_its_working(program):
    uid = next(one["claim"] for one in program.get("/claims").json()["items"] if one["origins"] == 2)
    told = program.get(f"/claims/{uid}/working").json()
    assert told["claim"] == program.get(f"/claims/{uid}").json()
    assert {one["source"] for one in told["passages"]} == {"Observer", "Courier"}
    for one in told["passages"]:
        assert one["text"][one["start"] : one["end"]] == one["quote"]
    assert len(told["origins"]) == 2


def test_an_editors_decision_takes_effect_and_is_undone(program):
    uid = program.claims()[0]
    done = program.post(f"/claims/{uid}/status", status="confirmed", reason="our film of it")
    assert (done.status_code, done.json()) == (200, {"subject": uid, "now": True})
    told = program.get(f"/claims/{uid}/working").json()
    assert told["claim"]["status"] == "confirmed"
    deed = told["deeds"][0]["deed"]
    assert program.post(f"/decisions/{deed}/undo").status_code == 200
    assert program.get(f"/claims/{uid}").json()["status"] != "confirmed"
    again = program.post(f"/decisions/{deed}/undo")
    assert again.status_code == 409
    assert again.json()["reasons"] == ["it is undone already"]


def test_claims_are_joined_kept_apart_parted_and_said_to_lie_elsewhere(program):
    a, b, _ = program.claims()
    assert program.post(f"/claims/{a}/join", other=b, reason="one attack").json()["now"]
    assert len(program.claims()) == 2
    passages = [one["statement"] for one in program.get(f"/claims/{a}/working").json()["passages"]]
    assert program.post(f"/claims/{a}/split", passages=passages[-1:], reason="another").status_code == 200
    assert len(program.claims()) == 3
    kept = program.claims()
    assert program.post(f"/claims/{kept[0]}/apart", other=kept[1]).status_code == 200
    assert program.post(f"/claims/{kept[0]}/place", other=kept[2], same=False).status_code == 200
    out = program.get(f"/claims/{kept[0]}/working").json()["passages"][0]["statement"]
    moved = program.post(f"/claims/{kept[0]}/split", passages=[out], to=kept[2], reason="belongs there")
    assert moved.status_code in (200, 409)


def test_a_round_up_is_reviewed_approved_published_corrected_and_updated(program):
    sheet = program.get("/roundups/Syria").json()
    first = sheet["items"][0]["claim"]
    path = f"/roundups/Syria/items/{first}"
    edited = program.post(path, text="Rebels take Khalsa", seen=0).json()
    assert edited["items"][0]["text"] == "Rebels take Khalsa"
    late = program.post(path, text="Mine", seen=0)
    assert late.status_code == 409
    assert program.post(path, hold="calling").json()["items"][0]["hold"] == "calling"
    program.post(path, hold="")
    assert program.post(f"{path}/remark", note="the film is older").json()["items"][0]["remark"] == "the film is older"
    order = [one["claim"] for one in sheet["items"]][::-1]
    assert program.post("/roundups/Syria/order", claims=order).status_code == 200
    assert program.post("/roundups/Syria/headline", text="Khalsa stormed").json()["headline"] == "Khalsa stormed"
    refused = program.post("/roundups/Syria/publish")
    assert refused.status_code == 409
    assert len(refused.json()["reasons"]) > 1
    for one in program.get("/roundups/Syria").json()["items"]:
        program.post(f"/roundups/Syria/items/{one['claim']}", reviewed=True)
    assert program.post("/roundups/Syria/submit").json()["state"] == "submitted"
    assert program.post("/roundups/Syria/reopen", reason="a line is missing").json()["state"] == "draft"
    assert program.post("/roundups/Syria/approve").json()["approved_by"] == ["editor"]
    published = program.post("/roundups/Syria/publish")
    assert published.status_code == 201, published.text
    edition = published.json()
    assert program.get("/editions").json()["items"] == [edition]
    assert program.get(f"/editions/{edition['edition']}").json() == edition
    given = {"grade": "corrected", "claim": first, "wrong": "the village", "right": "It was the hill above it."}
    corrected = program.post(f"/editions/{edition['edition']}/corrections", **given).json()
    assert corrected["revision"] == 2
    assert corrected["corrections"][0]["right"] == "It was the hill above it."
    assert len(program.get("/corrections", waiting=False).json()["items"]) == 1
    assert program.post(f"/editions/{edition['edition']}/updates").status_code == 409


def test_a_correction_that_waits_is_dismissed_or_issued_with_a_reason(program):
    assert program.post("/corrections/k-0/issue").status_code == 404
    assert program.post("/corrections/k-0/dismiss", reason="nothing is wrong").status_code == 404


def test_beats_sources_and_their_health_are_told(program):
    assert [one["name"] for one in program.get("/beats").json()["items"]] == ["Syria"]
    assert [one["name"] for one in program.get("/sources").json()["items"]] == ["Courier", "Lens", "Observer"]
    assert program.get("/health").json()["items"][0]["troubles"] == []
    assert program.get("/roundups/Atlantis").status_code == 404


def test_posts_and_claims_are_found_by_words_in_pages(program):
    whole = program.get("/search", q="Khalsa").json()["items"]
    assert {one["kind"] for one in whole} == {"post", "claim"}
    posts = program.get("/search", q="Khalsa", kind="post", limit=1).json()
    assert posts["items"][0]["source"] in ("Observer", "Courier")
    rest = program.get("/search", q="Khalsa", kind="post", limit=1, after=posts["next"]).json()
    assert rest["items"][0]["post"] != posts["items"][0]["post"]
    assert program.get("/search", q="Khalsa", after=cursor_of(("found", "x"))).status_code == 422
    assert program.get("/search").status_code == 422


def test_what_somebody_at_risk_took_down_is_told_to_no_program(app, program, tmp_path):
    path = tmp_path / "sources.yaml"
    path.write_text(path.read_text().replace("{name: Lens,", "{name: Lens, at_risk: true,"))
    app.state.office._read = 0.0
    words = "Airstrikes hit the market"
    assert words in program.client.get(f"{BASE}/claims").text
    office = app.state.office
    kept = next(post for post, _ in office.store.iter_posts() if post.source == "Lens")
    taken = kept.model_copy(update={"deleted": True, "fetched": office.clock()})
    ingest(office.store, office.settings(), [taken], office.clock(), tick=lambda *_: None)
    for address in ("/claims", "/search?q=airstrikes", *(f"/claims/{uid}/working" for uid in program.claims())):
        assert words not in program.client.get(f"{BASE}{address}").text, address


def test_what_is_not_understood_is_a_problem_with_each_reason(program):
    answer = program.post(f"/claims/{program.claims()[0]}/status", status="splendid", colour="red")
    assert answer.status_code == 422
    assert len(answer.json()["reasons"]) == 3
    assert program.client.get(f"{BASE}/nowhere").headers["content-type"] == "application/problem+json"
    assert program.client.delete(f"{BASE}/claims").status_code == 405


def test_words_that_no_database_takes_are_refused(program):
    body = '{"text": "half a pair: \\ud800"}'
    for words in (body, '{"text": "nothing: \\u0000"}'):
        answer = program.client.post(f"{BASE}/roundups/Syria/headline", content=words)
        assert answer.status_code == 422


def test_a_fault_of_ours_is_told_as_a_problem_without_a_trace(app, program, monkeypatch):
    def broken(*_args, **_kwargs):
        raise RuntimeError("a secret of the machine")

    monkeypatch.setattr("pipeline.web.api.desk.beat_row", broken)
    answer = program.get("/beats")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_document_is_for_who_may_read_and_names_every_route(program, app):
    told = program.get("/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert "/api/v1/claims/{uid}/working" in told["paths"]
    assert TestClient(app).get(f"{BASE}/openapi.json").status_code == 401
