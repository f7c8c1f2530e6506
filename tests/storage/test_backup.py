"""Backups: complete or not there, checked before they are put back, and what was there is kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.errors import StorageBusy, StorageError
from storage import Store, open_store
from tests.storage.build import NOON, a_post, version


def test_a_backup_put_back_is_the_database_of_then(store: Store, url: str, tmp_path: Path) -> None:
    if url.startswith("postgresql") and shutil.which("pg_dump") is None:
        pytest.skip("no pg_dump on this machine")
    store.save_posts([version()], NOON)
    entries = list(store.log_entries())
    store.backup(tmp_path / "copy")
    store.save_posts([version(source="Heron")], NOON)
    store.restore(tmp_path / "copy")
    assert store.counts().posts == 1
    assert list(store.log_entries()) == entries
    assert store.check() == []
    store.save_posts([version(source="Heron")], NOON)
    assert store.counts().posts == 2


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "itemwire.db"


@pytest.fixture
def filed(path: Path):
    with open_store(f"sqlite:///{path}") as store:
        store.upgrade(NOON)
        store.save_posts([a_post(id="1")], NOON)
        yield store


def test_a_backup_never_overwrites(filed: Store, tmp_path: Path) -> None:
    (tmp_path / "copy").write_text("dear")
    with pytest.raises(StorageError, match="already"):
        filed.backup(tmp_path / "copy")
    assert (tmp_path / "copy").read_text() == "dear"


def test_a_backup_that_cannot_be_written_leaves_no_file(filed: Store, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be written"):
        filed.backup(tmp_path / "nowhere" / "copy")
    assert not list(tmp_path.glob("**/*.part"))


def test_what_was_there_is_kept_beside_a_restore(filed: Store, path: Path, tmp_path: Path) -> None:
    filed.backup(tmp_path / "copy")
    filed.save_posts([a_post(id="2")], NOON)
    kept = filed.restore(tmp_path / "copy")
    assert kept is not None
    with open_store(f"sqlite:///{kept}") as before:
        assert before.counts().posts == 2


@pytest.mark.parametrize("content", [None, b"", b"a letter to my aunt" * 999])
def test_a_copy_that_is_missing_or_unsound_is_refused(filed: Store, tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "copy").write_bytes(content)
    with pytest.raises(StorageError, match=r"no backup|no sound backup"):
        filed.restore(tmp_path / "copy")
    assert filed.counts().posts == 1


def test_a_damaged_database_is_moved_aside_and_replaced(filed: Store, path: Path, tmp_path: Path) -> None:
    filed.backup(tmp_path / "copy")
    filed.close()
    path.write_bytes(b"not a database at all, but long enough to be read" * 200)
    with open_store(f"sqlite:///{path}") as store:
        kept = store.restore(tmp_path / "copy")
        assert kept is not None
        assert kept.read_bytes().startswith(b"not a database")
        assert store.counts().posts == 1
        assert store.check() == []


def test_nothing_is_restored_while_a_pass_is_at_work(filed: Store, tmp_path: Path) -> None:
    filed.backup(tmp_path / "copy")
    with filed.pass_lock(NOON), pytest.raises(StorageBusy):
        filed.restore(tmp_path / "copy")


def test_without_a_database_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'none.db'}") as store, pytest.raises(StorageError, match="no database"):
        store.backup(tmp_path / "copy")
