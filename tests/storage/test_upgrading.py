"""Older vaults are brought up to date after a checked backup, or stay as they are."""

from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from rsdesk.errors import VaultError
from rsdesk.storage import backup, schema, upgrading
from rsdesk.storage import vault as vaults
from rsdesk.storage.vault import Vault
from tests.conftest import PASSWORD
from tests.storage.conftest import NOW
from tests.storage.disk import unchanged
from tests.storage.entries import text


def next_release(fail: bool = False) -> Migrations:
    """Return the steps that a later version would have."""
    steps = Migrations("rsdesk")
    steps()(schema.m001_begin)
    steps()(schema.m002_register)
    steps()(schema.m003_dates)
    steps()(schema.m004_adopted)

    @steps()
    def m005_measures(db: Database) -> None:
        db.table("measure").create({"id": str, "owner": str}, pk="id")
        if fail:
            raise ZeroDivisionError

    return steps


def test_a_current_vault_is_left_alone(closed: Path) -> None:
    with vaults.opened(closed, PASSWORD) as vault, unchanged(closed):
        assert schema.standing(vault.db) == "current"
        upgrading.bring_up_to_date(vault, NOW)


def test_an_older_vault_is_backed_up_and_then_upgraded(closed: Path) -> None:
    with vaults.opened(closed, PASSWORD) as vault:
        upgrading.bring_up_to_date(vault, NOW, next_release())
        assert "measure" in vault.db.table_names()
        assert text(vault) == "third"
    (made,) = backup.backups(closed)
    with vaults.opened(made.path, PASSWORD) as before:
        assert "measure" not in before.db.table_names()
        assert text(before) == "third"


def test_an_upgraded_vault_is_refused_by_the_older_version(closed: Path) -> None:
    with vaults.opened(closed, PASSWORD) as vault:
        upgrading.bring_up_to_date(vault, NOW, next_release())
    with unchanged(closed), pytest.raises(VaultError, match="newer version"):
        vaults.open_with_password(closed, PASSWORD)


def test_an_upgrade_that_fails_leaves_the_vault_as_it_was(closed: Path) -> None:
    with vaults.opened(closed, PASSWORD) as vault:
        with pytest.raises(ZeroDivisionError):
            upgrading.bring_up_to_date(vault, NOW, next_release(fail=True))
        assert schema.standing(vault.db) == "current"
        assert "measure" not in vault.db.table_names()
    vaults.close(vaults.open_with_password(closed, PASSWORD))


def test_without_a_sound_backup_nothing_is_upgraded(closed: Path) -> None:
    with vaults.opened(closed, PASSWORD) as vault:
        vault.db.execute("UPDATE revision SET chain = zeroblob(32) WHERE seq = 1")
        with pytest.raises(VaultError, match="damaged"):
            upgrading.bring_up_to_date(vault, NOW, next_release())
        assert "measure" not in vault.db.table_names()


@pytest.mark.parametrize("later", [True, False])
def test_rebuilding_a_table_keeps_what_refers_to_it(vault: Vault, later: bool) -> None:
    """Rebuilding drops the old table, and that must not cascade (sqlite-utils, transform)."""
    steps = next_release()

    @steps()
    def m004_rebuild(db: Database) -> None:
        db.execute(
            "CREATE TABLE proof (id INTEGER PRIMARY KEY,"
            " measure TEXT REFERENCES measure (id) ON DELETE CASCADE)"
        )
        db.table("measure").insert({"id": "m", "owner": "o"})
        db.table("proof").insert({"id": 1, "measure": "m"})
        db.table("measure").transform(rename={"owner": "person"})
        if later:
            db.table("measure").delete("m")

    if later:
        with pytest.raises(RuntimeError, match="dangling"):
            schema.upgrade(vault.db, steps)
    else:
        schema.upgrade(vault.db, steps)
        assert vault.db.table("proof").count == 1
        assert vault.db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
