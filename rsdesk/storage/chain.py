"""The chain over all revisions of a vault in the order they arrived.

SQLCipher notices every changed byte but not an old page put back, so the order is secured here.
"""

import hashlib
from collections.abc import Iterator

from sqlite_utils import Database

from rsdesk.storage.header import START, Trace


def link(previous: bytes, identifier: str) -> bytes:
    """Return the chain value after a revision: SHA-256 of the value before and its id."""
    return hashlib.sha256(previous + bytes.fromhex(identifier)).digest()


def tip(db: Database) -> Trace:
    """Return the length of the history and its chain value; constant work."""
    row = db.execute("SELECT seq, chain FROM revision ORDER BY seq DESC LIMIT 1").fetchone()
    return Trace(row[0], row[1].hex()) if row else Trace()


def holds(db: Database, trace: Trace) -> bool:
    """Return whether the history still goes through a point where it once was; constant work."""
    if trace.revisions == 0:
        return trace.chain == START
    row = db.execute("SELECT chain FROM revision WHERE seq = ?", [trace.revisions]).fetchone()
    return row is not None and row[0].hex() == trace.chain


def breaks(db: Database) -> Iterator[tuple[int, str]]:
    """Yield the place and id of each revision that is altered or does not follow its forerunner."""
    previous = bytes.fromhex(START)
    rows = db.execute("SELECT seq, id, body, chain FROM revision ORDER BY seq")
    for place, (seq, identifier, body, chain) in enumerate(rows, start=1):
        altered = hashlib.sha256(body).hexdigest() != identifier
        if altered or seq != place or chain != link(previous, identifier):
            yield place, identifier
        previous = chain
