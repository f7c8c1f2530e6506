"""What goes wrong is said in one sentence, without a password and without a traceback."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from pathlib import Path

import pytest
from sqlalchemy import text

from pipeline.errors import StorageError, StorageOutdated
from storage import engine, open_store
from storage.engine import open_engine, parse_url, writing
from storage.faults import told_in_words
from storage.schema import MIGRATIONS
from tests.postgres import Server
from tests.storage.build import NOON, a_post
from tests.storage.conftest import new_database


def sqlite_url(path: Path) -> str:
    return f"sqlite:///{path}"


@pytest.mark.parametrize("address", ["", "nonsense", "mysql://u:secret@host/db", "sqlite://", "sqlite:///:memory:"])
def test_an_address_of_no_use_is_refused_with_what_to_use(address: str) -> None:
    with pytest.raises(StorageError, match="sqlite:///FILE") as told:
        open_store(address)
    assert "secret" not in str(told.value)


def test_both_forms_of_a_postgresql_address_are_one() -> None:
    forms = ["postgresql://u:p@h/db", "postgres://u:p@h/db", "postgresql+psycopg://u:p@h/db"]
    assert len({parse_url(form) for form in forms}) == 1


def test_a_password_is_never_shown() -> None:
    url = parse_url("postgresql://ann:hunter2@127.0.0.1:1/db")
    with pytest.raises(StorageError) as told, open_store("postgresql://ann:hunter2@127.0.0.1:1/db") as store:
        store.counts()
    assert "hunter2" not in str(told.value)
    assert "127.0.0.1:1/db" in str(told.value)
    with pytest.raises(StorageError) as told, told_in_words(url):
        raise sqlite3.Error("cannot log in with hunter2")
    assert "hunter2" not in str(told.value)


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    with open_store(sqlite_url(tmp_path / "a" / "b" / "itemwire.db")) as store:
        store.upgrade(NOON)
        assert store.check() == []


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="cannot be made"):
        open_store(sqlite_url(tmp_path / "file" / "itemwire.db"))


def test_a_file_that_is_no_database_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "itemwire.db"
    path.write_text("this is a letter to my aunt, not a database" * 99)
    with open_store(sqlite_url(path)) as store, pytest.raises(StorageError, match="no SQLite database"):
        store.upgrade(NOON)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a disk read-only")
def test_a_read_only_disk_is_said_so(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    with open_store(sqlite_url(folder / "itemwire.db")) as store:
        store.upgrade(NOON)
    if subprocess.run(["mount", "--bind", folder, folder], capture_output=True, check=False).returncode:
        pytest.skip("mount is not allowed here")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True)
        with open_store(sqlite_url(folder / "itemwire.db")) as store:
            with pytest.raises(StorageError, match="cannot be"):
                store.save_posts([a_post()], NOON)
            with pytest.raises(StorageError, match="cannot be"), store.pass_lock(NOON):
                pass
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def test_a_full_disk_is_said_so_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    path = tmp_path / "itemwire.db"
    with open_store(sqlite_url(path)) as store:
        store.upgrade(NOON)
        with store._engine.connect() as raw:  # the limit belongs to a connection: the pool hands out the same one
            pages = raw.exec_driver_sql("PRAGMA page_count").scalar_one()
            raw.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(StorageError, match="disk is full"):
            store.save_posts([a_post("x" * 100_000)], NOON)
    with open_store(sqlite_url(path)) as store:
        assert store.counts().posts == 0
        assert store.check() == []


@pytest.mark.parametrize(("little", "page", "most"), [(2**62, 1_024, 200), (0, 4_096, 1_000)])
def test_where_there_is_little_room_a_new_file_is_made_of_small_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, little: int, page: int, most: int
) -> None:
    monkeypatch.setattr(engine, "LITTLE_ROOM", little)
    file = tmp_path / "p.db"
    with open_store(sqlite_url(file)) as store:
        store.upgrade(NOON)
        store.save_posts([a_post("Five killed.")], NOON)
    with sqlite3.connect(file) as opened:
        assert opened.execute("PRAGMA page_size").fetchone() == (page,)
        assert opened.execute("SELECT count(*) FROM post").fetchone() == (1,)
    opened.close()
    assert file.stat().st_size < most * 1024


def test_a_database_that_another_program_holds_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.engine.BUSY_SECONDS", 0.1)
    path = tmp_path / "itemwire.db"
    with open_store(sqlite_url(path)) as store:
        store.upgrade(NOON)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="another program"):
            store.save_posts([a_post()], NOON)
        assert store.counts().posts == 0  # readers are not held up
        other.close()
        store.save_posts([a_post()], NOON)


def test_damage_is_found_and_told(tmp_path: Path) -> None:
    path = tmp_path / "itemwire.db"
    with open_store(sqlite_url(path)) as store:
        store.upgrade(NOON)
        store.save_posts([a_post(f"Post {number}. " * 50, id=str(number)) for number in range(200)], NOON)
    content = bytearray(path.read_bytes())
    for page in range(20, len(content) // 4096, 3):
        content[page * 4096 : page * 4096 + 64] = os.urandom(64)
    path.write_bytes(content)
    with open_store(sqlite_url(path)) as store:
        try:
            faults = store.check()
        except StorageError as fault:
            faults = [str(fault)]
    assert faults != []


@pytest.mark.postgres
def test_a_server_that_goes_away_is_said_so_and_found_again(server: Server) -> None:
    with open_store(new_database(server)) as store:
        store.upgrade(NOON)
        store.save_posts([a_post()], NOON)
        server.stop()
        try:
            with pytest.raises(StorageError) as told:
                store.save_posts([a_post()], NOON)
        finally:
            server.start()
        assert "\n" not in str(told.value)
        store.save_posts([a_post()], NOON)
        assert store.counts().posts == 2
        assert store.check() == []


def test_tables_that_are_not_there_are_said_to_need_an_upgrade(url: str) -> None:
    with open_store(url) as store:
        with pytest.raises(StorageOutdated, match="db upgrade"):
            store.pending(1)
        with pytest.raises(StorageOutdated, match="no tables yet"):
            store.require_current()
        assert "db upgrade" in store.check()[0]


def test_tables_of_a_newer_program_are_left_alone(url: str) -> None:
    with open_store(url) as store:
        assert store.upgrade(NOON)
        store.require_current()
        engine = open_engine(parse_url(url))
        with writing(engine) as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        engine.dispose()
        for act in (lambda: store.upgrade(NOON), store.require_current):
            with pytest.raises(StorageOutdated, match="newer itemwire"):
                act()


def test_migrations_are_numbered_without_gaps() -> None:
    names = sorted(path.name[:4] for path in (MIGRATIONS / "versions").glob("*.py"))
    assert names == [f"{number:04d}" for number in range(1, len(names) + 1)]
