"""The queue: each reason of the list appears, in words, gravest and oldest first; narrowed by any of its parts."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from pipeline.desk.needs import Need, Risk, Wanted, needs
from pipeline.types import Alarm, Sending, SendState, Status, Suggestion
from pipeline.web.pages.queue import KINDS, where
from storage import ClaimFilter, Work
from tests.builders import NOON, a_post
from tests.web.build import Editor, a_desk

SAID = {state.value: state.value for state in SendState}


@pytest.fixture
def office(app):
    """What the desk works with."""
    return app.state.office


def waiting(office):
    return needs(office.store, office.settings(), office.clock(), SAID)


def kinds(office):
    return [one.risk for one in waiting(office)]


def publish(editor):
    """Review, approve and publish the round-up; returns where the edition is."""
    for claim in editor.claims():
        editor.swap(f"/roundup/Syria/item/{claim}/do/review", seen=0)
    editor.post("/roundup/Syria/step/approve")
    return editor.post("/roundup/Syria/publish").headers["location"]


def test_what_nobody_decided_on_waits_with_its_reason(office):
    found = [one for one in waiting(office) if one.risk is Risk.REVIEW]
    assert len(found) == 3
    assert all(one.why.startswith("nobody has decided on it yet: ") for one in found)


def test_newly_confirmed_and_newly_disputed_say_what_they_were(office, editor):
    first, second, _ = editor.claims()
    editor.post(f"/claim/{first}/status", status="confirmed", reason="seen the film")
    editor.post(f"/claim/{second}/status", status="disputed", reason="two accounts")
    found = {one.risk: one for one in waiting(office)}
    assert "newly confirmed (it was " in found[Risk.CONFIRMED].why
    assert "seen the film" in found[Risk.CONFIRMED].why
    assert "newly disputed (it was " in found[Risk.DISPUTED].why
    assert kinds(office)[:2] == [Risk.DISPUTED, Risk.CONFIRMED]


def test_a_status_that_fell_under_a_published_item_comes_first(office, editor):
    claim = editor.claims()[0]
    publish(editor)
    editor.post(f"/claim/{claim}/status", status="rejected", reason="an old film")
    (fallen,) = [one for one in waiting(office) if one.risk is Risk.FALLEN]
    assert waiting(office)[0] == fallen
    assert fallen.why.startswith("it is published, and fell since: ")
    assert fallen.places
    assert editor.get(where(fallen)).status_code == 200


def test_an_item_that_changed_after_its_review_says_how(office, editor):
    claim = editor.claims()[0]
    editor.swap(f"/roundup/Syria/item/{claim}/do/review", seen=0)
    editor.post(f"/claim/{claim}/status", status="disputed", reason="denied")
    (changed,) = [one for one in waiting(office) if one.risk is Risk.CHANGED]
    assert "denied" in changed.why


def test_what_is_held_waits_with_who_and_why(office, editor):
    claim = editor.claims()[0]
    editor.swap(f"/roundup/Syria/item/{claim}/do/hold", text="calling the hospital", seen=0)
    (held,) = [one for one in waiting(office) if one.risk is Risk.HELD]
    assert held.why == "held by editor: calling the hospital"


def test_a_suggested_join_shows_both_sides_and_why_it_is_asked(office, editor):
    claims = list(office.store.claims(ClaimFilter(), office.settings().roster))
    hint = Suggestion(claim=claims[0].uid, other=claims[1].uid, score=0.62, why="same place, another day")
    office.store.commit_work(Work(claims=(claims[0].model_copy(update={"suggestions": (hint,)}),)), office.clock())
    (same,) = [one for one in waiting(office) if one.risk is Risk.SAME]
    assert same.why == "perhaps one claim, 62 %: same place, another day"
    assert claims[0].text in same.what
    assert claims[1].text in same.what
    assert editor.get(where(same)).status_code == 200


def test_a_quiet_source_and_a_failed_sending_are_there_and_lead_to_where_they_are_mended(office, editor):
    uid = publish(editor).rsplit("/", 1)[-1]
    alarm = Alarm(key="quiet:Lens", kind="quiet", source="Lens", words="is silent since noon", opened=NOON)
    told = Alarm(key="correction x:", kind="correction x", words="waits", opened=NOON)
    office.store.put_alarms([alarm, told, alarm.model_copy(update={"key": "disk:", "kind": "disk", "source": None})])
    office.store.put_sending(
        Sending(edition=uid, revision=1, channel="wire", state=SendState.REFUSED, due=NOON, changed=NOON, error="403")
    )
    found = waiting(office)
    assert [where(one) for one in found if one.risk is Risk.SOURCE] == ["/sources", "/sources/Lens"]
    (sending,) = [one for one in found if one.risk is Risk.SENDING]
    assert "403" in sending.why
    assert all(editor.get(where(one)).status_code == 200 for one in found)


def test_gravest_come_first_and_the_oldest_of_them(office):
    found = waiting(office)
    assert [(one.risk, one.since) for one in found] == sorted((one.risk, one.since) for one in found)


def test_every_kind_of_need_has_a_heading():
    assert set(KINDS) == set(Risk)


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ({"place": "خلصة"}, 1),
        ({"place": "Khalasah"}, 1),
        ({"source": "Lens"}, 1),
        ({"source": "Observer"}, 2),
        ({"lang": "en"}, 3),
        ({"lang": "ar"}, 0),
        ({"status": "corroborated"}, 1),
        ({"beat": "Syria"}, 3),
        ({"kind": "review"}, 3),
        ({"kind": "fallen"}, 0),
        ({"source": "Observer", "place": "Darayya"}, 1),
    ],
)
def test_it_is_narrowed_by_each_of_its_parts(editor, query, number):
    text = editor.get("/queue", params=query).text
    assert len(re.findall(r'<article class="card" data-item', text)) == number


def test_a_need_of_no_beat_is_everybodys():
    need = Need(Risk.SOURCE, NOON, "Lens", "is silent", ("Lens",), sources=("Lens",))
    assert Wanted(beat="Syria").takes(need)
    assert not Wanted(status=Status.DISPUTED.value).takes(need)


def test_an_empty_queue_says_what_to_do(tmp_path):
    app = a_desk(tmp_path, ())
    text = Editor(app, "editor").get("/queue").text
    assert "Nothing waits for you" in text
    assert 'href="/add"' in text


def test_undated_posts_and_times_to_come_do_no_harm(tmp_path):
    post = a_post("Rebels stormed Khalsa.", "Observer", published=None, fetched=NOON + timedelta(days=400))
    app = a_desk(tmp_path, [("", post, 0)])
    assert Editor(app, "editor").get("/queue").status_code == 200
