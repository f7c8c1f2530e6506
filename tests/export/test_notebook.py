"""The analysts' notebook runs from top to bottom, and its plots are drawn."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import PROGRAM, write_posts
from tests.flow.newsroom import SOURCES

NOTEBOOK = Path(__file__).parents[2] / "docs" / "analyst.ipynb"
pytest.importorskip("pandas", reason="pandas is not installed")
pytest.importorskip("matplotlib", reason="matplotlib is not installed")


def cells(kind):
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == kind]


@pytest.mark.slow
def test_every_cell_of_the_notebook_runs_on_a_newsrooms_day(tmp_path):
    (tmp_path / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    posts = write_posts(tmp_path / "posts.jsonl")
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ITEMWIRE_")}
    subprocess.run([sys.executable, PROGRAM, "ingest", posts], check=True, cwd=tmp_path, env=clean, capture_output=True)
    script = tmp_path / "notebook.py"
    script.write_text("\n\n".join(cells("code")) + "\nprint(len(told), len(plt.get_fignums()))\n", encoding="utf-8")
    given = {**clean, "ITEMWIRE_NOTEBOOK_DB": str(tmp_path / "var" / "itemwire.db"), "MPLBACKEND": "Agg"}
    done = subprocess.run(
        [sys.executable, script], cwd=tmp_path, env=given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    told, plots = map(int, done.stdout.split())
    assert told > 10
    assert plots >= 1


def test_the_notebook_holds_no_outputs_that_would_grow_old():
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert all(not cell.get("outputs") for cell in notebook["cells"])
    assert len(cells("markdown")) >= 5
