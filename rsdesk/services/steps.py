"""Writing into a case from its pages: one transaction, the case afterwards, a step to undo it."""

from collections.abc import Callable, Iterable
from datetime import datetime

from rsdesk.domain import case as registers
from rsdesk.domain.casework import CLEAR, Done, Reset, Value
from rsdesk.domain.guidance import Guidance
from rsdesk.domain.history import SubjectState
from rsdesk.domain.revision import Blob, Change, seal
from rsdesk.errors import InputError
from rsdesk.i18n import N_
from rsdesk.services import cases, editions, register
from rsdesk.services.current import current
from rsdesk.storage import drafts, history
from rsdesk.storage.handle import writing
from rsdesk.storage.vault import Vault

NOT_PART = N_(
    "This partner is no longer part of the case. Nothing was changed. Please add it again first."
)


def values(state: SubjectState) -> dict[str, Value]:
    """Return what the registers of a subject hold; those that are clear or in conflict are left."""
    found = {key: state.value(key) for key in state.entries}
    return {key: (entry.plain, entry.sealed) for key, entry in found.items() if entry}


def carry_out(
    vault: Vault, case: str, subjects: Iterable[str], act: Callable[[], None], now: datetime
) -> Done:
    """Let `act` write to the case and these subjects, all or nothing; return what it changed."""
    concerned = tuple(dict.fromkeys((case, *subjects)))
    with writing(vault):
        before = {subject: values(history.state(vault, subject)) for subject in concerned}
        with register.held_back() as written:
            act()
        step = tuple(
            reset for subject in concerned for reset in _resets(vault, subject, before[subject])
        )
        work = current(vault, case, now)
        register.show(vault, written, work)
        return Done(work, step)


def guidance_of(vault: Vault, case: str) -> Guidance:
    """Return the edition that a case, or the institute, is answered under."""
    version = history.state(vault, case).plain(registers.GUIDANCE)
    return editions.for_subject(vault, case, version)


def check_part(vault: Vault, case: str, subject: str) -> None:
    """Raise InputError unless a subject is the case or one of its partners.

    What the institute says is written in its own work and nowhere else.
    """
    if subject not in {case, *registers.pins(history.state(vault, case), "partner")}:
        raise InputError(NOT_PART)


def put(
    vault: Vault, case: str, subject: str, key: str, value: tuple[str, bytes], now: datetime
) -> Done:
    """Set one register of the case or of what it builds on to a choice and words."""

    def act() -> None:
        check_part(vault, case, subject)
        drafts.discard(vault, subject, key)
        if not _holds(vault, seen(vault, case, subject), key, value):
            _write(vault, subject, key, value, now)
            pin(vault, case, subject, now)

    return carry_out(vault, case, [subject], act, now)


def pin(vault: Vault, case: str, subject: str, now: datetime) -> None:
    """Let a case build on the latest of a partner or the baseline; nothing if it does."""
    if subject == case:
        return
    pinned = history.state(vault, case).plain(registers.pin_key(subject))
    if history.state(vault, subject).heads != (pinned,):
        cases.build_upon(vault, case, [subject], now)


def seen(vault: Vault, case: str, subject: str) -> SubjectState | None:
    """Return a subject as the case shows it: a partner may have gone on since, in another case."""
    if subject == case:
        return history.state(vault, subject)
    pinned = history.state(vault, case).plain(registers.pin_key(subject))
    return cases.as_of(vault, subject, pinned) if pinned else None


def _write(vault: Vault, subject: str, key: str, value: tuple[str, bytes], now: datetime) -> None:
    if _holds(vault, history.state(vault, subject), key, value):
        return
    blobs: list[Blob] = [seal(value[1])] if value[1] else []
    sealed = blobs[0].commitment if blobs else ""
    cases.write(vault, subject, [Change(key, value[0], sealed)], blobs, now)


def _holds(vault: Vault, state: SubjectState | None, key: str, value: tuple[str, bytes]) -> bool:
    if state is None or key in state.conflicts:
        return False
    entry = state.value(key)
    if entry is None:
        return value == ("", b"")
    stored = history.blob(vault, entry.sealed) if entry.sealed else b""
    return (entry.plain, stored) == value


def _resets(vault: Vault, subject: str, before: dict[str, Value]) -> Iterable[Reset]:
    after = values(history.state(vault, subject))
    for key in sorted({*before, *after}):
        then, now = before.get(key, CLEAR), after.get(key, CLEAR)
        if then != now:
            yield Reset(subject, key, then, now)
