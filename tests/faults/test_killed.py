"""Killed at any moment and run again: nothing is lost, nothing is there twice, and claims are as on a calm day."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from pipeline.settings.environment import variables
from storage import ClaimFilter, open_store
from tests.cli.conftest import write_posts
from tests.faults.growing import growing_site
from tests.flow.newsroom import POSTS, SOURCES, settings_of, told

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "run_pipeline.py"
FACE = Path(__file__).with_name("from_urls.py")
KILLS = 8
"""How often a run is killed before it may go on to its end."""


@pytest.fixture
def environment(tmp_path):
    """The environment without settings from outside, and with a folder of its own for temporary files."""
    kept = {name: value for name, value in os.environ.items() if name not in variables()}
    (tmp_path / "tmp").mkdir()
    return {**kept, "TMPDIR": str(tmp_path / "tmp")}


def started(arguments, environment, folder):
    return subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
        cwd=folder,
        start_new_session=True,
    )


def finished(arguments, environment, folder):
    """Run to the end; returns the seconds that it took."""
    begun = time.monotonic()
    process = started(arguments, environment, folder)
    _, err = process.communicate(timeout=240)
    assert process.returncode == 0, err.decode()
    return time.monotonic() - begun


def killed(arguments, environment, folder, after):
    """Run and kill after so many seconds; returns whether it was still at work."""
    process = started(arguments, environment, folder)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.kill()
    process.communicate()
    return process.returncode != 0


@pytest.mark.slow
def test_passes_killed_at_random_lose_nothing_and_do_nothing_twice(tmp_path, environment):
    chance = random.Random(4)
    database = tmp_path / "itemwire.db"
    with growing_site() as site:
        urls = tmp_path / "urls.txt"
        urls.write_text("\n".join(site.urls(4)))
        run = [FACE, database, urls]
        whole = finished(run, environment, tmp_path)
        kills = sum(killed(run, environment, tmp_path, chance.uniform(0.4, 1) * whole) for _ in range(KILLS))
        site.frozen = True
        finished(run, environment, tmp_path)
        with open_store(f"sqlite:///{database}") as store:
            assert store.check() == []
            posts = [post for post, _ in store.iter_posts()]
            assert store.counts().pending == 0
    kept = Counter(mark for post in posts for mark in set(re.findall(r"\[\d+#\d+\]", post.text)))
    assert set(kept) == site.served
    assert set(kept.values()) == {1}
    assert kills > 0


@pytest.mark.slow
def test_an_ingest_killed_at_random_and_run_again_comes_to_what_a_calm_one_does(tmp_path, environment):
    chance = random.Random(5)
    (tmp_path / "sources.yaml").write_text(SOURCES)
    posts = write_posts(tmp_path / "posts.jsonl", POSTS)

    def ingest(name):
        return [PROGRAM, "ingest", posts, "--database", f"sqlite:///{tmp_path / name}"]

    whole = finished(ingest("calm.db"), environment, tmp_path)
    for _ in range(KILLS):
        killed(ingest("killed.db"), environment, tmp_path, chance.uniform(0.4, 1.0) * whole)
    finished(ingest("killed.db"), environment, tmp_path)
    both = []
    for name in ("calm.db", "killed.db"):
        with open_store(f"sqlite:///{tmp_path / name}") as store:
            assert store.check() == []
            roster = settings_of(tmp_path).roster
            drafts = [[(item.claim, item.text) for item in one.items] for one in store.roundups()]
            both.append((told(store.claims(ClaimFilter(), roster)), list(store.iter_posts()), drafts))
    assert both[0] == both[1]
    assert both[0][2]


@pytest.mark.slow
def test_two_passes_at_once_over_growing_feeds_keep_every_post_once(tmp_path, environment):
    database = tmp_path / "itemwire.db"
    with growing_site() as site:
        urls = tmp_path / "urls.txt"
        urls.write_text("\n".join(site.urls(3)))
        for _ in range(2):
            both = [started([FACE, database, urls], environment, tmp_path) for _ in range(2)]
            assert [(one.communicate(timeout=240), one.returncode)[1] for one in both] == [0, 0]
        site.frozen = True
        finished([FACE, database, urls], environment, tmp_path)
        with open_store(f"sqlite:///{database}") as store:
            assert store.check() == []
            assert len(list(store.iter_posts())) == len(site.served) > 0


@pytest.mark.eval
@pytest.mark.slow
@pytest.mark.parametrize(("scenario", "n"), [("kill9", 50), ("two_schedulers", 2), ("sigterm", 5), ("locked", 1)])
def test_fault_injection_from_outside_finds_nothing(evaluation, tmp_path, environment, scenario, n):
    tool = evaluation / "hostile" / "fault_injection.py"
    if not tool.exists():
        pytest.skip(f"{evaluation} holds no fault injection")
    program = f"{sys.executable} {PROGRAM}"
    arguments = [
        sys.executable, tool, "--scenario", scenario, "--n", n, "--feeds", 3, "--lock-seconds", 2,
        "--port", 20_000 + os.getpid() % 20_000 + 7 * len(scenario),
        "--ingest", f"{sys.executable} {FACE} {{db}} {{urls}}",
        "--list", f"{program} export posts --sources {ROOT / 'sources.yaml'} --database sqlite:///{{db}}",
        "--check", f"{program} db check --database sqlite:///{{db}}",
    ]  # fmt: skip
    done = subprocess.run(
        [str(part) for part in arguments], env=environment, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    report = json.loads(done.stdout) if done.stdout.startswith("{") else {"ok": None, "stderr": done.stderr}
    assert (report["final_rc"], report["lost"], report["dup"], report["extra"]) == (0, 0, 0, 0), report
    if scenario == "sigterm" and report["truth"] == 0:
        pytest.skip("the tool ended every pass before it could ask for anything: this machine starts too slowly for it")
    assert report["ok"], report
