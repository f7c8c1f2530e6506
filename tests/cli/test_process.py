"""The program as cron and a shell see it: one at a time, quiet when nobody reads on, gone when it is told to go."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import pytest

from storage import open_store
from tests.cli.conftest import PROGRAM, write_posts
from tests.collect.site import open_site
from tests.flow.feeds import write_feeds
from tests.flow.newsroom import NOW, POSTS

HOLDER = """
import sys
from datetime import UTC, datetime
from storage import open_store
with open_store(sys.argv[1]) as store, store.pass_lock(datetime.now(UTC)):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def a_pass_at_work(database):
    """Another pass on `database`, of another process, for as long as the body runs."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, f"sqlite:///{database}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=PROGRAM.parent,
    )
    assert holder.stdout.readline() == b"held\n"
    try:
        yield holder
    finally:
        holder.communicate(b"")


def ended(process, timeout=150):
    """Exit code, output and errors of `process`."""
    out, err = process.communicate(timeout=timeout)
    return process.returncode, out.decode(), err.decode()


def test_a_second_pass_says_so_and_leaves_and_the_third_in_a_row_fails(itemwire, folder):
    write_feeds(folder)
    itemwire("db", "upgrade")
    with a_pass_at_work(folder / "var" / "itemwire.db") as other:
        answers = [itemwire("run") for _ in range(4)]
        assert [answer.code for answer in answers] == [0, 0, 1, 1]
        assert [answer.out for answer in answers] == ["", "", "", ""]
        assert all(f"process {other.pid}" in answer.err and answer.err.count("\n") == 1 for answer in answers)
        assert "(3 skipped in a row)" in answers[2].err
    assert itemwire("run").code == 0
    with a_pass_at_work(folder / "var" / "itemwire.db"):
        assert itemwire("run").code == 0


def test_ingest_waits_for_a_pass_that_is_at_work(itemwire, listed, folder, process):
    posts = write_posts(folder / "posts.jsonl", POSTS[:3])
    itemwire("db", "upgrade")
    with a_pass_at_work(folder / "var" / "itemwire.db"):
        waiting = process("ingest", posts)
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(1.5)
    code, out, err = ended(waiting)
    assert (code, out) == (0, f"{posts}: 3 read, 3 new, 0 changed, 0 rejected\n"), err


def test_reading_goes_on_while_a_pass_is_at_work(itemwire, worked):
    with a_pass_at_work(worked):
        for command in ("claims", "draft", "export claims", "doctor", "sources list", "db backup copy.db"):
            assert itemwire(*command.split()).code == 0


def test_two_passes_started_together_do_the_work_once(folder, process, itemwire):
    write_feeds(folder)
    both = [process("run"), process("run")]
    answers = [ended(one) for one in both]
    assert [code for code, _, _ in answers] == [0, 0], answers
    assert itemwire("db", "check").code == 0
    rows = itemwire("sources", "list", "--json").json
    assert all(row["last_success"] for row in rows)
    ids = itemwire("export", "posts").lines
    assert len(ids) == len(set(ids)) > 10


def test_results_go_to_standard_output_and_nothing_else_does(folder, process):
    listed = write_feeds(folder)
    listed.write_text(listed.read_text().replace("beats:", "  - {name: Gone, kind: folder, path: nowhere}\nbeats:"))
    code, out, err = ended(process("run", "--json", ITEMWIRE_LOG_FORMAT="json", ITEMWIRE_LOG_LEVEL="debug"))
    assert code == 0
    assert out.startswith("{")
    assert out.rstrip().endswith("}")
    assert all(line.startswith("{") for line in err.splitlines())
    assert '"source": "Gone"' in err


@pytest.mark.parametrize("command", ["export claims --format csv", "claims", "draft"])
def test_whoever_reads_may_leave_after_the_first_line(worked, process, command):
    program = process(*command.split())
    program.stdout.read(1)
    program.stdout.close()
    program.stdout = None
    _, err = program.communicate(timeout=150)
    assert err == b""


def test_an_export_into_head_succeeds(worked):
    line = f"{sys.executable} -W error {PROGRAM} export claims | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", line], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)


@pytest.fixture
def slow_feed(folder, monkeypatch):
    """A source list with a feed whose server answers only when the test ends; gives the event set when it is asked."""
    asked, over = threading.Event(), threading.Event()

    def hold(request):
        asked.set()
        over.wait(120)

    with open_site() as site:
        url = site.raw("/feed", hold)
        monkeypatch.setenv("ITEMWIRE_ALLOW_HOSTS", f"127.0.0.1:{site.port}")
        (folder / "sources.yaml").write_text(f'sources:\n  - {{name: Slow, kind: feed, url: "{url}"}}\n')
        yield asked
        over.set()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_ends_a_pass_in_time_and_leaves_the_database_whole(slow_feed, process, folder, number, code):
    running = process("run")
    assert slow_feed.wait(100)
    time.sleep(0.3)
    started = time.monotonic()
    running.send_signal(number)
    found, out, err = ended(running)
    assert time.monotonic() - started < 60  # the server would hold its answer for 120 s
    assert (found, out) == (code, ""), err
    assert "Traceback" not in err
    with open_store(f"sqlite:///{folder / 'var' / 'itemwire.db'}") as store:
        assert store.check() == []
        with store.pass_lock(NOW):
            pass


def test_a_signal_while_posts_are_worked_on_loses_nothing(listed, folder, process, itemwire):
    posts = write_posts(folder / "posts.jsonl", POSTS)
    running = process("ingest", posts)
    time.sleep(1.0)
    running.send_signal(signal.SIGTERM)
    code, _, err = ended(running)
    assert code in (0, 143, -signal.SIGTERM), err
    assert "Traceback" not in err
    assert itemwire("ingest", posts).code == 0
    assert itemwire("db", "check").code == 0
    itemwire("ingest", posts, "--database", "sqlite:///calm.db")
    kept = [claim["claim"] for claim in itemwire("claims", "--json").json]
    assert kept == [claim["claim"] for claim in itemwire("claims", "--json", "--database", "sqlite:///calm.db").json]


def test_the_program_starts_without_a_home_a_terminal_or_a_locale(worked, folder):
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-W", "error", PROGRAM, "draft"], env=environment, cwd=folder, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "–".encode() in done.stdout
