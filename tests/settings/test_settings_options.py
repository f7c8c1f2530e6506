"""What a kind of source can be told besides: only what its module declares."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import SettingsError
from pipeline.settings import load_settings
from pipeline.settings.kinds import known_options


def written(folder: Path, entry: str) -> Path:
    path = folder / "sources.yaml"
    path.write_text(f"sources:\n  - {{name: Stork, {entry}}}\n", encoding="utf-8")
    return path


def test_an_option_that_the_kind_declares_is_kept(tmp_path):
    path = written(tmp_path, "kind: bluesky, account: stork.test, options: {host: view.test}")
    assert load_settings(path).sources[0].options == {"host": "view.test"}


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("kind: bluesky, account: a.test, options: {hots: x}", "('hots', did you mean host?); allowed: host"),
        ("url: 'https://x.test/feed', options: {host: x}", "('host'); allowed: none for this kind"),
    ],
)
def test_an_option_that_it_does_not_have_is_a_fault(tmp_path, entry, said):
    with pytest.raises(SettingsError) as caught:
        load_settings(written(tmp_path, entry))
    assert said in str(caught.value)
    assert ":2: sources[1].options:" in str(caught.value)


def test_options_are_read_without_importing_the_module(tmp_path, monkeypatch):
    package = tmp_path / "collectors_with_options"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "wire.py").write_text('raise SystemExit\nOPTIONS = ("a", "b")\ndef collect(): ...\n')
    monkeypatch.syspath_prepend(str(tmp_path))
    assert known_options("wire", "collectors_with_options") == ("a", "b")
    assert known_options("none", "collectors_with_options") == ()
