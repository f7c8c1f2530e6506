"""What cannot be done is said in one sentence on standard error, with the exit code that was promised."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess

import pytest

from tests.cli.conftest import write_posts
from tests.flow.newsroom import POSTS, SOURCES


def refused(answer, code, *words):
    """Check that `answer` is one sentence with `words` in it."""
    assert answer.code == code
    assert answer.out == ""
    assert "Traceback" not in answer.err
    if code == 1:
        assert answer.err.startswith("error: ")
        assert answer.err.count("\n") == 1
    for word in words:
        assert word in answer.err
    return answer


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("draft", "--beat", "Atlantis"), "beats: Everything"),
        (("policy", "--beat", "Atlantis"), "beats: Everything"),
        (("draft", "--database", "sqlite:///nowhere/typo.db"), "nowhere/typo.db"),
        (("claims", "--why", "c-nothing"), "itemwire claims"),
        (("sources", "check", "Nobody"), "itemwire sources list"),
        (("sources", "check", "Hilltop Watch"), "itemwire sources list"),
        (("ingest", "nowhere.jsonl"), "nowhere.jsonl"),
        (("ingest", "."), "Is a directory"),
        (("db", "restore", "nowhere.db"), "nowhere.db"),
        (("claims", "--sources", "nowhere.yaml"), "itemwire init"),
        (("claims", "--sources", "."), "cannot be read"),
        (("claims", "--database", "mysql://ann:hunter2@db.test/x"), "sqlite:///FILE"),
        (("claims", "--database", "postgresql://ann:hunter2@127.0.0.1:1/x"), "127.0.0.1:1"),
        (("claims", "--database", "sqlite:////dev/null/x.db"), "x.db"),
        (("draft", "-o", "sources.yaml/draft.txt"), "sources.yaml/draft.txt"),
        (("export", "claims", "-o", "sources.yaml/claims.jsonl"), "sources.yaml/claims.jsonl"),
        (("export", "posts", "-o", "."), "could not be written"),
        (("init", "sources.yaml"), "sources.yaml"),
    ],
)
def test_what_nobody_knows_or_nothing_can_be_done_with_is_said_in_one_sentence(itemwire, listed, arguments, word):
    itemwire("db", "upgrade")
    answer = refused(itemwire(*arguments), 1, word)
    assert "hunter2" not in answer.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("claims", "--nonsense"),
        ("claims", "extra"),
        ("ingest",),
        ("draft", "--format", "pdf"),
        ("export", "claims", "--format", "pdf"),
        ("export", "posts", "--format", "pdf"),
        ("export", "nonsense"),
        ("export",),
        ("db",),
        ("sources",),
        ("db", "backup"),
        ("claims", "--since", "yesterday"),
        ("claims", "--since", "2026-02-30"),
        ("claims", "--until", "0001-01-01T00:00:00+14:00"),
        ("draft", "--until", "noon"),
        ("draft", "--since", "2026-03-15", "--until", "2026-03-14"),
        ("claims", "--status", "true"),
        ("export", "claims", "--status", "true"),
        ("--nonsense",),
    ],
)
def test_wrong_usage_exits_with_2_and_touches_no_database(itemwire, listed, folder, arguments):
    refused(itemwire(*arguments), 2)
    assert not (folder / "var" / "itemwire.db").exists()


def test_every_fault_of_the_settings_is_one_line_with_file_and_line(itemwire, folder):
    (folder / "sources.yaml").write_text(
        "sources:\n  - {name: A, role: spy, reliability: Z}\n  - {name: A}\n  - {nme: B}\n"
        "beats:\n  - {name: X, zone: Mars}\n"
    )
    answer = itemwire("run")
    assert (answer.code, answer.out) == (1, "")
    lines = answer.err.splitlines()
    assert len(lines) >= 5
    assert all(line.startswith("error: sources.yaml:") for line in lines)
    assert {int(line.split(":")[2]) for line in lines} >= {2, 3, 4, 6}
    assert not (folder / "var" / "itemwire.db").exists()


def test_a_fault_of_the_environment_is_told_like_one_of_the_file(itemwire, listed, folder, monkeypatch):
    monkeypatch.setenv("ITEMWIRE_LOG_LEVEL", "loud")
    refused(itemwire("run"), 1, "ITEMWIRE_LOG_LEVEL", "debug")
    monkeypatch.delenv("ITEMWIRE_LOG_LEVEL")
    (folder / ".env").write_text("ITEMWIRE_DATABSE=x\n")
    refused(itemwire("run"), 1, "did you mean ITEMWIRE_DATABASE")


@pytest.mark.parametrize("command", ["run", "claims", "draft", "doctor", "export posts", "db upgrade"])
def test_a_file_that_is_no_database_is_said_so(itemwire, listed, folder, command):
    (folder / "letter.db").write_text("Dear aunt, " * 500)
    refused(itemwire(*command.split(), "--database", "sqlite:///letter.db"), 1, "letter.db", "no SQLite database")
    assert (folder / "letter.db").read_text().startswith("Dear aunt")


def test_a_damaged_database_is_found_by_the_check(itemwire, worked):
    content = bytearray(worked.read_bytes())
    for page in range(8, len(content) // 4096, 2):
        content[page * 4096 : page * 4096 + 512] = b"\x5a" * 512
    worked.write_bytes(content)
    for command in (("db", "check"), ("doctor",)):
        answer = itemwire(*command)
        assert answer.code == 1
        assert "Traceback" not in answer.err
        assert answer.out + answer.err


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a disk read-only")
def test_a_read_only_disk_is_said_so(itemwire, worked, folder):
    disk = folder / "disk"
    disk.mkdir()
    shutil.copy(worked, disk / "itemwire.db")
    if subprocess.run(["mount", "--bind", disk, disk], capture_output=True, check=False).returncode:
        pytest.skip("mount is not allowed here")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", disk], check=True)
        posts = write_posts(folder / "posts.jsonl", POSTS[:1])
        refused(itemwire("run", "--database", f"sqlite:///{disk / 'itemwire.db'}"), 1, "itemwire.db")
        refused(itemwire("ingest", posts, "--database", f"sqlite:///{disk / 'itemwire.db'}"), 1, "itemwire.db")
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def test_a_data_folder_that_is_none_is_a_finding_of_the_doctor(itemwire, worked, folder, monkeypatch):
    monkeypatch.setenv("ITEMWIRE_DATA", str(folder / "sources.yaml"))
    answer = itemwire("doctor")
    assert answer.code == 1
    assert "data folder" in answer.out


def test_a_newer_database_is_left_alone(itemwire, worked):
    with sqlite3.connect(worked) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    refused(itemwire("run"), 1, "newer itemwire")


def test_a_backup_never_overwrites_a_file(itemwire, worked, folder):
    (folder / "kept.db").write_text("mine")
    refused(itemwire("db", "backup", "kept.db"), 1, "kept.db")
    assert (folder / "kept.db").read_text() == "mine"


def test_a_good_file_before_a_missing_one_is_taken_in(itemwire, listed, folder):
    posts = write_posts(folder / "posts.jsonl", POSTS[:2])
    refused(itemwire("ingest", posts, "missing.jsonl"), 1, "missing.jsonl")
    assert len(itemwire("export", "posts").lines) == 2


def test_a_file_of_another_encoding_or_shape_is_refused_whole(itemwire, listed, folder):
    for name, content in (
        ("a.jsonl", b"[]"),
        ("b.jsonl", "{}".encode("utf-16")),
        ("c.csv", b"when,what\n1,2\n"),
    ):
        (folder / name).write_bytes(content)
        refused(itemwire("ingest", name), 1, name)


def test_a_list_without_sources_works_and_does_nothing(itemwire, folder):
    (folder / "sources.yaml").write_text("sources: []\n")
    assert itemwire("run").code == 0
    assert itemwire("draft").code == 0
    (folder / "sources.yaml").write_text(SOURCES)
    assert itemwire("sources", "list").code == 0
