"""The history of a question: every version of an answer, and bringing one back."""

from datetime import datetime

import msgspec
from msgspec import Struct

from rsdesk.domain import case as registers
from rsdesk.domain.case import Parts
from rsdesk.domain.casework import Done
from rsdesk.domain.revision import Change
from rsdesk.errors import InputError
from rsdesk.i18n import N_
from rsdesk.services import people
from rsdesk.services.editing import answer
from rsdesk.services.undoing import ERASED
from rsdesk.storage import history
from rsdesk.storage.vault import Vault


class Past(Struct, frozen=True):
    """One version of an answer; without choice and words the answer was taken back then.

    `parts` is None when the text was erased, `who` is empty when this vault does not know the
    person, `here` tells whether it was written in this copy of the vault.
    """

    choice: str
    parts: Parts | None
    who: str
    when: str
    revision: str
    here: bool


def past(vault: Vault, subject: str, field: str) -> tuple[Past, ...]:
    """Return all versions of an answer, the newest first."""
    names = people.names(vault)
    versions = [
        (revision, change)
        for revision in history.revisions(vault, subject)
        for change in revision.changes
        if change.key == registers.answer_key(field)
    ]
    # copies that came later may be older: the counter orders what knew of each other
    versions.sort(key=lambda version: version[0].counter, reverse=True)
    return tuple(
        Past(
            choice=change.plain,
            parts=_parts(vault, change),
            who=names.get(revision.author, ""),
            when=revision.time,
            revision=revision.id,
            here=revision.replica == vault.replica,
        )
        for revision, change in versions
    )


def restore_answer(
    vault: Vault, case: str, subject: str, field: str, revision: str, now: datetime
) -> Done:
    """Make an earlier version of an answer the present one."""
    wanted = next((p for p in past(vault, subject, field) if p.revision == revision), None)
    if wanted is None:
        raise InputError(
            N_("This version is not in the vault. Nothing was changed. Please choose another.")
        )
    if wanted.parts is None:
        raise InputError(ERASED)
    return answer(vault, case, subject, field, wanted.choice, wanted.parts, now)


def _parts(vault: Vault, change: Change) -> Parts | None:
    if not change.sealed:
        return Parts()
    value = history.blob(vault, change.sealed)
    return msgspec.json.decode(value, type=Parts) if value is not None else None
