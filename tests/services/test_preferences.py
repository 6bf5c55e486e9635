"""What a vault remembers for its owner."""

from pathlib import Path

import pytest

from rsdesk.services import preferences, vaults
from rsdesk.storage import settings
from rsdesk.storage.vault import Vault
from tests.services.conftest import PASSWORD


def test_a_new_vault_has_the_usual_preferences(vault: Vault) -> None:
    assert preferences.idle_minutes(vault) == preferences.IDLE_MINUTES
    assert preferences.place(vault) == ""
    assert preferences.backup_folder(vault) is None


def test_what_was_set_is_there_after_the_next_unlocking(vault: Vault) -> None:
    preferences.put_idle_minutes(vault, 3)
    preferences.put_place(vault, "case:1/K-08.misuse")
    preferences.put_backup_folder(vault, Path("/media/Stick"))
    vaults.close(vault)
    again = vaults.open_vault(vault.folder, PASSWORD)
    assert preferences.idle_minutes(again) == 3
    assert preferences.place(again) == "case:1/K-08.misuse"
    assert preferences.backup_folder(again) == Path("/media/Stick")
    preferences.put_backup_folder(again, None)
    assert preferences.backup_folder(again) is None
    vaults.close(again)


@pytest.mark.parametrize(("wanted", "kept"), [(-1, 1), (0, 1), (10**9, 120)])
def test_there_is_no_vault_that_never_locks(vault: Vault, wanted: int, kept: int) -> None:
    preferences.put_idle_minutes(vault, wanted)
    assert preferences.idle_minutes(vault) == kept


@pytest.mark.parametrize("stored", ["", "soon", "٣", "-4"])
def test_an_idle_time_that_is_none_counts_as_the_usual_one(vault: Vault, stored: str) -> None:
    settings.put_setting(vault, "idle_minutes", stored)
    assert preferences.idle_minutes(vault) == preferences.IDLE_MINUTES


def test_a_place_is_short(vault: Vault) -> None:
    with pytest.raises(ValueError, match="3000"):
        preferences.put_place(vault, "x" * 3000)
