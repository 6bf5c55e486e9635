"""A vault's life: created, opened, closed; its password."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace

from rsdesk.crypto import recovery, slots
from rsdesk.crypto.slots import LOW_MEMORY, STANDARD, Effort
from rsdesk.storage import (
    backup,
    core_dumps,
    header,
    layout,
    lock,
    opening,
    restoring,
    unlocking,
)
from rsdesk.storage.creating import create
from rsdesk.storage.failures import explained, missing
from rsdesk.storage.handle import Vault
from rsdesk.storage.header import Kind
from rsdesk.storage.unlocking import Unlocked

__all__ = [
    "LOW_MEMORY",
    "STANDARD",
    "Effort",
    "Kind",
    "Vault",
    "change_password",
    "close",
    "create",
    "open_with_password",
    "open_with_recovery_key",
    "opened",
]


def open_with_password(folder: Path, password: str) -> Vault:
    """Open a vault. Raises VaultError for each thing that can be wrong, changing nothing."""
    return _opened(folder, lambda: unlocking.by_password(folder, password))


def open_with_recovery_key(folder: Path, key: str) -> Vault:
    """Open a vault with its printed recovery key. Raises VaultError, changing nothing."""
    identity = recovery.parse(key)
    return _opened(folder, lambda: unlocking.by_recovery_key(folder, identity))


@contextmanager
def opened(folder: Path, password: str) -> Iterator[Vault]:
    """Open a vault and close it whatever happens inside."""
    vault = open_with_password(folder, password)
    try:
        yield vault
    finally:
        close(vault)


def close(vault: Vault) -> None:
    """Close the vault and let others open it; may be called twice."""
    if not vault.lock.held:
        return
    try:
        with explained(vault.folder):
            backup.leave_trace(vault)
    finally:
        vault.db.close()
        vault.lock.release()


def change_password(vault: Vault, new_password: str, effort: Effort | None = None) -> None:
    """Set a new password, at the effort of the old one unless another is given.

    Backups made until now open with the password of their time.
    """
    before = header.current(vault.folder, vault.master)
    old = before.password
    chosen = effort or (old.effort if old else STANDARD)
    slot = slots.password_slot(vault.master, new_password, chosen)
    others = tuple(other for other in before.slots if other is not old)
    header.write(vault.folder, replace(before, slots=(slot, *others)), vault.master)


def _opened(folder: Path, unlock: Callable[[], Unlocked]) -> Vault:
    core_dumps.forbid()
    with explained(folder):
        if not layout.has_signs(folder) or layout.is_only_begun(folder):
            raise missing(folder)
    held = lock.take(folder)
    try:
        with explained(folder):
            restoring.finish(folder)
        return opening.enter(folder, unlock(), held)
    except BaseException:
        held.release()
        raise
