"""`--help` lists what there is without loading it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import build
from pipeline.cli.outline import Command, outlines

ROOT = Path(__file__).resolve().parents[2]


def test_the_list_of_commands_is_the_same_whether_they_are_loaded_or_not():
    listed, loaded = (CliRunner().invoke(build(only), ["--help"]).output for only in ("--help", None))
    assert listed == loaded
    assert "ingest" in listed


def test_a_group_is_read_off_with_the_help_that_it_was_made_with():
    text = 'def register(app):\n    some = typer.Typer(help="Care.")\n    app.add_typer(some, name="db")\n'
    assert outlines(text) == [Command("db", "Care.", True)]


def test_a_module_without_commands_says_so():
    assert outlines('"""Nothing."""\n') == []
    assert outlines("def register(what, app):\n    pass\n") == []


@pytest.mark.parametrize(
    "body",
    [
        "    app.add_typer(made(), name='db')\n",
        "    some = typer.Typer(help='a' + 'b')\n    app.add_typer(some, name='db')\n",
        "    for name in NAMES:\n        app.command(name)(print)\n",
        "    @app.command('x')\n    def x():\n        pass\n",
        "    @app.command(NAME)\n    def x():\n        '''Help.'''\n",
    ],
)
def test_a_module_that_does_not_spell_out_its_commands_is_to_be_loaded(body):
    assert outlines(f"def register(app):\n{body}") is None


def test_help_loads_no_database():
    program = (
        "import sys; sys.argv[1:] = ['--help']\n"
        "import run_pipeline\n"
        "try:\n    run_pipeline.main()\nexcept SystemExit:\n    pass\n"
        "print(sorted({'sqlalchemy', 'aiohttp', 'alembic', 'sqlmodel'} & sys.modules.keys()), file=sys.stderr)\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stderr.strip() == "[]"
