from __future__ import annotations

import re
from ipaddress import ip_address, ip_network
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SettingsError
from pipeline.settings import AllowedHost, Environment
from pipeline.settings.environment import parse_allow_hosts, variables

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _no_settings_outside(monkeypatch):
    for name in variables():
        monkeypatch.delenv(name, raising=False)


def read(folder, text):
    file = folder / ".env"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Environment(file)


def refusals(folder, text):
    with pytest.raises(SettingsError) as caught:
        read(folder, text)
    return [line.removeprefix(f"{folder / '.env'}").removeprefix(":").strip() for line in caught.value.faults]


def test_without_a_file_everything_has_its_default(tmp_path):
    environment = Environment(tmp_path / ".env")
    assert environment.database == "sqlite:///var/itemwire.db"
    assert environment.data == Path("var")
    assert (environment.allow_hosts, environment.contact, environment.eval) == ((), "", None)
    assert (environment.log_level, environment.log_format) == ("info", "console")


def test_the_environment_wins_over_the_file(tmp_path, monkeypatch):
    monkeypatch.setenv("ITEMWIRE_LOG_LEVEL", "Debug")
    environment = read(tmp_path, "ITEMWIRE_LOG_LEVEL=error\nITEMWIRE_LOG_FORMAT=JSON\nITEMWIRE_CONTACT=\n")
    assert (environment.log_level, environment.log_format, environment.contact) == ("debug", "json", "")


def test_a_password_never_shows_in_the_repr(tmp_path):
    environment = read(tmp_path, "ITEMWIRE_DATABASE=postgresql://u:hunter2@db.test/x\nWIRE=swordfish")
    assert environment.database.endswith("hunter2@db.test/x")
    assert "hunter2" not in repr(environment) + str(environment)
    assert "swordfish" not in repr(environment) + str(environment)


def test_a_secret_is_found_by_its_name(tmp_path, monkeypatch):
    environment = read(tmp_path, "WIRE=swordfish\nOTHER=\nTHIRD=file")
    monkeypatch.setenv("THIRD", "machine")
    assert environment.secret("WIRE") == "swordfish"
    assert environment.secret("OTHER") is None
    assert environment.secret("NOWHERE") is None
    assert environment.secret("THIRD") == "machine"
    assert Environment(tmp_path / "none").secret("WIRE") is None


def test_every_fault_is_told_at_once_with_its_line(tmp_path, monkeypatch):
    monkeypatch.setenv("ITEMWIRE_CONTACT", "a\r\nX-Evil: 1")
    text = "ITEMWIRE_DATABSE=x\nITEMWIRE_LOG_LEVEL=loud\nexport ITEMWIRE_DATABASE=mysql://u:hunter2@h/x\n"
    assert refusals(tmp_path, text) == [
        "ITEMWIRE_CONTACT: fits no request header; allowed: up to 200 plain ASCII characters, such as a mail "
        "(set in the environment)",
        f"1: ITEMWIRE_DATABSE: is no setting, did you mean ITEMWIRE_DATABASE?; allowed: {', '.join(variables())}",
        "2: ITEMWIRE_LOG_LEVEL: Input should be 'debug', 'info', 'warning' or 'error'",
        "3: ITEMWIRE_DATABASE: is no address of a database; allowed: sqlite:///FILE or postgresql://USER@HOST/NAME",
    ]


def test_a_file_that_is_no_text_is_told(tmp_path):
    assert refusals(tmp_path, b"ITEMWIRE_DATA=\xff\xfe") == ["cannot be read as UTF-8 text; allowed: lines NAME=value"]


def test_opened_addresses_are_names_addresses_and_networks(tmp_path):
    environment = read(
        tmp_path, "ITEMWIRE_ALLOW_HOSTS=127.0.0.1:8765, 127.0.0.0/8:9000,[::1]:80,News.Test.:443,[fe80::/10]:1,"
    )
    assert environment.allow_hosts == (
        AllowedHost(8765, network=ip_network("127.0.0.1")),
        AllowedHost(9000, network=ip_network("127.0.0.0/8")),
        AllowedHost(80, network=ip_network("::1")),
        AllowedHost(443, host="news.test"),
        AllowedHost(1, network=ip_network("fe80::/10")),
    )


@pytest.mark.parametrize(
    "text",
    [
        "127.0.0.1",
        "127.0.0.1:0",
        "127.0.0.1:99999",
        "h:x",
        "300.0.0.1:1",
        "10.0.0.1/8:3",
        ":80",
        "a b:80",
        "[::g]:1",
        "a:٣",
    ],
)
def test_what_is_no_place_on_the_network_is_told(tmp_path, text):
    (found,) = refusals(tmp_path, f"ITEMWIRE_ALLOW_HOSTS='{text}'")
    assert re.match(r"1: ITEMWIRE_ALLOW_HOSTS: has no .* allowed: a list such as 127\.0\.0\.1:8765", found)


def test_an_opened_place_covers_what_it_names_and_nothing_else():
    here, there = ip_address("127.0.0.1"), ip_address("10.1.2.3")
    (network,) = parse_allow_hosts("127.0.0.0/8:80")
    (name,) = parse_allow_hosts("news.test:80")
    assert network.covers("anything", here, 80)
    assert not network.covers("anything", here, 81)
    assert not network.covers("127.0.0.1", there, 80)
    assert name.covers("News.Test.", there, 80)
    assert not name.covers("evil.test", there, 80)


PLACES = st.builds(AllowedHost, st.integers(1, 65535), network=st.ip_addresses().map(ip_network)) | st.builds(
    AllowedHost, st.integers(1, 65535), host=st.from_regex(r"[a-z][a-z0-9-]{0,9}\.test", fullmatch=True)
)


@given(st.lists(PLACES))
def test_places_that_are_written_are_read_back(places):
    assert parse_allow_hosts(",".join(map(str, places))) == tuple(places)
    assert parse_allow_hosts(tuple(places)) == tuple(places)


@pytest.mark.parametrize("file", [".env.example", "pipeline/settings/templates/dot.env"])
def test_the_example_names_every_setting_with_a_comment(file):
    text = (ROOT / file).read_text()
    named = re.findall(r"^(ITEMWIRE_\w+)=", text, re.MULTILINE)
    known = [name for name in variables() if name != "ITEMWIRE_EVAL" or file == ".env.example"]
    assert sorted(named) == sorted(known)
    for block in text.split("\n\n"):
        assert block.lstrip().startswith("#")


def test_the_example_can_be_used_as_it_is():
    assert Environment(ROOT / ".env.example").model_dump() == Environment(ROOT / "no such file").model_dump()
