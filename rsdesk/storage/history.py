"""The revisions of all subjects, the blobs they commit to, and the state they amount to."""

import hashlib
from collections.abc import Iterable

import msgspec
from sqlite_utils import Database

from rsdesk.domain.case import Kind, kind_of
from rsdesk.domain.history import SubjectState, apply, compute
from rsdesk.domain.revision import Blob, Revision, parse
from rsdesk.errors import VaultError
from rsdesk.i18n import N_
from rsdesk.storage import chain
from rsdesk.storage.audit import verify
from rsdesk.storage.failures import damaged
from rsdesk.storage.handle import Vault, reading, writing

__all__ = ["append", "blob", "blobs", "revisions", "state", "subjects", "verify"]

_APPEND = """
INSERT INTO revision (seq, id, subject, counter, body, chain)
VALUES (:seq, :id, :subject, :counter, :body, :chain)
"""
_PROJECT = """
INSERT INTO state (subject, kind, counter, body) VALUES (:subject, :kind, :counter, :body)
ON CONFLICT (subject) DO UPDATE SET counter = excluded.counter, body = excluded.body
"""
_SEAL = """
INSERT INTO blob (commitment, salt, value) VALUES (:commitment, :salt, :value)
ON CONFLICT (commitment) DO NOTHING
"""
_BLOBS = """
SELECT commitment, salt, value FROM blob WHERE commitment IN (SELECT value FROM json_each(?))
"""


def append(vault: Vault, revision: Revision, blobs: Iterable[Blob] = ()) -> SubjectState:
    """Store a revision with its blobs, durable when this returns; return the new state.

    A revision that is stored already changes nothing. Raises VaultError when a commitment has no
    blob or the disk fails, BrokenHistoryError when the revision contradicts its parents.
    """
    with writing(vault) as db:
        before = _projection(db, revision.subject)
        if _is_known(db, revision.id):
            return before
        for sealed in blobs:
            db.execute(
                _SEAL,
                {"commitment": sealed.commitment, "salt": sealed.salt, "value": sealed.value},
            )
        _check_sealed(db, revision)
        after = _state_after(db, before, revision)
        _insert(db, revision)
        db.execute(
            _PROJECT,
            {
                "subject": after.subject,
                "kind": kind_of(after.subject),
                "counter": after.counter,
                "body": msgspec.json.encode(after),
            },
        )
    return after


def state(vault: Vault, subject: str) -> SubjectState:
    """Return what a subject's history amounts to, empty when it has none."""
    with reading(vault) as db:
        return _projection(db, subject)


def revisions(vault: Vault, subject: str) -> tuple[Revision, ...]:
    """Return the revisions of a subject in the order they arrived."""
    with reading(vault) as db:
        return _revisions(db, subject)


def revision(vault: Vault, identifier: str) -> Revision:
    """Return the revision of this id; KeyError when there is none."""
    with reading(vault) as db:
        row = db.execute("SELECT body FROM revision WHERE id = ?", [identifier]).fetchone()
    if row is None:
        raise KeyError(identifier)
    return parse(row[0])


def subjects(vault: Vault, kind: Kind) -> tuple[str, ...]:
    """Return all subjects of a kind, the oldest first."""
    query = "SELECT subject FROM state WHERE kind = ? ORDER BY rowid"
    with reading(vault) as db:
        return tuple(row[0] for row in db.execute(query, [kind]))


def blob(vault: Vault, commitment: str) -> bytes | None:
    """Return a personal or free text value, None when it was erased.

    Raises VaultError when it is not the value that was committed to.
    """
    return blobs(vault, [commitment]).get(commitment)


def blobs(vault: Vault, commitments: Iterable[str]) -> dict[str, bytes]:
    """Return personal or free text values by commitment, without those that were erased.

    Raises VaultError when one is not the value that was committed to.
    """
    asked = list(commitments)
    if not asked:
        return {}
    wanted = msgspec.json.encode(asked).decode()
    with reading(vault) as db:
        rows = db.execute(_BLOBS, [wanted]).fetchall()
    for commitment, salt, value in rows:
        if hashlib.sha256(salt + value).hexdigest() != commitment:
            raise damaged(vault.folder)
    return {commitment: bytes(value) for commitment, _, value in rows}


def _projection(db: Database, subject: str) -> SubjectState:
    row = db.execute("SELECT body FROM state WHERE subject = ?", [subject]).fetchone()
    return msgspec.json.decode(row[0], type=SubjectState) if row else SubjectState(subject)


def _is_known(db: Database, identifier: str) -> bool:
    found = db.execute("SELECT 1 FROM revision WHERE id = ?", [identifier]).fetchone()
    return found is not None


def _check_sealed(db: Database, revision: Revision) -> None:
    query = "SELECT 1 FROM blob WHERE commitment = ?"
    for change in revision.changes:
        if change.sealed and db.execute(query, [change.sealed]).fetchone() is None:
            raise VaultError(
                N_(
                    "The entry {key} arrived without its text and was not stored. What was "
                    "stored before is safe. Please enter it again."
                ),
                key=change.key,
            )


def _state_after(db: Database, before: SubjectState, revision: Revision) -> SubjectState:
    if revision.parents == before.heads:
        return apply(before, revision)
    return compute(revision.subject, [*_revisions(db, revision.subject), revision])


def _insert(db: Database, revision: Revision) -> None:
    tip = chain.tip(db)
    identifier = revision.id
    db.execute(
        _APPEND,
        {
            "seq": tip.revisions + 1,
            "id": identifier,
            "subject": revision.subject,
            "counter": revision.counter,
            "body": revision.canonical(),
            "chain": chain.link(bytes.fromhex(tip.chain), identifier),
        },
    )


def _revisions(db: Database, subject: str) -> tuple[Revision, ...]:
    rows = db.execute("SELECT body FROM revision WHERE subject = ? ORDER BY seq", [subject])
    return tuple(parse(row[0]) for row in rows)
