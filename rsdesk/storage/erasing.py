"""Erasing words for good, of a whole case or a part of it; the history stays valid."""

import re
from collections.abc import Collection, Iterator

from sqlite_utils import Database

from rsdesk.domain.revision import parse
from rsdesk.storage import register
from rsdesk.storage.handle import Vault, writing

_HASH = re.compile(rb"[0-9a-f]{64}")
_IS_NAMED = """
SELECT 1 FROM blob WHERE instr(value, :sha256)
UNION ALL SELECT 1 FROM draft WHERE instr(value, :sha256) LIMIT 1
"""


def erase(vault: Vault, subject: str) -> None:
    """Drop the texts, drafts, attachments, pages of records, row and words of a case.

    What another subject commits to or names as well stays. Revisions hold no text and stay too;
    so do the hashes of the records, by which a paper copy is still recognised. Work grows with
    the vault. Backups made before keep what they hold.
    """
    with writing(vault) as db:
        _drop_files(db, _drop_texts(db, subject))
        db.execute("UPDATE record SET pdf = x'' WHERE case_subject = ?", [subject])
        # what is remembered beside a case, such as marks, has its subject in the key
        db.execute("DELETE FROM setting WHERE instr(key, ?)", [subject])
        register.erase(db, subject)


def erase_registers(vault: Vault, subject: str, keys: Collection[str]) -> None:
    """Drop what these registers of a subject hold and ever held; the rest of it stays.

    Pages of records and the search index are not touched. Backups keep what they hold.
    """
    with writing(vault) as db:
        _drop_files(db, _drop_texts(db, subject, keys))


def _drop_files(db: Database, named: Collection[bytes]) -> None:
    """Drop the attachments among these hashes that nothing names any more."""
    for sha256 in named:
        if db.execute(_IS_NAMED, {"sha256": sha256}).fetchone() is None:
            db.execute("DELETE FROM attachment WHERE sha256 = ?", [sha256.decode()])


def _drop_texts(db: Database, subject: str, keys: Collection[str] | None = None) -> set[bytes]:
    """Drop the blobs and drafts of a subject, or of some of its registers.

    Return every hash that stood in them.
    """
    own, kept = _commitments(db, subject, keys)
    own -= kept
    query = "SELECT body FROM revision WHERE subject != ?"
    for (body,) in db.execute(query, [subject]):
        own -= {found.decode() for found in _HASH.findall(body)}
    named: set[bytes] = set()
    for commitment in own:
        row = db.execute("SELECT value FROM blob WHERE commitment = ?", [commitment]).fetchone()
        named.update(_HASH.findall(row[0]) if row else ())
        db.execute("DELETE FROM blob WHERE commitment = ?", [commitment])
    for key, value in _drafts(db, subject, keys):
        named.update(_HASH.findall(value))
        db.execute("DELETE FROM draft WHERE subject = ? AND key = ?", [subject, key])
    return named


def _drafts(
    db: Database, subject: str, keys: Collection[str] | None
) -> Iterator[tuple[str, bytes]]:
    query = "SELECT key, value FROM draft WHERE subject = ?"
    for key, value in db.execute(query, [subject]).fetchall():
        if keys is None or key in keys:
            yield key, value


def _commitments(
    db: Database, subject: str, keys: Collection[str] | None
) -> tuple[set[str], set[str]]:
    """Return what these registers of a subject commit to, and what its others do."""
    meant: set[str] = set()
    others: set[str] = set()
    query = "SELECT body FROM revision WHERE subject = ?"
    for (body,) in db.execute(query, [subject]).fetchall():
        for change in parse(body).changes:
            if change.sealed:
                (meant if keys is None or change.key in keys else others).add(change.sealed)
    return meant, others
