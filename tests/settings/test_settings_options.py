"""What a kind of source can be told besides: only what its module declares."""

from __future__ import annotations

from datetime import timedelta
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


@pytest.mark.parametrize(
    ("entry", "key", "said"),
    [
        ("url: 'https://x.test/feed', cron: '0 6 * *'", "cron", "is no crontab line; allowed: minute hour day"),
        ("url: 'https://x.test/feed', cron: '61 * * * *'", "cron", "has a minute that there is not ('61')"),
        ("url: 'https://x.test/feed', every: 5m, cron: '@daily'", "cron", "stands beside every or slowest"),
        (
            "url: 'https://x.test/feed', every: 5m, slowest: 4m",
            "slowest",
            "is shorter than every; allowed: 5m or longer",
        ),
        ("url: 'https://x.test/feed', slowest: often", "slowest", "is no duration ('often')"),
        ("url: 'https://x.test/feed', cron: '@daily', zone: Mars/Base", "zone", "is no time zone ('Mars/Base')"),
    ],
)
def test_a_cadence_that_cannot_be_kept_is_a_fault(tmp_path, entry, key, said):
    with pytest.raises(SettingsError) as caught:
        load_settings(written(tmp_path, entry))
    assert said in str(caught.value)
    assert f":2: sources[1].{key}:" in str(caught.value)


def test_cadences_of_all_sorts_are_kept(tmp_path):
    path = written(tmp_path, "url: 'https://x.test/feed', cron: ' 0  6 * * mon-fri', zone: Europe/Kyiv")
    source = load_settings(path).sources[0]
    assert (source.cron, source.zone) == ("0 6 * * mon-fri", "Europe/Kyiv")
    path = written(tmp_path, "url: 'https://x.test/feed', every: 5m, slowest: 4h")
    assert load_settings(path).sources[0].slowest == timedelta(hours=4)
