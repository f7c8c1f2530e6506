"""What somebody is told to type is what works on this machine."""

from __future__ import annotations

import pytest

from pipeline import own_command as module
from pipeline.own_command import own_command


@pytest.fixture(autouse=True)
def nowhere(monkeypatch):
    monkeypatch.setattr(module.shutil, "which", lambda _name: None)


def test_a_program_that_the_terminal_finds_is_called_by_its_name(monkeypatch):
    monkeypatch.setattr(module.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert own_command() == "itemwire"


def test_in_a_checkout_it_is_the_one_beside_the_python_that_runs(tmp_path):
    bin_ = tmp_path / ".venv" / "bin"
    bin_.mkdir(parents=True)
    (bin_ / "itemwire").touch()
    assert own_command(python=bin_ / "python", folder=tmp_path) == ".venv/bin/itemwire"
    assert own_command(python=bin_ / "python", folder=tmp_path / "elsewhere") == str(bin_ / "itemwire")


def test_without_either_the_file_of_the_checkout_is_run(tmp_path):
    bin_ = tmp_path / "bin"
    assert own_command(python=bin_ / "python", folder=tmp_path) == "bin/python run_pipeline.py"
