"""Entries as the services would write them, and the raw rows underneath."""

from rsdesk.domain.history import SubjectState, next_revision
from rsdesk.domain.revision import Change, Revision, seal
from rsdesk.storage import history
from rsdesk.storage.vault import Vault

CASE = "case:" + "a" * 32
OTHER = "case:" + "b" * 32
PARTNER = "partner:" + "c" * 32
AUTHOR = "0" * 64
TIME = "2026-11-21T10:00:00Z"


def write(vault: Vault, text: str, subject: str = CASE, key: str = "about/title") -> SubjectState:
    """Store a text under a register of a subject."""
    sealed = seal(text.encode())
    revision = following(vault, subject, Change(key, sealed=sealed.commitment))
    return history.append(vault, revision, [sealed])


def following(vault: Vault, subject: str, *changes: Change) -> Revision:
    """Return the revision that makes these changes upon all that is stored of a subject."""
    state = history.state(vault, subject)
    return next_revision(state, changes, replica=vault.replica, author=AUTHOR, time=TIME)


def text(vault: Vault, subject: str = CASE, key: str = "about/title") -> str:
    """Return the text under a register of a subject."""
    entry = history.state(vault, subject).value(key)
    assert entry is not None
    value = history.blob(vault, entry.sealed)
    assert value is not None
    return value.decode()
