"""What becomes of a case as a whole: duplicated, archived, deleted, erased; its next date.

A deleted case keeps everything and can be taken back. Only erasing drops what it says, for good.
"""

from collections.abc import Iterator
from datetime import datetime

from rsdesk.domain import case as registers
from rsdesk.domain.case import about_key, new_subject
from rsdesk.domain.history import SubjectState
from rsdesk.domain.revision import Blob, Change, seal
from rsdesk.errors import InputError
from rsdesk.i18n import N_
from rsdesk.services import cases
from rsdesk.services.limits import check_particular
from rsdesk.storage import erasing, history
from rsdesk.storage.handle import writing
from rsdesk.storage.vault import Vault

_COPIED = ("guidance", "fact", "about", "answer", "partner", "institute")


def duplicate(vault: Vault, case: str, title: str, now: datetime) -> str:
    """Begin a case that states what this one does, and return its subject.

    It builds on the same revisions of partners and baseline under the same guidance. Records,
    marks and the next date stay behind, and so does what was erased; its history begins anew.
    """
    check_particular(case, "title", title)
    copy = new_subject("case")
    changes, blobs = [], []
    for change, blob in _copied(vault, history.state(vault, case), title):
        changes.append(change)
        blobs.extend([blob] if blob else [])
    cases.write(vault, copy, changes, blobs, now)
    return copy


def archive(vault: Vault, case: str, now: datetime) -> None:
    """Put a current case out of the way; nothing else about it changes."""
    _move(vault, case, ("",), "archived", now)


def take_from_archive(vault: Vault, case: str, now: datetime) -> None:
    """Make an archived case current again."""
    _move(vault, case, ("archived",), "", now)


def delete(vault: Vault, case: str, now: datetime) -> None:
    """Mark a case as deleted. Everything stays, and the deletion can be taken back."""
    _move(vault, case, ("", "archived"), "deleted", now)


def take_back_deletion(vault: Vault, case: str, now: datetime) -> None:
    """Make a deleted case current again."""
    _move(vault, case, ("deleted",), "", now)


def erase(vault: Vault, case: str, now: datetime) -> None:
    """Drop everything that a deleted case says, for good; its partners stay.

    Backups made before still hold it. The revisions stay, without texts, so that the history
    can be checked, and the hashes of its records, so that a paper copy is recognised.
    """
    with writing(vault):
        _move(vault, case, ("deleted",), "erased", now)
        erasing.erase(vault, case)


def _move(vault: Vault, case: str, allowed: tuple[str, ...], shelf: str, now: datetime) -> None:
    state = history.state(vault, case)
    if not state.heads or state.plain(registers.SHELF) not in allowed:
        raise InputError(
            N_(
                "This case is no longer where it was in the register, so nothing was changed. "
                "Please look for it in the register again."
            )
        )
    cases.write(vault, case, [Change(registers.SHELF, plain=shelf)], (), now)


def _copied(vault: Vault, state: SubjectState, title: str) -> Iterator[tuple[Change, Blob | None]]:
    """Each text is sealed anew, so that erasing one of the two cases leaves the other whole."""
    new_title = seal(title.encode())
    yield Change(about_key("title"), sealed=new_title.commitment), new_title
    left_out = (about_key("title"), *registers.KEEPING)
    for key in state.entries:
        entry = state.value(key)
        if entry is None or key in left_out or key.partition("/")[0] not in _COPIED:
            continue
        value = history.blob(vault, entry.sealed) if entry.sealed else None
        blob = seal(value) if value is not None else None
        if entry.plain or blob:
            yield Change(key, entry.plain, blob.commitment if blob else ""), blob
