"""Signed records that were made here, and the certificates of people who were met."""

import hashlib
from datetime import UTC, datetime
from typing import Any

import msgspec
from msgspec import Struct

from rsdesk.errors import VaultError
from rsdesk.i18n import N_
from rsdesk.storage.handle import Vault, reading, writing

_KEEP_RECORD = """
INSERT INTO record (sha256, case_subject, version, language, heads, made, pdf)
VALUES (:sha256, :case_subject, :version, :language, :heads, :made, :pdf)
"""
_RECORDS = "SELECT case_subject, version, language, sha256, heads, made, pdf FROM record"
_LISTED = """
SELECT version, language, sha256, heads, made FROM record
WHERE case_subject = ? ORDER BY version, rowid
"""
_KEEP_PERSON = """
INSERT INTO person (fingerprint, certificate, first_seen)
VALUES (:fingerprint, :certificate, :first_seen) ON CONFLICT (fingerprint) DO NOTHING
"""


class KeptRecord(Struct, frozen=True):
    """A signed PDF with the revisions of the case it shows; `made` is claimed (RFC 3339, UTC).

    `pdf` is empty once the case was erased.
    """

    case_subject: str
    version: int
    language: str
    sha256: str
    heads: tuple[str, ...]
    made: str
    pdf: bytes


class ListedRecord(Struct, frozen=True):
    """A kept record without its pages, for a list of many."""

    version: int
    language: str
    sha256: str
    heads: tuple[str, ...]
    made: str


def keep_record(vault: Vault, record: KeptRecord) -> None:
    """Keep a signed record for good."""
    row = msgspec.structs.asdict(record)
    with writing(vault) as db:
        db.execute(_KEEP_RECORD, row | {"heads": " ".join(record.heads)})


def kept_records(vault: Vault, case_subject: str) -> tuple[KeptRecord, ...]:
    """Return the records made of a case in the order they were made."""
    query = f"{_RECORDS} WHERE case_subject = ? ORDER BY version, rowid"
    with reading(vault) as db:
        return tuple(_record(row) for row in db.execute(query, [case_subject]))


def listed_records(vault: Vault, case_subject: str) -> tuple[ListedRecord, ...]:
    """Return the records made of a case in the order they were made, without reading them."""
    with reading(vault) as db:
        rows = db.execute(_LISTED, [case_subject]).fetchall()
    return tuple(
        ListedRecord(version, language, sha256, tuple(heads.split()), made)
        for version, language, sha256, heads, made in rows
    )


def record_by_hash(vault: Vault, sha256: str) -> KeptRecord | None:
    """Return the record with this hash of its file, None when it was not made here."""
    with reading(vault) as db:
        row = db.execute(f"{_RECORDS} WHERE sha256 = ?", [sha256]).fetchone()
    return _record(row) if row else None


def keep_person(vault: Vault, fingerprint: str, certificate_der: bytes, now: datetime) -> None:
    """Remember a person's certificate; the first meeting counts."""
    first_seen = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with writing(vault) as db:
        db.execute(
            _KEEP_PERSON,
            {"fingerprint": fingerprint, "certificate": certificate_der, "first_seen": first_seen},
        )


def person(vault: Vault, fingerprint: str) -> bytes | None:
    """Return a person's certificate (DER), None when unknown here."""
    with reading(vault) as db:
        row = db.execute(
            "SELECT certificate FROM person WHERE fingerprint = ?", [fingerprint]
        ).fetchone()
    return bytes(row[0]) if row else None


def first_seen(vault: Vault, fingerprint: str) -> str | None:
    """Return when a person was first met (RFC 3339, UTC, claimed), None when unknown here."""
    with reading(vault) as db:
        row = db.execute(
            "SELECT first_seen FROM person WHERE fingerprint = ?", [fingerprint]
        ).fetchone()
    return str(row[0]) if row else None


def people(vault: Vault) -> dict[str, bytes]:
    """Return all known certificates (DER) by fingerprint."""
    with reading(vault) as db:
        return dict(db.execute("SELECT fingerprint, certificate FROM person").fetchall())


def _record(row: tuple[Any, ...]) -> KeptRecord:
    subject, version, language, sha256, heads, made, pdf = row
    # the pages of an erased case are gone, its hashes stay
    if pdf and hashlib.sha256(pdf).hexdigest() != sha256:
        raise VaultError(
            N_(
                "The record {sha256} in the vault is not the one that was signed. Please restore "
                "a backup that has it; until then use the copy you saved."
            ),
            sha256=sha256[:16],
        )
    return KeptRecord(subject, version, language, sha256, tuple(heads.split()), made, pdf)
