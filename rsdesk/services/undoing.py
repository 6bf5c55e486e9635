"""Taking a step back, exactly: every register holds again what it held before."""

from datetime import datetime

from rsdesk.domain.casework import CLEAR, Done, Reset, Value
from rsdesk.domain.revision import Change
from rsdesk.errors import InputError
from rsdesk.i18n import N_
from rsdesk.services import cases
from rsdesk.services.steps import carry_out, values
from rsdesk.storage import drafts, history
from rsdesk.storage.vault import Vault

MOVED_ON = N_(
    "This step cannot be taken back: what it changed has been changed again since. Nothing was "
    "changed now. The history of the question shows every version."
)
ERASED = N_("This version cannot be brought back: its text has been erased. Nothing was changed.")


def revert(vault: Vault, case: str, step: tuple[Reset, ...], now: datetime) -> Done:
    """Undo a step as new revisions; the step of the result is the redo.

    Raises InputError, and changes nothing, when a register no longer holds what the step left in
    it or is being typed into, or when the text to bring back was erased.
    """
    subjects = tuple(dict.fromkeys(reset.subject for reset in step))

    def act() -> None:
        for reset in step:
            _check(vault, reset)
        # what a case builds on comes first: the case then names the outcome
        for subject in sorted(subjects, key=lambda subject: subject == case):
            changes = [
                Change(reset.key, *_target(vault, reset))
                for reset in step
                if reset.subject == subject
            ]
            cases.write(vault, subject, changes, (), now)

    return carry_out(vault, case, subjects, act, now)


def _check(vault: Vault, reset: Reset) -> None:
    state = history.state(vault, reset.subject)
    typed = {draft.key for draft in drafts.drafts(vault, reset.subject)}
    held = values(state).get(reset.key, CLEAR)
    if reset.key in typed or not _same(vault, reset.key, held, reset.after):
        raise InputError(MOVED_ON)
    sealed = reset.before[1]
    if sealed and history.blob(vault, sealed) is None:
        raise InputError(ERASED)


def _target(vault: Vault, reset: Reset) -> Value:
    """A pin goes to the latest revision that says the same, so that it does not look outdated."""
    pinned = _pinned(reset.key)
    if pinned is None or reset.before == CLEAR:
        return reset.before
    latest = cases.single_head(vault, pinned)
    same = latest and _same(vault, reset.key, (latest, ""), reset.before)
    return (latest, "") if same else reset.before


def _same(vault: Vault, key: str, one: Value, other: Value) -> bool:
    pinned = _pinned(key)
    if one == other or pinned is None or CLEAR in (one, other):
        return one == other
    return values(cases.as_of(vault, pinned, one[0])) == values(
        cases.as_of(vault, pinned, other[0])
    )


def _pinned(key: str) -> str | None:
    kind, _, identifier = key.partition("/")
    return f"{kind}:{identifier}" if kind in ("partner", "institute") else None
