"""Backups: whole vaults as they were, opened and checked before they count."""

import secrets
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace
from sqlcipher3 import dbapi2
from sqlite_utils import Database

from rsdesk.crypto import recovery
from rsdesk.errors import VaultError
from rsdesk.i18n import N_
from rsdesk.storage import chain, database, files, header, layout, unlocking
from rsdesk.storage.failures import DamagedVaultError, damaged, explained
from rsdesk.storage.handle import Vault
from rsdesk.storage.header import Header, Trace
from rsdesk.storage.layout import Backup, backups
from rsdesk.storage.unlocking import WrongPasswordError

__all__ = [
    "Backup",
    "back_up",
    "backups",
    "check",
    "check_with_password",
    "check_with_recovery_key",
    "copy_backup",
    "is_behind",
    "leave_trace",
    "missing",
    "standing",
]

LATEST_KEPT = 10
MONTHS_KEPT = 12
COPY_PREFIX = "rsdesk-vault-"
_UNFINISHED = ".unfinished-"


def back_up(vault: Vault, now: datetime) -> Path:
    """Make a backup, check it, and only then let the oldest ones go. Returns its folder."""
    parent = vault.folder / layout.BACKUPS
    with explained(vault.folder):
        parent.mkdir(mode=0o700, exist_ok=True)
        made = _placed(vault, layout.stamped(parent, now))
        _rotate(vault.folder)
        leave_trace(vault)
    return made


def copy_backup(vault: Vault, destination_folder: Path, now: datetime) -> Path:
    """Make a checked backup in a folder the user named, such as on another disk."""
    with explained(destination_folder):
        if not destination_folder.is_dir():
            raise VaultError(
                N_(
                    "There is no folder {folder}. The vault is safe. Please connect the drive or "
                    "name another folder for the copy."
                ),
                folder=destination_folder,
            )
        return _placed(vault, layout.stamped(destination_folder, now, COPY_PREFIX))


def leave_trace(vault: Vault) -> None:
    """Write into the header how far the history goes, so that an older database is noticed."""
    before = header.current(vault.folder, vault.master)
    trace = chain.tip(vault.db)
    if before.trace != trace:
        header.write(vault.folder, replace(before, trace=trace), vault.master)


def check(folder: Path, master: bytes) -> None:
    """Open a backup without changing it. Raises VaultError unless every page and link holds."""
    try:
        with explained(folder):
            made = header.read(folder / layout.HEADER)
            with database.looked_at(folder / layout.DATABASE, master) as db:
                sound = made.is_made_by(master) and _is_sound(db, made)
    except DamagedVaultError as exc:
        raise _damaged(folder) from exc
    if not sound:
        raise _damaged(folder)


def check_with_password(folder: Path, password: str) -> None:
    """Check a backup by the password of its time. Raises VaultError, changing nothing."""
    _check_whole(folder)
    try:
        master = unlocking.by_password(folder, password).master
    except DamagedVaultError as exc:
        raise _damaged(folder) from exc
    except WrongPasswordError as exc:
        raise VaultError(
            N_(
                "This password does not open the backup {backup}. Nothing was changed. Please "
                "use the password that the vault had when the backup was made."
            ),
            backup=folder.name,
        ) from exc
    check(folder, master)


def check_with_recovery_key(folder: Path, key: str) -> None:
    """Check a backup by the recovery key. Raises VaultError, changing nothing."""
    identity = recovery.parse(key)
    _check_whole(folder)
    try:
        master = unlocking.by_recovery_key(folder, identity).master
    except DamagedVaultError as exc:
        raise _damaged(folder) from exc
    check(folder, master)


def _check_whole(folder: Path) -> None:
    if not layout.is_vault(folder):
        raise missing(folder)
    if layout.has_log(folder):
        raise VaultError(
            N_(
                "The folder {backup} is a copy of a vault that was open, so a part of it still "
                "lies in a log. Nothing was changed. Please open that copy once and close it, "
                "then restore it."
            ),
            backup=folder,
        )


def missing(folder: Path) -> VaultError:
    """Return that there is no backup where one was expected."""
    return VaultError(
        N_("There is no backup in {backup}. Nothing was changed. Please choose another."),
        backup=folder,
    )


def standing(vault: Vault) -> Trace:
    """Return how far the history goes now; two that differ tell that something was written."""
    with explained(vault.folder):
        return chain.tip(vault.db)


def is_behind(vault: Vault, made: Backup) -> bool:
    """Return whether the vault holds revisions that a backup lacks."""
    try:
        known = header.read(made.path / layout.HEADER)
    except VaultError:
        return True
    return known.trace != chain.tip(vault.db)


def _damaged(folder: Path) -> VaultError:
    return VaultError(
        N_("The backup {backup} is damaged. Nothing was changed. Please take another one."),
        backup=folder.name,
    )


def _placed(vault: Vault, target: Path) -> Path:
    for leftover in target.parent.glob(f"{_UNFINISHED}*"):
        files.remove_folder(leftover)
    making = target.parent / f"{_UNFINISHED}{secrets.token_hex(4)}"
    making.mkdir(mode=0o700)
    try:
        _fill(vault, making)
        making.rename(target)
    except BaseException:
        with suppress(OSError):
            files.remove_folder(making)
        raise
    files.sync_folder(target.parent)
    return target


def _fill(vault: Vault, making: Path) -> None:
    try:
        _copy_pages(vault.db, making / layout.DATABASE, vault.master)
        files.write(making / layout.HEADER, _header_of_copy(vault))
        files.sync_folder(making)
        check(making, vault.master)
    except (VaultError, dbapi2.DatabaseError) as exc:
        if not _is_whole(vault.db):
            raise damaged(vault.folder) from exc
        raise VaultError(
            N_(
                "The backup could not be written whole, so it was thrown away; the vault and "
                "earlier backups are untouched. Please check the disk and its free space, or "
                "make a backup on another one."
            )
        ) from exc


def _copy_pages(source: Database, path: Path, master: bytes) -> None:
    target = database.connect(path, master, mode="rwc")
    try:
        source.conn.backup(target.conn)
        # without a journal beside it a backup can be read from a medium that cannot be written
        target.execute("PRAGMA journal_mode = DELETE")
    finally:
        target.close()
    path.chmod(0o600)
    files.sync_file(path)


def _header_of_copy(vault: Vault) -> bytes:
    now = header.current(vault.folder, vault.master)
    return header.to_bytes(replace(now, copied=True, trace=chain.tip(vault.db)), vault.master)


def _is_sound(db: Database, made: Header) -> bool:
    return _is_whole(db) and chain.tip(db) == made.trace


def _is_whole(db: Database) -> bool:
    return not database.integrity_problems(db) and next(chain.breaks(db), None) is None


def _rotate(folder: Path) -> None:
    known = backups(folder)
    kept = set(known[:LATEST_KEPT])
    months = dict.fromkeys((b.made.year, b.made.month) for b in known)
    for month in list(months)[:MONTHS_KEPT]:
        kept.add(next(b for b in known if (b.made.year, b.made.month) == month))
    for old in known:
        if old not in kept:
            # out of sight first: half a backup must not look like one
            hidden = old.path.with_name(f"{_UNFINISHED}{old.path.name}")
            old.path.rename(hidden)
            files.remove_folder(hidden)
