"""vault.db: connecting to it with the right key and settings, and writing to it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Literal

from sqlcipher3 import dbapi2
from sqlite_utils import Database

from rsdesk.crypto.keys import database_key
from rsdesk.errors import VaultError
from rsdesk.i18n import N_
from rsdesk.storage import layout
from rsdesk.storage.failures import damaged

_PLAINTEXT = b"SQLite format 3\x00"
_PAGE = 4096

Mode = Literal["rwc", "rw", "ro", "ro&immutable=1"]


def connect(path: Path, master: bytes, *, mode: Mode = "rw") -> Database:
    """Open vault.db or a copy of it, which must exist unless the mode is `rwc`.

    Raises VaultError for a plaintext or damaged database; the caller explains failures of the
    disk.
    """
    if mode != "rwc":
        _check_start(path, "rb" if mode.startswith("ro") else "r+b")
    connection = dbapi2.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True)
    try:
        # the driver would begin transactions by itself; ours begin and end in `writing`
        connection.isolation_level = None
        return _unlocked(connection, master, mode)
    except BaseException:
        connection.close()
        raise


@contextmanager
def looked_at(path: Path, master: bytes) -> Iterator[Database]:
    """Open a database so that nothing beside it changes, not even the log that a crash left.

    An ordinary connection would fold that log into the database when it is closed, however
    damaged either of them is. The caller holds the lock of the vault.
    """
    scratch = path.with_name(layout.SHARED_MEMORY)
    has_log, had_scratch = _has_log(path), scratch.exists()
    try:
        with closing(connect(path, master, mode="ro" if has_log else "ro&immutable=1")) as db:
            yield db
    finally:
        # a medium that cannot be written refuses to remove even what is not there
        if not had_scratch and scratch.exists():
            scratch.unlink()


def _unlocked(connection: dbapi2.Connection, master: bytes, mode: Mode) -> Database:
    for statement in (
        "cipher_log_level = NONE",
        "cipher_memory_security = ON",
        f"key = \"x'{database_key(master).hex()}'\"",
        "cipher_compatibility = 4",
    ):
        connection.execute(f"PRAGMA {statement}")
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise RuntimeError("this SQLite cannot encrypt; nothing was written")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not mode.startswith("ro"):
        connection.execute("PRAGMA journal_mode = WAL")
    for statement in (
        "synchronous = FULL",
        "fullfsync = ON",
        "checkpoint_fullfsync = ON",
        "trusted_schema = OFF",
        "secure_delete = ON",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {statement}")
    # plugins of sqlite-utils are other people's code and would be handed the open vault
    return Database(connection, execute_plugins=False, strict=True)


def integrity_problems(db: Database) -> tuple[str, ...]:
    """Return what SQLCipher and SQLite find wrong with the pages of a database."""
    pages = [str(row[0]) for row in db.execute("PRAGMA cipher_integrity_check")]
    if pages:
        return tuple(pages)
    return tuple(str(r[0]) for r in db.execute("PRAGMA integrity_check(1)") if r[0] != "ok")


def _check_start(path: Path, access: Literal["rb", "r+b"]) -> None:
    # asked for here, because SQLite opens a write-protected file and fails at the first answer
    with path.open(access) as stream:
        start = stream.read(_PAGE)
    if start.startswith(_PLAINTEXT):
        raise VaultError(
            N_(
                "The database in {folder} is not encrypted, so it is none that rsdesk wrote. "
                "Nothing was changed. Please restore the latest backup."
            ),
            folder=path.parent,
        )
    # a page cut in two would be noticed only when it is read; while there is a log, a crash may
    # have left one, and the log has it whole
    if len(start) < _PAGE or (path.stat().st_size % _PAGE and not _has_log(path)):
        raise damaged(path.parent)


def _has_log(path: Path) -> bool:
    log = path.with_name(layout.WAL)
    return log.exists() and log.stat().st_size > 0
