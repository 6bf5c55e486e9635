"""Erasing a case: its words go for good, and every identifier in the history stays valid."""

import re
from collections.abc import Iterator

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
        files = _drop_texts(db, subject)
        for sha256 in files:
            if db.execute(_IS_NAMED, {"sha256": sha256}).fetchone() is None:
                db.execute("DELETE FROM attachment WHERE sha256 = ?", [sha256.decode()])
        db.execute("UPDATE record SET pdf = x'' WHERE case_subject = ?", [subject])
        # what is remembered beside a case, such as marks, has its subject in the key
        db.execute("DELETE FROM setting WHERE instr(key, ?)", [subject])
        register.erase(db, subject)


def _drop_texts(db: Database, subject: str) -> set[bytes]:
    """Drop the blobs and drafts of a subject; return every hash that stood in them."""
    own = set(_commitments(db, subject))
    query = "SELECT body FROM revision WHERE subject != ?"
    for (body,) in db.execute(query, [subject]):
        own -= {found.decode() for found in _HASH.findall(body)}
    named: set[bytes] = set()
    for commitment in own:
        row = db.execute("SELECT value FROM blob WHERE commitment = ?", [commitment]).fetchone()
        named.update(_HASH.findall(row[0]) if row else ())
        db.execute("DELETE FROM blob WHERE commitment = ?", [commitment])
    for (value,) in db.execute("SELECT value FROM draft WHERE subject = ?", [subject]).fetchall():
        named.update(_HASH.findall(value))
    db.execute("DELETE FROM draft WHERE subject = ?", [subject])
    return named


def _commitments(db: Database, subject: str) -> Iterator[str]:
    query = "SELECT body FROM revision WHERE subject = ?"
    for (body,) in db.execute(query, [subject]).fetchall():
        yield from (change.sealed for change in parse(body).changes if change.sealed)
