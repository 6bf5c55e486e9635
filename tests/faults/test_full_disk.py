"""A disk that is full or fails is told in words; nothing is lost and all goes on afterwards."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rsdesk.services import vaults
from rsdesk.storage import history
from rsdesk.storage.vault import Vault
from tests.faults.acts import TOLD, last_number
from tests.faults.conftest import Play

LATE = 200


def fail_from_each(play: Play, act: str, folder: Path, more: str, call: str, error: str) -> None:
    """Let the calls from the first, second ... on fail until the act gets through."""
    for number in range(1, LATE):
        done = play(act, folder, more, f"{call}:error={error}:when={number}+")
        if done.returncode == 0:
            assert number > 1, f"{act} never makes the call {call}"
            return
        assert done.returncode == TOLD, done.stderr
        assert "Traceback" not in done.stderr
    raise AssertionError(f"{act} still fails with its call {LATE} of {call}")


@pytest.mark.parametrize(
    ("call", "error"),
    [("pwrite64", "ENOSPC"), ("pwrite64", "EIO"), ("fsync", "EIO")],
)
def test_a_failing_disk_is_told_and_loses_no_answer(
    play: Play,
    vault_and_case: tuple[Path, str],
    reopened: Callable[[Path], Vault],
    call: str,
    error: str,
) -> None:
    folder, case = vault_and_case
    fail_from_each(play, "store_one", folder, case, call, error)
    vault = reopened(folder)
    assert last_number(vault, case) > 0
    history.verify(vault)


def test_a_backup_on_a_full_disk_leaves_the_vault_and_older_backups_alone(
    play: Play, vault_and_case: tuple[Path, str], reopened: Callable[[Path], Vault]
) -> None:
    folder, case = vault_and_case
    assert play("back_up", folder, case).returncode == 0
    kept = vaults.backups(folder)
    done = play("back_up", folder, case, "pwrite64:error=ENOSPC:when=1+")
    assert done.returncode == TOLD
    assert vaults.backups(folder) == kept
    history.verify(reopened(folder))


def test_a_password_change_on_a_full_disk_keeps_the_old_password(
    play: Play, vault_and_case: tuple[Path, str], reopened: Callable[[Path], Vault]
) -> None:
    folder, case = vault_and_case
    done = play("change_password", folder, "neu neu neu neu", "fsync:error=ENOSPC:when=1+")
    assert done.returncode == TOLD
    assert last_number(reopened(folder), case) == 0
