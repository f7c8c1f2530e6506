"""The units that docs/operator.md hands out: systemd takes them, and they say what the guide says."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

DEPLOY = Path(__file__).parents[2] / "deploy"


def test_systemd_takes_every_unit(tmp_path):
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("there is no systemd-analyze here")
    units = []
    for unit in sorted(DEPLOY.glob("itemwire*.*")):
        copy = tmp_path / unit.name
        copy.write_text(unit.read_text().replace("/srv/itemwire/.venv/bin/itemwire", "/bin/true"))
        units.append(str(copy))
    done = subprocess.run([program, "verify", *units], capture_output=True, text=True, check=False)
    if "Failed to initialize manager" in done.stderr:
        pytest.skip("systemd-analyze cannot verify units here")
    told = [line for line in done.stderr.splitlines() if "itemwire" in line]
    assert (done.returncode, told) == (0, [])


def test_the_units_run_commands_that_there_are():
    lines = [line for file in DEPLOY.iterdir() for line in file.read_text().splitlines() if "bin/itemwire" in line]
    assert len(lines) == 5
    commands = ("run", "schedule", "worker", "db backup")
    assert all(any(f"itemwire {command}" in line for command in commands) for line in lines)


def test_a_scheduler_is_given_longer_to_end_than_it_takes():
    text = (DEPLOY / "itemwire-schedule.service").read_text()
    assert "TimeoutStopSec=15" in text
