"""One desk for each test, copied from one that was made once: hashing passwords takes its time."""

from __future__ import annotations

import shutil

import pytest

from pipeline.settings import Environment
from pipeline.web.app import create_app
from tests.web.build import Clock, Editor, a_desk


@pytest.fixture(scope="session")
def desk_made_once(tmp_path_factory):
    """A folder with a source list and a database."""
    folder = tmp_path_factory.mktemp("desk")
    app = a_desk(folder)
    app.state.office.store.close()
    return folder


@pytest.fixture
def app(desk_made_once, tmp_path):
    """The desk, with some posts and an account of each rank."""
    for name in ("sources.yaml", "desk.db"):
        shutil.copy(desk_made_once / name, tmp_path / name)
    made = create_app(
        tmp_path / "sources.yaml", f"sqlite:///{tmp_path / 'desk.db'}", Environment(env_file=tmp_path / "none"), Clock()
    )
    yield made
    made.state.office.store.close()


@pytest.fixture
def editor(app):
    """An editor who is logged in."""
    return Editor(app, "editor")


@pytest.fixture
def nobody(app):
    """Somebody who is not logged in."""
    return Editor(app)
