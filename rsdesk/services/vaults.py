"""What a user can do with a vault as a whole."""

from datetime import datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding
from msgspec import Struct

from rsdesk.crypto import identity as identities
from rsdesk.errors import InputError
from rsdesk.i18n import N_
from rsdesk.services import copies
from rsdesk.services.people import AUTHOR
from rsdesk.storage import backup as backup_files
from rsdesk.storage import kept, layout, restoring, settings
from rsdesk.storage import vault as vault_files
from rsdesk.storage.backup import Backup
from rsdesk.storage.vault import STANDARD, Effort, Kind, Vault

BACKUP_EVERY = timedelta(days=1)


class Created(Struct, frozen=True):
    """A new vault, open, and its recovery key as it is printed: it is shown this once."""

    vault: Vault
    recovery_key: str


def create(
    folder: Path,
    password: str,
    *,
    name: str,
    institute: str,
    now: datetime,
    kind: Kind = "real",
    effort: Effort = STANDARD,
) -> Created:
    """Create a vault and the identity of the person who will write and sign in it.

    Raises InputError for a name that cannot stand in a certificate, VaultError for the rest.
    """
    identity = identities.create(name, institute, now)
    fingerprint = identities.fingerprint(identity.certificate)

    def fill(vault: Vault) -> None:
        settings.keep_identity(vault, identities.to_bytes(identity))
        kept.keep_person(vault, fingerprint, identity.certificate.public_bytes(Encoding.DER), now)
        settings.put_setting(vault, AUTHOR, fingerprint)

    vault, key = vault_files.create(folder, password, kind=kind, effort=effort, fill=fill)
    return Created(vault, key)


def check_name(name: str) -> None:
    """Raise InputError when this name cannot stand in a certificate."""
    identities.checked_name(name)


def check_institute(institute: str) -> None:
    """Raise InputError when this name of an institute cannot stand in a certificate."""
    identities.checked_institute(institute)


def open_vault(folder: Path, password: str) -> Vault:
    """Open a vault with its password; `notices` of the result are for the user."""
    return vault_files.open_with_password(folder, password)


def open_with_recovery_key(folder: Path, recovery_key: str) -> Vault:
    """Open a vault with its printed recovery key, however it is typed; then set a new password."""
    return vault_files.open_with_recovery_key(folder, recovery_key)


def open_with_new_password(folder: Path, recovery_key: str, new_password: str) -> Vault:
    """Open a vault with its printed recovery key and set a new password at once."""
    vault = vault_files.open_with_recovery_key(folder, recovery_key)
    try:
        vault_files.change_password(vault, new_password)
    except BaseException:
        vault_files.close(vault)
        raise
    return vault


def close(vault: Vault) -> None:
    """Close a vault; it can be opened elsewhere afterwards."""
    vault_files.close(vault)


def lock(vault: Vault) -> None:
    """Close a vault at once, leaving backups for later; the front end then ends its process.

    Only that removes the keys from memory.
    """
    vault_files.close(vault)


def back_up(vault: Vault, now: datetime, copy_to: Path | None = None) -> tuple[Path, ...]:
    """Make a checked backup beside the vault and, if wanted, one in another folder.

    The vault remembers folder and time of such a copy (`copied`, `preferences.backup_folder`).
    """
    if copy_to is not None and not copy_to.is_dir():
        raise InputError(
            N_(
                "There is no folder {folder}, so no backup was made. The vault is safe. Please "
                "connect the drive or name another folder for the copy."
            ),
            folder=copy_to,
        )
    made = backup_files.back_up(vault, now)
    if copy_to is None:
        return (made,)
    copy = backup_files.copy_backup(vault, copy_to, now)
    copies.remember(vault, copy_to, now)
    return (made, copy)


def copied(vault: Vault) -> datetime | None:
    """Return when a backup was last copied elsewhere, None when that never happened."""
    return copies.latest(vault)


def copy_is_due(vault: Vault, now: datetime) -> bool:
    """Return whether a copy should be made: the last is 14 days old and something changed since."""
    return copies.is_due(vault, now)


def back_up_if_due(vault: Vault, now: datetime) -> Path | None:
    """Make a backup when something changed since the latest and that is a day old."""
    latest = next(iter(backups(vault.folder)), None)
    if latest is not None and now - latest.made < BACKUP_EVERY:
        return None
    if latest is not None and not backup_files.is_behind(vault, latest):
        return None
    return backup_files.back_up(vault, now)


def backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups beside a vault, the latest first."""
    return backup_files.backups(folder)


def restore(folder: Path, backup: Path, password: str, now: datetime) -> Path:
    """Put a checked backup in place of a vault; return where the former files are kept.

    `backup` is a folder, or the name of one beside the vault; `password` is that of its time.
    """
    chosen = _chosen(folder, backup)
    backup_files.check_with_password(chosen, password)
    return restoring.restore(folder, chosen, now)


def restore_with_recovery_key(folder: Path, backup: Path, recovery_key: str, now: datetime) -> Path:
    """Put a checked backup in place of a vault as `restore` does, with the recovery key."""
    chosen = _chosen(folder, backup)
    backup_files.check_with_recovery_key(chosen, recovery_key)
    return restoring.restore(folder, chosen, now)


def _chosen(folder: Path, backup: Path) -> Path:
    chosen = backup if layout.is_vault(backup) else folder / layout.BACKUPS / backup.name
    if chosen.exists() and folder.exists() and chosen.samefile(folder):
        raise InputError(
            N_(
                "{folder} is the vault itself and no backup of it. Nothing was changed. "
                "Please choose one of its backups."
            ),
            folder=chosen,
        )
    return chosen


def change_password(folder: Path, password: str, new_password: str) -> None:
    """Set a new password with the old one."""
    _set_password(vault_files.open_with_password(folder, password), new_password)


def recover(folder: Path, recovery_key: str, new_password: str) -> None:
    """Set a new password with the printed recovery key."""
    _set_password(vault_files.open_with_recovery_key(folder, recovery_key), new_password)


def _set_password(vault: Vault, new_password: str) -> None:
    try:
        vault_files.change_password(vault, new_password)
    finally:
        vault_files.close(vault)
