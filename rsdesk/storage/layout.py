"""Which files a vault's folder holds."""

import re
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

HEADER = "vault.json"
PREVIOUS_HEADER = "vault.json.bak"
BEGUN = "vault.json.begun"  # the header of a vault whose creation has not ended
DATABASE = "vault.db"
# SQLite's companions of a database; the second is written anew at every opening
WAL = "vault.db-wal"
SHARED_MEMORY = "vault.db-shm"
LOCK = "vault.lock"
BACKUPS = "backups"
REPLACED = "replaced"
RESTORING = "restoring-"

_STAMP = "%Y%m%dT%H%M%SZ"
_STAMPED = re.compile(r"(\d{8}T\d{6}Z)(-\d+)?")


class Backup(Struct, frozen=True, order=True):
    """A folder that is a whole vault as it was, and when it was made (UTC)."""

    made: datetime
    path: Path


def stamp(moment: datetime) -> str:
    """Return a moment as part of a folder's name, such as 20261121T093000Z."""
    return moment.astimezone(UTC).strftime(_STAMP)


def stamped(parent: Path, moment: datetime, prefix: str = "") -> Path:
    """Return a folder that does not exist yet, named after a moment."""
    name = prefix + stamp(moment)
    number = 1
    while (parent / name).exists():
        number += 1
        name = f"{prefix}{stamp(moment)}-{number}"
    return parent / name


def backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups beside a vault, the latest first."""
    try:
        entries = list((folder / BACKUPS).iterdir())
    except OSError:
        return ()
    found = [(_made(entry.name), entry) for entry in entries if is_vault(entry)]
    known = [Backup(made, entry) for made, entry in found if made is not None]
    return tuple(sorted(known, reverse=True))


def latest_name(folder: Path) -> str:
    """Return the name of the latest backup beside a vault, a dash when there is none."""
    return next((backup.path.name for backup in backups(folder)), "-")


def has_signs(folder: Path) -> bool:
    """Return whether a folder holds anything that a vault, even a broken one, consists of."""
    names = (HEADER, PREVIOUS_HEADER, DATABASE, BACKUPS)
    ready = folder.glob(f"{RESTORING}*")
    return any((folder / name).exists() for name in names) or any(ready)


def is_only_begun(folder: Path) -> bool:
    """Return whether a creation was cut short here: nobody ever had the key of what it left."""
    finished = (HEADER, PREVIOUS_HEADER, BACKUPS)
    return (folder / BEGUN).exists() and not any((folder / f).exists() for f in finished)


def is_vault(folder: Path) -> bool:
    """Return whether a folder holds both header and database."""
    return (folder / HEADER).is_file() and (folder / DATABASE).is_file()


def has_log(folder: Path) -> bool:
    """Return whether part of a vault still lies in SQLite's log: it was copied or cut off open."""
    try:
        return (folder / WAL).stat().st_size > 0
    except OSError:
        return False


def _made(name: str) -> datetime | None:
    match = _STAMPED.fullmatch(name)
    try:
        return datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC) if match else None
    except ValueError:  # digits that are no date
        return None
