"""What people do with the result of a case: one way to write each register, each undone as a step.

The register holds an id in its plain part and everything personal sealed (domain.proceedings).
"""

import secrets
from collections.abc import Collection
from datetime import datetime

import msgspec
from msgspec import Struct

from rsdesk.domain import proceedings as registers
from rsdesk.domain.appraisal import FACTORS, Override
from rsdesk.domain.case import LINE_LIMIT, TEXT_LIMIT
from rsdesk.domain.case_file import CaseFile, stopping
from rsdesk.domain.casework import Done
from rsdesk.domain.guidance import Guidance
from rsdesk.domain.proceedings import Closing, Ending, Event, Measure, Party, Progress
from rsdesk.domain.revision import Change
from rsdesk.domain.rules import LEVELS
from rsdesk.i18n import N_
from rsdesk.services import cases
from rsdesk.services.known import check_known
from rsdesk.services.limits import check_day, check_text
from rsdesk.services.steps import carry_out, guidance_of, put
from rsdesk.storage import drafts, history
from rsdesk.storage.vault import Vault

_LONG = ("text", "reason", "settled", "statement", "conflict_text")
_DAYS = ("due", "dated")
# as many marks as the plain part of a register has room for; any further answer is not meant
_MOST_MEANT = 20
_NOTHING_MEANT = "-"
_UNKNOWN = N_(
    "The guidance of this case does not know “{id}”. Nothing was changed. Please check the "
    "spelling and the version of the guidance."
)


def new_entry() -> str:
    """Return the name of a measure, a person or an event that exists nowhere yet."""
    return secrets.token_hex(16)


def override(vault: Vault, case: str, name: str, given: Override, now: datetime) -> Done:
    """Set a level, or name the second person who agrees to a lower rating of a factor.

    An empty override takes it back. What counts is for the appraisal to say, with its reason.
    """
    check_override(name, given)
    return _put(vault, case, f"override/{name}", given.value, given, now)


def close(vault: Vault, case: str, field: str, closing: Closing, now: datetime) -> Done:
    """Give the reason that closes an open point, or the document that clears a stop."""
    check_known(field, closable(guidance_of(vault, case)), _UNKNOWN)
    plain = _meant(vault, case, field, closing)
    return _put(vault, case, f"closing/{field}", plain, closing, now)


def adopt(vault: Vault, case: str, name: str, measure: Measure, now: datetime) -> Done:
    """Adopt a measure or change one; `name` comes from `new_entry`. An empty one is dropped."""
    guidance = guidance_of(vault, case)
    if measure.measure:
        check_known(measure.measure, guidance.measure, _UNKNOWN)
    for item in measure.items:
        check_known(item, guidance.item, _UNKNOWN)
    return _put(vault, case, f"measure/{name}", "", measure, now)


def report(vault: Vault, case: str, name: str, state: Progress, now: datetime) -> Done:
    """State how far a measure is."""
    check_known(state, registers.PROGRESS, _UNKNOWN)
    return _put(vault, case, f"progress/{name}", "" if state == "agreed" else state, None, now)


def name_party(vault: Vault, case: str, name: str, party: Party, now: datetime) -> Done:
    """Name a person who takes part, or change what is said of one; an empty one is dropped."""
    return _put(vault, case, f"party/{name}", "", party, now)


def decide(vault: Vault, case: str, part: str, value: str, reason: str, now: datetime) -> Done:
    """Set a part of the decision: outcome, residual, dated, target or review."""
    check_decision(guidance_of(vault, case), part, value)
    check_text(reason, TEXT_LIMIT)
    return put(vault, case, case, f"decision/{part}", (value, reason.encode()), now)


def confirm_outcome(vault: Vault, case: str, now: datetime) -> Done:
    """State the outcome again as it is, after the case was changed: its date and author are new."""

    def act() -> None:
        entry = history.state(vault, case).value("decision/outcome")
        if entry is not None:
            change = Change("decision/outcome", entry.plain, entry.sealed)
            cases.write(vault, case, [change], (), now)

    return Done(carry_out(vault, case, (), act, now).casework, ())


def note_event(vault: Vault, case: str, name: str, event: Event, now: datetime) -> Done:
    """Note what happened after the decision; an empty event is dropped."""
    if event.trigger:
        triggers = [one.id for one in guidance_of(vault, case).rules.triggers]
        check_known(event.trigger, triggers, _UNKNOWN)
    return _put(vault, case, f"event/{name}", event.trigger, event, now)


def end(vault: Vault, case: str, ending: Ending, now: datetime) -> Done:
    """Note that the cooperation ended and which steps were taken; an empty one takes it back."""
    steps = [one.id for one in guidance_of(vault, case).rules.exit]
    for step in ending.steps:
        check_known(step, steps, _UNKNOWN)
    return _put(vault, case, "end/end", "", ending, now)


def type_proceeding(
    vault: Vault, case: str, key: str, plain: str, value: Struct | str | None
) -> None:
    """Keep what is being typed into one of these registers; `rest` makes a revision of it."""
    if not registers.belongs(key):
        raise ValueError(key)
    if isinstance(value, Closing):
        plain = _meant(vault, case, key.partition("/")[2], value)
    sealed = _checked(value) if not isinstance(value, str) else _text(value)
    drafts.keep(vault, case, key, plain, sealed)


def check_override(name: str, given: Override) -> None:
    """Raise InputError for anything but a factor, or the level with a level that there is."""
    check_known(name, (*FACTORS, "level"), _UNKNOWN)
    if given.value:
        check_known(given.value, LEVELS if name == "level" else (), _UNKNOWN)


def closable(guidance: Guidance) -> tuple[str, ...]:
    """Return what can have a closing: fields, and items that the circumstances answer."""
    return (*guidance.field, *(item.id for item in guidance.items if item.given))


def check_decision(guidance: Guidance, part: str, value: str) -> None:
    """Raise InputError for a part that no decision has, or a value it cannot have."""
    check_known(part, registers.PARTS, _UNKNOWN)
    if not value:
        return
    known: Collection[str] = LEVELS
    if part == "outcome":
        known = [one.id for one in guidance.rules.outcomes]
    elif part != "residual":
        check_day(value)
        return
    check_known(value, known, _UNKNOWN)


def meant(guidance: Guidance, known: CaseFile, field: str, closing: Closing) -> str:
    """Return the marks of the answers that a document is about, as the plain part holds them."""
    if closing.document is None:
        return ""
    return " ".join(stopping(guidance, known, field)[:_MOST_MEANT]) or _NOTHING_MEANT


def _meant(vault: Vault, case: str, field: str, closing: Closing) -> str:
    """What is merely left as it is stays about the answers it was about."""
    if closing.document is None:
        return ""
    entry = history.state(vault, case).value(f"closing/{field}")
    if entry and entry.sealed and history.blob(vault, entry.sealed) == registers.sealed(closing):
        return entry.plain
    return meant(guidance_of(vault, case), cases.case_file(vault, case), field, closing)


def _put(
    vault: Vault, case: str, key: str, plain: str, value: Struct | None, now: datetime
) -> Done:
    return put(vault, case, case, key, (plain, _checked(value)), now)


def _checked(value: Struct | None) -> bytes:
    if value is None:
        return b""
    check_words(value)
    return registers.sealed(value)


def check_words(value: Struct) -> None:
    """Raise InputError for a text that is too long or cannot be kept, and a day that is none."""
    for field in msgspec.structs.fields(value):
        given = getattr(value, field.name)
        if isinstance(given, str):
            check_text(given, TEXT_LIMIT if field.name in _LONG else LINE_LIMIT)
            if field.name in _DAYS:
                check_day(given)


def _text(value: str) -> bytes:
    check_text(value, TEXT_LIMIT)
    return value.encode()
