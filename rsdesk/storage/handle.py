"""An open vault: what every function of storage takes first."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlite_utils import Database

from rsdesk.storage.failures import explained, gone
from rsdesk.storage.header import Kind
from rsdesk.storage.lock import Lock
from rsdesk.storage.notices import Notice


@dataclass(frozen=True)
class Vault:
    """`replica` names this copy of the vault in revisions; `notices` are for the user."""

    folder: Path
    kind: Kind
    db: Database = field(repr=False)
    replica: str
    notices: tuple[Notice, ...]
    master: bytes = field(repr=False)
    lock: Lock = field(repr=False)


@contextmanager
def reading(vault: Vault) -> Iterator[Database]:
    """Read from the vault; damage and failures of the disk become VaultError."""
    with explained(vault.folder):
        yield vault.db


@contextmanager
def writing(vault: Vault) -> Iterator[Database]:
    """Write to the vault: everything inside is durable together when it ends, or nothing is."""
    # a file that was removed takes everything that is written to it along, without a word
    if not vault.lock.is_in(vault.folder):
        raise gone(vault.folder)
    with explained(vault.folder), vault.db.atomic():
        yield vault.db
