"""From the master key to an open vault: every check first, then what has to be mended."""

import dataclasses
import secrets
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace
from sqlite_utils import Database

from rsdesk.errors import VaultError
from rsdesk.i18n import N_
from rsdesk.storage import chain, database, files, header, layout, location, schema, upgrading
from rsdesk.storage.failures import damaged, explained
from rsdesk.storage.handle import Vault
from rsdesk.storage.header import Header
from rsdesk.storage.lock import Lock
from rsdesk.storage.notices import Notice
from rsdesk.storage.unlocking import Unlocked

_FROM_A_BACKUP = Notice(
    N_(
        "The file vault.json was lost, and its copy too. It was rebuilt from a backup; the "
        "entries of the vault are all there. From now on the password of that backup's time "
        "opens the vault; please set a new one."
    )
)
_RESCUED = Notice(
    N_(
        "The file vault.json was damaged and has been restored from its copy. Nothing is lost. If "
        "this happens again, please check the disk."
    )
)


def enter(folder: Path, unlocked: Unlocked, held: Lock) -> Vault:
    """Return the open vault. Raises VaultError, changing nothing, when its content is wrong."""
    with explained(folder):
        if not (folder / layout.DATABASE).exists():
            raise _without_database(folder)
        with database.looked_at(folder / layout.DATABASE, unlocked.master) as db:
            _check_content(folder, db, unlocked.header)
        db = database.connect(folder / layout.DATABASE, unlocked.master)
        try:
            return _settled(_vault(folder, unlocked, held, db), unlocked)
        except BaseException:
            db.close()
            raise


def new_replica() -> str:
    """Return a name for a copy of a vault that writes on its own."""
    return secrets.token_hex(16)


def _vault(folder: Path, unlocked: Unlocked, held: Lock, db: Database) -> Vault:
    return Vault(
        folder=folder,
        kind=unlocked.header.kind,
        db=db,
        replica=unlocked.header.replica,
        notices=location.notices(folder),
        master=unlocked.master,
        lock=held,
    )


def _check_content(folder: Path, db: Database, found: Header) -> None:
    standing = schema.standing(db)
    if standing == "newer":
        raise header.newer()
    if standing == "empty":
        raise damaged(folder)
    if not chain.holds(db, found.trace):
        raise _older_than_its_header(folder)


def _settled(vault: Vault, unlocked: Unlocked) -> Vault:
    """Mend and renew what opening calls for; only now anything on disk changes."""
    found = unlocked.header
    if unlocked.rescued:
        files.replace(vault.folder / layout.HEADER, header.to_bytes(found, vault.master))
        notice = _FROM_A_BACKUP if found.copied else _RESCUED
        vault = dataclasses.replace(vault, notices=(*vault.notices, notice))
    if found.copied:
        vault = dataclasses.replace(vault, replica=new_replica())
        fresh = replace(found, replica=vault.replica, copied=False)
        header.write(vault.folder, fresh, vault.master)
    upgrading.bring_up_to_date(vault, datetime.now(UTC))
    return vault


def _without_database(folder: Path) -> VaultError:
    return VaultError(
        N_(
            "The file vault.db is missing in {folder}. Nothing was changed. Please bring it back, "
            "or restore a backup (the latest: {backup})."
        ),
        folder=folder,
        backup=layout.latest_name(folder),
    )


def _older_than_its_header(folder: Path) -> VaultError:
    return VaultError(
        N_(
            "The database of the vault in {folder} is older than it was when the vault was last "
            "closed: entries are missing at its end. Somebody or a synchronisation program put "
            "an old file back. Nothing was changed. Please bring back the newer file, or restore "
            "a backup (the latest: {backup})."
        ),
        folder=folder,
        backup=layout.latest_name(folder),
    )
