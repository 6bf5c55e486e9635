"""A vault's life: created, opened, closed; its password."""

import dataclasses
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from rsdesk.crypto import keys, recovery, slots
from rsdesk.crypto.slots import LOW_MEMORY, STANDARD, Effort
from rsdesk.errors import VaultError
from rsdesk.i18n import N_
from rsdesk.storage import (
    backup,
    chain,
    core_dumps,
    database,
    files,
    header,
    layout,
    location,
    lock,
    restoring,
    schema,
    unlocking,
)
from rsdesk.storage.failures import damaged, explained, missing
from rsdesk.storage.handle import Vault
from rsdesk.storage.header import Header, Kind, Trace
from rsdesk.storage.lock import Lock
from rsdesk.storage.notices import Notice
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

_BEGUN = layout.HEADER + ".begun"
_DATABASE_FILES = (layout.DATABASE, layout.WAL, layout.SHARED_MEMORY)
_RESCUED = Notice(
    N_(
        "The file vault.json was damaged and has been restored from its copy. Nothing is lost. If "
        "this happens again, please check the disk."
    )
)


def create(
    folder: Path,
    password: str,
    *,
    kind: Kind = "real",
    effort: Effort = STANDARD,
    fill: Callable[[Vault], None] | None = None,
) -> tuple[Vault, str]:
    """Create a vault in an empty or new folder; return it and its recovery key as printed.

    `fill` writes what the vault must never be without: it exists with that or not at all.
    """
    core_dumps.forbid()
    master, key = keys.new_master(), recovery.new_key()
    made = Header(
        format=header.FORMAT,
        kind=kind,
        replica=_new_replica(),
        copied=False,
        trace=Trace(),
        slots=(
            slots.password_slot(master, password, effort),
            slots.recovery_slot(master, key),
        ),
    )
    with explained(folder):
        existed = folder.exists()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _check_empty(folder)
    held = lock.take(folder)
    try:
        with explained(folder):
            _build(folder, made, master, held, fill)
        return _entered(folder, Unlocked(master, made, rescued=False), held), key
    except BaseException:
        held.release()
        _clear(folder, existed)
        raise


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
    try:
        if not vault.lock.held:
            return
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


def _new_replica() -> str:
    return secrets.token_hex(16)


def _check_empty(folder: Path) -> None:
    signs = (layout.HEADER, layout.PREVIOUS_HEADER, layout.DATABASE, layout.BACKUPS)
    if not _is_only_begun(folder) and any((folder / sign).exists() for sign in signs):
        raise VaultError(
            N_(
                "There is a vault in {folder} already. Nothing was changed. Please open it, or "
                "choose another folder for the new one."
            ),
            folder=folder,
        )


def _is_only_begun(folder: Path) -> bool:
    """A creation that was cut short left no vault: nobody ever had its recovery key."""
    finished = (layout.HEADER, layout.PREVIOUS_HEADER, layout.BACKUPS)
    return (folder / _BEGUN).exists() and not any((folder / f).exists() for f in finished)


def _build(
    folder: Path,
    made: Header,
    master: bytes,
    held: Lock,
    fill: Callable[[Vault], None] | None,
) -> None:
    """The header gets its name last: without it nothing in the folder counts as a vault."""
    files.write(folder / _BEGUN, header.to_bytes(made, master))
    for name in _DATABASE_FILES:
        (folder / name).unlink(missing_ok=True)
    db = database.connect(folder / layout.DATABASE, master, mode="rwc")
    try:
        schema.upgrade(db)
        if fill is not None:
            fill(Vault(folder, made.kind, db, made.replica, (), master, held))
    finally:
        db.close()
    (folder / layout.DATABASE).chmod(0o600)
    files.sync_file(folder / layout.DATABASE)
    (folder / _BEGUN).replace(folder / layout.HEADER)
    files.sync_folder(folder)


def _clear(folder: Path, existed: bool) -> None:
    """Leave no trace of a vault that could not be created."""
    for name in (layout.HEADER, _BEGUN, *_DATABASE_FILES, layout.LOCK):
        with suppress(OSError):
            (folder / name).unlink(missing_ok=True)
    if not existed:
        with suppress(OSError):
            folder.rmdir()


def _opened(folder: Path, unlock: Callable[[], Unlocked]) -> Vault:
    core_dumps.forbid()
    signs = (layout.HEADER, layout.PREVIOUS_HEADER, layout.DATABASE, layout.BACKUPS)
    if not any((folder / sign).exists() for sign in signs) or _is_only_begun(folder):
        raise missing(folder)
    held = lock.take(folder)
    try:
        with explained(folder):
            restoring.finish(folder)
        return _entered(folder, unlock(), held)
    except BaseException:
        held.release()
        raise


def _entered(folder: Path, unlocked: Unlocked, held: Lock) -> Vault:
    with explained(folder):
        if not (folder / layout.DATABASE).exists():
            raise damaged(folder)
        db = database.connect(folder / layout.DATABASE, unlocked.master)
        try:
            found = unlocked.header
            vault = Vault(
                folder,
                found.kind,
                db,
                found.replica,
                location.notices(folder),
                unlocked.master,
                held,
            )
            _check_content(vault, found)
            return _settled(vault, unlocked)
        except BaseException:
            db.close()
            raise


def _check_content(vault: Vault, found: Header) -> None:
    standing = schema.standing(vault.db)
    if standing == "newer":
        raise header.newer()
    if standing == "empty":
        raise damaged(vault.folder)
    if not chain.holds(vault.db, found.trace):
        raise _older_than_its_header(vault.folder)


def _settled(vault: Vault, unlocked: Unlocked) -> Vault:
    """Mend and renew what opening calls for; only now anything on disk changes."""
    found = unlocked.header
    if unlocked.rescued:
        files.replace(vault.folder / layout.HEADER, header.to_bytes(found, vault.master))
        vault = dataclasses.replace(vault, notices=(*vault.notices, _RESCUED))
    if found.copied:
        replica = _new_replica()
        fresh = replace(found, replica=replica, copied=False)
        header.write(vault.folder, fresh, vault.master)
        vault = dataclasses.replace(vault, replica=replica)
    if schema.standing(vault.db) == "older":
        backup.back_up(vault, datetime.now(UTC))
        schema.upgrade(vault.db)
    return vault


def _older_than_its_header(folder: Path) -> VaultError:
    latest = next(iter(backup.backups(folder)), None)
    return VaultError(
        N_(
            "The database of the vault in {folder} is older than it was when the vault was last "
            "closed: entries are missing at its end. Somebody or a synchronisation program put "
            "an old file back. Nothing was changed. Please bring back the newer file, or restore "
            "a backup (the latest: {backup})."
        ),
        folder=folder,
        backup=latest.path.name if latest else "-",
    )
