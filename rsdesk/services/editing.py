"""What a person does to a case on its pages: answering, stating circumstances, typing, marking."""

from datetime import datetime

import msgspec

from rsdesk.domain import case as registers
from rsdesk.domain.case import Parts
from rsdesk.domain.casework import Done
from rsdesk.domain.conditions import Known
from rsdesk.domain.guidance import Guidance
from rsdesk.guidance import loading
from rsdesk.services import cases, drafts
from rsdesk.services.current import current
from rsdesk.services.limits import (
    check_answer,
    check_fact,
    check_particular,
    check_question,
)
from rsdesk.services.marks import marks, put_marks
from rsdesk.services.steps import carry_out, check_part, pin, put, seen
from rsdesk.storage import drafts as typed
from rsdesk.storage import history
from rsdesk.storage.drafts import Draft
from rsdesk.storage.handle import writing
from rsdesk.storage.vault import Vault


def answer(
    vault: Vault, case: str, subject: str, field: str, choice: str, parts: Parts, now: datetime
) -> Done:
    """Answer a field for the case, a partner or the institute; words alone may come first."""
    check_answer(_guidance(vault, case), subject, field, choice, parts)
    value = msgspec.json.encode(parts) if parts != Parts() else b""
    return put(vault, case, subject, registers.answer_key(field), (choice, value), now)


def clear(vault: Vault, case: str, subject: str, field: str, now: datetime) -> Done:
    """Take an answer back; what it said stays in the history."""
    return answer(vault, case, subject, field, "", Parts(), now)


def state_fact(vault: Vault, case: str, fact: str, known: Known, now: datetime) -> Done:
    """State whether a circumstance is given, not given or not known."""
    check_fact(_guidance(vault, case), fact, known)
    return put(vault, case, case, registers.fact_key(fact), (known, b""), now)


def forget_fact(vault: Vault, case: str, fact: str, now: datetime) -> Done:
    """Leave a circumstance open again."""
    check_fact(_guidance(vault, case), fact, "unknown")
    return put(vault, case, case, registers.fact_key(fact), ("", b""), now)


def describe(
    vault: Vault, case: str, subject: str, particular: str, text: str, now: datetime
) -> Done:
    """Set a particular such as the title of the case or the seat of a partner; "" clears it."""
    check_particular(subject, particular, text)
    return put(vault, case, subject, registers.about_key(particular), ("", text.encode()), now)


def mark(vault: Vault, case: str, subject: str, question: str, on: bool, now: datetime) -> Done:
    """Mark a question to come back to, or take the mark away. Undo does not concern marks."""
    check_question(_guidance(vault, case), question)
    with writing(vault):
        check_part(vault, case, subject)
        others = marks(vault, case) - {(question, subject)}
        put_marks(vault, case, others | {(question, subject)} if on else others)
        return Done(current(vault, case, now), ())


def type_answer(
    vault: Vault, case: str, subject: str, field: str, choice: str, parts: Parts
) -> None:
    """Keep an answer as it stands while a person is typing; `rest` makes a revision of it."""
    check_answer(_guidance(vault, case), subject, field, choice, parts)
    check_part(vault, case, subject)
    drafts.type_answer(vault, subject, field, choice, parts)


def type_particular(vault: Vault, case: str, subject: str, particular: str, text: str) -> None:
    """Keep a particular as it stands while a person is typing."""
    check_particular(subject, particular, text, typing=True)
    check_part(vault, case, subject)
    drafts.type_particular(vault, subject, particular, text)


def rest(vault: Vault, case: str, now: datetime) -> Done:
    """Make revisions of everything typed into the case and what it builds on."""
    state = history.state(vault, case)
    institutes = registers.pins(state, "institute") or (cases.institute(vault, now),)
    others = (*registers.pins(state, "partner"), *institutes)

    def act() -> None:
        for subject in (*others, case):
            _cut(vault, case, subject, now)

    return carry_out(vault, case, others, act, now)


def _cut(vault: Vault, case: str, subject: str, now: datetime) -> None:
    found = [draft for draft in typed.drafts(vault, subject) if not _without_title(vault, draft)]
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
    typed.discard(vault, draft.subject, draft.key)
    return True


def _guidance(vault: Vault, case: str) -> Guidance:
    return loading.shipped(history.state(vault, case).plain(registers.GUIDANCE))
