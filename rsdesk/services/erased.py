"""The log of cases that were erased: when, and the hashes of their records; no names, no words."""

from msgspec import Struct

from rsdesk.domain.case import SHELF, short_id
from rsdesk.storage import history, kept, register
from rsdesk.storage.vault import Vault


class ErasedRecord(Struct, frozen=True):
    """A signed record of an erased case: its number, when it was made, the hash of its file."""

    number: str
    made: str
    sha256: str


class ErasedCase(Struct, frozen=True):
    """An entry of the log: the number of the case and the claimed time of its erasing."""

    number: str
    erased: str
    records: tuple[ErasedRecord, ...]


def erased_cases(vault: Vault) -> tuple[ErasedCase, ...]:
    """Return the log, the latest entry first."""
    found = [_entry(vault, subject) for subject in register.erased(vault)]
    return tuple(sorted(found, key=lambda entry: entry.erased, reverse=True))


def _entry(vault: Vault, subject: str) -> ErasedCase:
    shelf = history.state(vault, subject).value(SHELF)
    number = short_id(subject)
    return ErasedCase(
        number,
        shelf.time if shelf else "",
        tuple(
            ErasedRecord(f"{number}-{record.version}", record.made, record.sha256)
            for record in kept.listed_records(vault, subject)
        ),
    )
