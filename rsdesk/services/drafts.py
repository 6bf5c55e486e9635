"""What is being typed: stored at every keystroke, and cut into a revision at rest.

The front end cuts when a field is left, after a rest, at lock and quit; after a crash the drafts
are still there and are cut at the next unlock, so that nothing typed is lost.
"""

from datetime import datetime

import msgspec

from rsdesk.domain import case as registers
from rsdesk.domain.case import Parts
from rsdesk.domain.history import SubjectState, next_revision
from rsdesk.domain.revision import Change, seal
from rsdesk.services import register
from rsdesk.services.cases import utc
from rsdesk.services.people import author
from rsdesk.storage import drafts, history
from rsdesk.storage.drafts import Draft
from rsdesk.storage.handle import writing
from rsdesk.storage.vault import Vault


def type_answer(vault: Vault, subject: str, field: str, choice: str, parts: Parts) -> None:
    """Store an answer as it stands while a person is still typing."""
    value = msgspec.json.encode(parts) if parts != Parts() else b""
    drafts.keep(vault, subject, registers.answer_key(field), choice, value)


def type_particular(vault: Vault, subject: str, particular: str, text: str) -> None:
    """Store a particular as it stands while a person is still typing."""
    drafts.keep(vault, subject, registers.about_key(particular), "", text.encode())


def cut(vault: Vault, subject: str, now: datetime) -> SubjectState:
    """Make one revision of all drafts of a subject; a draft that changes nothing is dropped."""
    state = history.state(vault, subject)
    changed = []
    for draft in drafts.drafts(vault, subject):
        if is_stored(vault, state, draft):
            drafts.discard(vault, subject, draft.key)
        else:
            changed.append(draft)
    if not changed:
        return state
    blobs = {draft.key: seal(draft.value) for draft in changed if draft.value}
    changes = [
        Change(draft.key, draft.plain, blobs[draft.key].commitment if draft.value else "")
        for draft in changed
    ]
    revision = next_revision(
        state, changes, replica=vault.replica, author=author(vault), time=utc(now)
    )
    with writing(vault):
        after = drafts.cut(vault, revision, blobs.values())
        register.refresh(vault, subject)
    return after


def is_stored(vault: Vault, state: SubjectState, draft: Draft) -> bool:
    """Return whether a subject says already what a draft says."""
    entry = state.value(draft.key)
    if entry is None:
        return not draft.plain and not draft.value and draft.key not in state.conflicts
    stored = history.blob(vault, entry.sealed) if entry.sealed else b""
    return entry.plain == draft.plain and stored == draft.value
