"""What is being typed, stored at every keystroke and not yet part of the history."""

from collections.abc import Iterable

from msgspec import Struct

from rsdesk.domain.history import SubjectState
from rsdesk.domain.revision import Blob, Revision
from rsdesk.storage import history
from rsdesk.storage.handle import Vault, reading, writing

_KEEP = """
INSERT INTO draft (subject, key, plain, value, changed)
VALUES (:subject, :key, :plain, :value, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
ON CONFLICT (subject, key) DO UPDATE
SET plain = excluded.plain, value = excluded.value, changed = excluded.changed
"""
_OF_SUBJECT = """
SELECT subject, key, plain, value, changed FROM draft WHERE subject = :subject ORDER BY key
"""


class Draft(Struct, frozen=True):
    """The unfinished value of a register; `changed` is claimed by the computer (UTC)."""

    subject: str
    key: str
    plain: str
    value: bytes
    changed: str


def keep(vault: Vault, subject: str, key: str, plain: str, value: bytes) -> None:
    """Store what is being typed into a register, in place of an earlier draft."""
    with writing(vault) as db:
        db.execute(_KEEP, {"subject": subject, "key": key, "plain": plain, "value": value})


def drafts(vault: Vault, subject: str) -> tuple[Draft, ...]:
    """Return the drafts of a subject, sorted by register."""
    with reading(vault) as db:
        return tuple(Draft(*row) for row in db.execute(_OF_SUBJECT, {"subject": subject}))


def discard(vault: Vault, subject: str, key: str) -> None:
    """Drop a draft, if there is one."""
    with writing(vault) as db:
        db.execute("DELETE FROM draft WHERE subject = ? AND key = ?", [subject, key])


def cut(vault: Vault, revision: Revision, blobs: Iterable[Blob]) -> SubjectState:
    """Store a revision and drop the drafts of the registers it sets: both happen or neither."""
    with writing(vault):
        after = history.append(vault, revision, blobs)
        for change in revision.changes:
            discard(vault, revision.subject, change.key)
    return after
