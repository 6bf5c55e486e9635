"""What a vault remembers for its owner: idle time, where they were, where copies go."""

from pathlib import Path

from rsdesk.storage import settings
from rsdesk.storage.vault import Vault

IDLE_MINUTES = 10
SHORTEST_IDLE, LONGEST_IDLE = 1, 120
PLACE_LIMIT = 2_000

_IDLE, _PLACE, _BACKUP_FOLDER = "idle_minutes", "place", "backup_folder"


def idle_minutes(vault: Vault) -> int:
    """Return after how many minutes without a key or a click the vault locks itself."""
    kept = settings.setting(vault, _IDLE) or ""
    return _bounded(int(kept)) if kept.isascii() and kept.isdecimal() else IDLE_MINUTES


def put_idle_minutes(vault: Vault, minutes: int) -> None:
    """Remember the idle time, within its bounds: there is no vault that never locks."""
    settings.put_setting(vault, _IDLE, str(_bounded(minutes)))


def place(vault: Vault) -> str:
    """Return where the person was when the vault was locked, as the window wrote it down."""
    return settings.setting(vault, _PLACE) or ""


def put_place(vault: Vault, where: str) -> None:
    """Remember where the person is. Raises ValueError for what is no place."""
    if len(where) > PLACE_LIMIT:
        raise ValueError(len(where))
    settings.put_setting(vault, _PLACE, where)


def backup_folder(vault: Vault) -> Path | None:
    """Return the folder that copies of backups go to, None while nobody has named one."""
    kept = settings.setting(vault, _BACKUP_FOLDER)
    return Path(kept) if kept else None


def put_backup_folder(vault: Vault, folder: Path | None) -> None:
    """Remember the folder that copies of backups go to; None forgets it."""
    settings.put_setting(vault, _BACKUP_FOLDER, str(folder) if folder else "")


def _bounded(minutes: int) -> int:
    return max(SHORTEST_IDLE, min(minutes, LONGEST_IDLE))
