"""Creating a vault so that it exists completely or not at all."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from rsdesk.crypto import keys, recovery, slots
from rsdesk.crypto.slots import STANDARD, Effort
from rsdesk.errors import VaultError
from rsdesk.i18n import N_
from rsdesk.storage import core_dumps, database, files, header, layout, lock, opening, schema
from rsdesk.storage.failures import explained
from rsdesk.storage.handle import Vault
from rsdesk.storage.header import Header, Kind, Trace
from rsdesk.storage.lock import Lock
from rsdesk.storage.unlocking import Unlocked

Fill = Callable[[Vault], None]

_DATABASE_FILES = (layout.DATABASE, layout.WAL, layout.SHARED_MEMORY)


def create(
    folder: Path,
    password: str,
    *,
    kind: Kind = "real",
    effort: Effort = STANDARD,
    fill: Fill | None = None,
) -> tuple[Vault, str]:
    """Create a vault in an empty or new folder; return it and its recovery key as printed.

    `fill` writes what the vault must never be without: it exists with that or not at all.
    """
    core_dumps.forbid()
    with explained(folder):
        fresh = [place for place in (folder, *folder.parents) if not place.exists()]
        _check_free(folder)
    master, key = keys.new_master(), recovery.new_key()
    made = _first_header(master, password, key, kind, effort)
    try:
        with explained(folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        held = lock.take(folder)
        try:
            with explained(folder):
                _build(folder, made, master, held, fill)
            return opening.enter(folder, Unlocked(master, made, rescued=False), held), key
        except BaseException:
            held.release()
            _clear(folder)
            raise
    except BaseException:
        for place in fresh:
            with suppress(OSError):
                place.rmdir()
        raise


def _first_header(master: bytes, password: str, key: str, kind: Kind, effort: Effort) -> Header:
    return Header(
        format=header.FORMAT,
        kind=kind,
        replica=opening.new_replica(),
        copied=False,
        trace=Trace(),
        slots=(slots.password_slot(master, password, effort), slots.recovery_slot(master, key)),
    )


def _check_free(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise VaultError(
            N_("{folder} is a file. Nothing was changed. Please name a folder for the vault."),
            folder=folder,
        )
    if layout.has_signs(folder) and not layout.is_only_begun(folder):
        raise VaultError(
            N_(
                "There is a vault in {folder} already. Nothing was changed. Please open it, or "
                "choose another folder for the new one."
            ),
            folder=folder,
        )


def _build(folder: Path, made: Header, master: bytes, held: Lock, fill: Fill | None) -> None:
    """The header gets its name last: without it nothing in the folder counts as a vault."""
    _check_free(folder)  # again, now that nobody else can create one here
    files.write(folder / layout.BEGUN, header.to_bytes(made, master))
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
    (folder / layout.BEGUN).replace(folder / layout.HEADER)
    files.sync_folder(folder)


def _clear(folder: Path) -> None:
    """Leave no trace of a vault that could not be created."""
    if layout.is_only_begun(folder) or not layout.has_signs(folder):
        for name in (layout.BEGUN, *_DATABASE_FILES, layout.LOCK):
            with suppress(OSError):
                (folder / name).unlink(missing_ok=True)
