"""What a person does to a case on its pages: answering, stating circumstances, marking."""

from datetime import datetime

import msgspec

from rsdesk.domain import case as registers
from rsdesk.domain.case import Parts
from rsdesk.domain.casework import Done
from rsdesk.domain.conditions import Known
from rsdesk.domain.due import unstated
from rsdesk.domain.revision import Change
from rsdesk.services import cases
from rsdesk.services.current import current
from rsdesk.services.limits import (
    check_answer,
    check_fact,
    check_particular,
    check_question,
)
from rsdesk.services.marks import marks, put_marks
from rsdesk.services.steps import carry_out, check_part, guidance_of, put
from rsdesk.storage.handle import writing
from rsdesk.storage.vault import Vault


def answer(
    vault: Vault, case: str, subject: str, field: str, choice: str, parts: Parts, now: datetime
) -> Done:
    """Answer a field for the case, a partner or the institute; words alone may come first."""
    check_answer(guidance_of(vault, case), subject, field, choice, parts)
    value = msgspec.json.encode(parts) if parts != Parts() else b""
    return put(vault, case, subject, registers.answer_key(field), (choice, value), now)


def clear(vault: Vault, case: str, subject: str, field: str, now: datetime) -> Done:
    """Take an answer back; what it said stays in the history."""
    return answer(vault, case, subject, field, "", Parts(), now)


def state_fact(vault: Vault, case: str, fact: str, known: Known, now: datetime) -> Done:
    """State whether a circumstance is given, not given or not known."""
    check_fact(guidance_of(vault, case), fact, known)
    return put(vault, case, case, registers.fact_key(fact), (known, b""), now)


def deny_others(vault: Vault, case: str, now: datetime) -> Done:
    """State of every circumstance that is still open that it is not given; of no other."""

    def act() -> None:
        work = current(vault, case, now)
        keys = [registers.fact_key(fact) for fact in unstated(work.assessment)]
        changes = [Change(key, "no") for key in keys if key not in work.case.conflicts]
        if changes:
            cases.write(vault, case, changes, [], now)

    return carry_out(vault, case, [], act, now)


def forget_fact(vault: Vault, case: str, fact: str, now: datetime) -> Done:
    """Leave a circumstance open again."""
    check_fact(guidance_of(vault, case), fact, "unknown")
    return put(vault, case, case, registers.fact_key(fact), ("", b""), now)


def describe(
    vault: Vault, case: str, subject: str, particular: str, text: str, now: datetime
) -> Done:
    """Set a particular such as the title of the case or the seat of a partner; "" clears it."""
    check_particular(subject, particular, text)
    return put(vault, case, subject, registers.about_key(particular), ("", text.encode()), now)


def mark(vault: Vault, case: str, subject: str, question: str, on: bool, now: datetime) -> Done:
    """Mark a question to come back to, or take the mark away. Undo does not concern marks."""
    check_question(guidance_of(vault, case), question)
    with writing(vault):
        check_part(vault, case, subject)
        others = marks(vault, case) - {(question, subject)}
        put_marks(vault, case, others | {(question, subject)} if on else others)
        return Done(current(vault, case, now), ())
