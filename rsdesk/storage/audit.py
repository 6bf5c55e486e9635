"""Checking a whole vault against every trace of its history."""

from collections.abc import Iterator

import msgspec
from sqlite_utils import Database

from rsdesk.domain.history import BrokenHistoryError, SubjectState, compute
from rsdesk.domain.revision import Blob, parse
from rsdesk.errors import VaultError
from rsdesk.i18n import N_
from rsdesk.storage import chain, database, header, layout
from rsdesk.storage.failures import damaged
from rsdesk.storage.handle import Vault, reading
from rsdesk.storage.header import Header


def verify(vault: Vault) -> None:
    """Check pages, revisions, blobs, states and every trace; work grows with the vault.

    Raises VaultError that names the first revision at fault.
    """
    with reading(vault) as db:
        if database.integrity_problems(db):
            raise damaged(vault.folder)
        for place, identifier in chain.breaks(db):
            raise _broken(place, identifier)
        _check_records(db)
        _check_traces(vault, db)
        _check_subjects(db)
        _check_register(db)
        _check_blobs(vault, db)


def _check_traces(vault: Vault, db: Database) -> None:
    for name, known in _traced_headers(vault):
        if not chain.holds(db, known.trace):
            raise VaultError(
                N_(
                    "{name} knows of {count} revisions, but the history does not go through that "
                    "point any more: revisions were dropped or exchanged. Please restore the "
                    "latest backup; what is there now is kept aside."
                ),
                name=name,
                count=known.trace.revisions,
            )


def _traced_headers(vault: Vault) -> Iterator[tuple[str, Header]]:
    """Headers of this copy of the vault: after a restore, earlier backups may have gone further."""
    yield layout.HEADER, header.current(vault.folder, vault.master)
    for backup in layout.backups(vault.folder):
        try:
            known = header.read(backup.path / layout.HEADER)
        except VaultError:
            continue  # a damaged backup is no trace, and no fault of the vault
        if known.is_made_by(vault.master) and known.replica == vault.replica:
            yield backup.path.name, known


def _check_subjects(db: Database) -> None:
    query = "SELECT subject FROM revision UNION SELECT subject FROM state ORDER BY subject"
    for (subject,) in db.execute(query).fetchall():
        actual = _computed(db, subject)
        row = db.execute("SELECT body FROM state WHERE subject = ?", [subject]).fetchone()
        shown = msgspec.json.decode(row[0], type=SubjectState) if row else SubjectState(subject)
        for head in shown.heads:
            if not _is_known(db, head):
                raise _missing(subject, head)
        if shown != actual:
            raise VaultError(
                N_(
                    "What is shown of {subject} is not what its history amounts to; the history "
                    "itself is whole. Please restore the latest backup."
                ),
                subject=subject,
            )


def _computed(db: Database, subject: str) -> SubjectState:
    query = "SELECT seq, id, counter, body FROM revision WHERE subject = ? ORDER BY seq"
    known = []
    for place, identifier, counter, body in db.execute(query, [subject]).fetchall():
        try:
            revision = parse(body)
        except msgspec.DecodeError as exc:
            raise _broken(place, identifier) from exc
        if (revision.subject, revision.counter) != (subject, counter):
            raise _broken(place, identifier)
        known.append(revision)
    try:
        return compute(subject, known)
    except BrokenHistoryError as exc:
        raise _broken(_place(db, exc.revision), exc.revision) from exc


def _place(db: Database, identifier: str) -> int:
    row = db.execute("SELECT seq FROM revision WHERE id = ?", [identifier]).fetchone()
    return int(row[0])


def _check_records(db: Database) -> None:
    rows = db.execute("SELECT case_subject, version, heads FROM record ORDER BY rowid").fetchall()
    for subject, version, heads in rows:
        for head in heads.split():
            if not _is_known(db, head):
                raise VaultError(
                    N_(
                        "Record {version} of {subject} shows revision {revision}, which is not in "
                        "the history any more. Please restore the latest backup; what is there "
                        "now is kept aside."
                    ),
                    version=version,
                    subject=subject,
                    revision=head[:16],
                )


def _is_known(db: Database, revision: str) -> bool:
    return db.execute("SELECT 1 FROM revision WHERE id = ?", [revision]).fetchone() is not None


def _check_register(db: Database) -> None:
    """Rows can be computed again, but one without a history behind it was put there."""
    query = "SELECT subject FROM register WHERE subject NOT IN (SELECT subject FROM state)"
    for (subject,) in db.execute(query):
        raise VaultError(
            N_(
                "The register lists {subject}, of which the history knows nothing; the history "
                "itself is whole. Please restore the latest backup."
            ),
            subject=subject,
        )


def _check_blobs(vault: Vault, db: Database) -> None:
    for commitment, salt, value in db.execute("SELECT commitment, salt, value FROM blob"):
        if Blob(value, salt).commitment != commitment:
            raise damaged(vault.folder)


def _missing(subject: str, revision: str) -> VaultError:
    return VaultError(
        N_(
            "Revision {revision} of {subject} is shown but not in the history any more. Please "
            "restore the latest backup; what is there now is kept aside."
        ),
        revision=revision[:16],
        subject=subject,
    )


def _broken(place: int, identifier: str) -> VaultError:
    return VaultError(
        N_(
            "The history of this vault is broken at revision {place} ({revision}): it was altered, "
            "dropped, inserted or moved. Everything before it is whole. Please restore the latest "
            "backup; what is there now is kept aside."
        ),
        place=place,
        revision=identifier[:16],
    )
