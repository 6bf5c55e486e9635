"""Which files a vault's folder holds."""

import re
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

HEADER = "vault.json"
PREVIOUS_HEADER = "vault.json.bak"
DATABASE = "vault.db"
# SQLite's companions of a database; the second is written anew at every opening
WAL = "vault.db-wal"
SHARED_MEMORY = "vault.db-shm"
LOCK = "vault.lock"
BACKUPS = "backups"
REPLACED = "replaced"

_STAMP = "%Y%m%dT%H%M%SZ"
_BACKUP = re.compile(r"(\d{8}T\d{6}Z)(-\d+)?")


class Backup(Struct, frozen=True, order=True):
    """A folder that is a whole vault as it was, and when it was made (UTC)."""

    made: datetime
    path: Path


def stamp(moment: datetime) -> str:
    """Return a moment as part of a folder's name, such as 20261121T093000Z."""
    return moment.astimezone(UTC).strftime(_STAMP)


def stamped(parent: Path, moment: datetime) -> Path:
    """Return a folder that does not exist yet, named after a moment."""
    name = stamp(moment)
    number = 1
    while (parent / name).exists():
        number += 1
        name = f"{stamp(moment)}-{number}"
    return parent / name


def backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups beside a vault, the latest first."""
    try:
        entries = list((folder / BACKUPS).iterdir())
    except OSError:
        return ()
    found = [(entry, _BACKUP.fullmatch(entry.name)) for entry in entries]
    return tuple(
        sorted(
            (
                Backup(datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC), entry)
                for entry, match in found
                if match and is_vault(entry)
            ),
            reverse=True,
        )
    )


def is_vault(folder: Path) -> bool:
    """Return whether a folder holds both header and database."""
    return (folder / HEADER).is_file() and (folder / DATABASE).is_file()
