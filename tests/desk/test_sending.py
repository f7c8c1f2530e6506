"""Sending: noted before and after, tried again with pauses, never twice, never something that no longer holds."""

from __future__ import annotations

import sys
import time
from types import ModuleType

import pytest

from pipeline import desk
from pipeline.errors import PublishError
from pipeline.publish import kind_of
from pipeline.sending import FIRST_PAUSE, LONGEST_PAUSE, pause_after, settle
from pipeline.types import CorrectionGrade, Receipt, SendState
from tests.desk.room import TAKEN

SECRET = "hunter2hunter2"


class Post:
    """A channel that takes what it is told to take, and keeps it."""

    OPTIONS = ()

    def __init__(self, *answers, resends=True) -> None:
        self.answers, self.taken, self.RESENDS = list(answers), [], resends

    async def send(self, parcel, channel):
        del channel
        answer = self.answers.pop(0) if self.answers else None
        if answer is not None:
            raise answer
        self.taken.append((parcel.edition.revision, parcel.key))
        return Receipt(remote="7", digest="d")


@pytest.fixture
def post(monkeypatch):
    """Put a channel in the place of `file`."""

    def make(*answers, resends=True):
        made, module = Post(*answers, resends=resends), ModuleType("pipeline.publish.file")
        for name in ("OPTIONS", "RESENDS", "send"):
            setattr(module, name, getattr(made, name))
        monkeypatch.setitem(sys.modules, "pipeline.publish.file", module)
        kind_of.cache_clear()
        return made

    yield make
    kind_of.cache_clear()


def ready(room):
    room.told("channels: [folder, feeds]", "channels: [folder]")
    room.take(TAKEN)
    room.review_all()
    room.approve()
    return room.publish()


def correct(room, edition, right="It is Marjan."):
    claim = edition.roundup.items[0].claim
    grade = CorrectionGrade.REFILED
    return desk.correct(room.store, room.settings, edition.uid, claim, grade, "We erred.", right, "ann", room.tick())


def state(room):
    return room.sent()["folder"]


def test_a_server_that_fails_is_tried_again_after_pauses_that_double(room, post):
    channel = post(*[PublishError("down", again=True)] * 3)
    ready(room)
    pauses = []
    for _ in range(3):
        (one,) = room.send()
        assert one.state is SendState.FAILED
        assert room.send() == []  # not before its time
        pauses.append(round((one.due - room.now).total_seconds() / 60))
        room.now = one.due
    assert pauses == [1, 2, 4]
    assert room.send()[0].state is SendState.SENT
    assert room.send() == []
    assert len(channel.taken) == 1
    assert pause_after(1) == FIRST_PAUSE
    assert pause_after(10_000) == LONGEST_PAUSE


def test_a_refusal_is_not_tried_again_until_a_person_says_so_and_is_told(room, post):
    channel = post(PublishError("wrong password", again=False))
    edition = ready(room)
    assert room.send()[0].state is SendState.REFUSED
    room.tick(10_000)
    assert room.send() == []
    (alarm,) = room.alarms()
    assert "wrong password" in alarm.words
    desk.send_to(room.store, room.settings, edition.uid, [], room.now)
    assert room.send()[0].state is SendState.SENT
    assert desk.send_to(room.store, room.settings, edition.uid, [], room.now)[0].state is SendState.SENT
    assert room.send() == []
    assert len(channel.taken) == 1
    assert room.alarms()[0].closed


def test_a_correction_overtakes_what_could_not_be_sent_and_is_never_undone_by_it(room, post):
    channel = post(PublishError("down", again=True))
    edition = ready(room)
    room.send()
    correct(room, edition)
    room.send()
    room.tick(600)
    room.send()
    assert [revision for revision, _ in channel.taken] == [2]
    states = {one.revision: one.state for one in room.store.sendings_of(edition.uid)}
    assert states == {1: SendState.OVERTAKEN, 2: SendState.SENT}


def test_what_was_broken_off_goes_again_with_the_same_key_where_that_changes_nothing(room, post):
    channel = post()
    edition = ready(room)
    (one,) = room.store.sendings_due(room.now)
    room.store.put_sending(one.model_copy(update={"state": SendState.STARTED, "attempts": 1}))
    room.send()
    room.store.put_sending(one.model_copy(update={"state": SendState.STARTED, "attempts": 2}))
    room.send()
    assert len(set(channel.taken)) == 1
    assert room.store.sendings_of(edition.uid)[0].attempts == 3


def test_where_nobody_can_know_whether_it_arrived_a_person_is_asked_and_obeyed(room, post):
    channel = post(resends=False)
    edition = ready(room)
    (one,) = room.store.sendings_due(room.now)
    room.store.put_sending(one.model_copy(update={"state": SendState.STARTED, "attempts": 1}))
    (asked,) = room.send()
    assert asked.state is SendState.UNSURE
    assert "look whether it arrived" in asked.error
    room.tick(10_000)
    assert room.send() == []
    settle(room.store, asked, room.now, arrived=False)
    assert room.send()[0].state is SendState.SENT
    assert len(channel.taken) == 1
    assert room.store.sendings_troubled() == []
    correct(room, edition)
    assert room.send()[0].state is SendState.SENT


def test_what_a_person_put_there_is_never_sent_there_by_itself(room, post):
    channel = post(PublishError("no way", again=False))
    edition = ready(room)
    settle(room.store, room.send()[0], room.now, arrived=True)
    assert state(room) == (1, SendState.BY_HAND)
    correct(room, edition)
    (asked,) = room.send()
    assert asked.state is SendState.UNSURE
    assert "by hand" in asked.error
    assert channel.taken == []
    settle(room.store, asked, room.tick(), arrived=False)  # but where the person asks for it, it is
    assert room.send()[0].state is SendState.SENT


def test_a_secret_that_a_server_repeats_is_in_no_error_and_no_log(room, post, capsys):
    room.told("kind: file, path: out, options: {formats: text}", "kind: file, path: out, password_env: PRESS_KEY")
    room.secrets["PRESS_KEY"] = SECRET
    post(PublishError(f"the server said: {SECRET} is wrong\n\x1b[31m" + "x" * 9_000, again=False))
    ready(room)
    (one,) = room.send()
    assert SECRET not in one.error
    assert "\x1b" not in one.error
    assert len(one.error) < 500
    logged = "".join(str(entry.body) for entry in room.store.log_entries())
    assert SECRET not in logged + "".join(capsys.readouterr())


def test_a_template_with_a_fault_and_a_channel_that_is_gone_hold_up_nothing_else(room):
    edition = ready(room)
    room.told("zone: Europe/Kyiv", "zone: Europe/Kyiv, template: ours")
    (room.folder / "ours").mkdir()
    (room.folder / "ours" / "roundup.txt").write_text("{{ nonsense.here }}")
    desk.refresh_draft(room.store, room.settings, room.beat, room.now)
    assert room.send()[0].state is SendState.SENT  # the edition keeps the template it was published with
    desk.send_to(room.store, room.settings, edition.uid, ["folder", "extra", "feeds"], room.now)
    room.told("  - {name: extra, kind: file, path: elsewhere, options: {formats: text}}\n", "")
    done = {one.channel: one for one in room.send()}
    assert done["feeds"].state is SendState.SENT
    assert done["extra"].state is SendState.REFUSED
    assert "there is no channel 'extra'" in done["extra"].error


def test_only_one_program_sends_at_a_time(room, post, another):
    channel = post()
    ready(room)
    with another().sending_lock() as mine:
        assert mine
        assert room.send() == []
    assert len(room.send()) == 1
    assert len(channel.taken) == 1


def test_a_clipboard_waits_until_somebody_says_that_it_was_posted(room):
    room.told("kind: file, path: out, options: {formats: text}", "kind: clipboard, path: out")
    edition = ready(room)
    (one,) = room.send()
    assert one.state is SendState.WAITING
    assert room.text_in("out") == (room.folder / one.url).read_text()
    correct(room, edition)
    (two,) = room.send()
    assert [one.revision for one in room.store.sendings_troubled()] == [2]  # nobody pastes the old one any more
    settle(room.store, two, room.now, arrived=True)
    room.tick(10_000)
    assert room.send() == []
    assert room.store.sendings_troubled() == []


def test_asking_what_is_due_costs_next_to_nothing(room):
    room.published(TAKEN)
    began = time.process_time()
    for _ in range(20):
        assert room.send() == []
    assert time.process_time() - began < 20 * 0.25  # drafting and rendering once more would take longer
