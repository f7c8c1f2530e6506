"""What `deploy/` hands out is what there is: files parse, commands exist, alert rules name figures that are told."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import run_pipeline
from pipeline.cli import build
from pipeline.metrics import render, write_textfile
from pipeline.probe import Answer, healthz, serving
from storage.team_store import open_team
from tests.flow.newsroom import POSTS, a_newsroom

ROOT = Path(run_pipeline.__file__).parent
DEPLOY = ROOT / "deploy"


def read(name: str):
    return YAML(typ="safe").load(DEPLOY / name)


def commands() -> set[str]:
    return {command.name for command in build().registered_commands} | {
        group.name for group in build().registered_groups
    }


@pytest.fixture
def told(tmp_path) -> str:
    """The figures of a newsroom that has read a day."""
    with a_newsroom(tmp_path, POSTS) as room:
        team = open_team(f"sqlite:///{tmp_path}/itemwire.db")
        text = render(room.store, team, room.settings, datetime.now(UTC), Counter({("pass", "succeeded"): 2})).decode()
        team.close()
        return text


def test_every_figure_that_an_alert_names_is_told(told):
    known = set(re.findall(r"^# TYPE (\S+) ", told, re.MULTILINE))
    rules = [rule for group in read("alerts.yaml")["groups"] for rule in group["rules"]]
    assert len(rules) > 5
    for rule in rules:
        assert set(rule) <= {"alert", "expr", "for", "labels", "annotations"}
        names = set(re.findall(r"itemwire_\w+", rule["expr"]))
        assert names, rule
        assert names <= known | {f"{name}_total" for name in known}, rule
        assert rule["annotations"]["summary"]
        assert rule["labels"]["severity"] in {"page", "warning"}


def test_the_figures_are_what_the_newsroom_holds(told):
    assert 'itemwire_runs_total{how="succeeded",what="pass"} 2.0' in told
    assert re.search(r'^itemwire_claims\{status="unconfirmed"\} [1-9]', told, re.MULTILINE)
    assert "itemwire_posts_pending 0.0" in told
    assert "source=" not in told


def test_promtool_takes_the_rules():
    program = shutil.which("promtool")
    if program is None:
        pytest.skip("there is no promtool here")
    assert subprocess.run([program, "check", "rules", str(DEPLOY / "alerts.yaml")], check=False).returncode == 0


def program_of(name: str) -> str:
    """A program beside this Python or on the path; without it the test is skipped."""
    found = shutil.which(name, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if found is None:
        pytest.skip(f"there is no {name} here (extra `dev`)")
    return found


def test_hadolint_finds_nothing_in_the_container_file():
    done = subprocess.run(
        [program_of("hadolint"), "--no-color", str(DEPLOY / "Containerfile")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_the_compose_file_fits_the_schema_of_compose(tmp_path):
    program = program_of("check-jsonschema")
    spoilt = tmp_path / "compose.yaml"
    spoilt.write_text((DEPLOY / "compose.yaml").read_text().replace("stop_grace_period:", "stop_grace_perod:"))
    found = [
        subprocess.run(
            [program, "--builtin-schema", "vendor.compose-spec", str(file)], capture_output=True, text=True, check=False
        )
        for file in (DEPLOY / "compose.yaml", spoilt)
    ]
    assert found[0].returncode == 0, found[0].stdout
    assert "stop_grace_perod" in found[1].stdout


@pytest.mark.parametrize("unit", sorted(path.name for path in DEPLOY.glob("itemwire*.*")))
def test_systemd_takes_the_units(tmp_path, unit):
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("there is no systemd-analyze here")
    for path in DEPLOY.glob("itemwire*.*"):  # a timer names its service
        text = re.sub(r"^(ExecStart=)\S+", rf"\1{sys.executable}", path.read_text(), flags=re.MULTILINE)
        (tmp_path / path.name).write_text(text)
    done = subprocess.run([program, "verify", str(tmp_path / unit)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_compose_file_runs_commands_that_there_are():
    compose = read("compose.yaml")
    ours = {name: one for name, one in compose["services"].items() if one["image"] == "itemwire"}
    assert set(ours) == {"upgrade", "worker"}
    for name, service in ours.items():
        assert service["command"][0] in commands()
        assert service["environment"]["ITEMWIRE_DATABASE"].startswith("postgresql://")
        assert set(service["depends_on"]) <= set(compose["services"]), name
    assert ours["worker"]["stop_grace_period"] == "15s"
    for service in compose["services"].values():
        for volume in service.get("volumes", ()):
            name = volume.split(":")[0]
            assert name in compose["volumes"] or name == "../sources.yaml"


def test_the_container_file_installs_what_a_worker_needs_and_runs_it_as_nobody_special():
    text = (DEPLOY / "Containerfile").read_text()
    lines = [line for line in text.replace("\\\n", " ").splitlines() if line and not line.startswith("#")]
    kinds = {line.split()[0] for line in lines}
    assert kinds <= {"FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "STOPSIGNAL", "ENTRYPOINT", "CMD"}
    assert all(":" in line.split()[1] for line in lines if line.startswith("FROM"))
    assert "USER 10001" in lines
    entry = json.loads(next(line for line in lines if line.startswith("ENTRYPOINT")).split(" ", 1)[1])
    command = json.loads(next(line for line in lines if line.startswith("CMD")).split(" ", 1)[1])
    assert entry == ["itemwire"]
    assert command[0] in commands()
    extras = re.search(r'"\.\[([a-z,]+)\]"', text)[1].split(",")
    project = (ROOT / "pyproject.toml").read_text()
    assert all(re.search(rf"^{extra} = \[", project, re.MULTILINE) for extra in extras)


def test_the_worker_unit_stops_later_than_a_worker_does():
    text = (DEPLOY / "itemwire-worker.service").read_text()
    assert "TimeoutStopSec=15" in text
    words = shlex.split(next(line for line in text.splitlines() if line.startswith("ExecStart=")))
    assert words[1] in commands()


def test_a_text_file_appears_whole(tmp_path):
    write_textfile(tmp_path / "a.prom", b"itemwire_workers 1.0\n")
    assert [path.name for path in tmp_path.iterdir()] == ["a.prom"]


def test_a_probe_answers_what_it_is_asked_and_nothing_else():
    from urllib.error import HTTPError
    from urllib.request import urlopen

    answers = {"/healthz": healthz, "/readyz": lambda: Answer(503, "text/plain", b"no database\n")}
    with serving("127.0.0.1", 0, answers) as port:
        with urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
            assert answer.read() == b"alive\n"
        for path, status in (("/readyz", 503), ("/elsewhere", 404)):
            with pytest.raises(HTTPError) as refused:
                urlopen(f"http://127.0.0.1:{port}{path}")
            assert refused.value.code == status
            refused.value.close()


def test_metrics_are_printed_by_a_command_of_their_own(tmp_path):
    with a_newsroom(tmp_path, POSTS[:3]):
        pass
    command = [
        sys.executable,
        str(ROOT / "run_pipeline.py"),
        "metrics",
        "--database",
        f"sqlite:///{tmp_path}/itemwire.db",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, "itemwire_claims{" in done.stdout) == (0, True)
