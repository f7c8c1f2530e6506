from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from settings_files import load

from pipeline.errors import SettingsError
from pipeline.settings import Policy, json_schema, load_settings, write_templates
from pipeline.settings.file_model import SettingsFile, keys_at
from pipeline.settings.schema import FILE, write_schema
from pipeline.types import Reliability

ROOT = Path(__file__).parents[2]


def test_the_schema_file_is_current(tmp_path):
    write_schema(tmp_path / "schema")
    assert FILE.read_text() == (tmp_path / "schema").read_text(), "run: python -m pipeline.settings.schema"


def test_the_schema_knows_every_key_that_the_reader_knows():
    schema = json_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert tuple(schema["properties"]) == tuple(SettingsFile.model_fields)
    entry = schema["$defs"]["SourceEntry"]
    assert tuple(entry["properties"]) == keys_at(("sources", 0))
    assert entry["additionalProperties"] is False
    assert list(entry["patternProperties"]) == ["^[a-z][a-z_]*_env$"]
    assert entry["properties"]["every"]["default"] == "15m"
    assert keys_at(("sources", 0, "name")) == keys_at(("nowhere", 0)) == ()


def test_the_shipped_list_has_the_demo_on_and_the_real_feeds_off():
    settings = load_settings(ROOT / "sources.yaml")
    demo = [source for source in settings.sources if (source.path or "").startswith("demo/")]
    real = [source for source in settings.sources if source not in demo]
    assert len(demo) >= 14
    assert all(source.enabled for source in demo)
    assert len(real) >= 50
    assert not any(source.enabled for source in real)
    assert {source.reliability for source in real} == {Reliability.F}
    assert all(source.url and source.owner and source.languages for source in real)
    assert {language for source in real for language in source.languages} == {"en", "ar", "ru", "uk"}
    assert max(Counter(source.url for source in real).values()) == 1
    assert {beat.name for beat in settings.beats} == {"Syria", "Ukraine"}


def test_the_shipped_list_points_editors_to_the_schema():
    first = (ROOT / "sources.yaml").read_text(encoding="utf-8").split("\n")[0]
    assert first == f"# yaml-language-server: $schema={FILE.relative_to(ROOT).as_posix()}"


def test_init_gives_files_that_can_be_used_at_once(tmp_path):
    folder = tmp_path / "news" / "room"
    written = write_templates(folder)
    assert [path.name for path in written] == [".env", "sources.yaml", "var"]
    settings = load_settings(folder / "sources.yaml")
    assert {"feed", "folder", "telegram", None} <= {source.kind for source in settings.sources}
    assert settings.policy == Policy()
    assert [beat.name for beat in settings.beats] == ["Syria"]


def test_init_never_touches_what_is_there(tmp_path):
    (tmp_path / "sources.yaml").write_text("mine")
    (tmp_path / ".env").symlink_to(tmp_path / "elsewhere")
    assert [path.name for path in write_templates(tmp_path)] == ["var"]
    assert (tmp_path / "sources.yaml").read_text() == "mine"
    assert not (tmp_path / "elsewhere").exists()
    assert write_templates(tmp_path) == []


def test_init_says_where_it_cannot_write(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="cannot be written"):
        write_templates(tmp_path / "file")


def test_a_settings_file_may_hold_no_source_yet(tmp_path):
    settings = load(tmp_path, "sources: []")
    assert (settings.sources, settings.beats, len(settings.roster)) == ((), (), 0)
