"""Partners of a case: begun here, or known from another case and built upon again."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from rsdesk.domain import case as registers
from rsdesk.domain.case import kind_of, new_subject
from rsdesk.domain.casework import Done
from rsdesk.domain.history import SubjectState
from rsdesk.domain.revision import Change, seal
from rsdesk.errors import InputError
from rsdesk.i18n import N_
from rsdesk.services import cases
from rsdesk.services.limits import check_particular
from rsdesk.services.steps import NOT_PART, carry_out, pin
from rsdesk.storage import history
from rsdesk.storage.vault import Vault


class KnownPartner(Struct, frozen=True):
    """A partner of any case; `latest` is when its newest answer was given, empty without one."""

    subject: str
    name: str
    seat: str
    latest: str
    answers: int


def add_partner(vault: Vault, case: str, about: Mapping[str, str], now: datetime) -> Done:
    """Begin a partner and let the case build on it."""
    subject = new_subject("partner")
    for particular, text in about.items():
        check_particular(subject, particular, text)
    blobs = {registers.about_key(name): seal(text.encode()) for name, text in about.items() if text}

    def act() -> None:
        changes = [Change(key, sealed=blob.commitment) for key, blob in blobs.items()]
        cases.write(vault, subject, changes, blobs.values(), now)
        pin(vault, case, subject, now)

    return carry_out(vault, case, [subject], act, now)


def build_upon_partner(vault: Vault, case: str, partner: str, now: datetime) -> Done:
    """Let a case build on a known partner as it stands now; again to take in newer answers."""
    if kind_of(partner) != "partner" or not history.state(vault, partner).heads:
        raise InputError(
            N_("This vault does not hold this partner. Nothing was changed. Please add it again.")
        )
    return carry_out(vault, case, [partner], lambda: pin(vault, case, partner, now), now)


def drop_partner(vault: Vault, case: str, partner: str, now: datetime) -> Done:
    """Take a partner out of a case; what was said or typed about it stays with the partner."""

    def act() -> None:
        if partner not in registers.pins(history.state(vault, case), "partner"):
            raise InputError(NOT_PART)
        cases.take_back(vault, case, registers.pin_key(partner), now)

    return carry_out(vault, case, [partner], act, now)


def known_partners(vault: Vault) -> tuple[KnownPartner, ...]:
    """Return all partners that have a name or an answer, by name."""
    found = [_known(vault, subject) for subject in history.subjects(vault, "partner")]
    named = [partner for partner in found if partner.name or partner.answers]
    return tuple(sorted(named, key=lambda partner: (partner.name.casefold(), partner.subject)))


def _known(vault: Vault, subject: str) -> KnownPartner:
    state = history.state(vault, subject)
    given = [key for key in state.entries if key.startswith("answer/") and state.value(key)]
    times = [entry.time for key in given for entry in state.entries[key]]
    return KnownPartner(
        subject,
        _about(vault, state, "name"),
        _about(vault, state, "seat"),
        max(times, default=""),
        len(given),
    )


def _about(vault: Vault, state: SubjectState, particular: str) -> str:
    entry = state.value(registers.about_key(particular))
    value = history.blob(vault, entry.sealed) if entry else None
    return value.decode() if value else ""
