"""Putting a backup in the place of a vault; what was there is kept aside.

Everything is copied into `restoring-<stamp>` first. Once that folder has its name the restore
counts as done, and whoever opens the vault next finishes what is left of it.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from rsdesk.storage import files, layout, lock
from rsdesk.storage.backup import missing
from rsdesk.storage.failures import explained

_UNFINISHED = ".restoring"
# the companions go first: a database must never meet the log of another one
_GROUPS = {
    layout.DATABASE: (layout.WAL, layout.SHARED_MEMORY, layout.DATABASE),
    layout.HEADER: (layout.PREVIOUS_HEADER, layout.HEADER),
}


def restore(folder: Path, backup: Path, now: datetime) -> Path:
    """Put a backup in place of the vault in a folder; return where the former files are kept.

    The caller has checked the backup. Raises VaultError when the vault is open or the disk fails.
    """
    if not layout.is_vault(backup):
        raise missing(backup)
    with explained(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    held = lock.take(folder)
    try:
        with explained(folder):
            finish(folder)
            aside = layout.stamped(folder / layout.REPLACED, now)
            _prepare(folder, backup, folder / f"{layout.RESTORING}{aside.name}")
            finish(folder)
    finally:
        held.release()
    return aside


def finish(folder: Path) -> None:
    """Finish a restore that was cut short; every step can be done again."""
    for ready in folder.glob(f"{layout.RESTORING}*"):
        aside = folder / layout.REPLACED / ready.name.removeprefix(layout.RESTORING)
        aside.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, former in _GROUPS.items():
            if (ready / name).exists():
                for old in former:
                    with suppress(FileNotFoundError):
                        (folder / old).rename(aside / old)
                (ready / name).rename(folder / name)
        for place in (aside, folder):
            files.sync_folder(place)
        ready.rmdir()


def _prepare(folder: Path, backup: Path, ready: Path) -> None:
    making = folder / _UNFINISHED
    files.remove_folder(making)
    making.mkdir(mode=0o700)
    try:
        for name in _GROUPS:
            files.copy(backup / name, making / name)
        files.sync_folder(making)
    except BaseException:
        with suppress(OSError):
            files.remove_folder(making)
        raise
    making.rename(ready)
    files.sync_folder(folder)
