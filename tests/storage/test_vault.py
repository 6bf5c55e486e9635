"""A vault's life: created, opened, closed, its password changed."""

import contextlib
import ctypes
import resource
import sys
from pathlib import Path

import pytest

from rsdesk.crypto import recovery
from rsdesk.errors import VaultError
from rsdesk.storage import header, history, settings
from rsdesk.storage import vault as vaults
from rsdesk.storage.vault import Effort, Vault
from tests.conftest import EFFORT, PASSWORD
from tests.storage.disk import content, unchanged
from tests.storage.entries import CASE, text, write

PR_GET_DUMPABLE = 3  # linux/prctl.h


def test_what_was_stored_is_there_after_closing(closed: Path) -> None:
    with vaults.opened(closed, PASSWORD) as vault:
        assert text(vault) == "third"
        history.verify(vault)


def test_the_printed_recovery_key_opens_the_vault(tmp_path: Path) -> None:
    vault, key = vaults.create(tmp_path / "new", PASSWORD, effort=EFFORT)
    vaults.close(vault)
    typed = key.lower().replace(" ", "-")
    with contextlib.closing(vaults.open_with_recovery_key(tmp_path / "new", typed).db) as db:
        assert db.table_names()


@pytest.mark.parametrize("kind", ["real", "practice"])
def test_a_vault_stays_of_the_kind_it_was_created_as(tmp_path: Path, kind: vaults.Kind) -> None:
    vault, _ = vaults.create(tmp_path / "new", PASSWORD, kind=kind, effort=EFFORT)
    vaults.close(vault)
    with vaults.opened(tmp_path / "new", PASSWORD) as again:
        assert (vault.kind, again.kind) == (kind, kind)


def test_nothing_in_the_folder_is_readable_text(closed: Path) -> None:
    everything = b"".join(content(closed).values())
    assert b"third" not in everything and CASE.encode() not in everything
    assert b"SQLite format 3" not in everything and b"CREATE TABLE" not in everything


def test_only_the_owner_may_read_the_folder(closed: Path) -> None:
    assert closed.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in closed.iterdir())


def test_closing_twice_is_harmless(vault: Vault) -> None:
    vaults.close(vault)
    with vaults.opened(vault.folder, PASSWORD):
        vaults.close(vault)


def test_a_drive_that_was_pulled_out_is_named_and_not_kept_locked(closed: Path) -> None:
    vault = vaults.open_with_password(closed, PASSWORD)
    closed.rename(closed.with_name("pulled"))
    with pytest.raises(VaultError, match="connect that drive"):
        vaults.close(vault)
    vaults.close(vaults.open_with_password(closed.with_name("pulled"), PASSWORD))


def test_keys_do_not_show_when_a_vault_is_printed(vault: Vault) -> None:
    shown = repr(vault)
    assert vault.master.hex() not in shown and repr(vault.master) not in shown


def test_the_database_is_opened_with_every_protection(vault: Vault) -> None:
    def pragma(name: str) -> str:
        return str(vault.db.execute(f"PRAGMA {name}").fetchone()[0])

    assert {
        name: pragma(name)
        for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
    } == {"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "trusted_schema": "0"}
    assert (pragma("secure_delete"), pragma("cipher_memory_security")) == ("1", "1")
    assert (pragma("fullfsync"), pragma("checkpoint_fullfsync")) == ("1", "1")
    assert pragma("cipher_status") == "1"


def test_no_core_dump_is_written_while_a_vault_is_open(vault: Vault) -> None:
    assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
    if sys.platform == "linux":
        assert ctypes.CDLL(None).prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0


def test_a_changed_password_replaces_the_old_one(closed: Path) -> None:
    with vaults.opened(closed, PASSWORD) as vault:
        vaults.change_password(vault, "Neues Wort")
    with pytest.raises(VaultError, match="does not open"):
        vaults.open_with_password(closed, PASSWORD)
    with vaults.opened(closed, "Neues Wort") as vault:
        assert text(vault) == "third"


def test_the_old_password_does_not_live_on_in_the_copy_of_the_header(closed: Path) -> None:
    with vaults.opened(closed, PASSWORD) as vault:
        vaults.change_password(vault, "Neues Wort")
    (closed / "vault.json").unlink()
    with pytest.raises(VaultError, match="does not open"):
        vaults.open_with_password(closed, PASSWORD)


def test_an_old_password_never_opens_by_way_of_the_copy(closed: Path) -> None:
    """As after a crash between the two writes of a change."""
    before = (closed / "vault.json").read_bytes()
    with vaults.opened(closed, PASSWORD) as vault:
        vaults.change_password(vault, "Neues Wort")
    (closed / "vault.json.bak").write_bytes(before)
    with unchanged(closed), pytest.raises(VaultError, match="does not open"):
        vaults.open_with_password(closed, PASSWORD)


def test_the_recovery_key_still_fits_after_a_change_of_password(tmp_path: Path) -> None:
    vault, key = vaults.create(tmp_path / "new", PASSWORD, effort=EFFORT)
    vaults.change_password(vault, "Neues Wort")
    vaults.close(vault)
    vaults.close(vaults.open_with_recovery_key(tmp_path / "new", key))


def test_a_change_of_password_keeps_the_effort_unless_told_otherwise(vault: Vault) -> None:
    def effort() -> Effort | None:
        slot = header.current(vault.folder, vault.master).password
        return slot.effort if slot else None

    vaults.change_password(vault, "anders")
    assert effort() == EFFORT
    vaults.change_password(vault, "noch anders", Effort(128, 2, 1))
    assert effort() == Effort(128, 2, 1)


def test_an_empty_password_changes_nothing(closed: Path) -> None:
    with (
        vaults.opened(closed, PASSWORD) as vault,
        unchanged(closed),
        pytest.raises(VaultError, match="empty"),
    ):
        vaults.change_password(vault, "")


def test_a_vault_never_replaces_another(closed: Path) -> None:
    with unchanged(closed), pytest.raises(VaultError, match="already"):
        vaults.create(closed, "other", effort=EFFORT)


@pytest.mark.parametrize("left", ["vault.json", "vault.json.bak", "vault.db"])
def test_the_remains_of_a_vault_are_never_written_over(closed: Path, left: str) -> None:
    for name in {"vault.json", "vault.json.bak", "vault.db"} - {left}:
        (closed / name).unlink()
    with unchanged(closed), pytest.raises(VaultError, match="already"):
        vaults.create(closed, "other", effort=EFFORT)


def test_a_creation_that_was_cut_short_can_be_done_again(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "vault.json.begun").write_bytes(b"half")
    (folder / "vault.db").write_bytes(b"half a page")
    with pytest.raises(VaultError, match="There is no vault"):
        vaults.open_with_password(folder, PASSWORD)
    vault, _ = vaults.create(folder, PASSWORD, effort=EFFORT)
    vaults.close(vault)
    assert not (folder / "vault.json.begun").exists()


def test_a_vault_without_its_first_content_does_not_exist(tmp_path: Path) -> None:
    def fail(vault: Vault) -> None:
        settings.put_setting(vault, "key", "value")
        raise VaultError("no identity")

    with pytest.raises(VaultError, match="no identity"):
        vaults.create(tmp_path / "new", PASSWORD, effort=EFFORT, fill=fail)
    assert not (tmp_path / "new").exists()


def test_a_failed_creation_leaves_the_users_own_files(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with unchanged(tmp_path), pytest.raises(VaultError, match="empty"):
        vaults.create(tmp_path, "", effort=EFFORT)


def test_a_file_in_place_of_the_folder_is_named_as_such(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with unchanged(tmp_path), pytest.raises(VaultError, match="is a file"):
        vaults.create(tmp_path / "letter.txt", PASSWORD, effort=EFFORT)


def test_each_vault_and_each_copy_writes_under_a_name_of_its_own(
    vault: Vault, closed: Path
) -> None:
    with vaults.opened(closed, PASSWORD) as other:
        assert vault.replica != other.replica
        first = other.replica
    with vaults.opened(closed, PASSWORD) as again:
        assert again.replica == first


def test_two_vaults_have_different_recovery_keys(tmp_path: Path) -> None:
    keys = []
    for name in ("one", "two"):
        vault, key = vaults.create(tmp_path / name, PASSWORD, effort=EFFORT)
        vaults.close(vault)
        keys.append(recovery.parse(key))
    assert str(keys[0]) != str(keys[1])


def test_a_stored_answer_is_there_for_whoever_reads_the_files_now(closed: Path) -> None:
    """Durable when the write returns: a copy of the files, without closing, has it."""
    with vaults.opened(closed, PASSWORD) as vault:
        write(vault, "fourth")
        files = content(closed)
    copy = closed.parent / "copy"
    copy.mkdir()
    for name in ("vault.json", "vault.db", "vault.db-wal"):
        (copy / name).write_bytes(files[name])
    with vaults.opened(copy, PASSWORD) as vault:
        assert text(vault) == "fourth"
