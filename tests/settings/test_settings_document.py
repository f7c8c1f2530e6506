from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from settings_files import faults, load, write

from pipeline.errors import SettingsError
from pipeline.settings import load_settings
from pipeline.settings.document import MAX_BYTES
from pipeline.settings.faults import MOST_SHOWN, visible

BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]\n" for old, new in ("ab", "bc", "cd", "de", "ef", "fg")
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sources:\n  - {name: a, url: !!python/object/apply:os.system [x]}", "2: sources[1].url: has the tag"),
        ("sources:\n  - {!!str name: a}", "2: sources[1].name: has a tag or an anchor on its key"),
        ("!!map\nsources: []", "1: document: has the tag"),
        ("&x sources: []", "1: sources: has a tag or an anchor on its key"),
        (BOMB + "sources: *g", "5: e: aliases repeat too much; allowed: 20,000 values"),
        ("sources: &s\n  - *s", "2: sources: the alias *s refers to itself"),
        ("sources: *nowhere", "1: sources: the alias *nowhere refers to nothing"),
        ("*x", "1: document: the alias *x refers to nothing"),
        ("sources:\n  - &b {name: b}\n  - {<<: *b}", "3: sources[2].<<: merge keys are not read"),
        ("sources: " + "[" * 5000, "1: sources: is nested too deeply; allowed: 12 levels"),
        ("sources:\n - name: a\n   name: b", "3: sources[1].name: is written twice, first in line 2"),
        ("sources:\n\t- name: a", "2: sources: is no YAML (found character"),
        ("sources:\n  - {name: 'a", "2: name: is no YAML"),
        ("sources: []\n---\nsources: []", "2: sources: a second document starts here"),
        ("%YAML 1.1\n---\nsources: []", "2: document: has directives (%)"),
        ("? [a]\n: b", "1: document: a list or a table cannot be a key"),
        ("", "1: sources: the file is empty"),
        ("# nothing\n", "1: sources: the file is empty"),
        ("---\n", "2: sources: the file holds no table"),
        ("- a\n- b", "1: sources: the file holds no table"),
        ('sources:\n  - {name: "\\UFFFFFFFF"}', "2: document: is no YAML"),
        (b"sources:\n  - {name: \xff}", "2: name: byte 20 (0xff) is no UTF-8"),
        (b"\xff\xfes\x00", "1: document: is UTF-16 text; allowed: UTF-8"),
        ("sources:\n  - {name: a\x00b}", "2: name: the character U+0000 cannot stand in a text"),
        ("sources:\r\n  - {name: a\x1bb}", "2: name: the character U+001B cannot stand in a text"),
        (b" " * (MAX_BYTES + 1), "is too large; allowed: up to 2,097,152 bytes"),
        ("sources: [" + "a," * 1000 + "]", "1: sources[1]: is a text; allowed: a table"),
    ],
    ids=range(27),
)
def test_a_file_that_cannot_be_trusted_is_refused_with_line_and_key(tmp_path, text, said):
    found = faults(tmp_path, text)
    assert any(line.startswith(said) for line in found), found[:5]


def test_too_many_values_end_the_reading(tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.settings.document.MAX_EVENTS", 20)
    assert faults(tmp_path, "sources:\n" + "  - {name: a}\n" * 20) == [
        "5: name: holds too many values; allowed: up to about 20"
    ]


def test_a_byte_order_mark_and_any_line_ending_are_fine(tmp_path):
    text = b"\xef\xbb\xbfsources:\r\n  - {name: a}\r  - {name: b}\n"
    assert [source.name for source in load(tmp_path, text).sources] == ["a", "b"]


def test_a_flood_of_faults_is_cut_and_counted(tmp_path):
    found = faults(tmp_path, "sources: []\n" + "".join(f"zzz{number}: x\n" for number in range(300)))
    assert len(found) == MOST_SHOWN + 1
    assert found[-1].endswith("… and 100 more faults; mend these and run again")


def test_a_name_of_a_file_cannot_play_with_the_terminal(tmp_path):
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path / "\x1b[31mred\u202e.yaml")
    assert "\\x1b[31mred\\u202e.yaml: there is no such file" in str(caught.value)


@given(st.text())
def test_what_is_shown_is_always_safe_for_a_terminal(text):
    shown = visible(text)
    assert shown.isprintable()
    assert "\u202e" not in shown


MARKS = "sources|:| |\n|  |- |{|}|[|]|,|name|&a |*a|!!x |<<|\"|'|>|#|?|%|---|...|@|`|\t|beats|policy|url|~|true|a|0|\\x"
YAML_LIKE = st.lists(st.sampled_from([*MARKS.split("|"), "|"]), max_size=40).map("".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=400)
@given(text=YAML_LIKE | st.text() | st.binary(max_size=60))
def test_no_file_whatever_crashes_the_reader(tmp_path, text):
    path = write(tmp_path, text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
    found: tuple[str, ...] = ()
    try:
        load_settings(path)
    except SettingsError as error:
        found = error.faults or ("an error without a fault",)
    assert all(line.isprintable() and line.startswith(str(path)) for line in found)


@pytest.mark.slow
def test_five_thousand_sources_are_read_in_seconds(tmp_path):
    entry = '  - {{name: Source {0}, url: "https://x.test/{0}/feed/", reliability: B, owner: O {0}, every: 10m}}\n'
    seconds = []
    for many in (500, 5000):
        path = write(tmp_path, "sources:\n" + "".join(entry.format(number) for number in range(many)))
        started = time.process_time()
        assert len(load_settings(path).sources) == many
        seconds.append(time.process_time() - started)
    assert seconds[1] < 30 * seconds[0]  # in step with the length: ten times the sources, 3 s when this was written


ACCEPTED = {"00_valid.yaml", "21_env_injection.yaml"}
READ_ONE = """
import sys, time
from pathlib import Path
from pipeline.errors import SettingsError
from pipeline.settings import load_settings
started = time.process_time()
try:
    load_settings(Path(sys.argv[1]))
except SettingsError as error:
    print(error)
seconds = time.process_time() - started
status = Path("/proc/self/status")  # the peak of this process alone; getrusage also counts the one that forked it
rows = status.read_text().splitlines() if status.exists() else []
peak = sum(int(row.split()[1]) / 1024 for row in rows if row.startswith("VmHWM"))
print(seconds, peak, file=sys.stderr)
"""


@pytest.mark.eval
def test_the_hostile_source_lists_behave_as_their_manifest_says(evaluation):
    folder = evaluation / "hostile" / "sources"
    for name in json.loads((folder / "manifest.json").read_text())["files"]:
        path = folder / name
        done = subprocess.run([sys.executable, "-c", READ_ONE, path], capture_output=True, text=True, check=True)
        seconds, megabytes = map(float, done.stderr.split())
        lines = [
            line for line in done.stdout.splitlines() if not line.endswith("more faults; mend these and run again")
        ]
        assert bool(lines) is (name not in ACCEPTED), name
        assert (seconds < 5, megabytes < 200) == (True, True), (name, seconds, megabytes)
        for line in lines:
            where, number, key, *_ = line.removeprefix(str(path)).split(":")
            assert (where, number.isdigit(), bool(key.strip())) == ("", True, True), line
            assert "secret@" not in line
            assert line.isprintable()
    assert not Path("/tmp/hostile-yaml-pwned").exists()
