"""Failures of disk and database in the words of a user."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from rsdesk.errors import VaultError
from rsdesk.i18n import N_
from rsdesk.storage import layout

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_MISSING = (errno.ENOENT, errno.ENOTDIR)
# primary result codes, https://www.sqlite.org/rescode.html
_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _DISK_FULL, _CANTOPEN, _NOTADB = (
    5, 6, 8, 10, 11, 13, 14, 26,
)  # fmt: skip


class DamagedVaultError(VaultError):
    """The vault's files do not hold what was written."""


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn what disk or database raise inside into VaultError about this vault's folder."""
    try:
        yield
    except OSError as exc:
        raise from_system(exc, folder) from exc
    except dbapi2.DatabaseError as exc:
        failure = _from_database(exc, folder)
        if failure is None:
            raise
        raise failure from exc


def from_system(exc: OSError, folder: Path) -> VaultError:
    """Return what a failed call of the operating system means for the vault."""
    if exc.errno in _FULL:
        return _full(folder)
    if exc.errno in _FORBIDDEN:
        return _read_only(folder)
    if exc.errno in _MISSING:
        return missing(folder)
    return VaultError(
        N_(
            "The disk did not read or write the vault in {folder}: {reason}. What was stored "
            "before is safe. Please check the disk, then start rsdesk again."
        ),
        folder=folder,
        reason=exc.strerror or type(exc).__name__,
    )


def missing(folder: Path) -> VaultError:
    """Return that there is no vault where one was expected."""
    return VaultError(
        N_(
            "There is no vault in {folder}. Nothing was changed. Please check the folder; if it "
            "lies on another drive, connect that drive first."
        ),
        folder=folder,
    )


def gone(folder: Path) -> VaultError:
    """Return that the folder of an open vault is no longer there."""
    return VaultError(
        N_(
            "The folder {folder} of the open vault is gone, so nothing more is stored. What was "
            "stored before is as safe as the folder. Please put it back or connect its drive, "
            "then try again."
        ),
        folder=folder,
    )


def damaged(folder: Path) -> DamagedVaultError:
    """Return that the database does not hold what was stored, and which backup to take."""
    latest = next(iter(layout.backups(folder)), None)
    if latest is None:
        return DamagedVaultError(
            N_(
                "The database of the vault in {folder} is damaged and there is no backup beside "
                "it. Nothing was changed. Please look for a copy of a backup on another disk, "
                "and keep this folder as it is."
            ),
            folder=folder,
        )
    return DamagedVaultError(
        N_(
            "The database of the vault in {folder} is damaged. Nothing was changed. Please "
            "restore the latest backup, {backup}; what is there now is kept aside."
        ),
        folder=folder,
        backup=latest.path.name,
    )


def _from_database(exc: dbapi2.DatabaseError, folder: Path) -> VaultError | None:
    code = getattr(exc, "sqlite_errorcode", 0) & 0xFF
    if code in (_CORRUPT, _NOTADB):
        return damaged(folder)
    if code == _DISK_FULL:
        return _full(folder)
    if code in (_READONLY, _CANTOPEN):
        return _read_only(folder)
    if code in (_BUSY, _LOCKED):
        return in_use(folder)
    if code == _IOERR:
        return VaultError(
            N_(
                "The disk did not take what was to be stored in {folder}, so the last entry was "
                "not stored. What was stored before is safe. Please check free space and the "
                "disk, then try again."
            ),
            folder=folder,
        )
    return None


def in_use(folder: Path) -> VaultError:
    """Return that somebody else has the vault open."""
    return VaultError(
        N_(
            "The vault in {folder} is open in another window or by another person. Nothing was "
            "changed. Please close it there first."
        ),
        folder=folder,
    )


def _full(folder: Path) -> VaultError:
    return VaultError(
        N_(
            "The disk is full, so nothing more can be stored in {folder}. What was stored before "
            "is safe. Please free some space and try again."
        ),
        folder=folder,
    )


def _read_only(folder: Path) -> VaultError:
    return VaultError(
        N_(
            "The folder {folder} cannot be written. Nothing was changed. Please check the "
            "permissions, or whether the drive is write-protected."
        ),
        folder=folder,
    )
