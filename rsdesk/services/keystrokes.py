"""What is typed on the pages of a case: kept at every keystroke, a revision at rest.

A partner stands in many cases. What is typed about it belongs to the case it is typed in: should
the program end before a rest, that case takes it in, whichever is opened first.
"""

from datetime import datetime

from rsdesk.domain import case as registers
from rsdesk.domain.case import Parts
from rsdesk.domain.casework import Done
from rsdesk.services import drafts
from rsdesk.services.limits import check_answer, check_particular
from rsdesk.services.steps import carry_out, check_part, guidance_of, pin, seen
from rsdesk.storage import drafts as kept
from rsdesk.storage import history, settings
from rsdesk.storage.drafts import Draft
from rsdesk.storage.vault import Vault


def type_answer(
    vault: Vault, case: str, subject: str, field: str, choice: str, parts: Parts
) -> None:
    """Keep an answer as it stands while a person is typing; `rest` makes a revision of it."""
    check_answer(guidance_of(vault, case), subject, field, choice, parts)
    _begin(vault, case, subject)
    drafts.type_answer(vault, subject, field, choice, parts)


def type_particular(vault: Vault, case: str, subject: str, particular: str, text: str) -> None:
    """Keep a particular as it stands while a person is typing."""
    check_particular(subject, particular, text, typing=True)
    _begin(vault, case, subject)
    drafts.type_particular(vault, subject, particular, text)


def rest(vault: Vault, case: str, now: datetime) -> Done:
    """Make revisions of everything typed into the case and what it builds on."""
    others = tuple(registers.pins(history.state(vault, case), "partner"))

    def act() -> None:
        for subject in (*others, case):
            _cut(vault, _typed_in(vault, subject) or case, subject, now)

    return carry_out(vault, case, others, act, now)


def _begin(vault: Vault, case: str, subject: str) -> None:
    check_part(vault, case, subject)
    if subject != case and _typed_in(vault, subject) != case:
        settings.put_setting(vault, _key(subject), case)


def _typed_in(vault: Vault, subject: str) -> str | None:
    """Return the case in which a partner was last typed about.

    None once that case was erased or has dropped the partner: it must not come back by itself.
    """
    case = settings.setting(vault, _key(subject))
    if case is None:
        return None
    state = history.state(vault, case)
    dropped = subject not in registers.pins(state, "partner")
    return None if dropped or state.plain(registers.SHELF) == "erased" else case


def _key(subject: str) -> str:
    return f"typed_in/{subject}"


def _cut(vault: Vault, case: str, subject: str, now: datetime) -> None:
    found = [draft for draft in kept.drafts(vault, subject) if not _without_title(vault, draft)]
    if found:
        shown = seen(vault, case, subject)
        changes = not shown or any(not drafts.is_stored(vault, shown, draft) for draft in found)
        drafts.cut(vault, subject, now)
        if changes:
            pin(vault, case, subject, now)


def _without_title(vault: Vault, draft: Draft) -> bool:
    """An emptied title is none: the draft is dropped and the case keeps the title it had."""
    if draft.key != registers.about_key("title") or draft.value.decode().strip():
        return False
    kept.discard(vault, draft.subject, draft.key)
    return True
