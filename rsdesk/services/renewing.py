"""Answers about partners and the institute given again, and taken over into a case."""

from collections.abc import Collection
from datetime import datetime

from rsdesk.domain import case as registers
from rsdesk.domain.case import kind_of
from rsdesk.domain.casework import Done
from rsdesk.domain.revision import Change
from rsdesk.errors import InputError
from rsdesk.i18n import N_
from rsdesk.services import cases
from rsdesk.services.steps import NOT_PART, carry_out, check_part, pin
from rsdesk.storage import drafts, history
from rsdesk.storage.vault import Vault

_BEHIND = N_(
    "There are newer answers than this case shows. Nothing was changed. Please take them over "
    "first; then you confirm what you see."
)
_TYPING = N_(
    "Something is still being typed here. Nothing was confirmed. Please leave the field first."
)


def confirm(vault: Vault, case: str, subject: str, fields: Collection[str], now: datetime) -> Done:
    """Give the answers to these fields again as they are: their date and author are new.

    `case` is the case in which a partner is confirmed, or the institute itself. A statement of
    today cannot be taken back as if it had not been made, so the step is empty.
    """

    def act() -> None:
        check_part(vault, case, subject)
        _check_seen(vault, case, subject)
        if any(draft.key.startswith("answer/") for draft in drafts.drafts(vault, subject)):
            raise InputError(_TYPING)
        state = history.state(vault, subject)
        keys = [registers.answer_key(field) for field in fields]
        given = [(key, entry) for key in keys if (entry := state.value(key)) and entry.plain]
        if given:
            changes = [Change(key, entry.plain, entry.sealed) for key, entry in given]
            cases.write(vault, subject, changes, (), now)
            pin(vault, case, subject, now)

    return Done(carry_out(vault, case, [subject], act, now).casework, ())


def take_over(vault: Vault, case: str, subject: str, now: datetime) -> Done:
    """Let a case build on a partner or the baseline as they stand now."""

    def act() -> None:
        if kind_of(subject) == "institute":
            _check_baseline(vault, case, subject)
        else:
            check_part(vault, case, subject)
        pin(vault, case, subject, now)

    return carry_out(vault, case, [subject], act, now)


def _check_seen(vault: Vault, case: str, subject: str) -> None:
    if subject == case:
        return
    pinned = history.state(vault, case).plain(registers.pin_key(subject))
    if history.state(vault, subject).heads != (pinned,):
        raise InputError(_BEHIND)


def _check_baseline(vault: Vault, case: str, subject: str) -> None:
    """A case stays with the institute it began with; one without any takes the vault's own."""
    pinned = [*registers.pins(history.state(vault, case), "institute")]
    if subject not in (pinned or [cases.known_institute(vault) or ""]):
        raise InputError(NOT_PART)
